//! Spans of time, to the nanosecond, for `maxAge`.

use std::{fmt, str::FromStr};

/// A span of time of fixed length, from an ISO 8601 duration such as `PT1H` or `P7D`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    nanoseconds: u64,
}

impl Span {
    /// The empty span.
    pub const ZERO: Self = Self { nanoseconds: 0 };

    /// Returns its length in nanoseconds.
    pub fn as_nanoseconds(self) -> i128 {
        self.nanoseconds.into()
    }
}

/// An error from parsing a string that is not an ISO 8601 duration of fixed length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParseSpanError(());

impl fmt::Display for ParseSpanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected an ISO 8601 duration of weeks, days, hours, minutes and whole seconds, such as `PT1H`")
    }
}

impl std::error::Error for ParseSpanError {}

impl FromStr for Span {
    type Err = ParseSpanError;

    /// Parses a duration. Years and months are rejected: they have no fixed length.
    fn from_str(text: &str) -> Result<Self, ParseSpanError> {
        let seconds = parse_duration(text).ok_or(ParseSpanError(()))?;
        let nanoseconds = seconds.checked_mul(1_000_000_000).ok_or(ParseSpanError(()))?;
        Ok(Self { nanoseconds })
    }
}

fn parse_duration(text: &str) -> Option<u64> {
    let body = text.strip_prefix('P')?;
    let (date, time) = match body.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (body, None),
    };
    if (date.is_empty() && time.is_none()) || time == Some("") {
        return None;
    }
    let date = parse_units(date, &[('W', 604_800), ('D', 86_400)])?;
    let time = parse_units(time.unwrap_or_default(), &[('H', 3_600), ('M', 60), ('S', 1)])?;
    date.checked_add(time)
}

/// Parses numbers with units, each unit once and in the given order.
fn parse_units(mut text: &str, units: &[(char, u64)]) -> Option<u64> {
    let mut sum = 0u64;
    for (unit, seconds) in units {
        if let Some((number, rest)) = text.split_once(*unit) {
            if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
                return None;
            }
            sum = sum.checked_add(number.parse::<u64>().ok()?.checked_mul(*seconds)?)?;
            text = rest;
        }
    }
    text.is_empty().then_some(sum)
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&describe_nanoseconds(self.nanoseconds.into()))
    }
}

/// Formats a span of time for people: `1 h`, `2 d 3 h`, `59 min 59.999 s`.
fn describe_nanoseconds(nanoseconds: i128) -> String {
    let nanoseconds = nanoseconds.unsigned_abs();
    let (seconds, fraction) = (nanoseconds / 1_000_000_000, nanoseconds % 1_000_000_000);
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60);
    let mut parts = Vec::new();
    for (number, unit) in [(days, "d"), (hours, "h"), (minutes, "min")] {
        if number > 0 {
            parts.push(format!("{number} {unit}"));
        }
    }
    let rest = seconds % 60;
    if fraction > 0 {
        parts.push(format!("{rest}.{} s", format!("{fraction:09}").trim_end_matches('0')));
    } else if rest > 0 || parts.is_empty() {
        parts.push(format!("{rest} s"));
    }
    parts.join(" ")
}

/// Formats a span of time in its two largest units, `617 d 12 h`; in full if it is close to the limit that it exceeds.
pub fn describe_span(nanoseconds: i128, beyond_limit: i128) -> String {
    const NEAR: i128 = 60_000_000_000;
    if beyond_limit < NEAR {
        return describe_nanoseconds(nanoseconds);
    }
    let seconds = describe_nanoseconds(nanoseconds / 1_000_000_000 * 1_000_000_000);
    let words: Vec<&str> = seconds.split(' ').take(4).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_have_a_fixed_length() {
        for (text, expected) in [
            ("PT1H", Some("1 h")),
            ("P1DT12H", Some("1 d 12 h")),
            ("P2W", Some("14 d")),
            ("PT90S", Some("1 min 30 s")),
            ("PT0S", Some("0 s")),
            ("P1M", None),
            ("P1Y", None),
            ("PT", None),
            ("P", None),
            ("1H", None),
            ("PT1M1H", None),
            ("PT-1H", None),
            ("P99999999999999999999D", None),
            ("P999999999999D", None),
        ] {
            assert_eq!(
                text.parse::<Span>().ok().map(|span| span.to_string()).as_deref(),
                expected,
                "{text}"
            );
        }
    }
}
