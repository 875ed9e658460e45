//! Reads the timestamps that most records have.

use tablature_schema::format::{days_from_civil, days_in_month};
use wide::u8x16;

use super::bytes::{halves, look};

const SHAPE: [u8; 16] = *b"0000-00-00T00:00";

/// The number by which each byte may exceed [`SHAPE`].
const DIGITS: [u8; 16] = {
    let mut digits = [0; 16];
    let mut at = 0;
    while at < 16 {
        if SHAPE[at] == b'0' {
            digits[at] = 9;
        }
        at += 1;
    }
    digits
};

/// Returns the seconds since 1970 of `yyyy-mm-ddThh:mm:ss[.f…]Z` with up to 31 bytes, without the fraction. `None` for
/// anything else, leap seconds and fractions of no digits included.
#[inline(always)]
pub(super) fn read(bytes: &[u8], start: usize, end: usize) -> Option<i64> {
    let window = look::<32>(bytes, start)?;
    let length = end - start;
    if !(20..=31).contains(&length) || length == 21 {
        return None;
    }
    let [first, second] = halves(window);
    let above = first - u8x16::new(SHAPE);
    let is_shaped = above.min(u8x16::new(DIGITS)).simd_eq(above).to_bitmask() & 0xFFFF == 0xFFFF;
    let rest = second - u8x16::splat(b'0');
    let digits = rest.min(u8x16::splat(9)).simd_eq(rest).to_bitmask();
    // Two digits after the colon, and all between the point and the `Z`.
    let needed = 0b110 | (((1u32 << (length - 17)) - 1) & !0b1111);
    let has_end = length == 20 || window[19] == b'.';
    if !is_shaped
        || digits & needed != needed
        || window[16] != b':'
        || !has_end
        || window[length - 1] != b'Z'
    {
        return None;
    }
    let above = above.to_array();
    let two = |at: usize| i64::from(above[at]) * 10 + i64::from(above[at + 1]);
    let (year, month, day) = (two(0) * 100 + two(2), two(5), two(8));
    let (hour, minute) = (two(11), two(14));
    let second = i64::from(window[17] - b'0') * 10 + i64::from(window[18] - b'0');
    let is_time = hour <= 23 && minute <= 59 && second <= 59;
    if !is_time || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    if day > 28 && day > days_in_month(year, month) {
        return None;
    }
    let days = days_from_civil(year, month, day);
    Some(days * 86_400 + hour * 3_600 + minute * 60 + second)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Timestamp;

    fn fast(text: &str) -> Option<i64> {
        let mut bytes = text.as_bytes().to_vec();
        bytes.resize(text.len() + 64, b'7');
        read(&bytes, 0, text.len())
    }

    #[test]
    fn what_is_read_is_what_the_exact_reader_reads() {
        let mut read = 0;
        for year in (0..10_000).step_by(97).chain([0, 1, 1900, 2000, 2024, 9999]) {
            for month in 0..14 {
                for day in [0, 1, 2, 28, 29, 30, 31, 32] {
                    for time in ["00:00:00", "23:59:59", "24:00:00", "12:60:00", "12:30:60"] {
                        for end in ["Z", ".5Z", ".123456789Z", ".12345678901Z", ".Z", "+00:00", ""]
                        {
                            let text = format!("{year:04}-{month:02}-{day:02}T{time}{end}");
                            let Some(seconds) = fast(&text) else { continue };
                            let exact: Timestamp = text.parse().expect(&text);
                            let expected = exact.as_nanoseconds().div_euclid(1_000_000_000);
                            assert_eq!(i128::from(seconds), expected, "{text}");
                            read += 1;
                        }
                    }
                }
            }
        }
        assert!(read > 10_000, "{read}");
    }

    #[test]
    fn no_byte_is_left_out() {
        let text = "2024-02-29T23:59:58.123456Z";
        assert!(fast(text).is_some());
        for at in 0..text.len() {
            for byte in 0..=127u8 {
                let mut bytes = text.as_bytes().to_vec();
                bytes[at] = byte;
                let changed = String::from_utf8(bytes).expect("it is ASCII");
                if fast(&changed).is_some() {
                    assert!(changed.parse::<Timestamp>().is_ok(), "{changed}");
                }
            }
        }
    }
}
