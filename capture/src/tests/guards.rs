//! Limits, lists and formats that the words around them take back.

use serde_json::json;

use super::check;

#[test]
fn limits_that_do_not_hold_for_all_values_are_none() {
    let number = json!({ "type": "number" });
    for description in [
        "Cannot be between 1 and 5.",
        "Not between 1 and 5.",
        "Recommended between 1 and 5.",
        "Usually between 1 and 5.",
        "If between 1 and 5, it is low.",
        "Number between 0 and 1, or -1 if unknown.",
        "Must be at least 1; 0 means unlimited.",
        "Must be greater than 0. Zero means none.",
        "Number from 0 to 1,5.",
        "Min 1, max 10 per day.",
    ] {
        check(&[("number", description, number.clone())]);
    }
    let text = json!({ "type": "string" });
    for description in [
        "Between 1 and 10 characters per word.",
        "Max: 255 characters per item.",
        "Maximum length 100 characters, longer values are truncated.",
        "At most 100 characters are stored.",
        "Only letters, digits and underscore are valid in keys; values are free.",
        "UUID of the event; legacy events have a numeric id.",
        "Phone number in E.164 format, without the leading plus.",
        "BCP 47 language tag, underscores instead of hyphens.",
        "Two-letter country code, ISO 3166-1 alpha-2, or `XX-YY` for regions.",
        "The URL of the page, or `(not set)`.",
        "Not a UUID; must be a UUID if `x` is set.",
    ] {
        check(&[("string", description, text.clone())]);
    }
    check(&[
        (
            "number",
            "Between 0 and 100 (exclusive).",
            json!({ "type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 100 }),
        ),
        (
            "number",
            "Between 0 and 10,000; 0 means none.",
            json!({ "type": "number", "minimum": 0, "maximum": 10000 }),
        ),
        (
            "string",
            "ISO 639-1 language code, e.g. en-US.",
            json!({ "type": "string", "examples": ["en-US"] }),
        ),
        (
            "string",
            "UUID standing for the page that is shown.",
            json!({ "type": "string", "format": "uuid" }),
        ),
        (
            "string",
            "UUID of the object, or null.",
            json!({ "type": ["string", "null"], "format": "uuid" }),
        ),
    ]);
}

#[test]
fn lists_that_do_not_hold_for_all_values_are_open() {
    let text = json!({ "type": "string" });
    for description in [
        "Cannot be one of `a`, `b`.",
        "The default is one of `a`, `b`.",
        "If set to one of `a` or `b`, the event is ignored.",
        "Comma-separated list. Valid values: `a`, `b`.",
        "Valid values: `a`, `b`; multiple values are separated by commas.",
        "A space-separated list of one of `a`, `b`.",
        "Starts with one of `a`, `b`.",
        "Deprecated values: `a`. Valid values: `b`.",
    ] {
        check(&[("string", description, text.clone())]);
    }
    let known = json!({ "type": "string", "knownValues": ["a", "b"] });
    check(&[
        ("string", "Typically one of `a`, `b`.", known.clone()),
        ("string", "One of `a`, `b`. Empty if unknown.", known.clone()),
        ("string", "Valid values: a, b. Case insensitive.", known),
        (
            "string",
            "One of `a`, `b`, or `null`.",
            json!({ "type": ["string", "null"], "enum": ["a", "b", null] }),
        ),
    ]);
}
