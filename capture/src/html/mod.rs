//! HTML: tables in Markdown pages, and pages that are HTML, become Markdown.
//!
//! The WHATWG's tokenizer reads tags and entities; what a browser closes by itself (`<td>`, `<tr>`, `<p>`) is closed here.
//! Every line of the result knows its line in the page. No recursion: nested tags cost nothing but their length.

mod table;
mod writer;

use std::ops::Range;

use html5gum::{DefaultEmitter, Token, Tokenizer};

use super::lines::Lines;
use writer::Writer;

/// Returns the Markdown of a page that is HTML.
pub(super) fn page(text: &str) -> Lines {
    let mut lines = Lines::default();
    convert(text, 0..text.len(), 0, &mut lines);
    lines
}

/// Returns a Markdown page with its HTML tables as tables of Markdown. `is_hidden` tells lines that are code or comments.
pub(super) fn tables_in(text: &str, is_hidden: &dyn Fn(usize) -> bool) -> Lines {
    let mut lines = Lines::default();
    let starts: Vec<usize> = super::lines::starts(text);
    let line_of = |byte: usize| starts.partition_point(|start| *start <= byte) - 1;
    let mut next = 0;
    for table in found(text) {
        if table.start < next || is_hidden(line_of(table.start)) {
            continue;
        }
        let first = line_of(table.start);
        lines.copy(&text[next..table.start], line_of(next));
        lines.push(String::new(), first);
        convert(text, table.clone(), first, &mut lines);
        lines.push(String::new(), line_of(table.end.max(1) - 1));
        next = table.end;
    }
    lines.copy(&text[next..], if next < text.len() { line_of(next) } else { starts.len() });
    lines
}

/// Returns the places of tables, outer ones whole.
fn found(text: &str) -> Vec<Range<usize>> {
    let lower = text.to_ascii_lowercase();
    let mut tables = Vec::new();
    let mut level = 0_usize;
    let mut start = 0;
    for (at, _) in lower.match_indices("table") {
        let rest = lower.as_bytes().get(at + 5);
        let is_tag =
            rest.is_some_and(|it| matches!(it, b'>' | b' ' | b'\n' | b'\t' | b'\r' | b'/'));
        if is_tag && lower[..at].ends_with('<') {
            if level == 0 {
                start = at - 1;
            }
            level += 1;
        } else if is_tag && lower[..at].ends_with("</") && level > 0 {
            level -= 1;
            if level == 0 {
                let end = lower[at..].find('>').map_or(text.len(), |end| at + end + 1);
                tables.push(start..end);
            }
        }
    }
    // A table that is never closed ends at the end of the page.
    if level > 0 {
        tables.push(start..text.len());
    }
    tables
}

/// Writes a part of a page, which begins on line `first`, as Markdown.
fn convert(text: &str, part: Range<usize>, first: usize, lines: &mut Lines) {
    let part = &text[part];
    let starts = super::lines::starts(part);
    let mut writer = Writer::new(lines);
    // Spans are in bytes of the part.
    for token in Tokenizer::new_with_emitter(part, DefaultEmitter::<usize>::new_with_span()) {
        let Ok(token) = token;
        let at = match &token {
            Token::StartTag(tag) => tag.span.start,
            Token::EndTag(tag) => tag.span.start,
            Token::String(text) => text.span.start,
            _ => continue,
        };
        writer.line = first + starts.partition_point(|start| *start <= at).max(1) - 1;
        match token {
            Token::StartTag(tag) => {
                let attribute = |name: &str| {
                    let value = tag.attributes.get(name.as_bytes());
                    value.map(|value| String::from_utf8_lossy(&value.value).into_owned())
                };
                writer.open(&String::from_utf8_lossy(&tag.name), &attribute);
            }
            Token::EndTag(tag) => writer.close(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) => writer.text(&String::from_utf8_lossy(&text.value)),
            _ => {}
        }
    }
    writer.finish();
}
