//! Conditions on what is required: `Required, if x is absent`.

use std::sync::LazyLock;

use regex::Regex;

/// The longest text in which conditions are looked for.
const MAX_TEXT: usize = 4_000;

/// Returns whether a mark has a condition: `Yes, unless x is used`. Sentences after its first one are about other things.
pub(super) fn in_mark(text: &str) -> bool {
    static CONDITION: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?i)^[^.;\n]{0,200}\b(?:if|unless|when|whenever|where|depends|depending|either|except|conditional(?:ly)?)\b",
        )
        .expect("the pattern compiles")
    });
    CONDITION.is_match(text.trim())
}

/// Returns whether a description says that a property is required or optional on a condition: `Optional if x is provided.`
pub(super) fn in_prose(text: &str) -> bool {
    static SENTENCE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?i)(?:^|[.;:!(\[>—–\n])[\s*_]*(?:(?:this\s+(?:field|property|parameter)\s+|it\s+)?is\s+)?(?:only\s+)?(?:required|optional|mandatory)[*_]*,?\s+(?:only\s+)?(?:if|unless|when|where)\b",
        )
        .expect("the pattern compiles")
    });
    text.len() <= MAX_TEXT && SENTENCE.is_match(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_descriptions_have_conditions() {
        for mark in [
            "Required, if a is absent.",
            "Yes, unless `b` is used",
            "Either a or b",
            "Yes (depends on c)",
        ] {
            assert!(in_mark(mark), "{mark}");
        }
        for mark in ["Required", "Yes. If it is empty, x", "Required\nwhen sent"] {
            assert!(!in_mark(mark), "{mark}");
        }
        for text in
            ["An id. Optional if `a` is provided.", "x (required unless y)", "**Required**, if z"]
        {
            assert!(in_prose(text), "{text}");
        }
        for text in ["The other one is required if this is set", "Required. If it is empty, x"] {
            assert!(!in_prose(text), "{text}");
        }
    }
}
