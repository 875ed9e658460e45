//! Values of properties: in tables below, in columns, in descriptions.

use serde_json::json;

use super::{one, rows};

const RATING: &str = "# Vital\n\n| Name | Type | Required | Description |\n|---|---|---|---|\n| rating | String | yes | How good |\n| level | Integer | yes | How high |\n\n";

#[test]
fn a_table_of_values_belongs_to_the_property_that_is_named_above() {
    let table = "| Value | Description |\n|---|---|\n| `good` | x |\n| `poor` | y |\n";
    let (schema, problems) =
        one(&format!("{RATING}`rating` has these well-known values:\n\n{table}"));
    assert_eq!(problems, "");
    assert_eq!(schema["properties"]["rating"]["knownValues"], json!(["good", "poor"]));
    let (schema, _) = one(&format!("{RATING}`rating` must be one of the following:\n\n{table}"));
    assert_eq!(schema["properties"]["rating"]["enum"], json!(["good", "poor"]));
    let numbers = table.replace("`good`", "1").replace("`poor`", "2");
    let (schema, _) = one(&format!("{RATING}**level** is one of the following:\n\n{numbers}"));
    assert_eq!(schema["properties"]["level"]["enum"], json!([1, 2]));
}

#[test]
fn a_link_leads_to_the_values() {
    let text = "# Hook\n\n| Field | Type | Description |\n|---|---|---|\n| kind | string | the [kind](#hook-kinds) of hook |\n\n## Hook Kinds\n\nOne of the following values.\n\n| Name | Value |\n|---|---|\n| In | `incoming` |\n| Out | `outgoing` |\n";
    let (schema, _) = one(text);
    assert_eq!(schema["properties"]["kind"]["enum"], json!(["incoming", "outgoing"]));
    let (schema, problems) = one(&text
        .replace("| Name | Value |", "| Value | Meaning |")
        .replace("| In | `incoming` |", "| `in` | x |")
        .replace("| Out | `outgoing` |", "| `out` | y |"));
    assert_eq!(problems, "");
    assert_eq!(schema["properties"]["kind"]["enum"], json!(["in", "out"]));
}

#[test]
fn a_column_may_list_the_values() {
    let (schema, _) = one(
        "# A\n\n| Field | Type | Allowed values | Description |\n|---|---|---|---|\n| a | string | `x`, `y` | z |\n| b | string |  | z |\n",
    );
    assert_eq!(schema["properties"]["a"]["enum"], json!(["x", "y"]));
    assert!(schema["properties"]["b"]["enum"].is_null());
}

/// Checks what a description adds to a string.
#[track_caller]
fn check(description: &str, keyword: &str, expected: &serde_json::Value) {
    let (schema, _) = rows(&[&format!("| a | string | no | {description} |")]);
    assert_eq!(schema["properties"]["a"][keyword], *expected, "{description}");
}

#[test]
fn lists_are_closed_by_words_only() {
    check(
        "Order of the list (ascending, descending)",
        "knownValues",
        &json!(["ascending", "descending"]),
    );
    check(
        "Order of the list (one of ascending, descending)",
        "enum",
        &json!(["ascending", "descending"]),
    );
    check("The group the user is in (A, B, or C).", "enum", &json!(["A", "B", "C"]));
    check(
        "Where it ran. Can be `web`, `ios`, or `android`.",
        "knownValues",
        &json!(["web", "ios", "android"]),
    );
    check("Where it ran. Must be one of `web`, `ios`.", "enum", &json!(["web", "ios"]));
    check("Where it ran. Can be `web`.", "enum", &json!(null));
}

#[test]
fn urls_may_be_relative() {
    check(
        "The URL to play. Can be an absolute URL or a relative path.",
        "format",
        &json!("uri-reference"),
    );
    check("Relative or absolute: a relative path, or the URL.", "format", &json!("uri-reference"));
    check("The URL to play. Can be an absolute URL or a relative path.", "allOf", &json!(null));
    check("URL of the page.", "format", &json!("uri"));
}

#[test]
fn a_date_by_hand_may_have_a_time() {
    let (schema, _) = rows(&["| a | Date | no | Day it begins; an ISO-8601 date string. |"]);
    assert_eq!(
        schema["properties"]["a"]["anyOf"],
        json!([{ "format": "date" }, { "format": "date-time" }])
    );
}

#[test]
fn a_list_below_gives_the_values_of_the_property_that_it_names() {
    let (schema, problems) =
        one(&format!("{RATING}`rating` can be one of:\n\n- `good`: x\n- `poor`: y\n"));
    assert_eq!(problems, "");
    assert_eq!(schema["properties"]["rating"]["enum"], json!(["good", "poor"]));
    let (schema, _) =
        one(&format!("{RATING}**level**\n\nPossible values:\n* 1 - low\n* 2 - high\n"));
    assert_eq!(schema["properties"]["level"]["enum"], json!([1, 2]));
    let (schema, _) = one(&format!("{RATING}`rating` may be, for example:\n- good\n- poor\n"));
    assert_eq!(schema["properties"]["rating"]["knownValues"], json!(["good", "poor"]));
    let (schema, _) = one(&format!("{RATING}It is one of:\n- good\n- poor\n"));
    assert!(schema["properties"]["rating"]["enum"].is_null());
}
