//! Checks the lines of a block: JSON Lines as they are read from a file.

use std::{ops::Range, panic::resume_unwind};

use tablature_schema::json::{Origin, Position};

use super::{Checker, Record};
use crate::{
    finding::Report,
    prove::{Aim, Answer, Prover},
    wall,
};

/// Findings that [`Checker::check_lines`] reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Wanted {
    /// Errors, warnings and advice.
    #[default]
    All,
    /// Errors only, which is faster where there are many warnings.
    Errors,
}

impl Wanted {
    /// Returns what is to be proved, so that there is nothing to report.
    pub(super) fn aim(self) -> Aim {
        match self {
            Self::All => Aim::Silent,
            Self::Errors => Aim::Valid,
        }
    }
}

/// Counts of what was read of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Lines {
    /// Number of records: lines that are not blank.
    pub records: u64,
    /// Number of lines, the last one without a line feed included.
    pub lines: u64,
}

impl Lines {
    /// Returns the place of the record that was counted last, which begins at a place of the block.
    fn origin(self, block: Origin, at: usize) -> Origin {
        let column = if self.lines == 1 { block.position.column } else { 1 };
        let line = block.position.line + self.lines - 1;
        Origin::new(
            block.record.map(|record| record + self.records - 1),
            Position { line, column },
            block.byte + at as u64,
        )
    }
}

/// How far a block is read.
#[derive(Debug, Default)]
struct Walk {
    /// Where the next line begins.
    at: usize,
    read: Lines,
    /// What was read before that line.
    before: Lines,
    /// Is `true` while the caller is told of findings.
    is_reporting: bool,
}

impl Checker {
    /// Checks each line of a block as a document of its own, and calls `report` with the bytes of each line that has
    /// findings, in order. Blank lines are skipped; a line ends with a line feed, or with a carriage return and one.
    /// `origin` is the place of the first line: its line, its offset in the file, and the number of its record.
    ///
    /// This is the fastest way to check many payloads: the block is read in place, and most valid lines are read only
    /// once, without being parsed. Each thread may check blocks of its own with the same checker.
    ///
    /// # Example
    ///
    /// ```
    /// use tablature_validator::{Checker, Options, Origin, Wanted};
    ///
    /// let options = Options::at("2026-11-21T16:00:00Z".parse()?);
    /// let checker = Checker::from_slice("id.json", br#"{"required": ["id"]}"#, options)?;
    /// let mut places = Vec::new();
    /// let read = checker.check_lines(b"{\"id\": 1}\n\n{}\n", Origin::FILE, Wanted::All, |line, report| {
    ///     places.push((line, report.findings()[0].place.to_string()));
    /// });
    /// assert_eq!(places, [(11..13, "3:1".to_owned())]);
    /// assert_eq!(read.records, 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn check_lines(
        &self,
        block: &[u8],
        origin: Origin,
        wanted: Wanted,
        mut report: impl FnMut(Range<usize>, &Report),
    ) -> Lines {
        let mut walk = Walk::default();
        loop {
            let lines = || self.walk(block, origin, wanted, &mut walk, &mut report);
            let Err(panic) = wall::guard(lines) else { return walk.read };
            if walk.is_reporting {
                // It is the caller's.
                resume_unwind(panic);
            }
            // The record is counted, as every other.
            let start = walk.at;
            let end = end_of_line(block, start);
            walk.read = walk.before;
            walk.read.lines += 1;
            walk.read.records += 1;
            walk.at = end + 1;
            let line = without_return(block, start..end);
            let own = walk.read.origin(origin, start);
            let failed = self.failed(own, line.len(), &*panic);
            report(line, &failed);
        }
    }

    /// Walks over the lines from `walk` on.
    #[inline]
    fn walk(
        &self,
        block: &[u8],
        origin: Origin,
        wanted: Wanted,
        walk: &mut Walk,
        report: &mut impl FnMut(Range<usize>, &Report),
    ) {
        let settings = &self.shared.settings;
        let aim = wanted.aim();
        let mut prover = None;
        while walk.at < block.len() {
            let at = walk.at;
            // Input may be made of nothing else.
            if block[at] == b'\n' {
                walk.read.lines += 1;
                walk.at += 1;
                continue;
            }
            walk.before = walk.read;
            let read = &mut walk.read;
            if prover.is_none() {
                prover = self.prover(aim, 0, settings);
            }
            let mut answer = Answer::Open;
            let mut end = None;
            if let Some(prover) = &mut prover {
                (answer, end) = prover.prove_at(block, at, false);
                end = end.filter(|end| block.get(*end).is_none_or(|byte| *byte == b'\n'));
            }
            let is_read = end.is_some();
            let end = end.unwrap_or_else(|| end_of_line(block, at));
            read.lines += 1;
            let is_enough = is_read
                && (answer == Answer::Silent
                    || (wanted == Wanted::Errors && answer != Answer::Open));
            if is_enough {
                read.records += 1;
            } else if is_read || !is_blank(&block[at..end]) {
                read.records += 1;
                let own = read.origin(origin, at);
                let line = without_return(block, at..end);
                let record = Record { block, start: at, length: line.len(), origin: own };
                let is_reporting = &mut walk.is_reporting;
                let mut tell = |found: &Report| {
                    *is_reporting = true;
                    report(line.clone(), found);
                    *is_reporting = false;
                };
                let noted = prover
                    .as_mut()
                    .filter(|_| is_read && answer == Answer::Noted)
                    .and_then(|it| self.noted(it, record, &mut tell));
                if noted.is_none() {
                    // The end of a block is too near for a machine to look at it in place.
                    let is_near = !is_read && end + crate::prove::PAD > block.len();
                    let found = self.check_line(&block[line.clone()], own, wanted, is_near);
                    if !found.findings().is_empty() {
                        tell(&found);
                    }
                }
                if prover.is_none() {
                    self.shared.tier.count(end - at);
                }
            }
            walk.at = end + 1;
        }
    }

    /// Returns what proves records, once that is worth it.
    pub(crate) fn prover_for(&self, wanted: Wanted) -> Option<Prover<'_>> {
        self.prover(wanted.aim(), 0, &self.shared.settings)
    }

    /// Counts what was read without a prover.
    pub(crate) fn count(&self, bytes: usize) {
        self.shared.tier.count(bytes);
    }

    /// Reports what is wanted to be known of a record.
    pub(crate) fn check_wanted(&self, text: &[u8], origin: Origin, wanted: Wanted) -> Report {
        self.check_line(text, origin, wanted, true)
    }

    /// Reports the same without asking for a proof first.
    pub(crate) fn explain_wanted(&self, text: &[u8], origin: Origin, wanted: Wanted) -> Report {
        self.check_line(text, origin, wanted, false)
    }

    fn check_line(&self, text: &[u8], origin: Origin, wanted: Wanted, proves: bool) -> Report {
        let settings = &self.shared.settings;
        match wanted {
            Wanted::All if proves => self.check_within(text, origin, settings),
            Wanted::All => self.explain_by(text, origin, settings),
            Wanted::Errors => {
                if proves && self.prove(Aim::Valid, text, settings) != Answer::Open {
                    return Report::default();
                }
                self.explain_by(text, origin, settings).into_errors()
            }
        }
    }
}

/// Returns the place of the line feed that ends the line at a place, or the end of the block.
pub(crate) fn end_of_line(block: &[u8], at: usize) -> usize {
    block[at..].iter().position(|byte| *byte == b'\n').map_or(block.len(), |n| at + n)
}

pub(crate) fn is_blank(line: &[u8]) -> bool {
    line.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r'))
}

/// Returns a line without the carriage return that belongs to its line feed.
pub(crate) fn without_return(block: &[u8], line: Range<usize>) -> Range<usize> {
    line.start..line.end - usize::from(block[line.clone()].ends_with(b"\r"))
}
