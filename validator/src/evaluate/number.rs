//! `minimum`, `maximum`, their exclusive forms and `multipleOf`, without rounding; `integer`.

use std::cmp::Ordering;

use tablature_schema::ir::{Bound, Rule, Side};

use super::{Evaluator, Reason, Verdict};
use crate::json::Decimal;

impl<'a> Evaluator<'a> {
    /// Evaluates rules about numbers; rules about other types accept a number.
    pub(super) fn number(
        &mut self,
        literal: &str,
        rules: impl IntoIterator<Item = &'a Rule>,
    ) -> Verdict {
        if !self.spend_for_bytes(literal.len()) {
            return self.undecided(Reason::Steps);
        }
        let number = Decimal::parse(literal);
        let mut verdict = Verdict::Valid;
        for rule in rules {
            verdict = verdict.and(match rule {
                Rule::Bound(bound) => Verdict::of(is_within(&number, bound)),
                Rule::MultipleOf(divisor) => self.multiple_of(&number, divisor.decimal()),
                _ => Verdict::Valid,
            });
            if verdict == Verdict::Invalid {
                break;
            }
        }
        verdict
    }

    fn multiple_of(&mut self, number: &Decimal, divisor: &Decimal) -> Verdict {
        // The cost of the long division: the digits of both, in blocks of 18, and the zeros of the divisor.
        let digits = number.digits() + 4 * divisor.digits();
        if !self.spend_for_bytes(digits / 18 * divisor.digits() / 18) {
            return self.undecided(Reason::Steps);
        }
        Verdict::of(number.is_multiple_of(divisor))
    }
}

/// Returns whether a number is within a limit.
pub(crate) fn is_within(number: &Decimal, bound: &Bound) -> bool {
    match (number.cmp(bound.limit.decimal()), bound.side) {
        (Ordering::Equal, _) => !bound.is_exclusive,
        (ordering, Side::Lower) => ordering == Ordering::Greater,
        (ordering, Side::Upper) => ordering == Ordering::Less,
    }
}
