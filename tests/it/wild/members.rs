//! Paths and indentation become nested schemas.

use tablature_capture::{Names, Options, Page, capture};

use super::{check, problems, rows, schema, shape};
use crate::pages;

#[test]
fn paths_with_marks_are_members() {
    check(
        &[
            "| order_id | string | yes | x |",
            "| items | array | yes | x |",
            "| items.$.sku | string | yes | x |",
            "| items.$.price | number | no | x |",
            "| steps[].tokens | integer | yes | x |",
            "| tags[] | string | no | x |",
            "| meta[source] | string | no | x |",
        ],
        "order_id: string!, items: array<object{sku: string!, price: number}>!, steps: array<object{tokens: integer!}>, tags: array<string>, meta: object{source: string}",
    );
}

#[test]
fn rows_of_the_same_name_are_one_property() {
    let (schema, problems) = rows(&[
        "| id | string | yes | Valid values: a, b |",
        "| id | array | no | The ids, or null |",
        "| id | string | yes | Valid values: a, b |",
        "| user.a | string | yes | x |",
        "| user.a | string (null) | yes | x |",
        "| same | string | yes | Valid values: a, b |",
        "| same | string | yes | Valid values: a, b |",
        "| user | object | no | x |",
    ]);
    assert_eq!(
        shape(&schema),
        "id: string|array, user: object{a: string|null!}, same: string enum=[\"a\",\"b\"]!"
    );
    let id = &schema["properties"]["id"];
    assert_eq!(id["description"], "Valid values: a, b; or: The ids, or null");
    let lines: Vec<_> = id["source"].as_array().unwrap().iter().map(|it| &it["line"]).collect();
    assert_eq!(lines, [5, 6, 7]);
    assert_eq!(
        problems,
        "6: warning: a second row for `id`\n7: warning: a second row for `id`\n\
         9: warning: a second row for `user.a`\n11: warning: a second row for `same`"
    );
}

#[test]
fn the_row_of_the_parent_is_merged_in() {
    let (schema, problems) = rows(&[
        "| user | object | yes | Who did it |",
        "| user.id | string | yes | x |",
        "| user.tags | array of strings | no | x |",
        "| items | Array of objects | no | x |",
        "| items.sku | string | yes | x |",
    ]);
    assert_eq!(problems, "");
    assert_eq!(
        shape(&schema),
        "user: object{id: string!, tags: array<string>}!, items: array<object{sku: string!}>"
    );
    assert_eq!(schema["properties"]["user"]["description"], "Who did it");
    assert_eq!(schema["properties"]["user"]["properties"]["id"]["source"]["row"], "user.id");
}

#[test]
fn indented_rows_are_members() {
    check(
        &[
            "| user | Object | yes | x |",
            "| » name | string | yes | x |",
            "| »» first | string | no | x |",
            "| &nbsp;&nbsp;street | string | yes | x |",
            "| ↳ zip | string | no | x |",
            "| list | array | no | x |",
            "| - entry | string | no | x |",
        ],
        "user: object{name: object{first: string}!, street: string!, zip: string}!, list: array<object{entry: string}>",
    );
}

#[test]
fn a_scalar_with_members_is_reported() {
    let (schema, problems) = rows(&["| a | string | no | x |", "| a.b | string | no | x |"]);
    assert_eq!(problems, "5: warning: `a` is documented as string, and has members");
    assert_eq!(shape(&schema), "a: object{b: string}");
}

const DOTTED: &str = "# Span\n\n| Attribute | Type | Description |\n|---|---|---|\n| http.method | string | x |\n| http.status | int | x |\n";

#[test]
fn dots_are_literal_where_no_parent_is_documented() {
    let captured = pages::capture_text("acme/p.md", DOTTED);
    assert_eq!(shape(&schema(&captured, 0)), "http.method: string, http.status: integer");
    let notes = captured.account.notes().join("\n");
    assert!(notes.contains("2 names with dots read as they are"), "{notes}");
}

#[test]
fn a_vendor_has_one_reading_of_dots() {
    let parents = "# Other\n\n| Attribute | Type | Description |\n|---|---|---|\n| a | object | x |\n| a.b | string | x |\n";
    let captured = super::pages(&[
        ("acme/p.md", DOTTED),
        ("acme/q.md", &parents.replace("| a.b", "| a.c | int | x |\n| a.d | int | x |\n| a.b")),
    ]);
    assert_eq!(shape(&schema(&captured, 1)), "http: object{method: string, status: integer}");
    let notes = captured.account.notes().join("\n");
    assert!(notes.contains("5 rows read as members of other rows"), "{notes}");
    let captured = super::pages(&[("acme/p.md", DOTTED), ("other/q.md", parents)]);
    assert_eq!(shape(&schema(&captured, 0)), "http.method: string, http.status: integer");
}

#[test]
fn an_overlay_decides_on_dots() {
    let overlay = |names: &str| {
        format!(
            r#"{{ "vendor": "acme", "schemas": [{{ "name": "span", "version": "1", "tables": "acme/p.md", "root": "Span", "names": "{names}" }}] }}"#
        )
    };
    let page = Page::new("acme/p.md", DOTTED);
    let captured = pages::capture_with(std::slice::from_ref(&page), &overlay("paths"));
    assert_eq!(shape(&schema(&captured, 0)), "http: object{method: string, status: integer}");
    let page =
        Page::new("acme/p.md", DOTTED.replace("| http.m", "| http | object | x |\n| http.m"));
    let captured = pages::capture_with(std::slice::from_ref(&page), &overlay("literal"));
    assert_eq!(
        shape(&schema(&captured, 0)),
        "http: object, http.method: string, http.status: integer"
    );
    let captured = capture(&[page], &[], &Options::default().with_names(Names::Literal));
    assert_eq!(
        shape(&schema(&captured, 0)),
        "http: object, http.method: string, http.status: integer"
    );
    assert_eq!(problems(&captured), "");
}

#[test]
fn names_on_the_wire_are_those_of_every_step() {
    let page = Page::new(
        "p.md",
        "# A\n\n| Field | Type | Description |\n|---|---|---|\n| user_info | object | x |\n| user_info.first_name | string | x |\n",
    );
    let captured = capture(&[page], &[], &Options::default().with_names(Names::Wire));
    let schema = schema(&captured, 0);
    assert_eq!(shape(&schema), "userInfo: object{firstName: string}");
    assert_eq!(
        schema["properties"]["userInfo"]["properties"]["firstName"]["documentedAs"],
        "first_name"
    );
}

#[test]
fn a_star_at_the_end_is_whatever_else_an_object_has() {
    let (schema, problems) = rows(&[
        "| options.label | string | no | x |",
        "| options.* | any | no | Passed on. |",
        "| tags.* | string | no | x |",
        "| ids | array | no | x |",
        "| ids.* | integer | no | x |",
    ]);
    assert_eq!(problems, "");
    assert_eq!(schema["properties"]["options"]["type"], "object");
    assert_eq!(schema["properties"]["options"]["properties"]["label"]["type"], "string");
    assert_eq!(schema["properties"]["tags"]["additionalProperties"]["type"], "string");
    assert_eq!(schema["properties"]["ids"]["items"]["type"], "integer");
}
