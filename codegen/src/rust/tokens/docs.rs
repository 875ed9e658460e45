//! The documentation of a type or a field, from what the schema says about it.

use proc_macro2::TokenStream;
use quote::quote;
use tablature_schema::{
    ir::{DocumentedSource, Keyword, SchemaId},
    json::Value,
};

use super::{
    blocks::{Block, blocks},
    limits,
    prose::{code, escape},
};
use crate::{
    plan::{Presence, View},
    rust::{
        defaults,
        items::{Field, Items},
    },
    visible::visible,
};

/// Longer examples are left out.
const MAX_EXAMPLE: usize = 120;

/// Returns the documentation of a field that the subschemas `about` describe, the nearest first; none where the schema says
/// nothing.
pub(super) fn of_field(items: &Items<'_>, field: &Field, about: &[SchemaId]) -> TokenStream {
    let view = &items.view;
    let mut annotations = about.iter().map(|id| &view.node(*id).annotations);
    let documented = annotations.find_map(|own| own.documented_as.as_deref()).map(str::trim);
    let documented = documented.filter(|own| *own != field.ident);
    let mut facts = Vec::new();
    facts.extend(documented.map(|own| format!("Documented as {}.", code(own))));
    facts.extend(limits::of_type(items, &field.ty, about));
    facts.extend(example(view, about));
    facts.extend(default(view, about, field.presence.is_required()));
    let description = description(view, about);
    let is_null_absent = field.presence == Presence::AbsentNull;
    let mut addition = if is_null_absent { "Null is read as absence." } else { "" };
    if is_null_absent && description.is_empty() {
        facts.push(std::mem::take(&mut addition).to_owned());
    }
    of_words(description, addition, &facts)
}

/// Returns paragraphs in the words of the schema, with an addition of ours to the first, and one of facts.
pub(super) fn of_words(description: Vec<Block>, addition: &str, facts: &[String]) -> TokenStream {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut blocks = description.into_iter();
    // An addition follows the first paragraph, unless that leads to what is below it.
    let mut addition = Some(addition).filter(|own| !own.is_empty());
    if let Some(Block { mut text, is_paragraph }) = blocks.next() {
        if is_paragraph
            && !text.ends_with(':')
            && let Some(addition) = addition.take()
        {
            let end = if text.ends_with(['.', '!', '?', '…']) { "" } else { "." };
            text = format!("{text}{end} {addition}");
        }
        paragraphs.push(text);
    }
    paragraphs.extend(blocks.map(|block| block.text));
    paragraphs.extend(addition.map(str::to_owned));
    paragraphs.extend((!facts.is_empty()).then(|| facts.join(" ")));
    lines(&paragraphs)
}

/// Returns the description as lines of documentation.
pub(super) fn description_lines(view: &View<'_>, about: &[SchemaId]) -> Vec<String> {
    let blocks = description(view, about).into_iter().map(|block| block.text);
    doc_lines(&blocks.collect::<Vec<_>>())
}

/// Returns the first sentences of what the schema says about the subschemas `about`, nearest first, in one line.
pub(super) fn summary(view: &View<'_>, about: &[SchemaId]) -> Option<String> {
    let first = description(view, about).into_iter().find(|block| block.is_paragraph)?;
    let line = first.text.split("\\\n").next()?;
    Some(line.lines().collect::<Vec<_>>().join(" "))
}

/// Returns what the schema says about the subschemas `about`, nearest first.
pub(super) fn description(view: &View<'_>, about: &[SchemaId]) -> Vec<Block> {
    view.words(about).map(|text| blocks(&text)).unwrap_or_default()
}

/// Returns an example, in a sentence.
pub(super) fn example(view: &View<'_>, about: &[SchemaId]) -> Option<String> {
    let mut annotations = about.iter().map(|id| &view.node(*id).annotations);
    let beside = || about.iter().find_map(|id| view.beside_reference(*id, Keyword::Examples));
    let example = annotations.find_map(|own| own.examples.first()).cloned();
    let example = example
        .or_else(|| beside()?.as_array()?.first().cloned())
        .or_else(|| unknown(view, about, OPENAPI_EXAMPLE));
    example.as_ref().and_then(short).map(|example| format!("Example: {example}."))
}

/// Returns the default of a field, in a sentence.
fn default(view: &View<'_>, about: &[SchemaId], is_required: bool) -> Option<String> {
    let default = defaults::of(view, about).and_then(|(_, value)| short(&value))?;
    let label = if is_required { "Default" } else { "Default where it is absent" };
    Some(format!("{label}: {default}."))
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

/// Returns where the documentation of a type is.
pub(super) fn origin(source: &DocumentedSource) -> String {
    let mut words = code(&source.document);
    words.extend(source.line.map(|line| format!(", line {line}")));
    words.extend(source.version.as_ref().map(|version| format!(", version {}", escape(version))));
    words
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

/// Returns lines of documentation, with an empty one between paragraphs.
fn doc_lines(paragraphs: &[String]) -> Vec<String> {
    let mut all = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        if index > 0 {
            all.push(String::new());
        }
        let spaced = |line: &str| if line.is_empty() { String::new() } else { format!(" {line}") };
        all.extend(paragraph.lines().map(|line| visible(&spaced(line)).into_owned()));
    }
    all
}

/// Returns documentation of a text of the schema, behind a beginning of ours.
pub(super) fn after(beginning: &str, text: &str) -> TokenStream {
    let mut paragraphs: Vec<String> = blocks(text).into_iter().map(|block| block.text).collect();
    if let Some(first) = paragraphs.first_mut() {
        first.insert_str(0, beginning);
    }
    lines(&paragraphs)
}

fn lines(paragraphs: &[String]) -> TokenStream {
    let all = doc_lines(paragraphs);
    quote!(#(#[doc = #all])*)
}
