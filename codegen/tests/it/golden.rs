//! Golden files: a schema beside the types that are made of it. The root package compiles them.
//!
//! `UPDATE_GOLDEN=1 cargo test -p tablature-codegen` writes them anew.

use std::{env, fs, path::Path};

use serde_json::Value;
use tablature_codegen::{Options, source::Source};
use tablature_schema::{
    catalogue,
    load::{LoadOptions, NoSource},
};

use crate::text;

#[track_caller]
fn check(path: &Path, name: &str, source: &Source, schema: &Value) {
    let generated = source.generate(&Options::default()).expect("the schema can be typed");
    let made = text(&generated, name, schema);
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(path, &made).expect("the folder can be written");
    }
    let golden = fs::read_to_string(path).unwrap_or_default();
    assert!(golden == made, "`{}` is stale: run with UPDATE_GOLDEN=1 and review", path.display());
}

#[test]
fn small_schemas_give_the_types_beside_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut n_schemas = 0;
    let entries = fs::read_dir(&folder).expect("the folder can be read");
    for entry in entries {
        let path = entry.expect("the folder can be read").path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("the file can be read");
        let schema = serde_json::from_str(&text).expect("the file is JSON");
        let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        let options = LoadOptions::default();
        let source = Source::load(&name, text.as_bytes(), options, &mut NoSource);
        check(&path.with_extension("rs"), &name, &source.expect("it is a schema"), &schema);
        n_schemas += 1;
    }
    assert!(n_schemas >= 8, "{n_schemas} schemas");
}

#[test]
fn every_schema_of_the_catalogue_has_types() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/catalogue");
    let source = |id: &str| Source::catalogue(id).expect("the catalogue has it");
    for entry in catalogue::entries().iter().filter(|entry| entry.is_default()) {
        let name = entry.family().replace(['/', '-'], "_");
        let path = folder.join(format!("{name}.rs"));
        check(&path, &entry.id(), &source(&entry.id()), &entry.json());
    }
    for entry in catalogue::entries() {
        source(&entry.id()).generate(&Options::default()).expect("no problems");
    }
}
