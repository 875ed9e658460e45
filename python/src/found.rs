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

/// The page for browsers, which keeps some findings of each kind.
pub(crate) type Page = Box<dyn Render + Send + Sync>;

/// What is kept of a run.
pub(crate) struct Kept {
    pub(crate) findings: Vec<Found>,
    pub(crate) page: Page,
    /// Is `true` if nobody will want the page.
    is_lean: bool,
}

impl Kept {
    /// Keeps nothing yet, of a run at this time.
    pub(crate) fn new(now: Option<validator::Timestamp>) -> Self {
        Self { findings: Vec::new(), page: tablature_report::page(now), is_lean: false }
    }

    /// Keeps nothing yet, and will keep findings only.
    pub(crate) fn lean() -> Self {
        Self { is_lean: true, ..Self::new(None) }
    }

    /// Begins an input, which the page names.
    pub(crate) fn input(&mut self, subject: &Subject) -> io::Result<()> {
        self.page.input(&mut io::sink(), subject)
    }

    /// Keeps a finding.
    pub(crate) fn push(&mut self, shown: &Shown<'_>) -> io::Result<()> {
        if !self.is_lean {
            self.page.finding(&mut io::sink(), shown)?;
        }
        let path = match self.findings.last() {
            Some(last) if *last.path == *shown.path => Arc::clone(&last.path),
            _ => shown.path.into(),
        };
        let (finding, fingerprint) = (shown.finding.clone(), shown.fingerprint.to_owned());
        let place = field_of(&finding, "");
        self.findings.push(Found { path, finding, fingerprint, place });
        Ok(())
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
            Some(kept) => kept.push(shown),
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
