//! Text cut to a number of columns of a terminal.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Returns the columns that a text takes.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// Returns the text, or as much of its beginning as fits.
pub(super) fn keep_start(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let kept: String = fitting(text.chars(), columns.saturating_sub(1)).collect();
    kept + "…"
}

/// Returns the text, or as much of its end as fits.
pub(super) fn keep_end(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let kept: Vec<char> = fitting(text.chars().rev(), columns.saturating_sub(1)).collect();
    std::iter::once('…').chain(kept.into_iter().rev()).collect()
}

fn fitting(chars: impl Iterator<Item = char>, columns: usize) -> impl Iterator<Item = char> {
    let mut used = 0;
    chars.take_while(move |char| {
        used += char.width().unwrap_or(0);
        used <= columns
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_at_either_end() {
        assert_eq!(
            (keep_start("abcdef", 6), keep_end("abcdef", 6)),
            ("abcdef".into(), "abcdef".into())
        );
        assert_eq!(
            (keep_start("abcdef", 4), keep_end("abcdef", 4)),
            ("abc…".into(), "…def".into())
        );
        assert_eq!(
            (keep_start("名前名前", 6), keep_end("名前名前", 6)),
            ("名前…".into(), "…名前".into())
        );
    }
}
