//! Schemas of older drafts, and what differs between drafts.

use serde_json::{Value, json};

use super::{changes, compared, four};

fn draft(number: u8, schema: &Value) -> Value {
    let mut schema = schema.clone();
    schema["$schema"] = json!(format!("http://json-schema.org/draft-0{number}/schema#"));
    schema
}

#[test]
fn integers_of_draft_4_are_proved() {
    let object = |field: Value| json!({"type": "object", "properties": {"n": field}});
    let integer = |more: Value| {
        let mut schema = json!({"type": "integer"});
        schema.as_object_mut().expect("an object").extend(more.as_object().expect("one").clone());
        object(schema)
    };
    for (old, new, expected) in [
        (integer(json!({"minimum": 5})), integer(json!({"minimum": 1})), "✓✗ ✓✗"),
        (integer(json!({"description": "one"})), integer(json!({"description": "two"})), "✓✓ ✓✓"),
        (integer(json!({})), object(json!({"type": "number"})), "✓✗ ✓✗"),
        (integer(json!({})), object(json!({"type": ["integer", "null"]})), "✓✗ ✓✗"),
        (
            object(json!({"type": "string"})),
            object(json!({"type": ["integer", "string"]})),
            "✓✗ ✓✗",
        ),
        // `1.0` is a multiple of 1, and no integer.
        (object(json!({"type": "number", "multipleOf": 1})), integer(json!({})), "✗✓ ✗✓"),
        (
            object(json!({"anyOf": [{"type": "integer"}, {"type": "string"}]})),
            object(json!({"type": ["integer", "string", "null"]})),
            "✓✗ ✓✗",
        ),
        // One of the alternatives holds, and each sends integers.
        (
            object(
                json!({"anyOf": [{"type": "integer", "multipleOf": 3}, {"type": "integer", "multipleOf": 6}]}),
            ),
            integer(json!({"multipleOf": 3})),
            "✓✓ ✓✓",
        ),
        (
            object(json!({"anyOf": [{"type": "integer"}, {"type": "number", "minimum": 3}]})),
            integer(json!({})),
            "✗✓ ✗✓",
        ),
        // Where any number is taken, it does not matter how integers are written.
        (
            object(json!({"not": {"type": ["string", "object", "array"]}})),
            object(
                json!({"anyOf": [{"type": "integer"}, {"type": "number"}, {"type": "boolean"}, {"type": "null"}]}),
            ),
            "✓✓ ✓✓",
        ),
        // A field that is not sent is not written otherwise.
        (
            json!({"type": "object", "properties": {"m": {"type": "string"}}, "additionalProperties": false}),
            json!({"type": "object", "properties": {"m": {"type": "string"}, "n": {"type": "integer"}}, "additionalProperties": false}),
            "✓✗ ✓✗",
        ),
        // `5.0` is one of the values, and no integer.
        (object(json!({"enum": [5]})), integer(json!({"enum": [5]})), "✗✓ ✗✓"),
        (object(json!({"type": "number", "multipleOf": 10})), integer(json!({})), "✗✗ ✗✗"),
        (
            object(json!({"type": "array", "items": {"type": "integer", "maximum": 3}})),
            object(json!({"type": "array", "items": {"type": "integer"}})),
            "✓✗ ✓✗",
        ),
        (
            object(json!({"oneOf": [{"type": "integer"}, {"type": "string"}], "title": "a"})),
            object(json!({"oneOf": [{"type": "integer"}, {"type": "string"}], "title": "b"})),
            "✓✓ ✓✓",
        ),
    ] {
        assert_eq!(four(&compared(&draft(4, &old), &draft(4, &new))), expected, "{old} {new}");
    }
}

#[test]
fn integers_of_draft_4_are_not_those_of_later_drafts() {
    let schema =
        json!({"type": "object", "properties": {"n": {"type": "integer"}}, "required": ["n"]});
    let comparison = compared(&draft(4, &schema), &draft(7, &schema));
    assert_eq!(four(&comparison), "✓✗ ✓✗");
    assert_eq!(changes(&comparison), ["type-widened ✓✗"]);
    assert_eq!(four(&compared(&draft(7, &schema), &draft(4, &schema))), "✗✓ ✗✓");
}

#[test]
fn host_names_of_two_kinds_are_not_taken_for_one() {
    let schema = json!({"type": "string", "format": "hostname"});
    for other in [4, 6] {
        let comparison = compared(&draft(other, &schema), &draft(7, &schema));
        assert!(four(&comparison).starts_with(['?', '✗']), "{}", four(&comparison));
    }
    assert_eq!(four(&compared(&draft(4, &schema), &draft(6, &schema))), "✓✓ ✓✓");
}

#[test]
fn values_are_judged_by_our_own_formats() {
    for (value, format, expected) in [
        ("23:59:60Z", "time", "✓✗ ✓✗"),
        ("23:59:60", "time", "✗✗ ✗✗"),
        ("2024-02-30", "date", "✗✗ ✗✗"),
        ("P1Y2W", "duration", "✗✗ ✗✗"),
        ("1.2.3.4", "ipv4", "✓✗ ✓✗"),
    ] {
        let (old, new) = (json!({"const": value}), json!({"type": "string", "format": format}));
        assert_eq!(four(&compared(&old, &new)), expected, "{value} {format}");
    }
}
