//! Tables written by hand: which are property tables, what they say, and which are skipped with a reason.

use serde_json::{Value, json};
use tablature_capture::Captured;

use crate::pages::{capture_text, render};

/// The schema of a page that has one, after its problems.
#[track_caller]
fn schema(path: &str, text: &str, problems: &str) -> Value {
    let captured = capture_text(path, text);
    assert_eq!(render(&captured.problems), problems);
    let files: Vec<&str> = captured.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(files.len(), 2, "{files:?}");
    serde_json::from_str(&captured.files[0].text).expect("a schema is JSON")
}

/// A page that is about one thing, with this table.
fn page(table: &str) -> String {
    format!("# Order placed\n\n{table}\n\nMore text.\n")
}

#[test]
fn notes_need_no_heading_properties() {
    let table = "|Name|Type|Description|Notes|\n|---|---|---|---|\n| **order_id** | str | Its id. | |\n| **when** | datetime | | optional |\n| **tags** | list[str] | a \\| b | [optional] |";
    let schema = schema("a/e.md", &page(table), "");
    assert_eq!(schema["title"], "OrderPlaced");
    assert_eq!(schema["required"], json!(["order_id"]));
    assert_eq!(schema["properties"]["when"]["format"], "date-time");
    assert_eq!(schema["properties"]["tags"]["description"], "a | b");
}

#[test]
fn without_notes_all_is_optional_and_one_warning_says_so() {
    let table =
        "|Name|Type|Description|\n|---|---|---|\n| a | string | One. |\n| b | uuid | Two. |";
    let schema = schema(
        "a/e.md",
        &page(table),
        "a/e.md:3: warning: the table of `OrderPlaced` does not say what is required; every property is optional\n  help: add a column `Notes` with `[optional]`, or use `\"require\": […]` in an overlay",
    );
    assert!(schema.get("required").is_none());
    assert_eq!(schema["properties"]["b"]["format"], "uuid");
}

#[test]
fn a_column_says_what_is_required() {
    let rows = [
        "yes", "True", "required", "x", "✓", "**yes**", "no", "false", "Optional", "", "-", "`no`",
    ];
    let rows = rows.iter().enumerate();
    let rows: Vec<String> =
        rows.map(|(n, word)| format!("| a{n} | String | {word} | Text. |")).collect();
    let rows = rows.join("\n");
    let table = format!("| Attribute | Type | Required | Description |\n|---|---|---|---|\n{rows}");
    let schema = schema("a/e.md", &page(&table), "");
    assert_eq!(schema["required"], json!(["a0", "a1", "a2", "a3", "a4", "a5"]));
    assert_eq!(schema["properties"]["a0"]["description"], "Text.");
}

#[test]
fn a_cell_that_says_neither_is_a_warning_and_optional() {
    let table = "| Field | Type | Presence | Meaning |\n|---|---|---|---|\n| a | String | sometimes | x |\n| b | String | always? | y | z |";
    let schema = schema(
        "a/e.md",
        &page(table),
        "a/e.md:5: warning: whether it is required is not understood: `sometimes` of `a`\n  help: only yes, no, true, false, required, optional, x or ✓ have a meaning\na/e.md:6: warning: whether it is required is not understood: `always?` of `b`\n  help: only yes, no, true, false, required, optional, x or ✓ have a meaning",
    );
    assert!(schema.get("required").is_none());
    assert_eq!(schema["properties"]["b"]["description"], "y|z");
}

#[test]
fn a_type_is_named_by_its_heading_and_not_by_the_heading_of_a_section() {
    let table = "| Key | Type | Details | Notes |\n|---|---|---|---|\n| a | String | x | |\n";
    let text = format!(
        "# Events\n\n## Sign up\n\n### Fields\n\n{table}\n## Log out\n\n### Attributes:\n\n{table}"
    );
    let captured = capture_text("a/e.md", &text);
    assert_eq!(render(&captured.problems), "");
    assert_eq!(
        paths(&captured),
        ["a/log-out@unversioned.json", "a/sign-up@unversioned.json", "index.json"]
    );
    let captured = capture_text("a/sign-up.md", table);
    assert_eq!(paths(&captured), ["a/sign-up@unversioned.json", "index.json"]);
}

fn paths(captured: &Captured) -> Vec<&str> {
    captured.files.iter().map(|file| file.path.as_str()).collect()
}

/// Returns the messages about a page from which nothing is captured.
#[track_caller]
fn skipped(path: &str, text: &str) -> String {
    let captured = capture_text(path, text);
    assert_eq!(paths(&captured), Vec::<&str>::new());
    assert_eq!(captured.account.tables, 0);
    render(&captured.problems)
}

#[test]
fn a_table_of_names_and_types_is_skipped_with_its_reason() {
    assert_eq!(skipped("a/e.md", &page("| Name | Value |\n|---|---|\n| a | b |")), "");
    assert_eq!(skipped("a/e.md", "Name | Type | Description\nare three words\n"), "");
}

#[test]
fn parameters_of_calls_are_no_properties() {
    let table = "|Name | Type | Description  | Notes |\n|------------- | ------------- | ------------- | -------------|\n| **id** | str| The id | [optional] |\n";
    let text = format!("# get_users\n\n{table}\n# put_users\n\n{table}\n# delete_users\n\n{table}");
    insta::assert_snapshot!(skipped("a/UsersApi.md", &text), @r"
    a/UsersApi.md:3: warning: a table of names and types is skipped, and 2 tables more on this page: it is where parameters of calls are documented
      help: where it documents an event, call its first column `Property`, `Field` or `Attribute`
    ");
    let methods =
        format!("| Method | Description |\n|---|---|\n| get | Gets. |\n\n## get\n\n{table}");
    assert!(skipped("a/users.md", &methods).contains("a/users.md:7: warning"));
    for heading in
        ["Parameters", "Path parameters", "GET /users", "get_users(id, name)", "Return type"]
    {
        let said = skipped("a/users.md", &format!("## {heading}\n\n{table}"));
        assert!(said.contains("parameters of calls"), "{heading}: {said}");
    }
    for heading in ["Event parameters", "Surveys (survey_module events)", "GET", "Returned order"] {
        let captured = capture_text("a/users.md", &format!("## {heading}\n\n{table}"));
        assert_eq!(captured.account.tables, 1, "{heading}");
    }
}

#[test]
fn a_table_by_hand_on_an_sdk_page_speaks_as_the_page_does() {
    let text = "# T\n\n## Properties\n\n|Name | Type | Description | Notes|\n|---|---|---|---|\n| **a_b** | [More](More) |  | |\n\n## More\n\n| Field | Type | Description |\n|---|---|---|\n| c_d | dict(str, str) | x |\n";
    let schema = schema("a/T.md", text, "");
    assert_eq!(schema["properties"]["aB"]["$ref"], "#/$defs/More");
    assert_eq!(schema["$defs"]["More"]["properties"]["cD"]["type"], "object");
}

#[test]
fn the_account_says_what_may_surprise() {
    let attributes = "| Field | Type | Description |\n|---|---|---|\n| a_b | String | x |";
    let captured = capture_text("a/e.md", &page(attributes));
    insta::assert_snapshot!(captured.account.notes().join("\n"), @r#"1 table does not say what is required, so its properties are optional; an overlay can: `"require": […]`"#);
}
