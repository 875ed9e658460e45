//! Documented names: payloads may be spelled by them, so they are part of what is compared.

use serde_json::{Value, json};

use super::{
    super::{Comparison, Direction, Reading},
    compared,
};

/// Returns an event with a required and an optional field, with these documented names.
fn event(user: Option<&str>, page: Option<&str>) -> Value {
    let field = |name: Option<&str>| match name {
        Some(name) => json!({"type": "string", "documentedAs": name}),
        None => json!({"type": "string"}),
    };
    json!({
        "type": "object",
        "required": ["userId"],
        "properties": {"userId": field(user), "pageUrl": field(page)},
    })
}

/// Returns the verdict about the whole with declared fields only, and the payload that shows it.
fn verdict(comparison: &Comparison, direction: Direction) -> (&'static str, Option<Value>) {
    let verdict = comparison.verdict(Reading::DeclaredOnly, direction);
    (verdict.name(), verdict.witness().map(|witness| witness.payload.clone()))
}

#[test]
fn a_name_that_went_breaks_payloads_that_were_spelled_by_it() {
    let (old, new) = (event(Some("user_id"), None), event(None, None));
    let comparison = compared(&old, &new);
    let rules: Vec<_> = comparison.changes.iter().map(|change| change.rule.name()).collect();
    assert_eq!(rules, ["documented-name-changed"]);
    let (name, payload) = verdict(&comparison, Direction::Backward);
    assert_eq!((name, payload), ("breaking", Some(json!({"user_id": ""}))));
    // Nobody sends the name that only the old schema has.
    assert_eq!(verdict(&comparison, Direction::Forward), ("compatible", None));

    let comparison = compared(&new, &old);
    assert_eq!(verdict(&comparison, Direction::Backward), ("compatible", None));
    assert_eq!(verdict(&comparison, Direction::Forward).0, "breaking");
}

#[test]
fn another_name_breaks_both_ways() {
    let comparison = compared(&event(Some("user_id"), None), &event(Some("user"), None));
    assert_eq!(verdict(&comparison, Direction::Backward).1, Some(json!({"user_id": ""})));
    assert_eq!(verdict(&comparison, Direction::Forward).1, Some(json!({"user": ""})));
}

#[test]
fn a_new_name_meets_undeclared_fields_as_written_only() {
    let comparison = compared(&event(None, None), &event(None, Some("page_url")));
    assert_eq!(verdict(&comparison, Direction::Backward), ("compatible", None));
    let written = comparison.verdict(Reading::AsWritten, Direction::Backward);
    let payload = written.witness().map(|witness| &witness.payload);
    assert!(payload.is_some_and(|payload| payload.get("page_url").is_some()), "{written:?}");
}

#[test]
fn a_new_name_meets_nothing_in_closed_objects() {
    let closed = |name| {
        let mut page = event(None, name);
        page["additionalProperties"] = json!(false);
        json!({
            "properties": {"page": {"$ref": "#/$defs/page"}},
            "$defs": {"page": {"allOf": [page]}},
        })
    };
    let comparison = compared(&closed(None), &closed(Some("page_url")));
    let written = comparison.verdict(Reading::AsWritten, Direction::Backward);
    assert_eq!(written.name(), "compatible");
    // The old schema rejects the new name.
    let written = comparison.verdict(Reading::AsWritten, Direction::Forward);
    assert_eq!(written.name(), "breaking");
}

#[test]
fn a_name_of_a_field_that_nobody_asks_for_breaks_nothing() {
    let comparison = compared(&event(None, Some("page_url")), &event(None, None));
    assert_eq!(verdict(&comparison, Direction::Backward), ("compatible", None));
    assert_eq!(verdict(&comparison, Direction::Forward), ("compatible", None));
}

#[test]
fn names_of_fields_that_a_rule_may_be_about_are_no_guess() {
    let rules = [
        json!({"not": {"properties": {"pageUrl": {"maxLength": 3}}, "type": "object"}}),
        json!({"oneOf": [{"required": ["pageUrl"]}, {"required": ["page_url"]}]}),
        json!({"additionalProperties": {"type": ["string", "null"]}}),
        json!({"patternProperties": {"^page_": {"type": "string"}}}),
        json!({"propertyNames": {"maxLength": 8}}),
        json!({"dependentRequired": {"userId": ["pageUrl"]}}),
        json!({"dependentSchemas": {"page_url": {"maxProperties": 2}}}),
        json!({"const": {"userId": "", "pageUrl": ""}}),
    ];
    for rule in rules {
        let with_rule = |name| json!({"$ref": "#/$defs/event", "allOf": [rule], "$defs": {"event": event(None, name)}});
        let comparison = compared(&with_rule(Some("page_url")), &with_rule(None));
        assert_ne!(verdict(&comparison, Direction::Backward).0, "compatible", "{rule}");
    }
}

#[test]
fn names_that_stay_change_nothing() {
    let mut new = event(Some("user_id"), Some("page_url"));
    new["properties"]["pageUrl"]["description"] = json!("The page.");
    let comparison = compared(&event(Some("user_id"), Some("page_url")), &new);
    assert_eq!(verdict(&comparison, Direction::Backward), ("compatible", None));
    assert_eq!(verdict(&comparison, Direction::Forward), ("compatible", None));
    // Other breaks are still shown.
    new["required"] = json!(["userId", "pageUrl"]);
    let comparison = compared(&event(Some("user_id"), Some("page_url")), &new);
    assert_eq!(verdict(&comparison, Direction::Backward).0, "breaking");
}
