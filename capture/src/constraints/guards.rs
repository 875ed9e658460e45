//! Guards limits and formats by the words around them: `cannot be between`, `at most 100 characters are stored`.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Map, Value};

use super::closing::{self, Verdict};

fn regex(pattern: &str) -> Regex {
    Regex::new(&format!("(?i){pattern}")).expect("the pattern compiles")
}

/// Returns whether the words around a limit or a format say that it holds for all values: it is not negated, no advice, not
/// for a part of them, and no other value has a meaning of its own.
pub(super) fn holds(
    before: &str,
    (found, after): (&str, &str),
    keywords: &Map<String, Value>,
) -> bool {
    static PART: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^\W*(?:unless|if|when|except|for|in (?:keys|names)|(?:are|is) (?:valid|allowed) (?:in|for)|in v\S*)\b|\bper\b|\beach\b|\btruncat\w+|\b(?:are|is|will be|gets?) (?:\w+ )?(?:stored|shown|kept|displayed|cut|trimmed|indexed|searched|used)\b",
        )
    });
    static PART_OF_FORM: LazyLock<Regex> = LazyLock::new(|| {
        regex(r"^\W*(?:unless|if|when|except|(?:are |is )?(?:valid |allowed )?in (?:keys|names))\b")
    });
    if closing::words_before(before) != Verdict::Closed {
        return false;
    }
    let is_end = found.trim_end().ends_with('.');
    let sentence = if is_end { "" } else { closing::first_sentence(after) };
    let is_form = keywords.contains_key("format") || keywords.contains_key("pattern");
    let part: &Regex = if is_form { &PART_OF_FORM } else { &PART };
    !part.is_match(sentence) && !names_number_outside(after, keywords)
}

/// Returns whether a description gives a number beyond the limits a meaning: `or -1 if unknown`, `0 means unlimited`.
fn names_number_outside(after: &str, keywords: &Map<String, Value>) -> bool {
    static MEANING: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?:^|[.;,(:]|\bor|\band|\buse|\bset to)\s*`?(?P<n>-?[0-9]+(?:\.[0-9]+)?|zero)`?\s*(?:means?|if|for|is|when|stands|indicates?|disables?|=|\bwhere|\()|\bor `?(?P<m>-?[0-9]+(?:\.[0-9]+)?|zero)`?(?:[.;,)]|$)",
        )
    });
    let limit = |keyword: &str| keywords.get(keyword).and_then(Value::as_f64);
    let is_outside = |n: f64| {
        limit("minimum").is_some_and(|min| n < min)
            || limit("exclusiveMinimum").is_some_and(|min| n <= min)
            || limit("maximum").is_some_and(|max| n > max)
            || limit("exclusiveMaximum").is_some_and(|max| n >= max)
    };
    MEANING.captures_iter(after).any(|found| {
        let text = found.name("n").or_else(|| found.name("m")).map_or("", |it| it.as_str());
        let number = if text.eq_ignore_ascii_case("zero") { Some(0.0) } else { text.parse().ok() };
        number.is_some_and(is_outside)
    })
}
