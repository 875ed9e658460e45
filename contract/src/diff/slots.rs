//! Which fields the slots of objects are for.

use tablature_schema::{
    budget::Budget,
    ir::Applicator,
    pattern::{Match, Pattern},
};

use super::language::{are_disjoint, is_included};

/// The steps for matching a name of a field.
const MAX_STEPS: u64 = 1 << 20;

/// Returns whether a slot is for fields with names or patterns.
pub(super) fn is_field(slot: &Applicator) -> bool {
    matches!(slot, Applicator::Property(_) | Applicator::PatternProperty(_))
}

/// Returns whether a pattern matches every field of a slot, or none; `None` if neither is certain.
pub(super) fn matches(pattern: &Pattern, slot: &Applicator) -> Option<bool> {
    match slot {
        Applicator::Property(name) => match pattern.is_match(name, &mut Budget::new(MAX_STEPS)) {
            Match::Yes => Some(true),
            Match::No => Some(false),
            Match::Undecided => None,
        },
        Applicator::PatternProperty(narrow) => {
            let (narrow, wide) = (narrow.as_str(), pattern.as_str());
            if is_included(narrow, wide) {
                return Some(true);
            }
            are_disjoint(narrow, wide).then_some(false)
        }
        _ => None,
    }
}

/// Returns whether two slots may be for one value inside; `is_one_node` if both are of one node, whose slots for others
/// leave out what it names.
pub(super) fn overlap(one: &Applicator, other: &Applicator, is_one_node: bool) -> bool {
    use Applicator::{
        AdditionalProperties, Items, PatternProperty, PrefixItem, Property, UnevaluatedItems,
        UnevaluatedProperties,
    };
    match (one, other) {
        (Property(one), Property(other)) => one == other,
        (PatternProperty(pattern), slot @ (Property(_) | PatternProperty(_)))
        | (slot @ Property(_), PatternProperty(pattern)) => matches(pattern, slot) != Some(false),
        (PrefixItem(one), PrefixItem(other)) => one == other,
        (
            Property(_) | PatternProperty(_) | AdditionalProperties | UnevaluatedProperties,
            AdditionalProperties | UnevaluatedProperties,
        )
        | (AdditionalProperties | UnevaluatedProperties, Property(_) | PatternProperty(_))
        | (PrefixItem(_) | Items | UnevaluatedItems, Items | UnevaluatedItems)
        | (Items | UnevaluatedItems, PrefixItem(_)) => !is_one_node,
        _ => false,
    }
}
