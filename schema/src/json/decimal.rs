//! Numbers as they are written, compared without rounding.

use std::cmp::Ordering;

/// A decimal number `±digits × 10^exponent`, the digits without leading or trailing zeros.
///
/// Nothing is expanded, so `1e999999999` costs no more than `1`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Decimal {
    negative: bool,
    /// Empty for zero.
    digits: String,
    exponent: i64,
}

impl Decimal {
    /// Reads a JSON number literal.
    pub fn parse(literal: &str) -> Self {
        let (negative, unsigned) = match literal.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, literal),
        };
        let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, parse_exponent(exponent)),
            None => (unsigned, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        let digits = all.trim_start_matches('0');
        let kept = digits.trim_end_matches('0');
        if kept.is_empty() {
            return Self { negative: false, digits: String::new(), exponent: 0 };
        }
        let dropped = length(digits) - length(kept);
        let exponent = exponent.saturating_sub(length(fraction)).saturating_add(dropped);
        Self { negative, digits: kept.to_owned(), exponent }
    }

    /// Returns whether it has no fraction, however it is written.
    pub fn is_integer(&self) -> bool {
        self.exponent >= 0
    }

    /// The number as an integer; `None` if it is none, or beyond 128 bits.
    pub fn to_i128(&self) -> Option<i128> {
        let exponent = u32::try_from(self.exponent).ok()?;
        if self.digits.is_empty() {
            return Some(0);
        }
        let sign = if self.negative { "-" } else { "" };
        let digits: i128 = format!("{sign}{}", self.digits).parse().ok()?;
        digits.checked_mul(10i128.checked_pow(exponent)?)
    }

    /// Whether this number is `divisor` times a whole number. `divisor` is a limit in a schema: at
    /// most 17 significant digits.
    pub fn is_multiple_of(&self, divisor: &Self) -> bool {
        let (Ok(modulus), false) = (divisor.digits.parse::<u64>(), self.digits.is_empty()) else {
            return self.digits.is_empty();
        };
        // Neither number ends in a zero, so a smaller exponent cannot be made up for.
        let Ok(shift) = u64::try_from(self.exponent.saturating_sub(divisor.exponent)) else {
            return false;
        };
        let modulus = u128::from(modulus);
        let digits = self
            .digits
            .bytes()
            .fold(0u128, |rest, digit| (rest * 10 + u128::from(digit - b'0')) % modulus);
        (digits * power_of_ten(shift, modulus)).is_multiple_of(modulus)
    }

    fn magnitude(&self, other: &Self) -> Ordering {
        match (self.digits.is_empty(), other.digits.is_empty()) {
            (true, true) => return Ordering::Equal,
            (true, false) => return Ordering::Less,
            (false, true) => return Ordering::Greater,
            (false, false) => {}
        }
        let scale = |number: &Self| number.exponent.saturating_add(length(&number.digits));
        // Without trailing zeros, and at one scale, the order of the digits is the order of the text.
        scale(self).cmp(&scale(other)).then_with(|| self.digits.cmp(&other.digits))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, false) => self.magnitude(other),
            (true, true) => other.magnitude(self),
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
        }
    }
}

/// An exponent beyond 64 bits is as good as infinite: it saturates.
fn parse_exponent(text: &str) -> i64 {
    text.parse().unwrap_or(if text.starts_with('-') { i64::MIN / 2 } else { i64::MAX / 2 })
}

fn length(text: &str) -> i64 {
    i64::try_from(text.len()).unwrap_or(i64::MAX)
}

/// `10^exponent mod modulus` for a modulus below 2^64.
fn power_of_ten(mut exponent: u64, modulus: u128) -> u128 {
    let (mut result, mut base) = (1 % modulus, 10 % modulus);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result * base % modulus;
        }
        base = base * base % modulus;
        exponent >>= 1;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_order(smaller: &str, larger: &str) {
        assert!(Decimal::parse(smaller) < Decimal::parse(larger), "{smaller} < {larger}");
        assert!(Decimal::parse(larger) > Decimal::parse(smaller), "{larger} > {smaller}");
    }

    #[test]
    fn order_is_exact_where_doubles_round() {
        check_order("9007199254740992", "9007199254740993");
        check_order("0.3", "0.30000000000000000001");
        check_order("18446744073709551615", "18446744073709551616");
        check_order("1e308", "1e400");
        check_order("-1e400", "-1e308");
        check_order("-1", "0");
        check_order("0", "1e-400");
        check_order("1e-999999999999999999999", "1");
    }

    #[test]
    fn spelling_does_not_matter() {
        for (left, right) in
            [("1.0", "1"), ("1e2", "100"), ("0.10", "1e-1"), ("-0.0", "0"), ("0e5", "0")]
        {
            assert_eq!(Decimal::parse(left), Decimal::parse(right), "{left} = {right}");
        }
    }

    #[test]
    fn integers_are_recognised_by_value() {
        for (literal, expected) in [
            ("10.0", true),
            ("1e2", true),
            ("1.5e1", true),
            ("1.5", false),
            ("1e-400", false),
            ("0.0", true),
        ] {
            assert_eq!(Decimal::parse(literal).is_integer(), expected, "{literal}");
        }
    }

    #[test]
    fn integers_are_whole_or_not_there() {
        for (literal, expected) in [
            ("10.0", Some(10)),
            ("-1.5e1", Some(-15)),
            ("0e9", Some(0)),
            ("-170141183460469231731687303715884105728", Some(i128::MIN)),
            ("170141183460469231731687303715884105728", None),
            ("1e38", Some(10i128.pow(38))),
            ("1e999999999", None),
            ("1.5", None),
        ] {
            assert_eq!(Decimal::parse(literal).to_i128(), expected, "{literal}");
        }
    }

    #[test]
    fn multiples_are_exact() {
        for (value, divisor, expected) in [
            ("0.3", "0.1", true),
            ("0.35", "0.1", false),
            ("9007199254740993", "2", false),
            ("1e1000000", "3", false),
            ("1e1000000", "8", true),
            ("0", "7", true),
            ("-12", "4", true),
            ("1", "10", false),
            ("19.99", "0.01", true),
        ] {
            let (value_of, divisor_of) = (Decimal::parse(value), Decimal::parse(divisor));
            assert_eq!(value_of.is_multiple_of(&divisor_of), expected, "{value} / {divisor}");
        }
    }
}
