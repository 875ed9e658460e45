//! A change breaks only where a payload of the whole schemas shows it.

use serde_json::{Value, json};

use super::{changes, compared, four};

/// Two schemas that accept the same, as one field of objects with another one.
fn rewrites() -> Vec<(&'static str, Value, Value)> {
    let tagged = |tag: Value| json!({"type": "object", "properties": {"k": tag, "x": {"type": "integer"}}, "required": ["k"]});
    vec![
        (
            "a branch split in two",
            json!({"oneOf": [tagged(json!({"enum": ["a", "b"]}))]}),
            json!({"oneOf": [tagged(json!({"const": "a"})), tagged(json!({"const": "b"}))]}),
        ),
        (
            "types instead of branches",
            json!({"anyOf": [{"type": "string"}, {"type": "null"}]}),
            json!({"type": ["string", "null"]}),
        ),
        (
            "a bound written otherwise",
            json!({"type": "integer", "exclusiveMinimum": 0}),
            json!({"type": "integer", "minimum": 1}),
        ),
        (
            "one `allOf` less",
            json!({"allOf": [{"type": "string"}, {"minLength": 2}]}),
            json!({"type": "string", "minLength": 2}),
        ),
        (
            "an enumeration as constants",
            json!({"enum": ["a", "b"]}),
            json!({"anyOf": [{"const": "a"}, {"const": "b"}]}),
        ),
        (
            "numbers by value",
            json!({"multipleOf": 1.0, "type": "number", "minimum": 5}),
            json!({"type": "integer", "minimum": 5.0}),
        ),
    ]
}

fn event(field: &Value, id: &str) -> Value {
    json!({"type": "object", "required": ["f", "id"], "properties": {"f": field, "id": {"type": id}}})
}

#[test]
fn a_change_that_is_proved_both_ways_is_rewritten() {
    for (name, old, new) in rewrites() {
        for (old, new) in
            [(old.clone(), new.clone()), (event(&old, "string"), event(&new, "string")), (new, old)]
        {
            let comparison = compared(&old, &new);
            assert_eq!(four(&comparison), "✓✓ ✓✓", "{name}");
            assert!(!comparison.changes.is_empty(), "{name}");
            for change in &comparison.changes {
                assert!(change.is_rewritten(), "{name}: {change:?}");
            }
        }
    }
}

#[test]
fn what_is_rewritten_beside_a_break_is_not_to_blame() {
    for (name, old, new) in rewrites() {
        let comparison = compared(&event(&old, "string"), &event(&new, "integer"));
        assert_eq!(four(&comparison), "✗✗ ✗✗", "{name}");
        for change in &comparison.changes {
            let is_break = change.path == "id";
            assert_eq!(change.is_rewritten(), !is_break, "{name}: {:?}", changes(&comparison));
        }
    }
}

#[test]
fn changes_of_one_place_break_only_together() {
    let old = json!({"type": "object", "required": ["id"], "properties": {"id": {"oneOf": [{"type": "integer"}, {"type": "string"}]}}});
    let new =
        json!({"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}}});
    let comparison = compared(&old, &new);
    assert_eq!(four(&comparison), "✗✓ ✗✓");
    assert_eq!(changes(&comparison), ["type-narrowed ✗✓", "alternatives-changed ✓✓"]);
}

#[test]
fn null_beside_another_schema_is_one_change() {
    let (named, absent) =
        (json!({"type": "string", "enum": ["user", "service"]}), json!({"type": "null"}));
    let field =
        |field: Value| json!({"type": "object", "properties": {"e": field}, "$defs": {"E": named}});
    let plain = field(json!({"$ref": "#/$defs/E"}));
    for nullable in [
        field(json!({"oneOf": [absent, {"$ref": "#/$defs/E"}]})),
        field(json!({"anyOf": [{"$ref": "#/$defs/E"}, absent]})),
        field(json!({"type": ["string", "null"], "enum": ["user", "service", null]})),
    ] {
        let comparison = compared(&plain, &nullable);
        assert_eq!(changes(&comparison), ["null-accepted ✓✗"], "{nullable}");
        assert_eq!(four(&comparison), "✓✗ ✓✗", "{nullable}");
        let comparison = compared(&nullable, &plain);
        assert_eq!(changes(&comparison), ["null-refused ✗✓"], "{nullable}");
    }
}
