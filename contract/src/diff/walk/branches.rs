//! Subschemas that apply to the same value: `allOf`, `anyOf`, `oneOf`, `not`, conditions, dependencies.

use tablature_schema::ir::{Applicator, Keyword};

use super::{Here, Walk, outline};
use crate::diff::Rule;
use crate::diff::graph::{Node, NodeId, slots};

impl Walk<'_> {
    pub(super) fn branches(&mut self, here: &Here) {
        self.members(here, Applicator::AllOf, (Rule::ConstraintAdded, Rule::ConstraintRemoved));
        if !self.alternatives_changed(here) {
            self.members(
                here,
                Applicator::AnyOf,
                (Rule::AlternativeAdded, Rule::AlternativeRemoved),
            );
            self.members(
                here,
                Applicator::OneOf,
                (Rule::AlternativeAdded, Rule::AlternativeRemoved),
            );
        }
        self.negation(here);
        self.condition(here);
        self.dependents(here);
    }

    /// Reports an `anyOf` or `oneOf` that only one side has.
    fn alternatives_changed(&mut self, here: &Here) -> bool {
        let has = |node: &Node, slot: fn(u32) -> Applicator| node.children.contains_key(&slot(0));
        let any: fn(u32) -> Applicator = Applicator::AnyOf;
        let one: fn(u32) -> Applicator = Applicator::OneOf;
        if has(&here.o, any) == has(&here.n, any) && has(&here.o, one) == has(&here.n, one) {
            return false;
        }
        let is_alternative =
            |slot: &Applicator| matches!(slot, Applicator::AnyOf(_) | Applicator::OneOf(_));
        let mut node = here.o.clone();
        node.children.retain(|slot, _| !is_alternative(slot));
        let new = here.n.children.iter().filter(|(slot, _)| is_alternative(slot));
        node.children.extend(new.map(|(slot, id)| (slot.clone(), *id)));
        let described = |node: &Node| match (has(node, any), has(node, one)) {
            (true, true) => Some("`anyOf` and `oneOf`"),
            (true, false) => Some("`anyOf`"),
            (false, true) => Some("`oneOf`"),
            (false, false) => None,
        };
        let what = match (described(&here.o), described(&here.n)) {
            (Some(old), Some(new)) => format!("{old} was replaced by {new}"),
            (Some(old), None) => format!("{old} was removed"),
            (None, new) => format!("{} was added", new.unwrap_or_default()),
        };
        self.change(here, Rule::AlternativesChanged, what, node, (None, None));
        true
    }

    /// Compares the members of a list: equal ones are paired wherever they are, the others in order.
    fn members(&mut self, here: &Here, slot: fn(u32) -> Applicator, rules: (Rule, Rule)) {
        let list =
            |node: &Node| -> Vec<NodeId> { (0..).map_while(|at| node.child(&slot(at))).collect() };
        let (old, new) = (list(&here.o), list(&here.n));
        let mut left: Vec<usize> = (0..new.len()).collect();
        let mut only: Vec<usize> = Vec::new();
        for (at, id) in old.iter().enumerate() {
            match left.iter().position(|other| self.is_equal(*id, new[*other])) {
                Some(found) => {
                    let other = left.remove(found);
                    self.descend(here, &member(slot, at), *id, new[other], None);
                }
                None => only.push(at),
            }
        }
        if only.len() == left.len() {
            for (at, other) in only.into_iter().zip(left) {
                self.descend(here, &member(slot, at), old[at], new[other], None);
            }
            return;
        }
        self.unpaired(here, slot, rules, (&old, &new), (&mut only, &mut left));
    }

    /// Compares members without an equal one: references to subschemas of the same name are the same member, changed.
    fn unpaired(
        &mut self,
        here: &Here,
        slot: fn(u32) -> Applicator,
        rules: (Rule, Rule),
        lists: (&[NodeId], &[NodeId]),
        unpaired: (&mut Vec<usize>, &mut Vec<usize>),
    ) {
        let (old, new) = lists;
        let (only, left) = unpaired;
        only.retain(|at| {
            let name = self.target_of(old[*at]);
            let same =
                left.iter().position(|other| name.is_some() && self.target_of(new[*other]) == name);
            let Some(found) = same else { return true };
            let other = left.remove(found);
            self.descend(here, &member(slot, *at), old[*at], new[other], None);
            false
        });
        let kept = |dropped: Option<usize>, added: Option<NodeId>| {
            let mut node = here.o.clone();
            node.children
                .retain(|key, _| std::mem::discriminant(key) != std::mem::discriminant(&slot(0)));
            let members =
                old.iter().enumerate().filter(|(at, _)| Some(*at) != dropped).map(|(_, id)| *id);
            for (at, id) in members.chain(added).enumerate() {
                node.children.insert(member(slot, at), id);
            }
            node
        };
        for at in only.iter() {
            let shown = self.shown_member(old[*at]);
            let what = format!("a branch of `{}` was removed", keyword(&slot(0)).name());
            let node = kept(Some(*at), None);
            self.change(here, rules.1, what, node, (Some(shown), None));
        }
        for at in left.iter() {
            let shown = self.shown_member(new[*at]);
            let what = format!("a branch of `{}` was added", keyword(&slot(0)).name());
            let node = kept(None, Some(new[*at]));
            self.change(here, rules.0, what, node, (None, Some(shown)));
        }
    }

    /// Returns the last segment of the pointer that a reference resolves to.
    fn target_of(&self, id: NodeId) -> Option<String> {
        let target = self.graph.node(id).reference?;
        self.graph.node(target).pointer.rsplit('/').next().map(str::to_owned)
    }

    fn shown_member(&self, id: NodeId) -> serde_json::Value {
        self.graph
            .resolve(id)
            .map_or(serde_json::Value::Bool(true), |id| outline(self.graph.node(id)))
    }

    /// Returns whether both subschemas are equivalent, or absent.
    pub(super) fn equal(&self, old: Option<NodeId>, new: Option<NodeId>) -> bool {
        match (old, new) {
            (Some(old), Some(new)) => self.is_equal(old, new),
            (None, None) => true,
            _ => false,
        }
    }

    fn negation(&mut self, here: &Here) {
        let (old, new) = (here.o.child(&Applicator::Not), here.n.child(&Applicator::Not));
        if !self.equal(old, new) {
            let what = "`not` has changed".to_owned();
            self.slot(here, Rule::NegationChanged, what, Applicator::Not, old, new);
        }
    }

    fn condition(&mut self, here: &Here) {
        let slots = [Applicator::If, Applicator::Then, Applicator::Else];
        let pairs = slots.clone().map(|slot| (here.o.child(&slot), here.n.child(&slot)));
        let has_same_shape = pairs.iter().all(|(old, new)| old.is_some() == new.is_some());
        if has_same_shape && self.equal(pairs[0].0, pairs[0].1) {
            for (slot, pair) in slots.iter().zip(pairs) {
                if let (Some(old), Some(new)) = pair {
                    self.descend(here, slot, old, new, None);
                }
            }
            return;
        }
        if pairs.iter().all(|(old, new)| self.equal(*old, *new)) {
            return;
        }
        let mut node = here.o.clone();
        for (slot, (_, new)) in slots.into_iter().zip(pairs) {
            match new {
                Some(new) => node.children.insert(slot, new),
                None => node.children.remove(&slot),
            };
        }
        let what = "the condition has changed".to_owned();
        self.change(here, Rule::ConditionChanged, what, node, (None, None));
    }

    fn dependents(&mut self, here: &Here) {
        let is_dependent = |slot: &Applicator| matches!(slot, Applicator::DependentSchema(_));
        for slot in slots(&here.o, &here.n, is_dependent) {
            let (old, new) = (here.o.child(slot), here.n.child(slot));
            if let (Some(old), Some(new)) = (old, new) {
                self.descend(here, slot, old, new, None);
            } else {
                let Applicator::DependentSchema(name) = slot else { continue };
                let event = if new.is_some() { "added" } else { "removed" };
                let what = format!("the schema that the presence of `{name}` requires was {event}");
                self.slot(here, Rule::DependencyChanged, what, slot.clone(), old, new);
            }
        }
    }
}

fn keyword(applicator: &Applicator) -> Keyword {
    match applicator {
        Applicator::AllOf(_) => Keyword::AllOf,
        Applicator::AnyOf(_) => Keyword::AnyOf,
        _ => Keyword::OneOf,
    }
}

fn member(applicator: fn(u32) -> Applicator, at: usize) -> Applicator {
    applicator(u32::try_from(at).expect("the builder limits the number"))
}
