//! From bytes to an [`Ir`]: documents are asked of a [`Source`], references resolved, nothing fetched.

mod embedded;

use std::{collections::BTreeMap, fmt};

use crate::ir::{Draft, Ir, SchemaError};

pub use embedded::{Embedded, relative};

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

/// What a schema is read with.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct LoadOptions {
    /// The draft of the schema where it has no `$schema`. Other documents without it are in the draft of the schema that
    /// refers to them.
    pub draft: Draft,
    /// The drafts of meta-schemas of somebody's own, by the URI in `$schema`: such a meta-schema is not asked for.
    pub drafts: BTreeMap<String, Draft>,
    /// The URI that the schema goes by where it has no absolute `$id`: relative references start from it.
    pub base: Option<String>,
    /// JSON Pointer, or `#`-less anchor name, of the part that is the root; empty for the whole document.
    pub part: String,
}

impl Default for LoadOptions {
    /// 2020-12, no other meta-schemas, no URI, the whole document.
    fn default() -> Self {
        Self { draft: Draft::Draft2020, drafts: BTreeMap::new(), base: None, part: String::new() }
    }
}

/// Reads a schema with everything that it refers to. `name` is what a person calls it.
///
/// # Errors
///
/// [`SchemaError`]: every reason why the schema cannot be used, each with its place.
pub fn load(
    name: &str,
    bytes: &[u8],
    options: &LoadOptions,
    source: &mut dyn Source,
) -> Result<Ir, SchemaError> {
    Ir::build(name, bytes, options, source)
}
