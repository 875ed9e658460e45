//! Names with stars and placeholders.

use serde_json::{Value, json};

use super::{bare, page, table};

/// Returns the rules of the property `order` of a table that has it as an object with an id, and this row.
#[track_caller]
fn order(name: &str) -> Value {
    let (schema, _) = table(&[
        ["order", "object", "yes", ""],
        ["order.id", "string", "no", ""],
        [name, "string", "yes", ""],
    ]);
    bare(&schema["properties"]["order"])
}

#[test]
fn a_star_below_an_object_is_any_key() {
    let string = json!({ "type": "string" });
    let values = json!({ "type": "object", "required": ["x"], "properties": { "x": string } });
    let expected = json!({
        "type": "object",
        "properties": { "id": string },
        "additionalProperties": values,
    });
    assert_eq!(order("order.*.x"), expected);
    assert_eq!(order("order.{key}.x"), expected);
    assert_eq!(order("order.`<key>`.x").get("additionalProperties"), None);
    assert_eq!(order("`order.<key>.x`"), expected);
    let (schema, _) = table(&[["items", "array", "no", ""], ["items.*.x", "string", "no", ""]]);
    assert_eq!(schema["properties"]["items"]["items"]["properties"]["x"]["type"], "string");
    let (schema, _) = table(&[
        ["items", "array", "no", ""],
        ["items.n.x", "string", "no", ""],
        ["items.n", "object", "no", ""],
    ]);
    assert_eq!(schema["properties"]["items"]["type"], "array");
}

#[test]
fn placeholders_are_no_names() {
    let string = json!({ "type": "string" });
    let map = json!({ "type": "object", "additionalProperties": string });
    assert_eq!(order("`order.map.{key}`")["properties"]["map"], map);
    assert_eq!(
        order("`order.map{}.k`")["properties"]["map"]["additionalProperties"]["properties"]["k"],
        string
    );
    assert_eq!(order("order. total")["properties"]["total"], string);
    let (schema, problems) =
        table(&[["order", "object", "no", ""], ["order.a~b", "string", "no", ""]]);
    assert_eq!(schema["properties"]["order"]["properties"]["a~b"]["type"], "string");
    assert!(problems.contains("the name `a~b` has the character `~`"), "{problems}");
}

#[test]
fn names_with_stars_are_patterns() {
    for name in ["utm_*", "`utm_*`", "utm_{name}", "`utm_<name>`"] {
        let (schema, _) = table(&[["utm_id", "integer", "no", ""], [name, "string", "yes", ""]]);
        assert_eq!(schema.get("required"), None, "{name}");
        let pattern = &schema["patternProperties"]["^(?!(?:utm_id)$)utm_.+$"];
        assert_eq!(pattern["type"], "string", "{name}: {schema}");
    }
    let (schema, _) = page(
        "# A\n\n| Property | Type |\n|---|---|\n| id* | string |\n| b | string |\n\n\\* required\n",
    );
    assert_eq!(schema["properties"]["id"]["type"], "string");
}
