//! Rules in words.

use std::fmt::Display;

use serde::Serialize;
use tablature_schema::{
    ir::{Annotations, Assertion, Bound, Node, Rule, Side, Tags},
    json::Value,
    plural::count,
};

use super::{
    applied::{Choice, Force, Forced},
    known::Known,
};
use crate::document::{Prose, shown};

/// Rules of one field that are shown.
const MAX_RULES: usize = 16;

/// Values of a list that are shown.
pub(super) const MAX_VALUES: usize = 30;

/// Characters of a value or a pattern that are shown.
const MAX_CHARACTERS: usize = 160;

/// A rule, for people.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct RuleRow {
    /// How a violation is reported: `error`, `warning` or `advice`; `case` where it depends on the value.
    pub(super) severity: &'static str,
    pub(super) text: Prose,
    /// The code of violations, if the schema names one.
    pub(super) code: Option<String>,
    pub(super) help: Option<Prose>,
}

impl RuleRow {
    fn new(force: Force, parts: Vec<(bool, String)>) -> Self {
        Self { severity: severity(force), text: Prose::of(parts), code: None, help: None }
    }

    /// Returns what holds of the property that selects a variant.
    pub(super) fn of_choice(choice: &Choice) -> Self {
        let (how, values) = match &choice.tags {
            Tags::Values(values) => ("is ", values.iter().map(Value::to_string).collect()),
            Tags::Prefixes(prefixes) => {
                ("begins with ", prefixes.iter().map(|it| quoted(it)).collect())
            }
        };
        let mut parts = vec![(false, format!("in this variant {how}"))];
        parts.extend(listed(values));
        Self::new(Force::Must, parts)
    }

    /// Returns a rule that the schema explains.
    pub(super) fn explained(
        force: Force,
        parts: Vec<(bool, String)>,
        code: &str,
        help: &str,
    ) -> Self {
        let (code, help) = (Some(shown(code)), Some(Prose::new(help)));
        Self { code, help, ..Self::new(force, parts) }
    }
}

fn severity(force: Force) -> &'static str {
    match force {
        Force::Must => "error",
        Force::Should => "warning",
        Force::May => "case",
    }
}

/// Returns the rules that subschemas have for a value, each once, with how many more there are. `of` says which values they are
/// about, if not the field itself.
pub(super) fn rules(ir: &Known<'_>, subschemas: &[Forced], of: &str) -> (Vec<RuleRow>, usize) {
    let mut found: Vec<RuleRow> = Vec::new();
    let mut more = 0;
    let mut sorted = subschemas.to_vec();
    sorted.sort_by_key(|(_, force)| *force);
    for (id, force) in sorted {
        for rule in of_node(ir, ir.node(id), force, of) {
            if found.iter().any(|own| own.text == rule.text) {
                continue;
            }
            if found.len() < MAX_RULES { found.push(rule) } else { more += 1 }
        }
    }
    (found, more)
}

fn of_node(ir: &Known<'_>, node: &Node, force: Force, of: &str) -> Vec<RuleRow> {
    let explained = |assertion: &Assertion| {
        let mut parts = words(&assertion.rule)?;
        parts.insert(0, (false, of.to_owned()));
        let fault = node.annotations.fault.as_ref();
        let fault = fault.filter(|fault| fault.covers(assertion.keyword.name()));
        Some(match fault {
            Some(fault) => RuleRow::explained(force, parts, &fault.code, &fault.help),
            None => RuleRow::new(force, parts),
        })
    };
    let mut rows: Vec<RuleRow> = node.assertions.iter().filter_map(explained).collect();
    let others = [node.additional_properties(), node.unevaluated_properties()];
    if others.into_iter().flatten().any(|id| ir.node(id).boolean == Some(false)) {
        rows.push(RuleRow::new(force, vec![(false, format!("{of}has no fields but these"))]));
    }
    rows.extend(of_annotations(&node.annotations, force, of));
    rows
}

/// Returns the rules among the keywords that only Tablature knows.
fn of_annotations(annotations: &Annotations, force: Force, of: &str) -> Vec<RuleRow> {
    let mut rows = Vec::new();
    let own = |text: &str| (false, format!("{of}{text}"));
    if !annotations.known_values.is_empty() {
        let values = annotations.known_values.iter().map(|value| quoted(value));
        let mut parts = vec![own("is usually ")];
        parts.extend(listed(values.collect()));
        rows.push(RuleRow::new(force.max(Force::Should), parts));
    }
    if let Some(pattern) = &annotations.recommended_pattern {
        let parts = vec![own("matches, as a matter of style, "), code(pattern.as_str())];
        rows.push(RuleRow { severity: "advice", ..RuleRow::new(force, parts) });
    }
    if annotations.is_null_absent {
        rows.push(RuleRow::new(
            force.max(Force::Should),
            vec![own("is left out rather than "), code("null")],
        ));
    }
    rows
}

/// Returns what a rule says, with the subject left out; `None` for rules that are shown otherwise.
fn words(rule: &Rule) -> Option<Vec<(bool, String)>> {
    let plain = |text: String| vec![(false, text)];
    let at_least = |n: u64, noun: &str| plain(format!("has at least {}", count(n, noun)));
    let at_most = |n: u64, noun: &str| plain(format!("has at most {}", count(n, noun)));
    Some(match rule {
        Rule::Enum(values) => {
            let mut parts = vec![(false, "is one of ".to_owned())];
            parts.extend(listed(values.iter().map(Value::to_string).collect()));
            parts
        }
        Rule::Const(value) => vec![(false, "is ".to_owned()), code(&value.to_string())],
        Rule::Bound(Bound { side, limit, is_exclusive, .. }) => {
            let how = match (side, is_exclusive) {
                (Side::Lower, false) => "is at least ",
                (Side::Lower, true) => "is greater than ",
                (Side::Upper, false) => "is at most ",
                (Side::Upper, true) => "is less than ",
            };
            vec![(false, how.to_owned()), code(limit.literal())]
        }
        Rule::MultipleOf(number) => {
            vec![(false, "is a multiple of ".to_owned()), code(number.literal())]
        }
        Rule::MaxLength(0) => plain("is empty".to_owned()),
        Rule::MinLength(1) => plain("is not empty".to_owned()),
        Rule::MinLength(n) => at_least(*n, "character"),
        Rule::MaxLength(n) => at_most(*n, "character"),
        Rule::Pattern(pattern) => vec![(false, "matches ".to_owned()), code(pattern.as_str())],
        Rule::MinItems(n) => at_least(*n, "item"),
        Rule::MaxItems(n) => at_most(*n, "item"),
        Rule::UniqueItems => plain("has no two equal items".to_owned()),
        Rule::MinProperties(n) => at_least(*n, "field"),
        Rule::MaxProperties(n) => at_most(*n, "field"),
        Rule::DependentRequired(pairs) => {
            let (name, others) = pairs.first()?;
            let mut parts =
                vec![(false, "with ".to_owned()), code(name), (false, ", has ".to_owned())];
            parts.extend(listed(others.iter().map(|name| (**name).to_owned()).collect()));
            if pairs.len() > 1 {
                parts.push((false, format!(", and {}", count(pairs.len() - 1, "more such rule"))));
            }
            parts
        }
        Rule::Contains { min, max } => plain(match max {
            Some(max) => format!("has {min} to {max} items of a kind"),
            None => format!("has at least {} of a kind", count(*min, "item")),
        }),
        Rule::MaxAge(span) => plain(format!("is not older than {span}")),
        // The other columns say so.
        _ => return None,
    })
}

/// Returns values as code, with commas between them.
fn listed(values: Vec<String>) -> Vec<(bool, String)> {
    let more = values.len().saturating_sub(MAX_VALUES);
    let mut parts = Vec::new();
    for (index, value) in values.into_iter().take(MAX_VALUES).enumerate() {
        if index > 0 {
            parts.push((false, ", ".to_owned()));
        }
        parts.push(code(&value));
    }
    if more > 0 {
        parts.push((false, format!(" and {more} more")));
    }
    parts
}

/// Returns a text as a JSON string.
fn quoted(text: &str) -> String {
    Value::String(text.into()).to_string()
}

/// Returns something as code, cut to what can be read.
pub(super) fn code(text: &str) -> (bool, String) {
    (true, cut(text))
}

/// Returns the beginning of a text that is too long.
pub(super) fn cut(text: &(impl Display + ?Sized)) -> String {
    let text = text.to_string();
    match text.char_indices().nth(MAX_CHARACTERS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
