//! Numbers without rounding.

use std::{
    borrow::Cow,
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
};

use serde::ser::Error as _;
use tablature_schema::ir::Keyword;
use tablature_validator::reading::Exact;

use super::{ReadError, ReadErrors};

/// A JSON number of any size, as it is written. Equal and ordered by value: `1.0` equals `1`.
///
/// It is the type of `"type": "number"`, because a double would round: `0.1` and `12345678901234567890` are written with the
/// digits that they were read with. Integers of Rust convert with `into`, doubles with `try_into` (they may be infinite), literals
/// with `parse`; [`as_f64`](Self::as_f64), [`as_i64`](Self::as_i64) and their like give numbers to calculate with.
///
/// # Example
///
/// ```
/// use tablature::types::Number;
///
/// assert_eq!(Number::from(15), Number::try_from(15.0)?);
/// assert_eq!(Number::try_from(0.1)?.as_f64(), Some(0.1));
/// let number: Number = "1.50e1".parse()?;
/// assert_eq!(number, Number::from(15));
/// assert_eq!(number.as_u64(), Some(15));
/// assert_eq!(number.to_string(), "1.50e1");
/// # Ok::<(), tablature::types::ReadErrors>(())
/// ```
#[derive(Debug, Clone)]
pub struct Number(Repr);

#[derive(Debug, Clone)]
enum Repr {
    Integer(i64),
    /// A literal that is not how an [`i64`] prints.
    Literal(Box<str>),
}

impl Number {
    /// Makes a number of a literal that is valid JSON.
    pub(crate) fn from_literal(literal: &str) -> Self {
        match literal.parse::<i64>() {
            Ok(integer) if literal != "-0" => Self(Repr::Integer(integer)),
            _ => Self(Repr::Literal(literal.into())),
        }
    }

    /// Returns the shortest literal that names this double; `None` if it is not finite.
    pub fn from_f64(number: f64) -> Option<Self> {
        number.is_finite().then(|| Self::from_literal(&format!("{number:?}")))
    }

    /// Returns the number as it is written.
    pub fn literal(&self) -> Cow<'_, str> {
        match &self.0 {
            Repr::Integer(integer) => integer.to_string().into(),
            Repr::Literal(literal) => Cow::Borrowed(literal),
        }
    }

    /// Returns the integer that this number is: `10.0` and `1e1` are ten. `None` if it is not an integer, or too large.
    pub fn as_i128(&self) -> Option<i128> {
        match &self.0 {
            Repr::Integer(integer) => Some((*integer).into()),
            Repr::Literal(literal) => Exact::parse(literal).to_i128(),
        }
    }

    /// Returns the integer that this number is, if it fits in an `i64`.
    pub fn as_i64(&self) -> Option<i64> {
        self.as_i128()?.try_into().ok()
    }

    /// Returns the integer that this number is, if it fits in a `u64`.
    pub fn as_u64(&self) -> Option<u64> {
        self.as_i128()?.try_into().ok()
    }

    /// Returns the nearest double; `None` where that is infinite.
    pub fn as_f64(&self) -> Option<f64> {
        self.literal().parse().ok().filter(|number: &f64| number.is_finite())
    }

    pub(crate) fn exact(&self) -> Exact {
        Exact::parse(&self.literal())
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Repr::Integer(left), Repr::Integer(right)) => left.cmp(right),
            _ => self.exact().cmp(&other.exact()),
        }
    }
}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self.as_i128() {
            Some(integer) => integer.hash(state),
            None => self.exact().hash(state),
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.literal())
    }
}

macro_rules! from_integers {
    ($($integer:ty)*) => {$(
        impl From<$integer> for Number {
            fn from(value: $integer) -> Self {
                match i64::try_from(value) {
                    Ok(integer) => Self(Repr::Integer(integer)),
                    Err(_) => Self(Repr::Literal(value.to_string().into())),
                }
            }
        }
    )*};
}

from_integers! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }

impl TryFrom<f64> for Number {
    type Error = ReadErrors;

    /// Takes the shortest literal that names this double.
    ///
    /// # Errors
    ///
    /// It is infinite or not a number.
    fn try_from(number: f64) -> Result<Self, Self::Error> {
        Self::from_f64(number).ok_or_else(|| {
            let keyword = Keyword::Type.name();
            let expected = "a finite number".to_owned();
            ReadErrors::new(vec![ReadError::new(
                String::new(),
                keyword,
                expected,
                number.to_string(),
            )])
        })
    }
}

impl serde::Serialize for Number {
    /// Serializes an integer or a double.
    ///
    /// # Errors
    ///
    /// Neither holds the number exactly; [`Typed::to_json`](super::Typed::to_json) writes every number.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Repr::Integer(integer) = &self.0 {
            return serializer.serialize_i64(*integer);
        }
        let literal = self.literal();
        let double = self.as_f64().filter(|double| {
            let written = Self::from_f64(*double);
            written.is_some_and(|written| written == *self)
        });
        let is_written_as_integer = !literal.contains(['.', 'e', 'E']);
        match (self.as_u64(), self.as_i128(), double) {
            (Some(integer), _, _) if is_written_as_integer => serializer.serialize_u64(integer),
            (_, Some(integer), _) if is_written_as_integer => serializer.serialize_i128(integer),
            (_, _, Some(double)) => serializer.serialize_f64(double),
            (_, Some(integer), None) => serializer.serialize_i128(integer),
            (_, None, None) => Err(S::Error::custom(format_args!(
                "the number `{literal}` cannot be serialized exactly; `to_json` keeps every digit"
            ))),
        }
    }
}
