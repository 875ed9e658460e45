//! The command itself.

use std::ffi::OsString;

use pyo3::prelude::*;
use tablature_cli::{Streams, run, run_with};

use crate::supervise::supervise;

/// Runs the command line on the streams of the process, the program's name first; returns the exit code.
#[pyfunction]
pub(crate) fn main(py: Python<'_>, args: Vec<OsString>) -> u8 {
    py.detach(|| run(args).code())
}

/// Runs the command line; returns the exit code, what it printed, and what it said on standard error.
#[pyfunction]
pub(crate) fn command(py: Python<'_>, args: Vec<OsString>) -> PyResult<(u8, Vec<u8>, String)> {
    supervise(py, |_| {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let status = run_with(args, &mut Streams::plain(&mut out, &mut err));
        (status.code(), out, String::from_utf8_lossy(&err).into_owned())
    })
}
