//! Lists of values in descriptions, and what the words around them make of these.

use serde_json::json;

use super::check;

#[test]
fn a_list_with_explanations_has_all_of_its_values() {
    let three = json!({ "type": "string", "enum": ["web", "ios", "android"] });
    check(&[
        ("string", "Valid values: `web`, `ios` (iPhone or iPad), `android`.", three.clone()),
        ("string", "Valid values: web, ios (iPhone or iPad), android.", three.clone()),
        ("string", "Must be `web` (the site), `ios` or `android` (the app).", three.clone()),
        ("string", "One of `web`, `ios`, `android`; see the guide.", three.clone()),
        ("string", "One of `web`, `ios`, `android`. Default is `web`.", three.clone()),
        (
            "string",
            "One of `web`, `ios`, `android` (default `web`). Required if `x` is set.",
            three.clone(),
        ),
        ("string", "Not required; one of `web`, `ios`, `android`", three),
        (
            "integer",
            "Possible values: 1 (low), 2 (medium), 3 (high).",
            json!({ "type": "integer", "enum": [1, 2, 3] }),
        ),
    ]);
}

#[test]
fn a_list_that_is_negated_or_past_or_conditional_says_nothing() {
    let any = json!({ "type": "string" });
    for description in [
        "Not one of: `a`, `b`",
        "Not one of: a, b",
        "Must not be one of `a`, `b`.",
        "Anything except one of `a`, `b`",
        "Is never one of: a, b.",
        "It isn't one of `a`, `b`",
        "Formerly one of `a`, `b`; now free text.",
        "Was one of `a` or `b` until 2.0.",
        "In the past, one of: a, b.",
        "Used to be one of `a`, `b`.",
        "Must be `a` or `b` if `v1` is `c`, otherwise any string.",
        "If `x` is set, must be `a` or `b`.",
        "Must be `a` or `b` unless `x` is set.",
        "For guests, one of: a, b.",
        "One of `a`, `b`, when `x` is set",
        "One of `a`, `b` in version 1; `c` was added in version 2.",
        "One of `a`, `b`. `c` is accepted, too.",
        "One of `a`, `b`. Defaults to `none`.",
        "Must contain at least one of `a`, `b`.",
        "Must start with one of `a`, `b`",
    ] {
        check(&[("string", description, any.clone())]);
    }
    check(&[
        ("integer", "Not one of: 1, 2", json!({ "type": "integer" })),
        ("integer", "Formerly, one of: 1, 2.", json!({ "type": "integer" })),
        ("enum", "Formerly: `a`, `b`", any),
    ]);
}

#[test]
fn a_list_that_goes_on_has_known_values() {
    let known = json!({ "type": "string", "knownValues": ["a", "b", "c"] });
    for description in [
        "One of `a`, `b`, `c` or a custom value",
        "One of `a`, `b`, `c`, and any custom string",
        "Must be `a`, `b`, `c` or another one.",
        "One of `a`, `b`, `c`; other values may be added.",
        "One of `a`, `b`, `c`. New values can appear, custom values are allowed.",
        "Usually one of `a`, `b`, `c`.",
        "Currently, one of: a, b, c.",
        "One of `a`, `b`, `c` followed by a number",
        "One of `a`, `b`, `c` (or any other string)",
        "One of `a`, `b`, `c` (case-insensitive).",
    ] {
        check(&[("string", description, known.clone())]);
    }
}
