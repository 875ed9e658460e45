//! A wall around libraries for formats: a mistake of theirs ends a table, and not the run.

use std::{
    fmt::Display,
    panic::{AssertUnwindSafe, catch_unwind},
};

use crate::{InputError, TableFormat};

/// Does some work of a library; what it changes must be of no account after an error.
pub(super) fn guard<T, E: Display>(
    format: TableFormat,
    work: impl FnOnce() -> Result<T, E>,
) -> Result<T, InputError> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(InputError::Table(format, error.to_string())),
        Err(_) => Err(InputError::Table(format, "its library failed on it".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error_about_the_file() {
        let work = || -> Result<(), String> { panic!("a mistake") };
        let error = guard(TableFormat::Parquet, work).unwrap_err();
        assert_eq!(error.to_string(), "the Parquet file cannot be read: its library failed on it");
    }
}
