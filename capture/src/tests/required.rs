//! Cells that say what is required.

use serde_json::{Value, json};

use super::{page, table};

#[track_caller]
fn required(mark: &str, description: &str) -> bool {
    let (schema, _) = table(&[["v", "string", mark, description]]);
    schema.get("required") == Some(&json!(["v"]))
}

#[test]
fn marks_for_and_against_are_told_apart() {
    for mark in [
        "Yes",
        "yes",
        "x",
        ":white_check_mark:",
        "Required",
        "Yes, always",
        "Yes*",
        "Yes (see below)",
        "Required, no default",
    ] {
        assert!(required(mark, ""), "{mark}");
    }
    for mark in [
        ":x:",
        "❌",
        "Yes (web), No (iOS)",
        "Yes/No",
        "yes / no",
        "Yes for web, no for iOS",
        "✅ web, ❌ iOS",
        "No (web), yes (iOS)",
        "Required (web), optional (iOS)",
        "true/false",
        "Yes (web only)",
        "Yes, on iOS",
        "Yes (iOS)",
    ] {
        assert!(!required(mark, ""), "{mark}");
    }
}

#[test]
fn one_of_several_is_optional() {
    for description in [
        "Id. One of `item_id` or `item_name` is required.",
        "*One of `item_id` or `item_name` is required.",
        "Either `a` or `b` must be set.",
        "At least one of a, b or c is required.",
        "`item_id` or `item_name` is required.",
        "You must provide either `a` or `b`.",
    ] {
        for mark in ["Yes", "Yes*", "Yes**"] {
            assert!(!required(mark, description), "{mark} {description}");
        }
    }
    for description in ["One of the ids of the user.", "Is required.", "The id; must be set."] {
        assert!(required("Yes", description), "{description}");
    }
}

#[test]
fn names_of_a_row_have_marks_of_their_own() {
    let (schema, _) = table(&[["a<br>b", "string<br>integer", "yes<br>no", "One.<br>Two."]]);
    assert_eq!(schema["required"], json!(["a"]));
}

#[test]
fn lines_of_a_cell_are_names() {
    let cell = |name: &str| {
        let (schema, _) = table(&[[name, "string", "yes", "w"]]);
        schema["required"].clone()
    };
    assert_eq!(cell("x<br>y"), json!(["x", "y"]));
    assert_eq!(cell("x<br/>y<br/>z_1"), json!(["x", "y", "z_1"]));
    assert_eq!(cell("x<br>integer"), json!(["x"]));
    let html = "<h1>Made</h1><table><tr><th>Property<th>Type<th>Description<tr><td>x<br>y<td>String<td>two</table>";
    let (schema, _) = page(html);
    let names: Vec<&String> =
        schema["properties"].as_object().map(|it| it.keys().collect()).unwrap_or_default();
    assert_eq!(names, ["x", "y"], "{}", Value::clone(&schema));
}

#[test]
fn descriptions_begin_or_end_with_marks() {
    let required = |description: &str| {
        let (schema, problems) = page(&format!(
            "# A\n\n| Property | Type | Description |\n|---|---|---|\n| a | string | {description} |\n| b | string | The other |\n"
        ));
        assert_eq!(problems, "", "{description}");
        schema.get("required") == Some(&json!(["a"]))
    };
    for description in [
        "Required. The id.",
        "(Required) The name.",
        "**Required** - the name.",
        "Required: the name",
        "The name. This field is required.",
        "The name (required)",
        "The name. Required.",
    ] {
        assert!(required(description), "{description}");
    }
    for description in [
        "Optional. The name.",
        "The name (optional).",
        "The required width",
        "Required if `b` is set.",
        "Required, if `b` is set.",
        "Required width of it",
        "Nothing is required",
    ] {
        assert!(!required(description), "{description}");
    }
}
