//! Formats, limits and marks in descriptions, and what the rest of these says of them.

use serde_json::json;

use super::{check, table};

#[test]
fn a_format_with_another_value_is_none() {
    let text = json!({ "type": "string" });
    for description in [
        "UUID of the user, or `anonymous`",
        "UUID of the user (`anonymous` for guests)",
        "UUID of the user. Empty if there is none.",
        "UUID of the user or a hash of it.",
        "UUID of the user; `unknown` if there is none.",
        "URL of the page, otherwise `direct`.",
        "Email address of the user or \"none\".",
        "Two-letter country code, ISO 3166-1 alpha-2, or `EUROPE`.",
        "Phone number in E.164 format, or `anonymous`.",
    ] {
        check(&[("string", description, text.clone())]);
    }
    check(&[
        ("string", "UUID of the user.", json!({ "type": "string", "format": "uuid" })),
        (
            "string",
            "URL of the page, such as `https://a.b/c`.",
            json!({ "type": "string", "format": "uri" }),
        ),
        (
            "string",
            "ISO 3166-1 alpha-2, `US`",
            json!({ "type": "string", "pattern": "^[A-Z]{2}$" }),
        ),
    ]);
}

#[test]
fn codes_are_in_the_case_that_is_said() {
    check(&[
        (
            "string",
            "Country code ISO 3166-1 alpha-2, lower case",
            json!({ "type": "string", "pattern": "^[a-z]{2}$" }),
        ),
        (
            "string (ISO 4217)",
            "Currency, in lowercase.",
            json!({ "type": "string", "pattern": "^[a-z]{3}$" }),
        ),
        (
            "string",
            "Country, ISO 3166-1 alpha-2, case-insensitive.",
            json!({ "type": "string", "pattern": "^[A-Za-z]{2}$" }),
        ),
    ]);
}

#[test]
fn lengths_and_ranges_come_in_several_words() {
    let number = |keywords: serde_json::Value| {
        let mut schema = json!({ "type": "number" });
        for (keyword, value) in keywords.as_object().into_iter().flatten() {
            schema[keyword] = value.clone();
        }
        schema
    };
    check(&[
        (
            "string",
            "Min 3, max 20 characters",
            json!({ "type": "string", "maxLength": 20, "minLength": 3 }),
        ),
        (
            "string",
            "Exactly 2 characters",
            json!({ "type": "string", "minLength": 2, "maxLength": 2 }),
        ),
        ("string", "Minimum 3 characters.", json!({ "type": "string", "minLength": 3 })),
        ("number", "0 ≤ v ≤ 5", number(json!({ "minimum": 0, "maximum": 5 }))),
        ("number", "0 < v <= 5", number(json!({ "exclusiveMinimum": 0, "maximum": 5 }))),
        ("number", "Range: (0, 1]", number(json!({ "exclusiveMinimum": 0, "maximum": 1 }))),
        ("number", "Range: [0, 1)", number(json!({ "minimum": 0, "exclusiveMaximum": 1 }))),
        ("number", "Range (0, 5)", number(json!({ "minimum": 0, "maximum": 5 }))),
        (
            "number",
            "Between -180 and 180 degrees",
            number(json!({ "minimum": -180, "maximum": 180 })),
        ),
    ]);
}

#[test]
fn what_else_is_deprecated_is_no_mark() {
    let text = json!({ "type": "string" });
    for description in [
        "Deprecated field names may appear here",
        "Deprecated values are still accepted.",
        "Deprecated items will be listed.",
    ] {
        check(&[("string", description, text.clone())]);
    }
    let deprecated = json!({ "type": "string", "deprecated": true });
    for description in
        ["Deprecated since 2.0, will be removed.", "Deprecated segment payload.", "Deprecated"]
    {
        check(&[("string", description, deprecated.clone())]);
    }
    let (_, problems) = table(&[["v", "string", "no", "Plain."]]);
    assert_eq!(problems, "");
}
