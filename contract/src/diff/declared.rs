//! The fields that an object declares, and the items that a tuple declares: those that a subschema that applies to it
//! names.

use std::{collections::BTreeSet, iter};

use tablature_schema::{
    ir::{Applicator, Keyword},
    json::Value as Exact,
};

use super::graph::{Node, NodeId, View, strings};

/// The fields that an object declares.
#[derive(Debug, Default)]
pub(super) struct Declared {
    pub(super) names: BTreeSet<String>,
    pub(super) patterns: BTreeSet<String>,
}

/// The fields that the subschemas of an object declare together.
pub(super) enum Declaration {
    /// No fields are declared, or a subschema covers additional fields: producers may send others.
    Open,
    /// Fewer fields are declared than required: producers must send others.
    TooFew,
    /// Exactly these fields are declared.
    Closed(Declared),
}

/// Returns the fields that the object is closed over; `None` if it stays open.
pub(super) fn declared(view: View<'_>, id: NodeId) -> Option<Declared> {
    if view.resolve(id).is_some_and(|id| view.is_kept_open(id)) {
        return None;
    }
    match declaration(view, id) {
        Declaration::Closed(declared) => Some(declared),
        Declaration::Open | Declaration::TooFew => None,
    }
}

pub(super) fn declaration(view: View<'_>, id: NodeId) -> Declaration {
    let mut declared = Declared::default();
    let mut has_properties = false;
    let mut fewest = 0;
    for id in applied(view, id) {
        let node = view.node(id);
        for at in node.children.keys() {
            match at {
                Applicator::Property(name) => {
                    has_properties = true;
                    declared.names.insert(name.to_string());
                }
                Applicator::PatternProperty(pattern) => {
                    declared.patterns.insert(pattern.as_str().to_owned());
                }
                Applicator::DependentSchema(name) => {
                    declared.names.insert(name.to_string());
                }
                Applicator::AdditionalProperties | Applicator::UnevaluatedProperties => {
                    return Declaration::Open;
                }
                _ => {}
            }
        }
        declared.names.extend(demanded(node).map(str::to_owned));
        fewest = fewest.max(least(node, Keyword::MinProperties));
    }
    let is_enough = !declared.patterns.is_empty() || declared.names.len() >= fewest;
    match (has_properties, is_enough) {
        (false, _) => Declaration::Open,
        (true, false) => Declaration::TooFew,
        (true, true) => Declaration::Closed(declared),
    }
}

/// Returns the fields that a node requires or names in a dependency.
fn demanded(node: &Node) -> impl Iterator<Item = &str> {
    let dependent = node.assertions.get(&Keyword::DependentRequired).and_then(Exact::as_object);
    let dependent = dependent.into_iter().flatten();
    let dependent =
        dependent.flat_map(|(name, names)| iter::once(&**name).chain(strings(Some(names))));
    strings(node.assertions.get(&Keyword::Required)).chain(dependent)
}

/// Returns after how many items the array is closed; `None` if it stays open.
pub(super) fn declared_items(view: View<'_>, id: NodeId) -> Option<usize> {
    if view.resolve(id).is_some_and(|id| view.is_kept_open(id)) {
        return None;
    }
    tuple(view, id).map(|tuple| tuple.declared)
}

/// The items that the subschemas of an array declare together.
#[derive(Debug, Default)]
pub(super) struct Tuple {
    pub(super) declared: usize,
    /// The minimum number of items.
    pub(super) fewest: usize,
}

/// Returns the items that an array declares; `None` if there are none, or a subschema covers further ones.
pub(super) fn tuple(view: View<'_>, id: NodeId) -> Option<Tuple> {
    let mut tuple = Tuple::default();
    for id in applied(view, id) {
        let node = view.node(id);
        for at in node.children.keys() {
            match at {
                Applicator::PrefixItem(at) => {
                    tuple.declared = tuple.declared.max(*at as usize + 1);
                }
                Applicator::Items | Applicator::UnevaluatedItems => return None,
                _ => {}
            }
        }
        tuple.fewest = tuple.fewest.max(least(node, Keyword::MinItems));
    }
    (tuple.declared > 0).then_some(tuple)
}

fn least(node: &Node, keyword: Keyword) -> usize {
    let least = node.assertions.get(&keyword).and_then(Exact::as_number);
    let least = least.and_then(|least| usize::try_from(least.decimal().to_i128()?).ok());
    least.unwrap_or(0)
}

/// Returns the subschemas that apply or may apply to the same value and are not negated.
pub(super) fn applied(view: View<'_>, id: NodeId) -> Vec<NodeId> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    let mut open = vec![id];
    open.extend(view.resolve(id).into_iter().flat_map(|id| view.mates(id)));
    while let Some(id) = open.pop() {
        let Some(id) = view.resolve(id) else { continue };
        if !seen.insert(id) {
            continue;
        }
        found.push(id);
        let children = view.node(id).children.iter();
        let applied = children.filter(|(at, _)| at.is_in_place() && **at != Applicator::Not);
        open.extend(applied.map(|(_, child)| *child));
    }
    found
}
