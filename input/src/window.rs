//! The part of a text that is in memory, and its place in the file.

use tablature_schema::json::{Origin, Position, count_characters};

use super::{InputError, compression::Compression, decompress::Plain};

/// Number of bytes to read at once. Large enough that system calls do not matter, small enough that a window of short
/// records stays in the cache.
pub(super) const CHUNK: usize = 1 << 16;

/// Maximum number of blanks that [`Window::has_text_after`] reads: enough for real lines, and a bound for hostile ones.
pub(super) const MAX_BLANKS: usize = 256;

/// A sliding window over a text.
pub(super) struct Window {
    reader: Plain,
    buffer: Vec<u8>,
    /// Bytes of the buffer that were consumed.
    start: usize,
    chunk: usize,
    /// Bytes of the longest record that is read.
    limit: usize,
    position: Position,
    byte: u64,
    /// Is `true` if there was text other than white space on this line.
    has_text_before: bool,
    /// An error from reading ahead, which is returned when the text is read that far.
    failed: Option<InputError>,
}

impl Window {
    /// Creates a window at the beginning of a text.
    pub(super) fn new(reader: Plain, chunk: usize) -> Self {
        Self {
            reader,
            buffer: Vec::new(),
            start: 0,
            chunk,
            limit: usize::MAX,
            position: Origin::FILE.position,
            byte: 0,
            has_text_before: false,
            failed: None,
        }
    }

    /// Sets the length of the longest record that is read: for it and a chunk the window grows as needed, and no further ahead.
    pub(super) fn with_limit(self, limit: usize) -> Self {
        Self { limit, ..self }
    }

    /// Returns the unconsumed bytes in memory.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.buffer[self.start..]
    }

    /// Reads one more chunk; returns `false` at the end of the text.
    pub(super) fn fill(&mut self) -> Result<bool, InputError> {
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        if self.start > 0 {
            self.buffer.drain(..self.start);
            self.start = 0;
        }
        let held = self.buffer.len();
        let needed = held + self.chunk;
        if needed > self.buffer.capacity() {
            let most = self.limit.saturating_add(2 * self.chunk).max(needed);
            self.buffer.reserve_exact((2 * held).clamp(needed, most) - held);
        }
        self.buffer.resize(needed, 0);
        let read = self.reader.read(&mut self.buffer[held..]);
        self.buffer.truncate(held + read.as_ref().map_or(0, |length| *length));
        Ok(read? > 0)
    }

    /// Returns the bytes that are reserved.
    #[cfg(test)]
    pub(super) fn capacity(&self) -> usize {
        self.buffer.capacity()
    }

    /// Reads until `length` bytes are in memory, or the text ends.
    pub(super) fn fill_to(&mut self, length: usize) -> Result<(), InputError> {
        while self.bytes().len() < length && self.fill()? {}
        Ok(())
    }

    /// Consumes `length` bytes.
    pub(super) fn consume(&mut self, length: usize) {
        let passed = &self.buffer[self.start..self.start + length];
        self.position = advance(self.position, passed);
        self.has_text_before = match memchr::memrchr(b'\n', passed) {
            Some(at) => has_text(&passed[at + 1..]),
            None => self.has_text_before || has_text(passed),
        };
        self.byte += length as u64;
        self.start += length;
    }

    /// Consumes everything in memory.
    pub(super) fn consume_all(&mut self) {
        self.consume(self.bytes().len());
    }

    /// Skips white space, and returns the next byte; `None` at the end of the text.
    pub(super) fn skip_space(&mut self) -> Result<Option<u8>, InputError> {
        loop {
            let space = leading_space(self.bytes());
            self.consume(space);
            if let Some(byte) = self.bytes().first() {
                return Ok(Some(*byte));
            }
            if !self.fill()? {
                return Ok(None);
            }
        }
    }

    /// Returns whether there is text other than white space on this line before the next byte.
    pub(super) fn has_text_before(&self) -> bool {
        self.has_text_before
    }

    /// Returns whether text other than white space follows this many bytes on their last line.
    pub(super) fn has_text_after(&mut self, length: usize) -> bool {
        loop {
            let after = &self.bytes()[length..];
            let blank = leading_blank(after);
            if blank > MAX_BLANKS {
                return false;
            }
            if let Some(byte) = after.get(blank) {
                return *byte != b'\n';
            }
            match self.fill() {
                Ok(true) => {}
                Ok(false) => return false,
                Err(error) => {
                    self.failed = Some(error);
                    return false;
                }
            }
        }
    }

    /// Returns what is still to be read: the bytes in memory, what comes after them, their place in the text, and an error
    /// that comes first.
    pub(super) fn into_rest(mut self) -> (Vec<u8>, Plain, u64, Option<InputError>) {
        self.buffer.drain(..self.start);
        (self.buffer, self.reader, self.byte, self.failed)
    }

    /// Returns the line and the offset of the next byte.
    pub(super) fn place(&self) -> (u64, u64) {
        (self.position.line, self.byte)
    }

    /// Returns how the text is packed.
    pub(super) fn compression(&self) -> Compression {
        self.reader.compression()
    }

    /// Returns the origin of a record that starts at the next byte.
    pub(super) fn origin(&self, record: Option<u64>) -> Origin {
        Origin::new(record, self.position, self.byte)
    }
}

/// Returns the length of JSON white space at the start of the text.
pub(super) fn leading_space(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')).count()
}

/// Returns the number of blanks at the start of the text.
fn leading_blank(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count()
}

fn has_text(bytes: &[u8]) -> bool {
    leading_space(bytes) < bytes.len()
}

/// Returns the position after these bytes: lines end at `\n`, columns count characters.
fn advance(from: Position, bytes: &[u8]) -> Position {
    let lines = memchr::memchr_iter(b'\n', bytes).count() as u64;
    let (column, rest) = match memchr::memrchr(b'\n', bytes) {
        Some(at) => (1, &bytes[at + 1..]),
        None => (from.column, bytes),
    };
    Position { line: from.line + lines, column: column + count_characters(rest) as u64 }
}
