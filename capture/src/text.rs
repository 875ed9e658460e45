//! Extracts the text of cells without markup.

use pulldown_cmark::{Event, Options, Parser};

/// Returns a description as rendered: entities decoded, without comments and Javadoc tags, single spaces. Emphasis is
/// kept, because names such as `customer_id` are not emphasis.
pub(super) fn clean(cell: &str) -> String {
    let text = without_comments(cell);
    let text = decode_entities(&text);
    let text = without_code_tags(&text).replace("\\\"", "\"");
    squeeze(&text)
}

/// Returns a name cell: [`clean`], without bold or code markup around the name.
pub(super) fn name(cell: &str) -> String {
    let text = clean(cell);
    for mark in ["**", "__", "`"] {
        let inner = text.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
        if let Some(inner) = inner.filter(|inner| !inner.is_empty()) {
            return inner.trim().to_owned();
        }
    }
    text
}

/// Returns a type cell, parsed as `CommonMark`: the text of links and bold type, entities decoded. Angle brackets that
/// `CommonMark` takes for a tag (`List<Kind>`) are kept, comments are not.
pub(super) fn type_text(cell: &str) -> String {
    // A cell that begins with a comment would be a block of HTML.
    let cell = without_comments(cell);
    let mut text = String::new();
    for event in Parser::new_ext(&cell, Options::empty()) {
        if let Event::Text(part) | Event::Code(part) | Event::InlineHtml(part) | Event::Html(part) =
            event
        {
            text.push_str(&part);
        }
    }
    squeeze(&text)
}

pub(super) fn squeeze(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

pub(super) fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("<!--") {
        let Some((_, after)) = after.split_once("-->") else {
            break;
        };
        out.push_str(before);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Replaces `{@code x}` with `x`.
fn without_code_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{@code ") {
        let Some((inner, after)) = after.split_once('}') else {
            break;
        };
        out.push_str(before);
        out.push_str(inner);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Maximum length of an entity; anything longer between `&` and `;` is text.
const MAX_ENTITY_LENGTH: usize = 10;

pub(super) fn decode_entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let end = after
            .char_indices()
            .take(MAX_ENTITY_LENGTH)
            .find(|(_, character)| *character == ';')
            .map(|(at, _)| at);
        if let Some((character, end)) = end.and_then(|end| Some((entity(&after[..end])?, end))) {
            out.push(character);
            rest = &after[end + 1..];
        } else {
            out.push('&');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

/// Decodes the entities that the pages use, and numeric ones.
fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hexadecimal = number.strip_prefix('x').or_else(|| number.strip_prefix('X'));
        let code = match hexadecimal {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|character| *character != '\0');
    }
    Some(match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "hellip" => '…',
        "ndash" => '–',
        "mdash" => '—',
        _ => return None,
    })
}

/// Takes typographic quotes off, which no value has around it: `‘a’`, `“a”`.
pub(super) fn unquoted(text: &str) -> &str {
    let pairs = [('‘', '’'), ('“', '”'), ('„', '“'), ('«', '»'), ('’', '’'), ('”', '”')];
    let inner = |(open, close): (char, char)| text.strip_prefix(open)?.strip_suffix(close);
    let inner = pairs.into_iter().find_map(inner);
    inner.filter(|inner| !inner.contains(['‘', '’', '“', '”'])).unwrap_or(text).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_comments_and_code_tags_are_read() {
        assert_eq!(clean("a &lt;b&gt; &#39;c&#x27; &amp;lt;"), "a <b> 'c' &lt;");
        assert_eq!(clean("<!----><!---->x<!-- y --> z"), "x z");
        assert_eq!(clean("the {@code &lt;meta&gt;} tag"), "the <meta> tag");
        assert_eq!(clean("say \\&quot;hi\\&quot;"), "say \"hi\"");
        assert_eq!(clean("a\u{a0}\u{a0} b"), "a b");
    }

    #[test]
    fn what_is_no_entity_stays() {
        for text in
            ["&#x110000;", "&#xD800;", "&;", "&#;", "R&D;", "&", "&#99999999999;", "<!-- open"]
        {
            assert_eq!(clean(text), text);
        }
    }

    #[test]
    fn a_type_cell_is_the_text_of_its_markup() {
        assert_eq!(type_text("<!----><!---->[**List&lt;X&gt;**](X.html)<!---->"), "List<X>");
        assert_eq!(type_text("[**List<KindEnum>**](#Enum--KindEnum)"), "List<KindEnum>");
        assert_eq!(type_text("[**[X]**]([X])"), "[X]");
        assert_eq!(type_text("[dict(str, X)](X)"), "dict(str, X)");
        assert_eq!(type_text("[**JSON**]()"), "JSON");
    }

    #[test]
    fn a_name_cell_loses_its_markup_only() {
        assert_eq!(name("**customer_id**"), "customer_id");
        assert_eq!(name("**_id**"), "_id");
        assert_eq!(name("`$ref`"), "$ref");
        assert_eq!(name("****"), "****");
    }
}
