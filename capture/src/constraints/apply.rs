//! Converts descriptions to keywords.

use std::{ops::Range, sync::LazyLock};

use regex::{Captures, Regex};
use serde_json::{Map, Value, json};
use tablature_schema::vocabulary;

use super::{
    RULES, alternatives,
    closing::{self, Verdict},
    guards, lists,
    table::{Brings, On, Rule},
};
use crate::Dialect;

/// The property whose description is read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Subject<'a> {
    pub(crate) description: &'a str,
    pub(crate) required: bool,
    pub(crate) dialect: Dialect,
    /// Its type is called an enumeration.
    pub(crate) is_enum: bool,
}

/// Adds the facts of the description to `schema`, and returns their number.
pub(crate) fn apply(subject: Subject<'_>, schema: &mut Map<String, Value>) -> usize {
    let (mut facts, mut has_interval) = (0, false);
    for (rule, phrase) in RULES.iter().zip(phrases()) {
        let Some(target) = target(rule.on, subject, schema) else {
            continue;
        };
        let Some(captures) = phrase.captures(subject.description) else {
            continue;
        };
        if let Some(mut keywords) = keywords(rule, subject.description, &captures) {
            // An interval says which of its limits are excluded.
            if has_interval && matches!(rule.brings, Brings::Range) {
                continue;
            }
            has_interval |= matches!(rule.brings, Brings::Interval);
            let after = captures.get(0).map_or("", |it| &subject.description[it.end()..]);
            let before = captures.get(0).map_or("", |it| &subject.description[..it.start()]);
            let is_limit = matches!(
                rule.brings,
                Brings::Range
                    | Brings::Interval
                    | Brings::Limit(_)
                    | Brings::Lengths
                    | Brings::Length
            );
            let is_form = keywords.contains_key("format") || keywords.contains_key("pattern");
            let is_form =
                is_form && rule.on == On::Text && matches!(rule.brings, Brings::Keywords(_));
            if is_form && alternatives::has_others(subject.description, after, &keywords)
                || (is_limit || is_form) && !guards::holds(before, (&captures[0], after), &keywords)
            {
                continue;
            }
            if matches!(rule.brings, Brings::Range) && after.trim_start().starts_with("exclusive") {
                for (keyword, exclusive) in
                    [("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")]
                {
                    if let Some(limit) = keywords.shift_remove(keyword) {
                        keywords.insert(exclusive.to_owned(), limit);
                    }
                }
            }
            if may_be_empty(subject.description) {
                keywords.remove("minLength");
            }
            merge(target, keywords);
            facts += 1;
        }
    }
    in_case(subject.description, schema);
    facts
}

/// Writes the pattern of a code, of a string or of items, in the case that the description gives it.
fn in_case(description: &str, schema: &mut Map<String, Value>) {
    if let Some(Value::String(pattern)) = schema.get_mut("pattern")
        && let Some(cased) = alternatives::cased(pattern, description)
    {
        *pattern = cased;
    }
    if let Some(Value::Object(items)) = schema.get_mut("items") {
        in_case(description, items);
    }
}

fn phrases() -> impl Iterator<Item = &'static Regex> {
    static WORDINGS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
        RULES
            .iter()
            .map(|rule| {
                Regex::new(&format!("(?i){}", rule.phrase)).expect("a rule's phrase compiles")
            })
            .collect()
    });
    WORDINGS.iter()
}

/// Returns the subschema that a rule applies to, if it applies to this property.
fn target<'a>(
    on: On,
    subject: Subject<'_>,
    schema: &'a mut Map<String, Value>,
) -> Option<&'a mut Map<String, Value>> {
    match on {
        On::Any => return Some(schema),
        On::Optional => return (!subject.required).then_some(schema),
        On::Number => {
            let is_number = |ty: &Value| ty == "integer" || ty == "number";
            let applies = match schema.get("type") {
                Some(Value::Array(types)) => {
                    types.iter().any(is_number)
                        && types.iter().all(|ty| is_number(ty) || ty == "null")
                }
                ty => ty.is_some_and(is_number),
            };
            return applies.then_some(schema);
        }
        On::Enum if !subject.is_enum => return None,
        On::AttributeText if subject.dialect != Dialect::Attributes => return None,
        _ => {}
    }
    let is_list = schema.get("type").is_some_and(|ty| ty == "array");
    let schema = if is_list { schema.get_mut("items")?.as_object_mut()? } else { schema };
    let ty = schema.get("type")?;
    let is_text =
        ty == "string" || ty.as_array().is_some_and(|types| types.iter().any(|ty| ty == "string"));
    let is_bare = ["format", "pattern", "enum", "anyOf", "examples", vocabulary::KNOWN_VALUES]
        .iter()
        .all(|keyword| !schema.contains_key(*keyword));
    let applies = match on {
        On::Timestamp => schema.get("format").is_some_and(|format| format == "date-time"),
        On::Text => is_text,
        _ => is_text && is_bare,
    };
    applies.then_some(schema)
}

fn keywords(rule: &Rule, description: &str, captures: &Captures<'_>) -> Option<Map<String, Value>> {
    let place = || ["list", "list2", "list3"].iter().find_map(|name| captures.name(name));
    let list = || lists::read(&closing::without_glosses(place()?.as_str()).0);
    // The values of a list that some word closes, unless the text around it says otherwise.
    let closed = |values: &[String]| of_closed(description, place()?.range(), values);
    let several = |list: &lists::List| list.values.len() > 1;
    // What only looks alike: characters, names of properties of which one is required, other things that are deprecated.
    if captures.name("other").is_some() {
        return None;
    }
    let value = match rule.brings {
        Brings::Keywords(text) => serde_json::from_str(text).expect("a rule's keywords are JSON"),
        Brings::Utc => utc(),
        Brings::MaxAge => {
            json!({ vocabulary::MAX_AGE: duration(&captures["n"], &captures["unit"])? })
        }
        Brings::Range => {
            let (min, max) = (group(captures, "min")?, group(captures, "max")?);
            let (min, max) = (number(min)?, number(max)?);
            (min.as_f64()? <= max.as_f64()?).then(|| json!({ "minimum": min, "maximum": max }))?
        }
        Brings::Limit(keyword) => json!({ keyword: number(&captures["n"])? }),
        Brings::Lengths => {
            let max = number(group(captures, "max")?)?;
            match group(captures, "min").map(number) {
                Some(Some(min)) if min.as_u64() <= max.as_u64() => {
                    json!({ "minLength": min, "maxLength": max })
                }
                Some(_) => return None,
                None => json!({ "maxLength": max }),
            }
        }
        Brings::Length => {
            let length = number(group(captures, "max")?)?;
            json!({ "minLength": length, "maxLength": length })
        }
        Brings::Interval => interval(captures)?,
        Brings::Null => json!({ NULL: true }),
        Brings::Items => {
            let values = lists::items(&captures["list"]);
            let is_closed = closes(&captures["before"])
                && closing::before_list(&captures["before"]) == Verdict::Closed;
            let keyword = if is_closed { "enum" } else { vocabulary::KNOWN_VALUES };
            let is_none = closing::before_list(&captures["before"]) == Verdict::Nothing;
            (values.len() > 1 && !is_none).then(|| json!({ keyword: values }))?
        }
        Brings::BareItems => closed(&lists::bare_items(&captures["list"]))?,
        Brings::Listed => closed(&lists::listed(place()?.as_str()))?,
        Brings::Open => match list()? {
            list if several(&list) => json!({ vocabulary::KNOWN_VALUES: list.values }),
            list => json!({ "examples": list.values }),
        },
        Brings::Known => {
            let list = captures.name("list")?;
            let (bare, _) = closing::without_glosses(list.as_str());
            let value = closed(&lists::quoted(&bare))?;
            let is_closed = closes(&description[captures.get(0)?.start()..list.start()]);
            match value {
                Value::Object(mut keywords) if !is_closed => {
                    let values = keywords.shift_remove("enum");
                    let known = values.or_else(|| keywords.shift_remove(vocabulary::KNOWN_VALUES));
                    json!({ vocabulary::KNOWN_VALUES: known? })
                }
                value => value,
            }
        }
        Brings::Numbers => {
            let (list, _) = closing::without_glosses(place()?.as_str());
            let numbers = list.split(|it: char| !it.is_ascii_digit() && it != '-');
            let numbers: Vec<i64> = numbers.filter_map(|digits| digits.parse().ok()).collect();
            let texts: Vec<String> = numbers.iter().map(i64::to_string).collect();
            // Known values are those of strings.
            closed(&texts)?.get("enum")?;
            json!({ "enum": numbers })
        }
        Brings::Several => json!({ vocabulary::KNOWN_VALUES: list().filter(several)?.values }),
        Brings::Values => match list().filter(several)? {
            list if list.is_open => json!({ vocabulary::KNOWN_VALUES: list.values }),
            list => closed(&list.values)?,
        },
    };
    match value {
        Value::Object(keywords) => Some(keywords),
        _ => None,
    }
}

/// Returns the keyword for the values of a list at a place of a description, which some word closes.
fn of_closed(description: &str, place: Range<usize>, values: &[String]) -> Option<Value> {
    let (before, list) = (&description[..place.start], &description[place.clone()]);
    let (_, glosses) = closing::without_glosses(list);
    let after = &description[place.end..];
    let keyword = match closing::judge(before, after, &glosses, values) {
        Verdict::Closed => "enum",
        Verdict::Known => vocabulary::KNOWN_VALUES,
        Verdict::Nothing => return None,
    };
    // Null in code is no text, if nothing else says that it is.
    let is_null = |value: &String| value == "null" && !list.contains("\"null\"");
    let others: Vec<&String> = values.iter().filter(|value| !is_null(value)).collect();
    if others.len() < values.len() {
        return (!others.is_empty()).then(|| json!({ keyword: others, NULL: true }));
    }
    (values.len() > 1).then(|| json!({ keyword: values }))
}

/// Returns whether a description says that a string may be empty, whatever its length is said to be.
fn may_be_empty(description: &str) -> bool {
    let lower = description.to_lowercase();
    ["empty string", "be empty", "be blank"].iter().any(|words| lower.contains(words))
}

/// Returns the limits of an interval: `(0, 1]`, `0 ≤ v < 5`.
fn interval(captures: &Captures<'_>) -> Option<Value> {
    let (open, close) = (group(captures, "open")?, group(captures, "close")?);
    let (min, max) = (number(group(captures, "min")?)?, number(group(captures, "max")?)?);
    if min.as_f64()? > max.as_f64()? {
        return None;
    }
    // Two round brackets may be parentheses.
    let is_mixed = (open, close) != ("(", ")");
    let excludes_min = open == "<" || open == "]" || open == "(" && is_mixed;
    let excludes_max = close == "<" || close == "[" || close == ")" && is_mixed;
    let lower = if excludes_min { "exclusiveMinimum" } else { "minimum" };
    let upper = if excludes_max { "exclusiveMaximum" } else { "maximum" };
    Some(json!({ lower: min, upper: max }))
}

/// In keywords of a rule: null is accepted.
const NULL: &str = "null";

/// Returns what a group of a phrase captured, or its other forms.
fn group<'c>(captures: &'c Captures<'_>, name: &str) -> Option<&'c str> {
    let others = || ["2", "3"].iter().find_map(|n| captures.name(&format!("{name}{n}")));
    captures.name(name).or_else(others).map(|found| found.as_str())
}

/// Returns whether the words before a list say that it has every value.
fn closes(before: &str) -> bool {
    let before = before.to_lowercase();
    ["must be", "one of", "valid values", "allowed values", "possible values", "accepted values"]
        .iter()
        .any(|words| before.contains(words))
}

/// Returns the keywords of a time in UTC.
pub(crate) fn utc() -> Value {
    json!({
        "pattern": "[Zz]$",
        vocabulary::FAULT: {
            "code": "not-utc",
            "help": "write the time in UTC, ending in `Z`",
            "on": ["pattern"]
        }
    })
}

fn duration(n: &str, unit: &str) -> Option<String> {
    let n: u32 = match n.to_ascii_lowercase().as_str() {
        "a" | "an" | "one" => 1,
        "two" => 2,
        "three" => 3,
        digits => digits.parse().ok()?,
    };
    Some(match unit.to_ascii_lowercase().as_str() {
        "minute" => format!("PT{n}M"),
        "hour" => format!("PT{n}H"),
        _ => format!("P{n}D"),
    })
}

/// Parses a number such as `32,000`.
fn number(text: &str) -> Option<Value> {
    static THOUSANDS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?$").expect("the pattern compiles")
    });
    let text = text.trim_end_matches(',');
    // `1,5` is no number here.
    if text.contains(',') && !THOUSANDS.is_match(text) {
        return None;
    }
    let digits = text.replace(',', "");
    let value: Value = serde_json::from_str(&digits).ok()?;
    value.is_number().then_some(value)
}

/// Adds keywords. The phrase overrides the type where the type is known to be coarse (`Date` for a date); any other
/// conflict is kept in `allOf`.
fn merge(schema: &mut Map<String, Value>, keywords: Map<String, Value>) {
    let mut beside = Map::new();
    for (keyword, value) in keywords {
        match schema.get(&keyword) {
            Some(known) if *known == value => {}
            // A reference may be absolute, too.
            Some(known) if keyword == "format" && known == "uri-reference" && value == "uri" => {}
            Some(known) if keyword == "format" && known == "date-time" && value == "date" => {
                schema.insert(keyword, value);
            }
            Some(_) => {
                beside.insert(keyword, value);
            }
            None if keyword == vocabulary::NULL_MEANS_ABSENT => accept_null(schema),
            None if keyword == NULL => {
                accept_null(schema);
                schema.remove(vocabulary::NULL_MEANS_ABSENT);
            }
            None if keyword == "enum" && accepts_null(schema) => {
                let mut values = value;
                if let Value::Array(list) = &mut values {
                    list.push(Value::Null);
                }
                schema.insert(keyword, values);
            }
            None => {
                schema.insert(keyword, value);
            }
        }
    }
    if !beside.is_empty() {
        let list = schema.entry("allOf").or_insert_with(|| json!([]));
        if let Some(list) = list.as_array_mut() {
            list.push(Value::Object(beside));
        }
    }
}

fn accepts_null(schema: &Map<String, Value>) -> bool {
    let types = schema.get("type").and_then(Value::as_array);
    types.is_some_and(|types| types.iter().any(|ty| ty == "null"))
}

/// Makes a schema accept `null` in plain JSON Schema too, with the meaning of an absent field.
pub(crate) fn accept_null(schema: &mut Map<String, Value>) {
    if let Some(reference) = schema.remove("$ref") {
        schema.insert("anyOf".to_owned(), json!([{ "$ref": reference }, { "type": "null" }]));
    }
    match schema.get_mut("type") {
        Some(Value::Array(types)) if types.iter().all(|ty| ty != "null") => {
            types.push(json!("null"));
        }
        Some(ty @ Value::String(_)) => *ty = json!([ty.take(), "null"]),
        _ => {}
    }
    if let Some(Value::Array(values)) = schema.get_mut("enum")
        && !values.contains(&Value::Null)
    {
        values.push(Value::Null);
    }
    schema.insert(vocabulary::NULL_MEANS_ABSENT.to_owned(), json!(true));
}
