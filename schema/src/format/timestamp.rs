//! Points in time, to the nanosecond.
//!
//! This does not use a time library because verdicts depend on it: libraries accept more than RFC 3339, disagree on
//! leap seconds, and end at year 9999 less the offset. All arithmetic is on 128-bit nanoseconds, which no timestamp
//! with a four-digit year can overflow.

use std::{
    fmt,
    str::FromStr,
    time::{SystemTime, UNIX_EPOCH},
};

const NANOS_PER_SECOND: i128 = 1_000_000_000;
const SECONDS_PER_DAY: i64 = 86_400;

/// A point in time: nanoseconds since 1970-01-01T00:00:00Z, without leap seconds.
///
/// Parses RFC 3339 section 5.6: `T` and `Z` in either case, hours to 23 (24:00 is not valid), any number of fraction
/// digits, offsets to ±23:59. Digits beyond the ninth are cut off. A leap second is valid where it can occur, at
/// 23:59:60 UTC, and is the same point in time as the second after it.
///
/// # Example
///
/// ```
/// use tablature_schema::format::Timestamp;
///
/// let leap: Timestamp = "2016-12-31T23:59:60Z".parse()?;
/// assert_eq!(leap, "2017-01-01T01:00:00+01:00".parse()?);
/// assert_eq!(leap.to_string(), "2017-01-01T00:00:00Z");
/// assert!("2016-12-31T24:00:00Z".parse::<Timestamp>().is_err());
/// # Ok::<(), tablature_schema::format::ParseTimestampError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    nanoseconds: i128,
}

impl From<SystemTime> for Timestamp {
    /// Converts the time of the system, as from `SystemTime::now()`.
    fn from(time: SystemTime) -> Self {
        let nanoseconds = match time.duration_since(UNIX_EPOCH) {
            Ok(after) => after.as_nanos().cast_signed(),
            Err(before) => -before.duration().as_nanos().cast_signed(),
        };
        Self { nanoseconds }
    }
}

impl Timestamp {
    /// Creates a timestamp from nanoseconds since 1970-01-01T00:00:00Z.
    pub fn from_nanoseconds(nanoseconds: i128) -> Self {
        Self { nanoseconds }
    }

    /// Returns the nanoseconds since 1970-01-01T00:00:00Z.
    pub fn as_nanoseconds(self) -> i128 {
        self.nanoseconds
    }

    /// Returns the nanoseconds from `other` to `self`; negative if `other` is later.
    pub fn nanoseconds_since(self, other: Self) -> i128 {
        self.nanoseconds.saturating_sub(other.nanoseconds)
    }
}

/// An error from parsing a string that is not an RFC 3339 timestamp.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParseTimestampError {
    reason: Reason,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reason {
    Text(&'static str),
    Missing(Missing),
}

/// The parts that a date and a time lack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Missing {
    separator: bool,
    seconds: bool,
    offset: bool,
}

impl fmt::Display for ParseTimestampError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.reason {
            Reason::Text(text) => f.write_str(text),
            Reason::Missing(missing) => missing.fmt(f),
        }
    }
}

impl std::error::Error for ParseTimestampError {}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [
            (self.separator, "the `T` between date and time"),
            (self.seconds, "the seconds"),
            (self.offset, "the offset (`Z` for UTC, or one such as `+02:00`)"),
        ];
        let parts: Vec<&str> =
            parts.iter().filter(|(is_missing, _)| *is_missing).map(|(_, part)| *part).collect();
        for (n, part) in parts.iter().enumerate() {
            let separator = match parts.len() - n {
                _ if n == 0 => "",
                1 => " and ",
                _ => ", ",
            };
            write!(f, "{separator}{part}")?;
        }
        f.write_str(if parts.len() > 1 || self.seconds { " are missing" } else { " is missing" })
    }
}

pub(super) fn error<T>(reason: &'static str) -> Result<T, ParseTimestampError> {
    Err(ParseTimestampError { reason: Reason::Text(reason) })
}

/// Returns the parts that a string lacks which begins with a date, hours and minutes; `None` if it lacks none, or is
/// something else.
fn missing(text: &[u8]) -> Option<Missing> {
    let (date, rest) = text.split_at_checked(10)?;
    let (separator, rest) = rest.split_first()?;
    let (time, rest) = rest.split_at_checked(5)?;
    parse_date(date).ok()?;
    number(&time[..2]).filter(|_| time[2] == b':').and(number(&time[3..]))?;
    let (seconds, rest) = match rest {
        [b':', tens, ones, rest @ ..] => (number(&[*tens, *ones]), rest),
        _ => (None, rest),
    };
    let (_, offset) = parse_fraction(rest).ok()?;
    if !matches!(separator, b'T' | b't' | b' ' | b'_')
        || !offset.is_empty() && parse_offset(offset).is_err()
    {
        return None;
    }
    let missing = Missing {
        separator: matches!(separator, b' ' | b'_'),
        seconds: seconds.is_none(),
        offset: offset.is_empty(),
    };
    (missing.separator || missing.seconds || missing.offset).then_some(missing)
}

impl FromStr for Timestamp {
    type Err = ParseTimestampError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bytes = text.as_bytes();
        parse(bytes).map_err(|error| match missing(bytes) {
            Some(missing) => ParseTimestampError { reason: Reason::Missing(missing) },
            None => error,
        })
    }
}

fn parse(bytes: &[u8]) -> Result<Timestamp, ParseTimestampError> {
    let Some((head, rest)) = bytes.split_at_checked(19) else {
        if is_date_text(bytes) {
            return error("the time is missing: write `yyyy-MM-ddTHH:mm:ssZ`");
        }
        return error("it is too short for `yyyy-MM-ddTHH:mm:ssZ`");
    };
    let day = parse_date(&head[..10])?;
    if !matches!(head[10], b'T' | b't') {
        return error("date and time must be separated by `T`");
    }
    let (hour, minute, second) = parse_time(&head[11..])?;
    let (fraction, rest) = parse_fraction(rest)?;
    let offset = parse_offset(rest)?;
    let minute_of_day = hour * 60 + minute - offset;
    check_leap_second(minute_of_day, second)?;
    let seconds = day * SECONDS_PER_DAY + minute_of_day * 60 + second;
    Ok(Timestamp { nanoseconds: i128::from(seconds) * NANOS_PER_SECOND + fraction })
}

/// Returns whether a string is an RFC 3339 full date.
pub fn is_date(text: &str) -> bool {
    is_date_text(text.as_bytes())
}

fn is_date_text(text: &[u8]) -> bool {
    text.len() == 10 && parse_date(text).is_ok()
}

/// Checks that a leap second is the last second of a day in UTC.
pub(super) fn check_leap_second(
    minute_of_day: i64,
    second: i64,
) -> Result<(), ParseTimestampError> {
    if second == 60 && minute_of_day.rem_euclid(24 * 60) != 24 * 60 - 1 {
        return error("a leap second can only be at 23:59:60 UTC");
    }
    Ok(())
}

/// Parses `yyyy-MM-dd` into days since 1970-01-01.
fn parse_date(text: &[u8]) -> Result<i64, ParseTimestampError> {
    if text[4] != b'-' || text[7] != b'-' {
        return error("the date must be written `yyyy-MM-dd`");
    }
    let (Some(year), Some(month), Some(day)) =
        (number(&text[..4]), number(&text[5..7]), number(&text[8..]))
    else {
        return error("the date must be written `yyyy-MM-dd`");
    };
    if !(1..=12).contains(&month) {
        return error("there is no such month");
    }
    if !(1..=days_in_month(year, month)).contains(&day) {
        return error("there is no such day in this month");
    }
    Ok(days_from_civil(year, month, day))
}

/// Parses `HH:mm:ss` into hour, minute and second.
pub(super) fn parse_time(text: &[u8]) -> Result<(i64, i64, i64), ParseTimestampError> {
    let (Some(hour), b':', Some(minute), b':', Some(second)) =
        (number(&text[..2]), text[2], number(&text[3..5]), text[5], number(&text[6..]))
    else {
        return error("the time must be written `HH:mm:ss`");
    };
    if hour > 23 {
        return error("the hour must be 00 to 23");
    }
    if minute > 59 {
        return error("the minute must be 00 to 59");
    }
    if second > 60 {
        return error("the second must be 00 to 59, or 60 in a leap second");
    }
    Ok((hour, minute, second))
}

/// Parses an optional `.ddd…` into nanoseconds, and returns the rest.
pub(super) fn parse_fraction(text: &[u8]) -> Result<(i128, &[u8]), ParseTimestampError> {
    let Some(rest) = text.strip_prefix(b".") else {
        return Ok((0, text));
    };
    let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if length == 0 {
        return error("a digit must follow the decimal point");
    }
    let (digits, rest) = rest.split_at(length);
    let nanoseconds = (0..9).fold(0, |value, index| {
        value * 10 + i128::from(digits.get(index).map_or(0, |digit| digit - b'0'))
    });
    Ok((nanoseconds, rest))
}

/// Parses `Z` or `±HH:mm` into minutes.
pub(super) fn parse_offset(text: &[u8]) -> Result<i64, ParseTimestampError> {
    let (sign, offset) = match text {
        [b'Z' | b'z'] => return Ok(0),
        [b'+', offset @ ..] => (1, offset),
        [b'-', offset @ ..] => (-1, offset),
        [] => {
            return error(
                "the offset is missing: write `Z` for UTC, or an offset such as `+02:00`",
            );
        }
        _ => return error("the offset must be `Z`, or an offset such as `+02:00`"),
    };
    match offset {
        [_, _, b':', _, _] => match (number(&offset[..2]), number(&offset[3..])) {
            (Some(hours @ 0..=23), Some(minutes @ 0..=59)) => Ok(sign * (hours * 60 + minutes)),
            _ => error("the offset must be within ±23:59"),
        },
        _ => error("the offset must be `Z`, or an offset such as `+02:00`"),
    }
}

fn number(digits: &[u8]) -> Option<i64> {
    digits.iter().try_fold(0, |value, digit| {
        digit.is_ascii_digit().then(|| value * 10 + i64::from(digit - b'0'))
    })
}

/// Returns the number of days of a month, 1 to 12, in the proleptic Gregorian calendar.
#[inline]
pub fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Returns the days since 1970-01-01 in the proleptic Gregorian calendar. Years begin in March here, so the leap day is
/// the last of a year.
#[inline]
pub fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month > 2 { year } else { year - 1 };
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// Returns the date of a day, year, month and day: the inverse of [`days_from_civil`].
pub fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = (month_from_march + 2) % 12 + 1;
    (era * 400 + year_of_era + i64::from(month <= 2), month, day)
}

impl fmt::Display for Timestamp {
    /// Writes RFC 3339 in UTC, with as many fraction digits as necessary.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.nanoseconds.div_euclid(NANOS_PER_SECOND);
        let fraction = self.nanoseconds.rem_euclid(NANOS_PER_SECOND);
        let Ok(seconds) = i64::try_from(seconds) else {
            return write!(f, "{} ns since 1970", self.nanoseconds);
        };
        let (year, month, day) = civil_from_days(seconds.div_euclid(SECONDS_PER_DAY));
        let second_of_day = seconds.rem_euclid(SECONDS_PER_DAY);
        let (hour, minute, second) =
            (second_of_day / 3600, second_of_day / 60 % 60, second_of_day % 60);
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")?;
        if fraction > 0 {
            write!(f, ".{}", format!("{fraction:09}").trim_end_matches('0'))?;
        }
        f.write_str("Z")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let shown = match text.parse::<Timestamp>() {
            Ok(timestamp) => timestamp.to_string(),
            Err(error) => error.to_string(),
        };
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn rfc_3339_is_read() {
        check("2026-11-21T16:00:00Z", "2026-11-21T16:00:00Z");
        check("2026-11-21t16:00:00.120z", "2026-11-21T16:00:00.12Z");
        check("2024-02-29T23:30:00-01:00", "2024-03-01T00:30:00Z");
        check("0000-01-01T00:00:00+23:59", "-001-12-31T00:01:00Z");
        check("9999-12-31T23:59:59.999999999999-23:59", "10000-01-01T23:58:59.999999999Z");
        check("1998-12-31T15:59:60-08:00", "1999-01-01T00:00:00Z");
    }

    #[test]
    fn dates_are_made_of_digits() {
        assert!(is_date("2028-02-29") && is_date("0000-01-01"));
        for text in
            ["-001-01-01", "2026-1/-01", "2026-01-.1", "2026-02-29", "2026-1-01", "２026-1-1", ""]
        {
            assert!(!is_date(text), "{text}");
        }
    }

    #[test]
    fn everything_else_is_rejected_with_a_reason() {
        check("yesterday", "it is too short for `yyyy-MM-ddTHH:mm:ssZ`");
        check("2026-11-21", "the time is missing: write `yyyy-MM-ddTHH:mm:ssZ`");
        check("2026-11-21 16:00:00Z", "the `T` between date and time is missing");
        check("2026-11-21/16:00:00Z", "date and time must be separated by `T`");
        check("2026-11-21T16:00Z", "the seconds are missing");
        check(
            "2026-11-21 16:00:00.5",
            "the `T` between date and time and the offset (`Z` for UTC, or one such as `+02:00`) are missing",
        );
        check(
            "2025-01-01 10:00",
            "the `T` between date and time, the seconds and the offset (`Z` for UTC, or one such as `+02:00`) are missing",
        );
        check("2025-02-30 10:00", "it is too short for `yyyy-MM-ddTHH:mm:ssZ`");
        check("2025-01-01 10:00 o'clock", "date and time must be separated by `T`");
        check("2026-11-21T24:00:00Z", "the hour must be 00 to 23");
        check("2026-02-29T00:00:00Z", "there is no such day in this month");
        check("2026-13-01T00:00:00Z", "there is no such month");
        check("2026-11-21T23:58:60Z", "a leap second can only be at 23:59:60 UTC");
        check(
            "2026-11-21T16:00:00",
            "the offset (`Z` for UTC, or one such as `+02:00`) is missing",
        );
        check("2026-11-21T16:00:00+0200", "the offset must be `Z`, or an offset such as `+02:00`");
        check("2026-11-21T16:00:00+24:00", "the offset must be within ±23:59");
        check("2026-11-21T16:00:00.Z", "a digit must follow the decimal point");
        check("2026-11-21T16:00:00,5Z", "the offset must be `Z`, or an offset such as `+02:00`");
        check("２０26-11-21T16:00:00Z", "the date must be written `yyyy-MM-dd`");
    }

    #[test]
    fn days_agree_with_a_count_of_every_day() {
        let mut day = days_from_civil(1599, 12, 31);
        for year in 1600..2401 {
            for month in 1..=12 {
                for day_of_month in 1..=days_in_month(year, month) {
                    day += 1;
                    assert_eq!(days_from_civil(year, month, day_of_month), day);
                    assert_eq!(civil_from_days(day), (year, month, day_of_month));
                }
            }
        }
        assert_eq!(days_from_civil(1970, 1, 1), 0);
    }
}
