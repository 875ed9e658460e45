//! To and from the types of `jiff`.

use jiff::{Timestamp, Zoned, civil, tz};

use super::super::ReadErrors;
use super::{Date, DateTime};

impl DateTime {
    /// Returns the point in time with its offset. `None` within the last days of the year 9999, which jiff leaves out.
    /// Digits beyond the nanosecond are cut off, and a leap second is the second after it.
    ///
    /// # Example
    ///
    /// ```
    /// use tablature::types::DateTime;
    ///
    /// let time = DateTime::new("2026-11-21T17:00:00.120+01:00")?;
    /// let zoned = time.to_jiff().expect("it is long before 9999");
    /// assert_eq!((zoned.hour(), zoned.offset()), (17, jiff::tz::offset(1)));
    /// assert_eq!(DateTime::try_from(zoned)?.as_str(), "2026-11-21T17:00:00.12+01:00");
    /// # Ok::<(), tablature::types::ReadErrors>(())
    /// ```
    pub fn to_jiff(&self) -> Option<Zoned> {
        let timestamp = Timestamp::from_nanosecond(self.timestamp().as_nanoseconds()).ok()?;
        let offset = tz::Offset::from_seconds(self.offset_seconds()).ok()?;
        Some(timestamp.to_zoned(tz::TimeZone::fixed(offset)))
    }
}

impl TryFrom<Zoned> for DateTime {
    type Error = ReadErrors;

    /// Converts with its offset, as [`DateTime::at_offset`]: the name of the time zone is lost.
    fn try_from(zoned: Zoned) -> Result<Self, ReadErrors> {
        Self::at_offset(ours(zoned.timestamp()), zoned.offset().seconds())
    }
}

impl TryFrom<Timestamp> for DateTime {
    type Error = ReadErrors;

    /// Converts to UTC; fails for years before 0, which RFC 3339 cannot write.
    fn try_from(timestamp: Timestamp) -> Result<Self, ReadErrors> {
        Self::at_offset(ours(timestamp), 0)
    }
}

fn ours(timestamp: Timestamp) -> crate::Timestamp {
    crate::Timestamp::from_nanoseconds(timestamp.as_nanosecond())
}

impl Date {
    /// Returns the same day as a jiff type.
    ///
    /// # Example
    ///
    /// ```
    /// use tablature::types::Date;
    ///
    /// assert_eq!(Date::new(2028, 2, 29)?.to_jiff(), jiff::civil::date(2028, 2, 29));
    /// # Ok::<(), tablature::types::ReadErrors>(())
    /// ```
    #[expect(clippy::missing_panics_doc, reason = "all years from 0 to 9999 are jiff's")]
    pub fn to_jiff(self) -> civil::Date {
        let day = |part: u8| i8::try_from(part).ok();
        let date = || civil::Date::new(self.year(), day(self.month())?, day(self.day())?).ok();
        date().expect("a day of the years 0 to 9999 is one of jiff's")
    }
}

impl TryFrom<civil::Date> for Date {
    type Error = ReadErrors;

    /// Converts a day; fails for years before 0, which RFC 3339 cannot write.
    fn try_from(date: civil::Date) -> Result<Self, ReadErrors> {
        Self::from_parts(date.year().into(), date.month(), date.day())
    }
}
