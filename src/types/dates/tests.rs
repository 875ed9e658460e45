use proptest::prelude::*;
use tablature_validator::{Timestamp, reading};

use super::{super::Typed, Date, DateTime};

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
        if let Ok(day) = text.parse::<Date>() {
            prop_assert_eq!(Date::new(day.year(), day.month(), day.day()).ok(), Some(day));
            #[cfg(feature = "jiff")]
            prop_assert_eq!(Date::try_from(day.to_jiff()).ok(), Some(day));
            #[cfg(feature = "time")]
            prop_assert_eq!(Date::try_from(day.to_time()).ok(), Some(day));
            #[cfg(feature = "chrono")]
            prop_assert_eq!(Date::try_from(day.to_chrono()).ok(), Some(day));
        }
    }

    #[test]
    fn times_are_those_of_the_format(
        text in "(0000|1969|2028|9999)-(01|02|12)-[0-3][0-9][Tt][012][0-9]:[0-5][0-9]:(00|59|60)(\\.[0-9]{1,12})?(Z|z|[-+][012][0-9]:[0-5][0-9])"
    ) {
        check::<DateTime>("date-time", &text);
        if let Ok(time) = text.parse::<DateTime>() {
            let expected: Timestamp = text.parse().expect("it is one");
            prop_assert_eq!(time.timestamp(), expected);
            let same = |other: &DateTime| {
                (other.timestamp(), other.offset_seconds()) == (expected, time.offset_seconds())
            };
            prop_assert!(same(&DateTime::at_offset(expected, time.offset_seconds()).expect("it was read")));
            #[cfg(feature = "jiff")]
            if let Some(zoned) = time.to_jiff() {
                prop_assert!(same(&DateTime::try_from(zoned).expect("it was read")));
            }
            #[cfg(feature = "time")]
            prop_assert!(same(&DateTime::try_from(time.to_time().expect("it is before 10000")).expect("it was read")));
            #[cfg(feature = "chrono")]
            prop_assert!(same(&DateTime::try_from(time.to_chrono()).expect("it was read")));
        }
    }
}

/// Whatever is kept of what was written.
const SPELLINGS: &[(&str, i32)] = &[
    ("2026-11-21T16:00:00Z", 0),
    ("2026-11-21t16:00:00z", 0),
    ("2026-11-21T16:00:00+00:00", 0),
    ("2026-11-21T16:00:00-00:00", 0),
    ("2026-11-21T16:00:00.5-23:59", -86_340),
    ("2026-11-21T16:00:00.500+05:30", 19_800),
    ("2026-11-21T16:00:00.123456789012345Z", 0),
    ("2016-12-31T23:59:60Z", 0),
    ("2017-01-01T05:29:60.25+05:30", 19_800),
    ("0000-01-01T00:00:00+23:59", 86_340),
    ("9999-12-31T23:59:59.999999999999-23:59", -86_340),
    ("9999-12-31T23:59:60Z", 0),
];

#[test]
fn spelling_is_kept() {
    for &(text, seconds) in SPELLINGS {
        let time = DateTime::new(text).expect("a timestamp");
        assert_eq!((time.offset_seconds(), time.as_str()), (seconds, text));
        let json = format!("\"{text}\"");
        assert_eq!(time.to_json(), json);
        assert_eq!(DateTime::from_json(json.as_bytes()), Ok(time));
    }
}

#[test]
fn order_is_that_of_time_and_equality_that_of_texts() {
    let time = |text| DateTime::new(text).expect("a timestamp");
    let (utc, east, later) = (
        time("2026-11-21T16:00:00Z"),
        time("2026-11-21T17:00:00+01:00"),
        time("2026-11-21T16:00:00.1Z"),
    );
    assert!(utc.timestamp() == east.timestamp() && utc != east);
    assert!(east > utc && east < later);
}

#[test]
fn what_rfc_3339_cannot_write_is_refused() {
    let zero = Timestamp::from_nanoseconds(0);
    for seconds in [1, 3_601, -86_400, 86_400, i32::MIN, i32::MAX] {
        assert!(DateTime::at_offset(zero, seconds).is_err(), "{seconds}");
    }
    for nanoseconds in [i128::MAX, i128::MIN, 253_402_300_800_000_000_000] {
        let timestamp = Timestamp::from_nanoseconds(nanoseconds);
        assert!(DateTime::try_from(timestamp).is_err(), "{nanoseconds}");
    }
    for (year, month, day) in
        [(-1, 1, 1), (10_000, 1, 1), (2026, 0, 1), (2026, 13, 1), (2026, 2, 29)]
    {
        assert!(Date::new(year, month, day).is_err(), "{year} {month} {day}");
    }
}

#[cfg(feature = "jiff")]
#[test]
fn what_jiff_leaves_out_is_held_nevertheless() {
    let last = DateTime::new("9999-12-31T23:59:59Z").expect("a timestamp");
    assert_eq!(last.to_jiff(), None);
    assert!(DateTime::try_from(jiff::Timestamp::MIN).is_err());
    assert!(Date::try_from(jiff::civil::Date::MIN).is_err());
}

#[cfg(feature = "time")]
#[test]
fn what_time_leaves_out_is_held_nevertheless() {
    let last = DateTime::new("9999-12-31T23:59:60Z").expect("a timestamp");
    assert_eq!(last.to_time(), None);
    let offset = time::UtcOffset::from_whole_seconds(1).expect("it is an offset");
    assert!(DateTime::try_from(time::OffsetDateTime::UNIX_EPOCH.to_offset(offset)).is_err());
    assert!(Date::try_from(time::Date::MIN).is_err());
}

#[cfg(feature = "chrono")]
#[test]
fn what_only_chrono_has_is_refused() {
    assert!(DateTime::try_from(chrono::DateTime::<chrono::Utc>::MAX_UTC).is_err());
    assert!(DateTime::try_from(chrono::DateTime::<chrono::Utc>::MIN_UTC).is_err());
    assert!(Date::try_from(chrono::NaiveDate::MAX).is_err());
    let last = DateTime::new("9999-12-31T23:59:60Z").expect("a timestamp");
    assert_eq!(last.to_chrono().timestamp(), 253_402_300_800);
}
