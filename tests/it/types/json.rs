//! Equality of JSON texts by value, exact to the last digit.

use serde_json::Value;

/// The value of a JSON text with every number replaced by its digits and exponent, so that `10`, `10.0` and
/// `1e1` are equal, and numbers that floats cannot tell apart are not.
///
/// `None` where the text is no JSON.
pub(crate) fn exact(text: &str) -> Option<Value> {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => string_length(rest)?,
            '-' | '0'..='9' => {
                let end = rest.find(|c| !matches!(c, '0'..='9' | '-' | '+' | '.' | 'e' | 'E'));
                let end = end.unwrap_or(rest.len());
                // Only to say whether it is one: rounding is no matter here, being out of range is.
                let is_number = rest[..end].parse::<serde_json::Number>().is_ok();
                if !is_number && !is_out_of_range(&rest[..end]) {
                    return None;
                }
                out.push_str("\"\\u0001");
                out.push_str(&decimal(&rest[..end]));
                out.push('"');
                rest = &rest[end..];
                continue;
            }
            other => other.len_utf8(),
        };
        out.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    serde_json::from_str(&out).ok()
}

/// Returns whether the text is a number that a float cannot hold exactly.
fn is_out_of_range(text: &str) -> bool {
    serde_json::from_str::<Value>(text).is_err_and(|error| error.to_string().contains("range"))
}

/// The length in bytes of the string that the text begins with, quotes included.
fn string_length(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// Sign, significant digits and exponent of a JSON number.
fn decimal(text: &str) -> String {
    let (sign, text) = text.strip_prefix('-').map_or(("", text), |text| ("-", text));
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let digits = digits.trim_start_matches('0');
    if digits.is_empty() {
        return "0".to_owned();
    }
    let significant = digits.trim_end_matches('0');
    let exponent = exponent.parse::<i64>().unwrap_or(i64::MAX / 2)
        - i64::try_from(fraction.len()).expect("a text is shorter than that")
        + i64::try_from(digits.len() - significant.len()).expect("a text is shorter than that");
    format!("{sign}{significant}e{exponent}")
}

#[test]
fn numbers_are_equal_by_value_alone() {
    for (left, right) in [("10", "1e1"), ("10.0", "100E-1"), ("0", "-0.0"), ("[1.50]", "[ 15e-1 ]")]
    {
        assert_eq!(exact(left), exact(right), "{left} {right}");
        assert!(exact(left).is_some(), "{left}");
    }
    for (left, right) in [("9007199254740993", "9007199254740992"), ("1", "\"1\""), ("-1", "1")] {
        assert_ne!(exact(left), exact(right), "{left} {right}");
    }
    assert_ne!(exact("1e400"), exact("1e401"));
    assert!(exact("1e400").is_some());
    for broken in ["01", "[1", "\"a", "1.", "--1", ""] {
        assert_eq!(exact(broken), None, "{broken}");
    }
}
