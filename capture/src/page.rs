//! Reads the tables of a page.
//!
//! Block structure (headings, code blocks, front matter) is `CommonMark`'s. Rows are parsed by hand, because real pages
//! contain raw pipes inside cells, body rows without a leading pipe, separators with too few cells and rows broken over
//! two lines, and a `CommonMark` parser silently drops cells there.

use std::{ops::Range, sync::LazyLock};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use regex::Regex;

use super::{
    calls,
    columns::{Columns, Header},
    rows::{attribute_row, is_separator, split},
    sheet::{Kind, Row, Sheet, Skip, Table},
};

/// A Markdown page.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Page {
    /// Path relative to the argument of the user, with forward slashes. Schemas cite this path.
    pub path: String,
    /// Text of the page.
    pub text: String,
}

impl Page {
    /// Creates a page.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into() }
    }
}

/// Reads a page. Never fails: everything that is not a table is text.
pub(super) fn read(page: &Page) -> Sheet {
    let text = page.text.strip_prefix('\u{feff}').unwrap_or(&page.text);
    let lines: Vec<&str> = text.lines().collect();
    let blocks = Blocks::read(text);
    let mut tables = Vec::new();
    let mut at = 0;
    // The end of the last table: a title is below it.
    let mut since = 0;
    while at < lines.len() {
        if let Some(header) = header(&lines, at, &blocks) {
            let (table, end) = table(&lines, since..at, header, &blocks);
            tables.push(table);
            (at, since) = (end, end);
        } else {
            at += 1;
        }
    }
    let (version, version_after_at) = footer(&lines);
    let mut sheet = Sheet {
        path: page.path.clone(),
        tables,
        version,
        version_after_at,
        headings: blocks.headings.into_iter().map(|(_, text)| text).collect(),
    };
    calls::set_aside(&mut sheet);
    sheet
}

/// The block structure of a page, by `CommonMark`.
struct Blocks {
    /// Lines that are code, front matter or commented out.
    hidden: Vec<Range<usize>>,
    /// `#` headings with their line, in order.
    headings: Vec<(usize, String)>,
    /// For each heading, the last one up to it that is a title.
    titles: Vec<Option<usize>>,
}

impl Blocks {
    fn read(text: &str) -> Self {
        let starts: Vec<usize> =
            std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let line_of = |byte: usize| starts.partition_point(|start| *start <= byte) - 1;
        let mut blocks = Self { hidden: Vec::new(), headings: Vec::new(), titles: Vec::new() };
        let mut heading: Option<(usize, String)> = None;
        let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
        for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
            match event {
                Event::Start(Tag::CodeBlock(_) | Tag::MetadataBlock(_)) => {
                    blocks.hide(&range, line_of);
                }
                Event::Start(Tag::HtmlBlock)
                    if text[range.clone()].trim_start().starts_with("<!--") =>
                {
                    blocks.hide(&range, line_of);
                }
                // In CommonMark, a line of text above a stray `-` is a heading; here it is not.
                Event::Start(Tag::Heading { .. })
                    if text[range.clone()].trim_start().starts_with('#') =>
                {
                    heading = Some((line_of(range.start), String::new()));
                }
                Event::Text(part) | Event::Code(part) => {
                    if let Some((_, text)) = &mut heading {
                        text.push_str(&part);
                    }
                }
                Event::End(TagEnd::Heading(_)) => blocks.headings.extend(heading.take()),
                _ => {}
            }
        }
        let mut title = None;
        for (index, (_, heading)) in blocks.headings.iter().enumerate() {
            if !is_section(heading.trim()) {
                title = Some(index);
            }
            blocks.titles.push(title);
        }
        blocks
    }

    fn hide(&mut self, bytes: &Range<usize>, line_of: impl Fn(usize) -> usize) {
        if !bytes.is_empty() {
            self.hidden.push(line_of(bytes.start)..line_of(bytes.end - 1) + 1);
        }
    }

    fn is_hidden(&self, line: usize) -> bool {
        let after = self.hidden.partition_point(|range| range.start <= line);
        after > 0 && self.hidden[after - 1].contains(&line)
    }

    /// Returns the last heading on these lines.
    fn heading_in(&self, lines: &Range<usize>) -> Option<&str> {
        let (at, heading) = self.headings.get(self.last_before(lines.end)?)?;
        (*at >= lines.start).then_some(heading.trim())
    }

    /// Returns the last heading above a line that is a title.
    fn title_above(&self, line: usize) -> Option<&str> {
        let title = self.titles[self.last_before(line)?]?;
        Some(self.headings[title].1.trim())
    }

    fn last_before(&self, line: usize) -> Option<usize> {
        self.headings.partition_point(|(at, _)| *at < line).checked_sub(1)
    }
}

fn header(lines: &[&str], at: usize, blocks: &Blocks) -> Option<Header> {
    let line = lines[at];
    if !line.contains('|') || is_separator(line) || blocks.is_hidden(at) {
        return None;
    }
    let header = Columns::header(&split(line));
    if lines.get(at + 1).is_some_and(|next| is_separator(next)) {
        return Some(header);
    }
    match header {
        Header::Properties(columns) if columns.are_attributes() => {
            Some(Header::Properties(columns))
        }
        Header::Properties(_) if line.trim_start().starts_with('|') => {
            Some(Header::Skipped("there is no line `|---|---|` below its header".to_owned()))
        }
        _ => None,
    }
}

/// Reads the table whose header row follows the lines `above`.
fn table(lines: &[&str], above: Range<usize>, header: Header, blocks: &Blocks) -> (Table, usize) {
    let at = above.end;
    let heading = blocks.heading_in(&(0..at)).unwrap_or_default();
    let (mut columns, mut skipped) = (None, None);
    let kind = match header {
        Header::Properties(found) => {
            let is_sdk = found.are_sdk() && heading.eq_ignore_ascii_case("properties");
            columns = Some(found);
            if is_sdk { Kind::Properties } else { Kind::Attributes }
        }
        Header::Skipped(reason) => {
            skipped = Some(Skip::Header(reason));
            Kind::Other
        }
        Header::NameValue => heading
            .strip_prefix("Enum:")
            .map_or(Kind::Other, |name| Kind::Enumeration(name.trim().to_owned())),
        Header::Unknown => Kind::Other,
    };
    let title = match kind {
        Kind::Attributes => title(lines, above, blocks),
        _ => heading.to_owned(),
    };
    let mut rows = Vec::new();
    let mut next = at + 1;
    if lines.get(next).is_some_and(|line| is_separator(line)) {
        next += 1;
    }
    while next < lines.len() && continues(&kind, lines[next]) && !blocks.is_hidden(next) {
        let (cells, used) = match (&kind, &columns) {
            (Kind::Attributes, Some(columns)) => {
                let closed = lines[at].trim_end().ends_with('|');
                attribute_row(&lines[next..], columns.width, closed)
            }
            _ => (split(lines[next]), 1),
        };
        rows.push(Row { line: next + 1, cells });
        next += used;
    }
    let spaced = lines[at].trim_start().starts_with("| ");
    let lists_methods = split(lines[at])[0].eq_ignore_ascii_case("method");
    let table = Table { kind, columns, skipped, title, line: at + 1, lists_methods, spaced, rows };
    (table, next)
}

/// Returns whether the line below a row belongs to the table. On a property page, a line without pipes directly below
/// the table is a row that lost them, and is reported.
fn continues(kind: &Kind, line: &str) -> bool {
    let line = line.trim();
    let ends = line.is_empty()
        || line.starts_with('#')
        || line.starts_with("{:")
        || line.starts_with("[[");
    !ends && (line.contains('|') || *kind == Kind::Properties && !is_footer(line))
}

/// Returns whether a heading describes the content of a table, and is not its title.
fn is_section(heading: &str) -> bool {
    let heading = heading.trim_end_matches(':').to_lowercase();
    ["properties", "fields", "attributes", "schema", "payload"].contains(&heading.as_str())
}

/// Returns the last heading above the table that is a title, or nothing; in flattened pages without headings, the last
/// line of text. There the title is joined to the sentence before it: `see below.Surveys (survey_module events)`.
fn title(lines: &[&str], above: Range<usize>, blocks: &Blocks) -> String {
    static GLUE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"[.:]\s*([A-Z][^.:]*)$").expect("the pattern compiles"));
    if blocks.heading_in(&above).is_some() {
        return blocks.title_above(above.end).unwrap_or_default().to_owned();
    }
    let line = above.rev().map(|line| lines[line].trim()).find(|line| !line.is_empty());
    let line = line.unwrap_or_default();
    match GLUE.captures(line) {
        Some(found) => found[1].trim().to_owned(),
        None => line.to_owned(),
    }
}

static FOOTER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^_\S.*?([ @:])([0-9]+(?:\.[0-9A-Za-z]+)*)_$").expect("the pattern compiles")
});

fn is_footer(line: &str) -> bool {
    FOOTER.is_match(line)
}

/// Returns the version in the last line of a page, which may be `_Package 1.2.3_`.
fn footer(lines: &[&str]) -> (Option<String>, bool) {
    let last = lines.iter().rev().find(|line| !line.trim().is_empty());
    match last.and_then(|line| FOOTER.captures(line.trim())) {
        Some(found) => (Some(found[2].to_owned()), &found[1] == "@"),
        None => (None, false),
    }
}
