//! Numbers: the smallest integer type that holds the bounds, else the lossless number.

use serde_json::Value;

use super::{
    Hint, Kind, Limits, Planner, Type,
    flat::{self, Flat},
    schema::Dialect,
};

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

/// Keywords with the clause that says the same.
const CLAUSES: [(&str, &str); 5] = [
    ("minimum", "minimum"),
    ("maximum", "maximum"),
    ("exclusiveMinimum", "exclusive_minimum"),
    ("exclusiveMaximum", "exclusive_maximum"),
    ("multipleOf", "multiple_of"),
];

impl<'s> Planner<'s, '_> {
    /// A number without a closed list of values.
    pub(super) fn number(&mut self, flat: &Flat<'s>, hint: &Hint) -> Type {
        let kinds = self.kinds(flat);
        let is_whole = kinds == flat::WHOLE;
        if self.schema.dialect == Dialect::Draft4 || kinds == flat::FRACTION {
            // In draft 4 `1.0` is no integer, and bounds are exclusive by a flag beside them.
            let mut rules = self.inexact(flat, kinds, &["type"]);
            if is_whole {
                rules = flat.pointers();
            }
            return self.checked_if(flat, hint, Type::Number, rules);
        }
        let mut handled = vec!["type"];
        let mut clauses = Vec::new();
        for (keyword, clause) in CLAUSES {
            let mut values: Vec<&Value> =
                flat.all(&self.schema, keyword).map(|(_, value)| value).collect();
            values.dedup();
            if values.len() <= 1 {
                handled.push(keyword);
            }
            clauses.extend(values.first().map(|value| (clause, value.to_string())));
        }
        let rules = self.inexact(flat, flat::NUMBER, &handled);
        let integer = if is_whole { smallest(&clauses) } else { None };
        if integer.is_some() {
            clauses.retain(|(clause, _)| *clause == "multiple_of");
        }
        if clauses.is_empty() && rules.is_empty() && integer.is_none() {
            if !is_whole {
                return Type::Number;
            }
            return Type::Integer;
        }
        self.add(flat, hint, Kind::Number(Limits { integer, is_whole, clauses }), rules)
    }
}

/// The smallest type for whole numbers within the clauses; `None` where they leave a side open, or no type
/// is large enough.
fn smallest(clauses: &[(&'static str, String)]) -> Option<(&'static str, i128, i128)> {
    let bound = |name: &str| {
        let (_, text) = clauses.iter().find(|(clause, _)| *clause == name)?;
        Bound::parse(text)
    };
    let least = [
        bound("minimum").map(Bound::up),
        bound("exclusive_minimum").map(|bound| bound.down().saturating_add(1)),
    ];
    let most = [
        bound("maximum").map(Bound::down),
        bound("exclusive_maximum").map(|bound| bound.up().saturating_sub(1)),
    ];
    let least = least.into_iter().flatten().max()?;
    let most = most.into_iter().flatten().min()?;
    let holds = |(_, from, to): &(&str, i128, i128)| *from <= least && most <= *to;
    // An empty range is a number that the clauses themselves refuse.
    if least > most {
        return None;
    }
    INTEGERS.into_iter().find(holds).map(|(name, ..)| (name, least, most))
}

/// A bound, whole or between two whole numbers.
#[derive(Clone, Copy)]
struct Bound {
    floor: i128,
    is_whole: bool,
}

impl Bound {
    /// Only what is exact: not a float so large that its neighbours are further than 1.
    #[expect(clippy::cast_possible_truncation, reason = "below 2^53 nothing is cut off")]
    fn parse(text: &str) -> Option<Self> {
        if let Ok(floor) = text.parse() {
            return Some(Self { floor, is_whole: true });
        }
        let float: f64 = text.parse().ok()?;
        (float.abs() < 9e15)
            .then(|| Self { floor: float.floor() as i128, is_whole: float.fract() == 0.0 })
    }

    fn down(self) -> i128 {
        self.floor
    }

    fn up(self) -> i128 {
        if self.is_whole { self.floor } else { self.floor.saturating_add(1) }
    }
}
