//! Pairs of schemas that are proved, and others that must be left open.

use serde_json::{Value, json};

use super::covers;
use crate::diff::reduce::Pair;

fn proves(writer: &Value, reader: &Value) -> bool {
    covers(&Pair { writer: writer.clone(), reader: reader.clone(), is_exact: true })
}

#[test]
fn each_keyword_of_the_reader_is_met_by_the_writer() {
    for (writer, reader) in [
        (json!({"multipleOf": 6}), json!({"multipleOf": 1.5})),
        (json!({"multipleOf": 0.3}), json!({"multipleOf": 0.1})),
        (json!({"type": "integer"}), json!({"type": "number", "multipleOf": 0.25})),
        (json!({"minimum": 5}), json!({"minimum": 1.0})),
        (json!({"exclusiveMinimum": 5}), json!({"minimum": 5})),
        (json!({"maximum": 5}), json!({"exclusiveMaximum": 5.5})),
        (json!({"type": "string"}), json!({"minimum": 3})),
        (
            json!({"type": "string", "format": "uuid"}),
            json!({"type": ["null", "string"], "minLength": 36}),
        ),
        (
            json!({"type": "array", "minItems": 2, "items": {"type": "null"}}),
            json!({"minItems": 1, "items": true}),
        ),
        (
            json!({"type": "object", "required": ["a", "b"]}),
            json!({"minProperties": 2, "required": ["b"]}),
        ),
        (json!({"required": ["a"]}), json!({"dependentRequired": {"b": ["a"]}})),
        (
            json!({"type": "object", "maxProperties": 3}),
            json!({"maxProperties": 4, "properties": {"a": true}}),
        ),
        (json!({"$ref": "#/$defs/a", "type": "null"}), json!({"type": ["null", "object"]})),
        (json!({"enum": [1]}), json!({"allOf": [true, {}]})),
    ] {
        assert!(proves(&writer, &reader), "{writer} {reader}");
    }
}

#[test]
fn what_is_not_met_is_left_open() {
    for (writer, reader) in [
        (json!({"multipleOf": 1.5}), json!({"multipleOf": 6})),
        (json!({"type": "number"}), json!({"type": "integer"})),
        (json!({"multipleOf": 1}), json!({"type": "number"})),
        (json!({"minimum": 5}), json!({"exclusiveMinimum": 5})),
        (json!({"type": "array", "minItems": 1}), json!({"minItems": 2})),
        (json!({"type": "array"}), json!({"uniqueItems": true})),
        (
            json!({"type": "object", "properties": {"a": true}}),
            json!({"additionalProperties": false, "properties": {"a": true}}),
        ),
        (json!({"type": "object"}), json!({"properties": {"a": {"type": "null"}}})),
        (json!({"type": "object"}), json!({"unevaluatedProperties": false})),
        (json!({"type": "object"}), json!({"not": {}})),
        (json!({"type": "object"}), json!({"$ref": "#/$defs/a"})),
        (json!({"type": "string"}), json!({"anyOf": [{"minLength": 1}]})),
        (json!({"type": "object"}), json!({"required": ["a"]})),
        (json!({"type": "object"}), json!({"maxProperties": 4})),
        (json!({"type": "object"}), json!(false)),
        (json!({"type": "array"}), json!({"contains": true})),
    ] {
        assert!(!proves(&writer, &reader), "{writer} {reader}");
    }
}

#[test]
fn alternatives_are_tried_one_by_one() {
    let kind = |kind: &str, more: Value| json!({"properties": {"kind": {"const": kind}, "x": more}, "required": ["kind"]});
    let (text, count) = (json!({"type": "string"}), json!({"type": "integer"}));
    for (writer, reader) in [
        (json!({"type": "string"}), json!({"anyOf": [{"minLength": 1}, {"maxLength": 0}]})),
        (
            json!({"anyOf": [{"type": "integer"}, {"type": "string"}]}),
            json!({"anyOf": [{"type": "string"}, {"type": "number"}]}),
        ),
        (
            json!({"oneOf": [kind("a", text.clone()), kind("b", count.clone())]}),
            json!({"oneOf": [kind("a", text.clone()), kind("b", count.clone()), kind("c", json!({}))]}),
        ),
        (
            json!({"type": "object", "oneOf": [kind("a", text.clone()), kind("b", count.clone())]}),
            json!({
                "if": kind("a", json!({})),
                "then": {"properties": {"x": text}},
                "else": {"properties": {"x": {"type": "number"}}},
            }),
        ),
        (json!({"not": {"not": {"type": "null"}}}), json!({"type": "null"})),
        (
            json!({"not": {"anyOf": [{"type": "null"}, {"minimum": 3}]}}),
            json!({"not": {"minimum": 4}}),
        ),
        (
            json!({"enum": [1, 2, "a"]}),
            json!({"anyOf": [{"maximum": 2, "type": "number"}, {"pattern": "a"}]}),
        ),
        (
            json!({"const": {"a": [1, 2]}}),
            json!({"properties": {"a": {"items": {"maximum": 2}}}, "maxProperties": 1}),
        ),
        (json!({"type": "integer", "minimum": 1, "maximum": 3}), json!({"enum": [1, 2.0, 3]})),
        (json!({"type": "boolean"}), json!({"enum": [true, false]})),
        (json!({"type": "string", "pattern": "^(a|b)$"}), json!({"enum": ["a", "b"]})),
    ] {
        assert!(proves(&writer, &reader), "{writer} {reader}");
    }
    for (writer, reader) in [
        (json!({"type": "string"}), json!({"anyOf": [{"minLength": 2}, {"maxLength": 0}]})),
        (
            json!({"oneOf": [kind("a", json!({})), kind("b", json!({}))]}),
            json!({"oneOf": [kind("a", json!({})), kind("b", json!({})), {"required": ["c"]}]}),
        ),
        (json!({"anyOf": [{"type": "integer"}, {"type": "number"}]}), json!({"type": "integer"})),
        (json!({"enum": [1, 2, 3]}), json!({"enum": [1, 2]})),
        (json!({"type": "integer", "minimum": 1, "maximum": 4}), json!({"enum": [1, 2, 3]})),
        (json!({"type": "number", "minimum": 1, "maximum": 3}), json!({"enum": [1, 2, 3]})),
        (json!({"type": "string", "pattern": "^(a|b)"}), json!({"enum": ["a", "b"]})),
        (json!({}), json!({"not": {"const": 1}})),
    ] {
        assert!(!proves(&writer, &reader), "{writer} {reader}");
    }
}

#[test]
fn members_and_items_are_asked_about_in_turn() {
    let closed = json!({"type": "object", "additionalProperties": false, "properties": {"a": {"type": "string"}}});
    for (writer, reader) in [
        (closed.clone(), json!({"additionalProperties": {"type": ["string", "null"]}})),
        (closed.clone(), json!({"properties": {"b": false}, "propertyNames": {"maxLength": 1}})),
        (
            closed.clone(),
            json!({"maxProperties": 1, "patternProperties": {"^[a-c]$": {"type": "string"}}}),
        ),
        (
            json!({"patternProperties": {"^a": {"minimum": 2}}, "additionalProperties": {"minimum": 1}}),
            json!({"additionalProperties": {"minimum": 1}}),
        ),
        (
            json!({"propertyNames": {"pattern": "^a"}, "patternProperties": {"^a": {"type": "null"}}}),
            json!({"additionalProperties": {"type": "null"}}),
        ),
        (json!({"required": ["a"], "properties": {"a": false}}), json!({"type": "array"})),
        (json!({"items": {"type": "integer"}}), json!({"items": {"type": "number"}})),
        (
            json!({"prefixItems": [{"const": 1}], "items": {"const": 2}}),
            json!({"items": {"enum": [1, 2]}}),
        ),
        (
            json!({"type": "array", "minItems": 1, "items": {"const": 1}}),
            json!({"contains": {"type": "number"}}),
        ),
        (
            json!({"not": {"contains": {"type": "null"}}}),
            json!({"items": {"not": {"type": "null"}}}),
        ),
        (json!({"type": "array", "maxItems": 1}), json!({"uniqueItems": true})),
        (
            json!({"properties": {"a": {"const": 1}}, "unevaluatedProperties": {"const": 2}}),
            json!({"properties": {"b": {"const": 2}}, "unevaluatedProperties": {"enum": [1, 2]}}),
        ),
        (
            json!({"prefixItems": [{"const": 1}], "unevaluatedItems": {"const": 2}}),
            json!({"items": {"enum": [1, 2]}}),
        ),
        (json!({"unevaluatedProperties": false, "type": "object"}), json!({"maxProperties": 0})),
        (
            json!({"dependentSchemas": {"a": {"required": ["b"]}}}),
            json!({"dependentRequired": {"a": ["b"]}}),
        ),
    ] {
        // What is no object or array is not the matter.
        let writer = json!({"type": ["object", "array"], "allOf": [writer]});
        let reader =
            if reader == json!({"type": "array"}) { json!({"type": "array"}) } else { reader };
        assert!(proves(&writer, &reader), "{writer} {reader}");
    }
    for (writer, reader) in [
        (json!({"type": "object"}), json!({"additionalProperties": {"type": "string"}})),
        (closed.clone(), json!({"required": ["a"]})),
        (closed, json!({"propertyNames": {"pattern": "^b"}})),
        (
            json!({"type": "object", "patternProperties": {"^a": {"minimum": 2}}}),
            json!({"patternProperties": {"a": {"minimum": 2}}}),
        ),
        (
            json!({"type": "object", "patternProperties": {"^a": {"minimum": 2}}, "additionalProperties": {"minimum": 1}}),
            json!({"patternProperties": {"b$": {"minimum": 2}}}),
        ),
        (json!({"type": "array", "prefixItems": [{"const": 1}]}), json!({"items": {"const": 1}})),
        (json!({"type": "array", "items": {"const": 1}}), json!({"contains": {"type": "number"}})),
        (json!({"type": "array", "contains": {"const": 1}}), json!({"items": {"const": 1}})),
        (json!({"type": "array", "maxItems": 2}), json!({"uniqueItems": true})),
        (
            json!({"type": "object", "unevaluatedProperties": false, "allOf": [{"minProperties": 1}]}),
            json!({"unevaluatedProperties": false}),
        ),
        (json!({"contains": {"const": 1}, "unevaluatedItems": false}), json!({"items": false})),
    ] {
        assert!(!proves(&writer, &reader), "{writer} {reader}");
    }
}

#[test]
fn recursive_types_are_compared() {
    let tree = |value: Value| {
        let children = json!({"type": "array", "items": {"$ref": "#/$defs/tree"}});
        json!({"$ref": "#/$defs/tree", "$defs": {"tree": {
            "type": "object", "properties": {"value": value, "children": children},
        }}})
    };
    let (narrow, wide) = (tree(json!({"type": "integer"})), tree(json!({"type": "number"})));
    assert!(proves(&narrow, &wide));
    assert!(!proves(&wide, &narrow));
}

#[test]
fn numbers_are_calculated_with() {
    for (writer, reader, expected) in [
        (json!({"multipleOf": 2, "allOf": [{"multipleOf": 3}]}), json!({"multipleOf": 6}), true),
        (json!({"type": "integer", "exclusiveMinimum": 0}), json!({"minimum": 1}), true),
        (json!({"type": "number", "exclusiveMinimum": 0}), json!({"minimum": 1}), false),
        (json!({"type": "integer", "minimum": 0.5}), json!({"minimum": 1}), true),
        (json!({"multipleOf": 0.3, "minimum": 0.1}), json!({"minimum": 0.3}), true),
        (json!({"multipleOf": 0.3, "minimum": 0.1}), json!({"minimum": 0.4}), false),
        (json!({"multipleOf": 2.5}), json!({"type": "integer"}), false),
        (json!({"minimum": 1e300}), json!({"minimum": 1e299}), true),
        (json!({"const": 3}), json!({"multipleOf": 1.5}), true),
        (json!({"const": 4}), json!({"multipleOf": 1.5}), false),
        (json!({"enum": [1, 2.5]}), json!({"type": "integer"}), false),
    ] {
        let writer = json!({"type": "number", "allOf": [writer]});
        assert_eq!(proves(&writer, &reader), expected, "{writer} {reader}");
    }
}

#[test]
fn what_the_vocabulary_asks_for_is_compared_at_its_place() {
    for (writer, reader, expected) in [
        (json!({"maxAge": "PT1H"}), json!({"maxAge": "PT2H"}), true),
        (json!({"maxAge": "PT2H"}), json!({"maxAge": "PT1H"}), false),
        (json!({}), json!({"maxAge": "PT1H"}), false),
        (
            json!({"type": "integer"}),
            json!({"type": "integer", "x-written-as-integer": true}),
            false,
        ),
        (
            json!({"type": "integer", "x-written-as-integer": true}),
            json!({"anyOf": [{"type": "null"}, {"type": "integer", "x-written-as-integer": true}]}),
            true,
        ),
        (json!({"enum": [1]}), json!({"type": "integer", "x-written-as-integer": true}), false),
        (
            json!({"enum": ["a"]}),
            json!({"type": ["integer", "string"], "x-written-as-integer": true}),
            true,
        ),
    ] {
        assert_eq!(proves(&writer, &reader), expected, "{writer} {reader}");
    }
}

/// However schemas are made, proofs end: their steps are counted.
#[test]
fn what_is_too_large_is_left_open() {
    let choice = |at: usize| json!({"anyOf": [{"required": [format!("a{at}")]}, {"required": [format!("b{at}")]}]});
    let all: Vec<Value> = (0..40).map(choice).collect();
    let sum = json!({"anyOf": (0..40).map(|at| json!({"required": [format!("c{at}")]})).collect::<Vec<_>>()});
    assert!(!proves(&json!({"type": "object", "allOf": all}), &sum));
    let deep = |leaf: Value| (0..100).fold(leaf, |inner, _| json!({"items": inner}));
    assert!(!proves(&deep(json!({"type": "null"})), &deep(json!({"enum": [null]}))));
}
