//! What the schema says about a type or a field, as documentation.
//!
//! The words of a schema are foreign: they become string literals, and what Markdown would read as a link or as
//! HTML is escaped.

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::{Map, Value};

use crate::plan::Schema;

/// Longer texts are cut.
const LONGEST: usize = 2_000;
/// Examples that are longer tell nobody anything.
const LONGEST_EXAMPLE: usize = 120;

/// The documentation of what stands at `about`, nearest first, with an addition to the first
/// paragraph; none where nothing is said.
pub(super) fn docs(schema: &Schema<'_>, about: &[String], addition: &str) -> TokenStream {
    let members: Vec<_> = about.iter().filter_map(|pointer| schema.members(pointer)).collect();
    let first = |keyword: &str| members.iter().find_map(|members| members.get(keyword));
    let text = |keyword: &str| first(keyword).and_then(Value::as_str).map(str::trim);
    let said = text("description").or_else(|| text("title")).filter(|text| !text.is_empty());
    let mut paragraphs: Vec<String> = said.map(prose).into_iter().collect();
    match paragraphs.first_mut() {
        Some(first) if !addition.is_empty() => {
            let end = if first.ends_with(['.', '!', '?', ':']) { "" } else { "." };
            *first = format!("{first}{end} {addition}");
        }
        None if !addition.is_empty() => paragraphs.push(addition.to_owned()),
        _ => {}
    }
    if let Some(name) = text("documentedAs") {
        paragraphs.push(format!("Documented as {}.", code(name)));
    }
    if let Some(limits) = limits(&members) {
        paragraphs.push(limits);
    }
    if let Some(example) = first("examples").and_then(|list| list.get(0)).or(first("example")) {
        let example = example.to_string();
        if example.chars().count() <= LONGEST_EXAMPLE {
            paragraphs.push(format!("Example: {}", code(&example)));
        }
    }
    if let Some(default) = first("default") {
        let default = default.to_string();
        if default.chars().count() <= LONGEST_EXAMPLE {
            paragraphs.push(format!("Default where it is absent: {}", code(&default)));
        }
    }
    if let Some(source) =
        about.iter().find_map(|pointer| schema.node(pointer)?.annotations.sources.first())
    {
        paragraphs.push(format!("From {}.", code(&source.to_string())));
    }
    lines(&paragraphs)
}

/// Whether the schema says `deprecated`.
pub(super) fn deprecated(schema: &Schema<'_>, about: &[String]) -> Option<TokenStream> {
    let says = |pointer: &String| {
        schema.members(pointer).and_then(|members| members.get("deprecated"))
            == Some(&Value::Bool(true))
    };
    about.iter().any(says).then(|| quote!(#[deprecated]))
}

/// Documentation of our own.
pub(super) fn line(text: &str) -> TokenStream {
    let text = visible(&format!(" {text}"));
    quote!(#[doc = #text])
}

fn lines(paragraphs: &[String]) -> TokenStream {
    let mut all = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        if index > 0 {
            all.push(String::new());
        }
        all.extend(paragraph.lines().map(|line| visible(&format!(" {line}"))));
    }
    quote!(#(#[doc = #all])*)
}

/// The text with marks spelled out that turn the direction of writing: the compiler refuses them in comments,
/// for they can make code look like other code.
fn visible(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '\u{061C}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}' => letter.escape_unicode().to_string(),
            other => other.to_string(),
        })
        .collect()
}

/// The limits of a value in words.
fn limits(members: &[&Map<String, Value>]) -> Option<String> {
    const WORDS: [(&str, &str); 12] = [
        ("minLength", "at least this many characters:"),
        ("maxLength", "at most this many characters:"),
        ("pattern", "pattern"),
        ("format", "format"),
        ("minimum", "not below"),
        ("maximum", "not above"),
        ("exclusiveMinimum", "above"),
        ("exclusiveMaximum", "below"),
        ("multipleOf", "a multiple of"),
        ("minItems", "at least this many items:"),
        ("maxItems", "at most this many items:"),
        ("maxAge", "not older than"),
    ];
    let said: Vec<String> = WORDS
        .iter()
        .filter_map(|(keyword, words)| {
            let value = members.iter().find_map(|members| members.get(*keyword))?;
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            (value.chars().count() <= 400).then(|| format!("{words} {}", code(&value)))
        })
        .collect();
    (!said.is_empty()).then(|| format!("Limits: {}.", said.join("; ")))
}

/// A text as inline code, whatever it holds.
pub(super) fn code(text: &str) -> String {
    let text: String =
        text.chars().map(|letter| if letter.is_control() { '\u{fffd}' } else { letter }).collect();
    let mut fence = "`".to_owned();
    while text.contains(&fence) {
        fence.push('`');
    }
    let gap =
        if text.is_empty() || text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{gap}{text}{gap}{fence}")
}

/// A text of the schema as Markdown that shows it as it is; names in it become code.
fn prose(text: &str) -> String {
    let cut: String = text.chars().take(LONGEST).collect();
    let mut words = Vec::new();
    for line in cut.lines() {
        let line: Vec<String> = line.split_whitespace().map(word).collect();
        words.push(line.join(" "));
    }
    words.join("\n")
}

fn word(word: &str) -> String {
    if word.starts_with('`') && word.ends_with('`') && word.len() > 2 {
        return word.to_owned();
    }
    let core = word.trim_matches(|letter: char| ".,;:()\"'!?".contains(letter));
    let is_name = core.contains('_') && core.chars().any(char::is_alphanumeric)
        || core.contains("::")
        || core.contains("://")
        || core
            .chars()
            .zip(core.chars().skip(1))
            .any(|(a, b)| a.is_lowercase() && b.is_uppercase());
    if is_name && !core.contains('`') {
        let at = word.find(core).unwrap_or_default();
        let (before, after) = (&word[..at], &word[at + core.len()..]);
        return format!("{}{}{}", escape(before), code(core), escape(after));
    }
    escape(word)
}

fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        if "\\`*_[]<>#|~".contains(letter) {
            escaped.push('\\');
        }
        escaped.push(if letter.is_control() { '\u{fffd}' } else { letter });
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_schema_are_no_markup() {
        assert_eq!(prose("see <b> and [this]"), r"see \<b\> and \[this\]");
        assert_eq!(prose("the event_name, camelCase."), "the `event_name`, `camelCase`.");
        assert_eq!(prose("as https://x.y/z says"), "as `https://x.y/z` says");
        assert_eq!(code("a`b"), "``a`b``");
    }
}
