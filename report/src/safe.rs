//! JSON without invisible characters: those that could deceive a terminal are escaped.

use std::{
    borrow::Cow,
    fmt::Write as _,
    io::{self, Write},
};

use serde::Serialize;
use serde_json::{
    Serializer,
    ser::{CompactFormatter, Formatter},
};

use tablature_schema::escape::is_hostile;

/// Writes the value on one line, without a line break.
pub fn json(value: &impl Serialize) -> io::Result<Vec<u8>> {
    let mut text = Vec::with_capacity(512);
    value.serialize(&mut Serializer::with_formatter(&mut text, Safe))?;
    Ok(text)
}

/// Returns the text of a JSON document with invisible characters escaped. They can only be in strings, but for the white
/// space between values, which stays.
pub fn text(json: &str) -> Cow<'_, str> {
    let is_escaped = |char: char| is_hostile(char) && !matches!(char, '\n' | '\r' | '\t');
    if !json.contains(is_escaped) {
        return Cow::Borrowed(json);
    }
    let mut safe = String::with_capacity(json.len() + 64);
    for char in json.chars() {
        if is_escaped(char) {
            for unit in char.encode_utf16(&mut [0; 2]) {
                write!(safe, "\\u{unit:04x}").expect("writing to a string succeeds");
            }
        } else {
            safe.push(char);
        }
    }
    Cow::Owned(safe)
}

/// Formats compact JSON without invisible characters.
struct Safe;

impl Formatter for Safe {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut plain = 0;
        for (at, char) in fragment.char_indices().filter(|(_, char)| is_hostile(*char)) {
            CompactFormatter.write_string_fragment(writer, &fragment[plain..at])?;
            for unit in char.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            plain = at + char.len_utf8();
        }
        CompactFormatter.write_string_fragment(writer, &fragment[plain..])
    }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn white_space_between_values_stays() {
        assert_eq!(text("{\n\t\"é\": 1\r\n}"), "{\n\t\"é\": 1\r\n}");
        assert_eq!(
            text("{\"a\u{202e}\": \"\u{7f}\u{e0041}\"}"),
            r#"{"a\u202e": "\u007f\udb40\udc41"}"#
        );
    }
}
