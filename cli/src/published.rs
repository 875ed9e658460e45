//! The schemas that we publish of what we print and read. They are derived from the types, and checked
//! in: `UPDATE_SCHEMAS=1 cargo test -p tablature-cli published` remakes them.

use std::{fs, path::Path};

use schemars::generate::SchemaSettings;
use serde_json::Value;

use tablature_report::{json, run::BaselineFile};

use crate::{config, diff};

/// A published schema, by the name of its file in `docs/schemas`.
fn path(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/schemas").join(name)
}

/// Holds the file against what the type says, or remakes it.
#[track_caller]
pub(crate) fn assert_fresh(name: &str, schema: &schemars::Schema) {
    let text = format!("{}\n", serde_json::to_string_pretty(schema).expect("a schema is JSON"));
    assert_text(&path(name), &text);
}

#[track_caller]
fn assert_text(path: &Path, text: &str) {
    let is_fresh = || fs::read_to_string(path).is_ok_and(|there| there == text);
    if std::env::var_os("UPDATE_SCHEMAS").is_some() && !is_fresh() {
        fs::create_dir_all(path.parent().expect("it is in a directory")).expect("it can be made");
        fs::write(path, text).expect("it can be written");
    }
    assert!(
        is_fresh(),
        "{} is stale; `UPDATE_SCHEMAS=1 cargo test -p tablature-cli published` remakes it",
        path.display()
    );
}

fn validator(name: &str) -> jsonschema::Validator {
    let text = fs::read_to_string(path(name)).expect("it is published");
    let schema: Value = serde_json::from_str(&text).expect("it is JSON");
    jsonschema::options().should_validate_formats(true).build(&schema).expect("it is a schema")
}

#[test]
fn what_check_prints() {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    assert_fresh("check.json", &generator.into_root_schema_for::<json::Line<'_>>());
}

#[test]
fn what_a_configuration_says() {
    let generator = SchemaSettings::draft2020_12().for_deserialize().into_generator();
    let schema = generator.into_root_schema_for::<config::Config>();
    assert_fresh("tablature.toml.json", &schema);
    // What `tablature init --schema` prints is part of the package.
    let text = fs::read_to_string(path("tablature.toml.json")).expect("it is fresh");
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("help/tablature.toml.json");
    assert_text(&own, &text);
}

#[test]
fn what_diff_prints() {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    assert_fresh("diff.json", &generator.into_root_schema_for::<diff::json::Line<'_>>());
}

#[test]
fn what_acknowledgements_say() {
    let generator = SchemaSettings::draft2020_12().for_deserialize().into_generator();
    assert_fresh(
        "acknowledged.json",
        &generator.into_root_schema_for::<diff::acknowledged::File>(),
    );
}

#[test]
fn what_a_baseline_says() {
    let generator = SchemaSettings::draft2020_12().for_deserialize().into_generator();
    assert_fresh("baseline.json", &generator.into_root_schema_for::<BaselineFile>());
}

/// Asserts that the published schema and the reader agree on the text.
#[track_caller]
fn check(text: &str, is_valid: bool) {
    let table: toml::Table = text.parse().expect("the text is TOML");
    let value = serde_json::to_value(table).expect("a table is JSON");
    assert_eq!(config::faults(text).is_empty(), is_valid, "{text}\n{}", config::faults(text));
    assert_eq!(validator("tablature.toml.json").is_valid(&value), is_valid, "{text}");
}

#[test]
fn the_schema_of_the_configuration_and_its_reader_agree() {
    check("", true);
    check("check = []\nseverity = {}\nclock = {}", true);
    check("[[check]]\nfiles = [\"a/*.json\"]\nschema = \"v/n@1\"", true);
    check("[severity]\na = \"error\"\nb = \"warning\"\nc = \"advice\"\nd = \"allow\"", true);
    check("[clock]\nnow = \"2026-11-21T16:00:00Z\"\ntolerance = \"PT5M\"", true);
    check("[[override]]\ncode = \"a\"\nseverity = \"allow\"", true);
    check("[[override]]\nfield = \"/a/**\"\nfiles = [\"a\"]\nseverity = \"error\"", true);
    check("[[override]]\nseverity = \"error\"", false);
    check("[[override]]\ncode = \"a\"", false);
    check("[[override]]\nfield = \"a\"\nseverity = \"error\"", false);
    check("[[override]]\nfiles = []\nseverity = \"error\"", false);
    check("[override]\ncode = \"a\"\nseverity = \"error\"", false);
    check("[[change]]\nrule = \"field-removed\"\nseverity = \"advice\"", true);
    check("[[change]]\npath = \"/a/*\"\nseverity = \"allow\"", true);
    check("[[change]]\nseverity = \"error\"", false);
    check("[[change]]\nrule = \"field-removed\"", false);
    check("[[change]]\nrule = \"field-remved\"\nseverity = \"error\"", false);
    check("[[change]]\npath = \"a\"\nseverity = \"error\"", false);
    check("[[change]]\nrule = \"field-removed\"\nfiles = [\"a\"]\nseverity = \"error\"", false);
    check("[references]\n\"https://a.example/\" = \"a\"\n\"urn:a#\" = \"a.json\"", true);
    check("[references]\n\"a.json\" = \"a.json\"", false);
    check("[references]\n\"urn:a#b\" = \"a.json\"", false);
    check("[references]\n\"urn:a\" = [\"a.json\"]", false);
    check("[drafts]\ndefault = \"2019-09\"\n\"https://a.example/meta#\" = \"4\"", true);
    check("[drafts]\ndefault = \"5\"", false);
    check("[drafts]\ndefault = 7", false);
    check("[drafts]\nother = \"7\"", false);
    check("chek = []", false);
    check("[[check]]\nfiles = [\"a\"]", false);
    check("[[check]]\nschema = \"a\"", false);
    check("[[check]]\nfiles = []\nschema = \"a\"", false);
    check("[[check]]\nfiles = [1]\nschema = \"a\"", false);
    check("[[check]]\nfiles = [\"a\"]\nschema = \"a\"\nschemas = 1", false);
    check("[[check]]\nfiles = [\"a\"]\nschema = \"a\"\nschemas = \"b\"", false);
    check("[[check]]\nfiles = [\"a\"]\nschemas = \"a\"", true);
    check(
        "[[check]]\nfiles = [\"a\"]\nschemas = \"a\"\nby = \"/a\"\npayload = \"\"\nrecords = \"/b~1c\"",
        true,
    );
    check("[[check]]\nfiles = [\"a\"]\nschema = \"a\"\npayload = \"/p\"", true);
    check("[[check]]\nfiles = [\"a\"]\nschema = \"a\"\nby = \"/a\"", false);
    check("[[check]]\nfiles = [\"a\"]\nschemas = \"a\"\nby = \"a\"", false);
    check("[[check]]\nfiles = [\"a\"]\nschemas = \"a\"\nrecords = \"/~2\"", false);
    check("[[check]]\nfiles = [\"a\"]\nby = \"/a\"", false);
    check("[check]\nfiles = [\"a\"]\nschema = \"a\"", false);
    check("[severity]\na = \"eror\"", false);
    check("[severity]\na = 1", false);
    check("[clock]\nnow = \"noon\"", false);
    check("[clock]\ntolerance = \"5m\"", false);
    check("[clock]\nnau = \"2026-11-21T16:00:00Z\"", false);
}
