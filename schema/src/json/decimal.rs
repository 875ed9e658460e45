//! Exact decimal numbers, compared without rounding.

use std::cmp::Ordering;

use super::remainder;

/// A decimal number `±digits × 10^exponent`, the digits without leading or trailing zeros.
///
/// Nothing is expanded, so `1e999999999` costs no more than `1`; a number of up to 19 digits allocates nothing.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Decimal {
    negative: bool,
    digits: Digits,
    exponent: i64,
}

/// An integer that does not end in a zero, unless it is zero.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Digits {
    /// A number that fits into 64 bits.
    Short(u64),
    /// Any other number, as ASCII digits.
    Long(Box<str>),
}

/// This many digits always fit into 64 bits.
const MAX_SHORT_DIGITS: usize = 19;

impl Decimal {
    /// Parses a JSON number literal. Any other text gives an unspecified number.
    pub fn parse(literal: &str) -> Self {
        let (negative, unsigned) = match literal.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, literal),
        };
        let bytes = unsigned.as_bytes();
        let (mut digits, mut value, mut fraction) = (0, 0u64, None);
        let mut end = bytes.len();
        for (index, byte) in bytes.iter().enumerate() {
            match byte {
                b'.' => fraction = Some(index + 1),
                b'e' | b'E' => {
                    end = index;
                    break;
                }
                digit => {
                    value =
                        value.wrapping_mul(10).wrapping_add(u64::from(digit.wrapping_sub(b'0')));
                    digits += usize::from(value != 0 || digits != 0);
                }
            }
        }
        let exponent = unsigned.get(end + 1..).map_or(0, parse_exponent);
        let exponent = exponent.saturating_sub(fraction.map_or(0, |start| length(end - start)));
        if digits > MAX_SHORT_DIGITS {
            return Self::of_long(negative, &unsigned[..end], exponent);
        }
        Self::of_short(negative, value, exponent)
    }

    fn of_short(negative: bool, mut value: u64, mut exponent: i64) -> Self {
        if value == 0 {
            return Self { negative: false, digits: Digits::Short(0), exponent: 0 };
        }
        while value.is_multiple_of(10) {
            value /= 10;
            exponent = exponent.saturating_add(1);
        }
        Self { negative, digits: Digits::Short(value), exponent }
    }

    fn of_long(negative: bool, mantissa: &str, exponent: i64) -> Self {
        let mut all: String = mantissa.chars().filter(|digit| *digit != '.').collect();
        let kept = all.trim_end_matches('0').len();
        let exponent = exponent.saturating_add(length(all.len() - kept));
        all.truncate(kept);
        let digits = all.trim_start_matches('0');
        let digits = match digits.parse() {
            Ok(value) => Digits::Short(value),
            Err(_) => Digits::Long(digits.into()),
        };
        Self { negative, digits, exponent }
    }

    /// Returns whether it has no fraction, however it is written.
    pub fn is_integer(&self) -> bool {
        self.exponent >= 0
    }

    /// Returns the number of digits without leading and trailing zeros, which determines the cost of arithmetic.
    pub fn digits(&self) -> usize {
        self.digits.count()
    }

    /// Returns the number as an integer; `None` if it is not one or exceeds 128 bits.
    pub fn to_i128(&self) -> Option<i128> {
        let exponent = u32::try_from(self.exponent).ok()?;
        let digits: i128 = match &self.digits {
            Digits::Short(0) => return Some(0),
            Digits::Short(value) => (*value).into(),
            // The smallest integer has no positive counterpart, so the sign is parsed with the digits.
            Digits::Long(digits) if self.negative => format!("-{digits}").parse().ok()?,
            Digits::Long(digits) => digits.parse().ok()?,
        };
        let digits = if self.negative && digits > 0 { -digits } else { digits };
        digits.checked_mul(10i128.checked_pow(exponent)?)
    }

    /// Returns the number times a power of ten as an integer; `None` as for [`Decimal::to_i128`].
    ///
    /// # Example
    ///
    /// ```
    /// use tablature_schema::json::Decimal;
    ///
    /// assert_eq!(Decimal::parse("0.25").to_i128_at(2), Some(25));
    /// assert_eq!(Decimal::parse("0.25").to_i128_at(1), None);
    /// ```
    pub fn to_i128_at(&self, power: u32) -> Option<i128> {
        let exponent = self.exponent.saturating_add(power.into());
        Self { exponent, ..self.clone() }.to_i128()
    }

    /// Returns whether this number is an integer multiple of `divisor`, exactly. `divisor` must not be zero.
    ///
    /// The work is the product of the numbers of digits, divided by some hundreds. Callers must bound them.
    pub fn is_multiple_of(&self, divisor: &Self) -> bool {
        if self.digits == Digits::Short(0) {
            return true;
        }
        // Neither number ends in a zero, so a smaller exponent rules out a multiple.
        let Ok(zeros) = u64::try_from(self.exponent.saturating_sub(divisor.exponent)) else {
            return false;
        };
        match (&self.digits, &divisor.digits) {
            (_, Digits::Short(0)) => false,
            (Digits::Short(value), Digits::Short(divisor)) => {
                remainder::is_zero_of_short(*value, zeros, *divisor)
            }
            (Digits::Long(digits), Digits::Short(divisor)) => {
                let rest = remainder::of_long_by_short(digits, *divisor);
                remainder::is_zero_of_short(rest, zeros, *divisor)
            }
            (digits, Digits::Long(divisor)) => {
                let mut buffer = [0; MAX_SHORT_DIGITS + 1];
                remainder::is_zero_of_long(digits.text(&mut buffer), zeros, divisor.as_bytes())
            }
        }
    }

    fn magnitude(&self, other: &Self) -> Ordering {
        match (&self.digits, &other.digits) {
            (Digits::Short(0), Digits::Short(0)) => return Ordering::Equal,
            (Digits::Short(0), _) => return Ordering::Less,
            (_, Digits::Short(0)) => return Ordering::Greater,
            _ => {}
        }
        let scale = |number: &Self| number.exponent.saturating_add(length(number.digits.count()));
        // Without trailing zeros and at the same scale, digits compare like strings.
        scale(self).cmp(&scale(other)).then_with(|| self.digits.cmp_as_text(&other.digits))
    }
}

impl Digits {
    fn count(&self) -> usize {
        match self {
            Self::Short(value) => short_count(*value),
            Self::Long(digits) => digits.len(),
        }
    }

    /// Returns the digits in ASCII. Short numbers are written into the buffer.
    fn text<'b>(&'b self, buffer: &'b mut [u8; MAX_SHORT_DIGITS + 1]) -> &'b [u8] {
        match self {
            Self::Long(digits) => digits.as_bytes(),
            Self::Short(value) => {
                let mut rest = *value;
                let count = short_count(rest);
                for digit in buffer[..count].iter_mut().rev() {
                    *digit = b'0' + u8::try_from(rest % 10).expect("a digit is below 10");
                    rest /= 10;
                }
                &buffer[..count]
            }
        }
    }

    fn cmp_as_text(&self, other: &Self) -> Ordering {
        if let (Self::Short(left), Self::Short(right)) = (self, other) {
            let (left_count, right_count) = (short_count(*left), short_count(*right));
            let align = |value: u64, by: usize| u128::from(value) * 10u128.pow(exponent_of(by));
            return align(*left, right_count.saturating_sub(left_count))
                .cmp(&align(*right, left_count.saturating_sub(right_count)));
        }
        let (mut left, mut right) = ([0; MAX_SHORT_DIGITS + 1], [0; MAX_SHORT_DIGITS + 1]);
        self.text(&mut left).cmp(other.text(&mut right))
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

fn short_count(value: u64) -> usize {
    value.checked_ilog10().map_or(0, |power| power as usize + 1)
}

fn exponent_of(digits: usize) -> u32 {
    u32::try_from(digits).expect("short numbers have at most 20 digits")
}

/// Parses an exponent. Beyond 64 bits it saturates.
fn parse_exponent(text: &str) -> i64 {
    text.parse().unwrap_or(if text.starts_with('-') { i64::MIN / 2 } else { i64::MAX / 2 })
}

fn length(digits: usize) -> i64 {
    i64::try_from(digits).unwrap_or(i64::MAX)
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
            ("1e999999999", "1e-999999999", true),
            ("1e999999999", "3e-999999999", false),
            ("100000000000000000000000000000000000000", "123456789012345678901", false),
            ("1234567890123456789010000000000", "123456789012345678901", true),
            ("246913578024691357802", "123456789012345678901", true),
            ("246913578024691357803", "123456789012345678901", false),
            ("5", "123456789012345678901", false),
            ("36893488147419103232e400", "36893488147419103232", true),
            ("1e400", "36893488147419103232", true),
            ("1e20", "36893488147419103232", false),
        ] {
            let (value_of, divisor_of) = (Decimal::parse(value), Decimal::parse(divisor));
            assert_eq!(value_of.is_multiple_of(&divisor_of), expected, "{value} / {divisor}");
        }
    }

    #[test]
    fn numbers_on_either_side_of_64_bits_compare() {
        check_order("18446744073709551615", "18446744073709551615.5");
        check_order("1.8446744073709551616", "18446744073709551615");
        check_order("0.99999999999999999999999", "1");
        check_order("123456789012345678901234567890", "123456789012345678901234567891");
        assert_eq!(
            Decimal::parse("0.00018446744073709551615"),
            Decimal::parse("18446744073709551615e-23")
        );
        assert_eq!(Decimal::parse("100000000000000000000000000000"), Decimal::parse("1e29"));
        assert_eq!(Decimal::parse("0.000000000000000000000000000001").digits(), 1);
    }

    #[test]
    fn long_multiples_agree_with_long_division_by_hand() {
        // A product of integers is a multiple; one more is not.
        let mut divisor = String::from("7");
        for step in 0..40u32 {
            divisor.push_str(["13", "9", "123456789", "1"][step as usize % 4]);
            let (mut product, mut carry) = (Vec::new(), 0u32);
            for digit in divisor.bytes().rev() {
                let sum = u32::from(digit - b'0') * 977 + carry;
                product.push(char::from(b'0' + u8::try_from(sum % 10).unwrap()));
                carry = sum / 10;
            }
            product.extend(carry.to_string().chars().rev());
            let product: String = product.into_iter().rev().collect();
            let by = Decimal::parse(&divisor);
            assert!(Decimal::parse(&product).is_multiple_of(&by), "{product} / {divisor}");
            assert!(Decimal::parse(&format!("{product}{product}")).is_multiple_of(&by));
            let last = product.as_bytes()[product.len() - 1];
            let next = if last == b'9' { '8' } else { char::from(last + 1) };
            let other = format!("{}{next}", &product[..product.len() - 1]);
            assert!(!Decimal::parse(&other).is_multiple_of(&by), "{other} / {divisor}");
        }
    }

    #[test]
    fn a_million_digits_by_a_thousand_end() {
        let (value, divisor) = ("9".repeat(1_000_000), "9".repeat(1_000));
        assert!(Decimal::parse(&value).is_multiple_of(&Decimal::parse(&divisor)));
        let divisor = format!("{}7", "9".repeat(999));
        assert!(!Decimal::parse(&value).is_multiple_of(&Decimal::parse(&divisor)));
    }
}
