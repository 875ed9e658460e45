//! Apache Parquet, row group by row group.

mod check;
mod chunks;
mod thrift;

use std::{fs::File, sync::Arc};

use arrow_schema::{DataType, Field, Fields, Schema, TimeUnit};
use parquet::{
    arrow::arrow_reader::{
        ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReader,
        ParquetRecordBatchReaderBuilder,
    },
    basic::Type as Physical,
    file::metadata::{PageIndexPolicy, ParquetMetaData},
};

use super::{batch::ColumnBatch, guard::guard, plan::Header, unpacked::Unpacked, values};
use crate::{InputError, Meter, TableFormat};
use chunks::Chunks;

/// Rows of a batch, at most.
const MAX_ROWS: usize = 4096;

/// Bytes of a batch, by what the file says of itself, if they are more than one row.
const BATCH_BYTES: u64 = 1 << 22;

const FORMAT: TableFormat = TableFormat::Parquet;

/// A Parquet file.
pub(super) struct ParquetTable {
    chunks: Chunks,
    metadata: ArrowReaderMetadata,
    header: Header,
    /// The row group that is read, and its number, from 1.
    group: Option<(ParquetRecordBatchReader, u64)>,
    /// The next row group.
    next_group: usize,
    /// Rows that were read.
    n_rows: u64,
    unpacked: Unpacked,
}

impl ParquetTable {
    pub(super) fn open(
        file: File,
        size: u64,
        meter: &Arc<Meter>,
        unpacked: Unpacked,
    ) -> Result<Self, InputError> {
        let chunks = Chunks::new(file, size, meter);
        guard(FORMAT, || check::footer(&chunks))?;
        let metadata = guard(FORMAT, || {
            // The types are those of Parquet, whatever a writer in memory had.
            let options = ArrowReaderOptions::new()
                .with_skip_arrow_metadata(true)
                .with_page_index_policy(PageIndexPolicy::Skip);
            let metadata = ArrowReaderMetadata::load(&chunks, options.clone())?;
            let leaves = metadata.parquet_schema().columns();
            let mut leaves = leaves.iter().map(|column| column.physical_type());
            let schema = Arc::new(Schema::new(read_as(metadata.schema().fields(), &mut leaves)));
            ArrowReaderMetadata::try_new(
                Arc::clone(metadata.metadata()),
                options.with_schema(schema),
            )
        })?;
        let fields = metadata.schema().fields();
        if fields.is_empty() {
            return Err(InputError::Table(FORMAT, "it has no columns".to_owned()));
        }
        let header =
            values::header(fields).map_err(|message| InputError::Table(FORMAT, message))?;
        let (group, next_group, n_rows) = (None, 0, 0);
        Ok(Self { chunks, metadata, header, group, next_group, n_rows, unpacked })
    }

    pub(super) fn header(&self) -> Header {
        self.header.clone()
    }

    pub(super) fn next_batch(&mut self) -> Result<Option<ColumnBatch>, InputError> {
        self.unpacked.judge()?;
        loop {
            let Some((reader, group)) = &mut self.group else {
                if self.next_group == self.metadata.metadata().num_row_groups() {
                    return Ok(None);
                }
                let reader = self.open_group(self.next_group)?;
                self.next_group += 1;
                self.group = Some((reader, self.next_group as u64));
                continue;
            };
            match guard(FORMAT, || reader.next().transpose())? {
                Some(batch) if batch.num_rows() > 0 => {
                    let first = self.n_rows + 1;
                    self.n_rows += batch.num_rows() as u64;
                    let batch = ColumnBatch::new(&batch, first, Some(*group), &self.unpacked);
                    return batch.map(Some).map_err(|message| InputError::Table(FORMAT, message));
                }
                Some(_) => {}
                None => self.group = None,
            }
        }
    }

    fn open_group(&self, index: usize) -> Result<ParquetRecordBatchReader, InputError> {
        guard(FORMAT, || check::pages(&self.chunks, self.metadata.metadata(), index))?;
        let n_rows = batch_rows(self.metadata.metadata(), index);
        guard(FORMAT, || {
            let (chunks, metadata) = (self.chunks.clone(), self.metadata.clone());
            ParquetRecordBatchReaderBuilder::new_with_metadata(chunks, metadata)
                .with_row_groups(vec![index])
                .with_batch_size(n_rows)
                .build()
        })
    }
}

/// Returns how many rows of a row group are read at once.
fn batch_rows(metadata: &ParquetMetaData, group: usize) -> usize {
    let group = metadata.row_group(group);
    let positive = |number: i64| u64::try_from(number).unwrap_or(0).max(1);
    let row_bytes = positive(group.total_byte_size()).div_ceil(positive(group.num_rows()));
    usize::try_from(BATCH_BYTES / row_bytes).unwrap_or(MAX_ROWS).clamp(1, MAX_ROWS)
}

/// Returns the types that columns are read as: views for strings and bytes, since these share the texts of dictionaries,
/// however often a row has one; and microseconds for timestamps of 96 bits, whose nanoseconds fit no number of 64 bits before
/// 1678 and after 2262. `leaves` are the types of the columns in the file, in their order.
fn read_as(fields: &Fields, leaves: &mut impl Iterator<Item = Physical>) -> Fields {
    fields.iter().map(|field| field_as(field, leaves)).collect()
}

fn field_as(field: &Arc<Field>, leaves: &mut impl Iterator<Item = Physical>) -> Arc<Field> {
    let data_type = match field.data_type() {
        DataType::List(item) => DataType::List(field_as(item, leaves)),
        DataType::Struct(fields) => DataType::Struct(read_as(fields, leaves)),
        DataType::Map(entries, is_sorted) => DataType::Map(field_as(entries, leaves), *is_sorted),
        leaf => match (leaf, leaves.next()) {
            (DataType::Utf8, _) => DataType::Utf8View,
            (DataType::Binary, _) => DataType::BinaryView,
            (DataType::Timestamp(_, zone), Some(Physical::INT96)) => {
                DataType::Timestamp(TimeUnit::Microsecond, zone.clone())
            }
            (other, _) => other.clone(),
        },
    };
    Arc::new(field.as_ref().clone().with_data_type(data_type))
}

#[cfg(test)]
mod tests;
