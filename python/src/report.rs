//! A run that ended.

use std::sync::{Mutex, OnceLock, PoisonError};

use pyo3::{exceptions::PyRuntimeError, prelude::*, sync::PyOnceLock, types::PyTuple};
use tablature_report::{
    Format, Look,
    run::{Conclusion, Tally, of_code},
};
use tablature_validator::codes::CodeIndex;

use crate::{
    found::{Finding, Findings, Found, Kept, Page},
    frame::Frame,
};

/// What was found.
#[pyclass(frozen, module = "tablature")]
pub(crate) struct Report {
    tally: Tally,
    found: Vec<Found>,
    page: Mutex<Page>,
    html: OnceLock<String>,
    notes: Vec<String>,
    findings: PyOnceLock<Py<PyTuple>>,
}

impl Report {
    pub(crate) fn new(tally: Tally, kept: Kept, notes: Vec<String>) -> Self {
        let Kept { findings: Findings(found), page } = kept;
        let (html, findings) = (OnceLock::new(), PyOnceLock::new());
        Self { tally, found, page: Mutex::new(page), html, notes, findings }
    }
}

#[pymethods]
impl Report {
    /// The findings, in the order of the input.
    #[getter]
    fn findings(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        let made = self.findings.get_or_try_init(py, || {
            let findings: Vec<Py<Finding>> = self
                .found
                .iter()
                .map(|found| Py::new(py, Finding::from(found)))
                .collect::<PyResult<_>>()?;
            Ok::<_, PyErr>(PyTuple::new(py, findings)?.unbind())
        })?;
        Ok(made.clone_ref(py))
    }

    /// The counts of the run and the kinds of findings, as the last line of `tablature check --format json`.
    #[getter]
    fn summary<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let text = py.detach(|| self.summary_text())?;
        py.import("json")?.call_method1("loads", (text,))
    }

    /// Is true if there is no error and everything could be checked.
    #[getter]
    fn is_valid(&self) -> bool {
        self.tally.conclusion() == Conclusion::Clean
    }

    /// What the command's exit code would be: 0, 1 or 2.
    #[getter]
    fn exit_code(&self) -> u8 {
        match self.tally.conclusion() {
            Conclusion::Clean => 0,
            Conclusion::Errors => 1,
            Conclusion::Incomplete => 2,
        }
    }

    /// What the command says on standard error, one string for each line.
    #[getter]
    fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }

    /// Returns the findings as a table with a row for each, for everything that reads Arrow.
    fn to_arrow(&self, py: Python<'_>) -> PyResult<Frame> {
        py.detach(|| Frame::new(&self.found, |_| true))
    }

    /// Returns a page about the run, complete in one file, for browsers.
    fn to_html(&self, py: Python<'_>) -> PyResult<String> {
        py.detach(|| {
            if let Some(html) = self.html.get() {
                return Ok(html.clone());
            }
            let mut text = Vec::new();
            let mut page = self.page.lock().unwrap_or_else(PoisonError::into_inner);
            // Another thread may have made it meanwhile, and a page is made once.
            if let Some(html) = self.html.get() {
                return Ok(html.clone());
            }
            let (summary, unchecked) = (self.tally.summary(), self.tally.unchecked());
            page.page(&mut text, summary, unchecked, &self.tally.glance(0))?;
            let text = String::from_utf8(text)
                .map_err(|error| PyRuntimeError::new_err(error.to_string()))?;
            Ok(self.html.get_or_init(|| text).clone())
        })
    }

    fn __repr__(&self) -> String {
        format!("<Report {}>", self.tally.summary())
    }
}

impl Report {
    fn summary_text(&self) -> PyResult<String> {
        let docs = Box::new(|code: &str| of_code(&CodeIndex::of_validator(), code));
        let mut renderer = Format::Json.renderer(Look::default(), docs);
        let mut text = Vec::new();
        let (summary, unchecked) = (self.tally.summary(), self.tally.unchecked());
        renderer.summary(&mut text, summary, unchecked, &self.tally.glance(0))?;
        String::from_utf8(text).map_err(|error| PyRuntimeError::new_err(error.to_string()))
    }
}
