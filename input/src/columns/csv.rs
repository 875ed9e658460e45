//! CSV (RFC 4180) and TSV: rows are found here, and cells get types as a schema wants them.
//!
//! A cell in quotes may have delimiters, line breaks and doubled quotes; anywhere else, a quote is a character. A line ends
//! with a line feed, or with a carriage return and one; blank lines are skipped. The first row holds names.

mod cells;
mod split;

use std::{collections::HashSet, ops::Range};

use tablature_schema::{
    ir::TypeSet,
    json::{Row, byte_order_mark},
    plural::count,
};

use super::{
    json,
    plan::{Header, Plan},
    rows::Rows,
    want::Shape,
};
use crate::{InputError, window::Window};
use cells::Cells;
use split::{Found, Line, Splitter};

/// Bytes of the rows of a batch, if they are more than one.
const BATCH_BYTES: usize = 1 << 18;

/// Returns whether a row has a carriage return outside quotes. One that ends it was taken off, if the text goes on.
fn has_bare_return(row: &[u8]) -> bool {
    let mut parts = row.split(|byte| *byte == b'"');
    // Every other part is outside quotes.
    parts.by_ref().step_by(2).any(|part| part.contains(&b'\r'))
}

/// Returns what is between the cells of CSV, by its first line: the first of a comma, a semicolon, which programs write where
/// the comma is that of numbers, a tab and a bar that it has outside quotes; else a comma. If the columns are named elsewhere,
/// one that makes as many cells comes before the others.
pub(super) fn delimiter(head: &[u8], columns: Option<&[String]>) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0), (b'|', 0)];
    let mut is_quoted = false;
    for byte in head {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' if !is_quoted => break,
            _ if is_quoted => {}
            _ => counts.iter_mut().filter(|(one, _)| one == byte).for_each(|(_, n)| *n += 1),
        }
    }
    let n_wanted = columns.map(|columns| columns.len().saturating_sub(1));
    let fitting = counts.iter().find(|(_, n)| *n > 0 && Some(*n) == n_wanted);
    let found = fitting.or_else(|| counts.iter().find(|(_, n)| *n > 0));
    found.map_or(b',', |(delimiter, _)| *delimiter)
}

/// A table of text.
pub(super) struct CsvTable {
    splitter: Splitter,
    delimiter: u8,
    names: Vec<String>,
    /// The row with the names.
    head: Vec<u8>,
    /// Rows that were read.
    n_rows: u64,
    limit: usize,
    failed: Option<InputError>,
}

/// Some rows.
#[derive(Debug, Default)]
pub(super) struct CsvBatch {
    text: Vec<u8>,
    /// Rows, and where each is in the text, with its line end.
    rows: Vec<(Row, Range<usize>, RowKind)>,
    delimiter: u8,
    n_columns: usize,
}

#[derive(Debug)]
enum RowKind {
    /// Its length is without the line end.
    Whole {
        length: usize,
    },
    TooLong,
    BadQuoting {
        is_open: bool,
    },
}

impl CsvTable {
    /// Reads the names of the columns, unless they are given.
    pub(super) fn open(
        window: Window,
        delimiter: u8,
        columns: Option<&[String]>,
        limit: usize,
    ) -> Result<Self, InputError> {
        let splitter = Splitter::new(window, delimiter, limit);
        let (head, n_rows, failed) = (Vec::new(), 0, None);
        let names = columns.map(<[String]>::to_vec).unwrap_or_default();
        let mut table = Self { splitter, delimiter, names, head, n_rows, limit, failed };
        if columns.is_none() {
            table.read_names()?;
        }
        Ok(table)
    }

    fn read_names(&mut self) -> Result<(), InputError> {
        match self.splitter.next()? {
            None => {}
            Some((_, Found::TooLong)) => return Err(InputError::Header("is too long")),
            Some((_, Found::BadQuoting { .. })) => {
                return Err(InputError::Header("has a quote that is not closed"));
            }
            Some((_, Found::Row(Line { whole, length }))) => {
                self.head.extend_from_slice(whole);
                let text = without_mark(&whole[..length]);
                if !whole.ends_with(b"\n") && has_bare_return(text) {
                    return Err(InputError::Header(
                        "ends with a carriage return, and so do all others: end lines with line feeds, as in \
                         `tr '\\r' '\\n'`",
                    ));
                }
                let mut cells = Cells::default();
                cells.read(text, self.delimiter);
                for index in 0..cells.len() {
                    let name = std::str::from_utf8(cells.get(text, index))
                        .map_err(|_| InputError::Header("has bytes that are not UTF-8"))?;
                    self.names.push(name.to_owned());
                }
            }
        }
        Ok(())
    }

    /// Returns what is between cells.
    pub(super) fn delimiter(&self) -> u8 {
        self.delimiter
    }

    /// Returns the row with the names, with its line end.
    pub(super) fn head(&self) -> &[u8] {
        &self.head
    }

    /// Returns a name in the first row that looks like data, in words: one that is a number, `true` or `false`, or two that
    /// are empty or equal. One empty name is that of row numbers, which some programs write.
    pub(super) fn odd_name(&self) -> Option<String> {
        if self.head.is_empty() {
            return None;
        }
        let is_value = |name: &&String| {
            json::is_number(name.as_bytes()) || matches!(&***name, "true" | "false" | "null")
        };
        if let Some(value) = self.names.iter().find(is_value) {
            return Some(format!("`{value}`"));
        }
        let mut seen = HashSet::new();
        let twice = self.names.iter().find(|name| !seen.insert(&***name))?;
        Some(if twice.is_empty() {
            "nothing, twice".to_owned()
        } else {
            format!("`{twice}`, twice")
        })
    }

    pub(super) fn header(&self) -> Header {
        Header::new(self.names.clone(), vec![Shape::Leaf; self.names.len()])
    }

    pub(super) fn next_batch(&mut self) -> Result<Option<CsvBatch>, InputError> {
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        let (delimiter, n_columns) = (self.delimiter, self.names.len());
        let mut batch = CsvBatch { delimiter, n_columns, ..CsvBatch::default() };
        while batch.text.len() < BATCH_BYTES.min(self.limit.max(1)) {
            let (line, found) = match self.splitter.next() {
                Ok(Some(found)) => found,
                Ok(None) => break,
                Err(error) if batch.rows.is_empty() => return Err(error),
                Err(error) => {
                    self.failed = Some(error);
                    break;
                }
            };
            self.n_rows += 1;
            let row = Row { number: self.n_rows, group: None, line: Some(line) };
            let (text, kind) = match found {
                Found::Row(text) => (text.whole, RowKind::Whole { length: text.length }),
                Found::TooLong => (&b""[..], RowKind::TooLong),
                Found::BadQuoting { text, is_open } => {
                    (text.whole, RowKind::BadQuoting { is_open })
                }
            };
            let start = batch.text.len();
            batch.text.extend_from_slice(text);
            batch.rows.push((row, start..batch.text.len(), kind));
        }
        Ok(Some(batch).filter(|batch| !batch.rows.is_empty()))
    }
}

impl CsvBatch {
    pub(super) fn n_rows(&self) -> usize {
        self.rows.len()
    }

    /// Returns the bytes of a row, with its line end; none if it exceeds the limit.
    pub(super) fn bytes(&self, row: usize) -> &[u8] {
        &self.text[self.rows[row].1.clone()]
    }

    pub(super) fn write_row(&self, row: usize, plan: &Plan, rows: &mut Rows) {
        let (row, range, kind) = &self.rows[row];
        let text = match kind {
            RowKind::Whole { length } => &self.text[range.start..range.start + length],
            RowKind::TooLong => return rows.too_long(*row),
            RowKind::BadQuoting { is_open } => {
                let message = match is_open {
                    true => "a cell begins with a quote that is not closed",
                    false => "a cell in quotes goes on after its closing quote",
                };
                let help =
                    "close the quote at the end of the cell, and double each quote inside it";
                return rows.fault(*row, "bad-quoting", message.to_owned(), help);
            }
        };
        // Of a table without a header, the mark is in the first row.
        let text = if row.line == Some(1) { without_mark(text) } else { text };
        let mut cells = Cells::default();
        cells.read(text, self.delimiter);
        if cells.len() != self.n_columns {
            let found = count(cells.len() as u64, "cell");
            let names = count(self.n_columns as u64, "column");
            return rows.fault(
                *row,
                "wrong-cell-count",
                format!("the row has {found}, but the table has {names}"),
                "write as many cells as there are columns; put cells with delimiters or line breaks in quotes",
            );
        }
        let mut cell = |column: usize, out: &mut Vec<u8>| {
            let types = plan.wants[column].types;
            write_cell(cells.get(text, column), types, out)
        };
        rows.record(*row, |end, out| plan.keys.write(&mut cell, end, out));
    }
}

/// Removes a byte order mark.
fn without_mark(text: &[u8]) -> &[u8] {
    &text[byte_order_mark(text)..]
}

/// Writes a cell as the type that is wanted; returns `false` if it is empty. A cell that does not fit is a string, and so is
/// every cell where strings are wanted, or nothing is.
fn write_cell(cell: &[u8], types: Option<TypeSet>, out: &mut Vec<u8>) -> bool {
    if cell.is_empty() {
        return false;
    }
    let wants = |one: TypeSet| types.is_some_and(|types| types.intersects(one));
    if (wants(TypeSet::OBJECT) && json::structure(cell, b'{', out))
        || (wants(TypeSet::ARRAY) && json::structure(cell, b'[', out))
    {
        return true;
    }
    let literal: Option<&[u8]> = match cell {
        _ if types.is_none() || wants(TypeSet::STRING) => None,
        b"true" | b"True" | b"TRUE" if wants(TypeSet::BOOLEAN) => Some(b"true"),
        b"false" | b"False" | b"FALSE" if wants(TypeSet::BOOLEAN) => Some(b"false"),
        b"null" if wants(TypeSet::NULL) => Some(b"null"),
        number if wants(TypeSet::NUMBER) && json::is_number(number) => Some(number),
        _ => None,
    };
    match literal {
        Some(literal) => out.extend_from_slice(literal),
        None => json::string(cell, out),
    }
    true
}

#[cfg(test)]
mod agreement;
#[cfg(test)]
mod tests;
