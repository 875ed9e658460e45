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
    // `Yes (web), No (iOS)`, `Yes, on the web only`.
    static BOTH: LazyLock<Regex> = LazyLock::new(|| {
        let yes = r"(?:yes|y|true|required|mandatory|always|✓|✔|✅)";
        let end = r"(?:\s*[(/|,;:)\n\u{fe0f}]|\s*$|\s+(?:for|on|in|with|by|otherwise)\b)";
        let no = format!(r"(?:no|n|false|optional|never|❌|✗|✘|:x:){end}");
        Regex::new(&format!(
            r"(?i)^[^a-z]{{0,4}}{yes}(?:[^a-z].*?)?[^a-z]{no}|^[^a-z]{{0,4}}{no}(?:.*?)[^a-z]{yes}(?:[^a-z]|$)|^[^a-z]{{0,4}}{yes}[\s,(:–—-]+(?:(?:for|on|in|with) |(?:web|ios|android|mobile|browser|server|client|desktop|app)\b|[^.;\n]{{0,60}}\bonly\b)"
        ))
        .expect("the pattern compiles")
    });
    let text = text.trim();
    CONDITION.is_match(text) || text.len() <= MAX_TEXT && BOTH.is_match(text)
}

/// Returns whether a description says that a property is required or optional on a condition: `Optional if x is provided.`
pub(super) fn in_prose(text: &str) -> bool {
    static SENTENCE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?i)(?:^|[.;:!(\[>—–\n])[\s*_]*(?:(?:this\s+(?:field|property|parameter)\s+|it\s+)?is\s+)?(?:only\s+)?(?:required|optional|mandatory)[*_]*,?\s+(?:only\s+)?(?:if|unless|when|where)\b",
        )
        .expect("the pattern compiles")
    });
    // One of several names: `One of a or b is required.`
    static ALTERNATIVES: LazyLock<Regex> = LazyLock::new(|| {
        let start = r"(?:^|[.;:!(\[>—–\n*])[\s*_†‡¹²]*";
        let names = r"`?[\w.\[\]]+`?";
        let given = "(?:required|mandatory|provided|present|set|given|specified|sent|included|supplied|passed|used|filled)";
        let must = "(?:is|are|must be|has to be|have to be|needs to be|need to be|should be)";
        Regex::new(&format!(
            r"(?i){start}(?:(?:at least|exactly|only)\s+)?(?:one|either|any)\b[^.;\n]{{1,150}}?\b(?:{must}\s+)?{given}\b|{start}(?:either\s+)?{names}(?:,\s+{names})*,?\s+or\s+{names}\s+{must}\s+{given}\b|\b(?:must|have to|has to|need to|needs to)\s+(?:provide|set|send|include|specify|pass|contain|have|give)\s+(?:at least\s+|exactly\s+)?(?:one|either)\b"
        ))
        .expect("the pattern compiles")
    });
    text.len() <= MAX_TEXT && (SENTENCE.is_match(text) || ALTERNATIVES.is_match(text))
}

/// Returns what a description says at its beginning or its end of whether a property is required: `Required. The id.`, `The
/// name (optional).`
pub(super) fn mark_in_prose(text: &str) -> Option<bool> {
    static MARK: LazyLock<Regex> = LazyLock::new(|| {
        let word = "(?:required|mandatory|optional)";
        Regex::new(&format!(
            r"(?i)^[\s(\[*_`]*(?P<first>{word})(?:[\s*_`]*[.,:;)\]]|[\s*_`]+[–—-]\s|[\s*_`]*$)|(?:[(\[*]|\bthis (?:field|property|parameter|attribute) is |(?:^|[.;] )(?:it is |is )?)(?P<last>{word})[\s*_)\].]*$"
        ))
        .expect("the pattern compiles")
    });
    if text.len() > MAX_TEXT {
        return None;
    }
    let found = MARK.captures(text.trim())?;
    let word = found.name("first").or_else(|| found.name("last"))?;
    Some(!word.as_str().eq_ignore_ascii_case("optional"))
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
