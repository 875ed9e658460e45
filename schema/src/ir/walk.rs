//! Finds the subschemas that could apply to a value.

use std::collections::{BTreeMap, HashSet};

use super::{Applicator, Ir, ResourceId, SchemaId, Target};
use crate::{
    budget::Budget,
    pattern::{Match, Pattern},
};

impl Ir {
    /// Returns all possible targets of a reference: one subschema, or for a dynamic reference every subschema with its
    /// anchor, first the one without a dynamic scope.
    pub fn candidates(&self, target: &Target) -> Vec<SchemaId> {
        match target {
            Target::Static(id) => vec![*id],
            Target::Dynamic { anchor, fallback } => {
                let mut all = vec![*fallback];
                let others = self.dynamic_anchors.get(anchor).into_iter().flatten();
                all.extend(others.copied().filter(|id| id != fallback));
                all
            }
            Target::Unresolved => Vec::new(),
        }
    }

    /// Returns the target of a reference; `None` if it depends on the dynamic scope.
    pub fn single_target(&self, target: &Target) -> Option<SchemaId> {
        match target {
            Target::Static(id) => Some(*id),
            Target::Dynamic { anchor, fallback } => {
                let others = self.dynamic_anchors.get(anchor).into_iter().flatten();
                others.copied().all(|id| id == *fallback).then_some(*fallback)
            }
            Target::Unresolved => None,
        }
    }

    /// Appends the subschemas that `id` applies in place, one step away: targets of references, members of `allOf`,
    /// branches of `anyOf`, `oneOf` and `if`, `not`, `dependentSchemas`. Not all of them must accept the value.
    pub fn in_place(&self, id: SchemaId, found: &mut Vec<SchemaId>) {
        let node = self.node(id);
        for reference in &node.references {
            found.extend(self.candidates(&reference.target));
        }
        let children = node.children.iter().filter(|(applicator, _)| applicator.is_in_place());
        found.extend(children.map(|(_, id)| *id));
    }

    /// Returns the target of a dynamic reference in a dynamic scope, the outermost resource first.
    pub fn resolve_dynamic(
        &self,
        anchor: &str,
        fallback: SchemaId,
        scope: impl IntoIterator<Item = ResourceId>,
    ) -> SchemaId {
        let mut found = scope
            .into_iter()
            .filter_map(|resource| self.resource(resource).dynamic_anchors.get(anchor).copied());
        found.next().unwrap_or(fallback)
    }
}

/// Returns `ids` and everything that could apply to the same value because of them, in the order of the schema: targets
/// of references (of dynamic ones, all candidates), `allOf`, and every branch of `anyOf`, `oneOf`, `if` and
/// `dependentSchemas`. `not` is left out, because it does not describe valid values.
pub fn everything_that_could_apply(ir: &Ir, ids: &[SchemaId]) -> Vec<SchemaId> {
    let mut seen = HashSet::new();
    let mut applied = Vec::new();
    let mut waiting: Vec<SchemaId> = ids.iter().rev().copied().collect();
    let mut anchors = HashSet::new();
    let mut next = Vec::new();
    while let Some(id) = waiting.pop() {
        if !seen.insert(id) {
            continue;
        }
        applied.push(id);
        let node = ir.node(id);
        for reference in &node.references {
            match &reference.target {
                // An anchor may have many candidates, which are the same for every reference to it.
                Target::Dynamic { anchor, fallback } if !anchors.insert(&**anchor) => {
                    next.push(*fallback);
                }
                target => next.extend(ir.candidates(target)),
            }
        }
        let children = node.children.iter();
        let in_place = children.filter(|(own, _)| own.is_in_place() && *own != Applicator::Not);
        next.extend(in_place.map(|(_, id)| *id));
        waiting.extend(next.drain(..).rev());
    }
    applied
}

/// Returns the subschemas of the property `name` in the subschemas that apply to an object: by name and by pattern,
/// else by `additionalProperties`, else by `unevaluatedProperties`.
pub fn property_schemas(ir: &Ir, applied: &[SchemaId], name: &str) -> Vec<SchemaId> {
    let mut found = Vec::new();
    for id in applied {
        let node = ir.node(*id);
        let before = found.len();
        found.extend(node.property(name));
        let matching = node.pattern_properties().filter(|(pattern, _)| could_match(pattern, name));
        found.extend(matching.map(|(_, id)| id));
        if found.len() == before {
            let others = node.additional_properties().or_else(|| node.unevaluated_properties());
            found.extend(others);
        }
    }
    found
}

/// Returns the subschemas of the item at `index` in the subschemas that apply to an array: the one in the prefix, else
/// that of the other items; `contains` too, which applies to every item.
pub fn item_schemas(ir: &Ir, applied: &[SchemaId], index: usize) -> Vec<SchemaId> {
    let mut found = Vec::new();
    for id in applied {
        let node = ir.node(*id);
        let own = node.prefix_items().get(index).copied().or_else(|| node.items());
        found.extend(own.or_else(|| node.unevaluated_items()));
        found.extend(node.contains());
    }
    found
}

/// Returns whether a name matches a pattern, or may match it if that is undecided.
fn could_match(pattern: &Pattern, name: &str) -> bool {
    const STEPS: u64 = 100_000;
    pattern.is_match(name, &mut Budget::new(STEPS)) != Match::No
}

/// Returns the subschemas with each dynamic anchor, in the order of the resources.
pub(super) fn dynamic_anchors(resources: &[super::Resource]) -> BTreeMap<Box<str>, Vec<SchemaId>> {
    let mut all: BTreeMap<Box<str>, Vec<SchemaId>> = BTreeMap::new();
    for resource in resources {
        for (anchor, id) in &resource.dynamic_anchors {
            all.entry(anchor.clone()).or_default().push(*id);
        }
    }
    all
}
