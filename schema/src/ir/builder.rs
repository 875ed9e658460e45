//! State of reading a schema.

use std::{
    collections::{BTreeMap, HashMap, HashSet, VecDeque},
    sync::Arc,
};

use super::{
    Annotations, Document, Keyword, LoadOptions, Location, Node, ResourceId, SchemaId, Source,
    SourceError,
    diagnostics::{Diagnostics, Place},
    keyword_set::KeywordSet,
    node::Lookup,
};
use crate::{
    json::Tree,
    pattern::{Pattern, PatternError},
};

/// The state of reading a schema.
pub(super) struct Builder<'a> {
    pub(super) options: &'a LoadOptions,
    pub(super) source: &'a mut dyn Source,
    pub(super) documents: Vec<Document>,
    pub(super) trees: Vec<Arc<Tree>>,
    pub(super) resources: Vec<ResourceEntry>,
    /// Absolute URIs without fragments.
    pub(super) uris: HashMap<String, ResourceId>,
    /// URIs whose resources are not available.
    pub(super) unavailable: BTreeMap<String, Unavailable>,
    /// Keyword sets by the URI of their meta-schema; `None` while it is being read, and where there is none.
    pub(super) keyword_sets: BTreeMap<String, Option<KeywordSet>>,
    pub(super) nodes: Vec<Node>,
    /// For each node, the id of its value in the document's tree.
    pub(super) values: Vec<u32>,
    pub(super) by_location: HashMap<Location, SchemaId>,
    /// Subschemas that only a pointer reaches, and those within them. Their identifiers cannot be referred to.
    pub(super) hidden: HashSet<SchemaId>,
    pub(super) waiting: VecDeque<SchemaId>,
    pub(super) references: VecDeque<WrittenReference>,
    pub(super) patterns: HashMap<Box<str>, Result<Pattern, PatternError>>,
    pub(super) diagnostics: Diagnostics,
    pub(super) copied: usize,
    /// Is `true` if the schema is too large. That was reported, and nothing more is read.
    pub(super) is_full: bool,
    pub(super) empty_annotations: Arc<Annotations>,
    pub(super) empty_lookup: Arc<Lookup>,
}

/// A reference that is not resolved yet.
pub(super) struct WrittenReference {
    pub(super) owner: SchemaId,
    pub(super) keyword: Keyword,
    pub(super) text: Box<str>,
    pub(super) place: Place,
}

/// A schema resource of a schema that is being read.
pub(super) struct ResourceEntry {
    /// Its absolute URI, without fragment.
    pub(super) uri: String,
    pub(super) root: SchemaId,
    pub(super) keyword_set: KeywordSet,
    pub(super) anchors: HashMap<Box<str>, SchemaId>,
    pub(super) dynamic_anchors: BTreeMap<Box<str>, SchemaId>,
}

/// The reason why a resource is not available.
#[derive(Debug, Clone)]
pub(super) enum Unavailable {
    /// The source does not have it.
    Absent,
    /// It exists but cannot or must not be read.
    Unreadable(SourceError),
    /// There are too many documents already.
    TooMany,
    /// It is not valid JSON, which is reported separately.
    Invalid,
}
