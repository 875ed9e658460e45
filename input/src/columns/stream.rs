//! The bytes of a binary format, as they are asked for: nothing is reserved for what the file only promises.

use crate::{InputError, TableFormat, decompress::Plain, window::Window};

/// Bytes that are read at once.
const CHUNK: usize = 1 << 16;

/// A stream of bytes.
pub(super) struct Stream {
    plain: Plain,
    held: Vec<u8>,
    /// Bytes of those that were taken.
    start: usize,
    format: TableFormat,
    failed: Option<InputError>,
}

impl Stream {
    /// Reads what is in a window and after it.
    pub(super) fn new(window: Window, format: TableFormat) -> Self {
        let (held, plain, _, failed) = window.into_rest();
        Self { plain, held, start: 0, format, failed }
    }

    /// Returns the next `length` bytes without taking them; fewer at the end.
    pub(super) fn peek(&mut self, length: usize) -> Result<&[u8], InputError> {
        if self.held.len() - self.start < length {
            self.held.drain(..self.start);
            self.start = 0;
        }
        while self.held.len() - self.start < length {
            if let Some(error) = self.failed.take() {
                return Err(error);
            }
            let held = self.held.len();
            self.held.resize(held + CHUNK, 0);
            let read = self.plain.read(&mut self.held[held..]);
            self.held.truncate(held + read.as_ref().map_or(0, |read| *read));
            if read? == 0 {
                break;
            }
        }
        let end = self.held.len().min(self.start.saturating_add(length));
        Ok(&self.held[self.start..end])
    }

    /// Takes the next `length` bytes.
    pub(super) fn take(&mut self, length: usize) -> Result<&[u8], InputError> {
        if self.peek(length)?.len() < length {
            return Err(InputError::Table(self.format, "it is truncated".to_owned()));
        }
        self.start += length;
        Ok(&self.held[self.start - length..self.start])
    }
}
