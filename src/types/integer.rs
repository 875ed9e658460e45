//! Whole numbers of any size.

use super::Number;

/// A whole number of any size, as it is written: what `"type": "integer"` without bounds allows.
///
/// # Example
///
/// ```
/// use tablature::types::{Integer, Typed};
///
/// let big = Integer::from_json(b"123456789012345678901234567890123456789012345")?;
/// assert_eq!(big.to_json(), "123456789012345678901234567890123456789012345");
/// assert_eq!(Integer::from_json(b"1e1")?, Integer::from(10));
/// assert!(Integer::from_json(b"1.5").is_err());
/// # Ok::<(), tablature::types::ReadErrors>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Integer(Number);

crate::__tablature_number! { Integer(Number), { integer true } }

macro_rules! from_integers {
    ($($integer:ty)*) => {$(
        impl From<$integer> for Integer {
            fn from(value: $integer) -> Self {
                Self(value.into())
            }
        }
    )*};
}

from_integers! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }
