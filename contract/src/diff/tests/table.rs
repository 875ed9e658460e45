//! A table of changes by keyword, checked in both directions and both readings.

use serde_json::{Value, json};

use super::{compared, compared_by, four};

/// A row: a description, the old and the new schema, and the verdicts: as written backward and forward, then with
/// declared fields only.
type Row = (&'static str, Value, Value, &'static str);

/// Returns an object schema with these fields, closed or open.
#[expect(clippy::needless_pass_by_value, reason = "rows are written as values")]
fn object(properties: Value, closed: bool) -> Value {
    let mut schema = json!({"type": "object", "properties": properties});
    if closed {
        schema["additionalProperties"] = json!(false);
    }
    schema
}

fn with(mut schema: Value, keyword: &str, value: Value) -> Value {
    schema[keyword] = value;
    schema
}

fn objects() -> Vec<Row> {
    let a = || json!({"a": {"type": "string"}});
    let ab = || json!({"a": {"type": "string"}, "b": {"type": "integer"}});
    let number = || json!({"type": "number"});
    let covered =
        |b: Value| json!({"type": "object", "properties": b, "additionalProperties": number()});
    vec![
        ("optional property added, open", object(a(), false), object(ab(), false), "✗✓ ✓✓"),
        ("optional property added, closed", object(a(), true), object(ab(), true), "✓✗ ✓✗"),
        (
            "property added that the additional schema covers, same",
            covered(json!({})),
            covered(json!({"b": number()})),
            "✓✓ ✓✓",
        ),
        (
            "property added that the additional schema covers, wider",
            covered(json!({})),
            covered(json!({"b": {"type": ["number", "string"]}})),
            "✓✗ ✓✗",
        ),
        (
            "property `{}` added, open",
            object(a(), false),
            object(json!({"a": {"type": "string"}, "b": {}}), false),
            "✓✓ ✓✓",
        ),
        ("optional property removed, open", object(ab(), false), object(a(), false), "✓✗ ✓✓"),
        ("optional property removed, closed", object(ab(), true), object(a(), true), "✗✓ ✗✓"),
        (
            "required property added, open",
            object(a(), false),
            with(object(ab(), false), "required", json!(["b"])),
            "✗✓ ✗✓",
        ),
        (
            "required property with a default added, open",
            object(a(), false),
            with(
                object(
                    json!({"a": {"type": "string"}, "b": {"type": "integer", "default": 0}}),
                    false,
                ),
                "required",
                json!(["b"]),
            ),
            "✗✓ ✗✓",
        ),
        (
            "required property added, closed",
            object(a(), true),
            with(object(ab(), true), "required", json!(["b"])),
            "✗✗ ✗✗",
        ),
        (
            "optional to required",
            object(a(), false),
            with(object(a(), false), "required", json!(["a"])),
            "✗✓ ✗✓",
        ),
        (
            "required to optional",
            with(object(a(), false), "required", json!(["a"])),
            object(a(), false),
            "✓✗ ✓✗",
        ),
        (
            "renamed, closed",
            object(a(), true),
            object(json!({"c": {"type": "string"}}), true),
            "✗✗ ✗✗",
        ),
        ("open to closed", object(a(), false), object(a(), true), "✗✓ ✓✓"),
        ("closed to open", object(a(), true), object(a(), false), "✓✗ ✓✓"),
        (
            "patternProperties added, open",
            object(a(), false),
            with(object(a(), false), "patternProperties", json!({"^x-": {"type": "integer"}})),
            "✗✓ ✓✓",
        ),
        (
            "unevaluatedProperties: false",
            object(a(), false),
            with(object(a(), false), "unevaluatedProperties", json!(false)),
            "✗✓ ✓✓",
        ),
        (
            "unevaluatedProperties: false beside allOf",
            with(
                object(a(), false),
                "allOf",
                json!([object(json!({"b": {"type": "integer"}}), false)]),
            ),
            with(
                with(
                    object(a(), false),
                    "allOf",
                    json!([object(json!({"b": {"type": "integer"}}), false)]),
                ),
                "unevaluatedProperties",
                json!(false),
            ),
            "✗✓ ✓✓",
        ),
        (
            "propertyNames added",
            json!({"type": "object"}),
            json!({"type": "object", "propertyNames": {"maxLength": 3}}),
            "✗✓ ✗✓",
        ),
        (
            "dependentRequired added",
            object(ab(), false),
            with(object(ab(), false), "dependentRequired", json!({"a": ["b"]})),
            "✗✓ ✗✓",
        ),
        ("minProperties up", json!({"minProperties": 1}), json!({"minProperties": 2}), "✗✓ ✗✓"),
    ]
}

fn scalars() -> Vec<Row> {
    let ty = |ty: Value| json!({"type": ty});
    vec![
        ("minimum up", json!({"minimum": 1}), json!({"minimum": 3}), "✗✓ ✗✓"),
        ("minLength up", json!({"minLength": 1}), json!({"minLength": 3}), "✗✓ ✗✓"),
        ("minItems up", json!({"minItems": 1}), json!({"minItems": 3}), "✗✓ ✗✓"),
        ("maximum up", json!({"maximum": 1}), json!({"maximum": 3}), "✓✗ ✓✗"),
        ("maxLength up", json!({"maxLength": 1}), json!({"maxLength": 3}), "✓✗ ✓✗"),
        ("maxItems up", json!({"maxItems": 1}), json!({"maxItems": 3}), "✓✗ ✓✗"),
        (
            "integer exclusiveMinimum 0 to minimum 1",
            json!({"type": "integer", "exclusiveMinimum": 0}),
            json!({"type": "integer", "minimum": 1}),
            "✓✓ ✓✓",
        ),
        ("multipleOf 10 to 5", json!({"multipleOf": 10}), json!({"multipleOf": 5}), "✓✗ ✓✗"),
        ("multipleOf 5 to 10", json!({"multipleOf": 5}), json!({"multipleOf": 10}), "✗✓ ✗✓"),
        ("pattern added", ty(json!("string")), json!({"type": "string", "pattern": "^a"}), "✗✓ ✗✓"),
        (
            "pattern narrowed to a subset",
            json!({"type": "string", "pattern": "^[a-z]+$"}),
            json!({"type": "string", "pattern": "^[a-f]+$"}),
            "✗✓ ✗✓",
        ),
        (
            "pattern changed, neither a subset",
            json!({"type": "string", "pattern": "^a"}),
            json!({"type": "string", "pattern": "^b"}),
            "✗✗ ✗✗",
        ),
        ("integer to number", ty(json!("integer")), ty(json!("number")), "✓✗ ✓✗"),
        ("null added", ty(json!("string")), ty(json!(["string", "null"])), "✓✗ ✓✗"),
        ("number to integer", ty(json!("number")), ty(json!("integer")), "✗✓ ✗✓"),
        ("string to integer", ty(json!("string")), ty(json!("integer")), "✗✗ ✗✗"),
        ("enum with a value more", json!({"enum": ["a"]}), json!({"enum": ["a", "b"]}), "✓✗ ✓✗"),
        ("enum with a value less", json!({"enum": ["a", "b"]}), json!({"enum": ["a"]}), "✗✓ ✗✓"),
        ("string to enum", ty(json!("string")), json!({"type": "string", "enum": ["a"]}), "✗✓ ✗✓"),
        ("const to larger enum", json!({"const": "a"}), json!({"enum": ["a", "b"]}), "✓✗ ✓✗"),
        ("enum to string", json!({"type": "string", "enum": ["a"]}), ty(json!("string")), "✓✗ ✓✗"),
        (
            "annotations and $comment",
            json!({"type": "string", "title": "a", "description": "b", "default": "x", "examples": ["a"]}),
            json!({"type": "string", "$comment": "c", "deprecated": true, "readOnly": true}),
            "✓✓ ✓✓",
        ),
        (
            "$ref moved",
            json!({"$ref": "#/$defs/A", "$defs": {"A": {"type": "string"}}}),
            json!({"$ref": "#/$defs/B", "$defs": {"B": {"type": "string"}}}),
            "✓✓ ✓✓",
        ),
        (
            "format added, asserted",
            ty(json!("string")),
            json!({"type": "string", "format": "date"}),
            "✗✓ ✗✓",
        ),
    ]
}

fn arrays_and_branches() -> Vec<Row> {
    let named = |kind: &str| json!({"type": "object", "required": ["kind"], "properties": {"kind": {"const": kind}}});
    let condition = |asked: Value, then: Value| {
        json!({"type": "object", "properties": {"k": {"type": "integer"}, "v": {"type": "string"}},
            "if": {"required": ["k"], "properties": {"k": asked}}, "then": then})
    };
    let then = || json!({"required": ["v"]});
    vec![
        (
            "uniqueItems added",
            json!({"type": "array"}),
            json!({"type": "array", "uniqueItems": true}),
            "✗✓ ✗✓",
        ),
        (
            "maxContains added",
            json!({"type": "array", "contains": {"type": "integer"}}),
            json!({"type": "array", "contains": {"type": "integer"}, "maxContains": 1}),
            "✗✓ ✗✓",
        ),
        (
            "items narrowed",
            json!({"items": {"type": ["string", "integer"]}}),
            json!({"items": {"type": "string"}}),
            "✗✓ ✗✓",
        ),
        (
            "prefixItems grown with items: false",
            json!({"type": "array", "prefixItems": [{"type": "string"}], "items": false}),
            json!({"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}], "items": false}),
            "✓✗ ✓✗",
        ),
        (
            "anyOf with a branch more",
            json!({"anyOf": [{"type": "string"}]}),
            json!({"anyOf": [{"type": "string"}, {"type": "integer"}]}),
            "✓✗ ✓✗",
        ),
        (
            "disjoint oneOf with a branch more",
            json!({"oneOf": [named("a"), named("b")]}),
            json!({"oneOf": [named("a"), named("b"), named("c")]}),
            "✓✗ ✓✗",
        ),
        (
            "oneOf with an overlapping branch more",
            json!({"oneOf": [{"type": "integer"}]}),
            json!({"oneOf": [{"type": "integer"}, {"type": "integer", "minimum": 0}]}),
            "✗✓ ✗✓",
        ),
        (
            "oneOf to anyOf, overlapping branches",
            json!({"oneOf": [{"type": "integer"}, {"minimum": 0}]}),
            json!({"anyOf": [{"type": "integer"}, {"minimum": 0}]}),
            "✓✗ ✓✗",
        ),
        (
            "allOf with a member more",
            json!({"allOf": [{"type": "string"}]}),
            json!({"allOf": [{"type": "string"}, {"minLength": 2}]}),
            "✗✓ ✗✓",
        ),
        (
            "`not` narrowed",
            json!({"not": {"type": ["string", "null"]}}),
            json!({"not": {"type": "string"}}),
            "✓✗ ✓✗",
        ),
        (
            "`if` narrowed, same `then`",
            condition(json!({"minimum": 0}), then()),
            condition(json!({"minimum": 10}), then()),
            "✓✗ ✓✗",
        ),
        (
            "`then` with a required field more",
            condition(json!({"minimum": 0}), json!({})),
            condition(json!({"minimum": 0}), then()),
            "✗✓ ✗✓",
        ),
    ]
}

fn vocabulary_rules() -> Vec<Row> {
    let age = |age: &str| json!({"type": "string", "format": "date-time", "maxAge": age});
    let nullable = json!({"type": ["string", "null"], "nullMeansAbsent": true});
    let known = |values: Value| json!({"type": "string", "knownValues": values});
    let style = |pattern: &str| json!({"type": "string", "recommendedPattern": pattern});
    vec![
        ("maxAge shorter", age("PT2H"), age("PT1H"), "✗✓ ✗✓"),
        ("maxAge longer", age("PT1H"), age("PT2H"), "✓✗ ✓✗"),
        ("knownValues changed", known(json!(["a"])), known(json!(["b"])), "✓✓ ✓✓"),
        ("recommendedPattern changed", style("^a"), style("^b"), "✓✓ ✓✓"),
        ("nullMeansAbsent removed with the null", nullable, json!({"type": "string"}), "✗✓ ✗✓"),
    ]
}

#[test]
fn every_row_has_its_verdicts_and_a_witness_for_each_break() {
    let rows = [objects(), scalars(), arrays_and_branches(), vocabulary_rules()].concat();
    let mut failures = Vec::new();
    for (name, old, new, expected) in rows {
        for (old, new, place) in
            [(old.clone(), new.clone(), "at the root"), (nested(&old), nested(&new), "in a field")]
        {
            let found = four(&compared(&old, &new));
            if found != expected {
                failures.push(format!("{name}, {place}: expected {expected}, found {found}"));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Returns the schema of an object with a required field of this schema, behind a reference.
fn nested(schema: &Value) -> Value {
    let mut inner = schema.clone();
    let mut defs = json!({});
    if let Some(own) = inner.as_object_mut().and_then(|fields| fields.remove("$defs")) {
        defs = own;
    }
    defs["Inner"] = inner;
    json!({
        "type": "object",
        "required": ["inner"],
        "properties": {"inner": {"$ref": "#/$defs/Inner"}, "other": {"type": "string"}},
        "$defs": defs,
    })
}

#[test]
fn a_format_that_is_an_annotation_breaks_nobody() {
    let plain = json!({"type": "string"});
    let dated = json!({"type": "string", "format": "date"});
    assert_eq!(four(&compared_by(&plain, &dated, false)), "✓✓ ✓✓");
    assert_eq!(four(&compared_by(&dated, &plain, false)), "✓✓ ✓✓");
}
