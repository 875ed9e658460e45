//! To and from the types of `time`.

use time::{Month, OffsetDateTime, UtcOffset};

use super::super::ReadErrors;
use super::{Date, DateTime};

impl DateTime {
    /// Returns the point in time with its offset. `None` for the leap second at the end of the year 9999 only. Digits
    /// beyond the nanosecond are cut off, and a leap second is the second after it.
    ///
    /// # Example
    ///
    /// ```
    /// use tablature::types::DateTime;
    ///
    /// let time = DateTime::new("2026-11-21T17:00:00.120+01:00")?;
    /// let offset = time.to_time().expect("it is before 10000");
    /// assert_eq!((offset.hour(), offset.offset().whole_hours()), (17, 1));
    /// assert_eq!(DateTime::try_from(offset)?.as_str(), "2026-11-21T17:00:00.12+01:00");
    /// # Ok::<(), tablature::types::ReadErrors>(())
    /// ```
    pub fn to_time(&self) -> Option<OffsetDateTime> {
        // By the local clock, for the point in UTC may lie outside of the years that `time` has.
        let seconds = self.offset_seconds();
        let local = self.timestamp().as_nanoseconds() + i128::from(seconds) * NANOS_PER_SECOND;
        let local = OffsetDateTime::from_unix_timestamp_nanos(local).ok()?;
        Some(local.replace_offset(UtcOffset::from_whole_seconds(seconds).ok()?))
    }
}

const NANOS_PER_SECOND: i128 = 1_000_000_000;

impl TryFrom<OffsetDateTime> for DateTime {
    type Error = ReadErrors;

    /// Converts with its offset, as [`DateTime::at_offset`].
    fn try_from(time: OffsetDateTime) -> Result<Self, ReadErrors> {
        let timestamp = crate::Timestamp::from_nanoseconds(time.unix_timestamp_nanos());
        Self::at_offset(timestamp, time.offset().whole_seconds())
    }
}

impl Date {
    /// Returns the same day as a type of `time`.
    ///
    /// # Example
    ///
    /// ```
    /// use tablature::types::Date;
    ///
    /// assert_eq!(Date::new(2028, 2, 29)?.to_time().ordinal(), 60);
    /// # Ok::<(), tablature::types::ReadErrors>(())
    /// ```
    #[expect(clippy::missing_panics_doc, reason = "all years from 0 to 9999 are those of `time`")]
    pub fn to_time(self) -> time::Date {
        let date = || {
            let month = Month::try_from(self.month()).ok()?;
            time::Date::from_calendar_date(self.year().into(), month, self.day()).ok()
        };
        date().expect("a day of the years 0 to 9999 is one of `time`")
    }
}

impl TryFrom<time::Date> for Date {
    type Error = ReadErrors;

    /// Converts a day; fails for years that RFC 3339 cannot write.
    fn try_from(date: time::Date) -> Result<Self, ReadErrors> {
        Self::from_parts(date.year(), u8::from(date.month()), date.day())
    }
}
