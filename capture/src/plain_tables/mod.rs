//! Tables of plain text become tables of Markdown: cells between tabs, between wide gaps, or between pipes without a line
//! `|---|---|` below the header, and tables whose lines stand apart.
//!
//! Prose has tabs and pipes, too. A line is a header if at least two of its cells name columns, or if the two lines below it
//! have as many cells as it has. What the columns hold is decided where all tables are read.

mod between;

use std::borrow::Cow;

use super::{
    blocks::Blocks,
    columns::{self, OfPage},
    lines::Lines,
    rows::is_separator,
};
use between::Between;

/// A line of the result, with the number of the line that it stands for.
type Line<'l> = (usize, Cow<'l, str>);

/// Returns a page with its tables of plain text as tables of Markdown. All other lines are copied.
pub(super) fn tables_in(source: Lines, given: &OfPage<'_>) -> Lines {
    if !source.text.contains(['|', '\t']) && !source.text.contains("  ") {
        return source;
    }
    let raw: Vec<&str> = source.text.lines().collect();
    let lines: Vec<&str> = raw.iter().map(|line| unquoted(line)).collect();
    let mut blocks = None;
    let mut is_hidden =
        |line: usize| blocks.get_or_insert_with(|| Blocks::read(&source.text)).is_hidden(line);
    let mut out = Lines::default();
    let mut at = 0;
    while at < lines.len() {
        let found = Table::find(&lines[at..], given);
        if let Some(table) = found.filter(|table| table.rule == Rule::Markdown || !is_hidden(at)) {
            let (rows, end) = table.rows(&lines, at, given);
            for (line, row) in rows {
                out.push(row, source.number(line));
            }
            at = end;
        } else {
            out.push(raw[at], source.number(at));
            at += 1;
        }
    }
    out
}

/// Takes the marks of quotations off a line.
pub(super) fn unquoted(line: &str) -> &str {
    let rest = line.trim_start();
    if rest.starts_with('>') { rest.trim_start_matches(['>', ' ']) } else { line }
}

/// What separates the header from the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rule {
    None,
    /// `|---|---|` right below it, as in Markdown.
    Markdown,
    /// A line of another form, such as `+---+---+`, or one that stands apart.
    Other,
}

/// The header of a table.
#[derive(Debug)]
struct Table {
    between: Between,
    width: usize,
    /// The number of lines up to the first row.
    head: usize,
    rule: Rule,
    /// Is `true` if blank lines separate the header from what is below.
    is_apart: bool,
    /// Is `true` if the header names columns.
    is_known: bool,
}

impl Table {
    /// Reads the header of a table in the first line, if it is one.
    fn find(lines: &[&str], given: &OfPage<'_>) -> Option<Self> {
        if is_rule(lines[0]) {
            return None;
        }
        Between::all_in(lines[0]).into_iter().find_map(|between| Self::with(between, lines, given))
    }

    /// Reads the header in the first line, whose cells are known by what is between them, if there are rows below it.
    fn with(between: Between, lines: &[&str], given: &OfPage<'_>) -> Option<Self> {
        let header = between.cells(lines[0]);
        let width = header.len();
        let below = below(lines, 1)?;
        let rule = match lines[below] {
            line if between.is_pipes() && below == 1 && is_separator(line) => Rule::Markdown,
            line if is_rule(line) => Rule::Other,
            _ => Rule::None,
        };
        let first = if rule == Rule::None { Some(below) } else { self::below(lines, below + 1) };
        let mut table = Self {
            is_apart: below > 1 || first.is_some_and(|first| first > below + 1),
            between,
            width,
            head: if rule == Rule::Markdown { 2 } else { first.unwrap_or_default() },
            rule,
            is_known: true,
        };
        if rule == Rule::Markdown {
            return Some(table);
        }
        let first = first.filter(|_| width > 1 && header.iter().all(|cell| may_head(cell)))?;
        let is_label = header[0].ends_with(':');
        let n_known = columns::n_known(&given.header(header));
        table.is_known = n_known > 1;
        let n_cells = table.between.cells(lines[first]).len();
        let has_row = |at: usize| lines.get(at).is_some_and(|line| table.is_like(line));
        let is_table = match &table.between {
            // Words stand apart in prose as well.
            Between::Gaps(_) => width > 2 && n_known == width && n_cells > 1,
            _ if n_known > 2 || n_known == 2 && (rule == Rule::Other || has_row(first)) => {
                n_cells > 1
            }
            Between::Pipes { outer: false } if width == 2 => false,
            _ => first == 1 && !is_label && (0..3).all(|at| has_row(at) && !is_item(lines[at])),
        };
        is_table.then_some(table)
    }

    /// Returns whether a line has as many cells as the header.
    fn is_like(&self, line: &str) -> bool {
        !line.trim().is_empty() && self.between.cells(line).len() == self.width
    }

    /// Returns the lines of the table whose header is at a line, and where it ends.
    fn rows<'l>(&self, lines: &[&'l str], at: usize, given: &OfPage<'_>) -> (Vec<Line<'l>>, usize) {
        let mut rows = vec![(at, self.row(lines[at]))];
        if self.rule == Rule::Markdown {
            rows.push((at + 1, Cow::Borrowed(lines[at + 1])));
        } else {
            rows.push((at, Cow::Owned(format!("|{}", "---|".repeat(self.width)))));
        }
        let first = rows.len();
        let mut next = at + self.head;
        while let Some(line) = lines.get(next) {
            if line.trim().is_empty() {
                let Some(row) = self.after_blank(lines, next, given) else { break };
                next = row;
                continue;
            }
            if self.rule == Rule::Markdown || !is_rule(line) {
                if !self.between.is_row(line) {
                    break;
                }
                let above = rows.get_mut(first..).and_then(<[_]>::last_mut);
                let whole = above.as_ref().and_then(|(_, above)| self.joined(above, line));
                match (above, whole) {
                    (Some((_, above)), Some(whole)) => *above = Cow::Owned(whole),
                    _ => rows.push((next, self.row(line))),
                }
            }
            next += 1;
        }
        (rows, next)
    }

    /// Returns the next row below blank lines, if the table goes on there.
    fn after_blank(&self, lines: &[&str], at: usize, given: &OfPage<'_>) -> Option<usize> {
        let next = below(lines, at)?;
        let line = lines[next];
        let may_be = self.is_apart || self.between.has_outer_pipes();
        let is_bounded = !self.between.has_outer_pipes() || line.trim_start().starts_with('|');
        let is_header = || Self::find(&lines[next..], given).is_some_and(|table| table.is_known);
        (may_be && is_bounded && self.is_like(line) && !is_rule(line) && !is_header())
            .then_some(next)
    }

    /// Returns a row in Markdown. What is between pipes is Markdown already.
    fn row<'l>(&self, line: &'l str) -> Cow<'l, str> {
        if self.between.is_pipes() {
            return Cow::Borrowed(line);
        }
        Cow::Owned(in_markdown(self.between.fitted(line, self.width)))
    }

    /// Returns a row with the line below it, if that has only the rest of its cells: where lines show the end of a row, or
    /// columns are aligned.
    fn joined(&self, above: &str, line: &str) -> Option<String> {
        if self.rule != Rule::Other && !matches!(self.between, Between::Gaps(_)) {
            return None;
        }
        let rest = self.between.fitted(line, self.width);
        let (first, others) = rest.split_first()?;
        if !first.is_empty() || others.iter().all(String::is_empty) {
            return None;
        }
        let mut cells = super::rows::split(above);
        for (cell, rest) in cells.iter_mut().zip(&rest).filter(|(_, rest)| !rest.is_empty()) {
            if !cell.is_empty() {
                cell.push(' ');
            }
            cell.push_str(rest);
        }
        Some(in_markdown(cells))
    }
}

/// Returns the first line from `at` on that is not blank, if there are few before it.
fn below(lines: &[&str], at: usize) -> Option<usize> {
    (at..lines.len().min(at + 3)).find(|line| !lines[*line].trim().is_empty())
}

/// Writes cells as a row.
fn in_markdown(cells: Vec<String>) -> String {
    let cells = cells.into_iter().map(|cell| cell.replace('|', "\\|"));
    cells.fold(String::from("|"), |row, cell| format!("{row} {cell} |"))
}

/// Returns whether a line only separates others: `|---|---|`, `+----+----+`, `=====  =====`.
fn is_rule(line: &str) -> bool {
    (line.contains("--") || line.contains("=="))
        && line.chars().all(|it| matches!(it, '|' | '+' | '-' | '=' | ':' | ' ' | '\t'))
}

/// Returns whether a cell can be one of a header: a few words, no sentence.
fn may_head(cell: &str) -> bool {
    cell.len() <= 60
        && cell.contains(char::is_alphabetic)
        && !cell.ends_with(['.', ',', ';'])
        && !cell.contains(". ")
}

/// Returns whether a line is an item of a list, whose mark stands apart.
fn is_item(line: &str) -> bool {
    let mark = line.split_whitespace().next().unwrap_or_default();
    let is_bullet = mark.chars().count() == 1 && !mark.contains(char::is_alphanumeric);
    let number = mark.trim_end_matches(['.', ')']);
    let is_number = number.len() < mark.len() && number.chars().all(|it| it.is_ascii_digit());
    mark != "|" && (is_bullet || is_number)
}

#[cfg(test)]
mod tests;
