//! What becomes of the rows of a batch.

use std::ops::Range;

use tablature_schema::json::Row;

/// Bytes of texts that are made of a batch at once.
const ENOUGH: usize = 1 << 18;

/// Rows as JSON texts, one on each line.
#[derive(Debug)]
pub struct Rows {
    pub(super) text: Vec<u8>,
    made: Vec<(Row, RowText)>,
    /// Maximum length of a record.
    pub(super) limit: usize,
}

/// What became of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RowText {
    /// A record: where it is in [`Rows::text`].
    Record(Range<usize>),
    /// A record that exceeds the limit.
    TooLong,
    /// Cells that make no record.
    Fault(RowFault),
}

/// A fault of a row, or of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RowFault {
    /// Code of the finding.
    pub code: &'static str,
    /// The fault.
    pub message: String,
    /// How to fix it.
    pub help: &'static str,
}

impl Rows {
    /// Creates room for rows of at most `limit` bytes each.
    pub fn new(limit: usize) -> Self {
        Self { text: Vec::new(), made: Vec::new(), limit }
    }

    /// Returns the texts of all records, each with a line feed.
    pub fn text(&self) -> &[u8] {
        &self.text
    }

    /// Returns the rows in order.
    pub fn rows(&self) -> &[(Row, RowText)] {
        &self.made
    }

    /// Removes all rows.
    pub fn clear(&mut self) {
        self.text.clear();
        self.made.clear();
    }

    /// Returns whether this is enough at once, so that it is time to clear it.
    pub fn is_full(&self) -> bool {
        self.text.len() >= ENOUGH
    }

    /// Adds a fault.
    pub(super) fn fault(
        &mut self,
        row: Row,
        code: &'static str,
        message: String,
        help: &'static str,
    ) {
        self.made.push((row, RowText::Fault(RowFault { code, message, help })));
    }

    /// Adds a row that exceeds the limit.
    pub(super) fn too_long(&mut self, row: Row) {
        self.made.push((row, RowText::TooLong));
    }

    /// Adds a record, which `write` appends to the text; it may stop once the text is longer than the number that it is given.
    pub(super) fn record(&mut self, row: Row, write: impl FnOnce(usize, &mut Vec<u8>)) {
        let start = self.text.len();
        write(start.saturating_add(self.limit), &mut self.text);
        let range = start..self.text.len();
        if range.len() > self.limit {
            self.text.truncate(start);
            self.too_long(row);
        } else {
            self.text.push(b'\n');
            self.made.push((row, RowText::Record(range)));
        }
    }
}
