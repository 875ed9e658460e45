//! Removes the common parts of two subschemas: what remains is small, and decides the question.
//!
//! For a writer `w` and a reader `r` this computes `w'` and `r'` such that `w` accepts nothing that `w'` rejects, and
//! every value that `w` and `r'` accept is accepted by `r`. A proof that `r'` covers `w'` is therefore a proof that `r`
//! covers `w`. The converse does not hold: the removed parts may have been decisive.

mod branches;
mod fields;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};
use tablature_schema::ir::{Applicator, Keyword};

use super::{
    emit::{Document, Emitter, Mode, mark_integers, put, reference},
    graph::{CONTAINS_LIMITS, Classes, Node, NodeId, View},
    language::is_included,
};

/// A writer's and a reader's schema.
#[derive(Debug, Clone)]
pub(super) struct Pair {
    pub(super) writer: Value,
    pub(super) reader: Value,
    /// Set if both are complete, without numbers that would be rounded.
    pub(super) is_exact: bool,
}

impl Pair {
    fn new(writer: Document, reader: Document) -> Self {
        let is_exact = writer.is_exact && reader.is_exact;
        Self { writer: writer.schema, reader: reader.schema, is_exact }
    }
}

/// Returns the two subschemas unchanged.
pub(super) fn whole(
    writer: (View<'_>, NodeId),
    reader: (View<'_>, NodeId),
    mode: Mode,
    asserts_format: bool,
) -> Pair {
    let document = |(view, id), mode| {
        let mut emitter = Emitter::new(view, asserts_format);
        let schema = emitter.schema(id, mode);
        emitter.finish(schema)
    };
    Pair::new(document(writer, mode), document(reader, Mode::AS_WRITTEN))
}

/// Returns the two subschemas without their common parts.
pub(super) fn reduced(
    classes: &Classes,
    writer: (View<'_>, NodeId),
    reader: (View<'_>, NodeId),
    mode: Mode,
    asserts_format: bool,
) -> Pair {
    let mut reducer = Reducer::new(classes, writer.0, reader.0, asserts_format);
    let two = reducer.schema(writer.1, reader.1, mode);
    reducer.finish(two).0
}

/// Returns pairs that together prove the original one, so that the engine need not follow references, not even cyclic
/// ones. Each pair assumes that the pairs for inner values hold; values are finite, so if every pair holds under that
/// assumption, all hold. `None` if there are too many.
pub(super) fn obligations(
    classes: &Classes,
    writer: (View<'_>, NodeId),
    reader: (View<'_>, NodeId),
    mode: Mode,
    asserts_format: bool,
) -> Option<Vec<Pair>> {
    let mut seen = BTreeSet::from([(writer.1, reader.1, mode)]);
    let mut open = vec![(writer.1, reader.1, mode)];
    let mut pairs = Vec::new();
    while let Some((w, r, mode)) = open.pop() {
        if pairs.len() >= MAX_OBLIGATIONS {
            return None;
        }
        let mut reducer = Reducer::new(classes, writer.0, reader.0, asserts_format);
        reducer.granted = Some(Vec::new());
        let (resolved_w, resolved_r) = (writer.0.resolve(w)?, reader.0.resolve(r)?);
        let two = reducer.body(Both { writer: resolved_w, reader: resolved_r, mode });
        let (pair, granted) = reducer.finish(two);
        open.extend(granted.into_iter().filter(|pair| seen.insert(*pair)));
        pairs.push(pair);
    }
    Some(pairs)
}

/// The maximum number of pairs for one question.
const MAX_OBLIGATIONS: usize = 500;

type Open = (NodeId, NodeId, Mode, String);

struct Reducer<'a> {
    classes: &'a Classes,
    writer: Emitter<'a>,
    reader: Emitter<'a>,
    known: BTreeMap<(NodeId, NodeId, Mode), String>,
    queue: Vec<Open>,
    /// Pairs of inner values that are assumed to hold, if any.
    granted: Option<Vec<(NodeId, NodeId, Mode)>>,
}

/// The keywords that depend on each other: what a string is like.
const STRINGS: [Keyword; 4] =
    [Keyword::Pattern, Keyword::Format, Keyword::MinLength, Keyword::MaxLength];

/// Two subschemas that apply to the same value; the mode is the writer's.
#[derive(Debug, Clone, Copy)]
struct Both {
    writer: NodeId,
    reader: NodeId,
    mode: Mode,
}

/// The remaining parts of two subschemas.
#[derive(Debug, Default)]
struct Left {
    writer: Map<String, Value>,
    reader: Map<String, Value>,
}

type Two = (Value, Value);

const ANYTHING: Two = (Value::Bool(true), Value::Bool(true));

impl<'a> Reducer<'a> {
    fn new(classes: &'a Classes, writer: View<'a>, reader: View<'a>, asserts_format: bool) -> Self {
        Self {
            classes,
            writer: Emitter::new(writer, asserts_format),
            reader: Emitter::new(reader, asserts_format),
            known: BTreeMap::new(),
            queue: Vec::new(),
            granted: None,
        }
    }

    /// Returns whether both are known to be equivalent.
    fn is_equal(&self, writer: NodeId, reader: NodeId) -> bool {
        self.classes.are_equal(writer, reader)
            && self.writer.view.is_untouched(writer)
            && self.reader.view.is_untouched(reader)
    }

    /// Returns whether both are equivalent in a slot, or absent.
    fn is_same(&self, writer: Option<NodeId>, reader: Option<NodeId>) -> bool {
        match (writer, reader) {
            (Some(writer), Some(reader)) => self.is_equal(writer, reader),
            (None, None) => true,
            _ => false,
        }
    }

    /// Returns the pair around two schemas, with the definitions that they refer to, and the pairs that it assumes.
    fn finish(mut self, (writer, reader): Two) -> (Pair, Vec<(NodeId, NodeId, Mode)>) {
        while let Some((w, r, mode, name)) = self.queue.pop() {
            let (w, r) = self.body(Both { writer: w, reader: r, mode });
            self.writer.define(name.clone(), w);
            self.reader.define(name, r);
        }
        let pair = Pair::new(self.writer.finish(writer), self.reader.finish(reader));
        (pair, self.granted.unwrap_or_default())
    }

    fn nodes(&self, both: Both) -> (&'a Node, &'a Node) {
        (self.writer.view.node(both.writer), self.reader.view.node(both.reader))
    }

    fn full(&mut self, writer: NodeId, reader: NodeId, mode: Mode) -> Two {
        (self.writer.schema(writer, mode), self.reader.schema(reader, mode.open()))
    }

    fn schema(&mut self, writer: NodeId, reader: NodeId, mode: Mode) -> Two {
        if self.is_equal(writer, reader) {
            return ANYTHING;
        }
        let resolved = (self.writer.view.resolve(writer), self.reader.view.resolve(reader));
        let (Some(w), Some(r)) = resolved else { return self.full(writer, reader, mode) };
        if let Some(granted) = self.granted.as_mut().filter(|_| !mode.in_place) {
            granted.push((w, r, mode));
            return ANYTHING;
        }
        if (w, r) == (writer, reader) {
            return self.body(Both { writer, reader, mode });
        }
        let next = format!("p{}", self.known.len());
        let name = self.known.entry((w, r, mode)).or_insert_with(|| {
            self.queue.push((w, r, mode, next.clone()));
            next
        });
        let reference = reference(name);
        (reference.clone(), reference)
    }

    fn body(&mut self, both: Both) -> Two {
        let (w, r) = self.nodes(both);
        let is_plain = |node: &Node| {
            node.boolean.is_none()
                && !node.children.contains_key(&Applicator::UnevaluatedProperties)
                && !node.children.contains_key(&Applicator::UnevaluatedItems)
        };
        if !is_plain(w) || !is_plain(r) {
            return self.full(both.writer, both.reader, both.mode);
        }
        let mut left = Left::default();
        self.assertions(both, &mut left);
        self.fields(both, &mut left);
        self.items(both, &mut left);
        self.contains(both, &mut left);
        self.names(both, &mut left);
        self.all_of(both, &mut left);
        self.any_of(both, &mut left);
        self.one_of(both, &mut left);
        self.negation(both, &mut left);
        self.condition(both, &mut left);
        self.dependents(both, &mut left);
        (Value::Object(left.writer), Value::Object(left.reader))
    }

    fn assertions(&mut self, both: Both, left: &mut Left) {
        let (w, r) = self.nodes(both);
        let same = |keyword: Keyword| match (w.assertions.get(&keyword), r.assertions.get(&keyword))
        {
            (Some(w), Some(r)) => w == r,
            _ => false,
        };
        // The reader's pattern matches everything that the writer's pattern matches.
        let pattern = |node: &'a Node| node.assertions.get(&Keyword::Pattern)?.as_str();
        let is_met = match (pattern(w), pattern(r)) {
            (Some(w), Some(r)) => w != r && is_included(w, r),
            _ => false,
        };
        // The type is kept, because the other keywords depend on it.
        let stays = |keyword: Keyword| {
            !CONTAINS_LIMITS.contains(&keyword) && (keyword == Keyword::Type || !same(keyword))
        };
        // What the writer's strings are like may say how long they are, and the other way round.
        let is_of_strings = |keyword: &Keyword| STRINGS.contains(keyword);
        let asks_strings =
            r.assertions.keys().any(|keyword| is_of_strings(keyword) && stays(*keyword));
        mark_integers(w, &mut left.writer);
        mark_integers(r, &mut left.reader);
        for (keyword, value) in w.assertions() {
            if stays(keyword) || (asks_strings && is_of_strings(&keyword)) {
                self.writer.assert(&mut left.writer, keyword, value);
            }
        }
        for (keyword, value) in r.assertions() {
            if stays(keyword) && !(is_met && keyword == Keyword::Pattern) {
                self.reader.assert(&mut left.reader, keyword, value);
            }
        }
    }

    /// Adds two subschemas to a slot, without their common parts.
    fn put_reduced(
        &mut self,
        slot: &Applicator,
        two: (NodeId, NodeId),
        mode: Mode,
        left: &mut Left,
    ) {
        let (writer, reader) = self.schema(two.0, two.1, mode);
        put(&mut left.writer, slot, writer);
        put(&mut left.reader, slot, reader);
    }

    /// Adds the subschemas of both sides to a slot, unchanged.
    fn put_whole(
        &mut self,
        slot: &Applicator,
        (writer, reader): (Option<NodeId>, Option<NodeId>),
        mode: Mode,
        left: &mut Left,
    ) {
        if let Some(writer) = writer {
            put(&mut left.writer, slot, self.writer.schema(writer, mode));
        }
        if let Some(reader) = reader {
            put(&mut left.reader, slot, self.reader.schema(reader, mode.open()));
        }
    }

    /// Adds the subschemas of both sides to a slot, unchanged, unless they are equivalent.
    fn put_unequal(&mut self, slot: &Applicator, both: Both, mode: Mode, left: &mut Left) {
        let (w, r) = self.nodes(both);
        let two = (w.child(slot), r.child(slot));
        if !self.is_same(two.0, two.1) {
            self.put_whole(slot, two, mode, left);
        }
    }
}
