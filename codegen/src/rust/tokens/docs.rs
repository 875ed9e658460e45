//! The documentation of a type or a field, from what the schema says about it.

use proc_macro2::TokenStream;
use quote::quote;
use tablature_schema::{
    ir::{Annotations, Bound, Keyword, Rule, SchemaId, Side},
    json::Value,
};

use super::prose::{code, prose};
use crate::{plan::View, rust::defaults, visible::visible};

/// Longer examples are left out.
const MAX_EXAMPLE: usize = 120;

/// Returns the documentation of a field that the subschemas `about` describe, nearest first; none where the schema says
/// nothing. `name` is its name in Rust.
pub(super) fn of_field(view: &View<'_>, about: &[SchemaId], name: &str) -> TokenStream {
    let mut facts = facts(view, about, Some(name));
    facts.extend(default(view, about));
    of_words(description(view, about), &facts)
}

/// Returns a paragraph in the words of the schema, and one of facts.
pub(super) fn of_words(description: Option<String>, facts: &[String]) -> TokenStream {
    let mut paragraphs: Vec<String> = description.into_iter().collect();
    paragraphs.extend((!facts.is_empty()).then(|| facts.join(" ")));
    lines(&paragraphs)
}

/// Returns the first line of what the schema says about the subschemas `about`, nearest first.
pub(super) fn summary(view: &View<'_>, about: &[SchemaId]) -> Option<String> {
    Some(description(view, about)?.lines().next()?.to_owned())
}

/// Returns the description as lines of documentation.
pub(super) fn description_lines(view: &View<'_>, about: &[SchemaId]) -> Vec<String> {
    description(view, about).as_deref().map(doc_lines).unwrap_or_default()
}

/// Returns what the schema says about the subschemas `about`, nearest first.
pub(super) fn description(view: &View<'_>, about: &[SchemaId]) -> Option<String> {
    let text = |keyword: Keyword, of: fn(&Annotations) -> Option<&String>| {
        about.iter().find_map(|id| {
            let own = of(&view.node(*id).annotations).cloned();
            own.or_else(|| Some(view.beside_reference(*id, keyword)?.as_str()?.to_owned()))
        })
    };
    let text = text(Keyword::Description, |own| own.description.as_ref())
        .or_else(|| text(Keyword::Title, |own| own.title.as_ref()))?;
    let text = text.trim();
    (!text.is_empty()).then(|| prose(text))
}

/// Returns what else a reader wants to know, in sentences. `name` is that of a field in Rust.
pub(super) fn facts(view: &View<'_>, about: &[SchemaId], name: Option<&str>) -> Vec<String> {
    let annotations = || about.iter().map(|id| &view.node(*id).annotations);
    let beside = |keyword| about.iter().find_map(move |id| view.beside_reference(*id, keyword));
    let mut facts = Vec::new();
    if let Some(name) = name {
        let documented = annotations().find_map(|own| own.documented_as.as_deref()).map(str::trim);
        let documented = documented.filter(|own| *own != name);
        facts.extend(documented.map(|own| format!("Documented as {}.", code(own))));
    }
    facts.extend(limits(view, about));
    let example = annotations().find_map(|own| own.examples.first()).cloned();
    let example = example
        .or_else(|| beside(Keyword::Examples)?.as_array()?.first().cloned())
        .or_else(|| unknown(view, about, OPENAPI_EXAMPLE));
    facts.extend(example.as_ref().and_then(short).map(|example| format!("Example: {example}.")));
    facts
}

/// Returns what a field is where it is absent.
fn default(view: &View<'_>, about: &[SchemaId]) -> Option<String> {
    let default = defaults::of(view, about).and_then(|(_, value)| short(&value))?;
    Some(format!("Default where it is absent: {default}."))
}

/// The one example that `OpenAPI` has in place of a list.
const OPENAPI_EXAMPLE: &str = "example";

fn unknown(view: &View<'_>, about: &[SchemaId], name: &str) -> Option<Value> {
    let mut all = about.iter().flat_map(|id| &view.node(*id).unknown);
    all.find(|(own, _)| &**own == name).map(|(_, value)| value.clone())
}

/// Returns a value as code, unless it is too long for a reader.
fn short(value: &Value) -> Option<String> {
    let text = value.to_string();
    (text.chars().count() <= MAX_EXAMPLE).then(|| code(&text))
}

/// Returns the attribute where the schema says that it is deprecated.
pub(super) fn deprecated(view: &View<'_>, about: &[SchemaId]) -> Option<TokenStream> {
    let is_deprecated = |id: &SchemaId| view.node(*id).annotations.is_deprecated;
    about.iter().any(is_deprecated).then(|| quote!(#[deprecated]))
}

/// Returns a line of documentation of our own.
pub(super) fn line(text: &str) -> TokenStream {
    let text = format!(" {text}");
    let text = visible(&text);
    quote!(#[doc = #text])
}

fn doc_lines(paragraph: &str) -> Vec<String> {
    paragraph.lines().map(|line| visible(&format!(" {line}")).into_owned()).collect()
}

pub(super) fn lines(paragraphs: &[String]) -> TokenStream {
    let mut all = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        if index > 0 {
            all.push(String::new());
        }
        all.extend(doc_lines(paragraph));
    }
    quote!(#(#[doc = #all])*)
}

/// Returns the limits of a value in words: of each kind the nearest, in one order.
fn limits(view: &View<'_>, about: &[SchemaId]) -> Option<String> {
    let mut found: Vec<(u8, &str, String)> = Vec::new();
    for id in about {
        let node = view.node(*id);
        let limits = node.assertions.iter().filter_map(|assertion| limit(&assertion.rule));
        // A format that is not asserted is still documentation, and an age is copied as it is written.
        let written = [(3, Keyword::Format.name(), Keyword::Format), (11, AGE, Keyword::MaxAge)];
        let is_hidden = node.draft.ignores_siblings_of_ref() && !node.references.is_empty();
        let written =
            written.into_iter().filter(|_| !is_hidden).filter_map(|(place, words, own)| {
                Some((place, words, view.written(*id, own)?.as_str()?.to_owned()))
            });
        for limit in limits.chain(written) {
            if found.iter().all(|(other, ..)| *other != limit.0) {
                found.push(limit);
            }
        }
    }
    found.retain(|(.., value)| value.chars().count() <= 400);
    found.sort_by_key(|(place, ..)| *place);
    let words: Vec<String> =
        found.iter().map(|(_, words, value)| format!("{words} {}", code(value))).collect();
    (!words.is_empty()).then(|| format!("Limits: {}.", words.join("; ")))
}

const AGE: &str = "not older than";

/// Returns the place of a rule among the limits, its words, and its value; `None` where it is not documented as one.
fn limit(rule: &Rule) -> Option<(u8, &'static str, String)> {
    Some(match rule {
        Rule::MinLength(least) => (0, "at least this many characters:", least.to_string()),
        Rule::MaxLength(most) => (1, "at most this many characters:", most.to_string()),
        Rule::Pattern(pattern) => (2, Keyword::Pattern.name(), pattern.as_str().to_owned()),
        Rule::Bound(Bound { side, limit, is_exclusive, .. }) => {
            let (place, words) = match (side, is_exclusive) {
                (Side::Lower, false) => (4, "at least"),
                (Side::Upper, false) => (5, "at most"),
                (Side::Lower, true) => (6, "greater than"),
                (Side::Upper, true) => (7, "less than"),
            };
            (place, words, limit.literal().to_owned())
        }
        Rule::MultipleOf(step) => (8, "a multiple of", step.literal().to_owned()),
        Rule::MinItems(least) => (9, "at least this many items:", least.to_string()),
        Rule::MaxItems(most) => (10, "at most this many items:", most.to_string()),
        _ => return None,
    })
}
