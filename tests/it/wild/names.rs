//! Names with markup, marks and more than one name in a cell.

use super::{check, one, rows, shape};

#[test]
fn markup_is_no_part_of_a_name() {
    check(
        &[
            r"| user\_id | string | yes | x |",
            "| [`web.id`](/x.md) | string | yes | x |",
            "| [plain](#plain) | string | yes | x |",
            r#"| <a name="z"></a>anchored | string | no | x |"#,
            "| **`bold`** | string | no | x |",
            "| <code>tag</code><sup>1</sup> | string | no | x |",
            "| noted[^2] | string | no | x |",
            "| `spaced` <br/> *string* | string | no | x |",
        ],
        "user_id: string!, web.id: string!, plain: string!, anchored: string, bold: string, tag: string, noted: string, spaced: string",
    );
}

#[test]
fn marks_say_what_is_required_and_deprecated() {
    let (schema, problems) = one(
        "# Message\n\n| Field | Type | Description |\n|---|---|---|\n| id | string | x |\n| author? | string | x |\n| `topic`? | string | x |\n| edited | ?string | x |\n| ~~old~~ | string | x |\n| flags?\\* | integer | x |\n",
    );
    assert_eq!(problems, "");
    assert_eq!(
        shape(&schema),
        "id: string!, author: string, topic: string, edited: string|null!, old: string!, flags: integer"
    );
    assert_eq!(schema["properties"]["old"]["deprecated"], true);
    let (schema, _) = one(
        "# Message\n\n| Field | Type | Description |\n|---|---|---|\n| a *Required* | string | x |\n| b (optional) | string | x |\n| c | string | x |\n",
    );
    assert_eq!(shape(&schema), "a: string!, b: string, c: string");
}

#[test]
fn two_names_are_two_properties() {
    check(
        &[
            "| `asset_id`, `asset_ids` | string | no | x |",
            "| `width` / `height` | integer | no | x |",
            "| first or second | boolean | yes | x |",
        ],
        "asset_id: string, asset_ids: string, width: integer, height: integer, first: boolean, second: boolean",
    );
}

#[test]
fn names_with_odd_characters_are_reported_with_their_places() {
    let (schema, problems) = rows(&[
        "| a=b | string | no | x |",
        "| this is what comes after it | string | no | x |",
        "| fine.name-1 | string | no | x |",
    ]);
    assert_eq!(
        problems,
        "5: warning: the name `a=b` has the character `=`\n6: warning: the name `this is what comes after it` reads like a sentence"
    );
    assert_eq!(schema["properties"].as_object().unwrap().len(), 3);
}

#[test]
fn names_beyond_the_limit_are_left_out() {
    let long = "x".repeat(201);
    let (schema, problems) =
        rows(&[&format!("| {long} | string | no | x |"), "| a | string | no | x |"]);
    assert!(problems.contains("is longer than 200 bytes"), "{problems}");
    assert_eq!(shape(&schema), "a: string");
}

#[test]
fn several_properties_in_a_row_have_types_of_their_own() {
    for (name, ty, expected) in [
        ("`a` (string), b (timestamp)", "", "a: string, b: string format=\"date-time\""),
        ("`a`<br>`b`", "string<br>integer", "a: string, b: integer"),
        ("a<br/>b<br/>c", "string<br/>integer<br/>boolean", "a: string, b: integer, c: boolean"),
        (
            "<ul><li>a</li><li>b</li></ul>",
            "<ul><li>string</li><li>integer</li></ul>",
            "a: string, b: integer",
        ),
        ("`a`, `b`", "string, integer", "a: string, b: integer"),
        ("a / b", "string / integer", "a: string, b: integer"),
        ("`a`, `b`", "string, null", "a: string|null, b: string|null"),
        ("`a`, `b`", "string", "a: string, b: string"),
        ("`a`<br>string", "string<br>integer", "a: string|integer"),
        ("`a`<br>optional", "string<br>integer", "a: string|integer"),
    ] {
        let text = format!(
            "# Paid\n\n| Name | Type | Description |\n|---|---|---|\n| {name} | {ty} | x |\n"
        );
        assert_eq!(shape(&one(&text).0), expected, "{name}");
    }
    let (schema, _) = one(
        "# Paid\n\n| Name | Type | Required | Description |\n|---|---|---|---|\n| a<br>b | string<br>integer | yes<br>no | One.<br>Two. |\n",
    );
    assert_eq!(shape(&schema), "a: string!, b: integer");
    assert_eq!(schema["properties"]["b"]["description"], "Two.");
}

#[test]
fn types_may_stand_beside_names() {
    let (schema, problems) = one(
        "# Paid\n\n| Property | Description |\n|---|---|\n| `id` (string, required) | Its id. |\n| total (number) | What it cost. |\n| `note` | x |\n",
    );
    assert_eq!(problems, "");
    assert_eq!(shape(&schema), "id: string!, total: number, note: any");
    assert_eq!(schema["properties"]["id"]["description"], "Its id.");
}
