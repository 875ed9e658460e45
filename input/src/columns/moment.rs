//! Timestamps, days and times of day as JSON: as strings (RFC 3339), or as the numbers that they are where a schema wants
//! numbers.

use std::io::Write;

use tablature_schema::format::civil_from_days;

use super::{json, want::Want};

/// Seconds of a day.
const DAY: i128 = 86_400;

/// Writes a moment, which is counted from the beginning of 1970 in parts of a second; without a time zone, it is one in UTC.
pub(super) fn timestamp(count: i128, per_second: i128, want: &Want, out: &mut Vec<u8>) {
    let seconds = count.div_euclid(per_second);
    let Some((year, month, day)) = day(seconds.div_euclid(DAY)).filter(|_| !want.is_number())
    else {
        return json::integer(count, out);
    };
    let _ = write!(out, "\"{year:04}-{month:02}-{day:02}T");
    clock(seconds.rem_euclid(DAY), count.rem_euclid(per_second), per_second, out);
    out.extend_from_slice(b"Z\"");
}

/// Writes a day, which is counted from the beginning of 1970.
pub(super) fn date(count: i128, per_day: i64, want: &Want, out: &mut Vec<u8>) {
    match day(count.div_euclid(per_day.into())).filter(|_| !want.is_number()) {
        Some((year, month, day)) => {
            let _ = write!(out, "\"{year:04}-{month:02}-{day:02}\"");
        }
        None => json::integer(count, out),
    }
}

/// Writes a time of day in UTC.
pub(super) fn time(count: i128, per_second: i128, want: &Want, out: &mut Vec<u8>) {
    let seconds = count.div_euclid(per_second);
    if want.is_number() || !(0..DAY).contains(&seconds) {
        return json::integer(count, out);
    }
    out.push(b'"');
    clock(seconds, count.rem_euclid(per_second), per_second, out);
    out.extend_from_slice(b"Z\"");
}

/// Writes seconds of a day and a fraction of a second, of which zeros at the end are left out by three.
fn clock(seconds: i128, mut fraction: i128, per_second: i128, out: &mut Vec<u8>) {
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let _ = write!(out, "{hour:02}:{minute:02}:{second:02}");
    let mut width = per_second.ilog10() as usize;
    while width > 0 && fraction % 1000 == 0 {
        fraction /= 1000;
        width -= 3;
    }
    if width > 0 {
        let _ = write!(out, ".{fraction:0width$}");
    }
}

/// Returns the year, the month and the day of a day since the beginning of 1970, in the Gregorian calendar; `None` outside the
/// years of RFC 3339.
fn day(days: i128) -> Option<(i64, i64, i64)> {
    let days = i64::try_from(days).ok().filter(|days| (-800_000..3_000_000).contains(days))?;
    let (year, month, day) = civil_from_days(days);
    (0..10_000).contains(&year).then_some((year, month, day))
}

#[cfg(test)]
mod tests {
    use tablature_schema::ir::TypeSet;

    use super::*;

    fn written(write: impl FnOnce(&mut Vec<u8>)) -> String {
        let mut out = Vec::new();
        write(&mut out);
        String::from_utf8(out).unwrap()
    }

    #[track_caller]
    fn check(count: i128, per_second: i128, expected: &str) {
        let found = written(|out| timestamp(count, per_second, &Want::default(), out));
        assert_eq!(found, expected);
    }

    #[test]
    fn moments_are_those_of_the_calendar() {
        check(0, 1, "\"1970-01-01T00:00:00Z\"");
        check(951_782_400, 1, "\"2000-02-29T00:00:00Z\"");
        check(-1, 1_000, "\"1969-12-31T23:59:59.999Z\"");
        check(1_763_740_800_123_456, 1_000_000, "\"2025-11-21T16:00:00.123456Z\"");
        check(1_763_740_800_120_000, 1_000_000, "\"2025-11-21T16:00:00.120Z\"");
        check(1_763_740_800_000_000_001, 1_000_000_000, "\"2025-11-21T16:00:00.000000001Z\"");
        check(-62_167_219_200, 1, "\"0000-01-01T00:00:00Z\"");
        check(253_402_300_799, 1, "\"9999-12-31T23:59:59Z\"");
        check(253_402_300_800, 1, "253402300800");
        check(i64::MIN.into(), 1, "-9223372036854775808");
    }

    #[test]
    fn every_day_has_the_next_date() {
        let mut last = day(-719_528).unwrap();
        assert_eq!(last, (0, 1, 1));
        for days in -719_527..=2_932_896 {
            let next = day(days).unwrap();
            let is_next = match last {
                (year, 12, 31) => next == (year + 1, 1, 1),
                (year, month, day) if day >= 28 && next.2 == 1 => {
                    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
                    let length = match month {
                        2 => 28 + i64::from(is_leap),
                        4 | 6 | 9 | 11 => 30,
                        _ => 31,
                    };
                    next == (year, month + 1, 1) && day == length
                }
                (year, month, day) => next == (year, month, day + 1),
            };
            assert!(is_next, "{last:?} {next:?}");
            last = next;
        }
        assert_eq!(last, (9999, 12, 31));
        assert_eq!(day(2_932_897), None);
    }

    #[test]
    fn numbers_stay_numbers_where_they_are_wanted() {
        let want = Want { types: Some(TypeSet::INTEGER), ..Want::default() };
        assert_eq!(written(|out| timestamp(5, 1_000, &want, out)), "5");
        assert_eq!(written(|out| date(5, 1, &want, out)), "5");
        assert_eq!(written(|out| time(5, 1, &want, out)), "5");
        assert_eq!(written(|out| date(5, 1, &Want::default(), out)), "\"1970-01-06\"");
        let time = written(|out| time(3_661_500, 1_000, &Want::default(), out));
        assert_eq!(time, "\"01:01:01.500Z\"");
    }
}
