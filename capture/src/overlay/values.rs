//! Checks the values of keywords. A keyword with an invalid value would be ignored by some validators and rejected by
//! others, so overlays must not contain one.

use regex::RegexBuilder;
use serde_json::{Map, Value};

use tablature_schema::{pattern::Pattern, vocabulary};

use crate::subschemas;

/// The form of a keyword's value.
#[derive(Clone, Copy)]
enum Kind {
    String,
    Flag,
    Number,
    /// An integer, 0 or more.
    Count,
    Pattern,
    /// A pattern for our own passes, which is matched in linear time.
    PlainPattern,
    Values,
    Strings,
    Types,
    Names,
    ByValue,
    Age,
    Fault,
    Agreement,
    Pointer,
}

const KINDS: [(&str, Kind); 37] = [
    ("$comment", Kind::String),
    ("title", Kind::String),
    ("description", Kind::String),
    ("documentedAs", Kind::String),
    ("format", Kind::String),
    ("$ref", Kind::String),
    ("deprecated", Kind::Flag),
    ("readOnly", Kind::Flag),
    ("writeOnly", Kind::Flag),
    ("uniqueItems", Kind::Flag),
    ("nullMeansAbsent", Kind::Flag),
    ("minimum", Kind::Number),
    ("maximum", Kind::Number),
    ("exclusiveMinimum", Kind::Number),
    ("exclusiveMaximum", Kind::Number),
    ("multipleOf", Kind::Number),
    ("minLength", Kind::Count),
    ("maxLength", Kind::Count),
    ("minItems", Kind::Count),
    ("maxItems", Kind::Count),
    ("minContains", Kind::Count),
    ("maxContains", Kind::Count),
    ("minProperties", Kind::Count),
    ("maxProperties", Kind::Count),
    ("pattern", Kind::Pattern),
    ("recommendedPattern", Kind::PlainPattern),
    ("enum", Kind::Values),
    ("examples", Kind::Values),
    ("knownValues", Kind::Strings),
    ("type", Kind::Types),
    ("required", Kind::Names),
    ("maxAge", Kind::Age),
    ("fault", Kind::Fault),
    ("agreement", Kind::Agreement),
    ("payloadAt", Kind::Pointer),
    ("rustName", Kind::String),
    ("rustNames", Kind::ByValue),
];

/// Returns the invalid values in one schema, without its subschemas: the keyword, and the reason.
pub(super) fn invalid_values(schema: &Map<String, Value>) -> Vec<(&str, String)> {
    let mut invalid = Vec::new();
    for (keyword, value) in schema {
        let kind = KINDS.iter().find(|(known, _)| known == keyword);
        let reason = kind.and_then(|(_, kind)| check_value(*kind, value).err());
        if let Some(reason) = reason {
            invalid.push((keyword.as_str(), format!("`{keyword}` {reason}")));
        }
    }
    let names = schema.get("patternProperties").and_then(Value::as_object);
    for name in names.into_iter().flat_map(Map::keys) {
        if let Err(reason) = pattern(name) {
            invalid.push(("patternProperties", format!("the pattern `{name}` {reason}")));
        }
    }
    invalid
}

/// Returns the values that do not match the schema's own type, and the names for values that it does not list, with
/// their keyword.
pub(super) fn misfits(schema: &Map<String, Value>) -> Vec<(&'static str, String)> {
    let mut misfits: Vec<_> = nameless(schema).into_iter().collect();
    let types: Vec<&str> = match schema.get("type") {
        Some(Value::String(ty)) => vec![ty],
        Some(Value::Array(types)) => types.iter().filter_map(Value::as_str).collect(),
        _ => return misfits,
    };
    for keyword in ["enum", vocabulary::KNOWN_VALUES] {
        let members = schema.get(keyword).and_then(Value::as_array);
        let misfit = members.into_iter().flatten().find(|member| !fits(member, &types));
        if let Some(member) = misfit {
            let types = types.join(" or ");
            misfits
                .push((keyword, format!("`{member}` in `{keyword}` is not of the type {types}")));
        }
    }
    misfits
}

/// Returns the first value with a name that is not one of the schema's, where it lists some.
fn nameless(schema: &Map<String, Value>) -> Option<(&'static str, String)> {
    let lists = ["enum", vocabulary::KNOWN_VALUES].map(|keyword| schema.get(keyword));
    let values = lists.into_iter().flatten().filter_map(Value::as_array).flatten();
    let plain = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let keys: Vec<String> = values.map(plain).collect();
    let names = schema.get(vocabulary::RUST_NAMES)?.as_object()?;
    let lost = names.keys().find(|key| !keys.is_empty() && !keys.contains(key))?;
    let message = format!("`{lost}` in `{}` is not one of the values", vocabulary::RUST_NAMES);
    Some((vocabulary::RUST_NAMES, message))
}

fn fits(value: &Value, types: &[&str]) -> bool {
    types.iter().any(|ty| match *ty {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "number" => value.is_number(),
        "integer" => {
            value.is_i64()
                || value.is_u64()
                || value.as_f64().is_some_and(|number| number.fract() == 0.0)
        }
        _ => true,
    })
}

/// Checks a value. The error follows the keyword in messages.
fn check_value(kind: Kind, value: &Value) -> Result<(), String> {
    let is_string = || value.as_str().is_some_and(|text| !text.is_empty());
    let needs =
        |is_valid: bool, what: &str| if is_valid { Ok(()) } else { Err(format!("is not {what}")) };
    match kind {
        Kind::String => needs(is_string(), "a string"),
        Kind::Flag => needs(value.is_boolean(), "`true` or `false`"),
        Kind::Number => needs(value.is_number(), "a number"),
        Kind::Count => needs(value.is_u64(), "an integer, 0 or more"),
        Kind::Pattern => {
            value.as_str().map_or_else(|| needs(false, "a string"), |text| pattern(text).map(drop))
        }
        Kind::PlainPattern => {
            value.as_str().map_or_else(|| needs(false, "a string"), plain_pattern)
        }
        Kind::Values => members(value, |_| true, "a list of values"),
        Kind::Strings => members(value, Value::is_string, "a list of strings"),
        Kind::Names => match value.as_array() {
            Some(names) if names.is_empty() => Ok(()),
            _ => members(value, Value::is_string, "a list of names"),
        },
        Kind::ByValue => {
            let is_name = |name: &Value| name.as_str().is_some_and(|name| !name.is_empty());
            let names = value.as_object().filter(|names| !names.is_empty());
            let is_valid = names.is_some_and(|names| names.values().all(is_name));
            needs(is_valid, "an object of names by values")
        }
        Kind::Types => {
            let is_type = |value: &Value| value.as_str().is_some_and(|name| TYPES.contains(&name));
            let what = format!("a type of JSON ({})", TYPES.join(", "));
            match value {
                Value::Array(_) => members(value, is_type, &format!("a list of {what}")),
                value => needs(is_type(value), &what),
            }
        }
        Kind::Age => {
            let text = value.as_str().unwrap_or_default();
            needs(
                is_span(text),
                "a duration of weeks, days, hours, minutes and seconds, such as `PT1H`",
            )
        }
        Kind::Fault => check_fault(value),
        Kind::Pointer => {
            let is_pointer = value.as_str().is_some_and(|text| text.starts_with('/'));
            needs(is_pointer, "a JSON Pointer such as `/properties`")
        }
        Kind::Agreement => match value.as_array() {
            Some(rules) if !rules.is_empty() => rules.iter().try_for_each(agreement),
            _ => Err("is not a list of rules".to_owned()),
        },
    }
}

const TYPES: [&str; 7] = ["null", "boolean", "integer", "number", "string", "array", "object"];

fn members(value: &Value, is_valid: impl Fn(&Value) -> bool, what: &str) -> Result<(), String> {
    let Some(members) = value.as_array().filter(|members| members.iter().all(is_valid)) else {
        return Err(format!("is not {what}"));
    };
    if members.is_empty() {
        return Err("is empty".to_owned());
    }
    for (n, member) in members.iter().enumerate() {
        if members[..n].contains(member) {
            return Err(format!("has a duplicate `{member}`"));
        }
    }
    Ok(())
}

/// Checks a pattern of JSON Schema, which may have look-around.
fn pattern(text: &str) -> Result<Pattern, String> {
    Pattern::new(text).map_err(|error| {
        if error.is_too_large() {
            format!("is too large: {error}")
        } else {
            format!("is not a regular expression: `{text}`")
        }
    })
}

fn plain_pattern(text: &str) -> Result<(), String> {
    let plain = pattern(text)?
        .to_rust()
        .and_then(|text| RegexBuilder::new(&text).size_limit(1 << 20).build().ok());
    match plain {
        Some(_) => Ok(()),
        None => Err(format!("has look-around or back references, or is too large: `{text}`")),
    }
}

/// Returns whether a string is a duration of fixed length, as parsed by the validator.
fn is_span(text: &str) -> bool {
    let units = |text: &str, units: &str| {
        let mut units = units.chars();
        let mut digits = 0;
        for letter in text.chars() {
            match letter {
                '0'..='9' => digits += 1,
                unit if digits > 0 && units.any(|known| known == unit) => digits = 0,
                _ => return false,
            }
            // More digits would overflow the seconds.
            if digits > 9 {
                return false;
            }
        }
        digits == 0
    };
    let Some(body) = text.strip_prefix('P') else {
        return false;
    };
    match body.split_once('T') {
        Some((date, time)) => units(date, "WD") && !time.is_empty() && units(time, "HMS"),
        None => !body.is_empty() && units(body, "WD"),
    }
}

fn check_fault(value: &Value) -> Result<(), String> {
    let map = entry(value, &["code", "help"], &["on"])?;
    code(map)?;
    let Some(on) = map.get("on") else {
        return Ok(());
    };
    members(on, Value::is_string, "a list of keywords")
        .map_err(|reason| format!("has an `on` that {reason}"))?;
    let mut names = on.as_array().into_iter().flatten().filter_map(Value::as_str);
    match names.find(|name| subschemas::keywords().all(|keyword| keyword != *name)) {
        Some(unknown) => Err(format!("has `{unknown}` in `on`, which is not a keyword")),
        None => Ok(()),
    }
}

fn agreement(rule: &Value) -> Result<(), String> {
    let map = entry(rule, &["field", "from", "pattern", "expect", "code", "help"], &["source"])?;
    code(map)?;
    for key in ["field", "from"] {
        if !map[key].as_str().is_some_and(|pointer| pointer.starts_with('/')) {
            return Err(format!("has a `{key}` that is not a JSON Pointer such as `/event_name`"));
        }
    }
    let text = map["pattern"].as_str().unwrap_or_default();
    plain_pattern(text).map_err(|reason| format!("has a `pattern` that {reason}"))
}

/// Checks an object with these keys: `texts` are required strings, `others` are optional.
fn entry<'a>(
    value: &'a Value,
    texts: &[&str],
    others: &[&str],
) -> Result<&'a Map<String, Value>, String> {
    let map = value.as_object().ok_or("is not an object")?;
    for key in texts {
        match map.get(*key) {
            None => return Err(format!("has no `{key}`")),
            Some(Value::String(text)) if !text.is_empty() => {}
            Some(_) => return Err(format!("has a `{key}` that is not a string")),
        }
    }
    match map.keys().find(|key| !texts.contains(&key.as_str()) && !others.contains(&key.as_str())) {
        Some(key) => Err(format!("has the unknown key `{key}`")),
        None => Ok(map),
    }
}

/// Checks that a code is in kebab-case, like our own.
fn code(map: &Map<String, Value>) -> Result<(), String> {
    let code = map["code"].as_str().unwrap_or_default();
    let is_word = |word: &str| {
        !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    };
    if code.split('-').all(is_word) && code.starts_with(|c: char| c.is_ascii_lowercase()) {
        return Ok(());
    }
    Err(format!("has the code `{code}`, which is not in kebab-case such as `bad-name`"))
}
