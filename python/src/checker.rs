//! One schema, and any number of payloads.

use std::ffi::OsString;

use pyo3::prelude::*;
use tablature_cli::embed::{Input, Options, Packed, Prepared, SchemaFrom, prepare, warnings};
use tablature_report::{
    Excerpted, Shown,
    notice::Subject,
    run::{Baseline, Fate, Tally, TallyOptions, TimeProperties},
};
use tablature_schema::json::Beside;
use tablature_validator::{self as validator, Origin, Unreported};

use crate::{
    column,
    errors::exception,
    found::{Findings, Keep, Kept},
    frame::Frame,
    report::Report,
    runs::run_table,
};

/// A schema, compiled once. The package wraps it in a class of its own.
#[pyclass(frozen, module = "tablature._native")]
pub(crate) struct Checker {
    prepared: Prepared,
    options: Options,
}

/// What a schema is made of elsewhere: name, part, documents.
type Parts = (String, String, Vec<[String; 3]>);

#[pymethods]
impl Checker {
    /// Reads the schema that the options name, or this text.
    #[new]
    #[pyo3(signature = (options, text = None))]
    fn new(py: Python<'_>, options: Vec<OsString>, text: Option<&[u8]>) -> PyResult<Self> {
        Self::prepare(py, options, text.map_or(SchemaFrom::Options, SchemaFrom::Text))
    }

    /// Reads a schema that was taken apart.
    #[staticmethod]
    fn restore(py: Python<'_>, options: Vec<OsString>, parts: Parts) -> PyResult<Self> {
        let (name, part, documents) = parts;
        let packed = Packed::new(name, part, documents);
        Self::prepare(py, options, SchemaFrom::Packed(&packed))
    }

    /// Returns everything that the schema is made of, for other processes.
    fn parts(&self) -> Parts {
        let Packed { name, part, documents, .. } = Packed::of(self.checker());
        (name, part, documents)
    }

    /// The name of the schema in findings.
    #[getter]
    fn name(&self) -> &str {
        self.checker().name()
    }

    /// What is doubtful in the schema itself, one string for each.
    #[getter]
    fn schema_warnings(&self) -> Vec<String> {
        warnings(self.checker())
    }

    fn is_valid(&self, py: Python<'_>, payload: &[u8]) -> bool {
        py.detach(|| self.prepared.is_valid(payload))
    }

    fn check(&self, py: Python<'_>, payload: &[u8]) -> PyResult<Report> {
        py.detach(|| {
            let mut count = self.count("<payload>", Kept::new(None))?;
            count.tally.count_records(1);
            let report = self.prepared.check(payload, Origin::FILE);
            count.record(report.into_parts(), payload, Origin::FILE)?;
            Ok(Report::new(count.tally, count.kept, Vec::new()))
        })
    }

    fn check_json_column(&self, py: Python<'_>, column: &Bound<'_, PyAny>) -> PyResult<Report> {
        let count = column::check(py, self, column, Kept::new(None))?;
        Ok(Report::new(count.tally, count.kept, Vec::new()))
    }

    /// Returns these columns of the findings about a column, and why rows could not be checked, without what a report has
    /// besides.
    #[expect(clippy::needless_pass_by_value, reason = "Python gives values")]
    fn find_in_column(
        &self,
        py: Python<'_>,
        column: &Bound<'_, PyAny>,
        names: Vec<String>,
    ) -> PyResult<(Frame, Vec<String>)> {
        let Count { tally, kept } = column::check(py, self, column, Findings::default())?;
        let frame =
            py.detach(|| Frame::new(&kept.0, |name| names.iter().any(|own| own == name)))?;
        Ok((frame, tally.unchecked().iter().map(|one| one.message.clone()).collect()))
    }

    fn check_batch(&self, py: Python<'_>, table: &Bound<'_, PyAny>) -> PyResult<Report> {
        let input = Input::default().with_checker(self.checker().clone()).without_config();
        run_table(py, table, input, &self.options)
    }
}

impl Checker {
    fn prepare(py: Python<'_>, options: Vec<OsString>, from: SchemaFrom<'_>) -> PyResult<Self> {
        let made = py.detach(|| {
            let prepared = prepare(&Options::read(options.clone())?, from)?;
            // A schema with a name is read once.
            let is_name = options.iter().position(|option| option == "--schema");
            let mut options = options;
            if let Some(at) = is_name {
                options.drain(at..(at + 2).min(options.len()));
            }
            Ok((prepared, Options::read(options)?))
        });
        let (prepared, options) = made.map_err(|error| exception(&error))?;
        Ok(Self { prepared, options })
    }

    /// Returns what checks payloads.
    pub(crate) fn checker(&self) -> &validator::Checker {
        &self.prepared.checker
    }

    /// Returns the same with the limit on a record.
    pub(crate) fn prepared(&self) -> &Prepared {
        &self.prepared
    }

    /// Begins to count the findings of one input.
    pub(crate) fn count<K: Keep>(&self, name: &str, mut kept: K) -> PyResult<Count<K>> {
        let Prepared { checker, severities, mask, .. } = &self.prepared;
        let mut options = TallyOptions::default();
        options.severities = severities.clone();
        options.mask = *mask;
        (options.fingerprints, options.timeline) = (K::IS_FULL, K::IS_FULL);
        let mut tally = Tally::new(options, Baseline::default());
        tally.input(name.to_owned(), Subject::named(name));
        tally.set_times(TimeProperties::new({
            let checker = checker.clone();
            move |_| checker.time_properties()
        }));
        tally.count_file();
        kept.input(tally.subject())?;
        Ok(Count { tally, kept })
    }
}

/// The findings of one input, as they are counted.
pub(crate) struct Count<K> {
    pub(crate) tally: Tally,
    pub(crate) kept: K,
}

impl<K: Keep> Count<K> {
    /// Counts and keeps what was found in a record.
    pub(crate) fn record(
        &mut self,
        (findings, unreported): (Vec<validator::Finding>, Vec<Unreported>),
        bytes: &[u8],
        origin: Origin,
    ) -> PyResult<()> {
        let record = Some(Excerpted { bytes, origin, beside: Beside::default() });
        for finding in findings {
            let fate = self.tally.finding(finding, record);
            if let Fate::Printed { finding, kind, fingerprint, .. } = fate {
                let shown = Shown {
                    path: self.tally.name(),
                    subject: self.tally.subject(),
                    finding: &finding,
                    kind,
                    fingerprint: &fingerprint,
                    record: self.tally.shown(record),
                };
                self.kept.show(&shown)?;
                self.kept.keep(self.tally.name(), finding, fingerprint);
            }
        }
        self.tally.unreported(&unreported);
        Ok(())
    }
}
