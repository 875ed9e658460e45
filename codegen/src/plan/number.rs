//! Numbers and their limits.

use std::rc::Rc;

use tablature_schema::{
    ir::{Bound, Draft, Keyword, Rule, Side, TypeSet},
    json::Number,
};

use super::{Kind, NumberLimits, Place, Planner, Type, conjunction::Conjunction};

/// The keywords that limit numbers.
const LIMITS: [Keyword; 5] = [
    Keyword::Minimum,
    Keyword::Maximum,
    Keyword::ExclusiveMinimum,
    Keyword::ExclusiveMaximum,
    Keyword::MultipleOf,
];

impl Planner<'_, '_> {
    /// Returns a number without a closed list of values.
    pub(super) fn number(&mut self, conjunction: &Conjunction, place: &Rc<Place>) -> Type {
        let types = self.types(conjunction);
        let is_whole = types == TypeSet::INTEGER;
        let is_draft4 = LIMITS
            .into_iter()
            .chain([Keyword::Type])
            .any(|keyword| self.oldest_draft(conjunction, keyword) == Some(Draft::Draft4));
        if is_draft4 || types == TypeSet::FRACTION {
            // In draft 4 `1.0` is not an integer.
            let mut rules = self.inexact(conjunction, types, &[Keyword::Type]);
            if is_whole {
                rules = conjunction.ids();
            }
            return self.checked_if(conjunction, place, Type::Number, rules);
        }
        let mut handled = vec![Keyword::Type];
        let mut limits: Vec<(Keyword, Number)> = Vec::new();
        for keyword in LIMITS {
            let mut own: Vec<&Number> = conjunction
                .rules(&self.view, |rule| Some(limit(rule)?).filter(|(own, _)| *own == keyword))
                .map(|(_, limit)| limit)
                .collect();
            own.dedup();
            if own.len() <= 1 {
                handled.push(keyword);
            }
            limits.extend(own.first().map(|limit| (keyword, (*limit).clone())));
        }
        let rules = self.inexact(conjunction, TypeSet::NUMBER, &handled);
        if limits.is_empty() && rules.is_empty() {
            return if is_whole { Type::Integer } else { Type::Number };
        }
        self.add(conjunction, place, Kind::Number(NumberLimits { is_whole, limits }), rules)
    }
}

/// Returns the keyword and the value of a rule that limits numbers; `None` for other rules.
fn limit(rule: &Rule) -> Option<(Keyword, &Number)> {
    Some(match rule {
        Rule::Bound(Bound { side, limit, is_exclusive, .. }) => {
            let keyword = match (side, is_exclusive) {
                (Side::Lower, false) => Keyword::Minimum,
                (Side::Upper, false) => Keyword::Maximum,
                (Side::Lower, true) => Keyword::ExclusiveMinimum,
                (Side::Upper, true) => Keyword::ExclusiveMaximum,
            };
            (keyword, limit)
        }
        Rule::MultipleOf(step) => (Keyword::MultipleOf, step),
        _ => return None,
    })
}
