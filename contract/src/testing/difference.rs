//! Differences between a schema and a type, in words: none of the two is older than the other.

use serde_json::Value;

use crate::diff::{Change, Rule};

/// The characters of a value that a message shows.
const MAX_VALUE: usize = 200;

/// Returns where a schema and a type differ, and what each has there. The schema is the old side of the change.
pub(super) fn described(change: &Change) -> String {
    let place = if change.place.is_empty() { "the payload" } else { &change.place };
    let places = match (&change.old_pointer, &change.new_pointer) {
        (Some(old), Some(new)) if old == new => format!("`#{old}` of both"),
        (Some(old), Some(new)) => format!("`#{old}` of the schema, `#{new}` of the type"),
        (Some(old), None) => format!("`#{old}` of the schema"),
        (None, new) => format!("`#{}` of the type", new.as_deref().unwrap_or_default()),
    };
    format!("at {place}: {} ({places})", sides(change))
}

/// Returns what each side has.
fn sides(change: &Change) -> String {
    let old = change.old.as_ref().map(listed).unwrap_or_default();
    let new = change.new.as_ref().map(listed).unwrap_or_default();
    match change.rule {
        Rule::FieldAdded => "only the type has the field".to_owned(),
        Rule::RequiredFieldAdded => "only the type has the field, and requires it".to_owned(),
        Rule::FieldRemoved => "only the schema has the field".to_owned(),
        Rule::FieldRenamed => format!("the field is {old} in the schema and {new} in the type"),
        Rule::FieldBecameOptional => "only the schema requires the field".to_owned(),
        Rule::FieldBecameRequired => "only the type requires the field".to_owned(),
        Rule::FieldsOpened => "only the type accepts undeclared fields".to_owned(),
        Rule::FieldsClosed => "only the schema accepts undeclared fields".to_owned(),
        Rule::EnumValueAdded => format!("only the type accepts {new}"),
        Rule::EnumValueRemoved => format!("only the schema accepts {old}"),
        Rule::EnumAdded => format!("the type accepts only {new}, the schema other values too"),
        Rule::EnumRemoved => format!("the schema accepts only {old}, the type other values too"),
        Rule::NullAccepted => "only the type accepts null".to_owned(),
        Rule::NullRefused => "only the schema accepts null".to_owned(),
        Rule::TypeNarrowed | Rule::TypeWidened => {
            let [old, new] = [old, new]
                .map(|types| if types.is_empty() { "any value".to_owned() } else { types });
            format!("the schema accepts {old}, the type {new}")
        }
        rule => match (&change.old, &change.new) {
            (Some(_), Some(_)) => format!("the schema has {old}, the type has {new}"),
            (Some(_), None) => format!("only the schema has {old}"),
            (None, Some(_)) => format!("only the type has {new}"),
            (None, None) => format!("their {} differ", subject(rule)),
        },
    }
}

/// Returns the keywords that a change without values is about.
fn subject(rule: Rule) -> &'static str {
    match rule {
        Rule::AlternativesChanged => "`anyOf` and `oneOf`",
        Rule::ConditionChanged => "`if`, `then` or `else`",
        Rule::ContainsChanged => "`contains`",
        Rule::TupleChanged => "`prefixItems`",
        _ => "rules",
    }
}

/// Returns a value, or the values of a list.
fn listed(value: &Value) -> String {
    let text = match value {
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| format!("`{item}`")).collect();
            items.join(", ")
        }
        value => format!("`{value}`"),
    };
    match text.char_indices().nth(MAX_VALUE) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
