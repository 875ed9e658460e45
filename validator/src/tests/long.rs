//! Long names, values and patterns: findings stay short, and say the same.

use super::{options, report};
use crate::{Checker, Finding};

/// Returns the bytes of the longest part of a finding.
fn longest(finding: &Finding) -> usize {
    let optional = [&finding.help, &finding.field, &finding.source, &finding.value];
    let parts = [&finding.code, &finding.message, &finding.pointer, &finding.schema_pointer];
    let parts = parts.into_iter().chain(optional.into_iter().flatten());
    parts.map(String::len).max().unwrap_or_default()
}

/// Checks that a payload has findings of this code, none with a long part.
#[track_caller]
fn check(schema: &str, payload: &str, code: &str) {
    let report = report(schema, payload.as_bytes());
    let codes: Vec<&str> = report.findings().iter().map(|it| it.code.as_str()).collect();
    assert!(codes.contains(&code), "{codes:?}");
    for finding in report.findings() {
        assert!(longest(finding) <= 4_100, "{}: {} bytes", finding.code, longest(finding));
    }
}

const LONG: usize = 100_000;

#[test]
fn of_the_payload() {
    let key = "k".repeat(LONG);
    let closed = r#"{"properties": {"a": {"type": "integer"}}, "additionalProperties": false}"#;
    check(closed, &format!(r#"{{"{key}": 1}}"#), "unknown-field");
    check(r#"{"properties": {"a": {}}}"#, &format!(r#"{{"{key}": 1}}"#), "unknown-field");
    check("true", &format!(r#"{{"{key}": 1, "{key}": 2}}"#), "duplicate-key");
    check(
        r#"{"propertyNames": {"maxLength": 5}}"#,
        &format!(r#"{{"{key}": 1}}"#),
        "bad-field-name",
    );
    check(
        r#"{"patternProperties": {"k": false}}"#,
        &format!(r#"{{"{key}": 1}}"#),
        "forbidden-field",
    );
    let deprecated = r#"{"patternProperties": {"k": {"deprecated": true}}}"#;
    check(deprecated, &format!(r#"{{"{key}": 1}}"#), "deprecated-field");
    let null = r#"{"patternProperties": {"k": {"nullMeansAbsent": true}}}"#;
    check(null, &format!(r#"{{"{key}": null}}"#), "null-for-absent");
    check(closed, &format!(r#"{{"a": "{key}"}}"#), "wrong-type");
    check(closed, &format!(r#"{{"a": {key}}}"#), "invalid-json");
    let inner = r#"{"additionalProperties": {"items": {"type": "integer"}}}"#;
    check(inner, &format!(r#"{{"{key}": ["x", "y"]}}"#), "wrong-type");
    let deep = format!("{{\"{key}\":").repeat(20) + "{\"a\":1,\"a\":2}" + &"}".repeat(20);
    check("true", &deep, "duplicate-key");
}

#[test]
fn of_the_schema() {
    let long = "k".repeat(LONG);
    check(&format!(r#"{{"const": "{long}"}}"#), "1", "value-not-allowed");
    check(&format!(r#"{{"enum": ["{long}", 1, "{long}x"]}}"#), "2", "value-not-allowed");
    check(&format!(r#"{{"pattern": "^{long}$"}}"#), r#""a""#, "pattern-mismatch");
    check(&format!(r#"{{"required": ["{long}"]}}"#), "{}", "missing-field");
    let fault = format!(r#"{{"minimum": 1, "fault": {{"code": "low", "help": "{long}"}}}}"#);
    check(&fault, "0", "low");
    check(&format!(r#"{{"knownValues": ["{long}"]}}"#), r#""a""#, "unknown-value");
    check(&format!(r#"{{"deprecated": true, "description": "{long}"}}"#), "1", "deprecated-field");
    let recommended = format!(r#"{{"recommendedPattern": "^{long}$"}}"#);
    check(&recommended, r#""a""#, "unrecommended-style");
    check(
        &format!(r#"{{"properties": {{"{long}": false}}}}"#),
        &format!(r#"{{"{long}": 1}}"#),
        "forbidden-field",
    );
    let variants = format!(
        r#"{{"oneOf": [{{"required": ["{long}"], "properties": {{"{long}": {{"const": "a{long}"}}}}}},
                       {{"required": ["{long}"], "properties": {{"{long}": {{"const": "b{long}"}}}}}}]}}"#
    );
    check(&variants, "{}", "missing-field");
    check(&variants, &format!(r#"{{"{long}": 1}}"#), "unknown-variant");
}

#[test]
fn what_an_agreement_expands_to_is_not_built() {
    // 100,000 captures of 100,000 bytes: as a string, ten gigabytes.
    let schema = format!(
        r#"{{"agreement": [{{"field": "/b", "from": "/a", "pattern": "^(.*)$", "expect": "{}", "code": "x", "help": "y"}}]}}"#,
        "$1".repeat(100_000)
    );
    let payload = format!(r#"{{"a": "{}", "b": "c"}}"#, "a".repeat(100_000));
    check(&schema, &payload, "x");
}

#[test]
fn a_message_keeps_what_fits() {
    let schema = r#"{"additionalProperties": false}"#;
    let payload = format!(r#"{{"{}é": 1}}"#, "k".repeat(79));
    let found = report(schema, payload.as_bytes());
    let finding = &found.findings()[0];
    assert_eq!(finding.message, format!("unknown field `{}…`", "k".repeat(79)));
    assert_eq!(finding.pointer, format!("/{}é", "k".repeat(79)));
}

#[test]
fn suggestions_have_a_budget_that_grows_with_the_payload() {
    let fields: Vec<String> = (0..4_000).map(|n| format!(r#""property_name_{n}": {{}}"#)).collect();
    let schema =
        format!(r#"{{"properties": {{{}}}, "additionalProperties": false}}"#, fields.join(","));
    let checker = Checker::from_slice("test", schema.as_bytes(), options()).expect("a schema");
    let suggested = |keys: usize| {
        let keys: Vec<String> = (0..keys).map(|n| format!(r#""property_nome_{n}":1"#)).collect();
        let report = checker.check(format!("{{{}}}", keys.join(",")).as_bytes());
        report.findings().iter().filter(|it| it.help.is_some()).count()
    };
    assert_eq!(suggested(1), 1);
    let few = suggested(900);
    assert!((2..100).contains(&few), "{few}");
}
