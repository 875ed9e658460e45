use serde_json::{Map, Value, json};

use super::{RULES, Rule, Subject, apply, document, table::On};
use crate::{Dialect, Options, Page, capture};

fn bare(on: On) -> Value {
    match on {
        On::Number => json!({ "type": "integer" }),
        On::Timestamp => json!({ "type": "string", "format": "date-time" }),
        _ => json!({ "type": "string" }),
    }
}

/// Returns what a description adds to a property on which the rule is read.
fn found(on: On, description: &str) -> Map<String, Value> {
    let dialect = match on {
        On::AttributeText => Dialect::Attributes,
        _ => Dialect::Python,
    };
    let subject =
        Subject { description, required: false, dialect, is_enum: matches!(on, On::Enum) };
    let before = bare(on);
    let mut schema = before.as_object().expect("an object").clone();
    apply(subject, &mut schema);
    schema.retain(|keyword, value| before.get(keyword) != Some(value));
    schema
}

#[track_caller]
fn check(on: On, description: &str, expected: &Value) {
    assert_eq!(Value::Object(found(on, description)), *expected, "{description}");
}

#[test]
fn every_rule_reads_its_example_and_not_its_near_miss() {
    for Rule { fact, on, example, near_miss, .. } in RULES {
        assert!(!found(*on, example).is_empty(), "{fact}: `{example}` brings nothing");
        let brought = found(*on, near_miss);
        assert!(brought.is_empty(), "{fact}: `{near_miss}` brings {brought:?}");
    }
}

#[test]
fn every_rule_is_listed_once_in_the_documentation() {
    let document = document();
    for rule in RULES {
        assert_eq!(
            document.matches(&format!("\n| {} | {}", rule.fact, rule.on.as_str())).count(),
            1
        );
    }
}

#[test]
fn limits_are_read_from_must_be() {
    check(On::Number, "Must be greater than 0.", &json!({ "exclusiveMinimum": 0 }));
    check(
        On::Number,
        "Must be at least 1 and less than 1,000.",
        &json!({ "minimum": 1, "exclusiveMaximum": 1000 }),
    );
    check(
        On::Number,
        "A share; must be greater than 0.5 and at most 1. Rounded.",
        &json!({ "exclusiveMinimum": 0.5, "maximum": 1 }),
    );
    check(On::Number, "Must not exceed 12", &json!({ "maximum": 12 }));
    check(On::Number, "It must be greater than 0, unless it is free.", &json!({}));
    check(On::Text, "Must be greater than 0.", &json!({}));
}

#[test]
fn limits_are_read_from_short_words() {
    check(
        On::Number,
        "Number of results (1-25, default 25)",
        &json!({ "minimum": 1, "maximum": 25 }),
    );
    check(
        On::Number,
        "1 to 5, `null` if not rated",
        &json!({ "type": ["integer", "null"], "minimum": 1, "maximum": 5 }),
    );
    check(
        On::Number,
        "Volume (between `0.0`and `1.0`)",
        &json!({ "minimum": 0.0, "maximum": 1.0 }),
    );
    check(
        On::Number,
        "Seconds, between 0 and 604800 (7 days)",
        &json!({ "minimum": 0, "maximum": 604_800 }),
    );
    check(
        On::Number,
        "How many; min 0, max 10 (defaults to 1);",
        &json!({ "minimum": 0, "maximum": 10 }),
    );
    check(On::Number, "Minimum of 1", &json!({ "minimum": 1 }));
    for text in [
        "Up to 10 files of 5 users",
        "Open 9-5 daily",
        "A minimum of 2 users",
        "The date, 2020-04-26",
    ] {
        check(On::Number, text, &json!({}));
    }
    check(On::Text, "name of the role, max 100 characters", &json!({ "maxLength": 100 }));
    check(On::Text, "Up to 36 chars.", &json!({ "maxLength": 36 }));
    check(On::Text, "Its id, max length 255.", &json!({ "maxLength": 255 }));
    check(
        On::Text,
        "channel topic (0-1024 characters)",
        &json!({ "minLength": 0, "maxLength": 1024 }),
    );
    check(On::Text, "Use lower case, 2-letter codes", &json!({}));
}

#[test]
fn values_are_read_from_items_and_enumerations() {
    check(On::Text, "One of: - `a`: the first - `b`: the `c` one", &json!({ "enum": ["a", "b"] }));
    check(On::Text, "Where from - `a` - `b`", &json!({ "knownValues": ["a", "b"] }));
    check(On::Text, "One of `a`, `b`, `c`", &json!({ "enum": ["a", "b", "c"] }));
    for text in [
        "`a`, `b` or `c`",
        "State: `a`, `b`, `c`.",
        "a, b, c",
        "a | b | c",
        "The state (a, b or c).",
        "Either 'a', 'b' or 'c'. More.",
    ] {
        check(On::Enum, text, &json!({ "enum": ["a", "b", "c"] }));
    }
    check(On::Enum, "State of it, as in the guide", &json!({}));
    check(On::Enum, "The state (see the guide)", &json!({}));
}

#[test]
fn what_is_in_code_may_be_something_else() {
    check(On::Text, "Must be `a-z`, `0-9`, or `_` characters", &json!({}));
    check(On::Text, "Either `userId` or `id` is required.", &json!({}));
    check(On::Text, "Either `'a'` or `'b'`.", &json!({ "knownValues": ["a", "b"] }));
    check(On::Text, "1-100 characters. Empty string for users.", &json!({ "maxLength": 100 }));
}

#[test]
fn a_list_of_values_of_what_may_be_null_has_null() {
    let subject = Subject {
        description: "Valid values: a, b",
        required: true,
        dialect: Dialect::Python,
        is_enum: false,
    };
    let mut schema = Map::new();
    schema.insert("type".to_owned(), json!(["string", "null"]));
    apply(subject, &mut schema);
    assert_eq!(schema["enum"], json!(["a", "b", null]));
}

#[test]
fn a_value_named_in_passing_is_no_constraint() {
    for description in [
        "Domain of the page URL.",
        "Host of the URL.",
        "UTM content: tells apart links to one URL.",
        "UTM medium; free string (not the Referrer enum).",
        "Data type of the attribute; no enum in this model (the notification twin allows STRING, BOOLEAN, NUMBER; SDK guide lists integer, number, string, boolean).",
        "How the location was determined; a published sample has ip.",
        "Delivery address, such as an email address or webhook URL.",
        "HTTP User-Agent header value (RFC 1945 10.15).",
        "Start of the session (its first event).",
        "Name of the event type; observed filter values are com.example.<PayloadType>.",
        "Only one of name or id may be set.",
        "Valid values are in Constants.java and in the guide.",
        "Must be given when status is deprecated",
        "The URI's scheme",
        "If null, the server decides.",
        "Null unless the call was answered.",
        "Build number, a string.",
        "Use between and and as words.",
    ] {
        check(On::Text, description, &json!({}));
    }
}

#[test]
fn lists_that_close_and_lists_that_do_not() {
    check(On::Text, "Possible values: a, b and c. More text.", &json!({ "enum": ["a", "b", "c"] }));
    check(On::Text, "Allowed Values: A, B", &json!({ "enum": ["A", "B"] }));
    check(On::Text, "Must be one of: on, off.", &json!({ "enum": ["on", "off"] }));
    check(
        On::Text,
        "Session category, e.g. web or app.",
        &json!({ "knownValues": ["web", "app"] }),
    );
    check(
        On::Text,
        "Kind of id, free string; cookie, email, phone are the examples given.",
        &json!({ "knownValues": ["cookie", "email", "phone"] }),
    );
    check(
        On::AttributeText,
        "Kind (desktop, mobile, etc.).",
        &json!({ "knownValues": ["desktop", "mobile"] }),
    );
    check(On::AttributeText, "Browser (e.g., Chrome).", &json!({ "examples": ["Chrome"] }));
    check(On::AttributeText, "Kind (identify_useridentify_company).", &json!({}));
    check(On::Text, "Kind (desktop, mobile).", &json!({}));
}

#[test]
fn an_example_of_a_format_is_no_list() {
    let description = "Periods are represented as an ISO-8601 string. For example: P1D or P1DT12H";
    check(On::Text, description, &json!({ "format": "duration" }));
}

#[test]
fn ages_come_in_several_phrases() {
    for (phrase, age) in [
        ("Time of the event; events older than an hour will be rejected.", "PT1H"),
        ("Events over one hour old are refused.", "PT1H"),
        ("events older than 30 minutes are rejected", "PT30M"),
        ("events more than 2 days old are refused", "P2D"),
    ] {
        check(On::Timestamp, phrase, &json!({ "maxAge": age }));
    }
    check(On::Timestamp, "events older than 99999999999 hours are rejected", &json!({}));
}

#[test]
fn utc_comes_in_several_phrases() {
    for phrase in
        ["UTC date of the event.", "When it happened, in UTC.", "Must be in UTC", "Start (UTC)"]
    {
        assert_eq!(found(On::Timestamp, phrase)["pattern"], "[Zz]$", "{phrase}");
    }
    check(On::Timestamp, "Shown in UTC or in local time.", &json!({}));
}

#[test]
fn ranges_and_lengths() {
    check(On::Number, "Valid range [1, 5].", &json!({ "minimum": 1, "maximum": 5 }));
    check(On::Number, "From 0 - 100", &json!({ "minimum": 0, "maximum": 100 }));
    check(
        On::Number,
        "Range:[-25000000, 25000000]",
        &json!({ "minimum": -25_000_000, "maximum": 25_000_000 }),
    );
    check(On::Number, "Must be in the range of 0.5 to 2", &json!({ "minimum": 0.5, "maximum": 2 }));
    check(On::Number, "between 5 and 1.", &json!({}));
    check(On::Number, "Code between 3 and 9 digits", &json!({}));
    check(On::Text, "Can be up to 512 characters in length.", &json!({ "maxLength": 512 }));
    check(
        On::Text,
        "Valid length between 2 and 8 alphanumeric characters",
        &json!({ "minLength": 2, "maxLength": 8 }),
    );
}

#[test]
fn deprecation_comes_in_several_phrases() {
    for phrase in [
        "Deprecated. Use x.",
        "Deprecated - use x",
        "Deprecated, use x",
        "Deprecated: use x",
        "(deprecated) old",
        "Old field (Deprecated, use X instead) here",
        "The old one (deprecated).",
        "DEPRECATED: x",
        "Deprecated segment payload.",
        "True on mobile devices; deprecated in favour of another since 2.0.",
    ] {
        check(On::Any, phrase, &json!({ "deprecated": true }));
    }
    check(On::Any, "Deprecatedness of the thing", &json!({}));
}

#[test]
fn the_format_of_a_coarse_type_gives_way() {
    check(
        On::Timestamp,
        "Dates are represented as an ISO-8601 string. For example: yyyy-MM-dd",
        &json!({ "format": "date" }),
    );
}

#[test]
fn members_of_a_list_are_described() {
    let subject = Subject {
        description: "Valid values: a, b",
        required: true,
        dialect: Dialect::Python,
        is_enum: false,
    };
    let mut schema = Map::new();
    schema.insert("type".to_owned(), json!("array"));
    schema.insert("items".to_owned(), json!({ "type": "string" }));
    apply(subject, &mut schema);
    assert_eq!(schema["items"]["enum"], json!(["a", "b"]));
}

#[test]
fn numbers_are_listed_as_strings_are() {
    for text in [
        "one of 30, 45, 60",
        "One of 30, 45, 60.",
        "Must be one of 30, 45 or 60.",
        "Minutes; must be one of: 30, 45, 60",
        "One of `30`, `45` or `60`",
        "Is one of 30, 45, 60. More.",
    ] {
        check(On::Number, text, &json!({ "enum": [30, 45, 60] }));
    }
    check(On::Number, "One of 30 seats", &json!({}));
    check(On::Number, "One of 30, 45 or 60 minutes", &json!({}));
}

#[test]
fn a_description_may_be_a_list_alone() {
    let known = json!({ "knownValues": ["parent", "teacher", "studio"] });
    check(On::Text, "`parent`, `teacher` or `studio`", &known);
    check(On::Text, "`parent`, `teacher`, or `studio`.", &known);
    check(On::Text, "`parent` / `teacher` / `studio`. Who it is.", &known);
    check(On::Text, "`parent` or `teacher` must be given", &json!({}));
    check(On::Text, "`parent`", &json!({}));
}

#[test]
fn items_of_a_list_in_html_are_values() {
    let cell = "How. One of <ul><li>card</li><li>cash</li></ul>";
    let html = format!(
        "<h2>Paid</h2><table><tr><th>Property</th><th>Type</th><th>Description</th></tr>\
         <tr><td>how</td><td>string</td><td>{cell}</td></tr></table>"
    );
    let markdown = format!(
        "# Paid\n\n| Property | Type | Description |\n|---|---|---|\n| how | string | {cell} |\n"
    );
    for (path, text) in [("a/p.html", html), ("a/p.md", markdown)] {
        let captured = capture(&[Page::new(path, text)], &[], &Options::default());
        let schema: Value = serde_json::from_str(&captured.files[0].text).expect("JSON");
        assert_eq!(schema["properties"]["how"]["enum"], json!(["card", "cash"]), "{path}");
    }
}
