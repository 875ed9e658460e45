//! What a run says: findings to standard output, talk to standard error, and the count of it all.

use std::{io, path::Path};

use tablature_input::Source;
use tablature_report::{
    Excerpted, Render, Shown, Summary,
    notice::Subject,
    run::{Baseline, Identities, SeverityOverrides},
};
use tablature_validator::{Finding, Severity};

use super::progress::Progress;
use crate::{ExitStatus, Streams};

/// What the user wants to read.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is wanted or not, whatever the others are")]
pub(crate) struct Wanted {
    /// How bad each code is.
    pub(crate) severities: SeverityOverrides,
    /// How many findings are printed.
    pub(crate) max_findings: Option<u64>,
    /// Whether payloads are kept out of the output.
    pub(crate) mask: bool,
    /// Whether only errors are printed.
    pub(crate) quiet: bool,
    /// Whether findings that the baseline knows are named.
    pub(crate) verbose: bool,
    /// Whether findings need fingerprints in the output. A baseline needs them too.
    pub(crate) fingerprints: bool,
}

/// The input that findings are about.
struct Current {
    name: String,
    subject: Subject,
    identities: Identities,
}

impl Current {
    fn new(name: String, subject: Subject) -> Self {
        Self { name, subject, identities: Identities::default() }
    }
}

/// Prints and counts.
pub(crate) struct Reporter<'s, 'a> {
    wanted: Wanted,
    renderer: Box<dyn Render>,
    baseline: Baseline,
    current: Current,
    streams: &'s mut Streams<'a>,
    /// How far the run is.
    pub(super) progress: Progress,
    /// What the run has come to.
    pub(crate) summary: Summary,
    printed: u64,
    left_out: u64,
}

impl<'s, 'a> Reporter<'s, 'a> {
    /// Nothing is said yet.
    pub(crate) fn new(
        wanted: Wanted,
        renderer: Box<dyn Render>,
        baseline: Baseline,
        streams: &'s mut Streams<'a>,
    ) -> Self {
        let progress = Progress::new(streams.err_is_terminal && !wanted.quiet);
        let mut summary = Summary::default();
        summary.known = baseline.is_there().then_some(0);
        Self {
            wanted,
            renderer,
            current: Current::new(String::new(), Subject::named("")),
            summary,
            baseline,
            streams,
            progress,
            printed: 0,
            left_out: 0,
        }
    }

    /// Prints what stands ahead of everything.
    ///
    /// # Errors
    ///
    /// The output cannot be written.
    pub(crate) fn begin(&mut self) -> io::Result<()> {
        self.renderer.begin(self.streams.out)
    }

    /// What comes is about this input.
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
        self.baseline.see(&subject);
        self.current = Current::new(name, subject);
        self.renderer.input(self.streams.out, &self.current.subject)
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
        let Some(finding) = self.wanted.severities.apply(finding) else {
            return Ok(());
        };
        let record = record.filter(|_| !self.wanted.mask);
        let Current { name, subject, identities } = &mut self.current;
        // To number equal findings takes memory, up to a limit.
        let fingerprint = if self.wanted.fingerprints || self.baseline.is_there() {
            identities.next(subject, &finding, record)
        } else {
            String::new()
        };
        // What could not be read is only known where its text is.
        let is_certain = record.is_some() || !finding.keyword.is_empty();
        if is_certain && self.baseline.knows(&fingerprint, subject, &finding) {
            self.known(&finding);
            return Ok(());
        }
        self.summary.count(finding.severity);
        if self.wanted.quiet && finding.severity != Severity::Error {
            return Ok(());
        }
        if self.wanted.max_findings.is_some_and(|max| self.printed >= max) {
            self.left_out += 1;
            return Ok(());
        }
        self.printed += 1;
        let shown =
            Shown { path: name, subject, finding: &finding, fingerprint: &fingerprint, record };
        let (renderer, streams) = (&mut self.renderer, &mut *self.streams);
        self.progress.aside(|has_bar| {
            renderer.finding(streams.out, &shown)?;
            if has_bar || streams.out_is_terminal {
                streams.out.flush()?;
            }
            Ok(())
        })
    }

    /// Counts a finding that the baseline knows.
    fn known(&mut self, finding: &Finding) {
        *self.summary.known.get_or_insert(0) += 1;
        if self.wanted.verbose {
            let name = &self.current.name;
            let Finding { place, severity, code, message, .. } = finding;
            let note = format!("known: {name}:{place}: {severity}[{code}]: {message}");
            self.note(&note);
        }
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

    /// Says what is wrong with the input, and remembers it for the exit status.
    ///
    /// # Errors
    ///
    /// The output cannot be written.
    pub(super) fn failure(&mut self, message: &str) -> io::Result<()> {
        let whole = format!("{}: {message}", self.current.name);
        self.unreadable(message, &whole)
    }

    /// Reports that the input cannot be read, and remembers it for the exit status. `whole` is for standard error,
    /// where nothing else names the input.
    ///
    /// # Errors
    ///
    /// The output cannot be written.
    pub(crate) fn unreadable(&mut self, message: &str, whole: &str) -> io::Result<()> {
        self.summary.unchecked += 1;
        let streams = &mut *self.streams;
        self.progress.aside(|_| streams.error(whole));
        self.renderer.failure(self.streams.out, &self.current.subject, message)
    }

    /// The same of a path that led to no input.
    ///
    /// # Errors
    ///
    /// The output cannot be written.
    pub(super) fn no_input(&mut self, path: &str, message: &str) -> io::Result<()> {
        self.current = Current::new(path.to_owned(), Subject::file(Path::new(path)));
        self.failure(message)
    }

    /// Prints what comes after the last finding, and writes the baseline that was asked for.
    ///
    /// # Errors
    ///
    /// The output or the baseline cannot be written.
    pub(crate) fn end(&mut self) -> anyhow::Result<()> {
        self.progress.finish();
        if self.left_out > 0 {
            self.renderer.left_out(self.streams.out, self.left_out)?;
        }
        let summary = (!self.wanted.quiet).then_some(&self.summary);
        if let Some(summary) = summary {
            self.renderer.summary(self.streams.out, summary)?;
        }
        self.renderer.end(self.streams.out, summary)?;
        self.streams.out.flush()?;
        if let Some(note) = self.baseline.gone() {
            self.note(&note);
        }
        if let Some(note) = self.baseline.write(self.summary.unchecked)? {
            self.note(&note);
        }
        Ok(())
    }

    /// Closes a document that a run breaks off in, so that programs can read it as far as it is.
    ///
    /// # Errors
    ///
    /// The output cannot be written.
    pub(super) fn break_off(&mut self, why: &str) -> io::Result<()> {
        self.renderer.failure(self.streams.out, &self.current.subject, why)?;
        self.renderer.end(self.streams.out, None)?;
        self.streams.out.flush()
    }

    /// How the run ended, as far as it came.
    pub(crate) fn status(&self) -> ExitStatus {
        if self.summary.unchecked > 0 {
            ExitStatus::Error
        } else if self.summary.errors > 0 {
            ExitStatus::Failure
        } else {
            ExitStatus::Success
        }
    }
}
