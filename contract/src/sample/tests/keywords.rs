//! One keyword at a time: the expected findings.

use serde_json::{Value, json};
use tablature_validator::Checker;

use super::sampler;

/// Returns the expected findings for all rules of a schema, one per line.
fn expected_findings(schema: &Value) -> String {
    let sampler = sampler(schema);
    let Ok(invalid) = sampler.invalid(1) else { return "nothing".to_owned() };
    let round = invalid.round();
    let lines = invalid
        .take(round)
        .filter_map(|sample| sample.expected)
        .map(|expected| expected.to_string());
    lines.collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn check(schema: &Value, expected: &[&str]) {
    assert_eq!(expected_findings(schema), expected.join("\n"));
}

#[test]
fn scalars() {
    check(
        &json!({"type": "string", "minLength": 2, "maxLength": 4}),
        &[
            "wrong-type at the payload (type, /type)",
            "wrong-length at the payload (minLength, /minLength)",
            "wrong-length at the payload (maxLength, /maxLength)",
        ],
    );
    check(
        &json!({"type": "string", "pattern": "^[a-z]+$", "fault": {"code": "bad-name", "help": "x"}}),
        &["wrong-type at the payload (type, /type)", "bad-name at the payload (pattern, /pattern)"],
    );
    check(
        &json!({"minimum": 1, "exclusiveMaximum": 9, "multipleOf": 0.5}),
        &[
            "out-of-range at the payload (minimum, /minimum)",
            "out-of-range at the payload (exclusiveMaximum, /exclusiveMaximum)",
            "not-a-multiple at the payload (multipleOf, /multipleOf)",
        ],
    );
    check(&json!({"enum": [1, "a"]}), &["value-not-allowed at the payload (enum, /enum)"]);
    check(&json!({"not": {"const": 1}}), &["value-not-allowed at the payload (not, /not)"]);
    check(&json!(true), &["nothing"]);
}

#[test]
fn timestamps() {
    check(
        &json!({"type": "string", "format": "date-time", "pattern": "Z$", "maxAge": "PT1H"}),
        &[
            "wrong-type at the payload (type, /type)",
            "not-a-timestamp at the payload (format, /format)",
            "pattern-mismatch at the payload (pattern, /pattern)",
            "stale-timestamp at the payload (maxAge, /maxAge)",
        ],
    );
}

#[test]
fn objects() {
    check(
        &json!({
            "type": "object",
            "required": ["a"],
            "properties": {"a": {"type": "integer"}, "b": false},
            "additionalProperties": false,
            "dependentRequired": {"c": ["a"]},
            "patternProperties": {"^x": {"type": "null"}},
        }),
        &[
            "wrong-type at the payload (type, /type)",
            "missing-field at the payload, field `a` (required, /required)",
            "wrong-type at /a (type, /properties/a/type)",
            "forbidden-field at /b, field `b` (false, /properties/b)",
            "unknown-field at /field, field `field` (additionalProperties, /additionalProperties)",
            "wrong-type at /x (type, /patternProperties/^x/type)",
        ],
    );
    check(
        &json!({"minProperties": 1, "maxProperties": 2, "propertyNames": {"pattern": "^[a-z]+$"}}),
        &[
            "wrong-field-count at the payload (minProperties, /minProperties)",
            "wrong-field-count at the payload (maxProperties, /maxProperties)",
            "bad-field-name at /?, field `?` (pattern, /propertyNames/pattern)",
        ],
    );
    check(
        &json!({"dependentRequired": {"a": ["b"]}}),
        &["missing-field at the payload, field `b` (dependentRequired, /dependentRequired)"],
    );
    check(
        &json!({"properties": {"a": {}}, "unevaluatedProperties": false}),
        &[
            "unknown-field at /harbor, field `harbor` (unevaluatedProperties, /unevaluatedProperties)",
        ],
    );
}

#[test]
fn arrays() {
    check(
        &json!({"type": "array", "minItems": 1, "maxItems": 2, "uniqueItems": true, "items": {"type": "integer"}}),
        &[
            "wrong-type at the payload (type, /type)",
            "wrong-item-count at the payload (minItems, /minItems)",
            "wrong-item-count at the payload (maxItems, /maxItems)",
            "repeated-item at the payload (uniqueItems, /uniqueItems)",
            "wrong-type at /0 (type, /items/type)",
        ],
    );
    check(
        &json!({"prefixItems": [{"type": "string"}], "items": false}),
        &["wrong-type at /0 (type, /prefixItems/0/type)", "wrong-item-count at /1 (items, /items)"],
    );
    check(
        &json!({"prefixItems": [{"type": "string"}], "unevaluatedItems": false}),
        &[
            "wrong-type at /0 (type, /prefixItems/0/type)",
            "wrong-item-count at the payload (unevaluatedItems, /unevaluatedItems)",
        ],
    );
    check(
        &json!({"contains": {"const": 1}}),
        &["wrong-item-count at the payload (contains, /contains)"],
    );
    check(
        &json!({"contains": {"const": 1}, "minContains": 2, "maxContains": 3}),
        &[
            "wrong-item-count at the payload (minContains, /minContains)",
            "wrong-item-count at the payload (maxContains, /maxContains)",
        ],
    );
}

#[test]
fn conditions() {
    check(
        &json!({
            "properties": {"kind": {"enum": ["a", "b"]}},
            "required": ["kind"],
            "if": {"properties": {"kind": {"const": "a"}}, "required": ["kind"]},
            "then": {"required": ["x"]},
            "else": {"properties": {"x": false}},
        }),
        &[
            "missing-field at the payload, field `kind` (required, /required)",
            "value-not-allowed at /kind (enum, /properties/kind/enum)",
            "missing-field at the payload, field `x` (required, /then/required)",
            "forbidden-field at /x, field `x` (false, /else/properties/x)",
        ],
    );
    check(
        &json!({"dependentSchemas": {"a": {"required": ["b"]}}}),
        &["missing-field at the payload, field `b` (required, /dependentSchemas/a/required)"],
    );
}

#[test]
fn unions() {
    check(
        &json!({"oneOf": [
            {"properties": {"kind": {"const": "a"}, "n": {"type": "integer"}}, "required": ["kind"]},
            {"properties": {"kind": {"const": "b"}, "s": {"type": "string"}}, "required": ["kind"]},
        ]}),
        &[
            "unknown-variant at /kind (oneOf, /oneOf)",
            "ambiguous-variant at the payload (oneOf, /oneOf)",
            "wrong-type at /n (type, /oneOf/0/properties/n/type)",
            "wrong-type at /s (type, /oneOf/1/properties/s/type)",
        ],
    );
    check(
        &json!({"anyOf": [{"type": "string", "minLength": 2}, {"type": "null"}]}),
        &[
            "wrong-type at the payload (anyOf, /anyOf)",
            "wrong-length at the payload (minLength, /anyOf/0/minLength)",
        ],
    );
    check(
        &json!({"oneOf": [{"multipleOf": 2}, {"multipleOf": 3}], "type": "integer"}),
        &[
            "wrong-type at the payload (type, /type)",
            "no-matching-variant at the payload (oneOf, /oneOf)",
            "ambiguous-variant at the payload (oneOf, /oneOf)",
        ],
    );
}

#[test]
fn rules_that_cannot_be_broken_alone_are_reported_with_the_reason() {
    let reasons = |schema: &Value| -> Vec<String> {
        let sampler = sampler(schema);
        sampler
            .unreached()
            .iter()
            .map(|unreached| format!("{}: {}", unreached.rule, unreached.reason))
            .collect()
    };
    assert_eq!(
        reasons(&json!({"anyOf": [{"type": "string"}, {"type": "null"}]})),
        [
            "/anyOf/0/type: payloads that break it are reported under `/anyOf`",
            "/anyOf/1/type: payloads that break it are reported under `/anyOf`",
        ],
    );
    assert_eq!(
        reasons(&json!({"required": ["a"], "minProperties": 1})),
        [
            "/minProperties: no payload was found that breaks it and satisfies the other rules for the same value"
        ],
    );
    // The evaluations of an invalid branch do not count, but are not reported a second time either.
    let schema = json!({"allOf": [{"properties": {"a": {"type": "string"}}}], "unevaluatedProperties": false});
    assert_eq!(reasons(&schema), Vec::<String>::new());
}

#[test]
fn formats_that_a_draft_does_not_define_are_kept_for_other_validators() {
    let sampler = sampler(&json!({
        "$schema": "http://json-schema.org/draft-04/schema#",
        "required": ["id"],
        "properties": {"id": {"type": "string", "format": "uuid"}},
    }));
    let valid = sampler.valid(1).expect("valid payloads").take(20);
    let at_limits = sampler.boundary(1).expect("limits").take(20);
    for sample in valid.chain(at_limits) {
        let id = sample.payload["id"].as_str().unwrap_or_default();
        assert_eq!(id.len(), 36, "{}: {}", sample.about, sample.payload);
    }
}

#[test]
fn strings_for_look_around_and_back_references_are_guessed() {
    for pattern in [
        "(?<=a)b",
        r"^(a|b)\1$",
        "(?<!x)y$",
        r"^(?<n>ab?)-\k<n>$",
        "(?=.*[0-9])(?=.*[a-z])^.{8,}$",
        "^v(?<=v)[0-9]+$",
    ] {
        let sampler = sampler(&json!({"type": "string", "pattern": pattern}));
        let valid = sampler.valid(1).unwrap_or_else(|error| panic!("{pattern}: {error}"));
        assert_eq!(valid.take(5).count(), 5, "{pattern}");
    }
    let impossible = sampler(&json!({"type": "string", "pattern": r"^(a)(?!\1)a$"}));
    let error = impossible.valid(1).expect_err("no string matches").to_string();
    assert!(error.contains(r"`^(a)(?!\1)a$` can only be guessed"), "{error}");
}

#[test]
fn fields_that_agree_keep_documented_values() {
    let rule = |field: &str, expect: &str| {
        json!({
            "field": field, "from": "/name", "pattern": "^([a-z]+):([A-Z]+)$", "expect": expect,
            "code": "mismatch", "help": "Let both agree.",
        })
    };
    let schema = json!({
        "type": "object",
        "required": ["name", "status", "entity"],
        "properties": {
            "name": {"type": "string", "pattern": "^[a-z]+:[A-Z]+$"},
            "status": {"type": "string", "knownValues": ["SEEN", "DONE"]},
            "entity": {"type": "string"},
        },
        "agreement": [rule("/status", "$2"), rule("/entity", "the $1")],
    });
    let checker = Checker::from_value("test", &schema, super::options()).expect("a schema");
    for sample in sampler(&schema).valid(1).expect("valid payloads").take(20) {
        let report = checker.check(sample.payload.to_string().as_bytes());
        assert!(report.findings().is_empty(), "{}: {:?}", sample.payload, report.findings());
    }
}
