//! Arrays.

use tablature_schema::ir::Applicator;

use super::{Here, Walk};
use crate::diff::{
    Rule,
    constrain::Step,
    graph::{CONTAINS_LIMITS, slots},
};

impl Walk<'_> {
    pub(super) fn items(&mut self, here: &Here) {
        self.tuple(here);
        let places =
            here.n.children.keys().filter(|slot| matches!(slot, Applicator::PrefixItem(_))).count();
        for slot in [Applicator::Items, Applicator::UnevaluatedItems] {
            match (here.o.child(&slot), here.n.child(&slot)) {
                (Some(old), Some(new)) => {
                    self.descend(here, &slot, old, new, Some(Step::Item(places)));
                }
                (None, None) => {}
                (old, new) => {
                    let what = match new {
                        Some(_) => "a schema for items was added".to_owned(),
                        None => "the schema for items was removed".to_owned(),
                    };
                    self.slot(here, Rule::ItemsChanged, what, slot, old, new);
                }
            }
        }
        self.contains(here);
    }

    fn tuple(&mut self, here: &Here) {
        let is_place = |slot: &Applicator| matches!(slot, Applicator::PrefixItem(_));
        let mut node = here.o.clone();
        let (mut added, mut removed) = (0, 0);
        for slot in slots(&here.o, &here.n, is_place) {
            let Applicator::PrefixItem(at) = slot else { continue };
            match (here.o.child(slot), here.n.child(slot)) {
                (Some(old), Some(new)) => {
                    let step = Step::Item(*at as usize);
                    self.descend(here, slot, old, new, Some(step));
                }
                (None, Some(new)) => {
                    node.children.insert(slot.clone(), new);
                    added += 1;
                }
                (Some(_), None) => {
                    node.children.remove(slot);
                    removed += 1;
                }
                (None, None) => {}
            }
        }
        if added + removed > 0 {
            let what = if added > 0 {
                format!("{} added to `prefixItems`", schemas_were(added))
            } else {
                format!("{} removed from `prefixItems`", schemas_were(removed))
            };
            self.change(here, Rule::TupleChanged, what, node, (None, None));
        }
    }

    fn contains(&mut self, here: &Here) {
        let (old, new) = (here.o.child(&Applicator::Contains), here.n.child(&Applicator::Contains));
        let same_counts = CONTAINS_LIMITS
            .iter()
            .all(|key| here.o.assertions.get(key) == here.n.assertions.get(key));
        if self.equal(old, new) && same_counts {
            return;
        }
        let mut node = here.o.clone();
        match new {
            Some(new) => node.children.insert(Applicator::Contains, new),
            None => node.children.remove(&Applicator::Contains),
        };
        node.assertions.retain(|key, _| !CONTAINS_LIMITS.contains(key));
        for key in CONTAINS_LIMITS {
            node.assertions.extend(here.n.assertions.get(&key).map(|value| (key, value.clone())));
        }
        let what = "what the array must contain has changed".to_owned();
        self.change(here, Rule::ContainsChanged, what, node, (None, None));
    }
}

fn schemas_were(count: usize) -> String {
    if count == 1 { "a schema was".to_owned() } else { format!("{count} schemas were") }
}
