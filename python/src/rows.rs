//! A page about findings, or about numbers of findings, that an engine gave back as a table.

use std::io;

use arrow_array::{RecordBatch, cast::AsArray, types::Int64Type};
use arrow_schema::DataType;
use pyo3::{
    exceptions::{PyRuntimeError, PyValueError},
    prelude::*,
};
use tablature_report::{
    Excerpted, Render, Shown,
    notice::Subject,
    run::{Baseline, Fate, Tally, TallyOptions, TimeProperties},
};
use tablature_schema::json::{Beside, Place, Row};
use tablature_validator::{Finding, Origin, Severity, Timestamp};

use crate::{column::Texts, taken};

/// What the page calls the table.
const NAME: &str = "<findings>";

/// Columns of the table that the page needs, all of strings but the last, which only a summary has. That they are there is
/// judged in Python.
const SEVERITY: &str = "severity";
const CODE: &str = "code";
const PLACE: &str = "place";
const COUNT: &str = "count";

/// Columns that `python/tablature/_report.py` adds: what says which record a finding is about, and when it was.
const KEYS: &str = "keys";
const TIME: &str = "time";

/// Returns the page about a table of findings, or of a summary of them. `records` is how many records were checked.
#[pyfunction]
pub(crate) fn page(
    py: Python<'_>,
    table: &Bound<'_, PyAny>,
    records: Option<u64>,
    now: Option<String>,
) -> PyResult<String> {
    let batches = taken::batches(table)?;
    let now = now.map(|now| now.parse::<Timestamp>()).transpose();
    let now = now.map_err(|error| PyValueError::new_err(format!("`now`: {error}")))?;
    py.detach(|| {
        let mut page = Page::new(now)?;
        for batch in batches {
            let batch = batch.map_err(|error| PyValueError::new_err(error.to_string()))?;
            page.batch(&batch)?;
        }
        page.finish(records)
    })
}

/// A page that is being made.
struct Page {
    tally: Tally,
    renderer: Box<dyn Render + Send + Sync>,
    /// Number of the row, from 1.
    row: u64,
    /// Number of the record, and its keys.
    record: (u64, Option<Vec<u8>>),
}

impl Page {
    fn new(now: Option<Timestamp>) -> PyResult<Self> {
        let mut options = TallyOptions::default();
        options.timeline = true;
        let mut tally = Tally::new(options, Baseline::default());
        tally.input(NAME.to_owned(), Subject::named(NAME));
        tally.set_times(TimeProperties::new(|_| vec![TIME.to_owned()]));
        tally.count_file();
        let mut renderer = tablature_report::page(now);
        renderer.input(&mut io::sink(), tally.subject())?;
        Ok(Self { tally, renderer, row: 0, record: (0, None) })
    }

    fn batch(&mut self, batch: &RecordBatch) -> PyResult<()> {
        let rows = Rows::of(batch)?;
        for row in 0..batch.num_rows() {
            self.row += 1;
            match &rows.counts {
                Some(counts) => {
                    let finding = self.finding(&rows, row)?;
                    self.tally.counted(&finding, counts[row]);
                }
                None => self.one(&rows, row)?,
            }
        }
        Ok(())
    }

    /// Counts and shows a finding.
    fn one(&mut self, rows: &Rows, row: usize) -> PyResult<()> {
        let finding = self.finding(rows, row)?;
        let time = rows.get(TIME, row).map(|time| {
            format!("{{{}: {}}}", json_string(TIME), json_string(&String::from_utf8_lossy(time)))
        });
        let record = time.as_ref().map(|text| Excerpted {
            bytes: text.as_bytes(),
            origin: Origin::FILE,
            beside: Beside::default(),
        });
        if let Fate::Printed { finding, kind, fingerprint, .. } =
            self.tally.finding(finding, record)
        {
            let shown = Shown {
                path: NAME,
                subject: self.tally.subject(),
                finding: &finding,
                kind,
                fingerprint: &fingerprint,
                record: None,
            };
            self.renderer.finding(&mut io::sink(), &shown)?;
        }
        Ok(())
    }

    /// Returns the finding of a row.
    fn finding(&mut self, rows: &Rows, row: usize) -> PyResult<Finding> {
        let text = |name: &str| rows.text(name, row);
        let keys = rows.get(KEYS, row).filter(|keys| !keys.is_empty()).map(<[u8]>::to_vec);
        // Findings about one record follow each other.
        if keys.is_none() || keys != self.record.1 {
            self.record = (self.record.0 + 1, keys);
        }
        let mut message = text("message").unwrap_or_default();
        if let Some(keys) = self.record.1.as_deref() {
            message = format!("{message} ({})", String::from_utf8_lossy(keys));
        }
        let code = text(CODE).ok_or_else(|| self.lacks(CODE))?;
        let severity = text(SEVERITY).ok_or_else(|| self.lacks(SEVERITY))?;
        let mut finding = Finding::between_records(&code, message, Origin::FILE, 0);
        finding.severity = severity
            .parse::<Severity>()
            .map_err(|error| PyValueError::new_err(format!("row {}: {error}", self.row)))?;
        finding.pointer = text("pointer").or_else(|| text(PLACE)).unwrap_or_default();
        finding.field = text("field");
        finding.help = text("help");
        finding.value = text("value");
        finding.schema = text("schema").unwrap_or_default();
        finding.keyword = text("keyword").unwrap_or_default();
        finding.schema_pointer = text("schema_pointer").unwrap_or_default();
        finding.source = text("source");
        finding.record = Some(self.record.0);
        let row = Row { number: self.row, group: None, line: None };
        finding.place = Place::Table { row, column: None, span: 0..0 };
        Ok(finding)
    }

    fn lacks(&self, name: &str) -> PyErr {
        PyValueError::new_err(format!("row {} has no `{name}`", self.row))
    }

    fn finish(mut self, records: Option<u64>) -> PyResult<String> {
        self.tally.count_records(records.unwrap_or(0));
        let (summary, mut html) = (*self.tally.summary(), Vec::new());
        let glance = self.tally.glance(0);
        self.renderer.page(&mut html, &summary, &[], &glance)?;
        String::from_utf8(html).map_err(|error| PyRuntimeError::new_err(error.to_string()))
    }
}

/// Returns a text as a string of JSON.
fn json_string(text: &str) -> String {
    tablature_schema::json::Value::String(text.into()).to_string()
}

/// The rows of a batch.
struct Rows {
    columns: Vec<(String, Texts)>,
    counts: Option<Vec<u64>>,
}

impl Rows {
    fn of(batch: &RecordBatch) -> PyResult<Self> {
        let schema = batch.schema();
        let mut rows = Self { columns: Vec::new(), counts: None };
        for (field, column) in schema.fields().iter().zip(batch.columns()) {
            if field.name() == COUNT {
                if *field.data_type() != DataType::Int64 {
                    return Err(PyValueError::new_err(format!(
                        "`{COUNT}` is not of integers of 64 bits"
                    )));
                }
                let counts = column.as_primitive::<Int64Type>().iter();
                let counts = counts.map(|count| u64::try_from(count.unwrap_or(0)).unwrap_or(0));
                rows.counts = Some(counts.collect());
            } else {
                rows.columns.push((field.name().clone(), Texts::of(column)?));
            }
        }
        Ok(rows)
    }

    fn get(&self, name: &str, row: usize) -> Option<&[u8]> {
        self.columns.iter().find(|(own, _)| own == name)?.1.get(row)
    }

    fn text(&self, name: &str, row: usize) -> Option<String> {
        let text = self.get(name, row)?;
        Some(String::from_utf8_lossy(text).into_owned())
    }
}
