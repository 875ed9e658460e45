//! Cells that say what is required.

use crate::{cell, text};

/// A column that says what is required.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Presence {
    /// `[optional]`, or empty for what is required.
    Notes,
    /// `yes`, `required`, a tick; or `no`, `optional`, empty.
    Required,
    /// `yes` and a tick for what is optional.
    Optional,
}

impl Presence {
    /// Returns whether the cell means "required"; `None` if it means neither.
    pub(crate) fn read(self, cell: &str) -> Option<bool> {
        // An emoji as it is typed: its colons are no marks around a letter.
        let text = cell::plain(cell).to_lowercase().replace(":x:", "❌");
        let text = text.split('\n').next().unwrap_or_default();
        let word = bare(text);
        if word.is_empty() {
            return Some(self != Self::Required);
        }
        match says(word).or_else(|| from_phrase(word)).or_else(|| says(first(word))) {
            Some(Says::Required) => Some(true),
            Some(Says::Optional) => Some(false),
            Some(Says::Yes) if self != Self::Notes => Some(self == Self::Required),
            Some(Says::No) if self != Self::Notes => Some(self == Self::Optional),
            _ => None,
        }
    }

    /// Returns whether a cell of notes is a mark, with prose or without: `[optional]`, `(optional) may be empty`.
    pub(crate) fn is_mark(cell: &str) -> bool {
        let text = cell::plain(cell).to_lowercase();
        let word = bare(text.trim());
        let marked = text.trim().starts_with(['[', '(']);
        matches!(says(word), Some(Says::Required | Says::Optional))
            || (marked
                || first(word).len() < word.len()
                    && word[first(word).len()..].starts_with([',', '.', ';', ':']))
                && matches!(says(first(word)), Some(Says::Required | Says::Optional))
    }

    /// Returns the known words, for help.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Notes => "`[optional]`, `[required]` or nothing",
            Self::Required | Self::Optional => "yes, no, true, false, required, optional, x or ✓",
        }
    }
}

enum Says {
    Required,
    Optional,
    Yes,
    No,
}

/// Takes brackets, footnotes and variation selectors off.
fn bare(text: &str) -> &str {
    text.trim_matches(|it: char| {
        it.is_whitespace() || "[]()*.,;:`_~\u{fe0f}\u{fe0e}¹²³†‡\"'".contains(it)
    })
}

fn first(text: &str) -> &str {
    let end = text.find(|it: char| it.is_whitespace() || "([,.;:/*\u{fe0f}—–\\<".contains(it));
    bare(&text[..end.unwrap_or(text.len())])
}

fn says(word: &str) -> Option<Says> {
    Some(match word {
        "required" | "mandatory" | "must" | "req" | "conditionally mandatory always" => {
            Says::Required
        }
        "optional" | "recommended" | "opt-in" | "opt" | "conditional" | "conditionally"
        | "sometimes*" | "situational" | "advised" | "suggested" | "not required"
        | "non-mandatory" | "nice to have" => Says::Optional,
        "yes"
        | "y"
        | "true"
        | "x"
        | "v"
        | "✓"
        | "✔"
        | "✅"
        | "☑"
        | "🗸"
        | "●"
        | "•"
        | "always"
        | "1"
        | "white_check_mark"
        | "heavy_check_mark"
        | "check"
        | "ja"
        | "oui"
        | "si"
        | "sí"
        | "✔✔"
        | "ballot_box_with_check" => Says::Yes,
        "no"
        | "n"
        | "false"
        | "-"
        | "–"
        | "—"
        | "✗"
        | "✘"
        | "❌"
        | "✖"
        | "☐"
        | "○"
        | "0"
        | "none"
        | "n/a"
        | "na"
        | "cross_mark"
        | "negative_squared_cross_mark"
        | "heavy_multiplication_x"
        | "no_entry"
        | "no_entry_sign"
        | "never"
        | "nein"
        | "non"
        | "❎"
        | "🚫"
        | "×" => Says::No,
        _ => return None,
    })
}

/// Reads phrases such as `not required`, `required if x`, `if available`, `default: 5`.
fn from_phrase(text: &str) -> Option<Says> {
    let text = text::squeeze(text).replacen(", ", " ", 1);
    let starts = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    if starts(&[
        "not required",
        "not mandatory",
        "not necessary",
        "isn't required",
        "if ",
        "only ",
        "when ",
        "depends",
        "default",
        "required if",
        "required unless",
        "required in ",
        "required when",
        "required for",
        "required only",
        "one of",
        "either",
    ]) {
        return Some(Says::Optional);
    }
    starts(&["required by", "is required", "always "]).then_some(Says::Required)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cells: &[&str], expected: Option<bool>) {
        for cell in cells {
            assert_eq!(Presence::Required.read(cell), expected, "{cell}");
        }
    }

    #[test]
    fn words_and_ticks() {
        check(
            &[
                "yes",
                "Yes*",
                "TRUE",
                "✔️",
                ":white_check_mark:",
                "V",
                "☑️",
                "**Required**",
                "`required`",
                "Required, always",
                "x",
                "Yes<br>see below",
                "Y",
            ],
            Some(true),
        );
        check(
            &[
                "no",
                "No*",
                "No (default 5)",
                "❌",
                ":x:",
                ":no_entry_sign:",
                "-",
                "",
                "Optional",
                "Recommended",
                "Opt-In",
                "`Conditionally Required` [1]",
                "not required",
                "Required if `a` is set",
                "Required, if `a` is not there",
                "Required unless `b`",
                "`Recommended`",
                "N/A",
            ],
            Some(false),
        );
        check(&["sometimes", "perhaps", "see below"], None);
    }

    #[test]
    fn optional_columns_are_the_opposite() {
        assert_eq!(Presence::Optional.read("yes"), Some(false));
        assert_eq!(Presence::Optional.read("no"), Some(true));
        assert_eq!(Presence::Optional.read(""), Some(true));
        assert_eq!(Presence::Optional.read("Optional"), Some(false));
    }

    #[test]
    fn notes_are_marks_or_prose() {
        for cell in [
            "[optional]",
            "optional",
            "(optional) may be empty",
            "[optional] [default to 5]",
            "Required.",
            "Optional, see below",
        ] {
            assert!(Presence::is_mark(cell), "{cell}");
        }
        for cell in ["", "Never changes", "Optional fields are left out", "Required by law"] {
            assert!(!Presence::is_mark(cell), "{cell}");
        }
        assert_eq!(Presence::Notes.read(""), Some(true));
        assert_eq!(Presence::Notes.read("[optional] [default to 5]"), Some(false));
        assert_eq!(Presence::Notes.read("yes"), None);
    }
}
