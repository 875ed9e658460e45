//! The documentation of a type or a field, from what the schema says about it.
//!
//! The words of a schema are untrusted: they become string literals, and what Markdown would read as a link or as
//! HTML is escaped.

use proc_macro2::TokenStream;
use quote::quote;
use tablature_schema::{
    ir::{Annotations, Bound, Keyword, Rule, SchemaId, Side},
    json::Value,
};

use crate::{plan::View, rust::defaults, visible::visible};

/// Longer texts are cut.
const MAX_TEXT: usize = 2_000;
/// Longer examples are left out.
const MAX_EXAMPLE: usize = 120;

/// Returns the documentation for the subschemas `about`, nearest first, with an addition to the first
/// paragraph; none where the schema says nothing. `name` is that of the field in Rust, or empty.
pub(super) fn docs(view: &View<'_>, about: &[SchemaId], name: &str, addition: &str) -> TokenStream {
    let mut paragraphs: Vec<String> = description(view, about).into_iter().collect();
    match paragraphs.first_mut() {
        Some(first) if !addition.is_empty() => {
            let end = if first.ends_with(['.', '!', '?', ':']) { "" } else { "." };
            *first = format!("{first}{end} {addition}");
        }
        None if !addition.is_empty() => paragraphs.push(addition.to_owned()),
        _ => {}
    }
    let facts = facts(view, about, name);
    paragraphs.extend((!facts.is_empty()).then(|| facts.join(" ")));
    lines(&paragraphs)
}

/// Returns the first line of what the schema says about the subschemas `about`, nearest first.
pub(super) fn summary(view: &View<'_>, about: &[SchemaId]) -> Option<String> {
    Some(description(view, about)?.lines().next()?.to_owned())
}

fn description(view: &View<'_>, about: &[SchemaId]) -> Option<String> {
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

/// Returns what else a reader wants to know, in sentences. `name` is that of the field in Rust.
fn facts(view: &View<'_>, about: &[SchemaId], name: &str) -> Vec<String> {
    let annotations = || about.iter().map(|id| &view.node(*id).annotations);
    let beside = |keyword| about.iter().find_map(move |id| view.beside_reference(*id, keyword));
    let documented = annotations().find_map(|own| own.documented_as.as_deref()).map(str::trim);
    let mut facts = Vec::new();
    facts.extend(
        documented.filter(|own| *own != name).map(|own| format!("Documented as {}.", code(own))),
    );
    facts.extend(limits(view, about));
    let example = annotations().find_map(|own| own.examples.first()).cloned();
    let example = example
        .or_else(|| beside(Keyword::Examples)?.as_array()?.first().cloned())
        .or_else(|| unknown(view, about, OPENAPI_EXAMPLE));
    facts.extend(example.as_ref().and_then(short).map(|example| format!("Example: {example}.")));
    let default = defaults::of(view, about).and_then(|(_, value)| short(&value));
    facts.extend(default.map(|default| format!("Default where it is absent: {default}.")));
    // A field is where its type is from.
    let source = annotations().find_map(|own| own.sources.first()).filter(|_| name.is_empty());
    facts.extend(source.map(|source| format!("From {}.", code(&source.to_string()))));
    facts
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

fn lines(paragraphs: &[String]) -> TokenStream {
    let mut all = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        if index > 0 {
            all.push(String::new());
        }
        all.extend(paragraph.lines().map(|line| visible(&format!(" {line}")).into_owned()));
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

/// Formats a text as inline code, whatever it contains.
pub(super) fn code(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|character| if character.is_control() { '\u{fffd}' } else { character })
        .collect();
    let mut fence = "`".to_owned();
    while text.contains(&fence) {
        fence.push('`');
    }
    let gap =
        if text.is_empty() || text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{gap}{text}{gap}{fence}")
}

/// Escapes a text of the schema for Markdown; names in it become code.
fn prose(text: &str) -> String {
    let cut: String = text.chars().take(MAX_TEXT).collect();
    let cut = without_links(&cut);
    let mut words = Vec::new();
    for line in cut.lines() {
        let line: Vec<String> = words_of(line).into_iter().map(word).collect();
        words.push(line.join(" "));
    }
    words.join("\n")
}

/// Writes links of Markdown as their words, with the address in parentheses.
fn without_links(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, link)) = rest.split_once('[') {
        plain.push_str(before);
        let is_line = |part: &&str| !part.contains(['\n', '`', '[']);
        let parts =
            link.split_once("](").filter(|(words, _)| is_line(words)).and_then(|(words, after)| {
                let (address, after) = after.split_once(')')?;
                let is_address = !address.contains(|own: char| own.is_whitespace() || own == '`');
                (is_address && !words.is_empty()).then_some((words, address, after))
            });
        if let Some((words, address, after)) = parts {
            plain.push_str(words);
            if address.contains("://") {
                plain.extend([" (`", address, "`)"]);
            }
            rest = after;
        } else {
            plain.push('[');
            rest = link;
        }
    }
    plain + rest
}

/// Splits a line at white space outside of code.
fn words_of(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = line.trim();
    while !rest.is_empty() {
        let mut end = 0;
        while let Some(next) = rest[end..].chars().next().filter(|next| !next.is_whitespace()) {
            let fence = rest[end..].len() - rest[end..].trim_start_matches('`').len();
            end += match code_in(&rest[end..]) {
                Some(code) => code.len() + 2,
                None => fence.max(next.len_utf8()),
            };
        }
        words.push(&rest[..end]);
        rest = rest[end..].trim_start();
    }
    words
}

/// Returns the inline code that a text begins with, without its backquotes.
fn code_in(text: &str) -> Option<&str> {
    let (inner, after) = text.strip_prefix('`')?.split_once('`')?;
    (!inner.trim().is_empty() && !after.starts_with('`')).then_some(inner)
}

fn word(word: &str) -> String {
    let begin = word.find('`').filter(|begin| code_in(&word[*begin..]).is_some());
    if let Some(begin) = begin
        && let Some(inner) = code_in(&word[begin..])
    {
        let after = &word[begin + inner.len() + 2..];
        return format!("{}{}{}", escape(&word[..begin]), code(inner), self::word(after));
    }
    let core = word.trim_matches(|character: char| ".,;:()\"'!?".contains(character));
    let is_name = core.split('_').filter(|part| part.starts_with(char::is_alphanumeric)).count()
        > 1
        || core.contains("::")
        || core.contains("://")
        || is_camel_case(core);
    if is_name && !core.contains('`') {
        let at = word.find(core).unwrap_or_default();
        let (before, after) = (&word[..at], &word[at + core.len()..]);
        return format!("{}{}{}", escape(before), code(core), escape(after));
    }
    escape(word)
}

fn is_camel_case(word: &str) -> bool {
    // `GitHub` is as likely a word as a name.
    let is_noun = word.starts_with(char::is_uppercase)
        && word.chars().all(|own| own.is_alphanumeric() || "'’-/".contains(own));
    let mut pairs = word.chars().zip(word.chars().skip(1));
    !is_noun && pairs.any(|(a, b)| a.is_lowercase() && b.is_uppercase())
}

fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        if "\\`*_[]<>#|~".contains(character) {
            escaped.push('\\');
        }
        escaped.push(if character.is_control() { '\u{fffd}' } else { character });
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_schema_are_not_markup() {
        assert_eq!(prose("see <b> and [this]"), r"see \<b\> and \[this\]");
        assert_eq!(prose("the event_name, camelCase."), "the `event_name`, `camelCase`.");
        assert_eq!(prose("as https://x.y/z says"), "as `https://x.y/z` says");
        assert_eq!(code("a`b"), "``a`b``");
    }

    #[test]
    fn code_stays_code_and_proper_nouns_stay_words() {
        assert_eq!(prose("set `queue`."), "set `queue`.");
        assert_eq!(prose("(`a b`, `<c>`)  or `d_e`s"), "(`a b`, `<c>`) or `d_e`s");
        assert_eq!(prose("`` or ` or `open"), r"\`\` or ` or `open");
        assert_eq!(prose("```json"), r"\`\`\`json");
        assert_eq!(prose("GitHub reads onPush"), "GitHub reads `onPush`");
        assert_eq!(prose("at /detail/eventBody, GitHub's"), "at `/detail/eventBody`, GitHub's");
        assert_eq!(prose("__Default value:__ a_b"), r"\_\_Default value:\_\_ `a_b`");
        assert_eq!(
            prose("as [JSON schema](http://a.b/c_d), or [e](#f)"),
            "as JSON schema (`http://a.b/c_d`), or e"
        );
        assert_eq!(prose("[a] (b) [c](d e) [f](g"), r"\[a\] (b) \[c\](d e) \[f\](g");
    }
}
