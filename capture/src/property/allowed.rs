//! Reads cells of allowed values: `"a", "b"`, `one<br>two (default)`, `1 = low<br>2 = high`.

use std::{collections::BTreeSet, sync::LazyLock};

use regex::Regex;
use serde_json::{Value, json};

use crate::{cell, text, types, values::Values};

/// The most values of a cell; more are known values, and the others with them.
const MAX_VALUES: usize = 10_000;

/// Returns the values that a cell allows. Explanations beside them are no part of them; what is an example, or one of several
/// texts, closes no list.
pub(super) fn read(cell: &str) -> Values {
    static OPEN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?i)\b(?:e\.g\.|i\.e\.|for example|such as|examples?:|including|includes|custom|any (?:other )?(?:string|value|text)|others?\b.{0,20}(?:possible|allowed|accepted)|etc|among others|and (?:more|others|so on))|\.\.\.|…",
        )
        .expect("the pattern compiles")
    });
    static OPPOSITE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^\s*(?:not (?:one|any) of|never|(?:any|anything|all|everything) (?:but|except)|except|formerly|previously|no longer)\b|^\s*not\b[^,;\n]{0,40}:")
            .expect("the pattern compiles")
    });
    let pieces = cell::pieces(cell);
    let whole = cell::join(&pieces);
    let code: Vec<&str> =
        pieces.iter().filter(|piece| piece.markup.code).map(|piece| piece.text.trim()).collect();
    let texts: Vec<String> = if code.is_empty() {
        parts(&whole)
    } else {
        code.iter().flat_map(|code| code.split('|')).map(|it| it.trim().to_owned()).collect()
    };
    let mut seen = BTreeSet::new();
    let mut list: Vec<String> = texts
        .into_iter()
        .filter(|value| !value.is_empty() && value.len() <= 1_000 && !types::is_nothing(value))
        .filter(|value| !matches!(value.as_str(), "etc" | "etc." | "and so on"))
        .filter(|value| seen.insert(value.clone()))
        .collect();
    if OPPOSITE.is_match(&whole) {
        list.clear();
    }
    let is_closed = !OPEN.is_match(&whole) && list.len() <= MAX_VALUES;
    list.truncate(MAX_VALUES);
    Values { list: typed(list), is_closed, line: 0 }
}

/// Returns the parts of a cell without code: its lines, or what is between semicolons, pipes or commas.
fn parts(whole: &str) -> Vec<String> {
    static LEAD: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^\s*(?:e\.g\.,?|for example:?|such as|examples?:|one of:?|either|(?:valid|allowed|possible) values:?|must be)\s+")
            .expect("the pattern compiles")
    });
    static OR: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?i),?\s+or\s+|,\s+").expect("the pattern compiles"));
    let whole = LEAD.replace(whole, "");
    let is_line = |separators: &[char]| whole.contains(separators);
    let parts: Vec<&str> = if is_line(&['\n']) {
        whole.split('\n').collect()
    } else if is_line(&[';']) {
        whole.split(';').collect()
    } else if is_line(&['|']) {
        whole.split('|').collect()
    } else if is_line(&['{', '[']) {
        vec![&*whole]
    } else {
        OR.split(&whole).collect()
    };
    // Lines of a list may end with commas.
    let bare = |part: &str| {
        let part = part.trim().trim_start_matches("- ").trim_end_matches([',', ';']);
        let part = text::unquoted(without_gloss(part).trim_matches('`').trim());
        let quoted = |mark: char| part.strip_prefix(mark)?.strip_suffix(mark);
        let inner = quoted('"').or_else(|| quoted('\'')).filter(|it| !it.contains(['"', '\'']));
        inner.unwrap_or(part).to_owned()
    };
    let values: Vec<String> = parts.iter().map(|part| bare(part)).collect();
    explained(&values).unwrap_or(values)
}

/// Takes an explanation in parentheses off: `three (default)`.
fn without_gloss(value: &str) -> &str {
    static GLOSS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?P<value>\S.*?)\s+\([^()]*\)\.?$").expect("the pattern compiles")
    });
    GLOSS.captures(value).and_then(|found| found.name("value")).map_or(value, |it| it.as_str())
}

/// Returns the words before explanations, if every value has one behind the same sign: `1 = low`, `a: the first`.
fn explained(values: &[String]) -> Option<Vec<String>> {
    let before = |sign: &str| -> Option<Vec<String>> {
        let word = |value: &String| {
            let (word, rest) = value.split_once(sign)?;
            let word = word.trim().trim_matches(['"', '\'']);
            let is_word = !word.is_empty() && !word.contains(char::is_whitespace);
            (is_word && !rest.trim().is_empty()).then(|| word.to_owned())
        };
        values.iter().map(word).collect()
    };
    if values.len() < 2 {
        return None;
    }
    [" = ", ": ", " - ", " – ", " — ", "="].into_iter().find_map(before)
}

/// Returns whole numbers as such, if all values are.
fn typed(values: Vec<String>) -> Vec<Value> {
    let number = |value: &String| -> Option<Value> {
        let number: i64 = value.parse().ok()?;
        (number.to_string() == *value).then(|| json!(number))
    };
    let numbers: Option<Vec<Value>> = values.iter().map(number).collect();
    numbers.unwrap_or_else(|| values.into_iter().map(Value::String).collect())
}
