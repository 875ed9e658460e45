//! The reading with declared fields only: which objects are closed, and over which names; and which tuples.
//!
//! A field is declared if a subschema that applies to the object names it: in `properties`, but also where the object
//! requires it or a dependency names it. An object that has no valid values once it is closed says nothing about what
//! producers send: it is judged as written, and that is reported.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    fmt,
};

use tablature_schema::ir::{Applicator, Keyword};

use super::{
    Budget,
    declared::{Declaration, applied, declaration, declared, declared_items, tuple},
    emit::{Mode, document},
    engine::Prover,
    graph::{Graph, NodeId, View},
    oracle::Terms,
    payloads::payloads,
};

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

/// Finds the objects and tuples of a side that have no valid values once they are closed.
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
            let is_short = tuple(View::new(graph), id).is_some_and(|it| it.fewest > it.declared);
            let is_emptied = match declaration(View::new(graph), id) {
                Declaration::TooFew => true,
                _ if is_short => true,
                Declaration::Open | Declaration::Closed(_) => self.is_emptied(View::new(graph), id),
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
        let is_closed = declared(view, id).is_some() || declared_items(view, id).is_some();
        if !may_be_emptied(view, id) || !is_closed {
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

/// Returns whether removing undeclared fields or items can make a valid value invalid, although all that are required
/// are declared: because of the number of fields, their names, what an array must contain, or a negation.
fn may_be_emptied(view: View<'_>, id: NodeId) -> bool {
    applied(view, id).into_iter().any(|id| {
        let node = view.node(id);
        let asks = [Keyword::MinProperties, Keyword::MaxProperties];
        asks.iter().any(|keyword| node.assertions.contains_key(keyword))
            || node.child(&Applicator::Not).is_some()
            || node.child(&Applicator::PropertyNames).is_some()
            || node.child(&Applicator::Contains).is_some()
    })
}
