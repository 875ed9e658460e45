//! Violations of the items of arrays.

use std::ops::ControlFlow;

use tablature_schema::ir::{Draft, Keyword};

use super::{Place, Walk};
use crate::evaluate::{Reason, ViolationKind, instance::Instance};

impl<'a> Walk<'_, 'a> {
    /// Reports violations of `prefixItems`, `items` and `additionalItems`.
    pub(super) fn items(&mut self, place: Place<'a>) -> ControlFlow<()> {
        let Instance::Value(array) = place.at.instance else { return ControlFlow::Continue(()) };
        let prefix = place.node.prefix_items();
        let items = place.node.items();
        let is_closed =
            items.is_some_and(|schema| self.evaluator.plan.rules(schema).boolean == Some(false));
        for (index, item) in array.elements().enumerate() {
            if !self.evaluator.budget.spend(1) {
                self.undecided(place, None, Reason::Steps)?;
            }
            match (prefix.get(index), items) {
                (Some(schema), _) => self.visit_child(place, *schema, item)?,
                (None, Some(_)) if is_closed => {
                    let is_additional = !prefix.is_empty() && place.node.draft < Draft::Draft2020;
                    let keyword =
                        if is_additional { Keyword::AdditionalItems } else { Keyword::Items };
                    return self.report(place, Some(keyword), ViolationKind::ExtraItems(index));
                }
                (None, Some(schema)) => self.visit_child(place, schema, item)?,
                (None, None) => break,
            }
        }
        ControlFlow::Continue(())
    }

    /// Reports violations of `contains`, `minContains` and `maxContains`.
    pub(super) fn contains(&mut self, place: Place<'a>) -> ControlFlow<()> {
        let Instance::Value(array) = place.at.instance else { return ControlFlow::Continue(()) };
        let Some(contains) = place.rules.array.as_ref().and_then(|rules| rules.contains) else {
            return ControlFlow::Continue(());
        };
        if !matches!(array.kind(), crate::json::Kind::Array) {
            return ControlFlow::Continue(());
        }
        let count = self.evaluator.count(contains, array, place.at.scope, u64::MAX, None);
        let (min, max) = (contains.min, contains.max);
        let keyword = match max {
            Some(max) if count.valid > max => Keyword::MaxContains,
            _ if min > 1 => Keyword::MinContains,
            _ => Keyword::Contains,
        };
        let kind = ViolationKind::Contains { min, max, found: count.valid };
        self.judge(place, keyword, contains.verdict(count), kind)
    }
}
