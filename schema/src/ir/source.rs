//! Where documents come from.

use std::{collections::BTreeMap, fmt};

/// A source of the documents that a schema refers to.
///
/// The loader resolves every reference to an absolute URI (RFC 3986), and requests each URI once, without its fragment.
/// The standard meta-schemas are built in and never requested.
pub trait Source {
    /// Returns the document at an absolute URI; `None` if there is none.
    ///
    /// # Errors
    ///
    /// The document exists but cannot or must not be read. The message is reported at the reference.
    fn read(&mut self, uri: &str) -> Result<Option<Text>, SourceError>;
}

/// The text of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Text {
    /// Name of the document for people: the path of a file, or a URI.
    pub name: String,
    /// Bytes of the document.
    pub bytes: Vec<u8>,
}

impl Text {
    /// Creates the text of a document with this name.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: bytes.into() }
    }
}

/// An error from reading a document of a [`Source`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SourceError {
    /// The message, which follows "`uri` ": "is outside of the folder `schemas`".
    pub message: String,
    /// How to fix it.
    pub help: Option<String>,
}

impl SourceError {
    /// Creates an error without help.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None }
    }

    /// Adds how to fix it.
    #[must_use]
    pub fn with_help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }
}

impl fmt::Display for SourceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for SourceError {}

/// A source without documents: a schema that refers to others is invalid.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoSource;

impl Source for NoSource {
    fn read(&mut self, _: &str) -> Result<Option<Text>, SourceError> {
        Ok(None)
    }
}

/// Returns documents in memory, by absolute URI without fragment.
impl Source for BTreeMap<String, Text> {
    fn read(&mut self, uri: &str) -> Result<Option<Text>, SourceError> {
        Ok(self.get(uri).cloned())
    }
}
