//! To and from the types of `chrono`.

use chrono::{Datelike as _, FixedOffset, NaiveDate, TimeZone as _, Utc};

use super::super::ReadErrors;
use super::{Date, DateTime};

const NANOS_PER_SECOND: i128 = 1_000_000_000;

impl DateTime {
    /// Returns the point in time with its offset. Digits beyond the nanosecond are cut off, and a leap second is the
    /// second after it.
    ///
    /// # Example
    ///
    /// ```
    /// use chrono::Timelike as _;
    /// use tablature::types::DateTime;
    ///
    /// let time = DateTime::new("2026-11-21T17:00:00.120+01:00")?;
    /// let offset = time.to_chrono();
    /// assert_eq!((offset.hour(), offset.offset().local_minus_utc()), (17, 3600));
    /// assert_eq!(DateTime::try_from(offset)?.as_str(), "2026-11-21T17:00:00.12+01:00");
    /// # Ok::<(), tablature::types::ReadErrors>(())
    /// ```
    #[expect(clippy::missing_panics_doc, reason = "chrono has far more years than RFC 3339")]
    pub fn to_chrono(&self) -> chrono::DateTime<FixedOffset> {
        let nanoseconds = self.timestamp().as_nanoseconds();
        let time = || {
            let seconds = i64::try_from(nanoseconds.div_euclid(NANOS_PER_SECOND)).ok()?;
            let rest = u32::try_from(nanoseconds.rem_euclid(NANOS_PER_SECOND)).ok()?;
            let offset = FixedOffset::east_opt(self.offset_seconds())?;
            Some(Utc.timestamp_opt(seconds, rest).single()?.with_timezone(&offset))
        };
        time().expect("chrono has all points in time of the years 0 to 9999, and all offsets")
    }
}

impl<Z: chrono::TimeZone> TryFrom<chrono::DateTime<Z>> for DateTime {
    type Error = ReadErrors;

    /// Converts with its offset, as [`DateTime::at_offset`]: the name of the time zone is lost, and a leap second is
    /// the second after it.
    fn try_from(time: chrono::DateTime<Z>) -> Result<Self, ReadErrors> {
        let time = time.fixed_offset();
        let nanoseconds = i128::from(time.timestamp()) * NANOS_PER_SECOND
            + i128::from(time.timestamp_subsec_nanos());
        let timestamp = crate::Timestamp::from_nanoseconds(nanoseconds);
        Self::at_offset(timestamp, time.offset().local_minus_utc())
    }
}

impl Date {
    /// Returns the same day as a chrono type.
    ///
    /// # Example
    ///
    /// ```
    /// use chrono::Datelike as _;
    /// use tablature::types::Date;
    ///
    /// assert_eq!(Date::new(2028, 2, 29)?.to_chrono().ordinal(), 60);
    /// # Ok::<(), tablature::types::ReadErrors>(())
    /// ```
    #[expect(clippy::missing_panics_doc, reason = "chrono has far more years than RFC 3339")]
    pub fn to_chrono(self) -> NaiveDate {
        let (month, day) = (self.month().into(), self.day().into());
        NaiveDate::from_ymd_opt(self.year().into(), month, day)
            .expect("chrono has all days of the years 0 to 9999")
    }
}

impl TryFrom<NaiveDate> for Date {
    type Error = ReadErrors;

    /// Converts a day; fails for years that RFC 3339 cannot write.
    fn try_from(date: NaiveDate) -> Result<Self, ReadErrors> {
        Self::from_parts(date.year(), date.month(), date.day())
    }
}
