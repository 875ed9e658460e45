//! Code, message and remedy for each kind of violation.
//!
//! Messages are lower case, name values and fields in backquotes, and say the limit that was broken.

mod expected;
mod formats;

use std::collections::HashMap;

use jsonschema::error::ValidationErrorKind;
use serde_json::Value;
use tablature_schema::model::Node;

use crate::{
    context::{Context, Located, Rule},
    json::{Decimal, Kind, NodeRef},
    format::{Span, describe_span},
    suggest::nearest,
    format::Timestamp,
};

pub(super) struct Words {
    pub(super) code: &'static str,
    pub(super) message: String,
    pub(super) help: Option<String>,
}

fn words(code: &'static str, message: String, help: impl Into<Option<String>>) -> Words {
    Words { code, message, help: help.into() }
}

/// The words for a violation at a value. Missing and unknown fields, and unions, have their own.
pub(super) fn say(
    context: &Context<'_>,
    at: &Located<'_>,
    rule: Rule<'_>,
    kind: &ValidationErrorKind,
) -> Words {
    let shown = context.show(at.node);
    let limit = context.operand(rule.pointer);
    match (rule.keyword, kind) {
        ("type", _) => wrong_type(context, at.node, rule.owner, &[limit]),
        ("enum", _) => not_allowed(context, at.node, limit, &shown),
        ("const", _) => words(
            "value-not-allowed",
            format!("{shown} is not the only accepted value, {}", quote(limit)),
            format!("use {}", quote(limit)),
        ),
        (_, ValidationErrorKind::BacktrackLimitExceeded { .. } | ValidationErrorKind::RegexEngineFailure { .. }) => words(
            "pattern-undecided",
            format!("whether the value matches the pattern {} took too long to tell", quote(limit)),
            "shorten the value, or write the schema's pattern without nested repetition".to_owned(),
        ),
        ("pattern", _) => words(
            "pattern-mismatch",
            format!("{shown} does not match the pattern {}", quote(limit)),
            "write the value in the form that the pattern describes".to_owned(),
        ),
        ("format", _) => formats::wrong_format(at.node, limit.as_str().unwrap_or_default(), &shown),
        ("maxAge", _) => stale(context, at.node, limit, &shown),
        ("minimum", _) => out_of_range(format!("{shown} is less than the minimum {limit}"), format!("send {limit} or more")),
        ("maximum", _) => out_of_range(format!("{shown} is more than the maximum {limit}"), format!("send {limit} or less")),
        ("exclusiveMinimum", _) => out_of_range(format!("{shown} is not more than {limit}"), format!("send more than {limit}")),
        ("exclusiveMaximum", _) => out_of_range(format!("{shown} is not less than {limit}"), format!("send less than {limit}")),
        ("multipleOf", _) => words(
            "not-a-multiple",
            format!("{shown} is not a multiple of {limit}"),
            format!("send a multiple of {limit}"),
        ),
        ("minLength" | "maxLength", _) => {
            let length = at.node.as_str().map_or(0, |text| text.chars().count());
            wrong_size("wrong-length", rule.keyword, "character", length, limit)
        }
        ("minItems" | "maxItems", _) => {
            wrong_size("wrong-item-count", rule.keyword, "item", at.node.elements().len(), limit)
        }
        ("minProperties" | "maxProperties", _) => {
            wrong_size("wrong-field-count", rule.keyword, "field", at.node.members().len(), limit)
        }
        ("uniqueItems", _) => repeated_item(at.node),
        ("contains" | "minContains" | "maxContains", _) => words(
            "wrong-item-count",
            "the array does not hold as many items of the kind that `contains` describes as it should".to_owned(),
            None,
        ),
        ("items" | "additionalItems" | "unevaluatedItems", _) => words(
            "wrong-item-count",
            "the array has more items than the schema describes".to_owned(),
            "remove the items after those described".to_owned(),
        ),
        ("oneOf", _) => words(
            "ambiguous-variant",
            "the value fits more than one variant, where exactly one is accepted".to_owned(),
            "remove what belongs to the other variant".to_owned(),
        ),
        ("not", _) => words(
            "value-not-allowed",
            format!("{shown} is of a kind that is not accepted here"),
            "remove it, or send what the schema does not exclude".to_owned(),
        ),
        ("contentEncoding" | "contentMediaType", _) => words(
            "bad-content",
            format!("the content of the string is not valid {}", quote(limit)),
            None,
        ),
        (keyword, _) => words("invalid-value", format!("{shown} breaks the rule `{keyword}`"), None),
    }
}

fn out_of_range(message: String, help: String) -> Words {
    words("out-of-range", message, help)
}

/// `limits` are the values of `type` that refuse the value: one, or one of each branch of a union.
pub(super) fn wrong_type(
    context: &Context<'_>,
    node: NodeRef<'_>,
    owner: &Node,
    limits: &[&Value],
) -> Words {
    let types = limits.iter().flat_map(|limit| match limit {
        Value::Array(types) => types.as_slice(),
        other => std::slice::from_ref(*other),
    });
    // Where null is only another way to leave the field out, nobody should be told to send it.
    let is_offered = |name: &&str| !(owner.annotations.is_null_absent && *name == "null");
    let mut names: Vec<&str> = types.filter_map(Value::as_str).filter(is_offered).collect();
    names.dedup();
    let expected = join(&names, "or");
    let shown = context.show(node);
    let found = type_name(node);
    let is_text_of = |name: &str| expected.starts_with(name);
    let plain_help = || match (node.kind(), node.as_str()) {
        (Kind::Number(_) | Kind::Bool(_), _) if is_text_of("string") => {
            "put the value in quotes".to_owned()
        }
        (_, Some(text)) if is_scalar_of(text, &expected) => "remove the quotes".to_owned(),
        (Kind::String(_), Some(text))
            if is_text_of("object") && text.trim_start().starts_with('{') =>
        {
            "send the object itself, not its text".to_owned()
        }
        (Kind::Null, _) if node.id != node.document.root().id => {
            format!("send {}: null does not stand for absence here", with_article(&expected))
        }
        _ => format!("send {}", with_article(&expected)),
    };
    let help = expected::remedy(context, owner).unwrap_or_else(plain_help);
    let detail = match node.kind() {
        Kind::Null => String::new(),
        _ if shown.starts_with('`') => format!(" {shown}"),
        _ => String::new(),
    };
    words(
        "wrong-type",
        format!("expected {}, found {found}{detail}", with_article(&expected)),
        help,
    )
}

/// Whether the text of a string is a value of the type that was expected.
fn is_scalar_of(text: &str, expected: &str) -> bool {
    match expected {
        "integer" => text.parse::<i64>().is_ok(),
        "number" => text.parse::<f64>().is_ok_and(f64::is_finite),
        "boolean" => matches!(text, "true" | "false"),
        _ => false,
    }
}

fn type_name(node: NodeRef<'_>) -> &'static str {
    match node.kind() {
        Kind::Number(literal) if Decimal::parse(literal).is_integer() => "integer",
        _ => node.type_name(),
    }
}

fn repeated_item(node: NodeRef<'_>) -> Words {
    let items: Vec<NodeRef<'_>> = node.elements().collect();
    let mut first = HashMap::new();
    let twins = items.iter().enumerate().find_map(|(index, item)| {
        first.insert(item.canonical_text(), index).map(|earlier| (earlier, index))
    });
    let message = match twins {
        Some((earlier, later)) => format!("items {earlier} and {later} of the array are equal"),
        None => "two items of the array are equal".to_owned(),
    };
    words("repeated-item", message, "send each item once".to_owned())
}

fn not_allowed(context: &Context<'_>, node: NodeRef<'_>, limit: &Value, shown: &str) -> Words {
    let options = limit.as_array().map_or(&[][..], Vec::as_slice);
    let names: Vec<&str> = options.iter().filter_map(Value::as_str).collect();
    let near = node.as_str().and_then(|text| nearest(text, names.iter().copied()));
    let list = list_values(options, "and");
    // What a masked value is near to would tell the value.
    let help = match near.filter(|_| !context.subject.is_masked) {
        Some(near) => format!("did you mean `{near}`? accepted are {list}"),
        None => format!("use one of {}", list_values(options, "or")),
    };
    words("value-not-allowed", format!("{shown} is not an accepted value"), help)
}

/// The values of a closed list, in backquotes; `word` joins the last two.
pub(crate) fn list_values(options: &[Value], word: &str) -> String {
    /// A longer list is for the documentation.
    const SHOWN: usize = 20;
    let quoted: Vec<String> = options.iter().take(SHOWN).map(quote).collect();
    let names: Vec<&str> = quoted.iter().map(String::as_str).collect();
    match options.len().checked_sub(SHOWN) {
        Some(more @ 1..) => format!("{} and {more} more", names.join(", ")),
        _ => join(&names, word),
    }
}

fn stale(context: &Context<'_>, node: NodeRef<'_>, limit: &Value, shown: &str) -> Words {
    let timestamp = node.as_str().and_then(|text| text.parse::<Timestamp>().ok());
    let span = limit.as_str().and_then(|text| text.parse::<Span>().ok()).unwrap_or(Span::ZERO);
    let now = context.now;
    let age = timestamp.map_or(0, |timestamp| now.nanoseconds_since(timestamp));
    // The age of a masked timestamp would tell it.
    let message = if context.subject.is_masked {
        format!("the timestamp is more than {span} older than {now}")
    } else {
        let age = describe_span(age, age - span.as_nanoseconds());
        format!("{shown} is {age} old at {now}, more than {span}")
    };
    words("stale-timestamp", message, format!("send the event within {span} of its creation"))
}

fn wrong_size(code: &'static str, keyword: &str, unit: &str, found: usize, limit: &Value) -> Words {
    let limit = limit.as_u64().unwrap_or_default();
    let plural = if found == 1 { "" } else { "s" };
    let found = format!("{found} {unit}{plural}");
    if keyword.starts_with("min") {
        words(
            code,
            format!("{found}, at least {limit} expected"),
            format!("send {limit} or more {unit}s"),
        )
    } else if limit == 0 {
        words(code, format!("{found} where none is accepted"), format!("send no {unit}s"))
    } else {
        words(
            code,
            format!("{found}, at most {limit} accepted"),
            format!("send {limit} {unit}s or fewer"),
        )
    }
}

/// What to do about a missing field.
pub(super) fn missing_field_help(context: &Context<'_>, owner: &Node, name: &str) -> String {
    let field = context.spell(owner, name);
    let wanted = owner.properties.get(name).and_then(|id| expected::describe(context, id));
    match wanted {
        Some(wanted) => format!("add `{field}`, {wanted}"),
        None => format!("add `{field}`"),
    }
}

/// What to do about a field that nothing declares: the nearest name, in the payload's spelling, of those that
/// the object does not have.
pub(crate) fn unknown_field_help(
    context: &Context<'_>,
    owner: &Node,
    object: NodeRef<'_>,
    name: &str,
) -> Option<String> {
    let absent = owner.properties.iter().filter(|(declared, _)| object.member(declared).is_none());
    let names: Vec<_> = absent.map(|(declared, _)| context.spell(owner, declared)).collect();
    let near = nearest(name, names.iter().map(|name| &**name));
    // A masked key shows neither itself nor what it resembles.
    near.filter(|_| !context.subject.is_masked).map(|near| format!("did you mean `{near}`?"))
}

fn quote(value: &Value) -> String {
    match value {
        Value::String(text) => format!("`{text}`"),
        other => format!("`{other}`"),
    }
}

fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    if noun.starts_with("null") { noun.to_owned() } else { format!("{article} {noun}") }
}

fn join(names: &[&str], word: &str) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first, second] => format!("{first} {word} {second}"),
        [init @ .., last] => format!("{} {word} {last}", init.join(", ")),
    }
}
