//! What descriptions say of times: that they are counts, or written in another way than RFC 3339.

use std::sync::LazyLock;

use regex::Regex;

use super::{Type, times::Time};

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern compiles")
}

/// Returns the type of a time whose description says more than its type: a count of seconds, or a text in a form of its
/// own. `None` if the type says enough.
pub(crate) fn of_time(ty: &Type, cell: &str, description: &str) -> Option<Time> {
    match ty {
        Type::List(item) => {
            let Time { ty, is_count } = of_time(item, cell, description)?;
            return Some(Time { ty: Type::list(ty), is_count });
        }
        Type::Union(types) => {
            let [time, null] = &types[..] else { return None };
            let Time { ty, is_count } = of_time(time, cell, description)?;
            return (*null == Type::Null).then(|| Time { ty: ty.or_null(), is_count });
        }
        _ => {}
    }
    let is_date = match ty {
        Type::DateOrTime => true,
        Type::Plain { json: "string", format: Some(format), .. } => {
            matches!(*format, "date" | "date-time")
        }
        // The word `time` is a string.
        Type::Plain { json: "string", format: None, pattern: None, .. } => {
            cell.trim().to_lowercase().starts_with("time")
        }
        _ => false,
    };
    if !is_date {
        return None;
    }
    let text = Time { ty: Type::plain("string"), is_count: false };
    match count(description) {
        // Both are documented: `Unix time or ISO 8601`.
        Some(number) if is_standard(description) => {
            let ty = Type::Union(vec![text.ty, number]);
            Some(Time { ty, is_count: false })
        }
        Some(ty) => Some(Time { ty, is_count: true }),
        None if has_other_form(description) => Some(text),
        None => None,
    }
}

fn is_standard(description: &str) -> bool {
    static STANDARD: LazyLock<Regex> =
        LazyLock::new(|| regex(r"(?i)\biso[- ]?8601\b|\brfc[- ]?3339\b"));
    STANDARD.is_match(description)
}

/// Returns the type of a count since 1970, if a description says that a time is one.
fn count(description: &str) -> Option<Type> {
    static COUNT: LazyLock<Regex> = LazyLock::new(|| {
        let unit = r"(?:(?:milli|micro|nano)?seconds|millis|ms|secs?)";
        regex(&format!(
            r"(?i)\b(?:unix|epoch|posix)\b|\b{unit} (?:elapsed |passed )?since\b|\bsince (?:the )?(?:1970|(?:1 )?jan(?:uary)?\b[ 0-9,]*1970|1/1/1970)|\b(?:as|in) (?:a number of |an? integer number of |unix |epoch )?{unit}(?:[.,;)]|$)|\((?:in )?{unit}\)"
        ))
    });
    static NOT: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)\b(?:not|no|never|instead of|rather than|unlike) (?:an? |the |in )?(?:unix|epoch|posix)\b|\b(?:converted|derived|computed|calculated|parsed) from\b",
        )
    });
    static FRACTION: LazyLock<Regex> =
        LazyLock::new(|| regex(r"(?i)\b(?:float\w*|fraction\w*|decimals?|double)\b"));
    if !COUNT.is_match(description) || NOT.is_match(description) {
        return None;
    }
    let is_fraction = FRACTION.is_match(description);
    Some(Type::plain(if is_fraction { "number" } else { "integer" }))
}

/// Returns whether a description shows another way to write times than RFC 3339: `DD/MM/YYYY`, `%d.%m.%Y`, `RFC 2822`.
fn has_other_form(description: &str) -> bool {
    static MASK: LazyLock<Regex> = LazyLock::new(|| {
        let part = "(?:y{4}|y{2}|m{1,4}|d{1,2}|mon|month|day)";
        regex(&format!(
            r"(?i)\b(?P<date>{part}(?:[-/. ]|, |年)?{part}(?:(?:[-/. ]|, )?{part})?)(?P<time>['\[]?[ t][\]']?h{{1,2}}[^\s,;)`\x22]*(?: ?[a+-]?z+\b)?)?"
        ))
    });
    static DIRECTIVES: LazyLock<Regex> =
        LazyLock::new(|| regex(r"%[a-zA-Z][^\s`,;)\x22]*(?: %[a-zA-Z][^\s`,;)\x22]*)*"));
    static OTHER: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)\brfc[- ]?(?:2822|822|1123|850|5322)\b|\b[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{2,4}\b|\b[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}\b|\b[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}|\b[0-9]{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* [0-9]{4}\b",
        )
    });
    let is_other_mask = |found: &regex::Captures<'_>| {
        let date = found["date"].to_lowercase();
        let has_year = date.contains('y');
        let time = found.name("time").map_or("", |time| time.as_str());
        let is_iso = date == "yyyy-mm-dd"
            && (time.is_empty()
                || !time.starts_with(' ') && time.to_lowercase().ends_with(['z', 'x']));
        (has_year || found["date"].contains('/')) && !is_iso
    };
    let is_other_directive = |found: regex::Match<'_>| {
        let text = found.as_str().trim_end_matches('.');
        text.matches('%').count() > 1
            && text != "%Y-%m-%d"
            && !(text.starts_with("%Y-%m-%dT%H:%M:%S") && text.to_lowercase().ends_with('z'))
    };
    OTHER.is_match(description)
        || MASK.captures_iter(description).any(|found| is_other_mask(&found))
        || DIRECTIVES.find_iter(description).any(is_other_directive)
}
