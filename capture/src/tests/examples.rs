//! Columns of examples.

use serde_json::{Value, json};

use super::{bare, page};

/// Returns the rules of a row with this type, example and description, with the problems.
#[track_caller]
fn row(ty: &str, example: &str, description: &str) -> (Value, String) {
    let (schema, problems) = page(&format!(
        "# Thing made\n\n| Property | Type | Required | Description | Example |\n|---|---|---|---|---|\n| v | {ty} | no | {description} | {example} |\n"
    ));
    (bare(&schema["properties"]["v"]), problems)
}

#[test]
fn typographic_quotes_are_no_part_of_an_example() {
    let id = "c6ef3124-b53a-4b13-a233-0088f79dcbcb";
    let expected = json!({ "type": "string", "format": "uuid", "examples": [id] });
    for (open, close) in [("‘", "’"), ("“", "”"), ("\"", "\""), ("", ""), ("`", "`")] {
        let (rules, problems) = row("UUID", &format!("{open}{id}{close}"), "");
        assert_eq!((rules, problems.as_str()), (expected.clone(), ""));
    }
    let (rules, _) = row("integer", "‘5’", "");
    assert_eq!(rules, json!({ "type": "integer", "examples": [5] }));
}

#[test]
fn an_example_that_contradicts_a_type_is_reported_and_left_out() {
    let (rules, problems) = row("timestamp", "‘2013-11-26 00:02:05’", "");
    assert_eq!(rules, json!({ "type": "string", "format": "date-time" }));
    assert!(problems.starts_with("an example of `v` contradicts its row: "), "{problems}");
    let (rules, problems) = row("string (max 3)", "abcd", "");
    assert_eq!(rules, json!({ "type": "string", "maxLength": 3 }));
    assert!(problems.contains("contradicts"), "{problems}");
}

#[test]
fn a_rule_of_a_description_gives_way_to_an_example() {
    let (rules, problems) = row("string", "abc", "UUID of the user.");
    assert_eq!(rules, json!({ "type": "string", "examples": ["abc"] }));
    assert!(problems.contains("contradicts its row"), "{problems}");
    let (rules, _) = row("string", "c", "One of `a`, `b`.");
    assert_eq!(rules, json!({ "type": "string", "knownValues": ["a", "b"], "examples": ["c"] }));
    let (rules, _) = row("integer", "12", "Between 0 and 10.");
    assert_eq!(rules, json!({ "type": "integer", "minimum": 0, "examples": [12] }));
}
