//! Dates and times that keep how they were written.

use std::{
    hash::{Hash, Hasher},
    str::FromStr,
};

use tablature_validator::reading;

use super::{
    __private::{At, Errors, Json},
    ReadErrors, Typed, Value,
};

/// A point in time as RFC 3339 writes it. Offset and precision stay as they were read; equal are those that are
/// written alike.
///
/// # Example
///
/// ```
/// use tablature::types::{DateTime, Typed};
///
/// let time: DateTime = "2026-11-21T17:00:00.120+01:00".parse()?;
/// assert_eq!(time.to_json(), "\"2026-11-21T17:00:00.120+01:00\"");
/// assert_eq!(time.timestamp(), Some("2026-11-21T16:00:00.12Z".parse()?));
/// assert_eq!(time.offset().seconds(), 3600);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct DateTime {
    text: String,
    timestamp: Option<jiff::Timestamp>,
}

impl DateTime {
    /// The text as it was read.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The point in time, to the nanosecond. `None` within the last days of the year 9999, which jiff leaves out.
    pub fn timestamp(&self) -> Option<jiff::Timestamp> {
        self.timestamp
    }

    /// The offset from UTC that the text names.
    pub fn offset(&self) -> jiff::tz::Offset {
        let seconds = || {
            let (_, offset) = self.text.split_at_checked(self.text.len() - 6)?;
            let number = |range: std::ops::Range<usize>| offset.get(range)?.parse::<i32>().ok();
            let seconds = number(1..3)? * 3600 + number(4..6)? * 60;
            Some(if offset.starts_with('-') { -seconds } else { seconds })
        };
        let is_utc = self.text.ends_with(['Z', 'z']);
        let seconds = if is_utc { 0 } else { seconds().unwrap_or(0) };
        jiff::tz::Offset::from_seconds(seconds).unwrap_or(jiff::tz::Offset::UTC)
    }
}

impl PartialEq for DateTime {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for DateTime {}

impl Hash for DateTime {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl TryFrom<jiff::Timestamp> for DateTime {
    type Error = ReadErrors;

    /// In UTC. Fails for years before 0, which RFC 3339 cannot write.
    fn try_from(timestamp: jiff::Timestamp) -> Result<Self, ReadErrors> {
        Self::from_value(timestamp.to_string().into())
    }
}

impl Json for DateTime {
    fn read(value: Value, at: &At<'_>, errors: &mut Errors) -> Option<Self> {
        let text = String::read(value, at, errors)?;
        match text.parse::<tablature_validator::Timestamp>() {
            Ok(point) => {
                let timestamp = jiff::Timestamp::from_nanosecond(point.as_nanoseconds()).ok();
                Some(Self { text, timestamp })
            }
            Err(error) => {
                let expected = format!("an RFC 3339 timestamp ({error})");
                errors.push(at, "format", expected, &Value::String(text))
            }
        }
    }

    fn write(&self) -> Value {
        self.text.as_str().into()
    }
}

/// A day as RFC 3339 writes it: a [`jiff::civil::Date`] of the years 0 to 9999.
///
/// # Example
///
/// ```
/// use tablature::types::Date;
///
/// let day: Date = "2028-02-29".parse()?;
/// assert_eq!(day.get(), jiff::civil::date(2028, 2, 29));
/// assert!("2026-02-29".parse::<Date>().is_err());
/// # Ok::<(), tablature::types::ReadErrors>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(jiff::civil::Date);

impl Date {
    /// The day.
    pub fn get(self) -> jiff::civil::Date {
        self.0
    }
}

impl TryFrom<jiff::civil::Date> for Date {
    type Error = ReadErrors;

    /// Fails for years before 0, which RFC 3339 cannot write.
    fn try_from(date: jiff::civil::Date) -> Result<Self, ReadErrors> {
        Self::from_value(date.to_string().into())
    }
}

impl Json for Date {
    fn read(value: Value, at: &At<'_>, errors: &mut Errors) -> Option<Self> {
        let text = String::read(value, at, errors)?;
        let date = reading::has_format("date", &text).then(|| text.parse().ok()).flatten();
        let Some(date) = date else {
            return errors.push(at, "format", "a date as `yyyy-MM-dd`", &Value::String(text));
        };
        Some(Self(date))
    }

    fn write(&self) -> Value {
        self.0.to_string().into()
    }
}

macro_rules! from_text {
    ($($name:ident)*) => {$(
        impl FromStr for $name {
            type Err = ReadErrors;

            fn from_str(text: &str) -> Result<Self, ReadErrors> {
                Self::from_value(text.into())
            }
        }

        crate::__tablature_serde! { $name }
    )*};
}

from_text! { DateTime Date }

impl std::fmt::Display for DateTime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tablature_validator::{Timestamp, reading};

    use super::{Date, DateTime, Typed};

    #[track_caller]
    fn check<T: Typed>(format: &str, text: &str) {
        let read = T::from_value(text.into()).map(|date| date.to_value()).ok();
        let expected = reading::has_format(format, text).then(|| text.into());
        assert_eq!(read, expected, "{text}");
    }

    proptest! {
        #[test]
        fn days_are_those_of_the_format(text in "[0-9]{3}[0-9]-[01][0-9]-[0-3][0-9]|[-+0-9T:]{8,11}") {
            check::<Date>("date", &text);
        }

        #[test]
        fn times_are_those_of_the_format(
            text in "(0000|1969|2028|9999)-(01|02|12)-[0-3][0-9][Tt][012][0-9]:[0-5][0-9]:(00|59|60)(\\.[0-9]{1,12})?(Z|z|[-+][012][0-9]:[0-5][0-9])"
        ) {
            check::<DateTime>("date-time", &text);
            if let Ok(time) = text.parse::<DateTime>()
                && let Some(timestamp) = time.timestamp()
            {
                let expected: Timestamp = text.parse().expect("it is one");
                prop_assert_eq!(timestamp.as_nanosecond(), expected.as_nanoseconds());
            }
        }
    }

    #[test]
    fn offsets_are_kept() {
        for (text, seconds) in [
            ("2026-11-21T16:00:00Z", 0),
            ("2026-11-21T16:00:00.5-23:59", -86_340),
            ("2026-11-21T16:00:00+05:30", 19_800),
        ] {
            let time: DateTime = text.parse().expect("a timestamp");
            assert_eq!((time.offset().seconds(), time.as_str()), (seconds, text));
        }
    }

    #[test]
    fn what_jiff_leaves_out_is_held_nevertheless() {
        let last: DateTime = "9999-12-31T23:59:59Z".parse().expect("a timestamp");
        assert_eq!(last.timestamp(), None);
        assert!(DateTime::try_from(jiff::Timestamp::MIN).is_err());
        assert!(Date::try_from(jiff::civil::Date::MIN).is_err());
    }
}
