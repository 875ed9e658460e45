//! Schemas that refer to others.

use std::{collections::BTreeMap, io};

use tablature_codegen::{Fault, Generated, Options, source::Source};
use tablature_schema::load::{LoadOptions, Text};

/// The types of `order.json`, from files that are given as text.
fn read(path: &str, files: &[(&str, &str)]) -> Result<(Source, Generated), Vec<Fault>> {
    let files: BTreeMap<&str, &str> = files.iter().copied().collect();
    let mut read = |path: &str| {
        let text = files.get(path).ok_or(io::ErrorKind::NotFound)?;
        Ok((*text).to_owned())
    };
    let source = Source::file(path, &mut read)?;
    let generated = source.generate(&Options::default())?;
    Ok((source, generated))
}

/// The code of `schema.json` without spaces.
#[track_caller]
fn code(files: &[(&str, &str)]) -> String {
    let (_, generated) = read("schema.json", files).expect("it can be typed");
    generated.tokens.to_string().replace(' ', "")
}

#[track_caller]
fn refused(files: &[(&str, &str)], expected: &[&str]) {
    let faults = read("order.json", files).expect_err("it cannot be typed");
    let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
    let is_said = |expected: &&str| said.iter().any(|fault| fault.contains(expected));
    assert!(expected.iter().all(is_said), "{said:#?}");
}

#[test]
fn documents_are_embedded_once_and_named_by_where_they_are() {
    let files = [
        (
            "a/order.json",
            r#"{"properties": {"x": {"$ref": "parts/item.json#/$defs/a%20b"}, "y": {"$ref": "parts/item.json"},
                "z": {"$ref": "../b/other.json"}}}"#,
        ),
        (
            "a/parts/item.json",
            r##"{"$defs": {"a b": {"items": {"$ref": "#x"}}, "c": {"$anchor": "x", "type": "string", "not": {"const": "n"}}},
                "type": "object", "properties": {"up": {"$ref": "../order.json"}}}"##,
        ),
        ("b/other.json", r#"{"type": "object", "properties": {"n": {"type": "integer"}}}"#),
    ];
    let (source, generated) = read("a/order.json", &files).expect("it can be typed");
    assert_eq!(
        source.files().collect::<Vec<_>>(),
        ["a/order.json", "a/parts/item.json", "b/other.json"]
    );
    let code = generated.tokens.to_string().replace(' ', "");
    assert!(code.contains("with\"order.json\"[\"parts/item.json\"\"{"), "{code}");
    assert!(code.contains(",\"../b/other.json\"\"{"), "{code}");
    assert!(code.contains("\"parts/item.json#/$defs/c\""), "{code}");
    assert!(code.contains("pubstructOther"), "{code}");
    // Where the files stand changes nothing.
    let moved: Vec<(String, &str)> =
        files.iter().map(|(path, text)| (format!("../deep/{path}"), *text)).collect();
    let moved: Vec<(&str, &str)> =
        moved.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    let (_, again) = read("../deep/a/order.json", &moved).expect("it can be typed");
    assert_eq!(again.tokens.to_string(), generated.tokens.to_string());
}

#[test]
fn a_reference_may_climb_and_come_down_again() {
    let files = [
        ("x/order.json", r#"{"properties": {"a": {"$ref": "../x/item.json"}}}"#),
        ("x/item.json", r#"{"type": "object", "properties": {"b": {"$ref": "../x/order.json"}}}"#),
    ];
    let (_, generated) = read("x/order.json", &files).expect("it can be typed");
    assert!(generated.tokens.to_string().contains("with \"x/order.json\" ["));
}

#[test]
fn the_file_beside_the_schema_is_found_by_its_id() {
    let code = code(&[
        (
            "schema.json",
            r#"{"$id": "https://schemas.example/schema.json", "type": "object",
                "properties": {"to": {"$ref": "https://schemas.example/address.json"}, "from": {"$ref": "address.json"}}}"#,
        ),
        (
            "address.json",
            r#"{"$id": "https://schemas.example/address.json", "type": "object", "required": ["zip"]}"#,
        ),
    ]);
    assert!(code.contains("pubto:::std::option::Option<Address>"), "{code}");
    assert!(code.contains("pubfrom:::std::option::Option<Address>"), "{code}");
    assert!(code.contains("[\"https://schemas.example/address.json\"\"{"), "{code}");
}

#[test]
fn references_within_a_schema_are_resolved_as_uris() {
    let code_of = |text: &str| code(&[("schema.json", text)]);
    let own = r#"{"$schema": "http://json-schema.org/draft-07/schema#", "$id": "https://schemas.example/info.json",
        "type": "object", "properties": {"x": {"$ref": "info.json#/definitions/e"}}, "definitions": {"e": {"enum": ["a"]}}}"#;
    assert!(code_of(own).contains("pubx:::std::option::Option<E>"));
    let nested = r#"{"$schema": "http://json-schema.org/draft-04/schema#", "type": "object",
        "properties": {"x": {"$ref": "path"}}, "definitions": {"p": {"id": "path", "type": "string", "minLength": 2}}}"#;
    assert!(code_of(nested).contains("pubx:::std::option::Option<P>"));
    let unencoded = r##"{"type": "object", "properties": {"a": {"$ref": "#/definitions/x::In<String>"}}, "required": ["a"],
        "definitions": {"x::In<String>": {"type": "array", "items": {"type": "string"}}}}"##;
    assert!(code_of(unencoded).contains("puba:::std::vec::Vec<::std::string::String>"));
}

#[test]
fn standard_meta_schemas_are_at_hand() {
    let direct = code(&[(
        "schema.json",
        r#"{"$schema": "http://json-schema.org/draft-07/schema#", "title": "Holder", "type": "object",
            "properties": {"s": {"$ref": "http://json-schema.org/draft-07/schema#"}}}"#,
    )]);
    assert!(direct.contains("pubs:::std::option::Option<Schema>"), "{direct}");
    assert!(!direct.contains(".with("), "built-in documents are not embedded");
    let behind = code(&[(
        "schema.json",
        r##"{"title": "Holder", "type": "object", "properties": {"a": {"$ref": "#/$defs/b"}},
            "$defs": {"b": {"type": "object", "properties": {"r": {"$ref": "http://json-schema.org/draft-04/schema#/definitions/stringArray"}}}}}"##,
    )]);
    assert!(behind.contains("pubr:::std::option::Option<StringArray>"), "{behind}");
}

#[test]
fn what_is_not_there_is_refused_with_the_place_of_the_reference() {
    refused(&[], &["cannot read `order.json`: there is no such file"]);
    refused(
        &[("order.json", r#"{"$ref": "a.json"}"#)],
        &["a.json", "--> order.json:1:10, at `/$ref`"],
    );
    refused(&[("order.json", r#"{"$ref": "a.json"}"#), ("a.json", "{")], &["--> a.json:1:"]);
    refused(
        &[("order.json", r#"{"$ref": "a.json#x"}"#), ("a.json", "{}")],
        &["--> order.json:1:10, at `/$ref`"],
    );
}

#[test]
fn the_draft_that_a_caller_names_is_that_of_the_code() {
    let text = r#"{"type": "array", "items": [{"type": "string"}], "additionalItems": false, "minItems": 1}"#;
    let mut options = LoadOptions::default();
    options.draft = tablature_schema::ir::Draft::Draft7;
    options.base = Some("file:///x/list.json".to_owned());
    let mut others: BTreeMap<String, Text> = BTreeMap::new();
    let source =
        Source::load("list.json", text.as_bytes(), options, &mut others).expect("it is a schema");
    let generated = source.generate(&Options::default()).expect("it can be typed");
    let code = generated.tokens.to_string();
    assert!(
        code.contains(r#"{\"$schema\":\"http://json-schema.org/draft-07/schema#\","#),
        "{code}"
    );
}
