//! Finds values beside a format: ``UUID of the user, or `anonymous` ``.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Map, Value};

use super::lists;

fn regex(pattern: &str) -> Regex {
    Regex::new(&format!("(?i){pattern}")).expect("the pattern compiles")
}

/// Returns whether a description, of which `after` stands behind a format, says that there are other values, which the
/// keywords of the format reject.
pub(super) fn has_others(description: &str, after: &str, keywords: &Map<String, Value>) -> bool {
    static EMPTY: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"\b(?:empty string|(?:is |be |left |or |may be |can be )(?:empty|blank))\b|(?:^|[.;,(:] ?)(?:empty|blank)\b",
        )
    });
    static OTHER: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"\bor (?:an?|any|some|another|empty|blank|just|else|none|nothing|other|its|[0-9]+|the (?:word|string|value|literal|text))\b|\b(?:otherwise|not always|if possible|where possible|usually|typically|mostly|in most cases|sometimes|without|instead of|rather than|except|free[- ]?(?:text|form))\b",
        )
    });
    static EXAMPLE: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"\b(?:e\.g\.|i\.e\.|eg|for example|examples?|such as|like|for instance)[,:]?\s*(?:[`\x22“][^`\x22”]*[`\x22”](?:,?\s*(?:or |and )?))*",
        )
    });
    static LITERAL: LazyLock<Regex> = LazyLock::new(|| {
        let literal = r"[`\x22“][^`\x22”]{1,60}[`\x22”]";
        let lead =
            r"(?:(?:is|be|it is|it's|then|set to|just|also|the (?:word|string|value|literal)) )*";
        regex(&format!(
            r"\b(?:or|either|else|sometimes) {lead}{literal}|(?:^|[;,.(–—-])\s*{lead}{literal}\s*(?:(?:for|if|when|where|means?|is used|stands?|unless|in case|=)\b|$|[.,;)])"
        ))
    });
    static OLDER: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"\b(?:legacy|older|old|some|other|numeric) [\w ]{1,30}\b(?:have|has|use|uses|are|is|carry|contain)\b",
        )
    });
    static BARE_EXAMPLE: LazyLock<Regex> =
        LazyLock::new(|| regex(r"\b(?:e\.g\.|for example|such as),?:? [`\x22]?(?P<value>[\w-]+)"));
    // An example that the pattern rejects.
    let is_pattern = keywords.contains_key("pattern");
    let example = BARE_EXAMPLE.captures(after).filter(|_| is_pattern);
    if OLDER.is_match(after) || example.is_some_and(|found| !fits(keywords, &found["value"])) {
        return true;
    }
    let after = EXAMPLE.replace_all(after, "");
    let is_other = |found: regex::Match<'_>| {
        lists::quoted(&found.as_str().replace(['“', '”'], "\""))
            .iter()
            .any(|literal| !fits(keywords, literal))
    };
    let first = after.split_once(". ").map_or(&*after, |(first, _)| first);
    EMPTY.is_match(description) || OTHER.is_match(first) || LITERAL.find_iter(&after).any(is_other)
}

/// Returns whether a value looks as the keywords of a format want it.
fn fits(keywords: &Map<String, Value>, literal: &str) -> bool {
    let text = |keyword: &str| keywords.get(keyword).and_then(Value::as_str);
    if let Some(pattern) = text("pattern") {
        return Regex::new(pattern).is_ok_and(|pattern| pattern.is_match(literal));
    }
    match text("format") {
        Some("uuid") => literal.len() == 36 && literal.matches('-').count() == 4,
        Some("uri") => literal.contains(':'),
        Some("email") => literal.contains('@'),
        Some("date" | "date-time") => literal.starts_with(|it: char| it.is_ascii_digit()),
        Some("duration") => literal.starts_with(['P', 'p']),
        _ => true,
    }
}

/// Returns the pattern of a code in the case that a description gives it: `ISO 3166-1 alpha-2, lower case`.
pub(super) fn cased(pattern: &str, description: &str) -> Option<String> {
    static LOWER: LazyLock<Regex> =
        LazyLock::new(|| regex(r"\blower[- ]?cased?\b|\bsmall letters\b"));
    static UPPER: LazyLock<Regex> =
        LazyLock::new(|| regex(r"\bupper[- ]?cased?\b|\bcapital(?:s|ised|ized| letters)\b"));
    static ANY: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"\bcase[- ]?insensitive\b|\b(?:any|either|mixed) case\b|\bupper[- ]? or lower\b|\bnot case[- ]sensitive\b",
        )
    });
    let inner = pattern.strip_prefix('^')?.strip_suffix('$')?;
    let count = inner.strip_prefix("[A-Z]").or_else(|| inner.strip_prefix("[a-z]"))?;
    if !count.starts_with('{') {
        return None;
    }
    let (lower, upper) = (LOWER.is_match(description), UPPER.is_match(description));
    let class = match (lower, upper) {
        _ if ANY.is_match(description) => "[A-Za-z]",
        (true, true) => "[A-Za-z]",
        (true, false) => "[a-z]",
        (false, true) => "[A-Z]",
        (false, false) => return None,
    };
    Some(format!("^{class}{count}$"))
}
