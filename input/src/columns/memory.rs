//! A table that another program has in memory, as batches of Arrow columns.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use arrow_array::{Array, RecordBatch, RecordBatchReader};

use super::{batch::ColumnBatch, guard::guard, plan::Header, unpacked::Unpacked, values};
use crate::{InputError, TableFormat};

/// Rows that are handed on at once.
const MAX_ROWS: usize = 4096;

/// What batches come from.
type Batches = Box<dyn RecordBatchReader + Send>;

/// A table in memory. Its batches are read once, by whoever opens it first.
#[derive(Clone)]
pub struct MemoryTable(Arc<Mutex<Option<Batches>>>);

impl MemoryTable {
    /// Returns the table of some batches. They may come from other programs: each is judged before it is read.
    ///
    /// # Example
    ///
    /// ```
    /// use std::sync::Arc;
    /// use arrow_array::{RecordBatch, RecordBatchIterator, StringArray, ArrayRef};
    /// use tablature_input::{FramingOptions, MemoryTable, Opened, Source, open};
    ///
    /// let ids: ArrayRef = Arc::new(StringArray::from(vec!["a", "b"]));
    /// let batch = RecordBatch::try_from_iter([("id", ids)])?;
    /// let schema = batch.schema();
    /// let table = MemoryTable::new(Box::new(RecordBatchIterator::new([Ok(batch)], schema)));
    /// let source = Source::Table("<table>".into(), table);
    /// let opened = open(&source, &FramingOptions::new(1000), &Arc::default());
    /// let Ok(Opened::Table(mut table)) = opened else { panic!("it is a table") };
    /// let rows = table.next_batch().map_err(|error| error.to_string())?;
    /// assert_eq!(rows.map(|batch| batch.n_rows()), Some(2));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(batches: Box<dyn RecordBatchReader + Send>) -> Self {
        Self(Arc::new(Mutex::new(Some(batches))))
    }
}

impl fmt::Debug for MemoryTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MemoryTable")
    }
}

impl PartialEq for MemoryTable {
    /// Compares whether both are the same table, not what they hold.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for MemoryTable {}

/// The batches of a table that was begun.
pub(super) struct MemoryBatches {
    batches: Batches,
    header: Header,
    /// The batch that is handed on, and its first row that was not.
    batch: Option<(RecordBatch, usize)>,
    n_rows: u64,
    unpacked: Unpacked,
}

impl MemoryBatches {
    pub(super) fn begin(table: &MemoryTable, unpacked: Unpacked) -> Result<Self, InputError> {
        let batches = table.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        let batches = batches.ok_or_else(|| error("it was read before"))?;
        let schema = batches.schema();
        let header = values::header(schema.fields()).map_err(|message| error(&message))?;
        Ok(Self { batches, header, batch: None, n_rows: 0, unpacked })
    }

    pub(super) fn header(&self) -> Header {
        self.header.clone()
    }

    pub(super) fn next_batch(&mut self) -> Result<Option<ColumnBatch>, InputError> {
        loop {
            if let Some((batch, at)) = self.batch.take() {
                let length = (batch.num_rows() - at).min(MAX_ROWS);
                if length > 0 {
                    let rows = batch.slice(at, length);
                    self.batch = Some((batch, at + length));
                    let first = self.n_rows + 1;
                    self.n_rows += length as u64;
                    let rows = ColumnBatch::new(&rows, first, None, &self.unpacked);
                    return rows.map(Some).map_err(|message| error(&message));
                }
            }
            let batches = &mut self.batches;
            let next = guard(TableFormat::Memory, || {
                let Some(batch) = batches.next().transpose()? else { return Ok(None) };
                // What other programs say of their buffers need not be so.
                for column in batch.columns() {
                    column.to_data().validate_full()?;
                }
                Ok::<_, arrow_schema::ArrowError>(Some(batch))
            })?;
            let Some(batch) = next else { return Ok(None) };
            self.batch = Some((batch, 0));
        }
    }
}

fn error(message: &str) -> InputError {
    InputError::Table(TableFormat::Memory, message.to_owned())
}

#[cfg(test)]
mod tests;
