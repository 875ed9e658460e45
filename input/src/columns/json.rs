//! Writes values as JSON text.

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
