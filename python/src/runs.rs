//! Runs over files, bytes and tables, as the command reads them.

use std::{
    ffi::OsString,
    path::PathBuf,
    sync::{Arc, atomic::AtomicBool},
};

use pyo3::prelude::*;
use tablature_cli::embed::{EmbedError, Ended, Input, Options, check};
use tablature_input::{MemoryTable, Source};

use crate::{
    checker::Checker,
    errors::exception,
    found::{Collector, Kept},
    report::Report,
    supervise::supervise,
    taken,
};

/// A run that ended, and what was kept of it.
type Outcome = Result<(Ended, Kept, Vec<u8>), EmbedError>;

/// Checks a file or a directory.
#[pyfunction]
pub(crate) fn check_path(
    py: Python<'_>,
    path: PathBuf,
    schema: Option<&Checker>,
    options: Vec<OsString>,
) -> PyResult<Report> {
    let mut options = options;
    options.extend(["--".into(), path.into()]);
    run(py, input(schema), &read(options)?)
}

/// Checks the bytes of a file that is in memory.
#[pyfunction]
pub(crate) fn check_bytes(
    py: Python<'_>,
    bytes: &[u8],
    schema: Option<&Checker>,
    options: Vec<OsString>,
) -> PyResult<Report> {
    let source = Source::Bytes("<bytes>".into(), bytes.into());
    run(py, input(schema).with_source(source), &read(options)?)
}

/// Checks the rows of a table in memory.
#[pyfunction]
pub(crate) fn check_table(
    py: Python<'_>,
    table: &Bound<'_, PyAny>,
    schema: Option<&Checker>,
    options: Vec<OsString>,
) -> PyResult<Report> {
    run_table(py, table, input(schema), &read(options)?)
}

/// Checks the rows of a table in memory.
pub(crate) fn run_table(
    py: Python<'_>,
    table: &Bound<'_, PyAny>,
    input: Input,
    options: &Options,
) -> PyResult<Report> {
    let source = Source::Table("<table>".into(), MemoryTable::new(taken::batches(table)?));
    run(py, input.with_source(source), options)
}

/// Returns what is checked by a schema that is in memory, if there is one.
fn input(schema: Option<&Checker>) -> Input {
    match schema {
        Some(schema) => Input::default().with_checker(schema.checker().clone()),
        None => Input::default(),
    }
}

fn read(words: Vec<OsString>) -> PyResult<Options> {
    Options::read(words).map_err(|error| exception(&error))
}

fn run(py: Python<'_>, input: Input, options: &Options) -> PyResult<Report> {
    let outcome = supervise(py, |stop| run_until(stop, input, options))?;
    let (ended, kept, notes) = outcome.map_err(|error| exception(&error))?;
    let notes = String::from_utf8_lossy(&notes).lines().map(str::to_owned).collect();
    Ok(Report::new(ended.tally, kept, notes))
}

fn run_until(stop: Arc<AtomicBool>, input: Input, options: &Options) -> Outcome {
    let now = options.now();
    let collector = Collector::new(Kept::new(now));
    let mut notes = Vec::new();
    let ended = check(options, input, Box::new(collector.clone()), &mut notes, stop)?;
    let kept = collector.take().unwrap_or_else(|| Kept::new(now));
    Ok((ended, kept, notes))
}
