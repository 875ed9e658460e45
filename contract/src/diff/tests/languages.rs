//! Strings, numbers and names of fields: what their keywords accept together.

use serde_json::{Value, json};

use super::{compared, four};

#[test]
fn languages_of_strings_are_decided() {
    let text = |rest: Value| {
        let mut schema = json!({"type": "string"});
        let members = schema.as_object_mut().expect("an object");
        members.extend(rest.as_object().expect("an object").clone());
        schema
    };
    for (old, new, expected) in [
        (json!({"minLength": 1}), json!({"pattern": ".+"}), "✗✓ ✗✓"),
        (json!({}), json!({"pattern": "[a-z]*"}), "✓✓ ✓✓"),
        (json!({"pattern": "^[0-9a-f]{8}-[0-9a-f]{4}$"}), json!({"maxLength": 36}), "✓✗ ✓✗"),
        (json!({"maxLength": 5, "pattern": "^(ab)*$"}), json!({"pattern": "^(ab){0,3}$"}), "✓✗ ✓✗"),
        (json!({"format": "uuid"}), json!({"minLength": 36, "maxLength": 36}), "✓✗ ✓✗"),
        (json!({"format": "date"}), json!({"pattern": "^[0-9]{4}-"}), "✓✗ ✓✗"),
        (json!({"pattern": "^[a-z]{2,3}$"}), json!({"minLength": 2, "maxLength": 3}), "✓✗ ✓✗"),
        (json!({"pattern": "^a{0,3}$"}), json!({"pattern": "^a*$", "maxLength": 3}), "✓✓ ✓✓"),
        // What is left alone implies what is added.
        (json!({"pattern": "^a{3}$"}), json!({"pattern": "^a{3}$", "maxLength": 36}), "✓✓ ✓✓"),
        (json!({"format": "uuid"}), json!({"format": "uuid", "minLength": 3}), "✓✓ ✓✓"),
        (json!({"format": "email"}), json!({"format": "email", "maxLength": 320}), "✓✓ ✓✓"),
        (json!({"maxLength": 3}), json!({"maxLength": 3, "pattern": "^.{0,4}$"}), "✗✓ ✗✓"),
        (json!({"pattern": "^[^@]+@[^@]+$"}), json!({"pattern": "@", "minLength": 4}), "✗✗ ✗✗"),
    ] {
        let (old, new) = (text(old), text(new));
        assert_eq!(four(&compared(&old, &new)), expected, "{old} {new}");
        let field = |inner: &Value| json!({"type": "object", "required": ["a"], "additionalProperties": false, "properties": {"a": inner}});
        assert_eq!(four(&compared(&field(&old), &field(&new))), expected, "{old} {new}");
    }
}

#[test]
fn bounds_at_the_end_of_64_bits_are_decided() {
    let side = |rest: Value| {
        let mut schema = json!({"type": "integer", "minimum": 0});
        let members = schema.as_object_mut().expect("an object");
        members.extend(rest.as_object().expect("an object").clone());
        schema
    };
    let (old, new) = (side(json!({})), side(json!({"maximum": i64::MAX})));
    assert_eq!(four(&compared(&old, &new)), "✗✓ ✗✓");
}

#[test]
fn multiples_are_decided_as_fractions() {
    for (old, new, expected) in [
        (json!(6), json!(1.5), "✓✗ ✓✗"),
        (json!(0.3), json!(0.1), "✓✗ ✓✗"),
        (json!(0.01), json!(0.1), "✗✓ ✗✓"),
        (json!(1.5), json!(1), "✗✗ ✗✗"),
    ] {
        let side = |step: &Value| json!({"type": "number", "multipleOf": step});
        assert_eq!(four(&compared(&side(&old), &side(&new))), expected, "{old} {new}");
    }
}

#[test]
fn names_of_fields_are_compared_with_patterns() {
    let object = |fields: Value, patterns: Value| json!({"type": "object", "properties": fields, "patternProperties": patterns, "additionalProperties": false});
    let (text, integer) = (json!({"type": "string"}), json!({"type": "integer"}));
    for (old, new, expected) in [
        // A field that a pattern covers is declared again, with a wider schema.
        (
            object(json!({"foo": text}), json!({"^I_": integer})),
            object(json!({"foo": text, "I_123": {"type": "number"}}), json!({"^I_": integer})),
            "✓✓ ✓✓",
        ),
        (
            object(json!({}), json!({"^x": text, "x$": integer})),
            object(json!({}), json!({"^x": text})),
            "✗✗ ✗✗",
        ),
        (
            object(json!({}), json!({"^x": text})),
            object(json!({}), json!({"^[xy]": text})),
            "✓✗ ✓✗",
        ),
        (
            object(json!({"a": integer, "b": integer}), json!({})),
            object(json!({}), json!({"^[a-c]$": integer})),
            "✓✗ ✓✗",
        ),
        (
            object(json!({"a": integer}), json!({})),
            object(json!({}), json!({"^[a-c]$": text})),
            "✗✗ ✗✗",
        ),
    ] {
        assert_eq!(four(&compared(&old, &new)), expected, "{old} {new}");
    }
}

#[test]
fn what_fields_of_a_pattern_may_hold_is_tried() {
    let side = |inner: Value| json!({"type": "object", "patternProperties": {"b$": inner}});
    for (old, new) in [
        (json!({"type": "array"}), json!({"type": "array", "uniqueItems": true})),
        (json!({"minimum": 3}), json!({"minimum": 3, "maximum": 70})),
        (json!({"required": ["q"]}), json!({"required": ["q"], "minProperties": 2})),
    ] {
        assert_eq!(four(&compared(&side(old.clone()), &side(new))), "✗✓ ✗✓", "{old}");
    }
    let side = |inner: Value| json!({"type": "object", "additionalProperties": inner});
    let (old, new) =
        (side(json!({"pattern": "^[a-f]{2}$"})), side(json!({"pattern": "^[a-e]{2}$"})));
    assert_eq!(four(&compared(&old, &new)), "✗✓ ✗✓");
}
