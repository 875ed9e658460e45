//! Reads the records of one input, one after the other.

use std::{cell::Cell, rc::Rc};

use tablature_files::foreign_format_of_start;
use tablature_schema::json::{Beside, Origin};

use super::{
    InputError, Source,
    array::{self, State},
    compression::Compression,
    decompress::Plain,
    document, encoding,
    framing::{self, Framing, FramingOptions},
    item::{Frame, Item},
    lines,
    window::{CHUNK, Window},
};

/// Reads an input record by record.
pub struct Reader {
    window: Window,
    framing: Framing,
    limit: usize,
    array: State,
    records: u64,
    /// Length of the last record, with what is skipped after it.
    pending: usize,
    ended: bool,
}

impl Reader {
    /// Opens an input, and detects its compression and framing. `read` counts raw bytes as they are read.
    ///
    /// # Errors
    ///
    /// [`InputError`], if the system reports an error, or the bytes are not text.
    pub fn open(
        source: &Source,
        options: FramingOptions,
        read: &Rc<Cell<u64>>,
    ) -> Result<Self, InputError> {
        let plain = Plain::new(source.open(read)?, options.unpack, read)?;
        if let (Some(path), Some(0)) = (source.path(), source.size())
            && let Some(compression) = Compression::of_name(path)
        {
            return Err(InputError::Truncated(compression));
        }
        Self::new(Window::new(plain, CHUNK), source, options)
    }

    fn new(
        mut window: Window,
        source: &Source,
        options: FramingOptions,
    ) -> Result<Self, InputError> {
        window.fill_to(encoding::HEAD)?;
        if let Some(kind) = encoding::refuse(window.bytes()) {
            return Err(InputError::NotText(kind));
        }
        let framing = framing::recognise(&mut window, source.path(), options)?;
        if framing == Framing::Document
            && options.forced.is_none()
            && let Some(format) = foreign_format_of_start(source.path(), window.bytes())
        {
            return Err(InputError::Foreign(format));
        }
        Ok(Self {
            window,
            framing,
            limit: options.limit,
            array: State::Before,
            records: 0,
            pending: 0,
            ended: false,
        })
    }

    /// Returns the next item; `None` at the end.
    ///
    /// # Errors
    ///
    /// [`InputError`], if the input is truncated or damaged here. Everything before was returned.
    pub fn next_item(&mut self) -> Result<Option<Item<'_>>, InputError> {
        self.window.consume(self.pending);
        self.pending = 0;
        if self.ended {
            return Ok(None);
        }
        let frame = match self.framing {
            Framing::Document => {
                self.ended = true;
                Some(document::next(&mut self.window, self.limit)?)
            }
            Framing::Array => array::next(&mut self.array, &mut self.window, self.limit)?,
            Framing::Lines => lines::next(&mut self.window, self.limit)?,
        };
        Ok(frame.map(|frame| self.item(&frame)))
    }

    fn item(&mut self, frame: &Frame) -> Item<'_> {
        match *frame {
            Frame::Record { length, rest } => {
                let record = self.number();
                self.pending = length + rest;
                let beside = Beside {
                    before: self.window.has_text_before(),
                    after: self.window.has_text_after(length),
                };
                Item::Record {
                    bytes: &self.window.bytes()[..length],
                    origin: self.window.origin(record),
                    beside,
                }
            }
            Frame::TooLong(origin) => {
                let record = self.number();
                Item::TooLong { origin: Origin::new(record, origin.position, origin.byte) }
            }
            Frame::Broken(origin, fault) => Item::Broken { origin, fault },
        }
    }

    /// Counts a record, and returns its number unless the text is one document.
    fn number(&mut self) -> Option<u64> {
        self.records += 1;
        (self.framing != Framing::Document).then_some(self.records)
    }
}

#[cfg(test)]
mod tests;
