//! Two subschemas without what they have in common: what is left is small, and decides the question.
//!
//! For a writer `w` and a reader `r` this makes `w'` and `r'` such that `w` accepts nothing that `w'` refuses,
//! and a value that `w` and `r'` accept is accepted by `r`. So whoever proves that `r'` covers `w'` has proved
//! that `r` covers `w`. The converse does not hold: what was left out may have decided.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::{
    emit::{Declared, Emitter, Mode, declared, put},
    graph::{Classes, Node, NodeId, Slot, View, canonical},
    inclusion::is_included,
};

/// A writer's and a reader's schema.
#[derive(Debug, Clone)]
pub(super) struct Pair {
    pub(super) writer: Value,
    pub(super) reader: Value,
}

/// The two subschemas as they are.
pub(super) fn whole(
    writer: (View<'_>, NodeId),
    reader: (View<'_>, NodeId),
    mode: Mode,
    asserts_format: bool,
) -> Pair {
    Pair {
        writer: super::emit::document(writer.0, writer.1, mode, asserts_format),
        reader: super::emit::document(reader.0, reader.1, Mode::AS_WRITTEN, asserts_format),
    }
}

/// The two subschemas without what they have in common.
pub(super) fn reduced(
    classes: &Classes,
    writer: (View<'_>, NodeId),
    reader: (View<'_>, NodeId),
    mode: Mode,
    asserts_format: bool,
) -> Pair {
    let mut reducer = Reducer::new(classes, writer.0, reader.0, asserts_format);
    let (w, r) = reducer.schema(writer.1, reader.1, mode);
    while let Some((w, r, mode, name)) = reducer.queue.pop() {
        let (w, r) = reducer.body(w, r, mode);
        reducer.writer.define(name.clone(), w);
        reducer.reader.define(name, r);
    }
    Pair { writer: reducer.writer.finish(w), reader: reducer.reader.finish(r) }
}

/// Pairs that together prove the one: the engine need not follow references then, not even in circles. Each pair
/// takes for granted that the pairs of values inside it hold; values are finite, so if all pairs hold for what
/// they say themselves, all hold. `None` where they are too many.
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
        let (one, other) = reducer.body(resolved_w, resolved_r, mode);
        let granted = reducer.granted.take().unwrap_or_default();
        open.extend(granted.into_iter().filter(|pair| seen.insert(*pair)));
        pairs.push(Pair {
            writer: reducer.writer.finish(one),
            reader: reducer.reader.finish(other),
        });
    }
    Some(pairs)
}

/// Obligations of one question.
const MAX_OBLIGATIONS: usize = 500;

/// The subschema of a field: its own, or that of undeclared fields where no pattern could be meant.
fn said_of(node: &Node, slot: &Slot) -> Option<NodeId> {
    let is_plain = matches!(slot, Slot::Property(_))
        && !node.children.keys().any(|slot| matches!(slot, Slot::Pattern(_)));
    node.child(slot).or_else(|| node.child(&Slot::Additional).filter(|_| is_plain))
}

type Open = (NodeId, NodeId, Mode, String);

struct Reducer<'a> {
    classes: &'a Classes,
    writer: Emitter<'a>,
    reader: Emitter<'a>,
    known: BTreeMap<(NodeId, NodeId, Mode), String>,
    queue: Vec<Open>,
    /// Pairs of values inside that are taken for granted, if they are.
    granted: Option<Vec<(NodeId, NodeId, Mode)>>,
}

type Two = (Value, Value);

const ANYTHING: Two = (Value::Bool(true), Value::Bool(true));

/// The keywords that are read together with `contains`.
const OF_CONTAINS: [&str; 2] = ["minContains", "maxContains"];

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
    /// Whether both say the same, for sure.
    fn is_equal(&self, writer: NodeId, reader: NodeId) -> bool {
        let class = self.classes.of(writer);
        class.is_some()
            && class == self.classes.of(reader)
            && self.writer.view.is_untouched(writer)
            && self.reader.view.is_untouched(reader)
    }

    fn full(&mut self, writer: NodeId, reader: NodeId, mode: Mode) -> Two {
        let reading = Mode { closes: false, in_place: mode.in_place };
        (self.writer.schema(writer, mode), self.reader.schema(reader, reading))
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
            return self.body(w, r, mode);
        }
        let next = format!("p{}", self.known.len());
        let name = self.known.entry((w, r, mode)).or_insert_with(|| {
            self.queue.push((w, r, mode, next.clone()));
            next
        });
        let reference = serde_json::json!({"$ref": format!("#/$defs/{name}")});
        (reference.clone(), reference)
    }

    fn body(&mut self, writer: NodeId, reader: NodeId, mode: Mode) -> Two {
        let (w, r) = (self.writer.view.node(writer), self.reader.view.node(reader));
        let is_plain = |node: &Node| {
            node.boolean.is_none()
                && !node.children.contains_key(&Slot::UnevaluatedProperties)
                && !node.children.contains_key(&Slot::UnevaluatedItems)
        };
        if !is_plain(w) || !is_plain(r) {
            return self.full(writer, reader, mode);
        }
        let mut out = (Map::new(), Map::new());
        self.asserts(writer, reader, &mut out);
        self.fields(writer, reader, mode, &mut out);
        self.items(writer, reader, mode, &mut out);
        self.contains(writer, reader, &mut out);
        self.names(writer, reader, &mut out);
        self.all_of(writer, reader, mode, &mut out);
        self.any_of(writer, reader, mode, &mut out);
        self.one_of(writer, reader, mode, &mut out);
        self.negation(writer, reader, &mut out);
        self.condition(writer, reader, mode, &mut out);
        self.dependents(writer, reader, mode, &mut out);
        (Value::Object(out.0), Value::Object(out.1))
    }

    fn asserts(
        &mut self,
        writer: NodeId,
        reader: NodeId,
        out: &mut (Map<String, Value>, Map<String, Value>),
    ) {
        let (w, r) = (self.writer.view.node(writer), self.reader.view.node(reader));
        let same = |keyword: &String| match (w.asserts.get(keyword), r.asserts.get(keyword)) {
            (Some(w), Some(r)) => canonical(w) == canonical(r),
            _ => false,
        };
        // What the writer's pattern matches, the reader's matches too.
        let pattern =
            |node: &Node| node.asserts.get("pattern").and_then(Value::as_str).map(str::to_owned);
        let is_met = match (pattern(w), pattern(r)) {
            (Some(w), Some(r)) => w != r && is_included(&w, &r),
            _ => false,
        };
        // The type stays: the rest is read in its light.
        let stays = |keyword: &String| {
            !OF_CONTAINS.contains(&keyword.as_str()) && (keyword == "type" || !same(keyword))
        };
        for (keyword, value) in w.asserts.iter().filter(|(keyword, _)| stays(keyword)) {
            self.writer.assert(&mut out.0, keyword, value);
        }
        let is_left = |keyword: &String| stays(keyword) && !(is_met && keyword == "pattern");
        for (keyword, value) in r.asserts.iter().filter(|(keyword, _)| is_left(keyword)) {
            self.reader.assert(&mut out.1, keyword, value);
        }
    }

    /// `properties`, `patternProperties` and `additionalProperties` are read together.
    fn fields(
        &mut self,
        writer: NodeId,
        reader: NodeId,
        mode: Mode,
        out: &mut (Map<String, Value>, Map<String, Value>),
    ) {
        let is_field = |slot: &Slot| matches!(slot, Slot::Property(_) | Slot::Pattern(_));
        let (w, r) = (self.writer.view.node(writer), self.reader.view.node(reader));
        let slots: BTreeSet<&Slot> =
            w.children.keys().chain(r.children.keys()).filter(|slot| is_field(slot)).collect();
        let are_same_names =
            slots.iter().all(|slot| said_of(w, slot).is_some() && said_of(r, slot).is_some());
        for slot in slots {
            let below = mode.below(slot);
            match (said_of(w, slot), said_of(r, slot)) {
                (Some(w), Some(r)) => {
                    let (w, r) = self.schema(w, r, below);
                    put(&mut out.0, slot, w);
                    put(&mut out.1, slot, r);
                }
                (Some(w), None) => put(&mut out.0, slot, self.writer.schema(w, below)),
                (None, Some(r)) => put(&mut out.1, slot, self.reader.schema(r, Mode::AS_WRITTEN)),
                (None, None) => {}
            }
        }
        let below = mode.below(&Slot::Additional);
        match (w.child(&Slot::Additional), r.child(&Slot::Additional)) {
            (Some(w), Some(r)) if are_same_names => {
                let (w, r) = self.schema(w, r, below);
                put(&mut out.0, &Slot::Additional, w);
                put(&mut out.1, &Slot::Additional, r);
            }
            (w, r) => {
                if let Some(w) = w {
                    put(&mut out.0, &Slot::Additional, self.writer.schema(w, below));
                }
                if let Some(r) = r {
                    put(&mut out.1, &Slot::Additional, self.reader.schema(r, Mode::AS_WRITTEN));
                }
            }
        }
        if mode.closes && !mode.in_place {
            self.close(writer, &mut out.0);
        }
    }

    fn close(&self, writer: NodeId, out: &mut Map<String, Value>) {
        let Some(Declared { names, patterns }) = declared(self.writer.view, writer) else { return };
        let mut fill = |keyword: &str, names: BTreeSet<String>| {
            let entry = out.entry(keyword).or_insert_with(|| Value::Object(Map::new()));
            if let Some(fields) = entry.as_object_mut() {
                for name in names {
                    fields.entry(name).or_insert(Value::Bool(true));
                }
            }
        };
        fill("properties", names);
        fill("patternProperties", patterns);
        out.insert("additionalProperties".to_owned(), Value::Bool(false));
    }

    /// `prefixItems` and `items` are read together.
    fn items(
        &mut self,
        writer: NodeId,
        reader: NodeId,
        mode: Mode,
        out: &mut (Map<String, Value>, Map<String, Value>),
    ) {
        let (w, r) = (self.writer.view.node(writer), self.reader.view.node(reader));
        let tuple = |slot: &Slot| matches!(slot, Slot::Tuple(_));
        let slots: BTreeSet<&Slot> = w
            .children
            .keys()
            .chain(r.children.keys())
            .filter(|slot| tuple(slot) || **slot == Slot::Items)
            .collect();
        let same_places = slots
            .iter()
            .filter(|slot| tuple(slot))
            .all(|slot| w.children.contains_key(slot) && r.children.contains_key(slot));
        for slot in slots {
            let below = mode.below(slot);
            match (w.child(slot), r.child(slot)) {
                (Some(w), Some(r)) if same_places => {
                    let (w, r) = self.schema(w, r, below);
                    put(&mut out.0, slot, w);
                    put(&mut out.1, slot, r);
                }
                (w, r) => {
                    if let Some(w) = w {
                        put(&mut out.0, slot, self.writer.schema(w, below));
                    }
                    if let Some(r) = r {
                        put(&mut out.1, slot, self.reader.schema(r, Mode::AS_WRITTEN));
                    }
                }
            }
        }
    }

    fn contains(
        &mut self,
        writer: NodeId,
        reader: NodeId,
        out: &mut (Map<String, Value>, Map<String, Value>),
    ) {
        let (w, r) = (self.writer.view.node(writer), self.reader.view.node(reader));
        let (wc, rc) = (w.child(&Slot::Contains), r.child(&Slot::Contains));
        let is_equal = match (wc, rc) {
            (Some(w), Some(r)) => self.is_equal(w, r),
            (None, None) => true,
            _ => false,
        };
        if is_equal && OF_CONTAINS.iter().all(|key| w.asserts.get(*key) == r.asserts.get(*key)) {
            return;
        }
        for (node, child, emitter, out) in
            [(w, wc, &mut self.writer, &mut out.0), (r, rc, &mut self.reader, &mut out.1)]
        {
            if let Some(child) = child {
                put(out, &Slot::Contains, emitter.schema(child, Mode::AS_WRITTEN));
            }
            for key in OF_CONTAINS {
                if let Some(value) = node.asserts.get(key) {
                    emitter.assert(out, key, value);
                }
            }
        }
    }

    fn names(
        &mut self,
        writer: NodeId,
        reader: NodeId,
        out: &mut (Map<String, Value>, Map<String, Value>),
    ) {
        self.alone(writer, reader, &Slot::PropertyNames, Mode::AS_WRITTEN, out);
    }

    fn negation(
        &mut self,
        writer: NodeId,
        reader: NodeId,
        out: &mut (Map<String, Value>, Map<String, Value>),
    ) {
        self.alone(writer, reader, &Slot::Not, Mode { closes: false, in_place: true }, out);
    }

    /// A slot that is written out on both sides unless it holds the same.
    fn alone(
        &mut self,
        writer: NodeId,
        reader: NodeId,
        slot: &Slot,
        mode: Mode,
        out: &mut (Map<String, Value>, Map<String, Value>),
    ) {
        let w = self.writer.view.node(writer).child(slot);
        let r = self.reader.view.node(reader).child(slot);
        if let (Some(w), Some(r)) = (w, r)
            && self.is_equal(w, r)
        {
            return;
        }
        if let Some(w) = w {
            put(&mut out.0, slot, self.writer.schema(w, mode));
        }
        if let Some(r) = r {
            put(&mut out.1, slot, self.reader.schema(r, Mode { closes: false, ..mode }));
        }
    }

    fn dependents(
        &mut self,
        writer: NodeId,
        reader: NodeId,
        mode: Mode,
        out: &mut (Map<String, Value>, Map<String, Value>),
    ) {
        let (w, r) = (self.writer.view.node(writer), self.reader.view.node(reader));
        let slots: BTreeSet<&Slot> = w
            .children
            .keys()
            .chain(r.children.keys())
            .filter(|slot| matches!(slot, Slot::Dependent(_)))
            .collect();
        for slot in slots {
            self.alone(writer, reader, slot, mode.below(slot), out);
        }
    }

    /// The members that only one side has; those that are equal go in pairs.
    fn unequal(&self, writer: &[NodeId], reader: &[NodeId]) -> (Vec<usize>, Vec<usize>) {
        let mut left: Vec<usize> = (0..reader.len()).collect();
        let mut only = Vec::new();
        for (at, w) in writer.iter().enumerate() {
            match left.iter().position(|r| self.is_equal(*w, reader[*r])) {
                Some(found) => {
                    left.remove(found);
                }
                None => only.push(at),
            }
        }
        (only, left)
    }

    fn all_of(
        &mut self,
        writer: NodeId,
        reader: NodeId,
        mode: Mode,
        out: &mut (Map<String, Value>, Map<String, Value>),
    ) {
        let (w, r) = self.members(writer, reader, |slot| matches!(slot, Slot::AllOf(_)));
        let (only_w, only_r) = self.unequal(&w, &r);
        let below = mode.below(&Slot::AllOf(0));
        let slot = Slot::AllOf(0);
        if only_w.len() == only_r.len() {
            for (at_w, at_r) in only_w.into_iter().zip(only_r) {
                let (w, r) = self.schema(w[at_w], r[at_r], below);
                put(&mut out.0, &slot, w);
                put(&mut out.1, &slot, r);
            }
            return;
        }
        for at in only_w {
            put(&mut out.0, &slot, self.writer.schema(w[at], below));
        }
        for at in only_r {
            put(&mut out.1, &slot, self.reader.schema(r[at], Mode { closes: false, ..below }));
        }
    }

    /// At most one branch goes reduced: a value that leaves its branch on the writer's side would have to be
    /// met whole on the reader's.
    fn any_of(
        &mut self,
        writer: NodeId,
        reader: NodeId,
        mode: Mode,
        out: &mut (Map<String, Value>, Map<String, Value>),
    ) {
        let slot = Slot::AnyOf(0);
        let (w, r) = self.members(writer, reader, |slot| matches!(slot, Slot::AnyOf(_)));
        let (only_w, only_r) = self.unequal(&w, &r);
        if only_w.is_empty() && only_r.is_empty() {
            return;
        }
        let below = mode.below(&slot);
        let reading = Mode { closes: false, ..below };
        let single = only_w.len() == 1 && only_r.len() == 1;
        for (at, id) in w.iter().enumerate() {
            let schema = if single && only_w[0] == at {
                let (w, r) = self.schema(*id, r[only_r[0]], below);
                put(&mut out.1, &slot, r);
                w
            } else {
                self.writer.schema(*id, below)
            };
            put(&mut out.0, &slot, schema);
        }
        for (at, id) in r.iter().enumerate() {
            if !(single && only_r[0] == at) {
                put(&mut out.1, &slot, self.reader.schema(*id, reading));
            }
        }
    }

    fn one_of(
        &mut self,
        writer: NodeId,
        reader: NodeId,
        mode: Mode,
        out: &mut (Map<String, Value>, Map<String, Value>),
    ) {
        let slot = Slot::OneOf(0);
        let (w, r) = self.members(writer, reader, |slot| matches!(slot, Slot::OneOf(_)));
        let (only_w, only_r) = self.unequal(&w, &r);
        if only_w.is_empty() && only_r.is_empty() {
            return;
        }
        let plain = Mode { closes: false, in_place: true };
        for id in w {
            put(&mut out.0, &slot, self.writer.schema(id, plain));
        }
        for id in r {
            put(&mut out.1, &slot, self.reader.schema(id, plain));
        }
        if mode.closes {
            self.writer.narrow_alternatives(writer, mode, &mut out.0);
        }
    }

    fn condition(
        &mut self,
        writer: NodeId,
        reader: NodeId,
        mode: Mode,
        out: &mut (Map<String, Value>, Map<String, Value>),
    ) {
        let (w, r) = (self.writer.view.node(writer), self.reader.view.node(reader));
        let child = |slot| (w.child(slot), r.child(slot));
        let is_equal = |(w, r)| match (w, r) {
            (Some(w), Some(r)) => self.is_equal(w, r),
            (None, None) => true,
            _ => false,
        };
        let slots = [Slot::If, Slot::Then, Slot::Else];
        if slots.iter().all(|slot| is_equal(child(slot))) {
            return;
        }
        let shares_question = is_equal(child(&Slot::If));
        for slot in &slots {
            let below = mode.below(slot);
            let reading = Mode { closes: false, ..below };
            match child(slot) {
                (Some(w), Some(r)) if shares_question && *slot != Slot::If => {
                    let (w, r) = self.schema(w, r, below);
                    put(&mut out.0, slot, w);
                    put(&mut out.1, slot, r);
                }
                (w, r) => {
                    if let Some(w) = w {
                        put(&mut out.0, slot, self.writer.schema(w, below));
                    }
                    if let Some(r) = r {
                        put(&mut out.1, slot, self.reader.schema(r, reading));
                    }
                }
            }
        }
    }

    fn members(
        &self,
        writer: NodeId,
        reader: NodeId,
        is_member: impl Fn(&Slot) -> bool,
    ) -> (Vec<NodeId>, Vec<NodeId>) {
        let pick = |slot: &Slot| is_member(slot).then_some(());
        let ids = |view: View<'_>, id| {
            view.node(id).children_in(pick).map(|((), id)| id).collect::<Vec<_>>()
        };
        (ids(self.writer.view, writer), ids(self.reader.view, reader))
    }
}
