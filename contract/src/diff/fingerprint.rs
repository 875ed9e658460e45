//! Identifies a change across runs: by its rule, its place, and the old and the new value.

use std::collections::{BTreeMap, BTreeSet, HashSet};

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
    walk::Found,
};

/// Lists with the meaning of sets: only the differing items count, so that other changes of the list do not affect the
/// fingerprint.
const SETS: [Keyword; 3] = [Keyword::Type, Keyword::Enum, Keyword::Required];

/// Returns the fingerprint of a change: 32 hexadecimal digits that never depend on messages.
pub(super) fn fingerprint(view: View<'_>, found: &Found) -> String {
    let (old, new) = match &found.alone {
        Some(alone) => {
            let old = view.node(alone.at);
            difference(view, old, &alone.node(old))
        }
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

/// Returns what an edit removes and what it adds.
fn difference(view: View<'_>, old: &Node, new: &Node) -> (Value, Value) {
    let mut out = (Map::new(), Map::new());
    if old.reference != new.reference {
        // The node was replaced as a whole.
        out.0.insert("whole".to_owned(), itself(view, old));
        out.1.insert("whole".to_owned(), itself(view, new));
    }
    let (was, is): (BTreeMap<_, _>, BTreeMap<_, _>) =
        (old.written().into_iter().collect(), new.written().into_iter().collect());
    let keywords: BTreeSet<Keyword> = was.keys().chain(is.keys()).copied().collect();
    for keyword in keywords {
        let (before, after) = (was.get(&keyword).copied(), is.get(&keyword).copied());
        if before == after {
            continue;
        }
        let (before, after) = match (before, after) {
            (Some(before), Some(after)) if SETS.contains(&keyword) => {
                (Some(without(before, after)), Some(without(after, before)))
            }
            (before, after) => (before.map(shown), after.map(shown)),
        };
        out.0.extend(before.map(|value| (keyword.name().to_owned(), value)));
        out.1.extend(after.map(|value| (keyword.name().to_owned(), value)));
    }
    let applicators: BTreeSet<&Applicator> =
        old.children.keys().chain(new.children.keys()).collect();
    for at in applicators {
        let (before, after) = (old.child(at), new.child(at));
        if before == after {
            continue;
        }
        let schema = |id: NodeId| named_document(view, id);
        out.0.extend(before.map(|id| (key(at), schema(id))));
        out.1.extend(after.map(|id| (key(at), schema(id))));
    }
    (Value::Object(out.0), Value::Object(out.1))
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
