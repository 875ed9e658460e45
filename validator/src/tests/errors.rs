//! Violations: one finding for each mistake, at the right place, with the right code and message.

use super::{check, check_message, checker, line, options};
use crate::Options;

#[test]
fn every_violation_is_found() {
    check(
        r#"{"required": ["a"], "properties": {"b": {"type": "string"}, "n": {"minimum": 1, "multipleOf": 2}}}"#,
        "{\n  \"b\": 5,\n  \"n\": -1\n}",
        &[
            "1:1 error missing-field . [a]",
            "2:8 error wrong-type /b",
            "3:8 error not-a-multiple /n",
            "3:8 error out-of-range /n",
        ],
    );
}

#[test]
fn each_keyword_has_its_code() {
    for (schema, payload, code) in [
        (r#"{"type": "integer"}"#, "1.5", "wrong-type"),
        (r#"{"enum": [1, 2]}"#, "3", "value-not-allowed"),
        (r#"{"const": "a"}"#, "\"b\"", "value-not-allowed"),
        (r#"{"not": {"type": "null"}}"#, "null", "value-not-allowed"),
        (r#"{"pattern": "^a"}"#, "\"b\"", "pattern-mismatch"),
        (r#"{"format": "uuid"}"#, "\"b\"", "bad-format"),
        (r#"{"format": "date-time"}"#, "\"b\"", "not-a-timestamp"),
        (r#"{"maximum": 1}"#, "2", "out-of-range"),
        (r#"{"exclusiveMaximum": 1}"#, "1", "out-of-range"),
        (r#"{"exclusiveMinimum": 1}"#, "1", "out-of-range"),
        (r#"{"minLength": 2}"#, "\"é\"", "wrong-length"),
        (r#"{"maxItems": 0}"#, "[1]", "wrong-item-count"),
        (r#"{"contains": {"const": 1}}"#, "[]", "wrong-item-count"),
        (r#"{"uniqueItems": true}"#, "[1, 1.0]", "repeated-item"),
        (r#"{"minProperties": 1}"#, "{}", "wrong-field-count"),
        (r#"{"maxAge": "PT1H"}"#, "\"2026-11-21T14:00:00Z\"", "stale-timestamp"),
    ] {
        check(schema, payload, &[&format!("1:1 error {code} .")]);
    }
    check(
        r#"{"prefixItems": [true], "items": false}"#,
        "[1, 2]",
        &["1:5 error wrong-item-count /1"],
    );
    check("false", "1", &["1:1 error value-not-allowed ."]);
    check(r#"{"properties": {"a": false}}"#, r#"{"a": 1}"#, &["1:2 error forbidden-field /a"]);
}

#[test]
fn messages_say_what_was_found_and_what_to_do() {
    let string = r#"{"type": "string"}"#;
    check_message(string, "5", "expected a string, found integer `5`", "put the value in quotes");
    check_message(string, "null", "expected a string, found null", "send a string");
    check_message(
        r#"{"properties": {"a": {"type": "string"}}}"#,
        r#"{"a": null}"#,
        "expected a string, found null",
        "send a string: null does not mean that the field is absent",
    );
    check_message(
        r#"{"type": "integer"}"#,
        "\"5\"",
        "expected an integer, found string `\"5\"`",
        "remove the quotes",
    );
    check_message(
        r#"{"type": "object"}"#,
        r#""{\"a\": 1}""#,
        r#"expected an object, found string `"{\"a\": 1}"`"#,
        "send the object itself, not as a string",
    );
    check_message(
        r#"{"enum": ["desktop", "mobile"]}"#,
        "\"desktp\"",
        "`\"desktp\"` is not an accepted value",
        "did you mean `\"desktop\"`? the accepted values are `\"desktop\"` and `\"mobile\"`",
    );
    check_message(
        r#"{"maxLength": 0}"#,
        "\"ab\"",
        "2 characters where none is accepted",
        "send no characters",
    );
    check_message(
        r#"{"required": ["id"], "properties": {"id": {"type": "integer"}}}"#,
        "{}",
        "required field `id` is missing",
        "add `id`, an integer",
    );
    check_message(
        r#"{"format": "date-time"}"#,
        "\"2026-11-21 16:00:00Z\"",
        "`\"2026-11-21 16:00:00Z\"` is not an RFC 3339 timestamp: the `T` between date and time is missing",
        "write it like `2026-11-21T16:00:00Z`",
    );
}

#[test]
fn remedies_do_not_lead_to_the_next_mistake() {
    let help = |schema: &str, payload: &str| {
        super::report(schema, payload.as_bytes()).findings()[0].help.clone().unwrap_or_default()
    };
    let flag = r#"{"type": "string", "enum": ["1", "0"], "fault": {"code": "bad-flag", "help": "write \"1\" or \"0\""}}"#;
    assert_eq!(help(flag, "true"), "write \"1\" or \"0\"");
    assert_eq!(
        help(r#"{"type": "string", "enum": ["a", "b"]}"#, "1"),
        r#"send one of `"a"` or `"b"`"#
    );
    assert_eq!(
        help(r#"{"type": "string", "format": "date-time"}"#, "1741944007"),
        "send an RFC 3339 timestamp like `2026-11-21T16:00:00Z`"
    );
    let missing = |field: &str| {
        help(
            &format!(
                r#"{{"required": ["a"], "properties": {{"a": {field}}}, "$defs": {{"O": {{"type": "object"}}}}}}"#
            ),
            "{}",
        )
    };
    assert_eq!(
        missing(r#"{"type": "string", "enum": ["x", "y"]}"#),
        r#"add `a`, one of `"x"` or `"y"`"#
    );
    assert_eq!(
        missing(r#"{"type": "string", "knownValues": ["x"]}"#),
        r#"add `a`, a string such as `"x"`"#
    );
    assert_eq!(missing(r##"{"$ref": "#/$defs/O"}"##), "add `a`, an object");
    assert_eq!(missing(r#"{"type": ["integer", "null"]}"#), "add `a`, an integer");
    assert_eq!(missing("true"), "add `a`");
}

#[test]
fn what_is_there_already_is_not_suggested() {
    let schema = r#"{"properties": {"browser": {}}}"#;
    check_message(schema, r#"{"browser": 1, "browser2": 2}"#, "unknown field `browser2`", "");
}

#[test]
fn equal_items_are_named() {
    check_message(
        r#"{"uniqueItems": true}"#,
        "[1, 2, 1.0]",
        "items 0 and 2 of the array are equal",
        "send each item once",
    );
}

#[test]
fn a_misspelling_in_a_closed_object_is_one_mistake() {
    let schema = r#"{"required": ["customer"], "properties": {"customer": {}}, "additionalProperties": false}"#;
    check(schema, r#"{"custmer": 1}"#, &["1:2 error misspelt-field /custmer [customer]"]);
}

#[test]
fn a_misspelt_required_field_is_one_mistake() {
    let schema = r#"{"required": ["eventName"], "properties": {"eventName": {}}}"#;
    check(schema, r#"{"evntName": 1}"#, &["1:2 error misspelt-field /evntName [eventName]"]);
    check(
        schema,
        r#"{"colour": 1}"#,
        &["1:1 error missing-field . [eventName]", "1:2 warning unknown-field /colour"],
    );
}

#[test]
fn the_schema_names_code_and_help() {
    let schema = r#"{"pattern": "^[a-z]+$", "minLength": 3, "type": "string", "fault": {"code": "bad-name", "help": "use letters"}}"#;
    check_message(schema, "\"A\"", "`\"A\"` does not match the pattern `^[a-z]+$`", "use letters");
    check(schema, "\"A\"", &["1:1 error bad-name ."]);
    check(schema, "5", &["1:1 error wrong-type ."]);
    let only = r#"{"pattern": "Z$", "maxLength": 1, "fault": {"code": "not-utc", "help": "use Z", "on": ["pattern"]}}"#;
    check(only, "\"ab\"", &["1:1 error not-utc .", "1:1 error wrong-length ."]);
}

#[test]
fn the_help_for_a_pattern_lists_examples_that_match() {
    check_message(
        r#"{"pattern": "^[A-Z]{2}$", "examples": ["DE", "usa", 5, "FR"]}"#,
        "\"usa\"",
        "`\"usa\"` does not match the pattern `^[A-Z]{2}$`",
        "send a string that matches the pattern, such as `\"DE\"` or `\"FR\"`",
    );
    check_message(
        r#"{"pattern": "^[A-Z]{2}$", "examples": ["usa"]}"#,
        "\"usa\"",
        "`\"usa\"` does not match the pattern `^[A-Z]{2}$`",
        "send a string that matches the pattern",
    );
}

#[test]
fn what_follows_from_another_mistake_is_not_reported() {
    let schema = r#"{"type": "string", "format": "date-time", "pattern": "Z$", "maxAge": "PT1H"}"#;
    check(schema, "\"yesterday\"", &["1:1 error not-a-timestamp ."]);
    check(schema, "5", &["1:1 error wrong-type ."]);
    check(r#"{"enum": ["a"], "maxLength": 1}"#, "\"bc\"", &["1:1 error value-not-allowed ."]);
    check(
        r#"{"required": ["a"], "allOf": [{"required": ["a"]}]}"#,
        "{}",
        &["1:1 error missing-field . [a]"],
    );
}

#[test]
fn two_rules_that_are_broken_are_two_mistakes() {
    check(
        r#"{"allOf": [{"pattern": "^a"}, {"pattern": "b$"}]}"#,
        "\"x\"",
        &["1:1 error pattern-mismatch .", "1:1 error pattern-mismatch ."],
    );
    let schema = r#"{"format": "date-time", "pattern": "Z$", "maxAge": "PT1H"}"#;
    check(
        schema,
        "\"2026-11-21T14:00:00+00:00\"",
        &["1:1 error pattern-mismatch .", "1:1 error stale-timestamp ."],
    );
}

#[test]
fn numbers_are_never_rounded_into_another_verdict() {
    for (schema, valid, invalid) in [
        (r#"{"maximum": 9007199254740992}"#, "9007199254740992", "9007199254740993"),
        (r#"{"maximum": 0.3}"#, "0.3", "0.30000000000000000001"),
        (r#"{"maximum": 1e308}"#, "1e308", "1e400"),
        (r#"{"exclusiveMinimum": 0}"#, "1e-400", "0e0"),
        (r#"{"const": 18446744073709551615}"#, "18446744073709551615", "18446744073709551616"),
        (r#"{"enum": [0.1, 2]}"#, "0.10", "0.1000000000000000055511"),
        (r#"{"multipleOf": 2}"#, "9007199254740992", "9007199254740993"),
        (r#"{"type": "integer"}"#, "1e400", "1e-400"),
        (r#"{"type": "integer"}"#, "1.0", "1.00000000000000000001"),
        (r#"{"uniqueItems": true}"#, "[9007199254740992, 9007199254740993]", "[1, 1.0]"),
    ] {
        assert!(super::report(schema, valid.as_bytes()).is_valid(), "{schema} {valid}");
        assert!(!super::report(schema, invalid.as_bytes()).is_valid(), "{schema} {invalid}");
    }
}

#[test]
fn values_that_unevaluated_keywords_describe_are_judged() {
    let schema = r#"{"properties": {"a": true}, "unevaluatedProperties": {"type": "integer"}}"#;
    check(schema, r#"{"a": 1, "b": "x"}"#, &["1:15 error wrong-type /b"]);
    let schema = r#"{"prefixItems": [true], "unevaluatedItems": {"type": "integer"}}"#;
    check(schema, r#"["x", "y"]"#, &["1:7 error wrong-type /1"]);
}

#[test]
fn what_a_dynamic_reference_resolves_to_is_reported() {
    let schema = r##"{
        "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://x.example/root",
        "$ref": "list", "$defs": {
            "l": {"$id": "list", "type": "array", "items": {"$dynamicRef": "#T"},
                  "$defs": {"d": {"$dynamicAnchor": "T"}}},
            "s": {"$dynamicAnchor": "T", "type": "string"}
        }
    }"##;
    check(schema, "[1]", &["1:2 error wrong-type /0"]);
    check_message(schema, "[1]", "expected a string, found integer `1`", "put the value in quotes");
}

#[test]
fn keywords_are_keywords_and_never_names() {
    for (schema, payload, keyword, pointer) in [
        (r##"{"$ref": "#/$defs/x", "$defs": {"x": false}}"##, "1", "false", "/$defs/x"),
        (
            r#"{"properties": {"a": {"minimum": 1}}}"#,
            r#"{"a": 0}"#,
            "minimum",
            "/properties/a/minimum",
        ),
        (r#"{"properties": {"a": false}}"#, r#"{"a": 0}"#, "false", "/properties/a"),
        (r#"{"prefixItems": [true], "items": false}"#, "[1, 2]", "items", "/items"),
        (
            r##"{"not": {"$ref": "#/$defs/x"}, "$defs": {"x": {"type": "integer"}}}"##,
            "1",
            "not",
            "/not",
        ),
    ] {
        let report = super::report(schema, payload.as_bytes());
        let found: Vec<_> = report
            .findings()
            .iter()
            .map(|it| (it.keyword.as_str(), it.schema_pointer.as_str()))
            .collect();
        assert_eq!(found, [(keyword, pointer)], "{schema}");
    }
}

#[test]
fn draft_4_flags_make_limits_exclusive() {
    let schema = r#"{"$schema": "http://json-schema.org/draft-04/schema#", "minimum": 1, "exclusiveMinimum": true}"#;
    check(schema, "1", &["1:1 error out-of-range ."]);
    check_message(schema, "1", "`1` is not greater than 1", "send more than 1");
    check(schema, "2", &[]);
}

#[test]
fn freshness_is_exact_to_the_nanosecond() {
    let schema = r#"{"format": "date-time", "maxAge": "PT1H"}"#;
    let at = |now: &str, payload: &str| {
        let checker = checker(schema, Options::at(now.parse().expect("a timestamp")));
        let report = checker.check(format!("\"{payload}\"").as_bytes());
        report.findings().iter().map(line).collect::<Vec<_>>()
    };
    let stale = "1:1 error stale-timestamp .";
    let ahead = "1:1 warning future-timestamp .";
    assert_eq!(at("2026-11-21T16:00:00Z", "2026-11-21T15:00:00Z"), [""; 0]);
    assert_eq!(at("2026-11-21T16:00:00.000000001Z", "2026-11-21T15:00:00Z"), [stale]);
    assert_eq!(at("2026-11-21T16:00:00Z", "2026-11-21T14:59:59.9999999999Z"), [stale]);
    assert_eq!(at("2026-11-21T16:00:00Z", "2026-11-21T17:00:00+01:00"), [""; 0]);
    assert_eq!(at("2026-11-21T16:00:00Z", "2026-11-21T16:00:00.000000001Z"), [ahead]);
    assert_eq!(at("9999-12-31T23:59:59Z", "0000-01-01T00:00:00+23:59"), [stale]);
    assert_eq!(at("0000-01-01T00:00:00Z", "9999-12-31T23:59:59-23:59"), [ahead]);
    assert_eq!(at("2017-01-01T01:00:00Z", "2016-12-31T23:59:60Z"), [""; 0]);
}

#[test]
fn a_closed_object_rejects_unknown_fields() {
    let schema = r#"{"properties": {"referrer": {}}, "additionalProperties": false}"#;
    check(schema, r#"{"referer": 1}"#, &["1:2 error unknown-field /referer"]);
    check_message(
        schema,
        r#"{"referer": 1}"#,
        "unknown field `referer`",
        "did you mean `referrer`?",
    );
    check(r#"{"unevaluatedProperties": false}"#, r#"{"a": 1}"#, &["1:2 error unknown-field /a"]);
    check(
        r#"{"propertyNames": {"maxLength": 1}}"#,
        r#"{"ab": 1}"#,
        &["1:2 error bad-field-name /ab"],
    );
}

#[test]
fn a_finding_names_its_source() {
    let schema = r#"{
        "required": ["a"],
        "source": {"table": "t.md", "line": 1, "version": "3"},
        "properties": {"a": {
            "type": "string", "enum": ["x"],
            "source": [{"table": "t.md", "line": 7, "row": "a"}, {"document": "model", "keywords": ["enum"]}]
        }}
    }"#;
    let source =
        |payload: &str| super::report(schema, payload.as_bytes()).findings()[0].source.clone();
    assert_eq!(source("{}").as_deref(), Some("t.md:7 a"));
    assert_eq!(source(r#"{"a": 1}"#).as_deref(), Some("t.md:7 a"));
    assert_eq!(source(r#"{"a": "y"}"#).as_deref(), Some("model"));
}

#[test]
fn a_mask_hides_values_and_unknown_names() {
    let schema = r#"{
        "type": "object", "required": ["id"],
        "properties": {"id": {"type": "integer"}, "kind": {"knownValues": ["a"]}, "map": {"additionalProperties": {"enum": ["secret"]}},
            "at": {"format": "date-time", "maxAge": "PT1H"}, "s": {"pattern": "^x$"}}
    }"#;
    let payload = br#"{"id": "4711", "kind": "4712", "map": {"4713": "4714"}, "4715": 1, "at": "2020-04-17T16:00:00Z", "s": "4716"}"#;
    let checker = checker(schema, Options { mask: true, ..options() });
    let report = checker.check(payload);
    assert_eq!(report.findings().len(), 6);
    let text = format!("{:?}", report.findings());
    assert!(!text.contains("471") && !text.contains("2020"), "{text}");
    assert!(text.contains("/map/*") && text.contains("\"/*\""), "{text}");
    let broken = checker.check(b"{\"4717\" 4718}");
    assert!(!format!("{broken:?}").contains("471"), "{broken:?}");
}

#[test]
fn each_format_has_words_of_its_own() {
    for (format, message, help) in [
        ("date", "`\"x\"` is not a date", "write it like `2026-11-21`"),
        ("time", "`\"x\"` is not a time", "write it like `16:00:00Z`"),
        ("duration", "`\"x\"` is not an ISO 8601 duration", "write it like `PT1H30M`"),
        ("uuid", "`\"x\"` is not a UUID", "write it like `123e4567-e89b-12d3-a456-426614174000`"),
        ("email", "`\"x\"` is not an email address", "write it like `name@example.com`"),
        ("idn-email", "`\"x\"` is not an email address", "write it like `name@example.com`"),
        ("ipv4", "`\"x\"` is not an IPv4 address", "write it like `192.0.2.1`"),
        ("ipv6", "`\"x\"` is not an IPv6 address", "write it like `2001:db8::1`"),
        ("json-pointer", "`\"x\"` is not a JSON Pointer", "write it like `/a/0`"),
    ] {
        check_message(&format!(r#"{{"format": "{format}"}}"#), "\"x\"", message, help);
    }
    let regex = "write it as defined by ECMA-262, like `^[a-z]+$`";
    check_message(r#"{"format": "regex"}"#, "\"(\"", "`\"(\"` is not a regular expression", regex);
}

#[test]
fn types_are_named_in_the_order_of_the_schema() {
    for (types, expected) in [
        (r#"["string", "integer"]"#, "expected a string or integer, found boolean `true`"),
        (r#"["integer", "string"]"#, "expected an integer or string, found boolean `true`"),
        (r#"["null", "object", "array"]"#, "expected null, object or array, found boolean `true`"),
    ] {
        let report = checker(&format!(r#"{{"type": {types}}}"#), options()).check(b"true");
        assert_eq!(report.findings()[0].message, expected);
    }
}

#[test]
fn long_lists_of_values_are_cut() {
    let help = |count: usize| {
        let values: Vec<String> = (0..count).map(|value| value.to_string()).collect();
        let schema = format!(r#"{{"enum": [{}]}}"#, values.join(","));
        let report = checker(&schema, options()).check(b"-1");
        report.findings()[0].help.clone().unwrap_or_default()
    };
    assert!(help(20).ends_with("`18` or `19`"), "{}", help(20));
    assert!(help(21).ends_with("`18`, `19` and 1 more"), "{}", help(21));
}

#[test]
fn the_age_of_a_timestamp_is_as_precise_as_its_excess() {
    // One second too old among hours: seconds matter.
    check_message(
        r#"{"maxAge": "PT1H"}"#,
        "\"2026-11-21T14:59:59Z\"",
        "`\"2026-11-21T14:59:59Z\"` is 1 h 1 s old at 2026-11-21T16:00:00Z, more than 1 h",
        "send the event within 1 h of its creation",
    );
    // One second too old among days: all units between them are named.
    check_message(
        r#"{"maxAge": "P1DT1H1M"}"#,
        "\"2026-11-20T14:58:59Z\"",
        "`\"2026-11-20T14:58:59Z\"` is 1 d 1 h 1 min 1 s old at 2026-11-21T16:00:00Z, more than 1 d 1 h 1 min",
        "send the event within 1 d 1 h 1 min of its creation",
    );
}

/// A hidden mistake stands for no other: with one code of the schema, one that is not hidden is reported.
#[test]
fn what_is_hidden_hides_nothing() {
    check(
        r#"{"enum": ["a"], "minLength": 5, "not": {"const": "b"}, "fault": {"code": "bad", "help": "h", "on": ["minLength", "not"]}}"#,
        "\"b\"",
        &["1:1 error bad .", "1:1 error value-not-allowed ."],
    );
}
