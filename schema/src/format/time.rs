//! `time`: RFC 3339, `full-time`.

use super::timestamp::{check_leap_second, error, parse_fraction, parse_offset, parse_time};

/// Returns whether a string is an RFC 3339 full time, with its offset. Leap seconds are valid as in timestamps.
pub(super) fn is_time(text: &str) -> bool {
    let parse = || {
        let Some((head, rest)) = text.as_bytes().split_at_checked(8) else {
            return error("it is too short for `HH:mm:ssZ`");
        };
        let (hour, minute, second) = parse_time(head)?;
        let (_, rest) = parse_fraction(rest)?;
        check_leap_second(hour * 60 + minute - parse_offset(rest)?, second)
    };
    parse().is_ok()
}

#[cfg(test)]
mod tests {
    use super::is_time;

    #[test]
    fn times_have_an_offset() {
        for text in
            ["00:00:00Z", "23:59:59.5+23:59", "15:59:60-08:00", "23:59:60z", "12:00:00-00:00"]
        {
            assert!(is_time(text), "{text}");
        }
        for text in [
            "",
            "12:00:00",
            "12:00Z",
            "24:00:00Z",
            "12:60:00Z",
            "22:59:60Z",
            "23:59:60+01:00",
            "12:00:00.Z",
            "12:00:00+01",
            "12:00:00Z ",
            "১2:00:00Z",
        ] {
            assert!(!is_time(text), "{text}");
        }
    }
}
