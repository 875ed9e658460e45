//! Reads the cells of a column of allowed values: `"a", "b"`, `1 = low<br>2 = high`, `US (United States), CA (Canada)`.

use std::{collections::HashSet, sync::LazyLock};

use regex::Regex;
use serde_json::{Value, json};

use crate::{cell, types, values::MAX_VALUES};

/// The values in a cell, and whether there are no others.
#[derive(Debug, PartialEq)]
pub(super) struct Allowed {
    pub(super) list: Vec<Value>,
    pub(super) is_closed: bool,
}

/// A value in a list, before the list is judged.
#[derive(Debug, Clone)]
struct Item {
    value: String,
    /// Whether it is in quotes or code, so that it is a value as it stands.
    is_quoted: bool,
    /// What is in parentheses behind it.
    gloss: Option<String>,
}

/// The most words of a value between commas; more are those of a sentence.
const MAX_WORDS: usize = 3;

/// Marks that stand in parentheses behind values.
const MARKS: [&str; 7] =
    ["default", "recommended", "deprecated", "legacy", "new", "beta", "initial"];

/// Returns the values that a cell allows; `None` if it lists none, or says something else of them.
pub(super) fn allowed(cell: &str) -> Option<Allowed> {
    let pieces = cell::pieces(cell);
    let mut depth = 0_usize;
    let (mut code, mut around) = (Vec::new(), String::new());
    for piece in &pieces {
        if !piece.markup.code {
            let opens = piece.text.matches('(').count();
            depth = (depth + opens).saturating_sub(piece.text.matches(')').count());
            around.push_str(&piece.text);
        } else if depth == 0 {
            code.push(piece.text.trim().to_owned());
            around.push('`');
        }
    }
    if says_otherwise(around.trim()) {
        return None;
    }
    if let [_, _, ..] = &code[..] {
        let item = |value| Item { value, is_quoted: true, gloss: None };
        return settled(code.into_iter().map(item).collect(), !is_open(&around));
    }
    let text = match &code[..] {
        [alone] if around.trim() == "`" => alone.clone(),
        _ => cell::join(&pieces),
    };
    listed(text.trim())
}

/// Returns the values of a list without code.
fn listed(text: &str) -> Option<Allowed> {
    static LEAD: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:(?:must be |can be )?(?:one|any|either) of\b:?|(?:(?:allowed|possible|valid|accepted) )?values?:|(?P<open>(?:e\.g\.|eg\.|for example|for instance|examples?:|such as|including)[:,]?))\s*")
            .expect("the pattern compiles")
    });
    let inner = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let text = inner.filter(|inner| !inner.contains('[')).unwrap_or(text);
    let lead = LEAD.captures(text);
    let is_open_lead = lead.as_ref().is_some_and(|lead| lead.name("open").is_some());
    let text = lead.map_or(text, |lead| &text[lead.get_match().end()..]);
    let (parts, by_comma) = parts(text);
    let mut items: Vec<Item> = Vec::new();
    let mut is_closed = !is_open_lead && !is_open(text);
    for part in &parts {
        let part = part.trim().trim_start_matches("- ").trim_start_matches("• ");
        let part = part.trim_end_matches(',').trim();
        match part.to_lowercase().trim_end_matches('.') {
            "" => {}
            "etc" | "and more" | "and others" | "among others" | "and so on" | "free text"
            | "or other" | "or others" => is_closed = false,
            word if types::is_nothing(word) && !part.starts_with(['"', '\'']) => {
                is_closed &= !matches!(word, "…" | "..");
            }
            _ => items.push(item(part)),
        }
    }
    explained(&mut items, by_comma);
    is_closed &= strip_glosses(&mut items);
    let words = |item: &Item| item.value.split_whitespace().count();
    let longest = items.iter().filter(|item| !item.is_quoted).map(words).max().unwrap_or_default();
    if by_comma && longest > 2 * MAX_WORDS {
        return None;
    }
    settled(items, is_closed && (!by_comma || longest <= MAX_WORDS))
}

/// Returns the items, each value once, if there are several.
fn settled(items: Vec<Item>, is_closed: bool) -> Option<Allowed> {
    let mut seen = HashSet::new();
    let mut list: Vec<Value> = Vec::new();
    for item in items {
        let value = match item.value.as_str() {
            "null" if !item.is_quoted => Value::Null,
            "empty string" | "(empty)" | "(empty string)" if !item.is_quoted => json!(""),
            value => json!(value),
        };
        if list.len() <= MAX_VALUES && seen.insert(value.clone()) {
            list.push(value);
        }
    }
    (list.len() > 1).then(|| Allowed { list: typed(list), is_closed })
}

/// Returns whole numbers as such, if all values are.
fn typed(values: Vec<Value>) -> Vec<Value> {
    let number = |value: &Value| -> Option<Value> {
        let text = value.as_str()?;
        let number: i64 = text.parse().ok()?;
        (number.to_string() == text).then(|| json!(number))
    };
    let numbers: Option<Vec<Value>> = values.iter().map(number).collect();
    numbers.unwrap_or(values)
}

/// Splits a list at its lines, semicolons, or commas, whichever it has, or else at pipes or `or`, but not within quotes and
/// parentheses. Returns whether commas were between.
fn parts(text: &str) -> (Vec<&str>, bool) {
    static OR: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^(\S+) or (\S+)$").expect("the pattern compiles"));
    for separators in [&['\n', ';'][..], &[','], &['|']] {
        let parts = split(text, separators);
        if parts.len() > 1 {
            let by_comma = separators == [','];
            let ends: Vec<&str> = if by_comma { with_last(parts) } else { in_lines(parts) };
            return (ends, by_comma);
        }
    }
    match OR.captures(text).map(|found| found.extract()) {
        Some((_, [first, last])) => (vec![first, last], true),
        None => (vec![text], false),
    }
}

/// Takes lines apart where each is a list of words.
fn in_lines(lines: Vec<&str>) -> Vec<&str> {
    let words: Vec<&str> = lines.iter().flat_map(|line| split(line.trim(), &[','])).collect();
    let are_words = words.iter().all(|word| !word.trim().contains(char::is_whitespace));
    if are_words { words } else { lines }
}

/// Takes the last part apart, as in `a, b or c`, and the word off, as in `a, b, or c`.
fn with_last(mut parts: Vec<&str>) -> Vec<&str> {
    let last = parts.pop().unwrap_or_default().trim();
    let last = ["or ", "and "].iter().find_map(|word| last.strip_prefix(word)).unwrap_or(last);
    let two = [" or ", " and "].iter().find_map(|word| last.split_once(word));
    match two {
        Some((first, second)) if !first.contains(' ') && !second.contains(' ') => {
            parts.extend([first, second]);
        }
        _ => parts.push(last),
    }
    parts
}

/// Splits a text at characters outside of quotes and parentheses; at commas only before a blank, or if all parts are words.
fn split<'t>(text: &'t str, separators: &[char]) -> Vec<&'t str> {
    let is_dense = separators == [','] && !text.contains([' ', '(', '{']) && {
        let is_word = |part: &str| {
            part.trim_matches(['"', '\'']).starts_with(|first: char| first.is_alphabetic())
        };
        text.split(',').all(is_word)
    };
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    let mut quote: Option<char> = None;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        if let Some(end) = quote {
            // A quote ends before a separator only: `'it's'`.
            let ends = next.is_none_or(|next| !next.is_alphanumeric());
            quote = Some(end).filter(|end| *end != character || !ends);
            continue;
        }
        let begins = text[start..at].trim().is_empty();
        match character {
            _ if begins && closing(character).is_some() => quote = closing(character),
            '(' | '{' | '[' => depth += 1,
            ')' | '}' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 && separators.contains(&character) => {
                let is_end = next.is_none_or(char::is_whitespace);
                if character != ',' || is_dense || is_end {
                    parts.push(&text[start..at]);
                    start = at + character.len_utf8();
                }
            }
            _ => {}
        }
    }
    if quote.is_some() || depth > 0 {
        // What is not closed quotes nothing.
        return text.split(separators).collect();
    }
    parts.push(&text[start..]);
    if parts.len() > 1 && parts.last().is_some_and(|last| last.trim().is_empty()) {
        parts.pop();
    }
    parts
}

/// Returns the end of what a quote begins.
fn closing(open: char) -> Option<char> {
    let pairs = [('"', '"'), ('\'', '\''), ('`', '`'), ('“', '”'), ('‘', '’'), ('«', '»')];
    pairs.into_iter().find(|(own, _)| *own == open).map(|(_, close)| close)
}

/// Reads a value, with its quotes and what is in parentheses behind it.
fn item(text: &str) -> Item {
    static GLOSS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(.*\S)\s+\(([^()]*)\)[.*]?$").expect("the pattern compiles")
    });
    let quoted = text.chars().next().and_then(|open| {
        let rest = &text[open.len_utf8()..];
        let (value, behind) = rest.rsplit_once(closing(open)?)?;
        let behind = behind.trim();
        (behind.is_empty() || behind == "." || behind.starts_with(['(', '=', ':', '-', '–', '—']))
            .then(|| value.to_owned())
    });
    if let Some(value) = quoted {
        return Item { value, is_quoted: true, gloss: None };
    }
    match GLOSS.captures(text).map(|found| found.extract()) {
        Some((_, [value, gloss])) => Item { gloss: Some(gloss.to_owned()), ..item(value) },
        None => Item { value: text.to_owned(), is_quoted: false, gloss: None },
    }
}

/// Keeps the words before the explanations of values, if all have one: `1 = low`, `a: first`; in lines also `a - first`.
fn explained(items: &mut [Item], by_comma: bool) {
    static EXPLAINED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(\S+?)(?:\s*=\s*|:\s+|(\s+[-–—]\s+))\p{L}").expect("the pattern compiles")
    });
    let word = |item: &Item| {
        let found = EXPLAINED.captures(&item.value).filter(|_| !item.is_quoted)?;
        if by_comma && found.get(2).is_some() {
            return None;
        }
        Some(found[1].trim_matches(['"', '\'']).to_owned())
    };
    let words: Option<Vec<String>> = items.iter().map(word).collect();
    let Some(words) = words else { return };
    if words.iter().collect::<HashSet<_>>().len() == words.len() {
        for (item, word) in items.iter_mut().zip(words) {
            *item = Item { value: word, is_quoted: true, gloss: None };
        }
    }
}

/// Leaves what is in parentheses out of values, unless it tells them apart. Returns whether it is certain not to be a part of
/// them.
fn strip_glosses(items: &mut [Item]) -> bool {
    let distinct: HashSet<&str> = items.iter().map(|item| item.value.as_str()).collect();
    if distinct.len() < items.len() {
        for item in items {
            if let Some(gloss) = item.gloss.take() {
                item.value = format!("{} ({gloss})", item.value);
            }
        }
        return true;
    }
    let is_certain = |item: &Item| {
        let mark = item.gloss.as_ref().map(|gloss| gloss.to_lowercase());
        item.is_quoted
            || !item.value.contains(' ')
            || mark.is_none_or(|gloss| MARKS.contains(&gloss.trim()))
    };
    items.iter().all(is_certain)
}

/// Returns whether words around values say that there are others, or when they hold.
fn is_open(text: &str) -> bool {
    static OPEN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\betc\b|\.\.\.|…|\b(?:e\.g\.|for example|for instance|such as|among others|and more|case[- ]insensitive|(?:or|any) (?:other|custom|string)|custom (?:values?|strings?)|if|when|unless|depending)(?:\W|$)")
            .expect("the pattern compiles")
    });
    OPEN.is_match(text)
}

/// Returns whether a cell does not list the values that are allowed, but others, or describes them.
fn says_otherwise(text: &str) -> bool {
    static OTHERWISE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?ix)^(?:not\s(?:one|any|in|equal)\b | (?:all|any)\s(?:but|except)\b
            | none\sof\b | except\b | never\b | anything\b | formerly\b | previously\b | see\b | depends\b | up\sto\b
            | between\b | from\s\S+\sto\b | same\sas\b | must\s(?:not|match|start|begin|end|have|contain)\b
            | any\b.*\b(?:code|string|value|text|number|integer|format|url|name|id|except|but)s?\b
            | (?:positive|negative|non-negative|whole)\b | (?:integers?|numbers?|strings?|characters?)\s | iso\s)",
        )
        .expect("the pattern compiles")
    });
    OTHERWISE.is_match(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the values of a cell, after `~` if there may be others.
    #[track_caller]
    fn check(cell: &str, expected: &str) {
        let found = allowed(cell).map_or_else(String::new, |found| {
            let open = if found.is_closed { "" } else { "~" };
            format!("{open}{}", json!(found.list))
        });
        assert_eq!(found, expected, "{cell}");
    }

    #[test]
    fn quotes_and_glosses_are_no_part_of_values() {
        for cell in [
            r#""a", "b""#,
            "'a', 'b'",
            "“a”, “b”",
            "‘a’; ‘b’",
            "`a`, `b`",
            r"\`a\`, \`b\`",
            "`a` (first), `b` (as `c`)",
            r#""a" (first), "b" (second)"#,
            "a (the first)<br>b (default)",
            "a = first<br>b = second",
            "a: first, b: second",
            "a - first; b – second",
            "- a<br>- b",
            "a | b".replace('|', r"\|").as_str(),
            "a or b",
            "One of: a, b",
            r#"["a", "b"]"#,
            "a,b",
            "a,<br>b",
        ] {
            check(cell, r#"["a","b"]"#);
        }
        check("one<br>two<br>three (default)", r#"["one","two","three"]"#);
        check("US (United States), CA (Canada)", r#"["US","CA"]"#);
        check("1 = low<br>2 = high", "[1,2]");
        check("a, b, or c", r#"["a","b","c"]"#);
        check("a, b<br>c", r#"["a","b","c"]"#);
        check("a, b or c", r#"["a","b","c"]"#);
        check(r#""a, b", "c""#, r#"["a, b","c"]"#);
        check(r#""a", "", null"#, r#"["a","",null]"#);
        check("Sign up, Log in", r#"["Sign up","Log in"]"#);
        check("it's, that's", r#"["it's","that's"]"#);
        check(
            "I would like to hear more; No, thanks",
            r#"["I would like to hear more","No, thanks"]"#,
        );
        check("A - Premium, B - Basic", r#"["A - Premium","B - Basic"]"#);
        // What tells values apart is a part of them.
        check("Visa (credit), Visa (debit)", r#"["Visa (credit)","Visa (debit)"]"#);
    }

    #[test]
    fn lists_with_others_are_open() {
        check("e.g. a, b", r#"~["a","b"]"#);
        check("a, b, etc.", r#"~["a","b"]"#);
        check("a, b, ...", r#"~["a","b"]"#);
        check("`a`, `b` or any other string", r#"~["a","b"]"#);
        check("New York (NY), San Jose (SJ)", r#"~["New York","San Jose"]"#);
        check("a, b if c is set", r#"~["a","b if c is set"]"#);
        check(
            "a, something that is written like this",
            r#"~["a","something that is written like this"]"#,
        );
    }

    #[test]
    fn other_cells_list_nothing() {
        for cell in [
            "",
            "-",
            "a",
            "Not one of: a, b",
            "Any ISO country code, in upper case",
            "any string",
            "Between 1, and 5",
            "1 - 10",
            "Formerly `a`, `b`",
            "All but `a`, `b`",
            "The names of all of the shops that there are, in any order",
        ] {
            check(cell, "");
        }
    }
}
