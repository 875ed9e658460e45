//! Our types in the scratch crate.

use std::{collections::BTreeMap, path::Path};

use serde_json::Value;
use tablature::load::{LoadOptions, Text};
use tablature_codegen::{Fault, Options, source::Source};

use super::{
    corpus::NOW,
    workshop::{Build, Module, Workshop},
};

/// Functions that every module's `read` calls: all ways to read have to agree, and the output is read again.
const HELPERS: &str = r#"
use tablature::types::{Root, Typed, __private::{Json, by_proof, by_value}};

fn read<T>(text: &[u8]) -> Result<Answer, String>
where
    T: Root + Json + serde::Serialize + serde::de::DeserializeOwned + PartialEq + std::fmt::Debug,
{
    let by_serde = serde_json::from_slice::<T>(text);
    let by_value = by_value::<T>(text);
    // What was filled by a proof is what is read through a value, to the last digit, and so are the errors.
    let by_proof = by_proof::<T>(text);
    let same = |left: &T, right: &T| left == right && format!("{left:?}") == format!("{right:?}");
    let is_filled_alike = by_proof.as_ref().is_none_or(|filled| by_value.as_ref().is_ok_and(|read| same(filled, read)));
    let is_read_alike = match (<T as Typed>::from_json(text), &by_value) {
        (Ok(read), Ok(value)) => same(&read, value),
        (Err(read), Err(value)) => read == *value,
        _ => false,
    };
    if !is_filled_alike || !is_read_alike {
        let inconsistency = Some(format!("filled {by_proof:?}, read {by_value:?}"));
        return Ok(Answer { written: String::new(), is_fresh: true, inconsistency });
    }
    let value = match T::check_json(text) {
        Ok(value) => value,
        Err(report) => {
            let reasons: Vec<String> = report
                .findings()
                .iter()
                .filter(|finding| finding.is_error())
                .map(|finding| format!("{} {} {}", finding.code, finding.pointer, finding.message))
                .collect();
            let reasons = reasons.join("; ");
            let inconsistency = if reasons.is_empty() || reasons.contains("rejected-by-type") {
                Some("rejected without a finding of the validator")
            } else if by_serde.is_ok() && serde_json::from_slice::<serde_json::Value>(text).is_ok() {
                Some("serde reads what is rejected")
            } else {
                return Err(reasons);
            };
            return Ok(Answer { written: reasons, is_fresh: true, inconsistency: inconsistency.map(str::to_owned) });
        }
    };
    let written = value.to_json();
    let inconsistency = if by_serde.as_ref().ok() != Some(&value) {
        Some(format!("serde reads something else: {by_serde:?}"))
    } else if T::from_value(value.to_value()).ok().as_ref() != Some(&value) {
        Some("the value is not read as it was written".to_owned())
    } else if value.validate().is_err() {
        Some("what was read is not valid".to_owned())
    } else if <T as Typed>::from_json(serde_json::to_string(&value).unwrap_or_default().as_bytes()).ok().as_ref() != Some(&value) {
        Some("serde writes something else".to_owned())
    } else {
        None
    };
    let now = NOW.parse().expect("a timestamp");
    Ok(Answer { written, is_fresh: value.check_fresh(now).is_ok(), inconsistency })
}
"#;

/// Dependencies of the crate, our lints, and the profile of the root workspace, so that what is compiled there
/// is not compiled again.
const MANIFEST: &str = r#"
[dependencies]
serde = "1.0"
serde_json = { version = "1.0", features = ["preserve_order", "float_roundtrip"] }

[lints.rust]
unsafe_code = "forbid"
missing_docs = "warn"
unreachable_pub = "warn"
unused_qualifications = "warn"

[profile.dev]
debug = "line-tables-only"
"#;

/// The types of a schema as a module. `documents` are what it refers to, beside it, by URI.
///
/// # Errors
///
/// Why there are none.
pub(crate) fn module(
    name: &str,
    schema: &Value,
    documents: &BTreeMap<String, Value>,
) -> Result<Module, Vec<Fault>> {
    let others = documents.iter().map(|(uri, document)| {
        let bytes = document.to_string().into_bytes();
        (uri.clone(), Text::new(uri, bytes))
    });
    let mut others: BTreeMap<String, Text> = others.collect();
    let text = schema.to_string();
    let source = Source::load(name, text.as_bytes(), LoadOptions::default(), &mut others)?;
    let generated = source.generate(&Options::default())?;
    let source = generated.to_text(&source.header());
    let name: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    Ok(Module {
        name: format!("m_{name}"),
        source,
        read: format!("read::<it::{}>(text)", generated.root),
    })
}

/// The workshop for our types. `root` is the folder of the repository; compiled code goes to `target`.
pub(crate) fn workshop(root: &Path, folder: &Path, target: &Path, name: &str) -> Workshop {
    let manifest = format!("{MANIFEST}\n[dependencies.tablature]\npath = '{}'\n", root.display());
    Workshop::new(folder, target, name, &manifest, Some(&root.join("Cargo.lock")))
}

/// Fills the workshop and builds it.
pub(crate) fn build(workshop: &Workshop, modules: &[Module]) -> Build {
    workshop.build(modules, &format!("const NOW: &str = \"{NOW}\";\n{HELPERS}"))
}
