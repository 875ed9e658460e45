//! The Python package `tablature`, as far as it is in Rust. `python/tablature/__init__.py` is what people import.
//!
//! Reading order: `found` (findings and where they are kept), `report` (a run that ended), `supervise` (runs that can be
//! interrupted), `runs` (files and tables, as the command reads them), `checker` (one schema, many payloads), `column` (columns
//! of JSON texts), `taken` (Arrow from others), `frame` (findings as a table), `rows` (pages about such tables), `command` (the command itself), `errors`.
//!
//! The interpreter is released wherever payloads are checked.

mod checker;
mod column;
mod command;
mod errors;
mod found;
mod frame;
mod report;
mod rows;
mod runs;
mod supervise;
mod taken;

use pyo3::prelude::*;

#[pymodule]
mod _native {
    #[pymodule_export]
    use super::{
        checker::Checker,
        command::{command, main},
        errors::SchemaError,
        found::Finding,
        frame::Frame,
        report::Report,
        rows::page,
        runs::{check_bytes, check_path, check_table},
    };
}
