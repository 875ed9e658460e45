//! The Rust integer type of a number.

use tablature_schema::{
    ir::Keyword,
    json::{Number, Value},
};

use crate::plan::NumberLimits;

/// Integer types by size; of two of the same size the unsigned one first.
const BY_SIZE: [(&str, i128, i128); 9] = [
    ("u8", 0, u8::MAX as i128),
    ("i8", i8::MIN as i128, i8::MAX as i128),
    ("u16", 0, u16::MAX as i128),
    ("i16", i16::MIN as i128, i16::MAX as i128),
    ("u32", 0, u32::MAX as i128),
    ("i32", i32::MIN as i128, i32::MAX as i128),
    ("u64", 0, u64::MAX as i128),
    ("i64", i64::MIN as i128, i64::MAX as i128),
    ("i128", i128::MIN, i128::MAX),
];

/// Integer types, the most usual first.
const USUAL: [(&str, i128, i128); 2] =
    [("i64", i64::MIN as i128, i64::MAX as i128), ("u64", 0, u64::MAX as i128)];

/// Returns the type that holds all values, where they are integers.
pub(super) fn of_values(values: &[Value]) -> Option<&'static str> {
    let integer = |value: &Value| value.as_number()?.decimal().to_i128();
    let integers: Vec<i128> = values.iter().map(integer).collect::<Option<_>>()?;
    let holds = |(_, least, most): &(&str, i128, i128)| {
        integers.iter().all(|integer| (least..=most).contains(&integer))
    };
    USUAL.into_iter().find(holds).map(|(name, ..)| name)
}

/// Returns the smallest type for whole numbers within the limits, with the least and the greatest number; `None` where
/// the limits leave a side open, or no type is large enough.
pub(super) fn smallest(limits: &NumberLimits) -> Option<(&'static str, i128, i128)> {
    if !limits.is_whole {
        return None;
    }
    let bound = |keyword: Keyword| {
        let (_, limit) = limits.limits.iter().find(|(own, _)| *own == keyword)?;
        Whole::of(limit)
    };
    let least = [
        bound(Keyword::Minimum).map(Whole::up),
        bound(Keyword::ExclusiveMinimum).map(|bound| bound.down().saturating_add(1)),
    ];
    let most = [
        bound(Keyword::Maximum).map(Whole::down),
        bound(Keyword::ExclusiveMaximum).map(|bound| bound.up().saturating_sub(1)),
    ];
    let least = least.into_iter().flatten().max()?;
    let most = most.into_iter().flatten().min()?;
    let holds = |(_, from, to): &(&str, i128, i128)| *from <= least && most <= *to;
    // An empty range is a number that the limits themselves reject.
    if least > most {
        return None;
    }
    BY_SIZE.into_iter().find(holds).map(|(name, ..)| (name, least, most))
}

/// A limit, rounded to a whole number.
#[derive(Clone, Copy)]
struct Whole {
    floor: i128,
    is_exact: bool,
}

impl Whole {
    fn of(limit: &Number) -> Option<Self> {
        if limit.decimal().is_integer() {
            return Some(Self { floor: limit.decimal().to_i128()?, is_exact: true });
        }
        Some(Self { floor: floor(limit.literal())?, is_exact: false })
    }

    fn down(self) -> i128 {
        self.floor
    }

    fn up(self) -> i128 {
        if self.is_exact { self.floor } else { self.floor.saturating_add(1) }
    }
}

/// Returns the largest whole number below a number with a fraction; `None` beyond 128 bits.
fn floor(literal: &str) -> Option<i128> {
    let unsigned = literal.trim_start_matches('-');
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    // Beyond 64 bits the exponent of a number with a fraction is negative: nothing is left before the point.
    let point = exponent.parse().map_or(0, |exponent: i64| exponent.saturating_add(length(whole)));
    let below = match digits.get(..usize::try_from(point).unwrap_or(0)) {
        None | Some("") => 0,
        Some(digits) => digits.parse().ok()?,
    };
    Some(if literal.starts_with('-') { -below - 1 } else { below })
}

fn length(text: &str) -> i64 {
    i64::try_from(text.len()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_between_whole_numbers_are_rounded_exactly() {
        for (literal, down, up) in [
            ("1.5", 1, 2),
            ("-1.5", -2, -1),
            ("-0.1", -1, 0),
            ("1e-400", 0, 1),
            ("1e-99999999999999999999", 0, 1),
            ("12.5e-1", 1, 2),
            ("9007199254740993.5", 9_007_199_254_740_993, 9_007_199_254_740_994),
            ("2e2", 200, 200),
            ("18446744073709551617", 18_446_744_073_709_551_617, 18_446_744_073_709_551_617),
        ] {
            let whole = Whole::of(&Number::parse(literal)).expect("it fits");
            assert_eq!((whole.down(), whole.up()), (down, up), "{literal}");
        }
        assert!(Whole::of(&Number::parse("1e40")).is_none());
        assert!(Whole::of(&Number::parse(&format!("{}.5", "9".repeat(40)))).is_none());
    }
}
