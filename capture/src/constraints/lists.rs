//! Lists of values in running text: `red, green or blue`.

use std::{collections::HashSet, sync::LazyLock};

use regex::Regex;

/// A list, and whether it is open-ended.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct List {
    pub(super) values: Vec<String>,
    pub(super) is_open: bool,
}

/// Returns the values of a list, if every item is one word that can be a value; `None` for prose.
pub(super) fn read(text: &str) -> Option<List> {
    static SEPARATOR: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r",\s*(?:or|and)\s+|\s+(?:or|and)\s+|\s*,\s*|\s+/\s+")
            .expect("the pattern compiles")
    });
    static VALUE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^[A-Za-z0-9][A-Za-z0-9_.:+/-]*$").expect("the pattern compiles")
    });
    let text = text.trim();
    let closed =
        ["etc.", "etc", "...", "…"].into_iter().find_map(|ending| text.strip_suffix(ending));
    let body = closed.unwrap_or(text).trim().trim_end_matches(',').trim_end();
    let mut values: Vec<String> = Vec::new();
    let mut seen = HashSet::new();
    for item in SEPARATOR.split(body) {
        let item = item.trim_matches(['"', '\'', '`', '“', '”', '‘', '’', '.']);
        if !VALUE.is_match(item) {
            return None;
        }
        if seen.insert(item) {
            values.push(item.to_owned());
        }
    }
    Some(List { values, is_open: closed.is_some() })
}

/// Returns the texts in quotes or code.
pub(super) fn quoted(text: &str) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    for (n, part) in text.split(['`', '"']).enumerate() {
        let part = part.strip_prefix('\'').and_then(|it| it.strip_suffix('\'')).unwrap_or(part);
        if n % 2 == 1 && !values.iter().any(|known| known == part) {
            values.push(part.to_owned());
        }
    }
    values
}

/// Returns the quoted values that begin the items of a list: `` - `a`: first - `b`: second ``.
pub(super) fn items(text: &str) -> Vec<String> {
    static ITEM: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:^|[ :.])[-•*–] [`\x22]([^`\x22]{1,80})[`\x22]")
            .expect("the pattern compiles")
    });
    let mut values: Vec<String> = Vec::new();
    for found in ITEM.captures_iter(text) {
        if !values.iter().any(|known| *known == found[1]) {
            values.push(found[1].to_owned());
        }
    }
    values
}

/// Returns the items of a list that are words: `- card - cash`.
pub(super) fn bare_items(text: &str) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    for word in text.split_whitespace().filter(|word| !matches!(*word, "-" | "•" | "*" | "–")) {
        let word = word.trim_end_matches('.');
        if !values.iter().any(|known| known == word) {
            values.push(word.to_owned());
        }
    }
    values
}

/// Returns the words of a list, whatever is between them.
pub(super) fn listed(text: &str) -> Vec<String> {
    static SEPARATOR: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\s*,\s*(?:(?:or|and)\s+)?|\s+(?:or|and)\s+|\s*[/|]\s*")
            .expect("the pattern compiles")
    });
    let mut values: Vec<String> = Vec::new();
    for item in SEPARATOR.split(text) {
        let item = item.trim().trim_matches(['`', '\'', '"']);
        if !item.is_empty() && !values.iter().any(|known| known == item) {
            values.push(item.to_owned());
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(&[&str], bool)>) {
        let expected = expected.map(|(values, is_open)| List {
            values: values.iter().map(|value| (*value).to_owned()).collect(),
            is_open,
        });
        assert_eq!(read(text), expected, "{text}");
    }

    #[test]
    fn separators_and_quotes() {
        check("A, B, or C", Some((&["A", "B", "C"], false)));
        check("web or app", Some((&["web", "app"], false)));
        check("\"on\", \"off\"", Some((&["on", "off"], false)));
        check("desktop, mobile, etc.", Some((&["desktop", "mobile"], true)));
        check("a, b ...", Some((&["a", "b"], true)));
        check("Chrome", Some((&["Chrome"], false)));
    }

    #[test]
    fn prose_is_no_list() {
        check("an email address or webhook URL", None);
        check("in Constants.java and others", None);
        check("", None);
    }
}
