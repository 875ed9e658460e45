//! An open table.

#[cfg(feature = "avro")]
use super::avro::{AvroBatch, AvroTable};
use super::csv::{CsvBatch, CsvTable};
#[cfg(feature = "parquet")]
use super::parquet::ParquetTable;
#[cfg(feature = "arrow")]
use super::{arrow::ArrowTable, batch::ColumnBatch, memory::MemoryBatches};
use super::{
    plan::{Header, Plan},
    rows::Rows,
};
#[cfg(any(feature = "arrow", feature = "avro"))]
use super::{stream::Stream, unpacked::Unpacked};
#[cfg(feature = "arrow")]
use crate::Meter;
use crate::{InputError, TableFormat, start::Start};
#[cfg(feature = "arrow")]
use std::sync::Arc;
#[cfg(feature = "arrow")]
use tablature_files::UnpackLimits;

/// A table, whose rows are records.
pub struct Table {
    inner: Inner,
    format: TableFormat,
}

enum Inner {
    Csv(Box<CsvTable>),
    #[cfg(feature = "parquet")]
    Parquet(Box<ParquetTable>),
    #[cfg(feature = "arrow")]
    Arrow(Box<ArrowTable>),
    #[cfg(feature = "arrow")]
    Memory(Box<MemoryBatches>),
    #[cfg(feature = "avro")]
    Avro(Box<AvroTable>),
}

/// Some rows of a table. Threads may share it.
#[derive(Debug)]
pub struct Batch(Rowed);

#[derive(Debug)]
enum Rowed {
    Csv(CsvBatch),
    #[cfg(feature = "arrow")]
    Columns(ColumnBatch),
    #[cfg(feature = "avro")]
    Avro(AvroBatch),
}

impl Table {
    /// Opens a table, of which the first bytes were read.
    pub(crate) fn open(start: Start<'_>, format: TableFormat) -> Result<Self, InputError> {
        let inner = match format {
            TableFormat::Csv | TableFormat::Tsv => {
                let columns = start.options.columns.as_deref();
                let delimiter = match format {
                    TableFormat::Tsv => b'\t',
                    _ => super::csv::delimiter(start.window.bytes(), columns),
                };
                let limit = start.options.limit;
                Inner::Csv(Box::new(CsvTable::open(start.window, delimiter, columns, limit)?))
            }
            #[cfg(feature = "parquet")]
            TableFormat::Parquet => {
                let unpacked = unpacked(&start, format);
                let meter = start.meter;
                let (file, size) = start.into_file(format)?;
                Inner::Parquet(Box::new(ParquetTable::open(file, size, meter, unpacked)?))
            }
            #[cfg(feature = "arrow")]
            TableFormat::ArrowFile | TableFormat::ArrowStream => {
                let unpacked = unpacked(&start, format);
                let stream = Stream::new(start.window, format);
                Inner::Arrow(Box::new(ArrowTable::open(stream, format, unpacked)?))
            }
            #[cfg(feature = "avro")]
            TableFormat::Avro => {
                let unpacked = unpacked(&start, format);
                let stream = Stream::new(start.window, format);
                Inner::Avro(Box::new(AvroTable::open(stream, unpacked)?))
            }
            // It has no bytes that it could be opened from.
            TableFormat::Memory => {
                let message = "it is not in memory".to_owned();
                return Err(InputError::Table(format, message));
            }
            #[cfg(not(all(feature = "arrow", feature = "avro", feature = "parquet")))]
            _ => {
                let message = "this program was built without support for it";
                return Err(InputError::Table(format, message.to_owned()));
            }
        };
        Ok(Self { inner, format })
    }

    /// Begins a table in memory.
    #[cfg(feature = "arrow")]
    pub(crate) fn of_memory(
        table: &super::MemoryTable,
        meter: &Arc<Meter>,
    ) -> Result<Self, InputError> {
        let format = TableFormat::Memory;
        // It is unpacked already.
        let limits = UnpackLimits::new(u64::MAX, u64::MAX);
        let unpacked = Unpacked::new(format, limits, meter, meter.read(), 0);
        let inner = Inner::Memory(Box::new(MemoryBatches::begin(table, unpacked)?));
        Ok(Self { inner, format })
    }

    /// Returns the format.
    pub fn format(&self) -> TableFormat {
        self.format
    }

    /// Returns what is between the cells of a table that is text.
    pub fn delimiter(&self) -> Option<u8> {
        match &self.inner {
            Inner::Csv(table) => Some(table.delimiter()),
            #[allow(unreachable_patterns, reason = "without other formats")]
            _ => None,
        }
    }

    /// Returns the columns.
    pub fn header(&self) -> Header {
        match &self.inner {
            Inner::Csv(table) => table.header(),
            #[cfg(feature = "parquet")]
            Inner::Parquet(table) => table.header(),
            #[cfg(feature = "arrow")]
            Inner::Arrow(table) => table.header(),
            #[cfg(feature = "arrow")]
            Inner::Memory(table) => table.header(),
            #[cfg(feature = "avro")]
            Inner::Avro(table) => table.header(),
        }
    }

    /// Returns the text of the row that names the columns, with its line end; empty if there is none.
    pub fn head(&self) -> &[u8] {
        match &self.inner {
            Inner::Csv(table) => table.head(),
            #[cfg(any(feature = "arrow", feature = "avro"))]
            _ => b"",
        }
    }

    /// Returns a name of a column that looks like data, in words, if the first row names the columns.
    pub fn odd_name(&self) -> Option<String> {
        match &self.inner {
            Inner::Csv(table) => table.odd_name(),
            #[cfg(any(feature = "arrow", feature = "avro"))]
            _ => None,
        }
    }

    /// Reads the next batch of rows; `None` at the end.
    ///
    /// # Errors
    ///
    /// [`InputError`], if the table is truncated or damaged here. Everything before was returned.
    pub fn next_batch(&mut self) -> Result<Option<Batch>, InputError> {
        let batch = match &mut self.inner {
            Inner::Csv(table) => table.next_batch()?.map(Rowed::Csv),
            #[cfg(feature = "parquet")]
            Inner::Parquet(table) => table.next_batch()?.map(Rowed::Columns),
            #[cfg(feature = "arrow")]
            Inner::Arrow(table) => table.next_batch()?.map(Rowed::Columns),
            #[cfg(feature = "arrow")]
            Inner::Memory(table) => table.next_batch()?.map(Rowed::Columns),
            #[cfg(feature = "avro")]
            Inner::Avro(table) => table.next_batch()?.map(Rowed::Avro),
        };
        Ok(batch.map(Batch))
    }
}

#[cfg(any(feature = "arrow", feature = "avro"))]
fn unpacked(start: &Start<'_>, format: TableFormat) -> Unpacked {
    Unpacked::new(format, start.options.unpack, start.meter, start.before, start.size())
}

impl Batch {
    /// Returns the number of rows.
    pub fn n_rows(&self) -> usize {
        match &self.0 {
            Rowed::Csv(batch) => batch.n_rows(),
            #[cfg(feature = "arrow")]
            Rowed::Columns(batch) => batch.n_rows(),
            #[cfg(feature = "avro")]
            Rowed::Avro(batch) => batch.n_rows(),
        }
    }

    /// Returns the bytes of a row with its line end, if the table is a text; empty if the row exceeds the limit.
    pub fn bytes(&self, row: usize) -> Option<&[u8]> {
        match &self.0 {
            Rowed::Csv(batch) => Some(batch.bytes(row)),
            #[cfg(any(feature = "arrow", feature = "avro"))]
            _ => None,
        }
    }

    /// Writes a row of the batch after what is in `rows`.
    pub fn write_row(&self, row: usize, plan: &Plan, rows: &mut Rows) {
        match &self.0 {
            Rowed::Csv(batch) => batch.write_row(row, plan, rows),
            #[cfg(feature = "arrow")]
            Rowed::Columns(batch) => batch.write_row(row, plan, rows),
            #[cfg(feature = "avro")]
            Rowed::Avro(batch) => batch.write_row(row, plan, rows),
        }
    }
}
