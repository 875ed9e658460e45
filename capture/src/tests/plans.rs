//! Tracking plans that list properties in the words of JSON Schema.

use serde_json::{Value, json};

use super::bare;
use crate::{Options, Page, capture};

/// Captures a plan with one event, and returns its schema with the problems.
#[track_caller]
fn event(event: &Value) -> (Value, String) {
    let plan = json!({ "events": [event] });
    let captured = capture(&[Page::new("a/plan.json", plan.to_string())], &[], &Options::default());
    let problems: Vec<String> =
        captured.problems.iter().map(|problem| problem.message.clone()).collect();
    let schema = serde_json::from_str(&captured.files[0].text).expect("a schema is JSON");
    (bare(&schema), problems.join("\n"))
}

#[test]
fn properties_may_say_themselves_that_they_are_required() {
    let plan = json!({ "type": "string", "enum": ["free", "pro"], "required": true });
    let address = json!({
        "type": "object",
        "properties": { "city": { "type": "string", "required": true } },
        "required": false,
    });
    let lines = json!({
        "type": "array",
        "items": { "type": "object", "properties": { "sku": { "type": "string" } }, "required": ["sku"] },
    });
    let properties = json!({ "plan": plan, "address": address, "lines": lines });
    let expected = json!({
        "type": "object",
        "required": ["plan"],
        "properties": {
            "plan": { "type": "string", "enum": ["free", "pro"] },
            "address": {
                "type": "object",
                "required": ["city"],
                "properties": { "city": { "type": "string" } },
            },
            "lines": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["sku"],
                    "properties": { "sku": { "type": "string" } },
                },
            },
        },
    });
    for given in [
        json!({ "name": "Signed Up", "properties": properties }),
        json!({ "name": "Signed Up", "type": "object", "properties": properties }),
        json!({ "name": "Signed Up", "rules": { "type": "object", "properties": properties } }),
    ] {
        assert_eq!(event(&given), (expected.clone(), String::new()), "{given}");
    }
}

#[test]
fn limits_and_values_of_properties_are_kept() {
    let (schema, problems) = event(&json!({ "name": "E", "properties": [
        { "name": "e", "type": "boolean", "enum": [true] },
        { "name": "n", "type": "integer", "minimum": 3, "maximum": 9 },
        { "name": "f", "type": "number", "enum": [0.5, 1] },
        { "name": "s", "type": "string", "minLength": 1, "maxLength": 5 },
        { "name": "t", "type": "string", "format": "date-time" },
        { "name": "c", "type": "string", "enum": ["only"] },
        { "name": "l", "type": "array", "items": { "type": "string" }, "minItems": 1 },
        { "name": "p", "type": "string", "pattern": "^a" },
    ] }));
    assert_eq!(
        schema["properties"],
        json!({
            "e": { "type": "boolean", "enum": [true] },
            "n": { "type": "integer", "minimum": 3, "maximum": 9 },
            "f": { "type": "number", "enum": [0.5, 1] },
            "s": { "type": "string", "minLength": 1, "maxLength": 5 },
            "t": { "type": "string", "format": "date-time" },
            "c": { "type": "string", "enum": ["only"] },
            "l": { "type": "array", "items": { "type": "string" }, "minItems": 1 },
            "p": { "type": "string" },
        })
    );
    assert_eq!(
        problems,
        "`pattern` of `p` of the event `E` cannot be read from a list of properties"
    );
}
