//! Generates numbers, without rounding.

use serde_json::{Number, Value};
use tablature_schema::{ir::TypeSet, json};

use super::{
    Made, Maker, Unsatisfied,
    constraints::{Constraints, Limit},
    types::is_equal,
    words,
};

/// A number with a fixed number of decimal places, `units` / 10^`scale`: what generated numbers are computed with.
/// Numbers of the schema are compared as [`json::Number`]s, which have no arithmetic.
#[derive(Debug, Clone, Copy)]
struct FixedPoint {
    units: i128,
    scale: u32,
}

/// The maximum number of decimal places: more than any documented limit has.
const MAX_SCALE: u32 = 18;

/// How many numbers are tried.
const MAX_ATTEMPTS: usize = 40;

impl FixedPoint {
    const ONE: Self = Self { units: 1, scale: 0 };

    /// Converts a number of the schema; `None` if it is out of range.
    fn new(number: &json::Number) -> Option<Self> {
        let literal = number.literal();
        let (mantissa, exponent) = match literal.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (literal, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let fraction = fraction.trim_end_matches('0');
        let units: i128 = format!("{whole}{fraction}").parse().ok()?;
        let scale = i32::try_from(fraction.len()).ok()?.checked_sub(exponent)?;
        let number = if scale < 0 {
            let factor = 10i128.checked_pow(scale.unsigned_abs())?;
            Self { units: units.checked_mul(factor)?, scale: 0 }
        } else {
            Self { units, scale: scale.unsigned_abs() }
        };
        (number.scale <= MAX_SCALE).then_some(number)
    }

    /// Returns the sum of both numbers, or the difference.
    fn plus(self, other: Self, adds: bool) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        let (one, other) = (self.at_scale(scale)?, other.at_scale(scale)?);
        let units = if adds { one.checked_add(other) } else { one.checked_sub(other) };
        Some(Self { units: units?, scale })
    }

    /// Returns whether it is a multiple for validators that compute with floating-point numbers of double precision, too.
    fn divides_as_floats(self, multiple: Self) -> bool {
        let float = |number: Self| number.literal()?.parse::<f64>().ok();
        match (float(self), float(multiple)) {
            (Some(number), Some(multiple)) => (number / multiple).fract() == 0.0,
            _ => true,
        }
    }

    fn at_scale(self, scale: u32) -> Option<i128> {
        self.units.checked_mul(10i128.checked_pow(scale.checked_sub(self.scale)?)?)
    }

    /// Returns the number as a JSON literal.
    fn literal(self) -> Option<String> {
        let one = 10i128.checked_pow(self.scale)?.unsigned_abs();
        let sign = if self.units < 0 { "-" } else { "" };
        let (whole, fraction) = (self.units.unsigned_abs() / one, self.units.unsigned_abs() % one);
        if fraction == 0 {
            return Some(format!("{sign}{whole}"));
        }
        let width = self.scale as usize;
        Some(format!("{sign}{whole}.{fraction:0width$}"))
    }
}

/// Where a number may lie and where it is likely to, both inclusive and in steps.
struct Range {
    low: i128,
    high: i128,
    likely: (i128, i128),
}

impl Range {
    /// Combines the limits of the schema with what is usual by the name of a field, if it says something. `reach` is how far
    /// plausible numbers are from zero, or from the limit that is nearest to it.
    fn new(
        (low, high): (Option<i128>, Option<i128>),
        usual: Option<(i128, i128)>,
        reach: i128,
    ) -> Made<Self> {
        // Of neighbours that are large, several are one floating-point number: the next one may not be beyond a limit for others.
        let far = |limit: i128| reach.max(limit.saturating_abs() >> 40);
        let near = match (low, high) {
            (Some(low), _) if low > 0 => (low, low.saturating_add(far(low))),
            (_, Some(high)) if high < 0 => (high.saturating_sub(far(high)), high),
            _ => (0, reach),
        };
        let within = |(from, to): (i128, i128)| {
            let from = low.map_or(from, |low| low.max(from));
            (from, high.map_or(to, |high| high.min(to)))
        };
        let likely = usual.map(within).filter(|(from, to)| from <= to).unwrap_or(within(near));
        let low = low.unwrap_or_else(|| likely.0.saturating_sub(reach));
        let high = high.unwrap_or_else(|| likely.1.saturating_add(reach));
        if low > high { Err(Unsatisfied) } else { Ok(Self { low, high, likely }) }
    }
}

/// Returns the number one step above an exclusive limit, or below it; `None` if it is out of range.
pub(super) fn neighbour(
    limit: &json::Number,
    step: Option<&json::Number>,
    is_above: bool,
) -> Option<json::Number> {
    let step = step.and_then(FixedPoint::new).unwrap_or(FixedPoint::ONE);
    let neighbour = FixedPoint::new(limit)?.plus(step, is_above)?;
    Some(json::Number::parse(&neighbour.literal()?))
}

impl Maker<'_> {
    /// Generates a number of the given type that satisfies the constraints.
    pub(super) fn number(&mut self, constraints: &Constraints, ty: TypeSet) -> Made<Value> {
        let wants_fraction = ty == TypeSet::FRACTION;
        // Numbers that are out of range are left to the validator.
        let limit = |limit: &Option<Limit>| {
            let Limit { at, is_included } = limit.as_ref()?;
            Some((FixedPoint::new(at)?, *is_included))
        };
        let (low, high) = (limit(&constraints.low), limit(&constraints.high));
        let all = |numbers: &[json::Number]| -> Vec<FixedPoint> {
            numbers.iter().filter_map(FixedPoint::new).collect()
        };
        let multiples = all(&constraints.multiples);
        let no_multiples = all(&constraints.no_multiples);
        let limits = low.iter().chain(&high).map(|(at, _)| at);
        let scales = limits.chain(&multiples).chain(&no_multiples).map(|number| number.scale);
        let mut scale = scales.max().unwrap_or(0);
        let usual = words::range(&self.pointer);
        if wants_fraction && multiples.is_empty() {
            // There is still a number between two neighbouring limits.
            let places = usual.map_or(1, |(.., places)| places).max(1);
            scale = (scale + 1).max(places).min(MAX_SCALE);
        }
        let one = 10i128.checked_pow(scale).ok_or(Unsatisfied)?;
        let mut step = if wants_fraction { 1 } else { one };
        for multiple in &multiples {
            let multiple =
                multiple.at_scale(scale).filter(|multiple| *multiple > 0).ok_or(Unsatisfied)?;
            step = least_common_multiple(step, multiple).ok_or(Unsatisfied)?;
        }
        let low = match low {
            Some((at, is_included)) => {
                let at = at.at_scale(scale).ok_or(Unsatisfied)?;
                let first = at.div_euclid(step) + i128::from(at.rem_euclid(step) != 0);
                Some(if !is_included && first.checked_mul(step) == Some(at) {
                    first.saturating_add(1)
                } else {
                    first
                })
            }
            None => None,
        };
        let high = match high {
            Some((at, is_included)) => {
                let at = at.at_scale(scale).ok_or(Unsatisfied)?;
                let last = at.div_euclid(step);
                Some(if !is_included && last.checked_mul(step) == Some(at) {
                    last.saturating_sub(1)
                } else {
                    last
                })
            }
            None => None,
        };
        let usual = usual.map(|(low, high, _)| (low * one / step, high * one / step));
        let range = Range::new((low, high), usual, (100 * one / step).max(5))?;
        let Range { low, high, likely } = range;
        let links = [low, high, low.saturating_add(1), high.saturating_sub(1), 0, 1];
        for attempt in 0..MAX_ATTEMPTS {
            let index = match links.get(attempt.wrapping_sub(MAX_ATTEMPTS / 2)) {
                Some(link) => *link,
                None => self.random.between(likely.0, likely.1),
            };
            let Some(units) = index.checked_mul(step) else { continue };
            let fits = (low..=high).contains(&index)
                && !(wants_fraction && units % one == 0)
                && (attempt >= MAX_ATTEMPTS - links.len()
                    || multiples
                        .iter()
                        .all(|multiple| FixedPoint { units, scale }.divides_as_floats(*multiple)))
                && no_multiples.iter().all(|multiple| {
                    multiple
                        .at_scale(scale)
                        .is_none_or(|multiple| multiple == 0 || units % multiple != 0)
                });
            let Some(number) = fits.then(|| write(FixedPoint { units, scale })).flatten() else {
                continue;
            };
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

/// Returns the number as JSON; `None` if JSON cannot hold it exactly.
fn write(number: FixedPoint) -> Option<Value> {
    let literal = number.literal()?;
    if literal.contains('.') {
        return serde_json::from_str(&literal).ok();
    }
    let number = literal.parse::<i64>().map(Number::from);
    number.or_else(|_| literal.parse::<u64>().map(Number::from)).ok().map(Value::Number)
}
