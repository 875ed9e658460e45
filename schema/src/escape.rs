//! Escapes foreign text for terminals, logs and generated code.

use std::{borrow::Cow, fmt::Write};

/// Returns the text with every character that could hide or move other text escaped as `\u{…}`.
pub fn escape(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hostile) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for char in text.chars() {
        if is_hostile(char) {
            write!(safe, "\\u{{{:x}}}", u32::from(char)).expect("writing to a string succeeds");
        } else {
            safe.push(char);
        }
    }
    Cow::Owned(safe)
}

/// Returns whether a character is a control character, changes the direction of text, or is invisible.
///
/// The list follows Unicode's categories Cc and Cf and the property `Default_Ignorable_Code_Point`, except variation
/// selectors, which belong to visible emoji.
pub fn is_hostile(char: char) -> bool {
    // Nearly all text is ASCII.
    if char.is_ascii() {
        return char.is_ascii_control();
    }
    char.is_control()
        || matches!(char,
            '\u{AD}' | '\u{34F}' | '\u{600}'..='\u{605}' | '\u{61C}' | '\u{6DD}' | '\u{70F}'
            | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
            | '\u{110BD}' | '\u{110CD}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(escape(text), expected);
    }

    #[test]
    fn plain_text_stays() {
        check("naïve 名前 👍️ \"quoted\" \\u{1b}", "naïve 名前 👍️ \"quoted\" \\u{1b}");
    }

    #[test]
    fn controls_and_marks_are_written_out() {
        check("\x1b[31mred\x07", "\\u{1b}[31mred\\u{7}");
        check("a\u{202E}b\u{2066}c", "a\\u{202e}b\\u{2066}c");
        check("zero\u{200B}width\u{FEFF}", "zero\\u{200b}width\\u{feff}");
        check("line\nbreak\u{2028}\u{85}", "line\\u{a}break\\u{2028}\\u{85}");
        check("tag\u{E0041}", "tag\\u{e0041}");
    }
}
