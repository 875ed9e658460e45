//! Writes values as JSON text.

use std::io::Write;

use tablature_schema::ir::TypeSet;

use super::want::Want;

/// Maximum depth of JSON in a cell.
const MAX_CELL_DEPTH: usize = 128;

/// Writes a string. Bytes that are not UTF-8 stay as they are: the check of the record finds them.
pub(super) fn string(text: &[u8], out: &mut Vec<u8>) {
    out.push(b'"');
    let mut rest = text;
    while let Some(at) = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1F)) {
        out.extend_from_slice(&rest[..at]);
        match rest[at] {
            b'"' => out.extend_from_slice(b"\\\""),
            b'\\' => out.extend_from_slice(b"\\\\"),
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\r' => out.extend_from_slice(b"\\r"),
            b'\t' => out.extend_from_slice(b"\\t"),
            0x08 => out.extend_from_slice(b"\\b"),
            0x0C => out.extend_from_slice(b"\\f"),
            control => {
                let digit = |value: u8| b"0123456789abcdef"[usize::from(value & 15)];
                out.extend_from_slice(b"\\u00");
                out.extend_from_slice(&[digit(control >> 4), digit(control)]);
            }
        }
        rest = &rest[at + 1..];
    }
    out.extend_from_slice(rest);
    out.push(b'"');
}

/// Writes a key with its colon.
pub(super) fn key(name: &str, out: &mut Vec<u8>) {
    string(name.as_bytes(), out);
    out.push(b':');
}

/// Writes `true` or `false`.
pub(super) fn boolean(value: bool, out: &mut Vec<u8>) {
    out.extend_from_slice(if value { b"true" } else { b"false" });
}

/// Writes an integer.
pub(super) fn integer(value: i128, out: &mut Vec<u8>) {
    // Nearly all are short, and formatting 128 bits takes longer.
    let _ = match i64::try_from(value) {
        Ok(value) => write!(out, "{value}"),
        Err(_) => write!(out, "{value}"),
    };
}

/// Writes a number; what is none in JSON is a string, so that it does not pass for one.
pub(super) fn float(value: f64, out: &mut Vec<u8>) {
    if !not_finite(value, out) {
        digits(value.fract() == 0.0, format_args!("{value:?}"), out);
    }
}

/// Writes a number of single precision with the digits that tell it from others.
pub(super) fn float32(value: f32, out: &mut Vec<u8>) {
    if !not_finite(value.into(), out) {
        digits(value.fract() == 0.0, format_args!("{value:?}"), out);
    }
}

fn not_finite(value: f64, out: &mut Vec<u8>) -> bool {
    if value.is_finite() {
        return false;
    }
    let name: &[u8] = match value {
        _ if value.is_nan() => b"\"NaN\"",
        _ if value > 0.0 => b"\"Infinity\"",
        _ => b"\"-Infinity\"",
    };
    out.extend_from_slice(name);
    true
}

/// Writes digits, those of a whole number without a fraction: tables hold integers as floating-point numbers.
fn digits(is_whole: bool, digits: std::fmt::Arguments<'_>, out: &mut Vec<u8>) {
    let _ = out.write_fmt(digits);
    if is_whole && out.ends_with(b".0") {
        out.truncate(out.len() - 2);
    }
}

/// Writes a decimal number of these digits, of which `scale` are behind the point, without zeros at the end.
pub(super) fn decimal(digits: &str, scale: i8, out: &mut Vec<u8>) {
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", digits),
    };
    out.extend_from_slice(sign.as_bytes());
    let behind = usize::from(scale.max(0).unsigned_abs());
    let zeros = if digits == "0" { 0 } else { usize::from(scale.min(0).unsigned_abs()) };
    let (whole, fraction) = digits.split_at(digits.len().saturating_sub(behind));
    out.extend_from_slice(if whole.is_empty() { b"0" } else { whole.as_bytes() });
    out.resize(out.len() + zeros, b'0');
    let padding = behind - fraction.len();
    let fraction = fraction.trim_end_matches('0');
    if !fraction.is_empty() {
        out.push(b'.');
        out.resize(out.len() + padding, b'0');
        out.extend_from_slice(fraction.as_bytes());
    }
}

/// Writes a text: the object or array that it holds where one is wanted, else a string.
pub(super) fn text(text: &[u8], want: &Want, out: &mut Vec<u8>) {
    if !wanted_structure(text, want, out) {
        string(text, out);
    }
}

/// Writes bytes: the object or array whose text they are where one is wanted, else a string in base64. Engines keep JSON in
/// columns of bytes, too.
pub(super) fn bytes(bytes: &[u8], want: &Want, out: &mut Vec<u8>) {
    if !wanted_structure(bytes, want, out) {
        base64(bytes, out);
    }
}

/// Writes sixteen bytes as RFC 9562 does.
pub(super) fn uuid(bytes: &[u8], out: &mut Vec<u8>) {
    let digit = |value: u8| b"0123456789abcdef"[usize::from(value & 15)];
    out.push(b'"');
    for (index, byte) in bytes.iter().enumerate() {
        if matches!(index, 4 | 6 | 8 | 10) {
            out.push(b'-');
        }
        out.extend_from_slice(&[digit(byte >> 4), digit(*byte)]);
    }
    out.push(b'"');
}

/// Writes the object or array that a text holds where one is wanted; returns `false` if there is none.
fn wanted_structure(text: &[u8], want: &Want, out: &mut Vec<u8>) -> bool {
    let wants = |one: TypeSet| want.types.is_some_and(|types| types.intersects(one));
    (wants(TypeSet::OBJECT) && structure(text, b'{', out))
        || (wants(TypeSet::ARRAY) && structure(text, b'[', out))
}

/// Writes bytes in base64 (RFC 4648 section 4), as a string.
pub(super) fn base64(bytes: &[u8], out: &mut Vec<u8>) {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    out.push(b'"');
    for group in bytes.chunks(3) {
        let byte = |at: usize| u32::from(group.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * at)) as usize & 63];
            out.push(if at <= group.len() { digit } else { b'=' });
        }
    }
    out.push(b'"');
}

/// Returns whether a text is a JSON number (RFC 8259 section 6).
pub(super) fn is_number(text: &[u8]) -> bool {
    let digits = |text: &[u8]| text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let text = text.strip_prefix(b"-").unwrap_or(text);
    let whole = digits(text);
    if whole == 0 || (whole > 1 && text[0] == b'0') {
        return false;
    }
    let mut rest = &text[whole..];
    if let Some(fraction) = rest.strip_prefix(b".") {
        let length = digits(fraction);
        if length == 0 {
            return false;
        }
        rest = &fraction[length..];
    }
    match rest {
        [] => true,
        [b'e' | b'E', exponent @ ..] => {
            let exponent =
                exponent.strip_prefix(b"+").or(exponent.strip_prefix(b"-")).unwrap_or(exponent);
            !exponent.is_empty() && digits(exponent) == exponent.len()
        }
        _ => false,
    }
}

/// Writes a text that is a JSON object or array, on one line; returns `false` if it is not.
pub(super) fn structure(text: &[u8], opening: u8, out: &mut Vec<u8>) -> bool {
    let text = text.trim_ascii();
    if text.first() != Some(&opening)
        || tablature_schema::json::parse(text, MAX_CELL_DEPTH).is_err()
    {
        return false;
    }
    // In valid JSON, line breaks are only between values.
    out.extend(text.iter().map(|byte| if matches!(byte, b'\n' | b'\r') { b' ' } else { *byte }));
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_escaped_as_everybody_does() {
        let every: String = ('\0'..='\u{7f}').chain(['é', '\u{2028}', '😀']).collect();
        let mut written = Vec::new();
        string(every.as_bytes(), &mut written);
        let expected = tablature_schema::json::Value::String(every.as_str().into()).to_string();
        assert_eq!(String::from_utf8(written).unwrap(), expected);
    }

    #[track_caller]
    fn check(write: impl FnOnce(&mut Vec<u8>), expected: &str) {
        let mut out = Vec::new();
        write(&mut out);
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn numbers_are_written_exactly() {
        for (value, expected) in [
            (5.0, "5"),
            (-0.5, "-0.5"),
            (1e300, "1e300"),
            (1e-7, "1e-7"),
            (0.1, "0.1"),
            (1e15, "1000000000000000"),
            (f64::NAN, "\"NaN\""),
            (f64::INFINITY, "\"Infinity\""),
            (f64::NEG_INFINITY, "\"-Infinity\""),
        ] {
            check(|out| float(value, out), expected);
        }
        check(|out| float32(0.1, out), "0.1");
        check(|out| integer(u64::MAX.into(), out), "18446744073709551615");
        check(|out| integer(i64::MIN.into(), out), "-9223372036854775808");
        for (digits, scale, expected) in [
            ("150", 2, "1.5"),
            ("-5", 3, "-0.005"),
            ("0", 2, "0"),
            ("500", 2, "5"),
            ("7", 0, "7"),
            ("7", -2, "700"),
            ("0", -2, "0"),
            (
                "-12345678901234567890123456789012345678",
                10,
                "-1234567890123456789012345678.9012345678",
            ),
        ] {
            check(|out| decimal(digits, scale, out), expected);
        }
    }

    #[test]
    fn bytes_are_base64() {
        for (bytes, expected) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            check(|out| base64(bytes.as_bytes(), out), &format!("\"{expected}\""));
        }
    }

    #[test]
    fn numbers_are_those_of_json() {
        for text in ["0", "-5", "10", "1.50", "1e5", "1E+5", "-0.0e-07"] {
            assert!(is_number(text.as_bytes()), "{text}");
        }
        for text in
            ["", "-", "+5", "05", "1.", ".5", "1e", "1e+", "1,5", " 1", "1 ", "NaN", "0x1", "1_0"]
        {
            assert!(!is_number(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn structures_are_written_on_one_line() {
        let mut out = Vec::new();
        assert!(structure(b" {\"a\":\r\n [1]}\n", b'{', &mut out));
        assert_eq!(out, b"{\"a\":   [1]}");
        for text in ["", "{", "[1]", "{}}", "{a: 1}", "{\"a\": \"\n\"}"] {
            assert!(!structure(text.as_bytes(), b'{', &mut out), "{text}");
        }
    }
}
