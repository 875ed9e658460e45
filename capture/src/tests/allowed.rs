//! Columns and tables of allowed values.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{bare, page};

#[track_caller]
fn row(ty: &str, values: &str) -> Value {
    let (schema, _) = page(&format!(
        "# Thing made\n\n| Property | Type | Required | Allowed values |\n|---|---|---|---|\n| v | {ty} | no | {values} |\n"
    ));
    bare(&schema["properties"]["v"])
}

#[test]
fn quotes_and_explanations_are_no_part_of_values() {
    let two = json!({ "type": "string", "enum": ["a", "b"] });
    for cell in [
        "a, b",
        "\"a\", \"b\"",
        "‘a’, ‘b’",
        "`a`, `b`",
        "`a`<br>`b` (default)",
        "a<br>b (default)",
        "a (the first), b (the second)",
        "a or b",
        "a; b",
        "a \\| b",
        "One of: a, b",
        "a = first<br>b = second",
        "a - first<br>b - second",
    ] {
        assert_eq!(row("string", cell), two, "{cell}");
    }
    assert_eq!(row("string", "e.g. a, b"), json!({ "type": "string", "knownValues": ["a", "b"] }));
    assert_eq!(row("string", "a, b, etc."), json!({ "type": "string", "knownValues": ["a", "b"] }));
    assert_eq!(
        row("string", "credit card, cash"),
        json!({ "type": "string", "enum": ["credit card", "cash"] })
    );
    assert_eq!(row("integer", "1 = low<br>2 = high"), json!({ "type": "integer", "enum": [1, 2] }));
    assert_eq!(
        row("array", "a; b; c"),
        json!({ "type": "array", "items": { "type": "string", "enum": ["a", "b", "c"] } })
    );
}

#[test]
fn long_lists_are_whole() {
    let values: Vec<String> = (0..30).map(|n| format!("v{n}")).collect();
    for separator in [", ", "<br>", "; "] {
        let rules = row("string", &values.join(separator));
        assert_eq!(rules["enum"], json!(values), "{separator}");
    }
    let mut text = String::from(
        "# A\n\n| Property | Type |\n|---|---|\n| status | string |\n\n`status` must be one of:\n\n| Value | Description |\n|---|---|\n",
    );
    for n in 0..1_500 {
        let _ = writeln!(text, "| w{n} | x |");
    }
    let (schema, _) = page(&text);
    let values = schema["properties"]["status"]["enum"].as_array().map_or(0, Vec::len);
    assert_eq!(values, 1_500);
}

#[test]
fn the_line_above_a_table_of_values_may_open_it() {
    let status = |lead: &str| {
        let (schema, _) = page(&format!(
            "# A\n\n| Property | Type |\n|---|---|\n| status | string |\n\n{lead}\n\n| Value | Description |\n|---|---|\n| a | x |\n| b | y |\n"
        ));
        bare(&schema["properties"]["status"])
    };
    assert_eq!(status("`status` must be one of:"), json!({ "type": "string", "enum": ["a", "b"] }));
    for lead in [
        "`status` must not be one of the following:",
        "`status` cannot have the valid values of v1:",
        "Values of `status` that are deprecated and no longer valid values:",
        "If `status` is one of the following, the event is dropped:",
        "By default `status` is one of the following, but you can define your own:",
        "The value of `status` is only sent on web. Well, here are some:",
        "Only for orders, `status` has these values:",
    ] {
        assert_eq!(status(lead).get("enum"), None, "{lead}");
    }
    assert_eq!(status("`status` must not be one of the following:"), json!({ "type": "string" }));
}
