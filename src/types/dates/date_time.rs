//! Points in time.

use std::{
    cmp::Ordering,
    hash::{Hash, Hasher},
};
use tablature_schema::ir::Keyword;

use super::super::{
    __private::{At, Cursor, Errors, Json},
    ReadErrors, Typed, Value,
};
use crate::Timestamp;

/// A point in time as RFC 3339 writes it. Offset and precision stay as they were read, digits beyond the nanosecond
/// and a leap second too.
///
/// Two are equal if they are written alike; the order is that of time, and of the string where the time is the same.
/// To compare points in time, compare [`DateTime::timestamp`].
///
/// The features of this crate that are named after others add conversions to and from their types: `jiff`
/// `to_jiff`, `time` `to_time`, `chrono` `to_chrono`, and `TryFrom` for the way back.
///
/// # Example
///
/// ```
/// use tablature::types::{DateTime, Typed};
///
/// let time: DateTime = "2026-11-21T17:00:00.120+01:00".parse()?;
/// assert_eq!(time.to_json(), "\"2026-11-21T17:00:00.120+01:00\"");
/// assert_eq!(time.timestamp(), "2026-11-21T16:00:00.12Z".parse()?);
/// assert_eq!(time.offset_seconds(), 3600);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct DateTime {
    text: String,
    timestamp: Timestamp,
}

impl DateTime {
    /// Parses a timestamp.
    ///
    /// # Errors
    ///
    /// The string is not an RFC 3339 timestamp.
    pub fn new(text: impl Into<String>) -> Result<Self, ReadErrors> {
        Self::from_value(text.into().into())
    }

    /// Writes a point in time with an offset from UTC, which is `Z` if it is zero, and as many digits as there are.
    ///
    /// # Errors
    ///
    /// RFC 3339 cannot write it: the local year is not within 0 to 9999, or the offset not of whole minutes within
    /// ±23:59.
    pub fn at_offset(timestamp: Timestamp, offset_seconds: i32) -> Result<Self, ReadErrors> {
        let offset = i128::from(offset_seconds) * NANOS_PER_SECOND;
        let local = timestamp.as_nanoseconds().saturating_add(offset);
        let local = Timestamp::from_nanoseconds(local).to_string();
        if offset_seconds == 0 {
            return Self::new(local);
        }
        let sign = if offset_seconds < 0 { '-' } else { '+' };
        let seconds = offset_seconds.unsigned_abs();
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
        let local = local.trim_end_matches('Z');
        let text = format!("{local}{sign}{hours:02}:{minutes:02}");
        if seconds.is_multiple_of(60) {
            return Self::new(text);
        }
        // Rejected by the reader, with all its digits in the message.
        Self::new(format!("{text}:{:02}", seconds % 60))
    }

    /// Returns the string as it was read.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the string, owned.
    pub fn into_inner(self) -> String {
        self.text
    }

    /// Returns the point in time, to the nanosecond. A leap second is the second after it.
    pub fn timestamp(&self) -> Timestamp {
        self.timestamp
    }

    /// Returns the offset from UTC in seconds: whole minutes within ±23:59, 0 for `Z`.
    pub fn offset_seconds(&self) -> i32 {
        let seconds = || {
            let (_, offset) = self.text.split_at_checked(self.text.len().checked_sub(6)?)?;
            let number = |range: std::ops::Range<usize>| offset.get(range)?.parse::<i32>().ok();
            let seconds = number(1..3)? * 3600 + number(4..6)? * 60;
            Some(if offset.starts_with('-') { -seconds } else { seconds })
        };
        if self.text.ends_with(['Z', 'z']) { 0 } else { seconds().unwrap_or(0) }
    }
}

const NANOS_PER_SECOND: i128 = 1_000_000_000;

impl PartialEq for DateTime {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for DateTime {}

impl PartialOrd for DateTime {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for DateTime {
    fn cmp(&self, other: &Self) -> Ordering {
        self.timestamp.cmp(&other.timestamp).then_with(|| self.text.cmp(&other.text))
    }
}

impl Hash for DateTime {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl TryFrom<Timestamp> for DateTime {
    type Error = ReadErrors;

    /// Converts to UTC; fails for years that RFC 3339 cannot write.
    fn try_from(timestamp: Timestamp) -> Result<Self, ReadErrors> {
        Self::at_offset(timestamp, 0)
    }
}

impl From<DateTime> for String {
    fn from(time: DateTime) -> Self {
        time.text
    }
}

impl Json for DateTime {
    fn read(value: Value, at: &At<'_>, errors: &mut Errors) -> Option<Self> {
        let text = String::read(value, at, errors)?;
        match text.parse() {
            Ok(timestamp) => Some(Self { text, timestamp }),
            Err(error) => {
                let error: crate::ParseTimestampError = error;
                let expected = format!("an RFC 3339 timestamp ({error})");
                errors.push(at, Keyword::Format, expected, &Value::String(text))
            }
        }
    }

    fn fill(cursor: &mut Cursor<'_>) -> Option<Self> {
        let text = cursor.string()?;
        let timestamp = text.parse().ok()?;
        Some(Self { text, timestamp })
    }

    fn write(&self) -> Value {
        self.text.as_str().into()
    }
}

crate::__tablature_from_text! { DateTime }
crate::__tablature_from_string! { DateTime }
crate::__tablature_serde! { DateTime }
