//! Characters that readers cannot see, or that make text read otherwise than it is.

use std::borrow::Cow;

/// Returns whether a character is a control character, changes the direction of text, or is invisible.
///
/// The list is that of `tablature_report::escape`, which a test of the command compares.
pub(crate) fn is_hostile(char: char) -> bool {
    char.is_control()
        || matches!(char,
            '\u{AD}' | '\u{34F}' | '\u{600}'..='\u{605}' | '\u{61C}' | '\u{6DD}' | '\u{70F}'
            | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
            | '\u{110BD}' | '\u{110CD}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}')
}

/// Spells out hostile characters as `\u{…}`, but for control characters, among which are line feeds. The compiler rejects
/// those that change the direction of writing in comments, because they can make code look like other code.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    let is_hidden = |char: char| is_hostile(char) && !char.is_control();
    if text.is_ascii() || !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for char in text.chars() {
        if is_hidden(char) {
            shown.extend(char.escape_unicode());
        } else {
            shown.push(char);
        }
    }
    Cow::Owned(shown)
}
