//! The values inside: fields and items.

use tablature_schema::ir::Applicator;

use super::{
    super::{
        emit::{Mode, put},
        graph::{CONTAINS_LIMITS, Node, NodeId, slots},
    },
    Both, Left, Reducer,
};

impl Reducer<'_> {
    /// Reduces `properties`, `patternProperties` and `additionalProperties`, which are evaluated together.
    pub(super) fn fields(&mut self, both: Both, left: &mut Left) {
        let (w, r) = self.nodes(both);
        let is_field = |slot: &Applicator| {
            matches!(slot, Applicator::Property(_) | Applicator::PatternProperty(_))
        };
        let slots = slots(w, r, is_field);
        let are_same_names = slots
            .iter()
            .all(|slot| subschema_of(w, slot).is_some() && subschema_of(r, slot).is_some());
        for slot in slots {
            let below = both.mode.below(slot);
            match (subschema_of(w, slot), subschema_of(r, slot)) {
                (Some(w), Some(r)) => self.put_reduced(slot, (w, r), below, left),
                two => self.put_whole(slot, two, below, left),
            }
        }
        let slot = &Applicator::AdditionalProperties;
        let below = both.mode.below(slot);
        match (w.child(slot), r.child(slot)) {
            (Some(w), Some(r)) if are_same_names => self.put_reduced(slot, (w, r), below, left),
            two => self.put_whole(slot, two, below, left),
        }
        if both.mode.closes && !both.mode.in_place {
            self.writer.close(both.writer, &mut left.writer);
        }
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

/// Returns the subschema of a field: its own, or that of undeclared fields if no pattern could match.
fn subschema_of(node: &Node, slot: &Applicator) -> Option<NodeId> {
    let is_plain = matches!(slot, Applicator::Property(_))
        && !node.children.keys().any(|slot| matches!(slot, Applicator::PatternProperty(_)));
    node.child(slot).or_else(|| node.child(&Applicator::AdditionalProperties).filter(|_| is_plain))
}
