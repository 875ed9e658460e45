//! Records as text.

use serde_json::Value;

use super::{Escapes, Style};

/// Writes a record as one line without its line end. The string under the key `judged` is the one whose first character
/// is escaped where all escapes are asked for.
pub(super) fn record(record: &Value, style: Style, judged: &str) -> String {
    let mut text = String::new();
    write(record, style, judged, false, &mut text);
    text
}

fn write(value: &Value, style: Style, judged: &str, is_judged: bool, text: &mut String) {
    let (comma, colon) = if style.spaced { (", ", ": ") } else { (",", ":") };
    match value {
        Value::Object(members) => {
            text.push('{');
            for (index, (key, member)) in members.iter().enumerate() {
                if index > 0 {
                    text.push_str(comma);
                }
                write_string(key, style.escapes, false, text);
                text.push_str(colon);
                write(member, style, judged, key == judged, text);
            }
            text.push('}');
        }
        Value::Array(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    text.push_str(comma);
                }
                write(item, style, judged, false, text);
            }
            text.push(']');
        }
        Value::String(string) => write_string(string, style.escapes, is_judged, text),
        scalar => text.push_str(&scalar.to_string()),
    }
}

fn write_string(string: &str, escapes: Escapes, is_judged: bool, text: &mut String) {
    let plain = Value::from(string).to_string();
    for (index, character) in plain.chars().enumerate() {
        // The character at 0 is the quotation mark.
        let is_first = is_judged && index == 1 && character.is_ascii_alphanumeric();
        match (escapes, character) {
            (Escapes::Slashes | Escapes::All, '/') => text.push_str("\\/"),
            (Escapes::All, _)
                if is_first || !character.is_ascii() || "&<>'+".contains(character) =>
            {
                write_escape(character, text);
            }
            _ => text.push(character),
        }
    }
}

fn write_escape(character: char, text: &mut String) {
    let mut units = [0; 2];
    for unit in character.encode_utf16(&mut units) {
        text.push_str("\\u");
        let digit = |shift: u16| (*unit >> shift & 0xF).into();
        let digits = [12, 8, 4, 0].map(|shift| char::from_digit(digit(shift), 16));
        text.extend(digits.into_iter().flatten());
    }
}
