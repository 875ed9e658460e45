//! Findings beyond the limit are counted as if they were reported.

use std::collections::BTreeMap;

use super::{checker, options};
use crate::{Limits, Options, Report, Severity};

fn report(schema: &str, payload: &str, limit: usize) -> Report {
    let limits = Limits::default().with_findings(limit);
    checker(schema, Options { limits, ..options() }).check(payload.as_bytes())
}

/// Counts findings, reported or not, by severity and code.
fn counts(report: &Report) -> BTreeMap<(Severity, String), u64> {
    let mut counts = BTreeMap::new();
    for finding in report.findings().iter().filter(|it| it.code != "too-many-findings") {
        *counts.entry((finding.severity, finding.code.clone())).or_default() += 1;
    }
    for unreported in report.unreported() {
        *counts.entry((unreported.severity, unreported.code.clone())).or_default() +=
            unreported.count;
    }
    counts
}

/// Checks that a payload has these findings, however many of them are reported.
#[track_caller]
fn check(schema: &str, payload: &str, expected: &[(&str, u64)]) {
    let all = report(schema, payload, usize::MAX);
    assert_eq!(all.unreported(), []);
    let counted = counts(&all);
    let by_code: Vec<(&str, u64)> =
        counted.iter().map(|((_, code), count)| (code.as_str(), *count)).collect();
    assert_eq!(by_code, expected);
    for limit in [1, 2, 3, 5] {
        let some = report(schema, payload, limit);
        assert_eq!(counts(&some), counted, "at most {limit}");
        let n_errors = some.findings().iter().filter(|it| it.is_error()).count();
        assert!(n_errors <= 3 * limit + 1, "{n_errors} of at most {limit}");
        assert_eq!(some.is_valid(), all.is_valid());
    }
}

#[test]
fn violations_are_counted() {
    check(r#"{"items": {"type": "string"}}"#, "[1, 2, \"a\", 3, 4, 5, 6]", &[("wrong-type", 6)]);
    check(
        r#"{"required": ["a", "b", "c"], "properties": {"d": false, "e": {"enum": [1], "maximum": 1}},
            "additionalProperties": false, "propertyNames": {"maxLength": 1}}"#,
        r#"{"d": 1, "e": 2, "long": 3, "longer": 4, "x": 5}"#,
        &[
            ("bad-field-name", 2),
            ("forbidden-field", 1),
            ("missing-field", 3),
            ("unknown-field", 3),
            ("value-not-allowed", 1),
        ],
    );
}

#[test]
fn what_follows_from_something_else_is_not_counted() {
    // Two subschemas give the type, and a value of another has no other mistakes.
    check(
        r#"{"allOf": [{"items": {"type": "string", "enum": ["a"]}}, {"items": {"type": "string"}}]}"#,
        "[1, 2, 3, 4, 5, 6, \"b\"]",
        &[("value-not-allowed", 1), ("wrong-type", 6)],
    );
    check(
        r#"{"required": ["name", "kind", "c", "d"], "properties": {"name": {}, "kind": {}}, "additionalProperties": false}"#,
        r#"{"nmae": 1, "knid": 2, "other": 3}"#,
        &[("missing-field", 2), ("misspelt-field", 2), ("unknown-field", 1)],
    );
}

#[test]
fn unions_are_counted_by_the_branch_that_was_meant() {
    let union = r#"{"items": {"anyOf": [
        {"properties": {"kind": {"const": "a"}, "n": {"type": "integer"}}, "required": ["kind", "n"]},
        {"properties": {"kind": {"const": "b"}, "s": {"type": "string", "minLength": 3}}, "required": ["kind", "s"]}
    ]}}"#;
    check(
        union,
        r#"[{"kind": "a"}, {"kind": "a", "n": "x"}, {"kind": "b", "s": ""}, {"kind": "c"}, {}, {"kind": "b", "s": 1}, {"kind": "b"}]"#,
        &[("missing-field", 3), ("unknown-variant", 1), ("wrong-length", 1), ("wrong-type", 2)],
    );
    let nested = r##"{"$defs": {"tree": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"$ref": "#/$defs/tree"}}]}},
        "$ref": "#/$defs/tree"}"##;
    check(nested, "[1, [2, [3, {}], \"a\"], [[[4, 5]]], 6]", &[("wrong-type", 7)]);
    check(
        r#"{"items": {"oneOf": [{"minimum": 1}, {"maximum": 5}]}}"#,
        "[2, 3, 4, 5, 6, 1, 0]",
        &[("ambiguous-variant", 5)],
    );
    check(
        r#"{"items": {"anyOf": [{"minimum": 5}, {"multipleOf": 2}]}}"#,
        "[1, 3, 2, 1]",
        &[("no-matching-variant", 3)],
    );
}

#[test]
fn keys_are_counted() {
    check("{}", r#"{"a":1,"a":2,"a":3,"a":4,"a":5,"a":6,"b":1,"b":2}"#, &[("duplicate-key", 6)]);
    check(
        r#"{"properties": {"aB": {"documentedAs": "a_b"}, "cD": {"documentedAs": "c_d"}, "eF": {"documentedAs": "e_f"}, "gH": {}}}"#,
        r#"{"aB": 1, "gH": 2, "c_d": 3, "e_f": 4, "cD": 5}"#,
        &[("mixed-spelling", 2)],
    );
}

#[test]
fn hints_are_counted_unless_the_value_is_invalid() {
    let schema = r#"{"items": {"properties": {
        "a": {"knownValues": ["x"], "type": ["string", "null"], "nullMeansAbsent": true},
        "b": {"deprecated": true, "type": "integer"},
        "c": {"recommendedPattern": "^[a-z]+$"}
    }}}"#;
    check(
        schema,
        r#"[{"a": "y", "b": "z", "c": "C"}, {"a": null, "b": 1, "d": 1, "e": 2}, {"a": "z", "b": 2, "c": "D"}, {"a": "z", "a": "z", "c": "E"}]"#,
        &[
            ("unrecommended-style", 3),
            ("deprecated-field", 3),
            ("null-for-absent", 1),
            ("unknown-field", 2),
            ("unknown-value", 3),
            ("duplicate-key", 1),
            ("wrong-type", 1),
        ],
    );
    check(
        r#"{"properties": {"name": {}}, "should": {"required": ["name", "kind", "c"], "properties": {"c": {"type": "string"}}}}"#,
        r#"{"nmae": 1, "x": 2, "y": 3, "z": 4}"#,
        &[("missing-field", 2), ("misspelt-field", 1), ("unknown-field", 3)],
    );
    check(
        r#"{"properties": {"a": {}}, "items": {"should": {"type": "string"}}}"#,
        "[1, 2, 3, 4, 5, 6]",
        &[("wrong-type", 6)],
    );
}

#[test]
fn the_finding_about_them_says_how_many_there_are() {
    let report = report(r#"{"items": {"type": "string"}}"#, "[1, 2, 3, 4, 5]", 2);
    let finding = &report.findings()[0];
    assert_eq!(finding.code, "too-many-findings");
    assert_eq!(
        finding.message,
        "too many findings: only the first 2 of a kind are reported, and 3 more are not"
    );
    assert_eq!(finding.severity, Severity::Error);
    let fields = self::report(r#"{"properties": {"a": {}}}"#, r#"{"b": 1, "c": 2, "d": 3}"#, 2);
    assert_eq!(fields.findings()[0].severity, Severity::Warning);
    assert!(fields.is_valid());
}

#[test]
fn counting_ends_with_the_steps_of_the_payload() {
    let limits = Limits::default().with_findings(10).with_steps(crate::StepBudget::new(50_000, 0));
    let schema = r#"{"items": {"type": "string"}}"#;
    let checker = checker(schema, Options { limits, ..options() });
    let report = checker.check(format!("[{}0]", "0,".repeat(99_999)).as_bytes());
    let counts = counts(&report);
    let counted = counts[&(Severity::Error, "wrong-type".to_owned())];
    assert!((1_000..50_000).contains(&counted), "{counted}");
    assert_eq!(counts[&(Severity::Error, "undecided".to_owned())], 1);
}

/// What the verdict took its steps for is known when mistakes are searched for, with as many again.
#[test]
fn a_payload_without_a_verdict_has_a_finding_even_if_the_search_finds_nothing() {
    let schema = r##"{"$defs": {"all": {"items": {"type": "integer"}}}, "allOf": [
        {"anyOf": [{"$ref": "#/$defs/all"}, {"$ref": "#/$defs/all"}]}, {"items": {"minimum": 0}}]}"##;
    let payload = format!("[{}0]", "0,".repeat(999));
    let within = |steps: u64| {
        let limits = Limits::default().with_steps(crate::StepBudget::new(steps, 0));
        checker(schema, Options { limits, ..options() })
    };
    let (_, needed, _) = within(1_000_000).verdict_and_steps(payload.as_bytes());
    assert_eq!(within(needed).check(payload.as_bytes()).findings(), []);
    let report = within(needed - 1).check(payload.as_bytes());
    assert!(!report.is_valid());
    assert_eq!(counts(&report), BTreeMap::from([((Severity::Error, "undecided".to_owned()), 1)]));
}
