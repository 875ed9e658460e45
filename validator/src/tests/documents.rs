//! Rules that stand in another document, or in a part of the schema with an `$id` of its own.

use std::{collections::BTreeMap, sync::Arc};

use tablature_schema::load::{LoadOptions, Text, load};

use super::{check_message, line};
use crate::Checker;

#[test]
fn rules_of_a_part_with_an_id_are_reported_like_others() {
    let schema = r#"{
        "$id": "https://example.com/order.json",
        "properties": {"a": {"$ref": "item.json"}, "b": {"$ref": "item.json#/$defs/n"}},
        "$defs": {"item": {"$id": "item.json", "type": "string", "$defs": {"n": {
            "minimum": 5, "fault": {"code": "too-few", "help": "send five"}
        }}}}
    }"#;
    check_message(
        schema,
        r#"{"a": 1}"#,
        "expected a string, found integer `1`",
        "put the value in quotes",
    );
    check_message(schema, r#"{"b": 1}"#, "`1` is less than the minimum 5", "send five");
}

/// A schema with a source of other documents.
fn checker_with(schema: &str, others: &[(&str, &str)]) -> Checker {
    let mut source: BTreeMap<String, Text> = others
        .iter()
        .map(|(uri, text)| {
            let name = (*uri).to_owned();
            ((*uri).to_owned(), Text::new(name, *text))
        })
        .collect();
    let options = LoadOptions::default();
    let ir = load("order", schema.as_bytes(), &options, &mut source);
    let ir = ir.unwrap_or_else(|error| panic!("{error}"));
    Checker::from_ir("order", Arc::new(ir), super::options()).expect("the schema is valid")
}

#[test]
fn rules_of_another_document_are_reported_from_there() {
    let item = r#"{"type": "string", "$defs": {
        "n": {"minimum": 5, "fault": {"code": "too-few", "help": "send five"}},
        "u": {"anyOf": [{"$ref": "order.json#/$defs/x"}, {"type": "boolean"}]}
    }}"#;
    let schema = r##"{
        "$id": "https://example.com/order.json",
        "properties": {
            "a": {"$ref": "item.json"},
            "b": {"$ref": "item.json#/$defs/n"},
            "c": {"$ref": "item.json#/$defs/u"},
            "d": {"$ref": "#/$defs/x"}
        },
        "$defs": {"x": {"type": "string", "minLength": 9}}
    }"##;
    let checker = checker_with(schema, &[("https://example.com/item.json", item)]);
    let report = checker.check(br#"{"a": 1, "b": 1, "c": "x", "d": "x"}"#);
    let found: Vec<String> = report
        .findings()
        .iter()
        .map(|it| format!("{} {} {}#{}", it.code, it.message, it.schema, it.schema_pointer))
        .collect();
    assert_eq!(
        found,
        [
            "wrong-type expected a string, found integer `1` https://example.com/item.json#/type",
            "too-few `1` is less than the minimum 5 https://example.com/item.json#/$defs/n/minimum",
            "wrong-length 1 character, at least 9 expected order#/$defs/x/minLength",
            "wrong-length 1 character, at least 9 expected order#/$defs/x/minLength",
        ]
    );
}

#[test]
fn a_schema_is_judged_by_the_meta_schema_that_it_names() {
    let own = (
        "https://example.com/own",
        r#"{
        "$id": "https://example.com/own",
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$vocabulary": {
            "https://json-schema.org/draft/2020-12/vocab/core": true,
            "https://json-schema.org/draft/2020-12/vocab/validation": true
        },
        "required": ["description"]
    }"#,
    );
    let judged = |schema: &str| {
        let mut source = BTreeMap::from([(own.0.to_owned(), Text::new("own.json", own.1))]);
        let ir = load("order", schema.as_bytes(), &LoadOptions::default(), &mut source)?;
        Checker::from_ir("order", Arc::new(ir), super::options())
    };
    let valid = r#"{"$schema": "https://example.com/own", "description": "d", "type": "string"}"#;
    let checker = judged(valid).expect("the schema is valid");
    assert!(checker.is_valid(br#""a""#) && !checker.is_valid(b"1"));
    let error = judged(r#"{"$schema": "https://example.com/own", "type": "string"}"#)
        .expect_err("it lacks a description");
    assert!(error.to_string().contains("field `description` is missing"), "{error}");
}

#[test]
fn hints_are_found_in_other_documents() {
    let item = r#"{"properties": {"id": {"deprecated": true}}}"#;
    let schema = r#"{"$id": "https://example.com/order.json", "$ref": "item.json"}"#;
    let checker = checker_with(schema, &[("https://example.com/item.json", item)]);
    let report = checker.check(br#"{"id": 1, "idd": 2}"#);
    let found: Vec<String> = report.findings().iter().map(line).collect();
    assert_eq!(found, ["1:2 warning deprecated-field /id", "1:11 warning unknown-field /idd"]);
}
