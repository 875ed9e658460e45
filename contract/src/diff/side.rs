//! What a comparison is given.

use std::{
    collections::BTreeMap,
    fmt,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use serde_json::Value;
use tablature_validator::{Options as CheckerOptions, Timestamp};

/// One of the two schemas.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// What the schema is called in sentences: an id of the catalogue, a file name, a revision.
    pub label: String,
    /// The schema.
    pub schema: Value,
    /// Other documents that its references may lead to, by URI. Nothing else is looked up.
    pub documents: BTreeMap<String, Value>,
    /// The URI that its relative references start from, where it has no absolute `$id`.
    pub base: Option<String>,
}

impl Side {
    /// A schema that refers to no other document.
    pub fn new(label: &str, schema: Value) -> Self {
        Self { label: label.to_owned(), schema, documents: BTreeMap::new(), base: None }
    }

    pub(super) fn options(&self, now: Timestamp) -> CheckerOptions {
        let documents = self.documents.clone();
        CheckerOptions { documents, base: self.base.clone(), ..CheckerOptions::at(now) }
    }
}

/// How to compare.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// The clock that freshness is judged by.
    pub now: Timestamp,
    /// Whether `format` refuses anything. Our validator says yes.
    pub asserts_format: bool,
    /// Says when the comparison shall come to an end. Asked every few milliseconds, from the thread that
    /// waits; once it has said yes, the comparison ends within a tenth of a second.
    pub out_of_budget: &'a dyn Fn() -> bool,
}

impl<'a> Options<'a> {
    /// The defaults: formats judge, as in our validator.
    pub fn new(now: Timestamp, out_of_budget: &'a dyn Fn() -> bool) -> Self {
        Self { now, asserts_format: true, out_of_budget }
    }
}

impl fmt::Debug for Options<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("now", &self.now)
            .field("asserts_format", &self.asserts_format)
            .finish_non_exhaustive()
    }
}

/// The end of a comparison.
#[derive(Debug, Clone)]
pub(super) struct Budget {
    spent: Arc<AtomicBool>,
}

impl Budget {
    pub(super) fn new(spent: Arc<AtomicBool>) -> Self {
        Self { spent }
    }

    pub(super) fn is_spent(&self) -> bool {
        self.spent.load(Ordering::Relaxed)
    }
}
