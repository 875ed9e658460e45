//! Generates typify's types for the schemas that are measured.
//!
//! typify does not support conditions (`if`), so `allOf`, which holds nothing else in these schemas, is left out: its
//! types check less than the schema says.

use std::{env, fs, path::Path};

use serde_json::Value;
use typify::{TypeSpace, TypeSpaceSettings};

/// Schemas of the catalogue, with the names of the files that get their types.
const SCHEMAS: [(&str, &str); 2] = [
    ("userpilot/event@3.json", "typify_userpilot.rs"),
    ("genesys/web-event-response@249.0.0.json", "typify_genesys.rs"),
];

fn main() {
    let out = env::var("OUT_DIR").expect("cargo says where generated files go");
    println!("cargo::rerun-if-changed=build.rs");
    for (schema, file) in SCHEMAS {
        let path = Path::new("../schema/catalogue").join(schema);
        println!("cargo::rerun-if-changed={}", path.display());
        let text = fs::read_to_string(path).expect("a schema of the catalogue");
        fs::write(Path::new(&out).join(file), types(&text)).expect("a folder to write to");
    }
}

fn types(schema: &str) -> String {
    let mut schema: Value = serde_json::from_str(schema).expect("a schema is JSON");
    let members = schema.as_object_mut().expect("a schema is an object");
    if let Some(Value::Array(branches)) = members.shift_remove("allOf") {
        assert!(branches.iter().all(|branch| branch.get("if").is_some()), "more than conditions");
    }
    let schema = serde_json::from_value(schema).expect("typify reads the schema");
    let mut space = TypeSpace::new(&TypeSpaceSettings::default());
    space.add_root_schema(schema).expect("typify takes the schema");
    let file = syn::parse2(space.to_stream()).expect("typify writes Rust");
    prettyplease::unparse(&file)
}
