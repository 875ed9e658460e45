//! Checks JSON Lines by blocks, and tables by batches, in several threads; findings come in the order of the input.
//!
//! Each worker claims a block, reads it and checks it. Claims queue up in order, each with a channel for what is found in
//! its block, so that one slow block keeps no other worker waiting, and what waits for it is bounded: in blocks by the
//! queue, and within a block by the channel.

use std::{
    io,
    ops::Range,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use tablature_input::{Batch as RowBatch, Block, Blocks, Claim, InputError, Part};
use tablature_schema::json::Position;
use tablature_validator::{Chosen, Finding, Origin, Report, Unreported, Wanted};

use super::{
    judging::{FaultyRow, Gone, Judge},
    sheet::{Kept, Sheet, Sheets},
};

/// Blocks that each worker may be ahead of what is printed.
const AHEAD: usize = 4;

/// Workers beyond this only wait for each other.
const MAX_WORKERS: usize = 256;

/// Batches of a block that wait to be printed before its worker waits, too.
const BATCHES: usize = 2;

/// Findings of a batch, and bytes of the records that they are about.
const BATCH: (usize, usize) = (256, 1 << 16);

/// How long the caller waits for blocks before it looks around.
const PATIENCE: Duration = Duration::from_millis(20);

/// A check of many blocks.
pub(super) struct Bulk {
    order: Receiver<Receiver<Message>>,
    block: Option<Receiver<Message>>,
    workers: Vec<JoinHandle<()>>,
    is_over: Arc<AtomicBool>,
}

/// What was found, in the order of the input.
pub(super) enum Found {
    /// Records that have findings.
    Batch(Batch),
    /// Rows, if they are wanted, after what was found in them.
    Rows(Kept),
    /// The end of a block, with the schemas that were chosen in it, and with its lines if they are wanted.
    End(Extent, Chosen, Option<Text>),
    /// What comes after this cannot be read.
    Failed(InputError),
    /// Nothing yet: the caller may look around.
    Nothing,
}

/// The size of a block.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Extent {
    pub(super) lines: u64,
    pub(super) records: u64,
}

/// Records that have findings, with places within their block.
#[derive(Default)]
pub(super) struct Batch {
    text: Vec<u8>,
    records: Vec<Faulty>,
    n_findings: usize,
}

/// A record that has findings.
pub(super) struct Faulty {
    text: Range<usize>,
    /// Where it begins; its line and its number are those within the block.
    pub(super) origin: Origin,
    /// The findings, and counts of those that are not reported; `None` if it is too long to be checked.
    pub(super) findings: Option<(Vec<Finding>, Vec<Unreported>)>,
}

/// The lines of a block.
pub(super) struct Text {
    pub(super) lines: Vec<u8>,
    /// Offset of the first byte in the text.
    pub(super) byte: u64,
}

enum Message {
    Batch(Batch),
    Rows(Kept),
    End(Extent, Chosen, Option<Text>),
    Failed(InputError),
}

/// What is checked.
pub(super) enum Feed {
    /// Lines.
    Blocks(Blocks),
    /// Rows.
    Table(Box<Sheets>),
}

/// A part of it that a worker has claimed.
enum Claimed {
    Block(Claim),
    /// Rows from the first one on that was not checked.
    Rows(RowBatch, usize, Arc<Sheet>),
    Failed(InputError),
}

impl Feed {
    fn claim(&mut self) -> Option<Claimed> {
        match self {
            Self::Blocks(blocks) => blocks.claim().map(Claimed::Block),
            Self::Table(sheets) => match sheets.claim()? {
                Ok((batch, first)) => Some(Claimed::Rows(batch, first, Arc::clone(sheets.sheet()))),
                Err(error) => Some(Claimed::Failed(error)),
            },
        }
    }
}

/// What a worker works on.
struct Work {
    feed: Mutex<Option<(Feed, SyncSender<Receiver<Message>>)>>,
    judge: Judge,
    wanted: Wanted,
    keeps_text: bool,
    is_over: Arc<AtomicBool>,
}

impl Bulk {
    /// Begins to check. Lines of each block come with its end, and rows after what was found in them, if they are to be kept.
    pub(super) fn new(
        feed: Feed,
        judge: Judge,
        wanted: Wanted,
        keeps_text: bool,
        jobs: usize,
    ) -> Self {
        let jobs = jobs.clamp(1, MAX_WORKERS);
        let (claims, order) = sync_channel(AHEAD * jobs);
        let is_over = Arc::new(AtomicBool::new(false));
        let feed = Mutex::new(Some((feed, claims)));
        let work =
            Arc::new(Work { feed, judge, wanted, keeps_text, is_over: Arc::clone(&is_over) });
        // Where the system gives no more threads, those that there are do the work.
        let start = |_| {
            let work = Arc::clone(&work);
            thread::Builder::new().spawn(move || work.run()).ok()
        };
        let workers: Vec<JoinHandle<()>> = (0..jobs).map_while(start).collect();
        if workers.is_empty() {
            is_over.store(true, Ordering::Relaxed);
            work.fail(io::Error::other("no thread can be started").into());
        }
        Self { order, block: None, workers, is_over }
    }

    /// Waits a little for the next message; `None` at the end of the input.
    ///
    /// # Panics
    ///
    /// If a worker did.
    pub(super) fn next(&mut self) -> Option<Found> {
        let block = match self.block.take() {
            Some(block) => block,
            None => match self.order.recv_timeout(PATIENCE) {
                Ok(block) => block,
                Err(RecvTimeoutError::Timeout) => return Some(Found::Nothing),
                Err(RecvTimeoutError::Disconnected) => {
                    self.join();
                    return None;
                }
            },
        };
        let found = match block.recv_timeout(PATIENCE) {
            Ok(Message::End(extent, chosen, text)) => {
                return Some(Found::End(extent, chosen, text));
            }
            Ok(Message::Failed(error)) => return Some(Found::Failed(error)),
            Ok(Message::Batch(batch)) => Found::Batch(batch),
            Ok(Message::Rows(kept)) => Found::Rows(kept),
            Err(RecvTimeoutError::Timeout) => Found::Nothing,
            Err(RecvTimeoutError::Disconnected) => {
                self.is_over.store(true, Ordering::Relaxed);
                self.join();
                unreachable!("a worker that does not finish its block has panicked");
            }
        };
        self.block = Some(block);
        Some(found)
    }

    /// Waits for the workers, and panics where one did.
    fn join(&mut self) {
        // Those who wait for a place in the queue, or for what they found to be printed, wait no longer.
        self.order = sync_channel(0).1;
        for worker in self.workers.drain(..) {
            if let Err(panic) = worker.join() {
                std::panic::resume_unwind(panic);
            }
        }
    }
}

impl Drop for Bulk {
    /// Lets the workers end. One that waits for a stream ends when something comes, or with the process.
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
    }
}

impl Batch {
    /// Returns the records, each with its text.
    pub(super) fn records(&mut self) -> impl Iterator<Item = (Faulty, &[u8])> {
        let text = &self.text;
        self.records.drain(..).map(move |record| {
            let range = record.text.clone();
            (record, &text[range])
        })
    }

    fn push(&mut self, origin: Origin, text: &[u8], report: Option<&Report>) {
        let start = self.text.len();
        self.text.extend_from_slice(text);
        self.n_findings += report.map_or(1, |report| report.findings().len());
        let findings =
            report.map(|report| (report.findings().to_vec(), report.unreported().to_vec()));
        self.records.push(Faulty { text: start..self.text.len(), origin, findings });
    }

    fn push_row(&mut self, row: FaultyRow<'_>) {
        let FaultyRow { text, number, findings, unreported } = row;
        let start = self.text.len();
        self.text.extend_from_slice(text);
        self.n_findings += findings.len();
        let origin = Origin::new(Some(number), Origin::FILE.position, 0);
        let findings = Some((findings, unreported));
        self.records.push(Faulty { text: start..self.text.len(), origin, findings });
    }

    fn is_full(&self) -> bool {
        self.n_findings >= BATCH.0 || self.text.len() >= BATCH.1
    }
}

impl Work {
    fn run(&self) {
        let mut block = Block::default();
        while let Some((claim, messages)) = self.claim() {
            let failed = |error| messages.send(Message::Failed(error)).map_err(|_| Gone);
            let done = match claim {
                Claimed::Block(claim) => match claim.read(&mut block) {
                    Ok(()) => self.check(&block, &messages),
                    Err(error) => failed(error),
                },
                Claimed::Rows(rows, first, sheet) => {
                    self.check_rows(&rows, first, &sheet, &messages)
                }
                Claimed::Failed(error) => failed(error),
            };
            if done.is_err() {
                return;
            }
        }
    }

    /// Says in place of a block that nobody reads any.
    fn fail(&self, error: InputError) {
        let feed = self.feed.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some((_, claims)) = feed {
            let (messages, block) = sync_channel(1);
            // Both wait in their queues, and nobody else sends.
            let _ = messages.send(Message::Failed(error));
            let _ = claims.send(block);
        }
    }

    /// Claims the next block or batch, and queues up for it.
    fn claim(&self) -> Option<(Claimed, SyncSender<Message>)> {
        let mut feed = self.feed.lock().unwrap_or_else(PoisonError::into_inner);
        let (source, claims) = feed.as_mut()?;
        let claimed = if self.is_over.load(Ordering::Relaxed) { None } else { source.claim() };
        let queued = claimed.and_then(|claim| {
            let (messages, block) = sync_channel(BATCHES);
            claims.send(block).ok()?;
            Some((claim, messages))
        });
        if queued.is_none() {
            // The queue ends with its last block.
            *feed = None;
        }
        queued
    }

    fn check_rows(
        &self,
        rows: &RowBatch,
        first: usize,
        sheet: &Sheet,
        messages: &SyncSender<Message>,
    ) -> Result<(), Gone> {
        let mut batch = Batch::default();
        let mut at = first;
        let mut chosen = Chosen::default();
        while at < rows.n_rows() {
            let mut kept = self.keeps_text.then(Kept::default);
            at = sheet.check(
                rows,
                at,
                (&self.judge, self.wanted, &mut chosen),
                kept.as_mut(),
                &mut |faulty| {
                    batch.push_row(faulty);
                    if batch.is_full() {
                        let full = std::mem::take(&mut batch);
                        return messages.send(Message::Batch(full)).map_err(|_| Gone);
                    }
                    Ok(())
                },
            )?;
            if let Some(kept) = kept {
                let found = std::mem::take(&mut batch);
                messages.send(Message::Batch(found)).map_err(|_| Gone)?;
                messages.send(Message::Rows(kept)).map_err(|_| Gone)?;
            }
        }
        if !batch.records.is_empty() {
            messages.send(Message::Batch(batch)).map_err(|_| Gone)?;
        }
        let records = (rows.n_rows() - first) as u64;
        let extent = Extent { lines: 0, records };
        messages.send(Message::End(extent, chosen, None)).map_err(|_| Gone)
    }

    fn check(&self, block: &Block, messages: &SyncSender<Message>) -> Result<(), Gone> {
        let mut read = Extent::default();
        let mut batch = Batch::default();
        let mut chosen = Chosen::default();
        let send = |batch: Batch| messages.send(Message::Batch(batch)).map_err(|_| Gone);
        block.parts(|part| {
            let range = match part {
                Part::Lines(range) => range,
                Part::TooLong(at) => {
                    batch.push(origin(read, block.byte() + at as u64), b"", None);
                    read = Extent { lines: read.lines + 1, records: read.records + 1 };
                    return Ok(());
                }
            };
            let lines = &block.bytes()[range.clone()];
            let byte = block.byte() + range.start as u64;
            let mut reached = Ok(());
            let origin = origin(read, byte);
            let more =
                self.judge.check_lines(lines, origin, self.wanted, &mut chosen, |line, report| {
                    let Some(first) = report.findings().first() else { return };
                    // All findings about a line are on that line.
                    let position = first.place.position().unwrap_or(Origin::FILE.position);
                    let position = Position { column: 1, ..position };
                    let origin = Origin::new(first.record, position, byte + line.start as u64);
                    batch.push(origin, &lines[line], Some(report));
                    if batch.is_full() && reached.is_ok() {
                        reached = send(std::mem::take(&mut batch));
                    }
                });
            read = Extent { lines: read.lines + more.lines, records: read.records + more.records };
            reached
        })?;
        if !batch.records.is_empty() {
            send(batch)?;
        }
        let text =
            self.keeps_text.then(|| Text { lines: block.bytes().to_vec(), byte: block.byte() });
        messages.send(Message::End(read, chosen, text)).map_err(|_| Gone)
    }
}

/// The place of what comes after so many lines and records of a block.
fn origin(read: Extent, byte: u64) -> Origin {
    let position = Position { line: read.lines + 1, column: 1 };
    Origin::new(Some(read.records + 1), position, byte)
}
