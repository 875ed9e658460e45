//! What is wrong with a schema.

use std::fmt;

use super::Location;
use crate::json::Position;

/// An invalid schema: every reason, in the order of the documents' texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemaError {
    pub(crate) items: Vec<SchemaErrorItem>,
    pub(crate) warnings: Vec<SchemaErrorItem>,
}

/// One reason why a schema is invalid, or one thing in it that is doubtful.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SchemaErrorItem {
    /// Stable name of the reason, such as `malformed-keyword`; for output that machines read.
    pub code: &'static str,
    /// What is wrong: lower case, no final period.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The document as a person knows it: a file, an id of the catalogue, or a URI.
    pub document: String,
    /// Where it is, as the IR counts documents; `None` where there is no IR.
    pub location: Option<Location>,
    /// JSON Pointer into the document.
    pub pointer: String,
    /// The place in the document's text.
    pub position: Option<Position>,
}

impl SchemaErrorItem {
    /// Makes a reason from its code, the name of the document, where it is, and what is wrong.
    pub fn new(code: &'static str, document: &str, pointer: String, message: String) -> Self {
        let document = document.to_owned();
        Self { code, message, help: None, document, location: None, pointer, position: None }
    }
}

impl SchemaError {
    /// Makes an error of reasons.
    pub fn new(items: Vec<SchemaErrorItem>) -> Self {
        Self { items, warnings: Vec::new() }
    }

    /// Returns every reason, in the order of the documents' texts.
    pub fn items(&self) -> &[SchemaErrorItem] {
        &self.items
    }

    /// Returns what is doubtful besides, in the order of the documents' texts.
    pub fn warnings(&self) -> &[SchemaErrorItem] {
        &self.warnings
    }
}

impl fmt::Display for SchemaErrorItem {
    /// `2:14 (/properties/id): the message`, without what is not known.
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
