//! `prefixItems`, `items`, `additionalItems`, `contains`, `minItems`, `maxItems`.

use tablature_schema::ir::{Node, Rule};

use super::{
    Evaluator, Scope, Verdict,
    instance::Instance,
    plan::{ArrayRules, Contains},
    seen::Seen,
};
use crate::json::NodeRef;

/// The number of items that are valid under a subschema.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Count {
    pub(super) valid: u64,
    undecided: u64,
}

impl Contains {
    /// Returns whether the number of valid items is within the limits.
    pub(super) fn verdict(self, count: Count) -> Verdict {
        let is_within = |count: u64| self.max.is_none_or(|max| count <= max);
        let most = count.valid + count.undecided;
        if count.valid >= self.min && is_within(most) {
            Verdict::Valid
        } else if most < self.min || !is_within(count.valid) {
            Verdict::Invalid
        } else {
            Verdict::Undecided
        }
    }
}

impl<'a> Evaluator<'a> {
    /// Evaluates the rules of a node about items.
    pub(super) fn items(
        &mut self,
        node: &'a Node,
        rules: &'a ArrayRules,
        array: NodeRef<'a>,
        scope: Scope,
        mut seen: Option<&mut Seen>,
    ) -> Verdict {
        let mut verdict = Verdict::Valid;
        if rules.has_items {
            let (prefix, items) = (node.prefix_items(), node.items());
            for (index, item) in array.elements().enumerate() {
                let Some(schema) = prefix.get(index).copied().or(items) else { break };
                verdict = verdict.and(self.evaluate(schema, Instance::Value(item), scope, 0, None));
                if verdict == Verdict::Invalid {
                    return verdict;
                }
                if let Some(seen) = seen.as_deref_mut() {
                    seen.mark(index);
                }
                if verdict == Verdict::Undecided && self.budget.is_spent() {
                    return verdict;
                }
            }
        }
        match rules.contains {
            Some(contains) => verdict.and(self.contains(contains, array, scope, seen)),
            None => verdict,
        }
    }

    fn contains(
        &mut self,
        contains: Contains,
        array: NodeRef<'a>,
        scope: Scope,
        seen: Option<&mut Seen>,
    ) -> Verdict {
        let seen = seen.filter(|_| contains.evaluates);
        // Without an upper limit, counting ends at the lower one.
        let enough = if contains.max.is_none() && seen.is_none() { contains.min } else { u64::MAX };
        let count = self.count(contains, array, scope, enough, seen);
        contains.verdict(count)
    }

    /// Counts the valid items, up to `enough`.
    pub(super) fn count(
        &mut self,
        contains: Contains,
        array: NodeRef<'a>,
        scope: Scope,
        enough: u64,
        mut seen: Option<&mut Seen>,
    ) -> Count {
        let mut count = Count::default();
        for (index, item) in array.elements().enumerate() {
            if count.valid >= enough {
                break;
            }
            match self.evaluate(contains.schema, Instance::Value(item), scope, 0, None) {
                Verdict::Invalid => {}
                Verdict::Valid => {
                    count.valid += 1;
                    if let Some(seen) = seen.as_deref_mut() {
                        seen.mark(index);
                    }
                }
                Verdict::Undecided => {
                    count.undecided += 1;
                    if let Some(seen) = seen.as_deref_mut() {
                        seen.mark_uncertain();
                    }
                    if self.budget.is_spent() {
                        // The others remain undecided.
                        count.undecided += (array.elements().len() - index - 1) as u64;
                        break;
                    }
                }
            }
        }
        count
    }

    /// Evaluates a rule about arrays that has no subschema; rules about other types accept an array.
    pub(super) fn array(&mut self, array: NodeRef<'a>, rule: &'a Rule) -> Verdict {
        let count = array.elements().len() as u64;
        match rule {
            Rule::MinItems(min) => Verdict::of(count >= *min),
            Rule::MaxItems(max) => Verdict::of(count <= *max),
            Rule::UniqueItems => self.unique_items(array),
            _ => Verdict::Valid,
        }
    }
}
