//! Hostile schemas: no panic, no wrong sample, and the generation terminates.

use std::sync::Arc;

use serde_json::{Value, json};

use super::{super::Sampler, check, options, sampler};
use tablature_schema::load::{LoadOptions, NoSource, load};
use tablature_validator::Checker;

/// Checks that there is no valid payload, and that the error says so.
#[track_caller]
fn none(schema: &Value) {
    let sampler = sampler(schema);
    let error = sampler.valid(1).expect_err("there is no valid payload");
    assert!(error.is_none_found(), "{error}");
    assert!(error.to_string().starts_with("no valid payload was found"), "{error}");
}

/// Checks that there are valid payloads, and that invalid ones have the expected error.
#[track_caller]
fn some(schema: &Value) {
    let sampler = sampler(schema);
    let checker = Checker::from_value("test", schema, options()).expect("a schema");
    sampler
        .valid(1)
        .expect("there are valid payloads")
        .take(10)
        .for_each(|sample| check(&checker, &sample));
    if let Ok(invalid) = sampler.invalid(1) {
        invalid.take(10).for_each(|sample| check(&checker, &sample));
    }
}

#[test]
fn a_schema_without_valid_payloads_is_an_error() {
    none(&json!(false));
    none(&json!({"allOf": [{"type": "string"}, {"type": "integer"}]}));
    none(&json!({"type": "string", "pattern": "^a", "minLength": 3, "maxLength": 2}));
    none(&json!({"type": "string", "allOf": [{"pattern": "^a"}, {"pattern": "^b"}]}));
    none(&json!({"type": "integer", "minimum": 3, "maximum": 2}));
    none(&json!({"type": "integer", "minimum": 1, "maximum": 2, "multipleOf": 7}));
    none(&json!({"type": "object", "required": ["a"], "properties": {"a": false}}));
    none(&json!({"type": "array", "minItems": 2, "uniqueItems": true, "items": {"const": 1}}));
    none(&json!({"not": {}}));
    none(&json!({"enum": [1], "const": 2}));
}

#[test]
fn recursive_schemas_terminate() {
    none(&json!({"type": "object", "required": ["a"], "properties": {"a": {"$ref": "#"}}}));
    none(&json!({"type": "array", "minItems": 1, "items": {"$ref": "#"}}));
    some(&json!({"type": "object", "properties": {"a": {"$ref": "#"}, "b": {"$ref": "#"}}}));
    let wide: serde_json::Map<String, Value> =
        ('a'..='m').map(|name| (name.to_string(), json!({"$ref": "#"}))).collect();
    some(&json!({"type": "object", "properties": wide}));
    let twice: serde_json::Map<String, Value> = (0..4)
        .map(|at| {
            let next = json!({"$ref": format!("#/$defs/n{}", at + 1)});
            (format!("n{at}"), json!({"allOf": [next, next], "anyOf": [next, next]}))
        })
        .chain([("n4".to_owned(), json!({"type": "string", "minLength": 2}))])
        .collect();
    some(&json!({"$ref": "#/$defs/n0", "$defs": twice}));
    some(&json!({
        "$ref": "#/$defs/a",
        "$defs": {
            "a": {"type": "object", "required": ["b"], "properties": {"b": {"$ref": "#/$defs/b"}}},
            "b": {"anyOf": [{"$ref": "#/$defs/a"}, {"type": "null"}]},
        },
    }));
}

#[test]
fn all_fields_that_a_wide_object_requires_are_generated() {
    let names: Vec<String> = (0..6_000).map(|at| format!("field_{at}")).collect();
    let properties: serde_json::Map<String, Value> =
        names.iter().map(|name| (name.clone(), json!({"type": "integer"}))).collect();
    let sampler = sampler(&json!({"required": names, "properties": properties}));
    let sample = sampler.valid(1).expect("there are valid payloads").next().expect("a payload");
    assert!(sample.payload.as_object().is_some_and(|members| members.len() == 6_000));
}

#[test]
fn what_is_too_large_is_not_generated() {
    none(&json!({"type": "string", "minLength": 4_000_000_000u64}));
    none(&json!({"type": "array", "minItems": 4_000_000_000u64}));
    none(&json!({"type": "object", "minProperties": 4_000_000_000u64}));
    some(&json!({"type": "string", "maxLength": 4_000_000_000u64}));
    some(&json!({"type": "integer", "minimum": -1e300, "maximum": 1e300}));
    some(&json!({"type": "number", "multipleOf": 1e-17}));
}

/// As many as there are, one fewer, and what only numbers of a range can be.
#[test]
fn items_that_differ_come_from_what_there_is() {
    let values: Vec<u32> = (0..400).collect();
    let unique = |least: usize, items: Value| json!({"type": "array", "minItems": least, "uniqueItems": true, "items": items});
    some(&unique(400, json!({"enum": values})));
    some(&unique(402, json!({"enum": values})).as_object().map_or(Value::Null, |schema| {
        let mut schema = schema.clone();
        schema.insert("prefixItems".to_owned(), json!([{"const": "a"}, {"const": "b"}]));
        Value::Object(schema)
    }));
    none(&unique(401, json!({"enum": values})));
    none(&unique(400, json!({"enum": values, "not": {"const": 7}})));
    none(&unique(400, json!({"enum": values, "minimum": 1})));
}

#[test]
fn limits_beyond_all_numbers_are_no_panic() {
    let most = i128::MAX.to_string();
    for limits in [
        format!(r#""minimum": {most}"#),
        format!(r#""exclusiveMinimum": {most}"#),
        format!(r#""maximum": -{most}"#),
        format!(r#""exclusiveMaximum": -{most}"#),
        format!(r#""minimum": {most}, "multipleOf": 7"#),
        format!(r#""maximum": -{most}, "multipleOf": 0.5"#),
        r#""minimum": 1e-2147483648"#.to_owned(),
    ] {
        let schema = format!(r#"{{"type": "number", {limits}}}"#);
        let ir = load("large", schema.as_bytes(), &LoadOptions::default(), &mut NoSource);
        let ir = Arc::new(ir.expect("a valid schema"));
        let sampler = Sampler::from_ir("large", ir, &options()).expect("a sampler");
        for samples in [sampler.valid(1), sampler.boundary(1), sampler.invalid(1)] {
            let _ = samples.map(|samples| samples.take(5).count());
        }
    }
}

#[test]
fn hard_patterns_terminate() {
    some(&json!({"type": "string", "pattern": "^(a+)+$"}));
    some(&json!({"type": "string", "pattern": "^(([a-z])+.)+[A-Z]([a-z])+$"}));
    some(&json!({"type": "string", "pattern": "^[\\u0000-\\u001f]$"}));
    some(&json!({"type": "string", "pattern": "^(?=.*x)(?!.*y)[a-z]{40}$"}));
    // Back references have no automaton: strings are guessed.
    some(&json!({"type": "string", "pattern": "^([a-z]{20})-\\1$"}));
    let sampler = sampler(&json!({"type": "string", "pattern": "^([a-z]{20})-(?!\\1)\\1$"}));
    assert!(sampler.valid(1).is_err_and(|error| error.is_none_found()));
}

#[test]
fn a_schema_that_is_nested_too_deeply_is_rejected() {
    let deep = format!("{}true{}", "{\"not\":".repeat(20_000), "}".repeat(20_000));
    let error = load("deep", deep.as_bytes(), &LoadOptions::default(), &mut NoSource);
    assert!(error.is_err_and(|error| error.to_string().contains("deep")));
}

#[test]
fn an_invalid_schema_is_an_error_with_the_reason() {
    for schema in
        [json!(3), json!({"type": "strin"}), json!({"pattern": "("}), json!({"$ref": "#/nowhere"})]
    {
        let error =
            Sampler::from_value("broken", &schema, &options()).expect_err("the schema is invalid");
        assert!(error.as_schema_error().is_some(), "{error}");
    }
}
