//! What stands beside a type: `max length 128`, `(ISO 4217)`, `default: false`, `nullable`.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Map, Value, json};

use super::Type;

/// What a qualifier adds to a type.
#[derive(Debug, Default)]
pub(super) struct Qualities {
    pub(super) keywords: Map<String, Value>,
    pub(super) is_nullable: bool,
    pub(super) required: Option<bool>,
    pub(super) default: Option<String>,
}

/// Reads a qualifier. Returns whether it was understood; what was not is only prose beside a type.
pub(super) fn read(text: &str, base: &Type, into: &mut Qualities) -> bool {
    let text = text.trim().trim_matches([';', ',', '.', '(', ')', '[', ']']).trim();
    let lower = text.to_lowercase();
    match lower.as_str() {
        "" | "enum" | "enumeration" | "read-only" | "readonly" | "case-sensitive"
        | "case-insensitive" | "utf-8" | "unique" => return true,
        "nullable" | "null" | "can be null" | "may be null" | "or null" => {
            into.is_nullable = true;
            return true;
        }
        "optional" | "not required" => {
            into.required = Some(false);
            return true;
        }
        "required" | "mandatory" => {
            into.required = Some(true);
            return true;
        }
        _ => {}
    }
    if let Some(found) = DEFAULT.captures(text) {
        into.default = Some(found[1].trim().to_owned());
        return true;
    }
    if is_text(base) { of_text(&lower, into) } else { of_numbers(&lower, base, into) }
}

static DEFAULT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^defaults?(?:\s+to|\s+is|\s+value)?\s*[:=]?\s*(.+)$")
        .expect("the pattern compiles")
});

fn is_text(base: &Type) -> bool {
    match base {
        Type::Plain { json, .. } => *json == "string",
        Type::Refined(inner, _) => is_text(inner),
        _ => false,
    }
}

fn of_text(lower: &str, into: &mut Qualities) -> bool {
    static LENGTH: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:max(?:imum)?\.?|up to|at most|<=?|≤)?\s*(?:length|len|size)?\s*(?:of|is|:|=)?\s*(?:max(?:imum)?\.?|up to|<=?)?\s*(\d{1,9})\s*(?:chars?|characters?|bytes|max|long)?\.?$")
            .expect("the pattern compiles")
    });
    static LENGTHS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"^(?:length:?\s*)?(\d{1,9})\s*(?:-|–|to)\s*(\d{1,9})\s*(?:chars?|characters?|long)?$",
        )
        .expect("the pattern compiles")
    });
    if let Some(found) = LENGTH.captures(lower) {
        let says_length = lower.starts_with(|it: char| it.is_ascii_digit())
            || lower.contains("max")
            || lower.contains("len")
            || lower.contains("up to")
            || lower.contains("char")
            || lower.starts_with(['<', '≤']);
        if let (true, Ok(n)) = (says_length, found[1].parse::<u64>()) {
            into.keywords.insert("maxLength".to_owned(), json!(n));
            return true;
        }
    }
    if let Some(found) = LENGTHS.captures(lower)
        && let (Ok(min), Ok(max)) = (found[1].parse::<u64>(), found[2].parse::<u64>())
        && min <= max
    {
        into.keywords.insert("minLength".to_owned(), json!(min));
        into.keywords.insert("maxLength".to_owned(), json!(max));
        return true;
    }
    // Formats of API descriptions that say nothing of the text.
    if matches!(lower, "password" | "binary" | "byte" | "string") {
        return true;
    }
    let format = |name: &str| ("format", json!(name));
    let (keyword, value) = match lower {
        "uuid" | "guid" | "uuid v4" | "uuidv4" | "format: uuid" => format("uuid"),
        "email" | "email address" | "format: email" => format("email"),
        "uri" | "url" | "format: uri" => format("uri"),
        "date-time" | "datetime" | "iso 8601 timestamp" | "iso8601 timestamp"
        | "iso 8601 datetime" | "iso 8601 date-time" | "rfc 3339" | "rfc3339"
        | "iso8601 datetime" | "format: date-time" => format("date-time"),
        "format: date" | "full-date" | "yyyy-mm-dd" => format("date"),
        "uri-reference" | "hostname" | "duration" => format(lower),
        "ipv4" => format("ipv4"),
        "ipv6" => format("ipv6"),
        "iso 4217" | "iso-4217" | "iso4217" => ("pattern", json!("^[A-Z]{3}$")),
        "iso 3166-1 alpha-2" | "iso 3166-1" => ("pattern", json!("^[A-Z]{2}$")),
        "iso 639-1" => ("pattern", json!("^[a-z]{2}$")),
        _ => return false,
    };
    into.keywords.insert(keyword.to_owned(), value);
    true
}

fn of_numbers(lower: &str, base: &Type, into: &mut Qualities) -> bool {
    static RANGE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"^(?:range:?\s*|between\s+)?\[?(-?\d{1,15})\s*(?:-|–|to|and|\.\.|‥)\s*(-?\d{1,15})\]?$",
        )
        .expect("the pattern compiles")
    });
    static BOUND: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(>=|≥|>|<=|≤|<|min(?:imum)?:?|max(?:imum)?:?)\s*(-?\d{1,15}(?:\.\d{1,15})?)$")
            .expect("the pattern compiles")
    });
    let is_width = match base {
        Type::Plain { json: "integer", format: None, .. } => matches!(lower, "int32" | "int64"),
        Type::Plain { json: "number", format: None, .. } => matches!(lower, "float" | "double"),
        _ => false,
    };
    if is_width {
        into.keywords.insert("format".to_owned(), json!(lower));
        return true;
    }
    if matches!(lower, "positive" | "non-negative" | "unsigned") {
        let keyword = if lower == "positive" { "exclusiveMinimum" } else { "minimum" };
        into.keywords.insert(keyword.to_owned(), json!(0));
        return true;
    }
    // A precision says nothing about values that are written: `decimal(10,2)`.
    let is_number = matches!(base, Type::Plain { json: "number", .. });
    if is_number
        && lower
            .split(',')
            .all(|part| !part.is_empty() && part.trim().bytes().all(|byte| byte.is_ascii_digit()))
    {
        return true;
    }
    if let Some(found) = RANGE.captures(lower)
        && let (Ok(min), Ok(max)) = (found[1].parse::<i64>(), found[2].parse::<i64>())
        && min <= max
        && !is_list(base)
    {
        into.keywords.insert("minimum".to_owned(), json!(min));
        into.keywords.insert("maximum".to_owned(), json!(max));
        return true;
    }
    if let Some(found) = BOUND.captures(lower)
        && let Ok(n) = serde_json::from_str::<Value>(&found[2])
        && !is_list(base)
    {
        let keyword = match &found[1] {
            ">" => "exclusiveMinimum",
            "<" => "exclusiveMaximum",
            ">=" | "≥" => "minimum",
            word if word.starts_with("min") => "minimum",
            _ => "maximum",
        };
        into.keywords.insert(keyword.to_owned(), n);
        return true;
    }
    // The width for display: `int(11)`.
    lower.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_list(base: &Type) -> bool {
    !matches!(base, Type::Plain { json: "number" | "integer", .. } | Type::Refined(..))
}
