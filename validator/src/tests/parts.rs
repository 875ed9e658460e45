//! Checkers for parts of a schema, and checks with another clock or none.

use serde_json::{Value, json};

use tablature_schema::ir::DocumentId;

use super::options;
use crate::{
    Checker, Options,
    reading::{Matcher, has_format},
};

fn schema() -> Value {
    json!({
        "$defs": {
            "Created": {"type": "string", "format": "date-time", "maxAge": "PT1H"},
            "A/b %": {
                "required": ["customerId"],
                "properties": {
                    "customerId": {"type": "string", "documentedAs": "customer_id"},
                    "created": {"$ref": "#/$defs/Created"},
                },
            },
        },
        "properties": {"inner": {"$ref": "#/$defs/A~1b%20%25"}},
    })
}

fn codes(checker: &Checker, payload: &str) -> Vec<String> {
    checker.check(payload.as_bytes()).into_findings().into_iter().map(|it| it.code).collect()
}

fn whole(options: Options) -> Checker {
    Checker::from_value("test", &schema(), options).expect("a schema")
}

fn part(pointer: &str, options: Options) -> Checker {
    let whole = whole(options);
    let id = whole.ir().at(DocumentId::ROOT, pointer).expect("there is such a part");
    whole.part(id)
}

#[test]
fn a_part_is_found_by_its_pointer() {
    let checker = part("/$defs/A~1b %", options());
    assert_eq!(codes(&checker, "{}"), ["missing-field"]);
    assert_eq!(codes(&checker, r#"{"customer_id": 5}"#), ["wrong-type"]);
    assert_eq!(codes(&checker, r#"{"customerId": "a", "other": 1}"#), [""; 0]);
}

#[test]
fn a_part_that_is_not_there_has_no_id() {
    let whole = whole(options());
    for pointer in ["/$defs/B", "/$defs", "nonsense", "/"] {
        assert_eq!(whole.ir().at(DocumentId::ROOT, pointer), None, "{pointer}");
    }
}

#[test]
fn a_part_reports_errors_only() {
    let whole = Checker::from_value(
        "test",
        &json!({"properties": {"a": {"deprecated": true}}, "maxProperties": 1}),
        options(),
    );
    let whole = whole.expect("a schema");
    let payload = r#"{"a": 1, "b": 2}"#;
    let found = ["wrong-field-count", "deprecated-field", "unknown-field"];
    assert_eq!(codes(&whole, payload), found);
    let root = whole.ir().root();
    assert_eq!(codes(&whole.part(root), payload), found);
    let field = whole.ir().at(DocumentId::ROOT, "/properties/a").expect("there is such a part");
    assert_eq!(codes(&whole.part(field), payload), [""; 0]);
}

#[test]
fn freshness_is_judged_only_if_asked_for() {
    let [stale, ahead] = [r#""2026-11-21T14:00:00Z""#, r#""2026-11-22T14:00:00Z""#];
    let whole = |options| Checker::from_value("test", &schema()["$defs"]["Created"], options);
    let judging = whole(options()).expect("a schema");
    assert_eq!(codes(&judging, stale), ["stale-timestamp"]);
    assert_eq!(codes(&judging, ahead), ["future-timestamp"]);
    let silent = whole(Options { judges_freshness: false, ..options() }).expect("a schema");
    assert_eq!(codes(&silent, stale), [""; 0]);
    assert_eq!(codes(&silent, ahead), [""; 0]);
    assert_eq!(codes(&silent, "\"yesterday\""), ["not-a-timestamp"]);
}

#[test]
fn a_check_can_have_a_clock_of_its_own() {
    let options = Options { judges_freshness: false, ..options() };
    let checker = part("/$defs/Created", options);
    let errors = |now: &str| {
        let now = now.parse().expect("a timestamp");
        checker.check_as_of(br#""2026-01-01T00:00:00Z""#, now).findings().len()
    };
    assert_eq!(errors("2026-01-01T01:00:00Z"), 0);
    assert_eq!(errors("2026-01-01T01:00:00.000000001Z"), 1);
}

#[test]
fn formats_and_patterns_are_the_checkers() {
    for (format, text) in [
        ("uuid", "123e4567-e89b-12d3-a456-426614174000"),
        ("uuid", "123e4567"),
        ("date", "2026-02-29"),
        ("time", "23:59:60Z"),
        ("date-time", "2026-12-31T23:59:60Z"),
        ("date-time", "2026-12-31T23:58:60Z"),
        ("email", "a@b"),
        ("uri", "a b"),
        ("no-such-format", "x"),
    ] {
        let schema = json!({"format": format});
        let checker = Checker::from_value("test", &schema, options()).expect("a schema");
        let is_valid = checker.check(json!(text).to_string().as_bytes()).is_valid();
        assert_eq!(has_format(format, text), is_valid, "{format} {text}");
    }
    assert!(Matcher::new().is_match("^\\p{L}+$", "é"));
    assert!(!Matcher::new().is_match("^\\d$", "٣"));
    assert!(!Matcher::new().is_match("(", "x"));
}
