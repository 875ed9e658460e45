//! Arrays.

use std::collections::BTreeSet;

use super::{Here, Walk};
use crate::diff::{
    forced::Step,
    graph::{NodeId, Slot},
};

/// What is read together with `contains`.
const OF_CONTAINS: [&str; 2] = ["minContains", "maxContains"];

impl Walk<'_> {
    pub(super) fn items(&mut self, here: &Here) {
        self.tuple(here);
        let places = here.n.children.keys().filter(|slot| matches!(slot, Slot::Tuple(_))).count();
        for slot in [Slot::Items, Slot::UnevaluatedItems] {
            match (here.o.child(&slot), here.n.child(&slot)) {
                (Some(old), Some(new)) => {
                    self.descend(here, &slot, old, new, Some(Step::Item(places)));
                }
                (None, None) => {}
                (old, new) => {
                    let what = match new {
                        Some(_) => "items have a schema".to_owned(),
                        None => "items have no schema any more".to_owned(),
                    };
                    self.slot(here, "items-changed", what, slot, old, new);
                }
            }
        }
        self.contains(here);
    }

    fn tuple(&mut self, here: &Here) {
        let is_place = |slot: &&Slot| matches!(slot, Slot::Tuple(_));
        let slots: BTreeSet<Slot> = here
            .o
            .children
            .keys()
            .chain(here.n.children.keys())
            .filter(is_place)
            .cloned()
            .collect();
        let mut node = here.o.clone();
        let (mut came, mut went) = (0, 0);
        for slot in slots {
            let Slot::Tuple(at) = slot else { continue };
            match (here.o.child(&slot), here.n.child(&slot)) {
                (Some(old), Some(new)) => self.descend(here, &slot, old, new, Some(Step::Item(at))),
                (None, Some(new)) => {
                    node.children.insert(slot, new);
                    came += 1;
                }
                (Some(_), None) => {
                    node.children.remove(&slot);
                    went += 1;
                }
                (None, None) => {}
            }
        }
        if came + went > 0 {
            let what = if came > 0 {
                format!("{came} more places have a schema of their own")
            } else {
                format!("{went} places have no schema of their own any more")
            };
            self.change(here, "tuple-changed", what, node, (None, None));
        }
    }

    fn contains(&mut self, here: &Here) {
        let (old, new) = (here.o.child(&Slot::Contains), here.n.child(&Slot::Contains));
        let is_equal = |old: Option<NodeId>, new: Option<NodeId>| match (old, new) {
            (Some(old), Some(new)) => self.is_equal(old, new),
            (None, None) => true,
            _ => false,
        };
        let same_counts =
            OF_CONTAINS.iter().all(|key| here.o.asserts.get(*key) == here.n.asserts.get(*key));
        if is_equal(old, new) && same_counts {
            return;
        }
        let mut node = here.o.clone();
        match new {
            Some(new) => node.children.insert(Slot::Contains, new),
            None => node.children.remove(&Slot::Contains),
        };
        node.asserts.retain(|key, _| !OF_CONTAINS.contains(&key.as_str()));
        for key in OF_CONTAINS {
            node.asserts
                .extend(here.n.asserts.get(key).map(|value| (key.to_owned(), value.clone())));
        }
        let what = "what an array must contain has changed".to_owned();
        self.change(here, "contains-changed", what, node, (None, None));
    }
}
