//! What a schema is read with.

use std::collections::BTreeMap;

use super::Draft;

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
