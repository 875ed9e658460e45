//! Errors in schemas.

use std::fmt;

use super::Location;
use crate::json::Position;

/// An invalid schema, with every reason in the order of the documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemaError {
    pub(crate) items: Vec<SchemaErrorItem>,
    pub(crate) warnings: Vec<SchemaErrorItem>,
}

/// A reason why a schema is invalid, or a warning about it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SchemaErrorItem {
    /// Stable name of the reason, such as `malformed-keyword`, for machines.
    pub code: &'static str,
    /// The message: lower case, no final period.
    pub message: String,
    /// How to fix it.
    pub help: Option<String>,
    /// Name of the document for people: a file, an id of the catalogue, or a URI.
    pub document: String,
    /// The location in the IR; `None` if there is no IR.
    pub location: Option<Location>,
    /// JSON Pointer into the document.
    pub pointer: String,
    /// The place in the document's text.
    pub position: Option<Position>,
}

impl SchemaErrorItem {
    /// Creates an item from its code, the name of the document, the location and the message.
    pub fn new(code: &'static str, document: &str, pointer: String, message: String) -> Self {
        let document = document.to_owned();
        Self { code, message, help: None, document, location: None, pointer, position: None }
    }
}

impl SchemaError {
    /// Creates an error from its items.
    pub fn new(items: Vec<SchemaErrorItem>) -> Self {
        Self { items, warnings: Vec::new() }
    }

    /// Returns every reason, in the order of the documents.
    pub fn items(&self) -> &[SchemaErrorItem] {
        &self.items
    }

    /// Returns the warnings, in the order of the documents.
    pub fn warnings(&self) -> &[SchemaErrorItem] {
        &self.warnings
    }
}

impl fmt::Display for SchemaErrorItem {
    /// Writes `2:14 (/properties/id): the message`, as far as the parts are known.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(position) = self.position {
            write!(f, "{}:{} ", position.line, position.column)?;
        }
        if self.pointer.is_empty() {
            write!(f, "{}", self.message)?;
        } else {
            write!(f, "({}): {}", self.pointer, self.message)?;
        }
        match &self.help {
            Some(help) => write!(f, "; {help}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for SchemaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, item) in self.items.iter().enumerate() {
            write!(f, "{}{item}", if index == 0 { "" } else { "\n" })?;
        }
        Ok(())
    }
}

impl std::error::Error for SchemaError {}
