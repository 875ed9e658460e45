//! Arrow IPC. The file format is the streaming format between two magics, with a footer that is not needed here: so pipes can
//! be read. Of the end of a file, only that it is there is asked.

use arrow_array::RecordBatch;
use arrow_buffer::Buffer;
use arrow_ipc::{Message, MessageHeader, reader::StreamDecoder, root_as_message};

use super::{
    batch::ColumnBatch, guard::guard, plan::Header, stream::Stream, unpacked::Unpacked, values,
};
use crate::{InputError, TableFormat};

/// Bytes of the description of a message.
const MAX_DESCRIPTION: usize = 64 << 20;

/// Bytes of what a message holds, packed and unpacked, and of all dictionaries together.
const MAX_BODY: u64 = 1 << 30;

/// Rows that are handed on at once.
const MAX_ROWS: usize = 4096;

/// Bytes that the first message is aligned to, at most.
const MAX_ALIGNMENT: usize = 512;

/// Begins and ends a file.
const MAGIC: &[u8] = b"ARROW1";

/// Begins a message.
const CONTINUATION: [u8; 4] = [0xFF; 4];

/// An Arrow IPC file or stream.
pub(super) struct ArrowTable {
    stream: Stream,
    /// It has read the mark that begins the next message.
    decoder: StreamDecoder,
    format: TableFormat,
    header: Header,
    /// The batch that is handed on, and its first row that was not.
    batch: Option<(RecordBatch, usize)>,
    n_rows: u64,
    /// Bytes of dictionaries.
    dictionaries: u64,
    unpacked: Unpacked,
}

impl ArrowTable {
    pub(super) fn open(
        mut stream: Stream,
        format: TableFormat,
        unpacked: Unpacked,
    ) -> Result<Self, InputError> {
        if format == TableFormat::ArrowFile {
            stream.take(8)?;
            // Some writers align what comes next.
            for _ in 0..MAX_ALIGNMENT / 8 {
                if stream.peek(8)? == [0; 8] {
                    stream.take(8)?;
                }
            }
        }
        let header = Header::new(Vec::new(), Vec::new());
        let mut decoder = StreamDecoder::new();
        let mut mark = Buffer::from(CONTINUATION.as_slice());
        guard(format, || decoder.decode(&mut mark))?;
        let (batch, n_rows, dictionaries) = (None, 0, 0);
        let mut table =
            Self { stream, decoder, format, header, batch, n_rows, dictionaries, unpacked };
        while table.decoder.schema().is_none() {
            if table.message()?.is_some() {
                break;
            }
        }
        let schema = table.decoder.schema().ok_or_else(|| table.error("it has no schema"))?;
        table.header = values::header(schema.fields()).map_err(|it| table.error(&it))?;
        Ok(table)
    }

    pub(super) fn header(&self) -> Header {
        self.header.clone()
    }

    pub(super) fn next_batch(&mut self) -> Result<Option<ColumnBatch>, InputError> {
        self.unpacked.judge()?;
        loop {
            if let Some((batch, at)) = self.batch.take() {
                let length = (batch.num_rows() - at).min(MAX_ROWS);
                if length > 0 {
                    let rows = batch.slice(at, length);
                    self.batch = Some((batch, at + length));
                    let first = self.n_rows + 1;
                    self.n_rows += length as u64;
                    let rows = ColumnBatch::new(&rows, first, None, &self.unpacked);
                    return rows.map(Some).map_err(|message| self.error(&message));
                }
            }
            if let Some(End) = self.message()? {
                if self.format == TableFormat::ArrowFile {
                    self.judge_end()?;
                }
                return Ok(None);
            }
        }
    }

    /// Reads what follows the last message of a file: a footer, its length, and the magic.
    fn judge_end(&mut self) -> Result<(), InputError> {
        const STEP: usize = 1 << 16;
        const TAIL: usize = 16;
        let mut tail = Vec::new();
        loop {
            let step = self.stream.peek(STEP)?.len();
            tail.extend_from_slice(self.stream.take(step)?);
            if step < STEP {
                break;
            }
            tail.drain(..tail.len() - TAIL);
        }
        if tail.ends_with(MAGIC) { Ok(()) } else { Err(self.error("it is truncated")) }
    }

    /// Reads a message; returns whether there is none.
    fn message(&mut self) -> Result<Option<End>, InputError> {
        let head = self.stream.peek(8)?;
        if head.is_empty() && self.format == TableFormat::ArrowStream {
            return Ok(Some(End));
        }
        // Versions before 1.0 have no continuation.
        let skipped = if head.starts_with(&CONTINUATION) { 4 } else { 0 };
        let head = self.stream.take(skipped + 4)?;
        let length = head[skipped..].try_into().map_or(0, u32::from_le_bytes) as usize;
        if length == 0 {
            return Ok(Some(End));
        }
        if length > MAX_DESCRIPTION {
            return Err(self.error("the description of a message is too long"));
        }
        let description = self.stream.take(length)?.to_vec();
        let message = guard(self.format, || root_as_message(&description))?;
        let body_length = u64::try_from(message.bodyLength()).unwrap_or(u64::MAX);
        if body_length > MAX_BODY {
            let message = format!(
                "a batch has {body_length} bytes, more than {MAX_BODY}; write smaller batches"
            );
            return Err(self.error(&message));
        }
        let body = self.stream.take(usize::try_from(body_length).unwrap_or(usize::MAX))?;
        let unpacked_length = unpacked_length(&message, body).unwrap_or(u64::MAX);
        let is_dictionary = message.header_type() == MessageHeader::DictionaryBatch;
        let total = unpacked_length + if is_dictionary { self.dictionaries } else { 0 };
        if total > MAX_BODY {
            return Err(self.error(&format!(
                "a batch unpacks to more than {MAX_BODY} bytes; write smaller batches"
            )));
        }
        let mut bytes = Vec::with_capacity(12 + length + body.len());
        bytes.extend_from_slice(&u32::try_from(length).unwrap_or(0).to_le_bytes());
        bytes.extend_from_slice(&description);
        bytes.extend_from_slice(body);
        // The decoder ends a message without a body when it sees how the next one begins.
        bytes.extend_from_slice(&CONTINUATION);
        if is_dictionary {
            self.dictionaries = total;
        }
        let mut buffer = Buffer::from(bytes);
        self.batch = None;
        while !buffer.is_empty() {
            let decoded = guard(self.format, || self.decoder.decode(&mut buffer))?;
            self.batch = decoded.map(|batch| (batch, 0)).or(self.batch.take());
        }
        Ok(None)
    }

    fn error(&self, message: &str) -> InputError {
        InputError::Table(self.format, message.to_owned())
    }
}

/// There are no more messages.
struct End;

/// Returns how many bytes the buffers of a message say that they unpack to; `None` if they are not where it says.
fn unpacked_length(message: &Message<'_>, body: &[u8]) -> Option<u64> {
    let batch = match message.header_type() {
        MessageHeader::RecordBatch => message.header_as_record_batch(),
        MessageHeader::DictionaryBatch => message.header_as_dictionary_batch()?.data(),
        _ => None,
    };
    let Some(batch) = batch else { return Some(0) };
    if batch.compression().is_none() {
        return Some(body.len() as u64);
    }
    let mut sum: u64 = 0;
    for buffer in batch.buffers()? {
        let (start, length) =
            (usize::try_from(buffer.offset()).ok()?, usize::try_from(buffer.length()).ok()?);
        let bytes = body.get(start..start.checked_add(length)?)?;
        let Some(head) = bytes.first_chunk::<8>() else { continue };
        // A buffer that is not packed says -1.
        let unpacked = i64::from_le_bytes(*head);
        sum = sum.checked_add(u64::try_from(unpacked).unwrap_or(bytes.len() as u64))?;
    }
    Some(sum)
}

#[cfg(test)]
mod tests;
