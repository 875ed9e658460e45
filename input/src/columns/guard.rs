//! A wall around libraries for formats: a mistake of theirs ends a table, and not the run.

use std::{
    cell::Cell,
    fmt::Display,
    panic::{AssertUnwindSafe, catch_unwind},
};

use crate::{InputError, TableFormat};

thread_local! {
    static IS_CONTAINED: Cell<bool> = const { Cell::new(false) };
}

/// Returns whether the thread does work of a library whose panics are errors about the input, for hooks that report panics.
pub fn is_contained() -> bool {
    IS_CONTAINED.get()
}

/// Does some work of a library; what it changes must be of no account after an error.
pub(super) fn guard<T, E: Display>(
    format: TableFormat,
    work: impl FnOnce() -> Result<T, E>,
) -> Result<T, InputError> {
    let around = IS_CONTAINED.replace(true);
    let result = catch_unwind(AssertUnwindSafe(work));
    IS_CONTAINED.set(around);
    match result {
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
        let work = || -> Result<(), String> {
            assert!(is_contained());
            panic!("a mistake")
        };
        let error = guard(TableFormat::Parquet, work).unwrap_err();
        assert!(!is_contained());
        assert_eq!(error.to_string(), "the Parquet file cannot be read: its library failed on it");
    }
}
