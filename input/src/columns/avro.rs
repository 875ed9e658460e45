//! Apache Avro, object container files. Values are written as JSON straight from their bytes: with a tree of values between them,
//! memory would grow with what a block says of itself.

mod block;
mod schema;
mod value;

use std::{ops::Range, sync::Arc};

use tablature_schema::json::Row;

use super::{
    plan::{Header, Plan},
    rows::Rows,
    stream::Stream,
    unpacked::Unpacked,
};
use crate::{InputError, TableFormat};
use block::{Codec, MAX_BLOCK};
use schema::Types;
use value::{Bytes, Damaged};

/// Bytes of a batch, if they are more than one block.
const BATCH_BYTES: usize = 1 << 18;

/// Bytes of the metadata at the beginning of a file, the schema among them.
const MAX_METADATA: usize = 64 << 20;

/// Rows of a batch.
const MAX_ROWS: usize = 1 << 16;

const FORMAT: TableFormat = TableFormat::Avro;

/// An Avro file.
pub(super) struct AvroTable {
    stream: Stream,
    types: Arc<Types>,
    codec: Codec,
    sync: [u8; 16],
    /// What is left of a block: its bytes, and the number of its rows.
    block: Option<(Vec<u8>, usize, u64)>,
    n_rows: u64,
    unpacked: Unpacked,
    failed: Option<InputError>,
}

/// Some rows.
#[derive(Debug)]
pub(super) struct AvroBatch {
    types: Arc<Types>,
    bytes: Vec<u8>,
    rows: Vec<Range<usize>>,
    /// Number of the first row in the file, from 1.
    first: u64,
    unpacked: Unpacked,
}

fn error(message: &str) -> InputError {
    InputError::Table(FORMAT, message.to_owned())
}

impl AvroTable {
    pub(super) fn open(mut stream: Stream, unpacked: Unpacked) -> Result<Self, InputError> {
        if stream.take(4)? != b"Obj\x01" {
            return Err(error("it does not begin as an object container file does"));
        }
        let (mut schema, mut codec) = (None, Codec::Null);
        let mut left = MAX_METADATA;
        loop {
            let mut count = long(&mut stream)?;
            if count == 0 {
                break;
            }
            if count < 0 {
                // The length in bytes comes first.
                count = count.saturating_neg();
                long(&mut stream)?;
            }
            for _ in 0..count {
                let key = text(&mut stream, &mut left)?;
                let value = text(&mut stream, &mut left)?;
                match key.as_slice() {
                    b"avro.schema" => schema = Some(value),
                    b"avro.codec" => codec = Codec::named(&value).map_err(|it| error(&it))?,
                    _ => {}
                }
            }
        }
        let schema = schema.ok_or_else(|| error("it has no schema"))?;
        let types = Types::parse(&schema).map_err(|it| error(&it))?;
        let mut sync = [0; 16];
        sync.copy_from_slice(stream.take(16)?);
        let types = Arc::new(types);
        Ok(Self { stream, types, codec, sync, block: None, n_rows: 0, unpacked, failed: None })
    }

    pub(super) fn header(&self) -> Header {
        self.types.header()
    }

    pub(super) fn next_batch(&mut self) -> Result<Option<AvroBatch>, InputError> {
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        self.unpacked.judge()?;
        let mut batch = AvroBatch {
            types: Arc::clone(&self.types),
            bytes: Vec::new(),
            rows: Vec::new(),
            first: self.n_rows + 1,
            unpacked: self.unpacked.clone(),
        };
        while batch.bytes.len() < BATCH_BYTES && batch.rows.len() < MAX_ROWS {
            match self.add(&mut batch) {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) if batch.rows.is_empty() => return Err(error),
                Err(error) => {
                    self.failed = Some(error);
                    break;
                }
            }
        }
        self.n_rows += batch.rows.len() as u64;
        Ok(Some(batch).filter(|batch| !batch.rows.is_empty()))
    }

    /// Adds rows of a block to a batch; returns `false` at the end of the file.
    fn add(&mut self, batch: &mut AvroBatch) -> Result<bool, InputError> {
        let (bytes, start, n_rows) = match self.block.take() {
            Some(block) => block,
            None => match self.read_block()? {
                Some((bytes, n_rows)) => (bytes, 0, n_rows),
                None => return Ok(false),
            },
        };
        let base = batch.bytes.len();
        let mut rest = Bytes::new(&bytes[start..]);
        let mut left = n_rows;
        let mut damaged = None;
        while left > 0 && batch.rows.len() < MAX_ROWS && rest.at() < BATCH_BYTES {
            let from = rest.at();
            if let Err(Damaged) = self.types.skip(&mut rest) {
                damaged = Some(error("the values of a block do not fit the schema"));
                break;
            }
            batch.rows.push(base + from..base + rest.at());
            left -= 1;
        }
        let at = start + rest.at();
        batch.bytes.extend_from_slice(&bytes[start..at]);
        match damaged {
            Some(damaged) => return Err(damaged),
            None if left > 0 => self.block = Some((bytes, at, left)),
            None if at < bytes.len() => {
                return Err(error("a block has more bytes than its rows"));
            }
            None => {}
        }
        Ok(true)
    }

    /// Reads the next block: its bytes, and the number of its rows.
    fn read_block(&mut self) -> Result<Option<(Vec<u8>, u64)>, InputError> {
        if self.stream.peek(1)?.is_empty() {
            return Ok(None);
        }
        let count = long(&mut self.stream)?;
        let length = long(&mut self.stream)?;
        let (Ok(count), Ok(length)) = (u64::try_from(count), usize::try_from(length)) else {
            return Err(error("a block is damaged"));
        };
        if length > MAX_BLOCK {
            return Err(error(&format!(
                "a block has {length} bytes, more than {MAX_BLOCK}; write smaller blocks"
            )));
        }
        let bytes = self.codec.unpack(self.stream.take(length)?).map_err(|it| error(&it))?;
        if self.stream.take(16)? != self.sync {
            return Err(error("a block does not end with its mark"));
        }
        Ok(Some((bytes, count)))
    }
}

/// Reads a number.
fn long(stream: &mut Stream) -> Result<i64, InputError> {
    let mut value: u64 = 0;
    for shift in (0..64).step_by(7) {
        let byte = stream.take(1)?[0];
        value |= u64::from(byte & 0x7F) << shift;
        if byte & 0x80 == 0 {
            return Ok(value::unzigzag(value));
        }
    }
    Err(error("a number is too long"))
}

/// Reads bytes with their length, of which all together have `left` bytes left.
fn text(stream: &mut Stream, left: &mut usize) -> Result<Vec<u8>, InputError> {
    let length = usize::try_from(long(stream)?).unwrap_or(usize::MAX);
    // A key or value without bytes counts, too.
    *left = left
        .checked_sub(length.saturating_add(1))
        .ok_or_else(|| error("its metadata is too long"))?;
    stream.take(length).map(<[u8]>::to_vec)
}

impl AvroBatch {
    pub(super) fn n_rows(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn write_row(&self, row: usize, plan: &Plan, rows: &mut Rows) {
        let place = Row { number: self.first + row as u64, group: None, line: None };
        let before = rows.text.len();
        let bytes = &self.bytes[self.rows[row].clone()];
        rows.record(place, |end, out| {
            let fields = self.types.fields(Bytes::new(bytes));
            let mut cell = |column: usize, out: &mut Vec<u8>| {
                let Some(field) = fields.get(column) else { return false };
                self.types.write_field(column, field.clone(), &plan.wants[column], end, out)
            };
            plan.keys.write(&mut cell, end, out);
        });
        self.unpacked.count(rows.text.len() - before);
    }
}

#[cfg(test)]
mod tests;
