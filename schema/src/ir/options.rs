//! Options for reading a schema.

use std::collections::BTreeMap;

use super::Draft;

/// Options for loading a schema.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct LoadOptions {
    /// The draft of a schema without `$schema`. Other documents without it have the draft of the schema that refers to
    /// them.
    pub draft: Draft,
    /// The drafts of custom meta-schemas, by the URI in `$schema`. Such a meta-schema is not requested.
    pub drafts: BTreeMap<String, Draft>,
    /// The base URI of a schema without an absolute `$id`: relative references are resolved against it.
    pub base: Option<String>,
    /// JSON Pointer to the subschema that is the root, or its anchor without `#`; empty for the whole document.
    pub part: String,
}

impl Default for LoadOptions {
    /// Returns options for draft 2020-12 without custom meta-schemas, without a URI, and for the whole document.
    fn default() -> Self {
        Self { draft: Draft::Draft2020, drafts: BTreeMap::new(), base: None, part: String::new() }
    }
}
