//! Days.

use std::{fmt, str::FromStr};
use tablature_schema::ir::Keyword;

use tablature_validator::reading;

use super::super::{
    __private::{At, Cursor, Errors, Json},
    ReadErrors, Typed, Value,
};

/// A day as RFC 3339 writes it, of the years 0 to 9999.
///
/// # Example
///
/// ```
/// use tablature::types::Date;
///
/// let day: Date = "2028-02-29".parse()?;
/// assert_eq!((day.year(), day.month(), day.day()), (2028, 2, 29));
/// assert!(Date::new(2026, 2, 29).is_err());
/// # Ok::<(), tablature::types::ReadErrors>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i16,
    month: u8,
    day: u8,
}

impl Date {
    /// Makes a day of the proleptic Gregorian calendar; month and day count from 1.
    ///
    /// # Errors
    ///
    /// There is no such day, or its year is not within 0 to 9999.
    pub fn new(year: i16, month: u8, day: u8) -> Result<Self, ReadErrors> {
        Self::from_parts(year.into(), month, day)
    }

    /// Makes a day of the numbers of another crate.
    pub(super) fn from_parts(
        year: i32,
        month: impl fmt::Display,
        day: impl fmt::Display,
    ) -> Result<Self, ReadErrors> {
        Self::from_value(format!("{year:04}-{month:02}-{day:02}").into())
    }

    /// Returns the year, 0 to 9999.
    pub fn year(self) -> i16 {
        self.year
    }

    /// Returns the month, from 1.
    pub fn month(self) -> u8 {
        self.month
    }

    /// Returns the day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, month, day } = self;
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl FromStr for Date {
    type Err = ReadErrors;

    fn from_str(text: &str) -> Result<Self, ReadErrors> {
        Self::from_value(text.into())
    }
}

impl TryFrom<&str> for Date {
    type Error = ReadErrors;

    fn try_from(text: &str) -> Result<Self, ReadErrors> {
        text.parse()
    }
}

/// Splits a string into the parts of a date, if it is one.
fn parts(text: &str) -> Option<Date> {
    if !reading::has_format("date", text) {
        return None;
    }
    let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<u8>().ok();
    let year = text.get(..4)?.parse().ok()?;
    Some(Date { year, month: number(5..7)?, day: number(8..10)? })
}

impl Json for Date {
    fn read(value: Value, at: &At<'_>, errors: &mut Errors) -> Option<Self> {
        let text = String::read(value, at, errors)?;
        parts(&text).or_else(|| {
            errors.push(at, Keyword::Format, "a date as `yyyy-MM-dd`", &Value::String(text))
        })
    }

    fn fill(cursor: &mut Cursor<'_>) -> Option<Self> {
        parts(&cursor.text()?)
    }

    fn write(&self) -> Value {
        self.to_string().into()
    }
}

crate::__tablature_serde! { Date }
