//! Rules that stand in another document, or in a part of the schema with an `$id` of its own.

use std::collections::BTreeMap;

use serde_json::json;

use super::{check_words, options};
use crate::{Checker, Options};

#[test]
fn rules_of_a_part_with_an_id_are_told_like_others() {
    let schema = r#"{
        "$id": "https://example.com/order.json",
        "properties": {"a": {"$ref": "item.json"}, "b": {"$ref": "item.json#/$defs/n"}},
        "$defs": {"item": {"$id": "item.json", "type": "string", "$defs": {"n": {
            "minimum": 5, "fault": {"code": "too-few", "help": "send five"}
        }}}}
    }"#;
    check_words(
        schema,
        r#"{"a": 1}"#,
        "expected a string, found integer `1`",
        "put the value in quotes",
    );
    check_words(schema, r#"{"b": 1}"#, "`1` is less than the minimum 5", "send five");
}

#[test]
fn rules_of_another_document_are_told_from_there() {
    let documents = BTreeMap::from([(
        "https://example.com/item.json".to_owned(),
        json!({"type": "string", "$defs": {
            "n": {"minimum": 5, "fault": {"code": "too-few", "help": "send five"}},
            "u": {"anyOf": [{"$ref": "order.json#/$defs/x"}, {"type": "boolean"}]}
        }}),
    )]);
    let schema = json!({
        "$id": "https://example.com/order.json",
        "properties": {
            "a": {"$ref": "item.json"},
            "b": {"$ref": "item.json#/$defs/n"},
            "c": {"$ref": "item.json#/$defs/u"},
            "d": {"$ref": "#/$defs/x"},
        },
        "$defs": {"x": {"type": "string", "minLength": 9}},
    });
    let options = Options { documents, ..options() };
    let checker = Checker::for_schema("order", &schema, options).expect("the schema can be used");
    let report = checker.check(br#"{"a": 1, "b": 1, "c": "x", "d": "x"}"#);
    let told: Vec<String> = report
        .findings()
        .iter()
        .map(|it| format!("{} {} {}#{}", it.code, it.message, it.schema, it.schema_pointer))
        .collect();
    assert_eq!(
        told,
        [
            "wrong-type expected a string, found integer `1` https://example.com/item.json#/type",
            "too-few `1` is less than the minimum 5 https://example.com/item.json#/$defs/n/minimum",
            "wrong-length 1 character, at least 9 expected order#/$defs/x/minLength",
            "wrong-length 1 character, at least 9 expected order#/$defs/x/minLength",
        ]
    );
}
