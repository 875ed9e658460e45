//! The cells of a row.

use std::ops::Range;

use memchr::memchr;

/// The cells of one row, by where they are in it, or in a text of their own if they have doubled quotes.
#[derive(Debug, Default)]
pub(super) struct Cells {
    cells: Vec<Cell>,
    unescaped: Vec<u8>,
}

#[derive(Debug)]
enum Cell {
    Plain(Range<usize>),
    Unescaped(Range<usize>),
}

impl Cells {
    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    /// Returns a cell of the row that was read.
    pub(super) fn get<'r>(&'r self, row: &'r [u8], index: usize) -> &'r [u8] {
        match &self.cells[index] {
            Cell::Plain(range) => &row[range.clone()],
            Cell::Unescaped(range) => &self.unescaped[range.clone()],
        }
    }

    /// Reads the cells of a row, which has no line end.
    pub(super) fn read(&mut self, row: &[u8], delimiter: u8) {
        self.cells.clear();
        self.unescaped.clear();
        let mut at = 0;
        loop {
            at = if row.get(at) == Some(&b'"') {
                self.quoted(row, at, delimiter)
            } else {
                let end = memchr(delimiter, &row[at..]).map_or(row.len(), |found| at + found);
                self.cells.push(Cell::Plain(at..end));
                end
            };
            if at >= row.len() {
                return;
            }
            at += 1;
        }
    }

    /// Reads a cell that begins with a quote; returns its end. What follows the closing quote belongs to it.
    fn quoted(&mut self, row: &[u8], start: usize, delimiter: u8) -> usize {
        let from = self.unescaped.len();
        let mut at = start + 1;
        loop {
            let quote = memchr(b'"', &row[at..]).map_or(row.len(), |found| at + found);
            self.unescaped.extend_from_slice(&row[at..quote]);
            if row.get(quote + 1) == Some(&b'"') {
                self.unescaped.push(b'"');
                at = quote + 2;
                continue;
            }
            at = (quote + 1).min(row.len());
            break;
        }
        let end = memchr(delimiter, &row[at..]).map_or(row.len(), |found| at + found);
        if self.unescaped.len() - from == at.saturating_sub(start + 2) && at == end {
            // Nothing was unescaped: the row has it as it is.
            self.unescaped.truncate(from);
            self.cells.push(Cell::Plain(start + 1..at - 1));
        } else {
            self.unescaped.extend_from_slice(&row[at..end]);
            self.cells.push(Cell::Unescaped(from..self.unescaped.len()));
        }
        end
    }
}
