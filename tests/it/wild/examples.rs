//! The page's own examples against what was captured.

use serde_json::json;

use super::{one, pages, problems};

/// A page with this row and this example.
fn page(row: &str, example: &str) -> String {
    format!(
        "# Events\n\n## Sorted\n\n| Property | Type | Description |\n|---|---|---|\n{row}\n\n```json\n{example}\n```\n\n## Other\n\n```json\n{{ \"value\": 1 }}\n```\n"
    )
}

#[test]
fn a_rule_of_prose_gives_way_to_an_example() {
    let row = "| value | String | Must be one of `ascending`, `descending`. |";
    let (schema, problems) =
        one(&page(row, r#"{ "event": "Sorted", "properties": { "value": "desc" } }"#));
    assert!(schema["properties"]["value"]["enum"].is_null());
    assert_eq!(schema["properties"]["value"]["knownValues"], json!(["ascending", "descending"]));
    assert!(
        problems.starts_with(
            "5: warning: the example on line 9 contradicts the table of `Sorted`: at `/value`"
        ),
        "{problems}"
    );
    let (schema, problems) = one(&page(row, r#"{ "value": "ascending" }"#));
    assert_eq!(schema["properties"]["value"]["enum"], json!(["ascending", "descending"]));
    assert_eq!(problems, "");
}

#[test]
fn a_format_of_prose_gives_way_too() {
    let (schema, problems) =
        one(&page("| link | String | URL of the page. |", r#"[{ "link": "not a link" }]"#));
    assert!(schema["properties"]["link"]["format"].is_null(), "{problems}");
    let (schema, _) = one(&page("| n | Integer | Between 0 and 10. |", r#"{ "n": 11 }"#));
    assert!(schema["properties"]["n"]["maximum"].is_null());
    assert_eq!(schema["properties"]["n"]["minimum"], 0);
}

#[test]
fn a_rule_of_a_column_stays_and_is_reported() {
    let captured = pages(&[("p.md", &page("| value | Integer | x |", r#"{ "value": "desc" }"#))]);
    let schema = super::schema(&captured, 0);
    assert_eq!(schema["properties"]["value"]["type"], "integer");
    assert!(
        problems(&captured).contains("the example on line 9 contradicts the table"),
        "{}",
        problems(&captured)
    );
    assert_eq!(
        captured.problems[0].help.as_deref(),
        Some("the table counts; correct the table or the example")
    );
    assert_eq!((captured.account.examples, captured.account.examples_valid), (1, 0));
}

#[test]
fn examples_may_leave_fields_out_and_need_not_be_json() {
    for example in [r#"{ "value": "x" }"#, "{ \"value\": … }", "[1, 2]", "{}"] {
        let (_, problems) = one(&page("| value | String | x |\n| other? | String | x |", example));
        assert_eq!(problems, "", "{example}");
    }
}

#[test]
fn arguments_of_calls_are_examples() {
    let call = "analytics.track('Sorted', {\n  value: 'desc', // the order\n});";
    let text = page("| value | String | Must be one of `ascending`, `descending`. |", call);
    let (schema, problems) = one(&text.replace("```json", "```js"));
    assert!(schema["properties"]["value"]["enum"].is_null(), "{problems}");
    assert!(problems.contains("the example on line 9 contradicts"), "{problems}");
}

#[test]
fn a_placeholder_is_no_value() {
    let (schema, problems) =
        one(&page("| link | String | URL of the page. |", r#"{ "link": "{{page_url}}" }"#));
    assert_eq!(schema["properties"]["link"]["format"], "uri");
    assert_eq!(problems, "");
}

#[test]
fn one_known_key_deep_in_an_example_is_chance() {
    let example = r#"{ "code": 400, "text": "bad", "invalid": { "value": [3, 4] } }"#;
    let rows = "| value | Integer | x |\n| other | String | x |";
    let captured = pages(&[("p.md", &page(rows, example))]);
    assert_eq!(problems(&captured), "");
    assert_eq!(captured.account.examples, 0);
}

#[test]
fn an_example_is_of_the_last_table_above_it() {
    let table = |heading: &str, ty: &str| {
        format!(
            "**{heading}:**\n\n| Key | Type | Description |\n|---|---|---|\n| mode | {ty} | x |\n\n"
        )
    };
    let example = "```json\n{ \"mode\": true }\n```\n\n";
    let text = format!(
        "# Api\n\n## Server\n\n<Call path=\"/info\">\n\n{}{example}</Call>\n<Call path=\"/set\">\n\n{}</Call>\n",
        table("Returned data", "boolean"),
        table("Payload", "string")
    );
    let captured = pages(&[("p.md", &text)]);
    assert_eq!(problems(&captured), "");
    assert_eq!((captured.account.examples, captured.account.examples_valid), (1, 1));
}

#[test]
fn errors_below_a_table_are_no_examples_of_it() {
    let rows = "| users_file | String | x |";
    let example = r#"{ "users_file": ["line 5 is invalid"] }"#;
    let text = page(rows, example).replace("```json", "###### Example Error Response\n\n```json");
    let captured = pages(&[("p.md", &text)]);
    assert_eq!(problems(&captured), "");
    assert_eq!(captured.account.examples, 0);
    // What an error looks like may be documented itself.
    let text = text.replace("# Sorted", "# Sorted\n\n## Error");
    let captured = pages(&[("p.md", &text.replace("###### Example Error Response\n\n", ""))]);
    assert_eq!(captured.account.examples, 1, "{text}");
}

#[test]
fn an_example_of_a_table_that_is_not_captured_is_no_other_tables() {
    let example = "```json\n{ \"on\": true, \"wifi\": null }\n```\n\n";
    let text = format!(
        "# Api\n\n## Network\n\n| key | description |\n|---|---|\n| on | x |\n| wifi | x |\n\n{example}\
        **Payload:**\n\n| key | type | description |\n|---|---|---|\n| on | bool | x |\n| wifi | dict | x |\n"
    );
    let captured = pages(&[("p.md", &text)]);
    assert_eq!(problems(&captured), "");
    assert_eq!(captured.account.examples, 0);
}
