//! Kinds of headings: names, and what describes the content of a table.

/// The kind of a heading.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Section {
    /// It names something.
    Name,
    /// It describes the content of a table: `Properties`, `Required fields`.
    Properties(Option<bool>),
    /// It is a part of what is named above: `Context`.
    Part,
}

/// Returns the kind of a heading.
pub(super) fn section(heading: &str) -> Section {
    const NOUNS: [&str; 14] = [
        "properties",
        "property",
        "fields",
        "field",
        "attributes",
        "attribute",
        "schema",
        "payload",
        "params",
        "parameters",
        "arguments",
        "body",
        "keys",
        "columns",
    ];
    const BESIDE: [&str; 28] = [
        "event",
        "json",
        "form",
        "request",
        "the",
        "supported",
        "available",
        "required",
        "optional",
        "table",
        "list",
        "of",
        "and",
        "mandatory",
        "all",
        "following",
        "its",
        "these",
        "object",
        "key",
        "with",
        "additional",
        "main",
        "definition",
        "definitions",
        "reference",
        "description",
        "descriptions",
    ];
    // What belongs to every page and names nothing.
    const PROSE: [&str; 21] = [
        "example",
        "examples",
        "usage",
        "description",
        "overview",
        "introduction",
        "notes",
        "note",
        "sample",
        "details",
        "definition",
        "summary",
        "syntax",
        "remarks",
        "reference",
        "sample payload",
        "example payload",
        "how it works",
        "information",
        "general",
        "request",
    ];
    const PARTS: [&str; 25] = [
        "returned data",
        "returned fields",
        "return data",
        "context",
        "headers",
        "header",
        "query string params",
        "query params",
        "query parameters",
        "query string",
        "path parameters",
        "path params",
        "response",
        "response body",
        "response fields",
        "response parameters",
        "response properties",
        "traits",
        "url parameters",
        "options",
        "metadata",
        "entities",
        "context fields",
        "context properties",
        "request headers",
    ];
    let text = heading.trim_end_matches([':', '.']).to_lowercase();
    if text.is_empty() || PROSE.contains(&text.as_str()) {
        return Section::Properties(None);
    }
    if PARTS.contains(&text.as_str()) {
        return Section::Part;
    }
    let words: Vec<&str> =
        text.split(|it: char| !it.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_section = words.iter().all(|word| NOUNS.contains(word) || BESIDE.contains(word))
        && words.iter().any(|word| NOUNS.contains(word))
        && words.len() <= 6;
    if !is_section {
        return Section::Name;
    }
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
    let (required, optional) = (has(&["required", "mandatory"]), has(&["optional"]));
    Section::Properties(if required == optional { None } else { Some(required) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_say_what_is_required() {
        assert_eq!(section("Required fields"), Section::Properties(Some(true)));
        assert_eq!(section("Optional event properties:"), Section::Properties(Some(false)));
        assert_eq!(section("JSON Params"), Section::Properties(None));
        assert_eq!(section("Event Structure"), Section::Name);
        assert_eq!(section("Query String Params"), Section::Part);
    }
}
