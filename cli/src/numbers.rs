//! Numbers as options take them.

use std::{
    num::{IntErrorKind, ParseIntError},
    str::FromStr,
};

/// Parses a number, or returns a message for the user.
pub(crate) fn number<N: FromStr<Err = ParseIntError>>(text: &str) -> Result<N, String> {
    text.parse().map_err(|error: ParseIntError| {
        match error.kind() {
            IntErrorKind::PosOverflow => "the number is too large",
            IntErrorKind::Zero => "a number above 0 is expected",
            _ => "a whole number is expected, such as 20",
        }
        .to_owned()
    })
}
