//! Records the payloads that a test suite emits: which ones conform, and which parts of the schema they cover.

use std::{
    fmt,
    sync::{Mutex, PoisonError},
};

use serde_json::Value;
use tablature_validator::Finding;

use super::{Payload, Schema, assert::options};
use crate::sample::{Coverage, SampleError};

/// Collects payloads, and reports which ones conform and which parts of the schema were never seen.
///
/// One recorder can be shared by all tests of a suite, as a `static` with `LazyLock`.
///
/// # Example
///
/// ```
/// use serde_json::json;
/// use tablature_contract::testing::Recorder;
///
/// let schema = json!({"properties": {"kind": {"enum": ["a", "b"]}, "note": {"type": "string"}}});
/// let recorder = Recorder::new(&schema)?;
/// recorder.record(&json!({"kind": "a"}));
/// recorder.record(&json!({"kind": "c"}));
/// let report = recorder.report();
/// assert_eq!((report.payloads, report.conforming), (2, 1));
/// assert_eq!(report.errors[0].code, "value-not-allowed");
/// assert_eq!(report.unseen_fields, ["/properties/note"]);
/// assert_eq!(report.unseen_values, [("/properties/kind/enum".to_owned(), vec![json!("b")])]);
/// # Ok::<(), String>(())
/// ```
#[derive(Debug)]
pub struct Recorder {
    name: String,
    inner: Mutex<Inner>,
}

#[derive(Debug)]
struct Inner {
    coverage: Coverage,
    payloads: u64,
    conforming: u64,
    errors: Vec<RecordedError>,
}

/// The report of a [`Recorder`].
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Record {
    /// The schema.
    pub schema: String,
    /// The number of payloads recorded.
    pub payloads: u64,
    /// The number of payloads without an error.
    pub conforming: u64,
    /// The errors, grouped by code and rule, in order of first appearance.
    pub errors: Vec<RecordedError>,
    /// Declared fields that no payload had: JSON Pointers into the schema.
    pub unseen_fields: Vec<String>,
    /// Listed values (`enum`, `knownValues`) that no payload had, by JSON Pointer into the schema.
    pub unseen_values: Vec<(String, Vec<Value>)>,
    /// Branches (`anyOf`, `oneOf`, `then`, `else`, `dependentSchemas`) that no payload took.
    pub unseen_branches: Vec<String>,
}

/// A code and a rule, and how often they were reported.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RecordedError {
    /// The code.
    pub code: String,
    /// JSON Pointer into the schema, to the rule.
    pub rule: String,
    /// The number of errors.
    pub count: u64,
    /// JSON Pointer into the payload, for the first error.
    pub pointer: String,
    /// The message of the first error.
    pub message: String,
}

impl Recorder {
    /// Creates a recorder for an id of the catalogue or a JSON Schema. Freshness is not checked.
    ///
    /// # Errors
    ///
    /// There is no such schema, or it is invalid.
    pub fn new(schema: &(impl Schema + ?Sized)) -> Result<Self, String> {
        let (name, schema) = schema.schema()?;
        let coverage = Coverage::from_value(&name, &schema, &options(None)?)
            .map_err(|error: SampleError| error.to_string())?;
        let inner = Inner { coverage, payloads: 0, conforming: 0, errors: Vec::new() };
        Ok(Self { name, inner: Mutex::new(inner) })
    }

    /// Records a payload, and returns whether it conforms.
    pub fn record(&self, payload: &(impl Payload + ?Sized)) -> bool {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        let errors = inner.coverage.take(&payload.text());
        inner.payloads += 1;
        inner.conforming += u64::from(errors.is_empty());
        for error in &errors {
            inner.enter(error);
        }
        errors.is_empty()
    }

    /// Returns what was seen so far, and what was not.
    pub fn report(&self) -> Record {
        let inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        let unseen = inner.coverage.unseen();
        Record {
            schema: self.name.clone(),
            payloads: inner.payloads,
            conforming: inner.conforming,
            errors: inner.errors.clone(),
            unseen_fields: unseen.fields,
            unseen_values: unseen.values,
            unseen_branches: unseen.branches,
        }
    }
}

impl Inner {
    fn enter(&mut self, error: &Finding) {
        let is_known = |known: &&mut RecordedError| {
            known.code == error.code && known.rule == error.schema_pointer
        };
        if let Some(known) = self.errors.iter_mut().find(is_known) {
            known.count += 1;
            return;
        }
        self.errors.push(RecordedError {
            code: error.code.clone(),
            rule: error.schema_pointer.clone(),
            count: 1,
            pointer: error.pointer.clone(),
            message: error.message.clone(),
        });
    }
}

impl Record {
    /// Returns whether every payload conforms.
    pub fn is_clean(&self) -> bool {
        self.conforming == self.payloads
    }
}

impl fmt::Display for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}: {} of {} payloads conform", self.schema, self.conforming, self.payloads)?;
        for error in &self.errors {
            let pointer = if error.pointer.is_empty() { "the payload" } else { &error.pointer };
            writeln!(f, "  {} × {} at {pointer}: {}", error.count, error.code, error.message)?;
        }
        let mut list = |what: &str, lines: Vec<String>| -> fmt::Result {
            if lines.is_empty() {
                return Ok(());
            }
            writeln!(f, "{what} never seen:")?;
            lines.iter().try_for_each(|line| writeln!(f, "  {line}"))
        };
        list("fields", self.unseen_fields.clone())?;
        let values = self.unseen_values.iter().map(|(pointer, values)| {
            let values: Vec<String> = values.iter().map(ToString::to_string).collect();
            format!("{pointer}: {}", values.join(", "))
        });
        list("values", values.collect())?;
        list("branches", self.unseen_branches.clone())
    }
}
