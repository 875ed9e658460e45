//! A wall around a record: a mistake of ours ends its check, and not the run.

use std::{
    any::Any,
    panic::{AssertUnwindSafe, catch_unwind},
};

use tablature_schema::json::Origin;

use crate::{context::Subject, finding::Finding};

/// Does some work about one record; returns what a panic said instead, if there was one. What the work changes must be of
/// no account after it.
pub(crate) fn guard<T>(work: impl FnOnce() -> T) -> Result<T, Box<dyn Any + Send>> {
    catch_unwind(AssertUnwindSafe(work))
}

/// Returns the finding about a record whose check ended with a panic.
pub(crate) fn finding(
    subject: &Subject,
    origin: Origin,
    length: usize,
    panic: &dyn Any,
) -> Finding {
    let said = panic.downcast_ref::<String>().map(String::as_str);
    let said = said.or(panic.downcast_ref::<&str>().copied()).filter(|_| !subject.is_masked);
    let message = match said {
        Some(said) => format!("the record was not checked: Tablature failed ({said})"),
        None => "the record was not checked: Tablature failed".to_owned(),
    };
    Finding {
        help: Some("report this as a bug of Tablature, with the schema and the record".to_owned()),
        schema: subject.name.clone(),
        ..Finding::between_records("internal-error", message, origin, length as u64)
    }
}

/// A mistake for tests.
#[cfg(test)]
pub(crate) mod mistake {
    use std::cell::Cell;

    thread_local! {
        static IN: Cell<Option<&'static str>> = const { Cell::new(None) };
    }

    /// Lets records that contain a text end their check with a panic, from now on in this thread.
    pub(crate) fn make(text: &'static str) {
        IN.set(Some(text));
    }

    /// Panics if the record is such a one.
    pub(crate) fn come(record: &[u8]) {
        let is_in = |text: &str| record.windows(text.len()).any(|own| own == text.as_bytes());
        assert!(!IN.get().is_some_and(is_in), "a mistake");
    }
}
