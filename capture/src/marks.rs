//! Marks beside names: `Required`, `(optional)`, footnotes.

use std::sync::LazyLock;

use regex::Regex;

/// The longest text in which marks are looked for.
const MAX_TEXT: usize = 800;

/// What a mark says.
pub(super) enum Mark {
    Required(bool),
    Deprecated,
}

/// Returns what a word says.
pub(super) fn mark_of(word: &str) -> Option<Mark> {
    Some(match word.to_lowercase().as_str() {
        "required" | "mandatory" => Mark::Required(true),
        "optional" | "opt" => Mark::Required(false),
        "deprecated" | "obsolete" | "removed" => Mark::Deprecated,
        _ => return None,
    })
}

/// Splits marks after a name off: `(optional)`, `[required]`, `, deprecated`, `[^1]`, `(string)`.
pub(super) fn split_marks(text: &str) -> (&str, &str) {
    static MARKS: LazyLock<Regex> = LazyLock::new(|| {
        let word = r"(?:required|optional|mandatory|deprecated|obsolete|removed)";
        let pattern = format!(
            r"(?i)^(?P<name>\S.*?)(?P<marks>(?:\s*\[\^[^\]]*\]|\s+\([^()]*\)|\s*\({word}[^()]*\)|\s*\[{word}[^\]]*\]|[\s,;–—-]+{word}(?:\s+{word})?|\s*:(?:white_check_mark|warning|lock):|\s*[⚠🔒]️?)+)\s*$"
        );
        Regex::new(&pattern).expect("the pattern compiles")
    });
    if text.len() > MAX_TEXT {
        return (text, "");
    }
    match MARKS.captures(text) {
        Some(found) => {
            let name = found.name("name").map_or("", |it| it.as_str());
            (name, found.name("marks").map_or("", |it| it.as_str()))
        }
        None => (text, ""),
    }
}

/// Takes footnote stars off, but no step of a path, and none that stands for the rest of a name: `items.*`, `items[*]`,
/// `utm_*`.
pub(super) fn stars(name: &str) -> &str {
    let end = name.trim_end_matches('*');
    let is_part = end.ends_with(['.', '_', '-', '$', ':', '/', '{', '[']);
    let end = if end.len() < name.len() && is_part { name } else { end };
    match end.strip_prefix('*') {
        Some(rest) if !rest.starts_with(['.', '_', '-']) && !rest.is_empty() => {
            rest.trim_start_matches('*')
        }
        _ => end,
    }
}
