//! Violations of `unevaluatedProperties` and `unevaluatedItems`.
//!
//! A subschema that is invalid evaluates nothing, so strictly every property beside one mistake would be unevaluated.
//! The mistake is reported on its own: here, properties that an invalid subschema describes count as evaluated, unless
//! another branch is valid. Only where violations are counted as others count them, they do not.

use std::{collections::HashSet, ops::ControlFlow};

use tablature_schema::ir::{Keyword, Node, SchemaId};

use super::{Place, Walk};
use crate::evaluate::{
    Evaluator, Reason, Verdict, ViolationKind,
    evaluator::{At, MAX_IN_PLACE, on_enough_stack},
    instance::Instance,
    memo::Key,
    plan::Rules,
    seen::Seen,
};
use crate::json::{Kind, NodeRef};

impl<'a> Walk<'_, 'a> {
    /// Reports properties and items that no other keyword evaluates.
    pub(super) fn unevaluated(&mut self, place: Place<'a>) -> ControlFlow<()> {
        let Instance::Value(value) = place.at.instance else { return ControlFlow::Continue(()) };
        if !place.rules.asks_unevaluated(value) {
            return ControlFlow::Continue(());
        }
        let mut seen = Seen::default();
        let mut describing = Describing { is_strict: self.is_strict, visited: HashSet::new() };
        self.evaluator.described(place.schema, place.at, &mut seen, &mut describing, false);
        if let Some(schema) = place.rules.unevaluated_properties {
            let keyword = Keyword::UnevaluatedProperties;
            for (index, member) in value.members().iter().enumerate() {
                let inner = value.at(member.value);
                match self.is_open(&seen, index) {
                    Open::No => {}
                    Open::Unsure => self.doubt(place, schema, inner, keyword)?,
                    Open::Yes => self.unknown(place, schema, member, inner, keyword)?,
                }
            }
        }
        if let Some(schema) = place.rules.unevaluated_items {
            let keyword = Keyword::UnevaluatedItems;
            let is_closed = self.evaluator.plan.rules(schema).boolean == Some(false);
            for (index, item) in value.elements().enumerate() {
                match self.is_open(&seen, index) {
                    Open::No => {}
                    Open::Unsure => self.doubt(place, schema, item, keyword)?,
                    Open::Yes if is_closed => {
                        let kind = ViolationKind::ExtraItems(index);
                        return self.report(place, Some(keyword), kind);
                    }
                    Open::Yes => self.visit_child(place, schema, item)?,
                }
            }
        }
        ControlFlow::Continue(())
    }

    fn is_open(&self, seen: &Seen, index: usize) -> Open {
        if seen.has(index) {
            Open::No
        } else if seen.is_uncertain() || self.evaluator.budget.is_spent() {
            Open::Unsure
        } else {
            Open::Yes
        }
    }
}

/// How what subschemas describe is collected.
struct Describing {
    /// Is `true` if those that are invalid describe nothing.
    is_strict: bool,
    visited: HashSet<Key>,
}

/// Says whether a property or an item is left to `unevaluated…`.
enum Open {
    No,
    Unsure,
    Yes,
}

impl<'a> Evaluator<'a> {
    /// Collects the properties or items that a subschema and those in place describe. `is_inner` is false for the
    /// subschema that has the `unevaluated…` keyword.
    fn described(
        &mut self,
        schema: SchemaId,
        at: At<'a>,
        seen: &mut Seen,
        describing: &mut Describing,
        is_inner: bool,
    ) {
        let (node, rules) = (self.plan.ir().node(schema), self.plan.rules(schema));
        let Instance::Value(value) = at.instance else { return };
        if !self.budget.spend(rules.cost) {
            self.undecided(Reason::Steps);
            return seen.mark_uncertain();
        }
        if at.in_place > MAX_IN_PLACE {
            self.undecided(Reason::Cycle);
            return seen.mark_uncertain();
        }
        if is_inner && rules.asks_unevaluated(value) {
            return seen.mark_all();
        }
        if rules.is_shared && !describing.visited.insert(Key::new(schema, at.instance, at.scope)) {
            return;
        }
        let at = self.enter_resource(rules, at);
        self.described_here(node, rules, value, at, seen);
        let inside = At { in_place: at.in_place + 1, ..at };
        let mut conjuncts: Vec<SchemaId> = Vec::new();
        for reference in &node.references {
            match self.resolve(reference, at.scope) {
                Some(target) => conjuncts.push(target),
                None => seen.mark_uncertain(),
            }
        }
        conjuncts.extend(node.all_of());
        for (name, schema) in node.dependent_schemas() {
            if value.member(name).is_some() {
                conjuncts.push(schema);
            }
        }
        if let Some(condition) = node.condition() {
            let branch = match self.branch(condition.if_, at, Some(seen)) {
                Verdict::Valid => condition.then,
                Verdict::Invalid => condition.else_,
                Verdict::Undecided => None,
            };
            conjuncts.extend(branch);
        }
        for branches in [node.any_of(), node.one_of()] {
            let mut best = Verdict::Invalid;
            for branch in branches {
                best = best.max(self.branch(*branch, at, Some(seen)));
            }
            if best == Verdict::Invalid && !describing.is_strict {
                conjuncts.extend(branches);
            }
        }
        for schema in conjuncts {
            if describing.is_strict {
                self.branch(schema, at, Some(seen));
            } else {
                on_enough_stack(|| self.described(schema, inside, seen, describing, true));
            }
        }
    }

    /// Collects what the keywords of the subschema itself describe.
    fn described_here(
        &mut self,
        node: &'a Node,
        rules: &'a Rules,
        value: NodeRef<'a>,
        at: At<'a>,
        seen: &mut Seen,
    ) {
        match value.kind() {
            Kind::Object if node.additional_properties().is_some() => seen.mark_all(),
            Kind::Object => {
                for (index, member) in value.members().iter().enumerate() {
                    if !self.budget.spend(1) {
                        self.undecided(Reason::Steps);
                        return seen.mark_uncertain();
                    }
                    let name = member.name();
                    if node.property(name).is_some() {
                        seen.mark(index);
                        continue;
                    }
                    for (pattern, _) in node.pattern_properties() {
                        match self.pattern(pattern, name) {
                            Verdict::Valid => seen.mark(index),
                            Verdict::Undecided => seen.mark_uncertain(),
                            Verdict::Invalid => {}
                        }
                    }
                }
            }
            Kind::Array => {
                if node.items().is_some() {
                    seen.mark_all();
                }
                let count = value.elements().len().min(node.prefix_items().len());
                (0..count).for_each(|index| seen.mark(index));
                if let Some(contains) = rules.array.as_ref().and_then(|rules| rules.contains)
                    && contains.evaluates
                {
                    self.count(contains, value, at.scope, u64::MAX, Some(seen));
                }
            }
            _ => {}
        }
    }
}
