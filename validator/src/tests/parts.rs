//! Checkers for parts of a schema, and checks with another clock or none.

use serde_json::{Value, json};

use super::options;
use crate::{Checker, Options, Parts, SchemaError, reading};

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

fn part(pointer: &str, options: Options) -> Result<Checker, SchemaError> {
    Checker::for_part("test", &schema(), pointer, options)
}

#[test]
fn a_part_is_found_by_its_pointer() {
    let checker = part("/$defs/A~1b %", options()).expect("there is such a part");
    assert_eq!(codes(&checker, "{}"), ["missing-field"]);
    assert_eq!(codes(&checker, r#"{"customer_id": 5}"#), ["wrong-type"]);
    assert_eq!(codes(&checker, r#"{"customerId": "a", "other": 1}"#), [""; 0]);
}

#[test]
fn a_part_that_is_not_there_is_an_error() {
    for pointer in ["/$defs/B", "/$defs", "nonsense", "/"] {
        let error = part(pointer, options()).expect_err(pointer);
        assert_eq!(error.faults()[0].pointer, pointer);
    }
}

#[test]
fn parts_of_one_schema_agree_with_checkers_of_their_own() {
    let parts = Parts::new("test", &schema(), options()).expect("a schema");
    for pointer in ["", "/$defs/Created", "/properties/inner"] {
        let shared = parts.part(pointer).expect("there is such a part");
        let own = part(pointer, options()).expect("there is such a part");
        for payload in [r#"{"inner": {}}"#, "5", r#""2026-11-21T14:00:00Z""#] {
            assert_eq!(codes(&shared, payload), codes(&own, payload), "{pointer} {payload}");
        }
    }
}

#[test]
fn freshness_is_judged_only_if_asked_for() {
    let [stale, ahead] = [r#""2026-11-21T14:00:00Z""#, r#""2026-11-22T14:00:00Z""#];
    let whole = |options| Checker::for_schema("test", &schema()["$defs"]["Created"], options);
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
    let checker = part("/$defs/Created", options).expect("there is such a part");
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
        let checker = Checker::for_schema("test", &schema, options()).expect("a schema");
        let is_right = checker.check(json!(text).to_string().as_bytes()).is_right();
        assert_eq!(reading::has_format(format, text), is_right, "{format} {text}");
    }
    assert!(reading::matches("^\\p{L}+$", "é"));
    assert!(!reading::matches("^\\d$", "٣"));
    assert!(!reading::matches("(", "x"));
}
