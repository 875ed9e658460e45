//! Writes JSON as YAML in blocks, as people write contracts.
//!
//! Scalars are as in JSON, strings within double quotes: YAML 1.2 reads them as the same values, and none is taken for something
//! else, as `no` or `1.10` would be.

use serde_json::Value;

use tablature_schema::escape::is_hostile;

/// Returns a value as a YAML document.
pub(super) fn write(value: &Value) -> String {
    let mut text = String::new();
    block(&mut text, value, 0);
    text
}

/// Writes a value that begins on a line of its own, which is indented already.
fn block(text: &mut String, value: &Value, indent: usize) {
    match value {
        Value::Object(members) if !members.is_empty() => {
            for (index, (key, value)) in members.iter().enumerate() {
                if index > 0 {
                    text.push_str(&" ".repeat(indent));
                }
                text.push_str(&name(key));
                text.push(':');
                member(text, value, indent);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    text.push_str(&" ".repeat(indent));
                }
                text.push_str("- ");
                block(text, item, indent + 2);
            }
        }
        scalar => {
            text.push_str(&scalar_text(scalar));
            text.push('\n');
        }
    }
}

/// Writes the value of a member after its colon.
fn member(text: &mut String, value: &Value, indent: usize) {
    let is_block = match value {
        Value::Object(members) => !members.is_empty(),
        Value::Array(items) => !items.is_empty(),
        _ => false,
    };
    if is_block {
        text.push('\n');
        text.push_str(&" ".repeat(indent + 2));
        block(text, value, indent + 2);
    } else {
        text.push(' ');
        block(text, value, indent);
    }
}

/// Returns a scalar, or an empty collection. Characters that YAML does not print, or people do not see, are escaped.
fn scalar_text(value: &Value) -> String {
    let text = value.to_string();
    text.chars()
        .map(|char| match char {
            char if !is_hostile(char) && !matches!(char, '\u{FFFE}' | '\u{FFFF}') => {
                char.to_string()
            }
            '\u{10000}'.. => format!("\\U{:08x}", u32::from(char)),
            char => format!("\\u{:04x}", u32::from(char)),
        })
        .collect()
}

/// Returns a key; the standard's own are plain words.
fn name(key: &str) -> String {
    let is_plain = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphabetic());
    if is_plain { key.to_owned() } else { scalar_text(&Value::String(key.to_owned())) }
}
