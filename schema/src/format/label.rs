//! Labels of internationalised names: RFC 5891 (section 4.2), RFC 5892 and RFC 5893.
//!
//! The crate `idna`, which implements UTS #46, checks normalisation, joiners and bidirectional text. What UTS #46
//! allows beyond RFC 5892 is rejected here.

use std::borrow::Cow;

use idna::uts46::{AsciiDenyList, Hyphens, Uts46};

use crate::pattern::CharacterSet;

/// Letters, digits and marks: RFC 5892, section 2.1. Upper case is not stable.
static LETTERS: CharacterSet = CharacterSet::new(r"\p{Ll}\p{Lo}\p{Lm}\p{Mn}\p{Mc}\p{Nd}");
static MARKS: CharacterSet = CharacterSet::new(r"\p{M}");
static GREEK: CharacterSet = CharacterSet::new(r"\p{Script=Greek}");
static HEBREW: CharacterSet = CharacterSet::new(r"\p{Script=Hebrew}");
static KANA_OR_HAN: CharacterSet =
    CharacterSet::new(r"\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}");

/// Returns whether a label is a U-label: allowed characters, in canonical form.
pub(super) fn is_unicode_label(label: &str) -> bool {
    let has_valid_hyphens = !label.starts_with('-')
        && !label.ends_with('-')
        && label.get(2..4) != Some("--")
        && !label.starts_with(|first| MARKS.has(first));
    has_valid_hyphens
        && label.char_indices().all(|(at, next)| match exception(next) {
            Some(is_valid) => is_valid,
            None => match context(label, at, next) {
                Some(is_valid) => is_valid,
                None => next == '-' || LETTERS.has(next) && !is_historic(next),
            },
        })
        && is_stable(label)
}

/// Returns whether the labels of a name may be combined (RFC 5893).
pub(super) fn is_bidi_valid(name: &str) -> bool {
    name.is_ascii() || unicode(name).1
}

/// Returns the canonical form of a name: lower case, composed, normal width. Unmappable characters become U+FFFD.
pub(super) fn map(name: &str) -> Cow<'_, str> {
    unicode(name).0
}

fn is_stable(label: &str) -> bool {
    let (mapped, is_valid) = unicode(label);
    is_valid && mapped == label
}

fn unicode(name: &str) -> (Cow<'_, str>, bool) {
    let (mapped, outcome) =
        Uts46::new().to_unicode(name.as_bytes(), AsciiDenyList::EMPTY, Hyphens::Allow);
    (mapped, outcome.is_ok())
}

/// RFC 5892, section 2.6: characters that are always or never allowed, whatever their properties.
fn exception(next: char) -> Option<bool> {
    match next {
        '\u{DF}' | '\u{3C2}' | '\u{6FD}' | '\u{6FE}' | '\u{F0B}' | '\u{3007}' => Some(true),
        '\u{640}' | '\u{7FA}' | '\u{302E}' | '\u{302F}' | '\u{3031}'..='\u{3035}' | '\u{303B}' => {
            Some(false)
        }
        _ => None,
    }
}

/// Sections 2.4 and 2.9: marks for symbols, and the parts of old Hangul syllables.
fn is_historic(next: char) -> bool {
    matches!(next,
        '\u{20D0}'..='\u{20FF}'
        | '\u{1D100}'..='\u{1D24F}'
        | '\u{1100}'..='\u{11FF}'
        | '\u{A960}'..='\u{A97F}'
        | '\u{D7B0}'..='\u{D7FF}')
}

/// Appendix A: characters that are allowed only next to others. Joiners are left to [`is_stable`].
fn context(label: &str, at: usize, next: char) -> Option<bool> {
    let before = label[..at].chars().next_back();
    let after = label[at + next.len_utf8()..].chars().next();
    let mixes = |range: std::ops::RangeInclusive<char>| label.chars().any(|c| range.contains(&c));
    Some(match next {
        '\u{B7}' => before == Some('l') && after == Some('l'),
        '\u{375}' => after.is_some_and(|after| GREEK.has(after)),
        '\u{5F3}' | '\u{5F4}' => before.is_some_and(|before| HEBREW.has(before)),
        '\u{30FB}' => label.chars().any(|c| c != '\u{30FB}' && KANA_OR_HAN.has(c)),
        '\u{660}'..='\u{669}' => !mixes('\u{6F0}'..='\u{6F9}'),
        '\u{6F0}'..='\u{6F9}' => !mixes('\u{660}'..='\u{669}'),
        '\u{200C}' | '\u{200D}' => true,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::is_unicode_label;

    #[test]
    fn some_characters_need_others_beside_them() {
        for label in [
            "l·l",
            "α͵β",
            "א׳ב",
            "א״",
            "・あ",
            "a・漢",
            "ب٠",
            "۰a",
            "क\u{94D}\u{200D}ष",
            "क\u{94D}\u{200C}ष",
            "ß",
            "ς",
            "〇",
        ] {
            assert!(is_unicode_label(label), "{label}");
        }
        for label in [
            "l·",
            "·l",
            "a·l",
            "α͵",
            "α͵a",
            "׳",
            "a״",
            "・",
            "a・b",
            "ب٠۰",
            "क\u{200D}ष",
            "\u{200D}",
            "ـ",
            "ᄀ",
            "a⃐",
            "\u{FE0F}a",
            "\u{FFFD}",
        ] {
            assert!(!is_unicode_label(label), "{label}");
        }
    }
}
