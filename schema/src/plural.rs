//! Counts of things, for messages.

use std::fmt;

/// Formats a count: `1 row`, `2 rows`. The plural of `noun` ends in an s.
///
/// # Example
///
/// ```
/// use tablature_schema::plural::count;
///
/// assert_eq!((count(1_u64, "row").as_str(), count(0_usize, "row").as_str()), ("1 row", "0 rows"));
/// ```
pub fn count<N: Copy + fmt::Display + PartialEq + From<u8>>(number: N, noun: &str) -> String {
    let ending = if number == N::from(1) { "" } else { "s" };
    format!("{number} {noun}{ending}")
}
