//! Finds the subschemas that several paths reach for one value, so that their verdicts are worth caching.
//!
//! The schema is walked as a value would be: a set of subschemas that apply to one value, the sets that apply to its
//! properties and items because of them, and so on. Within a set, a subschema that is reached twice is shared.

use std::collections::{BTreeSet, HashSet};

use super::{Applicator, Ir, Node, SchemaId};
use crate::{
    budget::Budget,
    pattern::{Match, Pattern},
};

/// Maximum number of steps of the search. Beyond it, every subschema with more than one incoming step counts as shared.
const MAX_STEPS: u64 = 5_000_000;

/// Marks the shared subschemas.
pub(super) fn mark(ir: &mut Ir) {
    let mut walk = Walk {
        ir,
        budget: Budget::new(MAX_STEPS),
        is_shared: vec![false; ir.len()],
        is_seen: vec![false; ir.len()],
        known: HashSet::new(),
        waiting: Vec::new(),
    };
    walk.run();
    let is_shared = if walk.budget.is_spent() { arrived_at_twice(ir) } else { walk.is_shared };
    for (node, is_shared) in ir.nodes.iter_mut().zip(is_shared) {
        node.is_shared = is_shared;
    }
}

struct Walk<'i> {
    ir: &'i Ir,
    budget: Budget,
    is_shared: Vec<bool>,
    is_seen: Vec<bool>,
    /// Sets that were visited or queued.
    known: HashSet<Vec<SchemaId>>,
    waiting: Vec<Vec<SchemaId>>,
}

impl Walk<'_> {
    fn run(&mut self) {
        let starts = [self.ir.root].into_iter().chain(self.ir.nodes().map(|(id, _)| id));
        for start in starts {
            if !self.is_seen[start.index()] {
                self.wait(vec![start]);
            }
            while let Some(set) = self.waiting.pop() {
                let applied = self.close(&set);
                self.descend(&applied);
                if self.budget.is_spent() {
                    return;
                }
            }
        }
    }

    fn wait(&mut self, mut set: Vec<SchemaId>) {
        set.sort_unstable();
        set.dedup();
        if !set.is_empty() && self.budget.spend(set.len() as u64) && self.known.insert(set.clone())
        {
            self.waiting.push(set);
        }
    }

    /// Returns everything that could apply to one value because of a set.
    fn close(&mut self, set: &[SchemaId]) -> Vec<SchemaId> {
        let mut arrived: HashSet<SchemaId> = set.iter().copied().collect();
        let mut applied = set.to_vec();
        let (mut at, mut next) = (0, Vec::new());
        while let Some(id) = applied.get(at).copied() {
            at += 1;
            self.is_seen[id.index()] = true;
            steps(self.ir, id, &mut next);
            if !self.budget.spend(next.len() as u64 + 1) {
                return applied;
            }
            for to in next.drain(..) {
                if arrived.insert(to) {
                    applied.push(to);
                } else {
                    self.is_shared[to.index()] = true;
                }
            }
        }
        applied
    }

    /// Finds the sets that apply to properties and items.
    fn descend(&mut self, applied: &[SchemaId]) {
        let ir = self.ir;
        let nodes = || applied.iter().map(|id| ir.node(*id));
        let names: BTreeSet<&str> =
            nodes().flat_map(|node| node.properties().map(|(name, _)| name)).collect();
        for name in names {
            let mut set = Vec::new();
            for node in nodes() {
                let before = set.len();
                set.extend(node.property(name));
                for (pattern, id) in node.pattern_properties() {
                    if self.could_match(pattern, name) {
                        set.push(id);
                    }
                }
                if set.len() == before {
                    set.extend(node.additional_properties());
                }
                set.extend(node.unevaluated_properties());
            }
            if !self.budget.spend(applied.len() as u64) {
                return;
            }
            self.wait(set);
        }
        let others = nodes().flat_map(|node| {
            let patterns = node.pattern_properties().map(|(_, id)| id);
            patterns.chain(node.additional_properties()).chain(node.unevaluated_properties())
        });
        self.wait(others.collect());
        let prefix = nodes().map(|node| node.prefix_items().len()).max().unwrap_or_default();
        for index in 0..=prefix {
            let items = nodes().flat_map(|node| {
                let own = node.prefix_items().get(index).copied().or_else(|| node.items());
                own.into_iter().chain(node.contains()).chain(node.unevaluated_items())
            });
            let set = items.collect();
            if !self.budget.spend(applied.len() as u64) {
                return;
            }
            self.wait(set);
        }
        self.wait(nodes().filter_map(Node::property_names).collect());
        let contents = nodes().filter_map(|node| node.child(&Applicator::ContentSchema));
        self.wait(contents.collect());
    }

    fn could_match(&mut self, pattern: &Pattern, name: &str) -> bool {
        pattern.is_match(name, &mut self.budget) != Match::No
    }
}

/// Appends the subschemas that apply to the same value, one step away, as often as there are steps.
fn steps(ir: &Ir, id: SchemaId, next: &mut Vec<SchemaId>) {
    ir.in_place(id, next);
    next.extend(ir.node(id).should());
}

fn arrived_at_twice(ir: &Ir) -> Vec<bool> {
    let mut arrivals = vec![0u32; ir.len()];
    for (_, node) in ir.nodes() {
        // The parent of a subschema counts too: the subschema is reached from there as a child.
        let children = node.children.iter().map(|(_, id)| *id);
        let targets = node.references.iter().filter_map(|own| ir.single_target(&own.target));
        for to in children.chain(targets) {
            arrivals[to.index()] += 1;
        }
    }
    // Every candidate of a dynamic reference counts as shared.
    for id in ir.dynamic_anchors.values().flatten() {
        arrivals[id.index()] += 2;
    }
    arrivals.into_iter().map(|count| count > 1).collect()
}
