//! Columns by their meaning.

use serde_json::json;

use super::{files, one, pages, problems, schema, shape};
use crate::pages::capture_text;

/// Checks what is captured from a header and one row.
#[track_caller]
fn check(header: &str, row: &str, expected: &str) {
    let rule = "---|".repeat(header.matches('|').count() - 1);
    let (schema, _) = one(&format!("# Parcel\n\n{header}\n|{rule}\n{row}\n"));
    assert_eq!(shape(&schema), expected, "{header}");
}

#[test]
fn headers_have_synonyms_and_markup() {
    for (header, row) in [
        ("| Field name | Type | Description |", "| id | String | x |"),
        ("| Property name | Data type | Comment |", "| id | String | x |"),
        ("| **Name** | `Type` | *Definition* |", "| id | String | x |"),
        ("| Argument | Description | Type |", "| id | x | String |"),
        ("| Acme property | Data type |", "| `id` | String |"),
        ("| Variable | <b>Value type</b> | Since |", "| id | String | 2.0 |"),
        ("| Collection | Type | Details |", "| id | String | x |"),
        ("| Key | Expected data type | Stability |", "| id | string | stable |"),
    ] {
        check(header, row, "id: string");
    }
}

#[test]
fn columns_say_what_is_required() {
    for (header, row) in [
        ("| Name | **Required?** | Description | Type |", "| id | Yes | x | string |"),
        (
            "| [Key](x.md) | Stability | [Requirement Level](y.md) | Value Type | Description |",
            "| `id` | x | `Required` | string | x |",
        ),
        ("| Field | Type | Mandatory |", "| id | string | Y |"),
        ("| Field | Type | Presence |", "| id | string | Required |"),
        ("| Field | Type | Optional? |", "| id | string | No |"),
        ("| Field | Type | Reqd? |", "| id | string | :white_check_mark: |"),
        ("| Field | Type | Required in schema |", "| id | string | ✔️ |"),
    ] {
        check(header, row, "id: string!");
    }
    check(
        "| Field | Type | Requirement Level |",
        "| id | string | `Conditionally Required` [1] |",
        "id: string",
    );
    check("| Field | Type | Optional |", "| id | string | yes |", "id: string");
    check("| Field | Type | Nullable |", "| id | string | yes |", "id: string|null");
}

#[test]
fn a_column_of_defaults_may_hold_marks() {
    let header = "| Name | Type | Default / Required |\n|-|-|-|\n";
    let page = format!(
        "# A\n\n{header}| a | string | Required |\n| b | string | `x` |\n| c | string | `undefined` |\n"
    );
    let captured = capture_text("p.md", &page);
    let schema = schema(&captured, 0);
    assert_eq!(shape(&schema), "a: string!, b: string, c: string");
    assert_eq!(schema["properties"]["b"]["default"], "x");
    assert!(schema["properties"]["a"].get("default").is_none());
    assert_eq!(captured.account.unmarked, 0);
    check("| Name | Parameter type | Data type |", "| id | query | string |", "id: string");
}

#[test]
fn words_for_required_are_understood() {
    for (word, mark) in [
        ("✔️", "!"),
        (":white_check_mark:", "!"),
        ("V", "!"),
        ("☑", "!"),
        ("✅", "!"),
        ("**Yes**", "!"),
        ("Yes*", "!"),
        ("Required", "!"),
        ("No*", ""),
        ("No (default 5)", ""),
        ("❌", ""),
        ("Recommended", ""),
        ("if known", ""),
        ("", ""),
        ("Not required", ""),
    ] {
        let (schema, problems) = super::rows(&[&format!("| a | string | {word} | x |")]);
        assert_eq!((shape(&schema), problems.as_str()), (format!("a: string{mark}"), ""), "{word}");
    }
}

#[test]
fn defaults_and_examples_are_kept() {
    let (schema, problems) = one(
        "# Parcel\n\n| Name | Type | Default | Examples | Required | Description |\n|---|---|---|---|---|---|\n| n | integer | `5` | `1`; `2` | no | x |\n| on | boolean | False | | no | x |\n| s | string | none | \"web\", \"app\" | no | x |\n| m | integer | many | a few | no | x |\n",
    );
    assert_eq!(problems, "");
    let property = |name: &str, keyword: &str| schema["properties"][name][keyword].clone();
    assert_eq!(property("n", "default"), 5);
    assert_eq!(property("n", "examples"), json!([1, 2]));
    assert_eq!(property("on", "default"), false);
    assert_eq!(property("s", "examples"), json!(["web", "app"]));
    for (name, keyword) in [("s", "default"), ("m", "default"), ("m", "examples")] {
        assert!(property(name, keyword).is_null(), "{name} {keyword}");
    }
}

#[test]
fn an_unknown_column_is_left_out_with_a_note() {
    let captured = capture_text(
        "p.md",
        "# Promotion\n\n| Property | Type | Description | Android | iOS |\n|---|---|---|---|---|\n| id | String | x | ✓ | |\n",
    );
    assert_eq!(problems(&captured), "");
    assert_eq!(shape(&schema(&captured, 0)), "id: string");
    assert_eq!(captured.tables[0].left_out, ["Android", "iOS"]);
    let notes = captured.account.notes().join("\n");
    assert!(notes.contains("2 columns left out"), "{notes}");
}

#[test]
fn notes_beside_required_are_prose() {
    let (schema, problems) = one(
        "# Saved\n\n| Attribute | Type | Required | Notes |\n|---|---|---|---|\n| pk | String | YES | Key of the user |\n",
    );
    assert_eq!((shape(&schema).as_str(), problems.as_str()), ("pk: string!", ""));
    assert_eq!(schema["properties"]["pk"]["description"], "Key of the user");
    let (schema, problems) = one(
        "# Kept\n\n| Field | Type | Description | Notes |\n|---|---|---|---|\n| id | String | x | Never changes |\n| by | String | y. | (optional) may be empty |\n",
    );
    assert_eq!((shape(&schema).as_str(), problems.as_str()), ("id: string!, by: string", ""));
    assert_eq!(schema["properties"]["by"]["description"], "y. may be empty");
    let (schema, _) = one(
        "# Kept\n\n| Field | Type | Description | Notes |\n|---|---|---|---|\n| id | String | x | Never changes |\n",
    );
    assert_eq!(shape(&schema), "id: string");
    assert_eq!(schema["properties"]["id"]["description"], "x. Never changes");
}

#[test]
fn types_may_stand_in_descriptions() {
    let (schema, _) = one(
        "# Sent\n\n| Name | Description |\n|---|---|\n| `user_id` | <span class=\"required\">Required</span>. String. Who |\n| `tags` | Optional. Array of strings. Which |\n| `n` | Required unless `m` is set. Integer. How many. |\n",
    );
    assert_eq!(shape(&schema), "user_id: string!, tags: array<string>, n: integer");
    assert_eq!(schema["properties"]["user_id"]["description"], "Who");
}

#[test]
fn an_event_may_stand_in_every_row() {
    let captured = capture_text(
        "p.md",
        "# Events\n\n| Event | Property | Type | Required | Description |\n|---|---|---|---|---|\n| checkout_done | order_id | string | yes | x |\n| | revenue | number | yes | x |\n| page_viewed | path | string | yes | x |\n| `checkout_done` | late | string | no | x |\n",
    );
    assert_eq!(problems(&captured), "");
    assert_eq!(
        files(&captured),
        ["tables/checkout-done@unversioned.json", "tables/page-viewed@unversioned.json"]
    );
    assert_eq!(shape(&schema(&captured, 0)), "order_id: string!, revenue: number!, late: string");
}

#[test]
fn tables_that_are_not_captured_are_named_with_heading_line_and_reason() {
    let text = "# Docs\n\n## Plans\n\n| Plan type | Price |\n|---|---|\n| free | 0 |\n\n## Kinds\n\n| Type | What it is for |\n|---|---|\n| integer | counting things |\n\n## Parameters\n\n| Name | Type | Description |\n|---|---|---|\n| a | string | x |\n";
    let captured = pages(&[("a/p.md", text)]);
    let lines: Vec<String> = captured.tables.iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "a/p.md:5: Plans: not captured: the column `Plan type` does not hold types of values",
            "a/p.md:11: Kinds: not captured: it has no column for names",
            "a/p.md:17: Parameters: not captured: it is where parameters of calls are documented",
        ]
    );
    assert_eq!(files(&captured), Vec::<String>::new());
}

#[test]
fn names_may_be_those_of_types() {
    let page = "# Examples\n\n| Widget | Type | Exemplary value |\n|---|---|---|\n| id | string | x |\n| source | string | x |\n| kind | string | x |\n\
        | subject | string | x |\n| time | string | x |\n";
    assert_eq!(
        shape(&one(page).0),
        "id: string, source: string, kind: string, subject: string, time: string"
    );
    let page = "# Values\n\n| Widget | Type |\n|---|---|\n| boolean | string |\n| time | string |\n| url | string |\n";
    let captured = capture_text("p.md", page);
    assert!(captured.tables[0].reason.as_deref().is_some_and(|it| it.contains("for names")));
}

#[test]
fn calls_and_metrics_are_no_properties() {
    let page = "# Setup\n\n| Name | Type |\n|---|---|\n| `setUrl()` | string |\n| `Options.setId(id)` | string |\n| url | string |\n\n\
        ## Options\n\n| Name | Type |\n|---|---|\n| `flush()` | any |\n| a | string |\n| b | string |\n\n\
        ## `track(id)`\n\n| Argument | Type |\n|---|---|\n| id | string |\n\n\
        ## Memory\n\n| Name | Instrument Type | Unit |\n|---|---|---|\n| `memory.used` | Counter | By |\n";
    let captured = capture_text("p.md", page);
    assert_eq!(files(&captured), ["tables/setup-options@unversioned.json"]);
    assert_eq!(shape(&schema(&captured, 0)), "a: string, b: string");
    assert!(problems(&captured).contains("13: warning: `flush()` is a call, and no property"));
    let reasons: Vec<_> = captured.tables.iter().filter_map(|it| it.reason.as_deref()).collect();
    assert_eq!(
        reasons,
        [
            "its rows are calls, and no properties",
            "it is where parameters of calls are documented",
            "the column `Instrument Type` does not hold types of values"
        ]
    );
}

#[test]
fn the_parameters_of_a_class_are_its_fields() {
    let text = "# Media\n\n| Method | Description |\n|---|---|\n| browse | x |\n\n### `BrowseMedia`\n\n| Parameter | Type | Description |\n|---|---|---|\n| `domain` | `str` | x |\n\n### browse_media\n\n| Parameter | Type | Description |\n|---|---|---|\n| `id` | `str` | x |\n";
    let captured = pages(&[("p.md", text)]);
    assert_eq!(files(&captured), ["tables/browse-media@unversioned.json"]);
    assert!(problems(&captured).contains("parameters of calls"));
}

#[test]
fn a_query_has_names() {
    let (schema, problems) = one(
        "# Logs\n\n| Query | type | description |\n|---|---|---|\n| verbose | N/A | x |\n| lines | int | x |\n",
    );
    assert_eq!(schema["properties"]["lines"]["type"], "integer");
    assert!(schema["properties"]["verbose"]["type"].is_null());
    assert_eq!(problems, "5: warning: the cell of the type of `verbose` is empty");
}

#[test]
fn a_name_in_the_first_row_is_no_column_of_types() {
    let text = "# Loader\n\n<table><tr><td><code>input.type</code></td><td>Required. Where from.</td></tr><tr><td><code>input.path</code></td><td>x</td></tr></table>\n";
    let captured = pages(&[("p.md", text)]);
    assert_eq!(captured.tables.len(), 0);
}

#[test]
fn patterns_of_names_are_no_names() {
    let text = "# Info\n\n| Field Pattern | Type | Description |\n|---|---|---|\n| ^x- | Any | x |\n| {name} | String | x |\n";
    let captured = pages(&[("p.md", text)]);
    assert_eq!(captured.files.len(), 0);
    let reason = captured.tables[0].reason.as_deref();
    assert_eq!(reason, Some("it has patterns of names instead of names"));
}

#[test]
fn a_column_without_a_name_may_have_the_marks() {
    for header in ["", "Status", " &nbsp; "] {
        let (schema, problems) = one(&format!(
            "# Parcel sent\n\n| Name | Type | {header} | Description |\n|---|---|---|---|\n\
             | a | string | required | x |\n| b | string | optional | x |\n| c | string | | x |\n"
        ));
        assert_eq!(shape(&schema), "a: string!, b: string, c: string", "{header}");
        assert_eq!(problems, "", "{header}");
    }
    let (schema, _) = one(
        "# Parcel sent\n\n| Name | Type | Status | Description |\n|---|---|---|---|\n| a | string | required | x |\n| b | string | new | x |\n",
    );
    assert_eq!(shape(&schema), "a: string, b: string");
}

#[test]
fn a_column_of_objects_keeps_equal_names_apart() {
    let html = "<h1>Order placed</h1><table><tr><th>Object</th><th>Property</th><th>Type</th><th>Required</th></tr>\
        <tr><td rowspan=\"2\">cart</td><td>id</td><td>string</td><td>yes</td></tr><tr><td>total</td><td>number</td><td>no</td></tr>\
        <tr><td rowspan=\"2\">user</td><td>id</td><td>integer</td><td>yes</td></tr><tr><td>email</td><td>string</td><td>no</td></tr></table>";
    let expected =
        "cart: object{id: string!, total: number}, user: object{id: integer!, email: string}";
    let captured = pages(&[("a/p.html", html)]);
    assert_eq!(
        (shape(&schema(&captured, 0)).as_str(), problems(&captured).as_str()),
        (expected, "")
    );
    let (schema, problems) = one(
        "# Order placed\n\n| Group | Property | Type | Required |\n|---|---|---|---|\n| cart | id | string | yes |\n| | total | number | no |\n\
         | user | id | integer | yes |\n| | email | string | no |\n",
    );
    assert_eq!((shape(&schema).as_str(), problems.as_str()), (expected, ""));
    // Where no name is one of two groups, these are for readers.
    let (schema, _) = one(
        "# Order placed\n\n| Group | Property | Type |\n|---|---|---|\n| cart | id | string |\n| user | email | string |\n",
    );
    assert_eq!(shape(&schema), "id: string, email: string");
}

#[test]
fn a_table_of_something_else_is_not_captured() {
    let captured = pages(&[(
        "a/p.md",
        "# Naming\n\n| Data store | Type | Namespace | Name |\n|---|---|---|---|\n| Athena | Warehouse | `awsathena://x` | `{catalog}.{database}` |\n\
         | Glue | Data catalog | `arn:x` | `table/{database name}` |\n| Cassandra | Warehouse | `cassandra://x` | `{keyspace}.{table}` |\n",
    )]);
    assert_eq!(files(&captured), [""; 0]);
    let reason = captured.tables[0].reason.as_deref();
    assert_eq!(reason, Some("neither its names nor its types read like those of fields"));
    // Types that nobody knows, and names that are templates, are no reason each.
    for (name, ty) in [("id", "Warehouse"), ("{id}", "string")] {
        let rows = format!("| {name}1 | {ty} |\n| {name}2 | {ty} |\n| {name}3 | {ty} |\n");
        let page = format!("# Naming\n\n| Name | Type |\n|---|---|\n{rows}");
        assert_eq!(files(&pages(&[("a/p.md", &page)])), ["a/naming@unversioned.json"]);
    }
}
