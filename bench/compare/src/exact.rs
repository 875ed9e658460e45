//! Numbers as JSON writes them, exactly, and an oracle for schemas about numbers alone.
//!
//! The other oracles hold numbers in 64 bits. Where a schema or a payload has a number that these do not hold,
//! this one judges, if every keyword of the schema is among the few that it knows.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_integer::Integer as _;

use crate::json::Json;

/// Exponents are followed this far; generated numbers stay well within.
const MAX_EXPONENT: i64 = 10_000;

/// A decimal number: `digits` times ten to the power of `exponent`. Digits do not end in zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decimal {
    digits: BigInt,
    exponent: i64,
}

impl Decimal {
    /// Reads a number of JSON. `None` where its exponent is beyond what is followed.
    pub fn parse(text: &str) -> Option<Self> {
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let exponent: i64 = exponent.parse().ok()?;
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits: BigInt = format!("{whole}{fraction}").parse().ok()?;
        let exponent = exponent.checked_sub(i64::try_from(fraction.len()).ok()?)?;
        if exponent.abs() > MAX_EXPONENT {
            return None;
        }
        if digits == BigInt::ZERO {
            return Some(Self { digits, exponent: 0 });
        }
        let text = digits.to_string();
        let n_zeros = text.len() - text.trim_end_matches('0').len();
        let digits = text[..text.len() - n_zeros].parse().ok()?;
        Some(Self { digits, exponent: exponent + i64::try_from(n_zeros).ok()? })
    }

    /// Returns whether the number has no fraction.
    pub fn is_whole(&self) -> bool {
        self.exponent >= 0
    }

    /// Returns whether the number is zero.
    pub fn is_zero(&self) -> bool {
        self.digits == BigInt::ZERO
    }

    /// Returns how many digits the number has, without zeros at either end.
    pub fn n_digits(&self) -> usize {
        self.digits.magnitude().to_string().len()
    }

    /// Returns whether the number is `divisor` times a whole number. The divisor is not zero.
    pub fn is_multiple_of(&self, divisor: &Self) -> bool {
        let (dividend, divisor) = self.aligned(divisor);
        dividend.is_multiple_of(&divisor)
    }

    /// Digits of both for the smaller of the two exponents.
    fn aligned(&self, other: &Self) -> (BigInt, BigInt) {
        let exponent = self.exponent.min(other.exponent);
        let digits = |number: &Self| {
            let shift = u32::try_from(number.exponent - exponent).expect("exponents are limited");
            &number.digits * BigInt::from(10).pow(shift)
        };
        (digits(self), digits(other))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let (one, other) = self.aligned(other);
        one.cmp(&other)
    }
}

/// Returns whether two values are equal as JSON Schema defines it: numbers by value, objects in any order.
pub fn is_same(one: &Json, other: &Json) -> bool {
    match (one, other) {
        (Json::Number(one), Json::Number(other)) => {
            one == other
                || Decimal::parse(one).is_some_and(|one| Some(one) == Decimal::parse(other))
        }
        (Json::Array(one), Json::Array(other)) => {
            one.len() == other.len()
                && one.iter().zip(other).all(|(one, other)| is_same(one, other))
        }
        (Json::Object(members), Json::Object(others)) => {
            members.len() == others.len()
                && members
                    .iter()
                    .all(|(key, value)| other.get(key).is_some_and(|other| is_same(value, other)))
        }
        (one, other) => one == other,
    }
}

/// Judges a payload by a schema about numbers. `None` where the schema has a keyword that is not known here.
pub fn verdict(schema: &Json, payload: &Json, is_draft_4: bool) -> Option<bool> {
    let members = match schema {
        Json::Bool(verdict) => return Some(*verdict),
        Json::Object(members) => members,
        _ => return None,
    };
    let number = if let Json::Number(text) = payload { Some(Decimal::parse(text)?) } else { None };
    let is_exclusive = |keyword| is_draft_4 && schema.get(keyword) == Some(&Json::Bool(true));
    let mut is_valid = true;
    for (keyword, operand) in members {
        let against = |holds: fn(&Decimal, &Decimal) -> bool| {
            let Json::Number(text) = operand else { return None };
            let operand = Decimal::parse(text)?;
            Some(number.as_ref().is_none_or(|number| holds(number, &operand)))
        };
        is_valid &= match keyword.as_str() {
            "$schema" | "$id" | "id" | "$defs" | "definitions" | "title" | "description"
            | "default" | "examples" | "$comment" => true,
            "type" => is_of_type(operand, payload, number.as_ref(), is_draft_4)?,
            "minimum" if is_exclusive("exclusiveMinimum") => {
                against(|number, limit| number > limit)?
            }
            "maximum" if is_exclusive("exclusiveMaximum") => {
                against(|number, limit| number < limit)?
            }
            "minimum" => against(|number, limit| number >= limit)?,
            "maximum" => against(|number, limit| number <= limit)?,
            "exclusiveMinimum" | "exclusiveMaximum" if is_draft_4 => true,
            "exclusiveMinimum" => against(|number, limit| number > limit)?,
            "exclusiveMaximum" => against(|number, limit| number < limit)?,
            "multipleOf" => against(Decimal::is_multiple_of)?,
            "const" => is_same(operand, payload),
            "enum" => operand.items()?.iter().any(|value| is_same(value, payload)),
            "not" => !verdict(operand, payload, is_draft_4)?,
            "allOf" => count(operand, payload, is_draft_4)? == operand.items()?.len(),
            "anyOf" => count(operand, payload, is_draft_4)? > 0,
            "oneOf" => count(operand, payload, is_draft_4)? == 1,
            _ => return None,
        };
    }
    Some(is_valid)
}

fn count(branches: &Json, payload: &Json, is_draft_4: bool) -> Option<usize> {
    let mut count = 0;
    for branch in branches.items()? {
        count += usize::from(verdict(branch, payload, is_draft_4)?);
    }
    Some(count)
}

fn is_of_type(
    types: &Json,
    payload: &Json,
    number: Option<&Decimal>,
    is_draft_4: bool,
) -> Option<bool> {
    if let Json::Array(types) = types {
        let mut is_any = false;
        for name in types {
            is_any |= is_of_type(name, payload, number, is_draft_4)?;
        }
        return Some(is_any);
    }
    Some(match types.as_str()? {
        "null" => *payload == Json::Null,
        "boolean" => matches!(payload, Json::Bool(_)),
        "string" => matches!(payload, Json::String(_)),
        "array" => matches!(payload, Json::Array(_)),
        "object" => matches!(payload, Json::Object(_)),
        "number" => number.is_some(),
        // Draft 4, Core 3.5: "a JSON number without a fraction or exponent part".
        "integer" if is_draft_4 => {
            matches!(payload, Json::Number(text) if !text.contains(['.', 'e', 'E']))
        }
        "integer" => number.is_some_and(Decimal::is_whole),
        _ => return None,
    })
}
