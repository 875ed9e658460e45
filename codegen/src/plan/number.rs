//! Numbers: the smallest integer type that holds the bounds, else the lossless number.

use tablature_schema::{
    ir::{Bound, Draft, Keyword, Rule, Side, TypeSet},
    json::Number,
};

use super::{Hint, Kind, Limits, Planner, Type, conjunction::Conjunction};

/// Integer types by size; of two of the same size the unsigned one first.
const INTEGERS: [(&str, i128, i128); 9] = [
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

/// A limit that all numbers keep, with the clause that says so.
type Clause<'s> = (&'static str, &'s Number);

impl Planner<'_, '_> {
    /// A number without a closed list of values.
    pub(super) fn number(&mut self, conjunction: &Conjunction, hint: &Hint) -> Type {
        let types = self.types(conjunction);
        let is_whole = types == TypeSet::INTEGER;
        let is_draft4 = NUMERIC
            .iter()
            .any(|keyword| self.oldest_draft(conjunction, *keyword) == Some(Draft::Draft4));
        if is_draft4 || types == TypeSet::FRACTION {
            // In draft 4 `1.0` is not an integer.
            let mut rules = self.inexact(conjunction, types, &[Keyword::Type]);
            if is_whole {
                rules = conjunction.ids();
            }
            return self.checked_if(conjunction, hint, Type::Number, rules);
        }
        let mut handled = vec![Keyword::Type];
        let mut clauses: Vec<Clause<'_>> = Vec::new();
        for (keyword, name) in NUMERIC.into_iter().skip(1).zip(CLAUSES) {
            let mut limits: Vec<&Number> = conjunction
                .rules(&self.view, |rule| Some(clause(rule)?).filter(|(own, _)| *own == name))
                .map(|(_, limit)| limit)
                .collect();
            limits.dedup();
            if limits.len() <= 1 {
                handled.push(keyword);
            }
            clauses.extend(limits.first().map(|limit| (name, *limit)));
        }
        let integer = if is_whole { smallest(&clauses) } else { None };
        if integer.is_some() {
            clauses.retain(|(clause, _)| *clause == MULTIPLE_OF);
        }
        let clauses: Vec<(&'static str, String)> =
            clauses.into_iter().map(|(name, limit)| (name, limit.literal().to_owned())).collect();
        let rules = self.inexact(conjunction, TypeSet::NUMBER, &handled);
        if clauses.is_empty() && rules.is_empty() && integer.is_none() {
            return if is_whole { Type::Integer } else { Type::Number };
        }
        self.add(conjunction, hint, Kind::Number(Limits { integer, is_whole, clauses }), rules)
    }
}

/// The keywords that bear on numbers; those with a clause in the order of [`CLAUSES`].
const NUMERIC: [Keyword; 6] = [
    Keyword::Type,
    Keyword::Minimum,
    Keyword::Maximum,
    Keyword::ExclusiveMinimum,
    Keyword::ExclusiveMaximum,
    Keyword::MultipleOf,
];

const MINIMUM: &str = Keyword::Minimum.name();
const MAXIMUM: &str = Keyword::Maximum.name();
const EXCLUSIVE_MINIMUM: &str = "exclusive_minimum";
const EXCLUSIVE_MAXIMUM: &str = "exclusive_maximum";
const MULTIPLE_OF: &str = "multiple_of";

/// The clauses of the runtime.
const CLAUSES: [&str; 5] = [MINIMUM, MAXIMUM, EXCLUSIVE_MINIMUM, EXCLUSIVE_MAXIMUM, MULTIPLE_OF];

/// The clause for a rule; `None` where it is not about numbers.
fn clause(rule: &Rule) -> Option<Clause<'_>> {
    Some(match rule {
        Rule::Bound(Bound { side, limit, is_exclusive }) => {
            let name = match (side, is_exclusive) {
                (Side::Lower, false) => MINIMUM,
                (Side::Upper, false) => MAXIMUM,
                (Side::Lower, true) => EXCLUSIVE_MINIMUM,
                (Side::Upper, true) => EXCLUSIVE_MAXIMUM,
            };
            (name, limit)
        }
        Rule::MultipleOf(step) => (MULTIPLE_OF, step),
        _ => return None,
    })
}

/// The smallest type for whole numbers within the clauses; `None` where they leave a side open, or no type
/// is large enough.
fn smallest(clauses: &[Clause<'_>]) -> Option<(&'static str, i128, i128)> {
    let bound = |name: &str| {
        let (_, limit) = clauses.iter().find(|(clause, _)| *clause == name)?;
        Whole::of(limit)
    };
    let least = [
        bound(MINIMUM).map(Whole::up),
        bound(EXCLUSIVE_MINIMUM).map(|bound| bound.down().saturating_add(1)),
    ];
    let most = [
        bound(MAXIMUM).map(Whole::down),
        bound(EXCLUSIVE_MAXIMUM).map(|bound| bound.up().saturating_sub(1)),
    ];
    let least = least.into_iter().flatten().max()?;
    let most = most.into_iter().flatten().min()?;
    let holds = |(_, from, to): &(&str, i128, i128)| *from <= least && most <= *to;
    // An empty range is a number that the clauses themselves reject.
    if least > most {
        return None;
    }
    INTEGERS.into_iter().find(holds).map(|(name, ..)| (name, least, most))
}

/// A limit, whole or between two whole numbers.
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

/// The largest whole number below a number with a fraction; `None` beyond 128 bits.
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
