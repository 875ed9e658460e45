//! Schemas that the loader rejects are rejected by the generator, in the same words.

use tablature_codegen::Options;
use tablature_schema::load::{LoadOptions, NoSource, load};

use crate::types_of;

/// Messages and places of the generator and of the loader, which every other command asks.
#[track_caller]
fn check(schema: &str) {
    let said = |line: Option<u64>, pointer: &str, message: &str, help: Option<&str>| {
        format!("{line:?} {pointer} {message} {help:?}")
    };
    let error = load("s.json", schema.as_bytes(), &LoadOptions::default(), &mut NoSource)
        .expect_err("the schema is invalid");
    let expected: Vec<String> = error
        .items()
        .iter()
        .map(|item| {
            let line = item.position.map(|position| position.line);
            said(line, &item.pointer, &item.message, item.help.as_deref())
        })
        .collect();
    let faults = types_of(schema, "s.json", &Options::default()).expect_err("there are no types");
    let found: Vec<String> = faults
        .iter()
        .map(|fault| {
            let line = fault.place.map(|place| place.line);
            said(line, &fault.pointer, &fault.message, fault.help.as_deref())
        })
        .collect();
    assert_eq!(found, expected);
    assert!(!found.is_empty());
}

#[test]
fn an_invalid_schema_has_no_types() {
    // Patterns that other tools write and that are not regular expressions of JSON Schema.
    check(
        r#"{"type": "object", "properties": {"d": {"type": "string", "pattern": "\\A[^\\n]*\\Z"}}}"#,
    );
    check(r##"{"properties": {"a": {"$ref": "#/$defs/none"}}}"##);
    check(r#"{"properties": {"a": {"$ref": "https://example.com/none.json"}}}"#);
    check(r#"{"type": "text", "minLength": -1, "required": "a", "properties": []}"#);
    check(r##"{"$ref": "#/$defs/a", "$defs": {"a": {"not": {"$ref": "#"}}}}"##);
    check(r#"{"$schema": "https://example.com/unknown", "type": "string"}"#);
    check("{\n  \"type\": }");
    check(r#"{"type": "string", "type": "string"}"#);
    check(&format!(r#"{{"maximum": {}}}"#, "9".repeat(1_001)));
    check(&"[".repeat(100_000));
}
