use std::{collections::BTreeMap, io};

use serde_json::json;

use super::{Bundle, tidy};

/// Reads `order.json` from files that are given as text.
fn read(files: &[(&str, &str)]) -> Result<Bundle, String> {
    let files: BTreeMap<&str, &str> = files.iter().copied().collect();
    let mut read = |path: &str| {
        let text = files.get(path).ok_or(io::ErrorKind::NotFound)?;
        Ok((*text).to_owned())
    };
    Bundle::read("order.json", &mut read).map_err(|fault| fault.to_string())
}

#[track_caller]
fn refused(files: &[(&str, &str)], expected: &str) {
    assert_eq!(read(files).map(|bundle| bundle.schema), Err(expected.to_owned()));
}

#[test]
fn a_schema_without_other_files_stays_as_it_is() {
    let text = r##"{"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "https://example.com/b.json"}}}"##;
    let bundle = read(&[("order.json", text)]).expect("it can be read");
    assert_eq!(bundle.schema.to_string(), text.replace(": ", ":").replace(", ", ","));
}

#[test]
fn files_become_definitions_and_references_point_there() {
    let bundle = read(&[
        ("order.json", r#"{"properties": {"$ref": {"$ref": "parts/item.json#/$defs/a%20b"}}}"#),
        (
            "parts/item.json",
            r##"{"$id": "https://example.com/item", "$defs": {"a b": {"items": {"$ref": "#x"}}, "c": {"$anchor": "x",
                "anyOf": [{"$ref": "../order.json"}, {"$ref": "item.json"}, {"$ref": "#/$defs/c"}]}}}"##,
        ),
    ])
    .expect("they can be read");
    assert_eq!(
        bundle.schema,
        json!({
            "properties": {"$ref": {"$ref": "#/$defs/item/$defs/a%20b"}},
            "$defs": {"item": {"$defs": {
                "a b": {"items": {"$ref": "#/$defs/item/$defs/c"}},
                "c": {"anyOf": [{"$ref": "#"}, {"$ref": "#/$defs/item"}, {"$ref": "#/$defs/item/$defs/c"}]},
            }}},
        })
    );
    let (file, pointer) = bundle.origin("/$defs/item/$defs/c");
    assert_eq!((file.path.as_str(), pointer), ("parts/item.json", "/$defs/c"));
    let (file, pointer) = bundle.origin("/$defs/items");
    assert_eq!((file.path.as_str(), pointer), ("order.json", "/$defs/items"));
}

#[test]
fn names_of_definitions_stay_unique() {
    let bundle = read(&[
        (
            "order.json",
            r#"{"items": {"$ref": "a/x.json"}, "not": {"$ref": "b/x.json"}, "$defs": {"x": true}}"#,
        ),
        ("a/x.json", "{}"),
        ("b/x.json", "false"),
    ])
    .expect("they can be read");
    assert_eq!(
        bundle.schema,
        json!({
            "items": {"$ref": "#/$defs/x2"}, "not": {"$ref": "#/$defs/x3"},
            "$defs": {"x": true, "x2": {}, "x3": false},
        })
    );
}

#[test]
fn data_that_looks_like_a_reference_is_left_alone() {
    let text =
        r#"{"const":{"$ref":"a.json"},"default":{"$ref":"b.json"},"enum":[{"$ref":"c.json"}]}"#;
    assert_eq!(read(&[("order.json", text)]).expect("it can be read").schema.to_string(), text);
}

#[test]
fn what_cannot_be_folded_is_refused_with_its_place() {
    refused(&[], "cannot read `order.json`: there is no such file");
    refused(
        &[("order.json", r#"{"$ref": "a.json"}"#)],
        "`a.json`, which is referred to here, cannot be read: there is no such file\n  --> order.json:1:10, at `/$ref`",
    );
    refused(
        &[("order.json", r#"{"$ref": "a.json"}"#), ("a.json", "{")],
        "the schema is not JSON: it ends too early\n  --> a.json:1:1",
    );
    refused(
        &[("order.json", r#"{"$ref": "a.json#x"}"#), ("a.json", "{}")],
        "`a.json` has no anchor `x`\n  --> order.json:1:10, at `/$ref`",
    );
    refused(
        &[("order.json", r#"{"$ref": "a.json"}"#), ("a.json", r#"{"items": {"$id": "b"}}"#)],
        "`$id` in a schema that another file refers to is not handled\n  --> a.json:1:19, at `/items/$id`",
    );
    refused(
        &[
            ("order.json", r#"{"$schema": "x", "$ref": "a.json"}"#),
            ("a.json", r#"{"$schema": "y"}"#),
        ],
        "the schema is of another draft than the one that refers to it\n  --> a.json:1:13, at `/$schema`",
    );
}

#[test]
fn hostile_nesting_is_a_fault_not_a_crash() {
    let deep = "[".repeat(100_000);
    assert!(read(&[("order.json", &deep)]).is_err());
}

#[test]
fn paths_lose_their_detours() {
    for (path, expected) in [
        ("a.json", "a.json"),
        ("./a//b/../c.json", "a/c.json"),
        ("../a.json", "../a.json"),
        ("a/../../b.json", "../b.json"),
        ("/a/./b.json", "/a/b.json"),
    ] {
        assert_eq!(tidy(path), expected);
    }
}

#[test]
fn names_that_a_schema_gives_its_own_parts_are_no_files() {
    let text = r#"{"$id":"https://a.example/x/order.json","$ref":"order.json#/$defs/b","properties":{"a":{"$ref":"a.json"},"c":{"$ref":"c"}},"$defs":{"b":{"$id":"a.json"},"c":{"$id":"https://a.example/x/c"}}}"#;
    let bundle = read(&[("order.json", text)]).expect("it needs no other file");
    assert_eq!(bundle.schema.to_string(), text);
}
