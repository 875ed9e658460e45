//! A batch of rows in memory.

use std::panic::{AssertUnwindSafe, catch_unwind};

use arrow_array::RecordBatch;
use tablature_schema::json::Row;

use super::{plan::Plan, rows::Rows, unpacked::Unpacked, values::Values};

/// Rows as columns.
#[derive(Debug)]
pub(super) struct ColumnBatch {
    columns: Vec<Values>,
    n_rows: usize,
    /// Number of the first row in the file, from 1.
    first: u64,
    group: Option<u64>,
    unpacked: Unpacked,
}

impl ColumnBatch {
    /// Returns the rows of a batch; the error names a column that cannot be read.
    pub(super) fn new(
        batch: &RecordBatch,
        first: u64,
        group: Option<u64>,
        unpacked: &Unpacked,
    ) -> Result<Self, String> {
        let schema = batch.schema();
        let columns = batch.columns().iter().zip(schema.fields());
        let columns = columns
            .map(|(array, field)| Values::new(array, field))
            .collect::<Result<_, String>>()?;
        let unpacked = unpacked.clone();
        Ok(Self { columns, n_rows: batch.num_rows(), first, group, unpacked })
    }

    pub(super) fn n_rows(&self) -> usize {
        self.n_rows
    }

    pub(super) fn write_row(&self, row: usize, plan: &Plan, rows: &mut Rows) {
        let place = Row { number: self.first + row as u64, group: self.group, line: None };
        let before = rows.text.len();
        let write = |end, out: &mut Vec<u8>| {
            let mut cell = |column: usize, out: &mut Vec<u8>| {
                self.columns[column].write(row, &plan.wants[column], end, out)
            };
            plan.keys.write(&mut cell, end, out);
        };
        // Damaged columns may be beyond what their library expects.
        if catch_unwind(AssertUnwindSafe(|| rows.record(place, write))).is_err() {
            rows.text.truncate(before);
            let message = "the row was not read: its library failed".to_owned();
            rows.fault(place, "internal-error", message, "write the file again");
        }
        self.unpacked.count(rows.text.len() - before);
    }
}
