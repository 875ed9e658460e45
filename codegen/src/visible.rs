//! Spells out what readers cannot see, or what makes text read otherwise than it is.

use std::borrow::Cow;

use tablature_schema::escape::is_hostile;

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
