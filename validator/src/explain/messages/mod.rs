//! Code, message and remedy for each kind of violation. Codes are apart from messages: violations that are only counted have
//! no message.
//!
//! Messages are lower case, have values and fields in backquotes, and name the violated limit.

mod codes;
mod expected;
mod formats;
mod list;
mod sizes;
mod types;

use std::cell::Cell;

use tablature_schema::{
    budget::Budget,
    format::{Span, Timestamp, describe_span},
    ir::{Bound, Keyword, Node, Rule, SchemaId, Side},
    json::{NodeRef, Value},
    pattern::{Match, Pattern},
};

use crate::{
    context::{Context, Fields, Subject},
    evaluate::{Reason, ViolationKind},
    shorten::{MAX_KEY, MAX_VALUE, display, shorten},
};

pub(super) use codes::code_of;
pub(super) use list::list_values;
pub(crate) use list::{list_strings, quote_string};
pub(super) use types::wrong_type;

use list::quote;

/// Message and help of a finding.
pub(crate) struct Message {
    pub(crate) text: String,
    pub(crate) help: Option<String>,
}

pub(crate) fn message(text: String, help: impl Into<Option<String>>) -> Message {
    Message { text, help: help.into() }
}

/// Returns the message for a violation of a keyword at a value. Missing and unknown fields, field names, unions and
/// `false` have their own messages.
pub(super) fn for_error(
    context: &Context<'_>,
    node: NodeRef<'_>,
    owner: &Node,
    keyword: Option<Keyword>,
    kind: &ViolationKind<'_>,
) -> Message {
    let shown = context.show(node);
    match kind {
        ViolationKind::Assertion(rule) => for_rule(context, node, owner, keyword, rule, &shown),
        ViolationKind::Contains { min, max, found } => sizes::wrong_contains(*min, *max, *found),
        ViolationKind::ExtraItems(_) => message(
            "the array has more items than the schema describes".to_owned(),
            "remove the items after those described".to_owned(),
        ),
        ViolationKind::Not => message(
            format!("{shown} is excluded by `not`"),
            "send a value that the schema does not exclude".to_owned(),
        ),
        ViolationKind::Content => bad_content(owner, keyword),
        ViolationKind::Undecided(reason) => undecided(owner, keyword, *reason),
        _ => invalid(keyword, &shown),
    }
}

fn for_rule(
    context: &Context<'_>,
    node: NodeRef<'_>,
    owner: &Node,
    keyword: Option<Keyword>,
    rule: &Rule,
    shown: &str,
) -> Message {
    match rule {
        Rule::Types(types) => wrong_type(context, node, owner, *types),
        Rule::Enum(values) => not_allowed(context, node, values, shown),
        Rule::Const(value) => message(
            format!("{shown} is not the accepted value {}", quote(value)),
            format!("use {}", quote(value)),
        ),
        Rule::Pattern(pattern) => message(
            format!(
                "{shown} does not match the pattern `{}`",
                shorten(pattern.as_str(), MAX_VALUE)
            ),
            pattern_help(owner, pattern),
        ),
        Rule::Format(format) => formats::wrong_format(node, format.name(), shown),
        Rule::MaxAge(span) => stale(context, node, *span, shown),
        Rule::Bound(bound) => out_of_range(bound, shown),
        Rule::MultipleOf(divisor) => {
            let divisor = display(divisor, MAX_VALUE);
            message(
                format!("{shown} is not a multiple of {divisor}"),
                format!("send a multiple of {divisor}"),
            )
        }
        Rule::UniqueItems => sizes::repeated_item(node),
        _ => sizes::for_rule(node, rule).unwrap_or_else(|| invalid(keyword, shown)),
    }
}

/// Returns the help for a string that does not match: the examples of the schema that do.
fn pattern_help(owner: &Node, pattern: &Pattern) -> String {
    const MAX_EXAMPLES: usize = 3;
    /// Hardly any pattern takes as many steps for a string that people write.
    const MAX_STEPS: u64 = 10_000;
    let mut budget = Budget::new(MAX_STEPS);
    let mut matches = |text: &str| pattern.is_match(text, &mut budget) == Match::Yes;
    let examples = owner.annotations.examples.iter();
    let examples: Vec<&Value> = examples
        .filter(|example| example.as_str().is_some_and(&mut matches))
        .take(MAX_EXAMPLES)
        .collect();
    if examples.is_empty() {
        return "send a string that matches the pattern".to_owned();
    }
    format!("send a string that matches the pattern, such as {}", list_values(examples, "or"))
}

fn invalid(keyword: Option<Keyword>, shown: &str) -> Message {
    let keyword = keyword.map_or("false", Keyword::name);
    message(format!("{shown} violates `{keyword}`"), None)
}

fn out_of_range(bound: &Bound, shown: &str) -> Message {
    let limit = display(&bound.limit, MAX_VALUE);
    let (text, help) = match (bound.side, bound.is_exclusive) {
        (Side::Lower, false) => {
            (format!("{shown} is less than the minimum {limit}"), format!("send {limit} or more"))
        }
        (Side::Upper, false) => (
            format!("{shown} is greater than the maximum {limit}"),
            format!("send {limit} or less"),
        ),
        (Side::Lower, true) => {
            (format!("{shown} is not greater than {limit}"), format!("send more than {limit}"))
        }
        (Side::Upper, true) => {
            (format!("{shown} is not less than {limit}"), format!("send less than {limit}"))
        }
    };
    message(text, help)
}

fn not_allowed(context: &Context<'_>, node: NodeRef<'_>, values: &[Value], shown: &str) -> Message {
    let names = values.iter().map(Value::as_str);
    let near = node.as_str().and_then(|text| context.nearest(text, names));
    // The nearest value would reveal a masked one.
    let help = match near.filter(|_| !context.subject.is_masked) {
        Some(near) => format!(
            "did you mean {}? the accepted values are {}",
            quote_string(near),
            list_values(values, "and")
        ),
        None => format!("use {}", list_values(values, "or")),
    };
    message(format!("{shown} is not an accepted value"), help)
}

fn bad_content(owner: &Node, keyword: Option<Keyword>) -> Message {
    let annotations = &owner.annotations;
    let named = match keyword {
        Some(Keyword::ContentEncoding) => annotations.content_encoding.as_deref(),
        _ => annotations.content_media_type.as_deref(),
    };
    let text = match named {
        Some(named) => {
            format!("the content of the string is not valid `{}`", shorten(named, MAX_VALUE))
        }
        None => "the content of the string is not valid".to_owned(),
    };
    message(text, None)
}

fn undecided(owner: &Node, keyword: Option<Keyword>, reason: Reason) -> Message {
    let pattern = owner.assertions.iter().find_map(|assertion| match &assertion.rule {
        Rule::Pattern(pattern) if keyword == Some(Keyword::Pattern) => Some(pattern.as_str()),
        _ => None,
    });
    let (text, help) = match (reason, pattern) {
        (Reason::Pattern, Some(pattern)) => {
            let text = format!(
                "the value takes too many steps to match against the pattern `{}`",
                shorten(pattern, MAX_VALUE)
            );
            (text, "shorten the value, or write the schema's pattern without nested repetition")
        }
        (Reason::Pattern, None) => (
            "a field name takes too many steps to match against a pattern".to_owned(),
            "shorten the name, or write the schema's pattern without nested repetition",
        ),
        (Reason::Steps, _) => (
            "the payload takes more steps to check than a payload of its size may take".to_owned(),
            "write the schema with fewer branches that apply to one value, or send smaller payloads",
        ),
        (Reason::Depth, _) => (
            "the payload and the schema together are nested too deeply to be checked".to_owned(),
            "nest the payload less deeply, or the schema's references and branches",
        ),
        (Reason::Cycle, _) => (
            "the references of the schema form a cycle that never ends at this value".to_owned(),
            "break the cycle of references in the schema",
        ),
        (Reason::Unresolved, _) => (
            "a reference in the schema is not resolved".to_owned(),
            "provide the document that the schema refers to",
        ),
    };
    message(text, help.to_owned())
}

/// Returns the message for an undecided payload where no violation gives the reason.
pub(super) fn undecided_payload(owner: &Node) -> Message {
    undecided(owner, None, Reason::Steps)
}

fn stale(context: &Context<'_>, node: NodeRef<'_>, span: Span, shown: &str) -> Message {
    let timestamp = node.as_str().and_then(|text| text.parse::<Timestamp>().ok());
    let now = context.now;
    let age = timestamp.map_or(0, |timestamp| now.nanoseconds_since(timestamp));
    // The age would reveal a masked timestamp.
    let text = if context.subject.is_masked {
        format!("the timestamp is more than {span} older than {now}")
    } else {
        let age = describe_span(age, age - span.as_nanoseconds());
        format!("{shown} is {age} old at {now}, more than {span}")
    };
    message(text, format!("send the event within {span} of its creation"))
}

/// Returns the help for a missing field.
pub(super) fn missing_field_help(context: &Context<'_>, owner: &Node, name: &str) -> String {
    let field = shorten(context.spell(owner, name), MAX_KEY);
    match owner.property(name).and_then(|id| expected::describe(context, id)) {
        Some(wanted) => format!("add `{field}`, {wanted}"),
        None => format!("add `{field}`"),
    }
}

/// Returns the help for an undeclared field: the nearest name, in the payload's spelling, of the fields that are
/// absent.
pub(crate) fn unknown_field_help(
    context: &Context<'_>,
    owner: SchemaId,
    object: NodeRef<'_>,
    name: &str,
) -> Option<String> {
    let fields = context.subject.fields(owner, context.spelling);
    let is_absent = |place: usize| object.member(&fields.declared[place]).is_none();
    nearest_field(context.subject, &context.comparisons, name, &fields, is_absent)
}

/// Returns the help for an undeclared field: the nearest of the fields that are absent.
pub(crate) fn nearest_field(
    subject: &Subject,
    comparisons: &Cell<usize>,
    name: &str,
    fields: &Fields,
    is_absent: impl FnMut(usize) -> bool,
) -> Option<String> {
    let near = fields.candidates.nearest(name, is_absent, comparisons);
    // The nearest name would reveal a masked key.
    near.filter(|_| !subject.is_masked).map(|near| format!("did you mean `{near}`?"))
}
