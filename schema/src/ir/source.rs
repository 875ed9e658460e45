//! Where documents come from.

use std::{collections::BTreeMap, fmt};

/// Where the documents come from that a schema refers to.
///
/// The loader resolves every reference to an absolute URI first (RFC 3986), and asks for the URI without its
/// fragment, once for each. The standard meta-schemas are built in and never asked for.
pub trait Source {
    /// Returns the document at an absolute URI; `None` where there is none.
    ///
    /// # Errors
    ///
    /// The document is there and must not or cannot be read: the message goes to the reference's place.
    fn read(&mut self, uri: &str) -> Result<Option<Text>, SourceError>;
}

/// The text of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// What a person calls the document: the path of a file, a URI.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Why a [`Source`] does not give a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceError {
    /// What is wrong, to be read after "`uri` ": "is outside of the folder `schemas`".
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl fmt::Display for SourceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for SourceError {}

/// Gives no documents: a schema that refers to others is invalid.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoSource;

impl Source for NoSource {
    fn read(&mut self, _: &str) -> Result<Option<Text>, SourceError> {
        Ok(None)
    }
}

/// Gives documents that the caller holds, by absolute URI without fragment.
impl Source for BTreeMap<String, Text> {
    fn read(&mut self, uri: &str) -> Result<Option<Text>, SourceError> {
        Ok(self.get(uri).cloned())
    }
}
