//! The input of a comparison.

use std::{
    collections::BTreeMap,
    fmt,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use serde_json::Value;
use tablature_schema::{
    ir::{DocumentId, Ir, Keyword, Location},
    json,
    load::{LoadOptions, NoSource, Source, load},
};
use tablature_validator::Timestamp;

use super::walk::SELF;

/// The maximum depth of a schema that is passed as a value, which is serialized recursively.
const MAX_VALUE_DEPTH: usize = 256;

/// One of the two schemas.
#[derive(Debug, Clone)]
pub struct Side {
    /// The name of the schema in messages: an id of the catalogue, a file name, or a revision.
    pub label: String,
    /// The schema, or why it is invalid.
    ir: Result<Arc<Ir>, String>,
}

impl Side {
    /// Reads a schema that refers to no other document. An invalid schema can be compared, too: every verdict is
    /// unknown, with the reason.
    pub fn new(label: &str, schema: &Value) -> Self {
        if is_too_deep(schema) {
            let message = format!("the schema is nested more than {MAX_VALUE_DEPTH} levels deep");
            return Self { label: label.to_owned(), ir: Err(message) };
        }
        let text = schema.to_string();
        Self::load(label, text.as_bytes(), &LoadOptions::default(), &mut NoSource)
    }

    /// Reads a schema and the documents that it refers to, as [`load`] does.
    pub fn load(label: &str, bytes: &[u8], options: &LoadOptions, source: &mut dyn Source) -> Self {
        let ir = load(label, bytes, options, source).map(Arc::new);
        Self { label: label.to_owned(), ir: ir.map_err(|error| error.to_string()) }
    }

    /// Uses a schema that is already loaded.
    pub fn from_ir(label: &str, ir: Arc<Ir>) -> Self {
        Self { label: label.to_owned(), ir: Ok(ir) }
    }

    /// Returns the schema.
    ///
    /// # Errors
    ///
    /// The schema is invalid: every reason, one per line.
    pub fn ir(&self) -> Result<&Arc<Ir>, &str> {
        self.ir.as_ref().map_err(String::as_str)
    }

    /// Returns the schema's `$id`, as it is written.
    pub fn id(&self) -> Option<String> {
        let pointer = format!("/{}", Keyword::Id.name()).into();
        let location = Location { document: DocumentId::ROOT, pointer };
        let id = self.ir.as_ref().ok()?.value(&location)?;
        id.as_str().map(str::to_owned)
    }

    /// Returns the version in which a schema of Iglu describes itself (`self.version`).
    pub fn self_version(&self) -> Option<String> {
        let location = Location { document: DocumentId::ROOT, pointer: format!("/{SELF}").into() };
        let description = self.ir.as_ref().ok()?.value(&location)?;
        description.get("version")?.as_str().map(str::to_owned)
    }

    /// Returns whether both schemas are identical, apart from whitespace and key order, including the documents that
    /// they refer to.
    pub fn is_identical(&self, other: &Self) -> bool {
        match (self.documents(), other.documents()) {
            (Some(documents), Some(others)) => documents == others && self.part() == other.part(),
            _ => false,
        }
    }

    /// Returns the place of the compared schema in its document.
    fn part(&self) -> Option<&Location> {
        let ir = self.ir.as_ref().ok()?;
        Some(&ir.node(ir.root()).location)
    }

    /// Returns the documents by URI; the schema's own has an empty one.
    fn documents(&self) -> Option<BTreeMap<&str, json::Value>> {
        let ir = self.ir.as_ref().ok()?;
        let documents = ir.documents().iter().enumerate().map(|(at, document)| {
            let uri = if at == DocumentId::ROOT.index() { "" } else { document.uri.as_str() };
            Some((uri, json::Value::parse(document.text.as_bytes()).ok()?))
        });
        documents.collect()
    }
}

fn is_too_deep(value: &Value) -> bool {
    let mut open = vec![(value, 0)];
    while let Some((value, depth)) = open.pop() {
        if depth > MAX_VALUE_DEPTH {
            return true;
        }
        match value {
            Value::Object(fields) => open.extend(fields.values().map(|value| (value, depth + 1))),
            Value::Array(items) => open.extend(items.iter().map(|value| (value, depth + 1))),
            _ => {}
        }
    }
    false
}

/// Options of a comparison.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Options<'a> {
    /// The clock for checks of freshness.
    pub now: Timestamp,
    /// Set if `format` is asserted, as in our validator.
    pub asserts_format: bool,
    /// Returns true when the comparison should end. Called every few milliseconds from the waiting thread; once it has
    /// returned true, the comparison ends within a tenth of a second.
    pub out_of_budget: &'a dyn Fn() -> bool,
}

impl<'a> Options<'a> {
    /// Returns the default options: formats are asserted, as in our validator.
    pub fn new(now: Timestamp, out_of_budget: &'a dyn Fn() -> bool) -> Self {
        Self { now, asserts_format: true, out_of_budget }
    }

    /// Sets whether `format` is asserted.
    #[must_use]
    pub const fn with_formats(self, asserts_format: bool) -> Self {
        Self { asserts_format, ..self }
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

/// Returns whether the budget of a comparison is spent. The default is never spent.
#[derive(Debug, Clone, Default)]
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
