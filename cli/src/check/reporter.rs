//! What a run says: findings to standard output, talk to standard error, and the count of it all.

use std::io;

use tablature_validator::{Finding, Severity};

use super::{Levels, progress::Progress};
use crate::{
    ExitStatus, Streams,
    render::{Excerpted, Render, Shown, Summary},
};

/// What the user wants to read.
#[derive(Debug)]
pub(crate) struct Wanted {
    /// How bad each code is.
    pub(crate) levels: Levels,
    /// How many findings are printed.
    pub(crate) max_findings: Option<u64>,
    /// Whether payloads are kept out of the output.
    pub(crate) mask: bool,
    /// Whether only errors are printed.
    pub(crate) quiet: bool,
}

/// Prints and counts.
pub(crate) struct Reporter<'s, 'a> {
    wanted: Wanted,
    renderer: Box<dyn Render>,
    streams: &'s mut Streams<'a>,
    /// How far the run is.
    pub(super) progress: Progress,
    /// What the run has come to.
    pub(super) summary: Summary,
    printed: u64,
    left_out: u64,
}

impl<'s, 'a> Reporter<'s, 'a> {
    /// Nothing is said yet.
    pub(crate) fn new(
        wanted: Wanted,
        renderer: Box<dyn Render>,
        streams: &'s mut Streams<'a>,
    ) -> Self {
        let progress = Progress::new(streams.err_is_terminal && !wanted.quiet);
        Self {
            wanted,
            renderer,
            streams,
            progress,
            summary: Summary::default(),
            printed: 0,
            left_out: 0,
        }
    }

    /// Counts a finding, and prints it if it is to be printed.
    ///
    /// # Errors
    ///
    /// The output cannot be written.
    pub(super) fn finding(
        &mut self,
        path: &str,
        finding: Finding,
        record: Option<Excerpted<'_>>,
    ) -> io::Result<()> {
        let Some(finding) = self.wanted.levels.apply(finding) else {
            return Ok(());
        };
        self.summary.count(finding.severity);
        if self.wanted.quiet && finding.severity != Severity::Error {
            return Ok(());
        }
        if self.wanted.max_findings.is_some_and(|max| self.printed >= max) {
            self.left_out += 1;
            return Ok(());
        }
        self.printed += 1;
        let shown = Shown { path, finding: &finding, record: record.filter(|_| !self.wanted.mask) };
        let (renderer, streams) = (&mut self.renderer, &mut *self.streams);
        self.progress.aside(|has_bar| {
            renderer.finding(streams.out, &shown)?;
            if has_bar || streams.out_is_terminal {
                streams.out.flush()?;
            }
            Ok(())
        })
    }

    /// Says something worth knowing.
    pub(super) fn note(&mut self, message: &str) {
        if !self.wanted.quiet {
            let streams = &mut *self.streams;
            self.progress.aside(|_| streams.note(message));
        }
    }

    /// Says that something will not do what its author thinks.
    pub(super) fn warning(&mut self, message: &str) {
        if !self.wanted.quiet {
            let streams = &mut *self.streams;
            self.progress.aside(|_| streams.warning(message));
        }
    }

    /// Says what is wrong with an input, and remembers it for the exit status.
    pub(super) fn trouble(&mut self, name: &str, message: &str) {
        self.summary.unchecked += 1;
        let streams = &mut *self.streams;
        self.progress.aside(|_| streams.error(&format!("{name}: {message}")));
    }

    /// Prints what comes after the last finding.
    ///
    /// # Errors
    ///
    /// The output cannot be written.
    pub(super) fn end(&mut self) -> io::Result<()> {
        self.progress.finish();
        if self.left_out > 0 {
            self.renderer.left_out(self.streams.out, self.left_out)?;
        }
        if !self.wanted.quiet {
            self.renderer.summary(self.streams.out, &self.summary)?;
        }
        self.streams.out.flush()
    }

    /// How the run ended, as far as it came.
    pub(super) fn status(&self) -> ExitStatus {
        if self.summary.unchecked > 0 {
            ExitStatus::Error
        } else if self.summary.errors > 0 {
            ExitStatus::Failure
        } else {
            ExitStatus::Success
        }
    }
}
