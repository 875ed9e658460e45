//! Limits of quantities and of numbers in words.

use std::cmp::Ordering;

use tablature_schema::{
    ir::Side,
    json::{Decimal, Number},
};

/// A limited quantity.
pub(super) struct Range {
    min: u64,
    /// `u64::MAX` is no limit.
    max: u64,
}

impl Default for Range {
    fn default() -> Self {
        Self::new(0, None)
    }
}

impl Range {
    pub(super) fn new(min: u64, max: Option<u64>) -> Self {
        Self { min, max: max.unwrap_or(u64::MAX) }
    }

    pub(super) fn at_least(&mut self, min: u64) {
        self.min = self.min.max(min);
    }

    pub(super) fn at_most(&mut self, max: u64) {
        self.max = self.max.min(max);
    }

    /// Returns whether its words end with the number one.
    pub(super) fn is_of_one(&self) -> bool {
        self.max == 1 || (self.max, self.min) == (u64::MAX, 1)
    }

    /// Returns `1 to 20 characters`; `None` where there is no limit.
    pub(super) fn words(&self, noun: &str) -> Option<String> {
        let count = |n: u64| format!("{n} {noun}{}", if n == 1 { "" } else { "s" });
        Some(match (self.min, self.max) {
            (0, u64::MAX) => return None,
            (0, 0) => format!("no {noun}s"),
            (min, u64::MAX) => format!("at least {}", count(min)),
            (0, max) => format!("at most {}", count(max)),
            (min, max) if min == max => format!("exactly {}", count(max)),
            (min, max) if min < max => format!("{min} to {}", count(max)),
            (min, max) => format!("at least {}; at most {}", count(min), count(max)),
        })
    }
}

/// The bounds of a number.
#[derive(Default)]
pub(super) struct Interval {
    lower: Option<End>,
    upper: Option<End>,
}

/// A bound of a number.
struct End {
    literal: String,
    is_exclusive: bool,
}

impl Interval {
    /// Keeps the nearer of two bounds of one side.
    pub(super) fn limit(&mut self, side: Side, limit: &Number, is_exclusive: bool) {
        let literal = limit.literal().to_owned();
        let (own, nearer) = match side {
            Side::Lower => (&mut self.lower, Ordering::Greater),
            Side::Upper => (&mut self.upper, Ordering::Less),
        };
        let is_nearer = own.as_ref().is_none_or(|own| {
            let ordering = limit.decimal().cmp(&Decimal::parse(&own.literal));
            ordering == nearer || (ordering == Ordering::Equal && is_exclusive && !own.is_exclusive)
        });
        if is_nearer {
            *own = Some(End { literal, is_exclusive });
        }
    }

    /// Returns `0 to 100`; `None` where there are no bounds.
    pub(super) fn words(&self) -> Option<String> {
        if let (Some(lower), Some(upper)) = (&self.lower, &self.upper)
            && !lower.is_exclusive
            && !upper.is_exclusive
        {
            return Some(format!("{} to {}", lower.literal, upper.literal));
        }
        let words = |end: &End, exclusive: &str, inclusive: &str| {
            let words = if end.is_exclusive { exclusive } else { inclusive };
            format!("{words} {}", end.literal)
        };
        let lower = self.lower.as_ref().map(|end| words(end, "greater than", "at least"));
        let upper = self.upper.as_ref().map(|end| words(end, "less than", "at most"));
        let both: Vec<String> = lower.into_iter().chain(upper).collect();
        (!both.is_empty()).then(|| both.join(", "))
    }
}
