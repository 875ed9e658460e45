//! Reads the tables of a page.
//!
//! Block structure (headings, code blocks, front matter) is `CommonMark`'s. Rows are parsed by hand, because real pages
//! contain raw pipes inside cells, body rows without a leading pipe, separators with too few cells and rows broken over
//! two lines, and a `CommonMark` parser silently drops cells there. Otherwise GFM's rules apply: short rows are padded.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use super::{
    blocks::{Blocks, Heading},
    bullets, calls,
    columns::{self, Columns, Header, OfPage},
    csv, file_parts, html,
    lines::Lines,
    plain_tables,
    rows::{attribute_row, is_separator, split, split_to},
    sheet::{Example, Kind, Row, Sheet, Skip, Table},
    statement::Statement,
    title, values,
};

/// A page of documentation: Markdown, with HTML tables or without; or HTML, if its name
/// ends in `.html` or `.htm`; or a table in CSV, if it ends in `.csv` or `.tsv`;
/// or a tracking plan, if it ends in `.json`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Page {
    /// Path relative to the argument of the user, with forward slashes. Schemas cite this path.
    pub path: String,
    /// Text of the page.
    pub text: String,
    /// The vendor of its schemas, if it is in no directory of its own; it comes before that of [`Options`](crate::Options).
    pub vendor: Option<String>,
}

impl Page {
    /// Creates a page. A carriage return alone ends a line, too (`CommonMark`, "line ending"): it becomes a line feed.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: with_line_feeds(text.into()), vendor: None }
    }

    /// Sets the vendor of its schemas, for a page in no directory of its own.
    #[must_use]
    pub fn with_vendor(self, vendor: impl Into<String>) -> Self {
        Self { vendor: Some(vendor.into()), ..self }
    }

    /// Returns why the page cannot be read at all, if it cannot: in CSV, a quote that is not closed takes the rest of the file
    /// for one cell.
    pub fn unreadable(&self) -> Option<String> {
        let line = self.ends_in(&["csv", "tsv"]).then(|| csv::open_quote(&self.text))??;
        Some(format!("the quote on line {line} is not closed"))
    }

    fn ends_in(&self, extensions: &[&str]) -> bool {
        let own = self.path.rsplit_once('.').map_or("", |(_, extension)| extension);
        extensions.iter().any(|extension| own.eq_ignore_ascii_case(extension))
    }
}

/// Replaces each carriage return that no line feed follows.
fn with_line_feeds(text: String) -> String {
    let ends = text.match_indices('\r').filter(|(at, _)| !text[at + 1..].starts_with('\n'));
    if ends.clone().next().is_none() {
        return text;
    }
    let mut replaced = String::with_capacity(text.len());
    let mut from = 0;
    for (at, _) in ends {
        replaced.push_str(&text[from..at]);
        replaced.push('\n');
        from = at + 1;
    }
    replaced.push_str(&text[from..]);
    replaced
}

/// Reads a page, with what overlays say of its columns. Never fails: everything that is not a table is text.
pub(super) fn read(page: &Page, given: &OfPage<'_>) -> Sheet {
    let text = page.text.strip_prefix('\u{feff}').unwrap_or(&page.text);
    of_lines(&page.path, &source(page, text, given), given)
}

/// Reads the Markdown of a page.
pub(super) fn of_lines(path: &str, source: &Lines, given: &OfPage<'_>) -> Sheet {
    let blocks = Blocks::read(&source.text);
    let lines: Vec<&str> = source.text.lines().map(plain_tables::unquoted).collect();
    let mut tables = Vec::new();
    let mut at = 0;
    // The end of the last table: a title is below it.
    let mut since = 0;
    let (version, version_after_at) = footer(&lines);
    let reader = Reader { lines: &lines, blocks: &blocks, has_version: version.is_some(), given };
    while at < lines.len() {
        if let Some(header) = reader.header(at) {
            let (table, end) = reader.table(since..at, &header);
            tables.push(table);
            (at, since) = (end, end);
        } else {
            at += 1;
        }
    }
    tables.extend(bullets::tables(&lines, &blocks));
    tables.sort_by_key(|table| table.line);
    for table in &mut tables {
        number(table, source);
    }
    let mut sheet = Sheet {
        path: path.to_owned(),
        tables,
        version,
        version_after_at,
        title: title::of_page(&lines, &blocks),
        headings: blocks.headings.iter().map(|heading| heading.text.clone()).collect(),
        examples: blocks
            .examples
            .into_iter()
            .map(|example| Example {
                of_errors: error_heading(example.line, &blocks.headings)
                    .map(|line| source.number(line)),
                line: source.number(example.line),
                ..example
            })
            .collect(),
    };
    calls::set_aside(&mut sheet);
    sheet
}

/// Returns the line of the last heading above a line, if it speaks of errors.
fn error_heading(line: usize, headings: &[Heading]) -> Option<usize> {
    let above = headings.partition_point(|heading| heading.line < line).checked_sub(1)?;
    let heading = &headings[above];
    let text = heading.text.to_lowercase();
    let is_error = |word: &str| matches!(word, "error" | "errors");
    text.split(|it: char| !it.is_alphanumeric()).any(is_error).then_some(heading.line)
}

/// Numbers the lines of a table as the page has them, from 1.
fn number(table: &mut Table, source: &Lines) {
    table.line = source.number(table.line) + 1;
    for row in &mut table.rows {
        row.line = source.number(row.line) + 1;
    }
    let section = &mut table.title.lines;
    *section = source.number(section.start)..source.end(section.end);
}

/// Returns the Markdown of a page.
fn source(page: &Page, text: &str, given: &OfPage<'_>) -> Lines {
    if page.ends_in(&["html", "htm"]) {
        return html::page(text);
    }
    if page.ends_in(&["csv", "tsv"]) {
        return csv::page(text);
    }
    let has_tables =
        text.as_bytes().windows(6).any(|window| window.eq_ignore_ascii_case(b"<table"));
    let mut lines = Lines::default();
    if has_tables {
        let blocks = Blocks::read(text);
        lines = html::tables_in(text, &|line| blocks.is_hidden(line));
    } else {
        lines.copy(text, 0);
    }
    plain_tables::tables_in(lines, given)
}

struct Reader<'a> {
    lines: &'a [&'a str],
    blocks: &'a Blocks,
    has_version: bool,
    given: &'a OfPage<'a>,
}

impl Reader<'_> {
    fn header(&self, at: usize) -> Option<Header> {
        let line = self.lines[at];
        let is_header = line.contains('|')
            && !is_separator(line)
            && self.lines.get(at + 1).is_some_and(|next| is_separator(next))
            && !self.blocks.is_hidden(at);
        is_header.then(|| Columns::header(&self.given.header(split(line))))
    }

    /// Reads the table whose header row follows the lines `above`. Lines are counted from 0 here.
    fn table(&self, above: Range<usize>, header: &Header) -> (Table, usize) {
        let at = above.end;
        let line = self.lines[at];
        let title = title::title(self.lines, &above, self.blocks);
        let lead =
            above.clone().rev().map(|line| self.lines[line].trim()).find(|line| !line.is_empty());
        let lead = lead.unwrap_or_default().to_owned();
        let statement = self.statement(above.start.max(title.lines.start)..at);
        let (mut columns, mut skipped) = (None, None);
        let mut kind = match header {
            Header::Properties(found) => {
                let is_sdk = found.are_sdk() && self.names_properties(&title.heading, &above);
                columns = Some(found.clone());
                if is_sdk { Kind::Properties } else { Kind::Attributes }
            }
            Header::Unclear(reason) => {
                skipped = Some(Skip::Columns(reason.clone()));
                Kind::Other
            }
            Header::NameValue => title
                .heading
                .strip_prefix("Enum:")
                .map_or(Kind::Other, |name| Kind::Enumeration(name.trim().to_owned())),
            Header::Unknown => Kind::Other,
        };
        let has_names = self.given.has_names(&split(line));
        let cells = self.given.header(split(line));
        let (mut rows, end) = self.rows(at, &kind, cells.len());
        if kind == Kind::Other {
            columns = match header {
                Header::Unclear(_) => Columns::infer(&cells, &rows),
                Header::Unknown => Columns::in_descriptions(&cells, &rows)
                    .or_else(|| Columns::in_names(&cells, &rows))
                    .or_else(|| has_names.then(|| Columns::untyped(&cells))?),
                _ => None,
            };
            if *header == Header::Unknown
                && let Some((found, listed)) = Columns::of_lists(&cells, &rows)
            {
                (columns, rows) = (Some(found), listed);
            }
            if columns.is_some() {
                (kind, skipped) = (Kind::Attributes, None);
            } else if let Some(column) = values::column(&cells, &rows) {
                kind = Kind::Values(column);
            }
        }
        // Numbers are values, whatever the column is called: `SMALL | 1`.
        if kind == Kind::Attributes
            && let Some(ty) = columns.as_ref().and_then(|columns| columns.ty)
            && values::are_numbers(&rows, ty)
        {
            (kind, columns) = (Kind::Values(ty), None);
        }
        if kind == Kind::Attributes
            && columns.take_if(|columns| columns.hold_something_else(&rows)).is_some()
        {
            let reason = "neither its names nor its types read like those of fields";
            (kind, skipped) = (Kind::Other, Some(Skip::Columns(reason.to_owned())));
        }
        if kind == Kind::Attributes
            && let Some(columns) = &mut columns
        {
            columns.settle(&rows, &cells);
            rows = columns.by_object(rows, &cells);
        }
        let table = Table {
            has_types: !matches!(header, Header::Unknown | Header::NameValue)
                || kind == Kind::Attributes,
            kind,
            columns,
            skipped,
            title,
            lead,
            statement,
            line: at,
            lists_methods: cells[0].eq_ignore_ascii_case("method"),
            spaced: line.trim_start().starts_with("| "),
            header: cells.iter().map(|cell| columns::word(cell)).collect(),
            rows,
        };
        (table, end)
    }

    /// Returns what the paragraphs in these lines say of all rows of the table below; the last one counts.
    fn statement(&self, lines: Range<usize>) -> Option<Statement> {
        let mut found = None;
        let mut paragraph = String::new();
        for line in lines {
            let text = if self.blocks.is_hidden(line) { "" } else { self.lines[line].trim() };
            if text.is_empty() {
                found = Statement::find(&paragraph).or(found);
                paragraph.clear();
            } else {
                paragraph.extend([" ", text]);
            }
        }
        Statement::find(&paragraph).or(found)
    }

    /// Returns whether a table in the columns of an SDK is one of its properties: by the heading; on pages that lost their
    /// headings by a line, or by the version in the last line.
    fn names_properties(&self, heading: &str, above: &Range<usize>) -> bool {
        heading.eq_ignore_ascii_case("properties")
            || self.blocks.headings.iter().all(|heading| heading.level == 1)
                && (self.has_version
                    || above.clone().any(|line| title::is_properties(self.lines[line])))
    }

    fn rows(&self, at: usize, kind: &Kind, width: usize) -> (Vec<Row>, usize) {
        let lines = self.lines;
        let mut rows = Vec::new();
        let mut next = at + 2;
        let closed = lines[at].trim_end().ends_with('|');
        while next < lines.len() && !self.blocks.is_hidden(next) {
            if !continues(kind, lines[next]) {
                let Some(more) = self.goes_on(next, width) else { break };
                next = more;
                continue;
            }
            let (cells, used) = match kind {
                Kind::Attributes => attribute_row(&lines[next..], width, closed),
                Kind::Properties => (split(lines[next]), 1),
                _ => (split_to(lines[next], width), 1),
            };
            rows.push(Row { line: next, cells });
            next += used;
        }
        (rows, next)
    }

    /// Returns the line of the next row behind lines without pipes, which GitHub's Markdown takes for rows of one cell, as
    /// long as no line is blank or begins a block of another kind.
    fn goes_on(&self, at: usize, width: usize) -> Option<usize> {
        let begins_block = |line: &str| {
            let item = line.trim_start_matches(|it: char| it.is_ascii_digit());
            line.is_empty()
                || line.starts_with(['#', '>', '<', '{', '`', '~', '_'])
                || ["- ", "* ", "+ ", ". ", ") ", "[["].iter().any(|start| item.starts_with(start))
        };
        let below = self.lines.iter().enumerate().skip(at).take(MAX_BETWEEN + 1);
        for (next, line) in below {
            let line = line.trim();
            if begins_block(line) || self.blocks.is_hidden(next) {
                return None;
            }
            if line.contains('|') {
                let is_header = self.lines.get(next + 1).is_some_and(|line| is_separator(line));
                let is_row = line.starts_with('|') && split_to(line, width).len() == width;
                return (is_row && !is_header && next > at).then_some(next);
            }
        }
        None
    }
}

/// The most lines without pipes between two rows.
const MAX_BETWEEN: usize = 3;

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
        Some(found) => (Some(file_parts::version(&found[2]).to_owned()), &found[1] == "@"),
        None => (None, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cell;

    fn cells(path: &str, text: &str) -> Vec<String> {
        let sheet = read(&Page::new(path, text), &OfPage::default());
        let rows = sheet.tables.iter().flat_map(|table| &table.rows);
        rows.map(|row| {
            format!(
                "{} {}",
                row.line,
                row.cells.iter().map(|cell| cell::plain(cell)).collect::<Vec<_>>().join("|")
            )
        })
        .collect()
    }

    #[test]
    fn carriage_returns_alone_end_lines() {
        let table = "# A\n\n| Name | Type |\n|---|---|\n| a | string |\n| b | string |\n";
        assert_eq!(cells("p.md", &table.replace('\n', "\r")), ["5 a|string", "6 b|string"]);
        let mixed = table.replacen('\n', "\r", 3).replace("|\n", "|\r\n");
        assert_eq!(cells("p.md", &mixed), ["5 a|string", "6 b|string"]);
        assert_eq!(cells("p.csv", "Name,Type\ra,string\rb,\"x\ry\"\r"), ["2 a|string", "3 b|x\ny"]);
    }

    #[test]
    fn tables_stand_in_quotations_lists_and_tags() {
        let table = "| Name | Type |\n|---|---|\n| a | string |\n";
        assert_eq!(cells("p.md", table), ["3 a|string"]);
        assert_eq!(
            cells("p.md", &format!("> {}", table.trim_end().replace('\n', "\n> "))),
            ["3 a|string"]
        );
        let indented = format!("    {}\n", table.trim_end().replace('\n', "\n    "));
        assert_eq!(cells("p.md", &format!("=== \"Tab\"\n\n{indented}")), ["5 a|string"]);
        assert_eq!(
            cells("p.mdx", &format!("<Tabs>\n<Tab>\n\n{table}\n</Tab>\n</Tabs>\n")),
            ["6 a|string"]
        );
    }

    #[test]
    fn rows_go_on_behind_lines_without_pipes() {
        let table = "# T\n\n| Property | Type |\n|---|---|\n| f | string |\n";
        let goes_on = |below: &str| cells("a/p.md", &format!("{table}{below}"));
        assert_eq!(goes_on("text after\n| g | string |\n").len(), 2);
        assert_eq!(goes_on("text after\n| g | string |\nmore\nof it\n| h | string |\n").len(), 3);
        for below in [
            "text after\n\n| g | string |\n",
            "text after\n",
            "- an item\n| g | string |\n",
            "## U\n| g | string |\n",
            "text after\n| g | h | i |\n",
        ] {
            assert_eq!(goes_on(below).len(), 1, "{below}");
        }
        assert_eq!(goes_on("text\n| Property | Type |\n|---|---|\n| g | string |\n").len(), 2);
    }

    #[test]
    fn tables_of_html_are_tables() {
        let page = "# T\n\n<table>\n<thead><tr><th>Name<th>Type</thead>\n<tr><td><code>a_b</code>\n<td>string | null</td></tr>\n\n<tr>\n<td>c</td><td><a href=\"#x\">X</a></td>\n</table>\n\nText.\n\n| Name | Type |\n|---|---|\n| d | e |\n";
        assert_eq!(cells("p.md", page), ["5 a_b|string | null", "8 c|X", "16 d|e"]);
        let page = "<html><head><title>Docs</title></head><body><h1>T</h1><p>Text</p><table><tr><td>Name</td><td>Type</td></tr>\n<tr><td>a<td>int</table></body></html>";
        assert_eq!(cells("p.html", page), ["2 a|int"]);
        assert_eq!(read(&Page::new("p.html", page), &OfPage::default()).tables[0].title.text, "T");
    }

    #[test]
    fn tables_in_code_are_none() {
        let page = "```html\n<table><tr><td>Name</td><td>Type</td></tr></table>\n```\n\n<!-- <table><tr><td>Name</td></tr></table> -->\n";
        assert_eq!(cells("p.md", page), Vec::<String>::new());
    }
}
