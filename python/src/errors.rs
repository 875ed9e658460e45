//! Errors of Tablature as exceptions of Python, with the same messages.

use std::io;

use pyo3::{
    create_exception,
    exceptions::{PyFileNotFoundError, PyOSError, PyPermissionError, PyValueError},
    prelude::*,
};
use tablature_cli::embed::EmbedError;
use tablature_report::Reason;

create_exception!(
    tablature,
    SchemaError,
    PyValueError,
    "A schema that cannot be used. The message lists every reason, each with its place."
);

/// Returns the exception for an error: one of the system is an `OSError`.
pub(crate) fn exception(error: &EmbedError) -> PyErr {
    let message = error.to_string();
    match (error.io().map(io::Error::kind), error.reason) {
        (Some(io::ErrorKind::NotFound), _) => PyFileNotFoundError::new_err(message),
        (Some(io::ErrorKind::PermissionDenied), _) => PyPermissionError::new_err(message),
        (Some(_), _) | (None, Reason::Output) => PyOSError::new_err(message),
        (None, Reason::Schema) => SchemaError::new_err(message),
        (None, _) => PyValueError::new_err(message),
    }
}
