//! Identifies a change across runs: by its rule, its place, and the old and the new value.

use std::collections::{BTreeMap, HashSet};

use serde_json::{Map, Value, json};

use tablature_schema::{
    fnv::Fnv,
    ir::{Applicator, Keyword},
    json::Value as Exact,
};

use super::{
    Rule,
    emit::named_document,
    graph::{Node, NodeId, View, canonical, shown},
    walk::{Alone, Found},
};

/// Lists with the meaning of sets: only the differing items count, so that other changes of the list do not affect the
/// fingerprint.
const SETS: [Keyword; 3] = [Keyword::Type, Keyword::Enum, Keyword::Required];

/// Returns the fingerprint of a change: 32 hexadecimal digits that never depend on messages.
pub(super) fn fingerprint(view: View<'_>, found: &Found) -> String {
    let (old, new) = match &found.alone {
        Some(alone) => difference(view, view.node(alone.at), alone),
        None => (found.old.clone().unwrap_or_default(), found.new.clone().unwrap_or_default()),
    };
    let pointer = found.old_pointer.as_ref().or(found.new_pointer.as_ref());
    of_parts(found.rule, pointer.map_or("", String::as_str), &old, &new)
}

/// Returns the fingerprint of the parts of a change.
pub(super) fn of_parts(rule: Rule, pointer: &str, old: &Value, new: &Value) -> String {
    let parts = json!([rule.name(), pointer, canonical(old), canonical(new)]);
    format!("{:032x}", Fnv::new().feed(parts.to_string().as_bytes()).bits())
}

/// Returns what an edit removes and what it adds. It costs what is edited, whatever else the node has.
fn difference(view: View<'_>, old: &Node, alone: &Alone) -> (Value, Value) {
    let mut out = (Map::new(), Map::new());
    if alone.replaces(old) {
        // The node was replaced as a whole.
        out.0.insert("whole".to_owned(), itself(view, old));
        out.1.insert("whole".to_owned(), itself(view, &alone.node(old)));
    }
    let assertions = alone.changed_assertions();
    for (keyword, after) in assertions.iter().filter(|(keyword, _)| *keyword != Keyword::Format) {
        changed(&mut out, *keyword, old.assertions.get(keyword), after.as_ref());
    }
    let [removed, added] = alone.required(old).map(|names| names.map(Value::from).collect());
    let (removed, added): (Vec<Value>, Vec<Value>) = (removed, added);
    if !removed.is_empty() || !added.is_empty() {
        let name = Keyword::Required.name();
        let count = old.assertions.get(&Keyword::Required).and_then(Exact::as_array);
        let count = count.map_or(0, <[Exact]>::len);
        if count > 0 {
            out.0.insert(name.to_owned(), Value::Array(removed.clone()));
        }
        if count + added.len() > removed.len() {
            out.1.insert(name.to_owned(), Value::Array(added));
        }
    }
    let asserted = assertions.iter().find(|(keyword, _)| *keyword == Keyword::Format);
    let own = old.assertions.get(&Keyword::Format);
    let asserted = asserted.map_or(own, |(_, after)| after.as_ref());
    let before = old.unasserted_format.as_ref().or(own);
    let after = alone.unasserted_format().or(asserted);
    if before != after {
        changed(&mut out, Keyword::Format, before, after);
    }
    for (at, after) in alone.children() {
        let schema = |id: NodeId| named_document(view, id);
        out.0.extend(old.child(at).map(|id| (key(at), schema(id))));
        out.1.extend(after.map(|id| (key(at), schema(id))));
    }
    (Value::Object(out.0), Value::Object(out.1))
}

/// Adds the values of a keyword before and after an edit.
fn changed(
    out: &mut (Map<String, Value>, Map<String, Value>),
    keyword: Keyword,
    before: Option<&Exact>,
    after: Option<&Exact>,
) {
    let (before, after) = match (before, after) {
        (Some(before), Some(after)) if SETS.contains(&keyword) => {
            (Some(without(before, after)), Some(without(after, before)))
        }
        (before, after) => (before.map(shown), after.map(shown)),
    };
    out.0.extend(before.map(|value| (keyword.name().to_owned(), value)));
    out.1.extend(after.map(|value| (keyword.name().to_owned(), value)));
}

fn itself(view: View<'_>, node: &Node) -> Value {
    let schema = |id: NodeId| named_document(view, id);
    if let Some(target) = node.reference {
        return schema(target);
    }
    let assertions: BTreeMap<&str, Value> =
        node.written().into_iter().map(|(keyword, value)| (keyword.name(), shown(value))).collect();
    let children = node.children.iter().map(|(at, id)| (key(at), schema(*id)));
    json!([node.boolean, assertions, children.collect::<BTreeMap<String, Value>>()])
}

/// Returns the name of an applicator in fingerprints, which must never change.
fn key(applicator: &Applicator) -> String {
    match applicator {
        Applicator::Property(name) => format!("Property({name:?})"),
        Applicator::PatternProperty(pattern) => format!("Pattern({:?})", pattern.as_str()),
        Applicator::AdditionalProperties => "Additional".to_owned(),
        Applicator::PrefixItem(at) => format!("Tuple({at})"),
        Applicator::DependentSchema(name) => format!("Dependent({name:?})"),
        other => format!("{other:?}"),
    }
}

/// Returns the items of one list that are not in the other.
fn without(list: &Exact, other: &Exact) -> Value {
    let other: HashSet<&Exact> = other.as_array().unwrap_or_default().iter().collect();
    let items = list.as_array().unwrap_or_default();
    items.iter().filter(|item| !other.contains(item)).map(shown).collect()
}

#[cfg(test)]
mod tests {
    use tablature_schema::pattern::Pattern;

    use super::*;

    #[test]
    fn places_are_named_as_ever() {
        let pattern = Pattern::new("^x-").expect("a pattern");
        for (applicator, expected) in [
            (Applicator::Property("a".into()), r#"Property("a")"#),
            (Applicator::PatternProperty(pattern), r#"Pattern("^x-")"#),
            (Applicator::AdditionalProperties, "Additional"),
            (Applicator::UnevaluatedProperties, "UnevaluatedProperties"),
            (Applicator::PropertyNames, "PropertyNames"),
            (Applicator::PrefixItem(2), "Tuple(2)"),
            (Applicator::Items, "Items"),
            (Applicator::UnevaluatedItems, "UnevaluatedItems"),
            (Applicator::Contains, "Contains"),
            (Applicator::AllOf(0), "AllOf(0)"),
            (Applicator::AnyOf(1), "AnyOf(1)"),
            (Applicator::OneOf(2), "OneOf(2)"),
            (Applicator::Not, "Not"),
            (Applicator::If, "If"),
            (Applicator::Then, "Then"),
            (Applicator::Else, "Else"),
            (Applicator::DependentSchema("a".into()), r#"Dependent("a")"#),
        ] {
            assert_eq!(key(&applicator), expected);
        }
    }
}
