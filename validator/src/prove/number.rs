//! Numbers.

use tablature_schema::ir::{Rule, TypeSet};

use super::{
    bytes::look,
    machine::Machine,
    plan::{Id, NONE, NumberPlan},
};
use crate::{
    evaluate::{is_within, type_of},
    json::Decimal,
};

/// Longer numbers are left to the evaluator, which counts what they cost.
const MAX_LENGTH: usize = 64;

impl Machine<'_> {
    /// Returns the place after a number. One of up to seven digits is read in one word.
    #[inline(always)]
    pub(super) fn number(&mut self, bytes: &[u8], start: usize, id: Id) -> Option<usize> {
        let is_negative = bytes[start] == b'-';
        let at = start + usize::from(is_negative);
        let word = u64::from_le_bytes(*look(bytes, at)?) ^ 0x3030_3030_3030_3030;
        let others = (((word & 0x7F7F_7F7F_7F7F_7F7F) + 0x7676_7676_7676_7676) | word)
            & 0x8080_8080_8080_8080;
        let digits = others.trailing_zeros() as usize / 8;
        let end = at + digits;
        let is_short = (1..8).contains(&digits) && !matches!(bytes.get(end)?, b'.' | b'e' | b'E');
        if !is_short || (word.trailing_zeros() >= 8 && digits > 1) {
            return self.any_number(bytes, start, at, id);
        }
        if id == NONE {
            return Some(end);
        }
        let plan = self.plan.numbers.get(id as usize)?;
        let all = word.to_le_bytes();
        let value = all[..digits].iter().fold(0, |value, digit| value * 10 + i64::from(*digit));
        let value = if is_negative { -value } else { value };
        if value >= plan.fast.0 && value <= plan.fast.1 {
            return Some(end);
        }
        plan.holds(bytes.get(start..end)?).then_some(end)
    }

    /// Reads a number by the grammar of RFC 8259, section 6.
    #[inline(never)]
    fn any_number(&self, bytes: &[u8], start: usize, at: usize, id: Id) -> Option<usize> {
        let digits = |from: usize| {
            let mut at = from;
            while bytes.get(at).is_some_and(u8::is_ascii_digit) {
                at += 1;
            }
            (at > from).then_some(at)
        };
        let mut end = digits(at)?;
        if bytes[at] == b'0' && end > at + 1 {
            return None;
        }
        if bytes.get(end) == Some(&b'.') {
            end = digits(end + 1)?;
        }
        if let Some(b'e' | b'E') = bytes.get(end) {
            let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
            end = digits(end + 1 + sign)?;
        }
        if id == NONE {
            return Some(end);
        }
        let literal = bytes.get(start..end).filter(|literal| literal.len() <= MAX_LENGTH)?;
        self.plan.numbers.get(id as usize)?.holds(literal).then_some(end)
    }
}

impl NumberPlan {
    /// Returns whether a number is what is asked for, without rounding.
    #[inline(never)]
    fn holds(&self, literal: &[u8]) -> bool {
        let Ok(literal) = std::str::from_utf8(literal) else { return false };
        let number = Decimal::parse(literal);
        if self.is_integer && type_of(literal, self.has_literal_integers) != TypeSet::INTEGER {
            return false;
        }
        let holds = |rule: &Rule| match rule {
            Rule::Bound(bound) => is_within(&number, bound),
            Rule::MultipleOf(divisor) => {
                let divisor = divisor.decimal();
                divisor.digits() <= MAX_LENGTH && number.is_multiple_of(divisor)
            }
            _ => false,
        };
        self.rules.iter().all(holds) && self.lists.iter().all(|list| list.contains(&number))
    }
}
