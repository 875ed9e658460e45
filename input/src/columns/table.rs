//! An open table.

use super::{
    csv::{CsvBatch, CsvTable},
    format::TableFormat,
    plan::{Header, Plan},
    rows::Rows,
};
use crate::{InputError, window::Window};

/// A table, whose rows are records.
pub struct Table {
    inner: Inner,
    format: TableFormat,
}

enum Inner {
    Csv(CsvTable),
}

/// Some rows of a table. Threads may share it.
#[derive(Debug)]
pub struct Batch(Rowed);

#[derive(Debug)]
enum Rowed {
    Csv(CsvBatch),
}

impl Table {
    /// Opens a table of text.
    pub(crate) fn of_text(
        window: Window,
        format: TableFormat,
        limit: usize,
    ) -> Result<Self, InputError> {
        let delimiter = if format == TableFormat::Tsv { b'\t' } else { b',' };
        let table = CsvTable::open(window, delimiter, limit)?;
        Ok(Self { inner: Inner::Csv(table), format })
    }

    /// Returns the format.
    pub fn format(&self) -> TableFormat {
        self.format
    }

    /// Returns the columns.
    pub fn header(&self) -> Header {
        match &self.inner {
            Inner::Csv(table) => table.header(),
        }
    }

    /// Reads the next batch of rows; `None` at the end.
    ///
    /// # Errors
    ///
    /// [`InputError`], if the table is truncated or damaged here. Everything before was returned.
    pub fn next_batch(&mut self) -> Result<Option<Batch>, InputError> {
        Ok(match &mut self.inner {
            Inner::Csv(table) => table.next_batch()?.map(Rowed::Csv),
        }
        .map(Batch))
    }
}

impl Batch {
    /// Returns the number of rows.
    pub fn n_rows(&self) -> usize {
        match &self.0 {
            Rowed::Csv(batch) => batch.n_rows(),
        }
    }

    /// Writes a row of the batch after what is in `rows`.
    pub fn write_row(&self, row: usize, plan: &Plan, rows: &mut Rows) {
        match &self.0 {
            Rowed::Csv(batch) => batch.write_row(row, plan, rows),
        }
    }
}
