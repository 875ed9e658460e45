//! JSON Lines by blocks of whole lines, for several threads.
//!
//! A block is claimed by one thread after the other and read by the one that has it. A regular file that is not packed
//! is read at several places at once ([`file`]); all else is read, and decompressed, by a thread beside the others
//! ([`stream`]). Either way, the lines are those that [`Reader`](super::Reader) reads, whatever the size of blocks.

mod file;
mod stream;

use std::ops::Range;

use memchr::memchr;

use super::{InputError, decompress::Plain};
use file::FileBlocks;
use stream::StreamBlocks;

pub(super) use file::FileStart;

/// The rest of an input, by blocks of whole lines.
#[derive(Debug)]
pub struct Blocks(Inner);

#[derive(Debug)]
enum Inner {
    File(FileBlocks),
    Stream(StreamBlocks),
}

/// A block that is to be read.
#[derive(Debug)]
pub struct Claim(Claimed);

#[derive(Debug)]
enum Claimed {
    File(file::FilePart),
    Stream(stream::Arrived),
}

/// Whole lines of an input. One block is used for many, so that memory is asked for once.
#[derive(Debug, Default)]
pub struct Block {
    buffer: Vec<u8>,
    lines: Range<usize>,
    /// Offset in the text of the first of the lines.
    byte: u64,
    /// Whether a line over the limit comes after the lines; it was skipped.
    ends_with_long: bool,
    limit: usize,
}

/// Lines of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Lines, by their place in [`Block::bytes`].
    Lines(Range<usize>),
    /// A line over the limit, by the place of its first byte.
    TooLong(usize),
}

impl Blocks {
    /// Reads a regular file at many places.
    pub(super) fn of_file(start: FileStart, size: usize, limit: usize) -> Self {
        Self(Inner::File(FileBlocks::new(start, size, limit)))
    }

    /// Reads what is left of a text in a thread of its own, and decompresses it there.
    pub(super) fn of_stream(
        rest: (Vec<u8>, Plain, u64, Option<InputError>),
        size: usize,
        limit: usize,
    ) -> Self {
        Self(Inner::Stream(StreamBlocks::new(rest, size, limit)))
    }

    /// Returns the next block in order, which is still to be read; `None` after the last one. Waits for a stream.
    pub fn claim(&mut self) -> Option<Claim> {
        match &mut self.0 {
            Inner::File(blocks) => blocks.claim().map(|part| Claim(Claimed::File(part))),
            Inner::Stream(blocks) => blocks.claim().map(|arrived| Claim(Claimed::Stream(arrived))),
        }
    }
}

impl Claim {
    /// Reads the block, in place of what was in `block`.
    ///
    /// # Errors
    ///
    /// [`InputError`], if the input is truncated or damaged here. Everything before is in blocks that were claimed earlier.
    pub fn read(self, block: &mut Block) -> Result<(), InputError> {
        match self.0 {
            Claimed::File(part) => part.read(block),
            Claimed::Stream(arrived) => arrived.read(block),
        }
    }
}

impl Block {
    /// Returns the lines, with their line feeds.
    pub fn bytes(&self) -> &[u8] {
        &self.buffer[self.lines.clone()]
    }

    /// Returns the offset of the first byte in the text.
    pub fn byte(&self) -> u64 {
        self.byte
    }

    /// Calls `on_part` with all lines in order: as many as possible at once, without those that are longer than the limit on
    /// a record.
    ///
    /// # Errors
    ///
    /// The first of `on_part`.
    pub fn parts<E>(&self, mut on_part: impl FnMut(Part) -> Result<(), E>) -> Result<(), E> {
        let bytes = self.bytes();
        let mut first = 0;
        if bytes.len() > self.limit {
            let mut at = 0;
            while at < bytes.len() {
                let end = memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |found| at + found);
                let next = (end + 1).min(bytes.len());
                if end - at > self.limit {
                    if first < at {
                        on_part(Part::Lines(first..at))?;
                    }
                    on_part(Part::TooLong(at))?;
                    first = next;
                }
                at = next;
            }
        }
        if first < bytes.len() {
            on_part(Part::Lines(first..bytes.len()))?;
        }
        if self.ends_with_long {
            on_part(Part::TooLong(bytes.len()))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
