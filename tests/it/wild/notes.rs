//! Rows by GFM's rules, and what is reported of a run.

use super::{one, pages, shape};

#[test]
fn short_rows_are_padded() {
    let text = "# Parcel\n\n## Properties\n\nName | Type | Description | Notes\n------------ | ------------- | ------------- | -------------\n**id** | **int** |  | [optional] \n**label** | **str** |  | \n**count** | **int**\n**state** | **str** | parcel state | [optional] [default to 'open']\n**at** | **datetime** | x | [readonly]\n";
    let captured = pages(&[("api/Parcel.md", text)]);
    assert_eq!(super::problems(&captured), "");
    let schema = super::schema(&captured, 0);
    assert_eq!(schema["required"], serde_json::json!(["label", "count", "at"]));
    assert_eq!(schema["properties"]["state"]["default"], "open");
}

#[test]
fn outer_pipes_are_optional_and_pipes_may_be_escaped_or_code() {
    let (schema, problems) = one(
        "# A\n\nField | Type | Description\n--- | :-: | ---\na | `string|null` | x\nb | string \\| null | x\nc | string\n| d | int |\n| e | int | one | two |\n",
    );
    assert_eq!(problems, "");
    assert_eq!(shape(&schema), "a: string|null, b: string|null, c: string, d: integer, e: integer");
    assert_eq!(schema["properties"]["e"]["description"], "one|two");
}

#[test]
fn rows_are_listed_as_they_were_captured() {
    let captured = pages(&[(
        "a/p.md",
        "# A\n\n| Field | Type | Description |\n|---|---|---|\n| a? | `string` | x |\n| i[].b | Nope | x |\n",
    )]);
    let rows: Vec<_> = captured
        .rows
        .iter()
        .map(|row| {
            format!(
                "{}:{} {} {} {} {} {}",
                row.path,
                row.line,
                row.name,
                row.documented,
                row.captured,
                row.required,
                row.is_lost
            )
        })
        .collect();
    assert_eq!(rows, ["a/p.md:5 a string string false false", "a/p.md:6 i[].b Nope any true true"]);
}

#[test]
fn no_table_ends_a_run() {
    let captured = pages(&[
        ("a/p.md", "# A\n\n| Field | Type |\n|---|---|\n| a | string |\n"),
        ("a/q.md", "# B\n\n| Field | Type |\n|---|\n||||\n|||||||||\n| | |\n"),
        ("a/r.md", "# C\n\n| Field | Type |\n|---|---|\n| c | string |\n"),
    ]);
    let names = super::files(&captured);
    assert!(
        names.contains(&"a/a@unversioned.json".to_owned())
            && names.contains(&"a/c@unversioned.json".to_owned()),
        "{names:?}"
    );
}
