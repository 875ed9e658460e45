//! Generates numbers, without rounding.

use std::cmp::Ordering;

use serde_json::{Number, Value};
use tablature_schema::ir::TypeSet;

use super::{
    Made, Maker, Unsatisfied,
    constraints::{Constraints, Limit},
    types::is_equal,
};

/// A decimal number: `units` / 10^`scale`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Decimal {
    units: i128,
    scale: u32,
}

/// The maximum number of decimal places: more than any documented limit has.
const MAX_SCALE: u32 = 18;

impl Decimal {
    /// Parses a JSON number; `None` if it is out of range.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let fraction = fraction.trim_end_matches('0');
        let units: i128 = format!("{whole}{fraction}").parse().ok()?;
        let scale = i32::try_from(fraction.len()).ok()? - exponent;
        let number = if scale < 0 {
            let factor = 10i128.checked_pow(scale.unsigned_abs())?;
            Self { units: units.checked_mul(factor)?, scale: 0 }
        } else {
            Self { units, scale: scale.unsigned_abs() }
        };
        (number.scale <= MAX_SCALE).then_some(number)
    }

    pub(super) fn whole(units: i128) -> Self {
        Self { units, scale: 0 }
    }

    pub(super) fn is_integer(self) -> bool {
        10i128.checked_pow(self.scale).is_some_and(|factor| self.units % factor == 0)
    }

    /// Returns whether this is an integer multiple of `divisor`.
    pub(super) fn is_multiple_of(self, divisor: Self) -> bool {
        let scale = self.scale.max(divisor.scale);
        match (self.at_scale(scale), divisor.at_scale(scale)) {
            (Some(units), Some(divisor)) if divisor != 0 => units % divisor == 0,
            _ => false,
        }
    }

    /// Returns the sum of both numbers, or the difference.
    pub(super) fn plus(self, other: Self, adds: bool) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        let (one, other) = (self.at_scale(scale)?, other.at_scale(scale)?);
        let units = if adds { one.checked_add(other) } else { one.checked_sub(other) };
        Some(Self { units: units?, scale })
    }

    fn at_scale(self, scale: u32) -> Option<i128> {
        self.units.checked_mul(10i128.checked_pow(scale.checked_sub(self.scale)?)?)
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let scale = self.scale.max(other.scale);
        match (self.at_scale(scale), other.at_scale(scale)) {
            (Some(one), Some(two)) => one.cmp(&two),
            // One is too large for the scale of the other, so it is further from zero.
            (None, _) => self.units.signum().cmp(&0),
            (_, None) => 0.cmp(&other.units.signum()),
        }
    }
}

impl Maker<'_> {
    /// Generates a number of the given type that satisfies the constraints.
    pub(super) fn number(&mut self, constraints: &Constraints, ty: TypeSet) -> Made<Value> {
        let of = |limit: Option<Limit>| limit.map_or(0, |limit| limit.at.scale);
        let wants_fraction = ty == TypeSet::FRACTION;
        let mut scale = of(constraints.low).max(of(constraints.high));
        scale = constraints
            .multiples
            .iter()
            .chain(&constraints.no_multiples)
            .fold(scale, |all, one| all.max(one.scale));
        if wants_fraction && constraints.multiples.is_empty() {
            // There is still a number between two neighbouring limits.
            scale = (scale + 1).min(MAX_SCALE);
        }
        let one = 10i128.checked_pow(scale).ok_or(Unsatisfied)?;
        let mut step = if wants_fraction { 1 } else { one };
        for multiple in &constraints.multiples {
            let multiple =
                multiple.at_scale(scale).filter(|multiple| *multiple > 0).ok_or(Unsatisfied)?;
            step = least_common_multiple(step, multiple).ok_or(Unsatisfied)?;
        }
        let low = match constraints.low {
            Some(limit) => {
                let at = limit.at.at_scale(scale).ok_or(Unsatisfied)?;
                let first = at.div_euclid(step) + i128::from(at.rem_euclid(step) != 0);
                Some(if !limit.is_included && first * step == at { first + 1 } else { first })
            }
            None => None,
        };
        let high = match constraints.high {
            Some(limit) => {
                let at = limit.at.at_scale(scale).ok_or(Unsatisfied)?;
                let last = at.div_euclid(step);
                Some(if !limit.is_included && last * step == at { last - 1 } else { last })
            }
            None => None,
        };
        // The range of plausible numbers, in steps.
        let reach = (100 * one / step).max(5);
        let (low, high) = match (low, high) {
            (Some(low), Some(high)) => (low, high),
            (Some(low), None) => (low, low + reach),
            (None, Some(high)) => (high - reach, high),
            (None, None) => (0, reach),
        };
        if low > high {
            return Err(Unsatisfied);
        }
        let edges = [low, high, low + 1, high - 1, 0, 1];
        for attempt in 0..24usize {
            let index = match edges.get(attempt.wrapping_sub(12)) {
                Some(edge) => *edge,
                None => self.random.between(low, high.min(low.saturating_add(reach * 10))),
            };
            let Some(units) = index.checked_mul(step) else { continue };
            let fits = (low..=high).contains(&index)
                && !(wants_fraction && units % one == 0)
                && constraints.no_multiples.iter().all(|multiple| {
                    multiple
                        .at_scale(scale)
                        .is_none_or(|multiple| multiple == 0 || units % multiple != 0)
                });
            let Some(number) = fits.then(|| write(units, scale)).flatten() else { continue };
            if !constraints.excluded.iter().any(|value| is_equal(value, &number)) {
                return Ok(number);
            }
        }
        Err(Unsatisfied)
    }
}

fn least_common_multiple(one: i128, other: i128) -> Option<i128> {
    let (mut a, mut b) = (one, other);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    (one / a).checked_mul(other)
}

/// Returns the number as JSON.
fn write(units: i128, scale: u32) -> Option<Value> {
    let one = 10i128.checked_pow(scale)?;
    if units % one == 0 {
        let whole = units / one;
        let number = i64::try_from(whole)
            .map(Number::from)
            .or_else(|_| u64::try_from(whole).map(Number::from));
        return number.ok().map(Value::Number);
    }
    let sign = if units < 0 { "-" } else { "" };
    let (whole, fraction) =
        (units.unsigned_abs() / one.unsigned_abs(), units.unsigned_abs() % one.unsigned_abs());
    let width = scale as usize;
    let text = format!("{sign}{whole}.{fraction:0width$}");
    serde_json::from_str(&text).ok()
}
