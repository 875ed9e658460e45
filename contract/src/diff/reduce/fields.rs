//! The values inside: fields and items.

use serde_json::{Map, Value};
use tablature_schema::ir::Applicator;

use super::{
    super::{
        emit::{Mode, put},
        graph::{CONTAINS_LIMITS, Node, NodeId, slots},
        slots::{is_field, matches},
    },
    Both, Left, Reducer,
};

impl Reducer<'_> {
    /// Reduces `properties`, `patternProperties` and `additionalProperties`, which are evaluated together.
    pub(super) fn fields(&mut self, both: Both, left: &mut Left) {
        let (w, r) = self.nodes(both);
        let slots = slots(w, r, is_field);
        let are_same_names = slots
            .iter()
            .all(|slot| subschema_of(w, slot).is_some() && subschema_of(r, slot).is_some());
        // The writer sends no other fields than those that the reader declares.
        let sends_declared = self.is_closed(both)
            && w.children.keys().filter(|slot| is_field(slot)).all(|slot| declares(r, slot));
        for slot in slots {
            let below = both.mode.below(slot);
            match (subschema_of(w, slot), subschema_of(r, slot)) {
                (Some(w), Some(r)) => self.put_reduced(slot, (w, r), below, left),
                (None, Some(r)) if self.is_spread(both, slot, r, left) => {}
                two => self.put_whole(slot, two, below, left),
            }
        }
        let slot = &Applicator::AdditionalProperties;
        let below = both.mode.below(slot);
        match (w.child(slot), r.child(slot)) {
            (Some(w), Some(r)) if are_same_names => self.put_reduced(slot, (w, r), below, left),
            (w, _) if sends_declared => self.put_whole(slot, (w, None), below, left),
            two => self.put_whole(slot, two, below, left),
        }
        if both.mode.closes && !both.mode.in_place {
            self.writer.close_fields(both.writer, &mut left.writer);
        }
    }

    /// Holds the fields of a closed writer to the reader's subschema for a pattern, each that the pattern matches.
    /// Returns `false` if that is not certain of one.
    fn is_spread(&mut self, both: Both, slot: &Applicator, held: NodeId, left: &mut Left) -> bool {
        let Applicator::PatternProperty(pattern) = slot else { return false };
        if !self.is_closed(both) {
            return false;
        }
        let (w, _) = self.nodes(both);
        let own = w.children.iter().filter(|(at, _)| is_field(at));
        let matched = own.filter_map(|(at, id)| match matches(pattern, at) {
            Some(false) => None,
            found => Some(found.map(|_| (at, *id))),
        });
        let Some(matched) = matched.collect::<Option<Vec<_>>>() else { return false };
        for (at, own) in matched {
            let (writer, reader) = self.schema(own, held, both.mode.below(at));
            for (side, schema) in [(&mut left.writer, writer), (&mut left.reader, reader)] {
                let mut beside = Map::new();
                put(&mut beside, at, schema);
                put(side, &Applicator::AllOf(0), Value::Object(beside));
            }
        }
        true
    }

    /// Returns whether the writer allows no undeclared fields.
    fn is_closed(&self, both: Both) -> bool {
        let (w, _) = self.nodes(both);
        let view = self.writer.view;
        let others = w.child(&Applicator::AdditionalProperties).and_then(|id| view.resolve(id));
        others.is_some_and(|id| view.node(id).boolean == Some(false))
    }

    /// Reduces `prefixItems` and `items`, which are evaluated together.
    pub(super) fn items(&mut self, both: Both, left: &mut Left) {
        let (w, r) = self.nodes(both);
        let is_place = |slot: &Applicator| matches!(slot, Applicator::PrefixItem(_));
        let are_same_places = slots(w, r, is_place)
            .iter()
            .all(|slot| w.children.contains_key(slot) && r.children.contains_key(slot));
        for slot in slots(w, r, |slot| is_place(slot) || *slot == Applicator::Items) {
            let below = both.mode.below(slot);
            match (w.child(slot), r.child(slot)) {
                (Some(w), Some(r)) if are_same_places => {
                    self.put_reduced(slot, (w, r), below, left);
                }
                two => self.put_whole(slot, two, below, left),
            }
        }
        if both.mode.closes && !both.mode.in_place {
            self.writer.close_items(both.writer, &mut left.writer);
        }
    }

    pub(super) fn contains(&mut self, both: Both, left: &mut Left) {
        let (w, r) = self.nodes(both);
        let two = (w.child(&Applicator::Contains), r.child(&Applicator::Contains));
        let is_same = self.is_same(two.0, two.1);
        if is_same
            && CONTAINS_LIMITS.iter().all(|key| w.assertions.get(key) == r.assertions.get(key))
        {
            return;
        }
        for (node, child, emitter, out) in [
            (w, two.0, &mut self.writer, &mut left.writer),
            (r, two.1, &mut self.reader, &mut left.reader),
        ] {
            if let Some(child) = child {
                put(out, &Applicator::Contains, emitter.schema(child, Mode::AS_WRITTEN));
            }
            for key in CONTAINS_LIMITS {
                if let Some(value) = node.assertions.get(&key) {
                    emitter.assert(out, key, value);
                }
            }
        }
    }

    pub(super) fn names(&mut self, both: Both, left: &mut Left) {
        self.put_unequal(&Applicator::PropertyNames, both, Mode::AS_WRITTEN, left);
    }

    pub(super) fn dependents(&mut self, both: Both, left: &mut Left) {
        let (w, r) = self.nodes(both);
        for slot in slots(w, r, |slot| matches!(slot, Applicator::DependentSchema(_))) {
            self.put_unequal(slot, both, both.mode.below(slot), left);
        }
    }
}

/// Returns the subschema that a field is held to where a node has a slot, or as if it had: the slot's own, that of the
/// only pattern which matches, or that of undeclared fields. `None` if there is none, or it is not certain.
fn subschema_of(node: &Node, slot: &Applicator) -> Option<NodeId> {
    if let Some(own) = node.child(slot) {
        return Some(own);
    }
    let mut matching = matching(node, slot)?.into_iter();
    match (matching.next(), matching.next(), slot) {
        (Some(only), None, _) => Some(only),
        (None, _, Applicator::Property(_)) => node.child(&Applicator::AdditionalProperties),
        // A pattern that includes another one is enough for its fields.
        (Some(first), Some(_), Applicator::PatternProperty(_)) => Some(first),
        _ => None,
    }
}

/// Returns whether a node certainly declares every field of a slot.
fn declares(node: &Node, slot: &Applicator) -> bool {
    node.child(slot).is_some() || matching(node, slot).is_some_and(|found| !found.is_empty())
}

/// Returns the subschemas of the patterns that match every field of a slot; `None` if that is not certain for a name.
fn matching(node: &Node, slot: &Applicator) -> Option<Vec<NodeId>> {
    let patterns = node.children_in(|at| match at {
        Applicator::PatternProperty(pattern) => Some(pattern),
        _ => None,
    });
    let is_name = matches!(slot, Applicator::Property(_));
    let found = patterns.filter_map(|(pattern, id)| match matches(pattern, slot) {
        Some(true) => Some(Some(id)),
        None if is_name => Some(None),
        _ => None,
    });
    found.collect()
}
