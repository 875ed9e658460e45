//! Writes JSON without spaces, for the values of this crate and those of generated types.

use std::fmt;

/// Writes a string as JSON: only what must be escaped is (RFC 8259 section 7).
///
/// # Errors
///
/// Those of the formatter.
pub fn write_string(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    f.write_str("\"")?;
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| matches!(c, '"' | '\\' | '\0'..='\u{1F}')) {
        f.write_str(&rest[..at])?;
        match rest.as_bytes()[at] {
            b'"' => f.write_str("\\\"")?,
            b'\\' => f.write_str("\\\\")?,
            b'\n' => f.write_str("\\n")?,
            b'\r' => f.write_str("\\r")?,
            b'\t' => f.write_str("\\t")?,
            b'\x08' => f.write_str("\\b")?,
            b'\x0C' => f.write_str("\\f")?,
            control => write!(f, "\\u{control:04x}")?,
        }
        rest = &rest[at + 1..];
    }
    f.write_str(rest)?;
    f.write_str("\"")
}

/// Writes an array of values that display as JSON.
///
/// # Errors
///
/// Those of the formatter.
pub fn write_array(
    f: &mut fmt::Formatter<'_>,
    elements: impl IntoIterator<Item = impl fmt::Display>,
) -> fmt::Result {
    f.write_str("[")?;
    for (index, element) in elements.into_iter().enumerate() {
        f.write_str(if index == 0 { "" } else { "," })?;
        element.fmt(f)?;
    }
    f.write_str("]")
}

/// Writes an object of values that display as JSON, in their order.
///
/// # Errors
///
/// Those of the formatter.
pub fn write_object(
    f: &mut fmt::Formatter<'_>,
    members: impl IntoIterator<Item = (impl AsRef<str>, impl fmt::Display)>,
) -> fmt::Result {
    f.write_str("{")?;
    for (index, (key, value)) in members.into_iter().enumerate() {
        f.write_str(if index == 0 { "" } else { "," })?;
        write_string(f, key.as_ref())?;
        f.write_str(":")?;
        value.fmt(f)?;
    }
    f.write_str("}")
}

#[cfg(test)]
mod tests {
    use crate::json::Value;

    #[test]
    fn strings_are_escaped_as_everybody_does() {
        let every: String = ('\0'..='\u{7f}').chain(['é', '\u{2028}', '😀']).collect();
        let written = Value::String(every.as_str().into()).to_string();
        assert_eq!(written, serde_json::to_string(&every).expect("a string"));
    }

    #[test]
    fn arrays_and_objects_have_separators_between_their_parts() {
        for text in ["[]", "{}", "[1]", r#"[1,[true,null],"a"]"#, r#"{"a":{"b\"":[]},"c":1.0}"#] {
            assert_eq!(Value::parse(text.as_bytes()).expect("JSON").to_string(), text);
        }
    }
}
