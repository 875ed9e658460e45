//! Prints findings to standard output and messages to standard error; a [`Tally`] counts them.

use std::{io, path::Path};

use tablature_input::Source;
use tablature_report::{
    Excerpted, Reason, Shown,
    notice::Subject,
    run::{Conclusion, Fate, Tally},
};
use tablature_validator::Finding;

use super::{progress::Progress, sinks::Sinks};
use crate::{ExitStatus, Streams};

/// Prints findings as they are counted.
pub(crate) struct Reporter<'s, 'a> {
    sinks: Sinks,
    streams: &'s mut Streams<'a>,
    /// Is `true` if findings that the baseline knows are named.
    is_verbose: bool,
    /// How far the run is.
    pub(super) progress: Progress,
    /// Counts of the run.
    pub(crate) tally: Tally,
    /// Whether the end was printed.
    is_ended: bool,
}

impl<'s, 'a> Reporter<'s, 'a> {
    /// Nothing is said yet.
    pub(crate) fn new(
        tally: Tally,
        is_verbose: bool,
        sinks: Sinks,
        streams: &'s mut Streams<'a>,
    ) -> Self {
        let progress = Progress::new(streams.err_is_terminal && !tally.prints_errors_only());
        Self { sinks, streams, is_verbose, progress, tally, is_ended: false }
    }

    /// Prints what stands ahead of everything.
    ///
    /// # Errors
    ///
    /// The output cannot be written.
    pub(crate) fn begin(&mut self) -> io::Result<()> {
        self.sinks.each(self.streams.out, |_, renderer, out| renderer.begin(out))
    }

    /// Begins an input: everything that follows is about it.
    ///
    /// # Errors
    ///
    /// The output cannot be written.
    pub(crate) fn input(&mut self, source: &Source) -> io::Result<()> {
        let name = source.name();
        let subject = match source.path() {
            Some(path) => Subject::file(path),
            None => Subject::named(&name),
        };
        self.tally.input(name, subject);
        let subject = self.tally.subject();
        self.sinks.each(self.streams.out, |_, renderer, out| renderer.input(out, subject))
    }

    /// Counts a finding about the input, and prints it if it is to be printed.
    ///
    /// # Errors
    ///
    /// The output cannot be written.
    pub(crate) fn finding(
        &mut self,
        finding: Finding,
        record: Option<Excerpted<'_>>,
    ) -> io::Result<()> {
        let (finding, kind, fingerprint, outputs) = match self.tally.finding(finding, record) {
            Fate::Printed { finding, kind, fingerprint, outputs } => {
                (finding, kind, fingerprint, outputs)
            }
            Fate::Known(finding) => {
                self.known(&finding);
                return Ok(());
            }
            _ => return Ok(()),
        };
        let shown = Shown {
            path: self.tally.name(),
            subject: self.tally.subject(),
            finding: &finding,
            kind,
            fingerprint: &fingerprint,
            record: self.tally.shown(record),
        };
        let (sinks, streams) = (&mut self.sinks, &mut *self.streams);
        self.progress.aside(|has_bar| {
            sinks.each(streams.out, |place, renderer, out| {
                if outputs.contains(place) { renderer.finding(out, &shown) } else { Ok(()) }
            })?;
            if has_bar || streams.out_is_terminal {
                streams.out.flush()?;
            }
            Ok(())
        })
    }

    /// Passes records on to standard output, where nothing else is printed then, and empties them.
    ///
    /// # Errors
    ///
    /// The output cannot be written.
    pub(super) fn pass(&mut self, records: &mut Vec<u8>) -> io::Result<()> {
        if !records.is_empty() {
            self.progress.aside(|_| self.streams.out.write_all(records))?;
            records.clear();
        }
        Ok(())
    }

    /// Returns whether the process ends with the run.
    pub(super) fn ends_process(&self) -> bool {
        self.streams.ends_process
    }

    /// Names a finding that the baseline knows.
    fn known(&mut self, finding: &Finding) {
        if self.is_verbose {
            let name = self.tally.name();
            let Finding { place, severity, code, message, .. } = finding;
            let note = format!("known: {name}:{place}: {severity}[{code}]: {message}");
            self.note(&note);
        }
    }

    /// Says something worth knowing.
    pub(super) fn note(&mut self, message: &str) {
        if !self.tally.prints_errors_only() {
            let streams = &mut *self.streams;
            self.progress.aside(|_| streams.note(message));
        }
    }

    /// Says that something will not do what its author thinks.
    pub(super) fn warning(&mut self, message: &str) {
        if !self.tally.prints_errors_only() {
            let streams = &mut *self.streams;
            self.progress.aside(|_| streams.warning(message));
        }
    }

    /// Says what is wrong with the input, and remembers it for the exit status.
    ///
    /// # Errors
    ///
    /// The output cannot be written.
    pub(super) fn failure(&mut self, reason: Reason, message: &str) -> io::Result<()> {
        let whole = format!("{}: {message}", self.tally.name());
        self.unreadable(reason, message, &whole)
    }

    /// Reports that the input cannot be read, and remembers it for the exit status. `whole` is for standard error,
    /// where nothing else names the input.
    ///
    /// # Errors
    ///
    /// The output cannot be written.
    pub(crate) fn unreadable(
        &mut self,
        reason: Reason,
        message: &str,
        whole: &str,
    ) -> io::Result<()> {
        self.tally.count_unchecked(reason, message);
        let streams = &mut *self.streams;
        self.progress.aside(|_| streams.error(whole));
        let subject = self.tally.subject();
        self.sinks
            .each(self.streams.out, |_, renderer, out| renderer.failure(out, subject, message))
    }

    /// Reports a path that could not be read as an input.
    ///
    /// # Errors
    ///
    /// The output cannot be written.
    pub(super) fn no_input(&mut self, path: &str, message: &str) -> io::Result<()> {
        self.tally.turn_to(path.to_owned(), Subject::file(Path::new(path)));
        self.failure(Reason::Input, message)
    }

    /// Prints what comes after the last finding, and writes the baseline that was asked for.
    ///
    /// # Errors
    ///
    /// The output or the baseline cannot be written.
    pub(crate) fn end(&mut self) -> anyhow::Result<()> {
        self.progress.finish();
        // Before the summary, which says what could not be done.
        let written = self.tally.write_baseline();
        if let Err(error) = &written {
            self.tally.count_unchecked(Reason::Output, &format!("{error:#}"));
        }
        let tally = &self.tally;
        let summary = (!tally.prints_errors_only()).then(|| tally.summary());
        self.sinks.each(self.streams.out, |place, renderer, out| {
            for left_out in tally.left_out(place) {
                renderer.left_out(out, left_out)?;
            }
            let glance = tally.glance(place);
            if let Some(summary) = summary {
                renderer.summary(out, summary, tally.unchecked(), &glance)?;
            }
            renderer.page(out, tally.summary(), tally.unchecked(), &glance)?;
            renderer.end(out, summary)
        })?;
        self.streams.out.flush()?;
        self.sinks.finish()?;
        self.is_ended = true;
        // A run that stopped has not looked for all of them.
        let stale = self.tally.stale_entries().filter(|_| !self.tally.summary().is_stopped);
        for note in stale.into_iter().chain(written?) {
            self.note(&note);
        }
        Ok(())
    }

    /// Closes a document that a run breaks off in, so that programs can read it as far as it is. `reason` is why not all
    /// could be checked, if it was not for the user to say.
    ///
    /// # Errors
    ///
    /// The output cannot be written.
    pub(super) fn break_off(&mut self, reason: Option<Reason>, why: &str) -> io::Result<()> {
        if self.is_ended {
            return Ok(());
        }
        if let Some(reason) = reason {
            self.tally.count_unchecked(reason, why);
        }
        self.progress.finish();
        self.tally.summary_mut().is_stopped = true;
        let tally = &self.tally;
        self.sinks.each(self.streams.out, |place, renderer, out| {
            renderer.failure(out, tally.subject(), why)?;
            let (summary, unchecked) = (tally.summary(), tally.unchecked());
            let glance = tally.glance(place);
            if !tally.prints_errors_only() {
                renderer.abort(out, summary, unchecked, &glance)?;
            }
            renderer.page(out, summary, unchecked, &glance)?;
            renderer.end(out, None)
        })?;
        self.streams.out.flush()?;
        self.sinks.finish().map_err(io::Error::other)
    }

    /// How the run ended, as far as it came.
    pub(crate) fn status(&self) -> ExitStatus {
        match self.tally.conclusion() {
            Conclusion::Clean => ExitStatus::Success,
            Conclusion::Errors => ExitStatus::Failure,
            Conclusion::Incomplete => ExitStatus::Error,
        }
    }
}
