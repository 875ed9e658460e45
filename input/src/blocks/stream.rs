//! Blocks of what can only be read from front to back: a thread reads and decompresses it while others check.

use std::{
    sync::mpsc::{Receiver, Sender, SyncSender, TrySendError, channel, sync_channel},
    thread,
};

use memchr::{memchr, memrchr};

use super::Block;
use crate::{InputError, compression::Compression, decompress::Plain};

/// The smallest block of a packed text, while there are threads to check it. Nobody watches those as they come, as they may
/// the lines of a pipe.
const MIN_PACKED: usize = 1 << 18;

/// The blocks of a stream, as they come.
#[derive(Debug)]
pub(super) struct StreamBlocks {
    blocks: Receiver<Result<Block, InputError>>,
    used: Sender<Vec<u8>>,
}

/// A block that was read.
#[derive(Debug)]
pub(super) struct Arrived {
    block: Result<Block, InputError>,
    used: Sender<Vec<u8>>,
}

impl StreamBlocks {
    pub(super) fn new(
        (held, plain, byte, failed): (Vec<u8>, Plain, u64, Option<InputError>),
        size: usize,
        limit: usize,
    ) -> Self {
        // Nothing waits between the threads, so that a small block is only made where somebody waits for it.
        let (send, blocks) = sync_channel(0);
        let (used, buffers) = channel();
        let min = if plain.compression() == Compression::None { 1 } else { MIN_PACKED.min(size) };
        let filled = held.len();
        let feed = Feed {
            plain,
            failed,
            buffer: held,
            filled,
            byte,
            size,
            min,
            limit,
            send,
            buffers,
            spare: None,
        };
        // It ends with the text, or with those who check it, or with the process.
        thread::spawn(move || feed.run());
        Self { blocks, used }
    }

    pub(super) fn claim(&mut self) -> Option<Arrived> {
        let block = self.blocks.recv().ok()?;
        Some(Arrived { block, used: self.used.clone() })
    }
}

impl Arrived {
    pub(super) fn read(self, block: &mut Block) -> Result<(), InputError> {
        let before = std::mem::replace(block, self.block?);
        // At the end, nobody needs it any more.
        let _ = self.used.send(before.buffer);
        Ok(())
    }
}

/// The thread that reads.
struct Feed {
    plain: Plain,
    /// An error that comes after what is in memory.
    failed: Option<InputError>,
    buffer: Vec<u8>,
    /// Bytes of the buffer that were read.
    filled: usize,
    /// Offset of the buffer in the text.
    byte: u64,
    size: usize,
    min: usize,
    limit: usize,
    send: SyncSender<Result<Block, InputError>>,
    buffers: Receiver<Vec<u8>>,
    /// A buffer for the next block.
    spare: Option<Vec<u8>>,
}

/// Nobody checks any more.
struct Gone;

impl Feed {
    fn run(mut self) {
        // Those who are gone need no word of it.
        let _ = self.lines();
    }

    fn lines(&mut self) -> Result<(), Gone> {
        // The end of the whole lines in memory.
        let mut whole = memrchr(b'\n', &self.buffer[..self.filled]).map_or(0, |at| at + 1);
        loop {
            if self.filled - whole > self.limit {
                self.hand_over(whole, false)?;
                if !self.skip_line()? {
                    return Ok(());
                }
                whole = memrchr(b'\n', &self.buffer[..self.filled]).map_or(0, |at| at + 1);
                continue;
            }
            if whole > 0 && self.filled >= self.min && self.offer(whole)? {
                whole = 0;
            }
            match self.more() {
                Ok(0) => return self.hand_over(self.filled, false),
                Ok(length) => {
                    let new = &self.buffer[self.filled..self.filled + length];
                    if let Some(at) = memrchr(b'\n', new) {
                        whole = self.filled + at + 1;
                    }
                    self.filled += length;
                }
                Err(error) => {
                    self.hand_over(whole, false)?;
                    return self.send.send(Err(error)).map_err(|_| Gone);
                }
            }
        }
    }

    /// Reads some bytes behind those in memory.
    fn more(&mut self) -> Result<usize, InputError> {
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        if self.filled == self.buffer.len() {
            let most = self.limit.saturating_add(self.size).max(self.filled + self.size);
            self.buffer.resize((2 * self.filled).clamp(self.size, most), 0);
        }
        self.plain.read(&mut self.buffer[self.filled..])
    }

    /// Hands over whole lines if somebody waits for them, or if they are a full block. Returns whether they are gone.
    fn offer(&mut self, whole: usize) -> Result<bool, Gone> {
        if self.filled >= self.size {
            self.hand_over(whole, false)?;
            return Ok(true);
        }
        let block = self.block(whole, false);
        match self.send.try_send(Ok(block)) {
            Ok(()) => Ok(true),
            Err(TrySendError::Disconnected(_)) => Err(Gone),
            Err(TrySendError::Full(block)) => {
                // What came after the lines was copied behind them.
                if let Ok(block) = block {
                    self.take_back(block, whole);
                }
                Ok(false)
            }
        }
    }

    /// Hands over lines, and what is said of the line after them.
    fn hand_over(&mut self, whole: usize, ends_with_long: bool) -> Result<(), Gone> {
        if whole == 0 && !ends_with_long {
            return Ok(());
        }
        let block = self.block(whole, ends_with_long);
        self.send.send(Ok(block)).map_err(|_| Gone)
    }

    /// Makes a block of the whole lines; what comes after them moves to another buffer.
    fn block(&mut self, whole: usize, ends_with_long: bool) -> Block {
        let rest = &self.buffer[whole..self.filled];
        let length = self.size.max(rest.len());
        let used = self.spare.take().or_else(|| self.buffers.try_recv().ok()).unwrap_or_default();
        // What a long line needed is not kept for others.
        let is_fit = (length..=2 * length).contains(&used.len());
        let mut next = if is_fit { used } else { vec![0; length] };
        next[..rest.len()].copy_from_slice(rest);
        let byte = self.byte;
        self.filled -= whole;
        self.byte += whole as u64;
        let buffer = std::mem::replace(&mut self.buffer, next);
        Block { buffer, lines: 0..whole, byte, ends_with_long, limit: self.limit }
    }

    /// Undoes [`Feed::block`].
    fn take_back(&mut self, block: Block, whole: usize) {
        self.spare = Some(std::mem::replace(&mut self.buffer, block.buffer));
        self.filled += whole;
        self.byte = block.byte;
    }

    /// Skips the line at the start of the buffer, without storing it. Returns whether there may be more after it.
    fn skip_line(&mut self) -> Result<bool, Gone> {
        let start = self.byte;
        let mut is_over = false;
        loop {
            if let Some(at) = memchr(b'\n', &self.buffer[..self.filled]) {
                self.buffer.copy_within(at + 1..self.filled, 0);
                self.filled -= at + 1;
                self.byte += at as u64 + 1;
                break;
            }
            self.byte += self.filled as u64;
            self.filled = 0;
            match self.more() {
                Ok(0) => {
                    is_over = true;
                    break;
                }
                Ok(length) => self.filled = length,
                Err(error) => {
                    return self.send.send(Err(error)).map_err(|_| Gone).map(|()| false);
                }
            }
        }
        let limit = self.limit;
        let long = Block { byte: start, ends_with_long: true, limit, ..Block::default() };
        self.send.send(Ok(long)).map_err(|_| Gone)?;
        Ok(!is_over)
    }
}
