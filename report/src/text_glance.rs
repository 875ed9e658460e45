//! The kinds of findings of a run as text: columns of numbers, and beside them the kind with its details.

use std::{
    fmt::Write as _,
    io::{self, Write},
};

use anstyle::Style;
use tablature_schema::escape::escape;

use super::{
    Counted, Look, Summary,
    columns::{keep_end, keep_start, width},
    mark,
    run::{Glance, Kind, TopValue, share},
};

/// Columns where there is no terminal.
const WIDTH: usize = 100;

/// Columns that a kind needs beside its numbers; where there are fewer, it has lines of its own.
const MIN_BESIDE: usize = 40;

/// Columns before a kind that has lines of its own.
const INDENT: usize = 4;

/// Columns that are used however narrow the terminal is.
const MIN_WIDTH: usize = 24;

/// Writes the tables of kinds, files and schemas, if they are wanted and there is something in them.
pub(super) fn write(
    out: &mut dyn Write,
    look: Look,
    summary: &Summary,
    glance: &Glance<'_>,
) -> io::Result<()> {
    if !glance.is_wanted {
        return Ok(());
    }
    if !glance.kinds.is_empty() {
        write_kinds(out, look, summary, glance)?;
    }
    write_files(out, look, glance)?;
    write_schemas(out, look, summary, glance)
}

fn write_kinds(
    out: &mut dyn Write,
    look: Look,
    summary: &Summary,
    glance: &Glance<'_>,
) -> io::Result<()> {
    let kinds = glance.first_kinds();
    let (total, has_schemas) = match summary.counted {
        Counted::Records => ("records", true),
        Counted::Schemas => ("schemas", false),
    };
    let names_schema =
        has_schemas && glance.kinds.iter().any(|kind| kind.schema != glance.kinds[0].schema);
    let numbers: Vec<[String; 4]> = kinds
        .iter()
        .map(|kind| {
            let share = share(kind.records, summary.total());
            [kind.findings.to_string(), kind.records.to_string(), share, kind.files.to_string()]
        })
        .collect();
    let table = Table::new(look, ["findings", total, "share", "files"], &numbers);
    table.head(out, "kind")?;
    for (kind, numbers) in kinds.iter().zip(&numbers) {
        table.row(out, numbers, &lines(kind, names_schema, table.beside, look))?;
    }
    end(out, glance.more_kinds())
}

fn write_files(out: &mut dyn Write, look: Look, glance: &Glance<'_>) -> io::Result<()> {
    let files = glance.first_files();
    if files.is_empty() {
        return Ok(());
    }
    let numbers: Vec<[String; 3]> = files
        .iter()
        .map(|file| [file.errors, file.warnings, file.advice].map(|number| number.to_string()))
        .collect();
    let table = Table::new(look, ["errors", "warnings", "advice"], &numbers);
    table.head(out, "file")?;
    for (file, numbers) in files.iter().zip(&numbers) {
        table.row(out, numbers, &[keep_end(&escape(&file.path), table.beside)])?;
    }
    end(out, glance.more_files())
}

fn write_schemas(
    out: &mut dyn Write,
    look: Look,
    summary: &Summary,
    glance: &Glance<'_>,
) -> io::Result<()> {
    let schemas = glance.first_schemas();
    if schemas.is_empty() {
        return Ok(());
    }
    let numbers: Vec<[String; 2]> = schemas
        .iter()
        .map(|(_, records)| [records.to_string(), share(*records, summary.total())])
        .collect();
    let table = Table::new(look, ["records", "share"], &numbers);
    table.head(out, "schema")?;
    for ((schema, _), numbers) in schemas.iter().zip(&numbers) {
        table.row(out, numbers, &[keep_end(&escape(schema), table.beside)])?;
    }
    end(out, glance.more_schemas())
}

/// Columns of numbers, and room for texts beside them.
struct Table {
    look: Look,
    names: Vec<&'static str>,
    widths: Vec<usize>,
    /// Columns for the texts.
    beside: usize,
    /// Is `true` if the texts are on lines of their own.
    is_below: bool,
}

impl Table {
    fn new<const N: usize>(look: Look, names: [&'static str; N], rows: &[[String; N]]) -> Self {
        let columns = look.width.unwrap_or(WIDTH).max(MIN_WIDTH);
        let longest = |at: usize| rows.iter().map(|row| width(&row[at])).max().unwrap_or(0);
        let widths: Vec<usize> =
            names.iter().enumerate().map(|(at, name)| longest(at).max(name.len())).collect();
        let taken = widths.iter().map(|width| width + 2).sum::<usize>();
        let is_below = columns < taken + MIN_BESIDE;
        let beside = if is_below { columns - INDENT } else { columns - taken };
        Self { look, names: names.to_vec(), widths, beside, is_below }
    }

    fn head(&self, out: &mut dyn Write, name: &str) -> io::Result<()> {
        let mut line = self.aligned(self.names.iter().copied());
        if !self.is_below {
            line.push_str(name);
        }
        writeln!(out, "{}", self.look.paint(Style::new().bold(), line.trim_end()))
    }

    fn row(&self, out: &mut dyn Write, numbers: &[String], lines: &[String]) -> io::Result<()> {
        let numbers = self.aligned(numbers.iter().map(String::as_str));
        if self.is_below {
            writeln!(out, "{}", numbers.trim_end())?;
            return lines.iter().try_for_each(|line| writeln!(out, "{:INDENT$}{line}", ""));
        }
        let gap = " ".repeat(numbers.len());
        let margins = std::iter::once(&numbers).chain(std::iter::repeat(&gap));
        margins.zip(lines).try_for_each(|(margin, line)| writeln!(out, "{margin}{line}"))
    }

    /// Returns the cells in their columns, with two spaces after each.
    fn aligned<'c>(&self, cells: impl Iterator<Item = &'c str>) -> String {
        let mut line = String::new();
        for (cell, width) in cells.zip(&self.widths) {
            let _ = write!(line, "{cell:>width$}  ");
        }
        line
    }
}

/// Ends a table with what it has no room for.
fn end(out: &mut dyn Write, more: Option<String>) -> io::Result<()> {
    match more {
        Some(more) => writeln!(out, "{more}\n"),
        None => writeln!(out),
    }
}

/// Returns the lines about a kind, none longer than `columns`.
fn lines(kind: &Kind, names_schema: bool, columns: usize, look: Look) -> Vec<String> {
    let name = escape(&format!("{}[{}]", kind.severity, kind.code)).into_owned();
    let name = keep_start(&name, columns);
    let mut first = look.paint(mark(kind.severity), &name);
    let mut lines = Vec::new();
    if let Some(field) = kind.field.as_deref().filter(|field| !field.is_empty()) {
        let field = escape(field);
        let room = columns.saturating_sub(width(&name) + 1);
        // What is left of a short field beside a long code would not tell much.
        if width(&field) <= room || room >= columns / 2 {
            first = format!("{first} {}", keep_end(&field, room));
        } else {
            lines.push(keep_end(&field, columns));
        }
    }
    lines.insert(0, first);
    let record = kind.example.record.map(|record| format!(" (record {record})"));
    let record = record.unwrap_or_default();
    let place = escape(&kind.example.place()).into_owned();
    let room = columns.saturating_sub("at ".len() + record.len());
    let mut details = vec![format!("at {}{record}", keep_end(&place, room))];
    if names_schema && !kind.schema.is_empty() {
        details.push(keep_end(&escape(&kind.schema), columns));
    }
    let value = |top: &TopValue<'_>| format!("{} ({})", escape(top.value), top.number());
    let values = kind.values();
    let labels = std::iter::once("values: ").chain(std::iter::repeat(""));
    let values = labels.zip(&values).map(|(label, top)| format!("{label}{}", value(top)));
    details.extend(values.map(|text| keep_end(&text, columns)));
    pack(&mut lines, details, columns);
    if let Some(help) = &kind.help {
        lines.push(keep_start(&escape(&format!("help: {help}")), columns));
    }
    lines
}

/// Adds texts to lines: as many on each as fit.
fn pack(lines: &mut Vec<String>, texts: Vec<String>, columns: usize) {
    let mut line = String::new();
    for text in texts {
        if !line.is_empty() && width(&line) + 2 + width(&text) > columns {
            lines.push(std::mem::take(&mut line));
        }
        line = if line.is_empty() { text } else { format!("{line}; {text}") };
    }
    lines.push(line);
}
