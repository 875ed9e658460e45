//! Which subschemas may apply to one value together, although no reference or in-place applicator connects them: those
//! for one field of two members of `allOf`, for example. What one of them declares, producers may send.

use std::collections::{BTreeMap, BTreeSet};

use tablature_schema::ir::Applicator;

use super::{
    graph::{Mates, NodeId, View},
    slots::overlap,
};

/// The maximum number of sets of subschemas that are followed.
const MAX_GROUPS: usize = 20_000;

/// A subschema that is reached more often is taken to apply whatever is chosen.
const MAX_WAYS: usize = 16;

/// The branches that are chosen on the way to a subschema: of which node, and which.
type Choices = BTreeMap<(NodeId, Choice), u32>;

/// What chooses a branch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Choice {
    AnyOf,
    OneOf,
    Condition,
}

/// Subschemas that may apply to one value.
type Group = BTreeSet<NodeId>;

/// Returns, for each value below a root, the others that may apply together with it.
pub(super) fn mates(view: View<'_>, root: NodeId) -> Mates {
    let mut mates = Mates::new();
    let Some(root) = view.resolve(root) else { return mates };
    let mut seen: BTreeSet<Group> = BTreeSet::from([Group::from([root])]);
    let mut open = vec![Group::from([root])];
    while let Some(group) = open.pop() {
        for (value, group) in inside(view, &group) {
            if group.len() > 1 {
                let others = group.iter().copied().filter(|other| *other != value);
                mates.entry(value).or_default().extend(others);
            }
            if seen.len() < MAX_GROUPS && seen.insert(group.clone()) {
                open.push(group);
            }
        }
    }
    mates
}

/// A slot for values inside.
struct Slot<'a> {
    at: &'a Applicator,
    owner: NodeId,
    choices: Choices,
    value: NodeId,
}

/// Returns the values inside a group, each with those that may apply together with it.
fn inside(view: View<'_>, group: &Group) -> Vec<(NodeId, Group)> {
    let mut applied = Applied { view, slots: Vec::new(), ways: BTreeMap::new() };
    for id in group {
        applied.visit(*id, &Choices::new(), &mut Vec::new());
    }
    let slots = applied.slots;
    let owners: BTreeSet<NodeId> = slots.iter().map(|slot| slot.owner).collect();
    let has_pattern = slots.iter().any(|slot| matches!(slot.at, Applicator::PatternProperty(_)));
    if owners.len() < 2 && !has_pattern {
        // A node's own fields are different values; so that wide objects take no time.
        return slots.iter().map(|slot| (slot.value, Group::from([slot.value]))).collect();
    }
    let together = |one: &Slot<'_>, other: &Slot<'_>| {
        let is_exclusive = one
            .choices
            .iter()
            .any(|(at, branch)| other.choices.get(at).is_some_and(|b| b != branch));
        !is_exclusive && overlap(one.at, other.at, one.owner == other.owner)
    };
    let each = slots.iter().map(|slot| {
        let others = slots.iter().filter(|other| together(slot, other));
        let mut group: Group = others.map(|other| other.value).collect();
        group.insert(slot.value);
        (slot.value, group)
    });
    each.collect()
}

/// Collects the slots of all subschemas that apply to a value.
struct Applied<'a> {
    view: View<'a>,
    slots: Vec<Slot<'a>>,
    /// How often each subschema was reached.
    ways: BTreeMap<NodeId, usize>,
}

impl Applied<'_> {
    fn visit(&mut self, id: NodeId, choices: &Choices, path: &mut Vec<NodeId>) {
        let Some(id) = self.view.resolve(id) else { return };
        let ways = self.ways.entry(id).or_default();
        *ways += 1;
        if path.contains(&id) || *ways > MAX_WAYS {
            return;
        }
        let choices = if *ways == MAX_WAYS { Choices::new() } else { choices.clone() };
        path.push(id);
        for (at, child) in &self.view.node(id).children {
            let mut choices = choices.clone();
            match at {
                Applicator::Not | Applicator::Contains | Applicator::PropertyNames => continue,
                Applicator::AnyOf(branch) => drop(choices.insert((id, Choice::AnyOf), *branch)),
                Applicator::OneOf(branch) => drop(choices.insert((id, Choice::OneOf), *branch)),
                Applicator::Then => drop(choices.insert((id, Choice::Condition), 0)),
                Applicator::Else => drop(choices.insert((id, Choice::Condition), 1)),
                _ if !at.is_in_place() => {
                    if let Some(value) = self.view.resolve(*child) {
                        self.slots.push(Slot { at, owner: id, choices, value });
                    }
                    continue;
                }
                _ => {}
            }
            self.visit(*child, &choices, path);
        }
        path.pop();
    }
}
