//! Reads the records of one input, one after the other.

use std::{fs::File, sync::Arc};

use tablature_files::foreign_format_of_start;
use tablature_schema::json::{Beside, Origin};

use super::{
    InputError, Source,
    array::{self, State},
    blocks::{Blocks, FileStart},
    compression::Compression,
    concatenated,
    decompress::Plain,
    document, encoding,
    framing::{self, Framing, FramingOptions},
    item::{Frame, Item},
    lines,
    meter::Meter,
    source::Raw,
    window::{CHUNK, Window},
};

/// Reads an input record by record.
pub struct Reader {
    window: Window,
    framing: Framing,
    limit: usize,
    keeps_blanks: bool,
    array: State,
    records: u64,
    /// Length of the last record, with what is skipped after it.
    pending: usize,
    ended: bool,
    /// The file and its size, if it is a regular one.
    file: Option<(File, u64)>,
    meter: Arc<Meter>,
}

impl Reader {
    /// Opens an input, and detects its compression and framing. `meter` counts raw bytes as they are read.
    ///
    /// # Errors
    ///
    /// [`InputError`], if the system reports an error, or the bytes are not text.
    pub fn open(
        source: &Source,
        options: &FramingOptions,
        meter: &Arc<Meter>,
    ) -> Result<Self, InputError> {
        let (window, file) = Self::window(source, options, meter)?;
        Self::of_window(window, file, source, options, meter)
    }

    /// Opens an input, and reads its first bytes.
    pub(super) fn window(
        source: &Source,
        options: &FramingOptions,
        meter: &Arc<Meter>,
    ) -> Result<(Window, Option<(File, u64)>), InputError> {
        let Raw { reader, file } = source.open(meter)?;
        let plain = Plain::new(reader, options.unpack, meter)?;
        if let (Some(path), Some(0)) = (source.path(), source.size())
            && let Some(compression) = Compression::of_name(path)
        {
            return Err(InputError::Truncated(compression));
        }
        let mut window = Window::new(plain, CHUNK).with_limit(options.limit);
        window.fill_to(encoding::HEAD)?;
        Ok((window, file))
    }

    /// Reads what is in a window, whose first bytes were read.
    pub(super) fn of_window(
        window: Window,
        file: Option<(File, u64)>,
        source: &Source,
        options: &FramingOptions,
        meter: &Arc<Meter>,
    ) -> Result<Self, InputError> {
        let opened = Self::new(window, source, options)?;
        Ok(Self { file, meter: Arc::clone(meter), ..opened })
    }

    fn new(
        mut window: Window,
        source: &Source,
        options: &FramingOptions,
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
            keeps_blanks: options.keeps_blanks,
            array: State::Before,
            records: 0,
            pending: 0,
            ended: false,
            file: None,
            meter: Arc::default(),
        })
    }

    /// Returns how the text is split into records.
    pub fn framing(&self) -> Framing {
        self.framing
    }

    /// Returns whether what is left is worth reading by blocks of `size` bytes: lines, and more than one block of them. Of
    /// what has no size that is known, a quarter of a block must have been read before.
    pub fn has_blocks(&self, size: usize) -> bool {
        if self.framing != Framing::Lines {
            return false;
        }
        let (_, byte) = self.window.place();
        match &self.file {
            Some((_, end)) if self.window.compression() == Compression::None => {
                end.saturating_sub(byte) > size as u64
            }
            _ => byte > (size / 4) as u64,
        }
    }

    /// Returns what is left of the lines by blocks of about `size` bytes, with the number of the last line and of the last
    /// record that were read.
    ///
    /// # Panics
    ///
    /// If the input is not JSON Lines.
    pub fn into_blocks(mut self, size: usize) -> (Blocks, u64, u64) {
        assert_eq!(self.framing, Framing::Lines, "only lines are read by blocks");
        self.window.consume(self.pending);
        let (line, byte) = self.window.place();
        let blocks = match self.file {
            Some((file, end)) if self.window.compression() == Compression::None => {
                let start = FileStart { file, byte, end, meter: self.meter };
                Blocks::of_file(start, size, self.limit)
            }
            _ => Blocks::of_stream(self.window.into_rest(), size, self.limit),
        };
        (blocks, line - 1, self.records)
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
            Framing::Lines => lines::next(&mut self.window, self.limit, self.keeps_blanks)?,
            Framing::Concatenated => concatenated::next(&mut self.window, self.limit)?,
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
                let (bytes, end) = self.window.bytes()[..self.pending].split_at(length);
                Item::Record { bytes, end, origin: self.window.origin(record), beside }
            }
            Frame::Blank(length) => {
                self.pending = length;
                Item::Blank(&self.window.bytes()[..length])
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
