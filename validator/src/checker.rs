//! Schema in, verdict out.

use std::fmt;

use serde_json::Value;
use tablature_schema::catalogue::Entry;

use crate::{Finding, Origin, Report, Timestamp};

/// How much of a payload is read before it is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Levels of arrays and objects.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { depth: 128 }
    }
}

/// What a [`Checker`] needs to know besides the schema.
#[derive(Debug, Clone)]
pub struct Options {
    /// The clock. Freshness is judged against it.
    pub now: Timestamp,
    /// How far ahead of the clock a timestamp may be, in nanoseconds, before it gets a warning.
    pub tolerance: u64,
    /// How much of a payload is read.
    pub limits: Limits,
    /// Keep values and undeclared key names of the payload out of every finding.
    pub mask: bool,
}

impl Options {
    /// The defaults with this clock.
    pub fn at(now: Timestamp) -> Self {
        Self {
            now,
            tolerance: 0,
            limits: Limits::default(),
            mask: false,
        }
    }
}

/// The schema cannot be used. Says every reason, each with a JSON Pointer into the schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemaError {
    problems: Vec<(String, String)>,
}

impl SchemaError {
    /// Pairs of JSON Pointer into the schema and message.
    pub fn problems(&self) -> &[(String, String)] {
        &self.problems
    }
}

impl fmt::Display for SchemaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} problems", self.problems.len())
    }
}

impl std::error::Error for SchemaError {}

/// Checks payloads against one schema.
#[derive(Debug)]
pub struct Checker {}

impl Checker {
    /// A checker for a schema of the catalogue.
    pub fn for_entry(_entry: &Entry, _options: Options) -> Self {
        Self {}
    }

    /// A checker for any JSON Schema. `id` names it in findings: a file name or an id.
    ///
    /// # Errors
    ///
    /// [`SchemaError`]: not a valid schema, a reference that leads nowhere, a pattern that does not compile.
    pub fn for_schema(_id: &str, _schema: &Value, _options: Options) -> Result<Self, SchemaError> {
        Ok(Self {})
    }

    /// Everything there is to say about one JSON document.
    pub fn check(&self, bytes: &[u8]) -> Report {
        self.check_at(bytes, Origin::FILE)
    }

    /// The same for a record that begins further down in a file.
    pub fn check_at(&self, _bytes: &[u8], _origin: Origin) -> Report {
        Report::new(Vec::<Finding>::new())
    }
}
