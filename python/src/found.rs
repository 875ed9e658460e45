//! Findings, and where those of a run are kept.

use std::{
    io::{self, Write},
    sync::{Arc, Mutex, PoisonError},
};

use pyo3::prelude::*;
use tablature_report::{
    LeftOut, Render, Shown, Summary, Unchecked,
    json::FindingLine,
    notice::Subject,
    run::{Glance, field_of},
};
use tablature_validator as validator;

/// A finding of a run.
#[derive(Debug)]
pub(crate) struct Found {
    /// Name of the input.
    path: Arc<str>,
    pub(crate) finding: validator::Finding,
    fingerprint: String,
    /// The field, with `*` for indexes of arrays.
    pub(crate) place: String,
}

impl Found {
    /// Returns the finding as `tablature check --format json` prints it.
    pub(crate) fn line(&self) -> FindingLine<'_> {
        FindingLine::new(&self.path, &self.finding, &self.fingerprint)
    }
}

/// Keeps what is found in an input.
pub(crate) trait Keep {
    /// Is `true` if it needs what takes time: fingerprints, and the times of records.
    const IS_FULL: bool;

    /// Begins an input.
    fn input(&mut self, subject: &Subject) -> io::Result<()>;

    /// Looks at a finding in its record, before it is kept.
    fn show(&mut self, shown: &Shown<'_>) -> io::Result<()>;

    /// Keeps a finding.
    fn keep(&mut self, path: &str, finding: validator::Finding, fingerprint: String);
}

/// The findings alone, as engines take them.
#[derive(Default)]
pub(crate) struct Findings(pub(crate) Vec<Found>);

impl Keep for Findings {
    const IS_FULL: bool = false;

    fn input(&mut self, _subject: &Subject) -> io::Result<()> {
        Ok(())
    }

    fn show(&mut self, _shown: &Shown<'_>) -> io::Result<()> {
        Ok(())
    }

    fn keep(&mut self, path: &str, finding: validator::Finding, fingerprint: String) {
        let path = match self.0.last() {
            Some(last) if *last.path == *path => Arc::clone(&last.path),
            _ => path.into(),
        };
        let place = field_of(&finding, "");
        self.0.push(Found { path, finding, fingerprint, place });
    }
}

/// The page for browsers, which keeps some findings of each kind.
pub(crate) type Page = Box<dyn Render + Send + Sync>;

/// The findings, and a page with examples and times.
pub(crate) struct Kept {
    pub(crate) findings: Findings,
    pub(crate) page: Page,
}

impl Kept {
    /// Keeps nothing yet, of a run at this time.
    pub(crate) fn new(now: Option<validator::Timestamp>) -> Self {
        Self { findings: Findings::default(), page: tablature_report::page(now) }
    }
}

impl Keep for Kept {
    const IS_FULL: bool = true;

    fn input(&mut self, subject: &Subject) -> io::Result<()> {
        self.page.input(&mut io::sink(), subject)
    }

    fn show(&mut self, shown: &Shown<'_>) -> io::Result<()> {
        self.page.finding(&mut io::sink(), shown)
    }

    fn keep(&mut self, path: &str, finding: validator::Finding, fingerprint: String) {
        self.findings.keep(path, finding, fingerprint);
    }
}

/// Takes the findings of a run of the command.
#[derive(Clone)]
pub(crate) struct Collector(Arc<Mutex<Option<Kept>>>);

impl Collector {
    pub(crate) fn new(kept: Kept) -> Self {
        Self(Arc::new(Mutex::new(Some(kept))))
    }

    /// Returns what was kept, once.
    pub(crate) fn take(&self) -> Option<Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl Render for Collector {
    fn input(&mut self, _out: &mut dyn Write, subject: &Subject) -> io::Result<()> {
        match &mut *self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            Some(kept) => kept.input(subject),
            None => Ok(()),
        }
    }

    fn finding(&mut self, _out: &mut dyn Write, shown: &Shown<'_>) -> io::Result<()> {
        match &mut *self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            Some(kept) => {
                kept.show(shown)?;
                kept.keep(shown.path, shown.finding.clone(), shown.fingerprint.to_owned());
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn left_out(&mut self, _out: &mut dyn Write, _left_out: LeftOut) -> io::Result<()> {
        Ok(())
    }

    /// Does nothing: a report has the count of the run.
    fn summary(
        &mut self,
        _out: &mut dyn Write,
        _summary: &Summary,
        _unchecked: &[Unchecked],
        _glance: &Glance<'_>,
    ) -> io::Result<()> {
        Ok(())
    }
}

/// Something that is invalid, doubtful or unusual in a payload.
#[pyclass(frozen, get_all, module = "tablature")]
pub(crate) struct Finding {
    code: String,
    severity: &'static str,
    message: String,
    help: Option<String>,
    pointer: String,
    field: Option<String>,
    path: String,
    record: Option<u64>,
    line: Option<u64>,
    column: Option<u64>,
    start: Option<u64>,
    end: Option<u64>,
    schema: Option<String>,
    keyword: Option<String>,
    schema_pointer: Option<String>,
    source: Option<String>,
    value: Option<String>,
    fingerprint: String,
    row_group: Option<u64>,
    row: Option<u64>,
    column_name: Option<String>,
    place: String,
}

#[pymethods]
impl Finding {
    fn __repr__(&self) -> String {
        let Self { severity, code, pointer, message, .. } = self;
        let record = self.record.map(|record| format!("record {record}, ")).unwrap_or_default();
        format!("<Finding {severity}[{code}] at {record}{pointer:?}: {message}>")
    }
}

impl From<&Found> for Finding {
    fn from(found: &Found) -> Self {
        let line = found.line();
        let owned = |text: Option<&str>| text.map(str::to_owned);
        Self {
            code: line.code.to_owned(),
            severity: found.finding.severity.as_str(),
            message: line.message.to_owned(),
            help: owned(line.help),
            pointer: line.pointer.to_owned(),
            field: owned(line.field),
            path: line.path.to_owned(),
            record: line.record,
            line: line.line,
            column: line.column,
            start: line.start,
            end: line.end,
            schema: owned(line.schema),
            keyword: owned(line.keyword),
            schema_pointer: owned(line.schema_pointer),
            source: owned(line.source),
            value: found.finding.value.clone(),
            fingerprint: line.fingerprint.to_owned(),
            row_group: line.row_group,
            row: line.row,
            column_name: owned(line.column_name),
            place: found.place.clone(),
        }
    }
}
