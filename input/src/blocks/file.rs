//! Blocks of a regular file. Each is read by whoever claims it: the lines that begin within its part of the file.

use std::{fs::File, sync::Arc};

use memchr::{memchr, memrchr};
use tablature_files::read_at;

use super::Block;
use crate::{InputError, meter::Meter};

/// Bytes that are read at once to find the end of a part's last line.
const STEP: usize = 1 << 14;

/// A place in a file where a line begins.
#[derive(Debug)]
pub(crate) struct FileStart {
    pub(crate) file: File,
    pub(crate) byte: u64,
    /// Where the file ended when it was opened. What is written to it since is not read: its last line may be half there.
    pub(crate) end: u64,
    pub(crate) meter: Arc<Meter>,
}

/// The parts of a file, in order.
#[derive(Debug)]
pub(super) struct FileBlocks {
    start: Arc<FileStart>,
    next: u64,
    size: usize,
    limit: usize,
}

/// A part of a file.
#[derive(Debug)]
pub(super) struct FilePart {
    start: Arc<FileStart>,
    from: u64,
    size: usize,
    limit: usize,
}

impl FileBlocks {
    pub(super) fn new(start: FileStart, size: usize, limit: usize) -> Self {
        let next = start.byte;
        Self { start: Arc::new(start), next, size, limit }
    }

    pub(super) fn claim(&mut self) -> Option<FilePart> {
        let from = self.next;
        if from >= self.start.end {
            return None;
        }
        self.next += self.size as u64;
        Some(FilePart { start: Arc::clone(&self.start), from, size: self.size, limit: self.limit })
    }
}

impl FilePart {
    pub(super) fn read(self, block: &mut Block) -> Result<(), InputError> {
        let left = usize::try_from(self.start.end - self.from).unwrap_or(usize::MAX);
        let size = self.size.min(left);
        // The byte before says whether a line begins with the first one.
        let ahead = usize::from(self.from > self.start.byte);
        let held = size + ahead;
        let place = self.from - ahead as u64;
        // What a long line needed is not kept for others.
        if block.buffer.len() < held || block.buffer.len() > 2 * held {
            block.buffer = vec![0; held];
        }
        let read = read_at(&self.start.file, &mut block.buffer[..held], place)?;
        self.start.meter.count(read.saturating_sub(ahead));
        let part = &block.buffer[..read];
        let first = if ahead == 0 { Some(0) } else { memchr(b'\n', part).map(|at| at + 1) };
        let first = first.unwrap_or(read);
        let (mut end, mut ends_with_long) = (read, false);
        if first < read && part[read - 1] != b'\n' {
            let last = memrchr(b'\n', &part[first..]).map_or(first, |at| first + at + 1);
            (end, ends_with_long) = self.last_line(block, place, last, read)?;
        }
        block.lines = first..end;
        block.byte = place + first as u64;
        block.ends_with_long = ends_with_long;
        block.limit = self.limit;
        Ok(())
    }

    /// Reads on to the end of the line that begins at `last`, of which all up to `read` is in memory. Returns the end of the
    /// lines of the block, and whether the line is not one of them because it is too long.
    fn last_line(
        &self,
        block: &mut Block,
        place: u64,
        last: usize,
        mut read: usize,
    ) -> Result<(usize, bool), InputError> {
        let mut step = STEP;
        loop {
            if read - last > self.limit {
                return Ok((last, true));
            }
            let left = self.start.end.saturating_sub(place + read as u64);
            let wanted = step.min(usize::try_from(left).unwrap_or(usize::MAX));
            if block.buffer.len() < read + wanted {
                block.buffer.resize(read + wanted, 0);
            }
            let from = place + read as u64;
            let more = read_at(&self.start.file, &mut block.buffer[read..read + wanted], from)?;
            if let Some(at) = memchr(b'\n', &block.buffer[read..read + more]) {
                let end = read + at;
                return Ok(if end - last > self.limit { (last, true) } else { (end + 1, false) });
            }
            read += more;
            if more < step {
                return Ok(if read - last > self.limit { (last, true) } else { (read, false) });
            }
            step = step.saturating_mul(2).min(self.size.max(STEP));
        }
    }
}
