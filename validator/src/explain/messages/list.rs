//! Lists of values and names in messages.

use tablature_schema::json::Value;

use crate::shorten::{MAX_VALUE, display};

/// Returns the values of a closed list, in backquotes; `word` joins the last two.
pub(crate) fn list_values<'v>(
    values: impl IntoIterator<Item = &'v Value, IntoIter: ExactSizeIterator>,
    word: &str,
) -> String {
    list(values.into_iter().map(quote), word)
}

/// Returns strings, in backquotes, as [`list_values`] does values.
pub(crate) fn list_strings<'n>(
    strings: impl IntoIterator<Item = &'n String, IntoIter: ExactSizeIterator>,
    word: &str,
) -> String {
    list(strings.into_iter().map(|string| quote_string(string)), word)
}

fn list(quoted: impl ExactSizeIterator<Item = String>, word: &str) -> String {
    /// More than this belongs in the documentation.
    const MAX_SHOWN: usize = 20;
    let count = quoted.len();
    let shown: Vec<String> = quoted.take(MAX_SHOWN).collect();
    let names: Vec<&str> = shown.iter().map(String::as_str).collect();
    match count.checked_sub(MAX_SHOWN) {
        Some(more @ 1..) => format!("{} and {more} more", names.join(", ")),
        _ => join(&names, word),
    }
}

/// Returns a value as JSON, in backquotes.
pub(super) fn quote(value: &Value) -> String {
    format!("`{}`", display(value, MAX_VALUE))
}

/// Returns a string as JSON, in backquotes.
pub(crate) fn quote_string(string: &str) -> String {
    // A cut string is cut again where it is escaped.
    quote(&Value::String(string[..string.floor_char_boundary(MAX_VALUE + 1)].into()))
}

/// Returns a noun with `a` or `an`; `null` has no article.
pub(super) fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    if noun.starts_with("null") { noun.to_owned() } else { format!("{article} {noun}") }
}

/// Returns names with commas between them and `word` before the last.
pub(super) fn join(names: &[&str], word: &str) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first, second] => format!("{first} {word} {second}"),
        [init @ .., last] => format!("{} {word} {last}", init.join(", ")),
    }
}
