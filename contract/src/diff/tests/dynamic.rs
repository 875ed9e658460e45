//! References that depend on the dynamic scope.

use serde_json::{Value, json};

use super::{
    super::{Direction, Reading},
    compared,
};

/// Returns a list whose items are what the outermost resource says they are: of strings or numbers, by the field `kind`.
fn lists(strings: &Value, default: &Value) -> Value {
    let with = |mut schema: Value, anchor: &str| {
        schema["$dynamicAnchor"] = json!(anchor);
        schema
    };
    let list = |id: &str, items: Value| json!({"$id": id, "$ref": "list", "$defs": {"item": with(items, "item")}});
    json!({
        "$id": "https://example.com/root",
        "if": {"properties": {"kind": {"const": "numbers"}}, "required": ["kind"]},
        "then": {"$ref": "numbers"},
        "else": {"$ref": "strings"},
        "$defs": {
            "list": {
                "$id": "list",
                "properties": {"all": {"type": "array", "items": {"$dynamicRef": "#item"}}},
                "$defs": {"item": with(default.clone(), "item")},
            },
            "numbers": list("numbers", json!({"type": "number"})),
            "strings": list("strings", strings.clone()),
        },
    })
}

#[test]
fn a_change_counts_in_the_scope_that_reaches_it() {
    let before = lists(&json!({"type": "string"}), &json!({}));
    let after = lists(&json!({"type": "string", "maxLength": 0}), &json!({}));
    let verdict = |old: &Value, new: &Value, direction| {
        let comparison = compared(old, new);
        let verdict = comparison.verdict(Reading::AsWritten, direction);
        (verdict.name(), verdict.witness().map(|witness| witness.payload.clone()))
    };
    assert_eq!(
        verdict(&before, &after, Direction::Backward),
        ("breaking", Some(json!({"all": ["a"]})))
    );
    assert_eq!(verdict(&before, &after, Direction::Forward), ("compatible", None));
}

#[test]
fn what_no_scope_reaches_may_change() {
    let strings = json!({"type": "string"});
    let (old, new) = (lists(&strings, &json!({})), lists(&strings, &json!({"type": "boolean"})));
    let comparison = compared(&old, &new);
    for direction in [Direction::Backward, Direction::Forward] {
        assert_eq!(comparison.verdict(Reading::AsWritten, direction).name(), "compatible");
    }
}
