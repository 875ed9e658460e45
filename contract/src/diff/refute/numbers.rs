//! What is known of a number.

use std::collections::BTreeSet;

use serde_json::{Number, Value};
use tablature_schema::{ir::Keyword, json::Decimal};

use super::condition::Schema;

/// Numbers with more digits are left out: their arithmetic is not free.
const MAX_DIGITS: usize = 40;

/// Digits after the point of numbers that are calculated with.
const MAX_DECIMALS: u32 = 18;

/// Integers that are looked at one by one.
const MAX_INTEGERS: i128 = 64;

/// A limit, and whether it is excluded.
type Limit = (Decimal, bool);

/// What is known of a number.
#[derive(Debug, Clone, Default)]
pub(super) struct Numbers {
    lower: Option<Limit>,
    upper: Option<Limit>,
    steps: Vec<Decimal>,
    /// It is no multiple of these.
    other_steps: Vec<Decimal>,
    pub(super) forms: BTreeSet<Form>,
}

/// What a number is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    Integer,
    Fraction,
    WrittenAsInteger,
    WrittenOtherwise,
}

impl Numbers {
    pub(super) fn equals(&mut self, number: &Number) {
        let number = Decimal::parse(&number.to_string());
        self.at_least((number.clone(), false));
        self.at_most((number, false));
    }

    fn is(&self, form: Form) -> bool {
        self.forms.contains(&form)
    }

    fn at_least(&mut self, limit: Limit) {
        let is_more = |own: &Limit| limit.0 > own.0 || (limit.0 == own.0 && limit.1);
        if self.lower.as_ref().is_none_or(is_more) {
            self.lower = Some(limit);
        }
    }

    fn at_most(&mut self, limit: Limit) {
        let is_less = |own: &Limit| limit.0 < own.0 || (limit.0 == own.0 && limit.1);
        if self.upper.as_ref().is_none_or(is_less) {
            self.upper = Some(limit);
        }
    }

    /// Adds what a schema asks of it.
    pub(super) fn meet(&mut self, schema: Schema<'_>) {
        let number = |keyword| decimal(schema.get(keyword)?);
        let lower = [(Keyword::Minimum, false), (Keyword::ExclusiveMinimum, true)];
        for (keyword, is_excluded) in lower {
            if let Some(limit) = number(keyword) {
                self.at_least((limit, is_excluded));
            }
        }
        let upper = [(Keyword::Maximum, false), (Keyword::ExclusiveMaximum, true)];
        for (keyword, is_excluded) in upper {
            if let Some(limit) = number(keyword) {
                self.at_most((limit, is_excluded));
            }
        }
        self.steps.extend(number(Keyword::MultipleOf));
    }

    /// Adds that it violates a keyword, and returns whether it can.
    pub(super) fn violate(&mut self, schema: Schema<'_>, keyword: Keyword) -> bool {
        let Some(limit) = schema.get(keyword).and_then(decimal) else { return true };
        match keyword {
            Keyword::Minimum => self.at_most((limit, true)),
            Keyword::ExclusiveMinimum => self.at_most((limit, false)),
            Keyword::Maximum => self.at_least((limit, true)),
            Keyword::ExclusiveMaximum => self.at_least((limit, false)),
            Keyword::MultipleOf => self.other_steps.push(limit),
            _ => {}
        }
        true
    }

    /// Returns whether there is no such number; `excludes` knows numbers that it is not.
    pub(super) fn are_contradictory(&self, excludes: impl Fn(&str) -> bool) -> bool {
        let is_multiple = |own: &Decimal, step: &Decimal| {
            own.digits().max(step.digits()) <= MAX_DIGITS && own.is_multiple_of(step)
        };
        let one = Decimal::parse("1");
        let own = || self.steps.iter().chain(self.is(Form::Integer).then_some(&one));
        if (self.is(Form::WrittenAsInteger) && self.is(Form::WrittenOtherwise))
            || (self.is(Form::Fraction) && own().any(|step| is_multiple(step, &one)))
            || self.other_steps.iter().any(|step| own().any(|own| is_multiple(own, step)))
        {
            return true;
        }
        if let (Some(lower), Some(upper)) = (&self.lower, &self.upper) {
            if lower.0 > upper.0 || (lower.0 == upper.0 && (lower.1 || upper.1)) {
                return true;
            }
            if lower.0 == upper.0 {
                let only = &lower.0;
                return (self.is(Form::Fraction) && only.is_integer())
                    || (self.is(Form::Integer) && !only.is_integer())
                    || self.other_steps.iter().any(|step| is_multiple(only, step))
                    || self.steps.iter().any(|step| {
                        only.digits().max(step.digits()) <= MAX_DIGITS && !only.is_multiple_of(step)
                    });
            }
        }
        self.has_no_multiple(&excludes) == Some(true)
    }

    /// Returns whether no multiple of all steps is between the limits; `None` if that was not calculated.
    fn has_no_multiple(&self, excludes: &impl Fn(&str) -> bool) -> Option<bool> {
        let one = Decimal::parse("1");
        let steps: Vec<&Decimal> =
            self.steps.iter().chain(self.is(Form::Integer).then_some(&one)).collect();
        if steps.is_empty() {
            return None;
        }
        let limits = [&self.lower, &self.upper].into_iter().flatten().map(|limit| &limit.0);
        let all: Vec<&Decimal> =
            steps.iter().copied().chain(limits).chain(&self.other_steps).collect();
        if all.iter().any(|number| number.digits() > MAX_DIGITS) {
            return None;
        }
        let decimals = (0..=MAX_DECIMALS)
            .find(|decimals| all.iter().all(|number| number.to_i128_at(*decimals).is_some()))?;
        let scaled = |number: &Decimal| number.to_i128_at(decimals);
        let step =
            steps.into_iter().try_fold(1, |step, next| least_multiple(step, scaled(next)?))?;
        let is_excluded = |other: &Decimal| scaled(other).is_some_and(|other| step % other == 0);
        if self.other_steps.iter().any(is_excluded) {
            return Some(true);
        }
        let (lower, upper) = (self.lower.as_ref()?, self.upper.as_ref()?);
        let mut first = scaled(&lower.0)?.checked_add(i128::from(lower.1))?;
        let last = scaled(&upper.0)?.checked_sub(i128::from(upper.1))?;
        first = first.checked_add((step - first.rem_euclid(step)) % step)?;
        if first > last {
            return Some(true);
        }
        let count = last.checked_sub(first)? / step + 1;
        if count > MAX_INTEGERS || decimals > 0 {
            return Some(false);
        }
        let mut each = (0..count).map(|at| first + at * step);
        Some(each.all(|number| excludes(&number.to_string())))
    }
}

/// Returns the smallest positive number that both divide.
fn least_multiple(one: i128, other: i128) -> Option<i128> {
    let (mut a, mut b) = (one.checked_abs()?, other.checked_abs()?);
    if a == 0 || b == 0 {
        return None;
    }
    let product = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    (product.0 / a).checked_mul(product.1)
}

fn decimal(value: &Value) -> Option<Decimal> {
    Some(Decimal::parse(&value.as_number().map(Number::to_string)?))
}
