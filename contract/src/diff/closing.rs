//! The reading with declared fields only: which objects are closed, and over which names.
//!
//! A field is declared if a subschema that applies to the object names it: in `properties`, but also where the object
//! requires it or a dependency names it. An object that has no valid values once it is closed says nothing about what
//! producers send: it is judged as written, and that is reported.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    fmt, iter,
};

use tablature_schema::{
    ir::{Applicator, Keyword},
    json::Value as Exact,
};

use super::{
    Budget,
    emit::{Mode, document},
    engine::Prover,
    graph::{Graph, Node, NodeId, View, strings},
    oracle::Terms,
    payloads::payloads,
};

/// The fields that an object declares.
#[derive(Debug, Default)]
pub(super) struct Declared {
    pub(super) names: BTreeSet<String>,
    pub(super) patterns: BTreeSet<String>,
}

/// The fields that the subschemas of an object declare together.
enum Declaration {
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

fn declaration(view: View<'_>, id: NodeId) -> Declaration {
    let mut declared = Declared::default();
    let mut has_properties = false;
    let mut fewest = 0;
    for id in in_place(view, id) {
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
        let least = node.assertions.get(&Keyword::MinProperties).and_then(Exact::as_number);
        let least = least.and_then(|least| usize::try_from(least.decimal().to_i128()?).ok());
        fewest = fewest.max(least.unwrap_or(0));
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

/// Returns the subschemas that apply to the same value and are not negated.
fn in_place(view: View<'_>, id: NodeId) -> Vec<NodeId> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    let mut open = vec![id];
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

/// A place of a schema that has no valid values with declared fields only.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct JudgedAsWritten {
    /// The label of the schema.
    pub label: String,
    /// JSON Pointer to the subschema.
    pub pointer: String,
}

impl fmt::Display for JudgedAsWritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` accepts nothing at `#{}` with declared fields only, and is judged as written there",
            self.label, self.pointer
        )
    }
}

/// Finds the objects of a side that have no valid values once they are closed.
pub(super) struct Closing<'a> {
    pub(super) prover: &'a dyn Prover,
    pub(super) budget: &'a Budget,
    pub(super) terms: Terms<'a>,
}

impl Closing<'_> {
    /// Keeps objects open that would have no valid values, and returns their places.
    pub(super) fn keep_open(
        &self,
        graph: &mut Graph,
        label: &str,
        root: NodeId,
    ) -> Vec<JudgedAsWritten> {
        let mut kept = Vec::new();
        // Inner values first: they decide whether the outer ones have valid values.
        for id in values(View::new(graph), root).into_iter().rev() {
            let is_emptied = match declaration(View::new(graph), id) {
                Declaration::Open => false,
                Declaration::TooFew => true,
                Declaration::Closed(_) => self.is_emptied(View::new(graph), id),
            };
            if is_emptied {
                graph.keep_open(id);
                let pointer = graph.node(id).pointer.clone();
                kept.push(JudgedAsWritten { label: label.to_owned(), pointer });
            }
        }
        kept.reverse();
        kept
    }

    /// Returns whether the object has valid values as written, but none that could be found once it is closed.
    pub(super) fn is_emptied(&self, view: View<'_>, id: NodeId) -> bool {
        if !may_be_emptied(view, id) || declared(view, id).is_none() {
            return false;
        }
        let schema = |mode| document(view, id, mode, self.terms.asserts_format);
        let closed = schema(Mode::DECLARED_ONLY);
        match self.prover.is_empty(&closed, self.budget) {
            Some(false) => false,
            Some(true) => {
                self.prover.is_empty(&schema(Mode::AS_WRITTEN), self.budget) != Some(true)
            }
            None => payloads(&closed, self.terms, 1).is_empty(),
        }
    }
}

/// Returns the values that are closed below a root, each before those inside it.
fn values(view: View<'_>, root: NodeId) -> Vec<NodeId> {
    let mut seen = BTreeSet::new();
    let mut found = BTreeMap::new();
    let mut open = VecDeque::from([(root, Mode::DECLARED_ONLY)]);
    while let Some((id, mode)) = open.pop_front() {
        let Some(id) = view.resolve(id) else { continue };
        if !mode.closes || !seen.insert((id, mode)) {
            continue;
        }
        if !mode.in_place {
            let next = found.len();
            found.entry(id).or_insert(next);
        }
        open.extend(view.node(id).children.iter().map(|(at, child)| (*child, mode.below(at))));
    }
    let mut found: Vec<(NodeId, usize)> = found.into_iter().collect();
    found.sort_by_key(|(_, order)| *order);
    found.into_iter().map(|(id, _)| id).collect()
}

/// Returns whether removing undeclared fields can make a valid object invalid, although all required fields are
/// declared: because of the number of fields, their names, or a negation.
fn may_be_emptied(view: View<'_>, id: NodeId) -> bool {
    in_place(view, id).into_iter().any(|id| {
        let node = view.node(id);
        let asks = [Keyword::MinProperties, Keyword::MaxProperties];
        asks.iter().any(|keyword| node.assertions.contains_key(keyword))
            || node.child(&Applicator::Not).is_some()
            || node.child(&Applicator::PropertyNames).is_some()
    })
}
