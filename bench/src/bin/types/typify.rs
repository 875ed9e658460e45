//! typify's types in a scratch crate.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
};

use serde_json::{Value, json};
use typify::{TypeSpace, TypeSpaceSettings};

use crate::workshop::{Module, Workshop};

/// Dependencies of generated types, according to its documentation.
const MANIFEST: &str = r#"
[dependencies]
chrono = { version = "0.4", features = ["serde"] }
regress = "0.11"
serde = { version = "1.0", features = ["derive"] }
serde_json = { version = "1.0", features = ["preserve_order", "float_roundtrip"] }
typify = "0.8"
uuid = { version = "1.0", features = ["serde"] }
"#;

/// The name that the outermost type gets.
const ROOT: &str = "CorpusRoot";

pub(crate) fn workshop(folder: &Path, name: &str) -> Workshop {
    let workshop = Workshop::new(folder, &folder.join("target"), name, MANIFEST, None);
    workshop.fill_library([]);
    // The one step that needs a registry: what these types depend on is in no lock file of ours.
    workshop.cargo(&["fetch"]).unwrap_or_else(|said| panic!("{said}"));
    workshop
}

/// The types of a schema as a module.
///
/// # Errors
///
/// Why there are none: what typify says, or what it panicked with.
pub(crate) fn module(name: &str, schema: &Value) -> Result<Module, String> {
    // Its reader knows objects only. The meaning of these two and the name of the outermost type are passed to it.
    let mut schema = match schema {
        Value::Bool(true) => json!({}),
        Value::Bool(false) => json!({ "not": {} }),
        other => other.clone(),
    };
    schema["title"] = json!(ROOT);
    let made = catch_unwind(AssertUnwindSafe(|| {
        let schema = serde_json::from_value(schema).map_err(|error| error.to_string())?;
        let mut space = TypeSpace::new(&TypeSpaceSettings::default());
        let root = space.add_root_schema(schema).map_err(|error| error.to_string())?;
        let root = root.ok_or("no outermost type")?;
        let root = space.get_type(&root).map_err(|error| error.to_string())?.name();
        let file = syn::parse2(space.to_stream()).map_err(|error| error.to_string())?;
        Ok((root, prettyplease::unparse(&file)))
    }));
    let (root, text) = made.unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str);
        let text = text.or(panic.downcast_ref::<&str>().copied()).unwrap_or("without a word");
        Err(format!("panics: {}", text.lines().next().unwrap_or_default()))
    })?;
    let name: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    let read = format!(
        "let value: it::{root} = serde_json::from_slice(text).map_err(|error| error.to_string())?; \
         let written = serde_json::to_string(&value).map_err(|error| error.to_string())?; \
         Ok(Answer {{ written, is_fresh: true, inconsistency: None }})"
    );
    Ok(Module { name: format!("m_{name}"), source: format!("#![allow(warnings)]\n{text}"), read })
}
