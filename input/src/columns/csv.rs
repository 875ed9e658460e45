//! CSV (RFC 4180) and TSV: rows are found here, and cells get types as a schema wants them.
//!
//! A cell in quotes may have delimiters, line breaks and doubled quotes; anywhere else, a quote is a character. A line ends
//! with a line feed, or with a carriage return and one; blank lines are skipped. The first row holds names.

mod cells;
mod split;

use std::ops::Range;

use tablature_schema::{ir::TypeSet, json::Row, plural::count};

use super::{
    json,
    plan::{Header, Plan},
    rows::Rows,
    want::Shape,
};
use crate::{InputError, window::Window};
use cells::Cells;
use split::{Found, Splitter};

/// Bytes of the rows of a batch, if they are more than one.
const BATCH_BYTES: usize = 1 << 18;

/// Returns what is between the cells of CSV, by its first line: a comma, or a semicolon, which programs write where the comma
/// is that of numbers.
pub(super) fn delimiter(head: &[u8]) -> u8 {
    let line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    if line.contains(&b';') && !line.contains(&b',') { b';' } else { b',' }
}

/// A table of text.
pub(super) struct CsvTable {
    splitter: Splitter,
    delimiter: u8,
    names: Vec<String>,
    /// Rows that were read.
    n_rows: u64,
    limit: usize,
    failed: Option<InputError>,
}

/// Some rows.
#[derive(Debug, Default)]
pub(super) struct CsvBatch {
    text: Vec<u8>,
    rows: Vec<(Row, RowBytes)>,
    delimiter: u8,
    n_columns: usize,
}

#[derive(Debug)]
enum RowBytes {
    Whole(Range<usize>),
    TooLong,
    BadQuoting { is_open: bool },
}

impl CsvTable {
    /// Reads the names of the columns.
    pub(super) fn open(window: Window, delimiter: u8, limit: usize) -> Result<Self, InputError> {
        let mut splitter = Splitter::new(window, delimiter, limit);
        let mut names = Vec::new();
        match splitter.next()? {
            None => {}
            Some((_, Found::TooLong)) => return Err(InputError::Header("is too long")),
            Some((_, Found::BadQuoting { .. })) => {
                return Err(InputError::Header("has a quote that is not closed"));
            }
            Some((_, Found::Row(row))) => {
                let text = row.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(row);
                let mut cells = Cells::default();
                cells.read(text, delimiter);
                let name = |index| String::from_utf8_lossy(cells.get(text, index)).into_owned();
                names.extend((0..cells.len()).map(name));
            }
        }
        Ok(Self { splitter, delimiter, names, n_rows: 0, limit, failed: None })
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
            let bytes = match found {
                Found::Row(bytes) => {
                    let start = batch.text.len();
                    batch.text.extend_from_slice(bytes);
                    RowBytes::Whole(start..batch.text.len())
                }
                Found::TooLong => RowBytes::TooLong,
                Found::BadQuoting { is_open } => RowBytes::BadQuoting { is_open },
            };
            batch.rows.push((row, bytes));
        }
        Ok(Some(batch).filter(|batch| !batch.rows.is_empty()))
    }
}

impl CsvBatch {
    pub(super) fn n_rows(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn write_row(&self, row: usize, plan: &Plan, rows: &mut Rows) {
        let (row, bytes) = &self.rows[row];
        let text = match bytes {
            RowBytes::Whole(range) => &self.text[range.clone()],
            RowBytes::TooLong => return rows.too_long(*row),
            RowBytes::BadQuoting { is_open } => {
                let message = match is_open {
                    true => "a cell begins with a quote that is not closed",
                    false => "a cell in quotes goes on after its closing quote",
                };
                let help =
                    "close the quote at the end of the cell, and double each quote inside it";
                return rows.fault(*row, "bad-quoting", message.to_owned(), help);
            }
        };
        let mut cells = Cells::default();
        cells.read(text, self.delimiter);
        if cells.len() != self.n_columns {
            let found = count(cells.len() as u64, "cell");
            let names = count(self.n_columns as u64, "column");
            return rows.fault(
                *row,
                "wrong-cell-count",
                format!("the row has {found}, but the header has {names}"),
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
mod tests;
