//! The intermediate representation of schemas, which everything downstream uses.
//!
//! - `keyword`: every keyword, with its drafts, subschemas and role.
//! - `draft`, `keyword_set`: drafts and vocabularies; `meta`: the standard meta-schemas.
//! - `node`, `assertion`, `annotations`, `type_set`: one subschema.
//! - `build`: builds an [`Ir`] from documents; `read`: one subschema; `rules`: its assertions; `form`: the form of each
//!   keyword's value; `ours`: the keywords of our vocabulary.
//! - `resources`: `$id` and anchors; `resolve`, `uri`: references.
//! - `diagnostics`: errors and warnings; `warnings`: which warnings there are.
//! - `cycles`: cycles that never descend into the value; `shared`: subschemas that several paths reach.
//! - [`walk`]: in-place closure, schemas of a property, schemas of an item.
//! - `wanted`: which types schemas want at a place, for values that come as text.
//! - `discriminator`: properties that select a branch of a union.

mod annotations;
mod assertion;
mod build;
mod builder;
mod cycles;
mod diagnostics;
mod discriminator;
mod draft;
mod error;
mod form;
mod keyword;
mod keyword_set;
mod meta;
mod node;
mod options;
mod ours;
mod read;
mod resolve;
mod resources;
mod rules;
mod shared;
mod source;
mod subject;
#[cfg(test)]
mod tests;
mod type_set;
mod uri;
pub mod walk;
mod wanted;
mod warnings;

use std::{
    collections::{BTreeMap, HashMap},
    ops::{Index, Range},
    sync::Arc,
};

use crate::json::{Position, Tree, Value, View};

pub use annotations::{Agreement, Annotations, Fault, Source as DocumentedSource};
pub use assertion::{Assertion, Bound, Rule, Side};
pub use build::{MAX_DOCUMENTS, MAX_NODES, MAX_SCHEMA_DEPTH};
pub use cycles::MAX_IN_PLACE_DEPTH;
pub use discriminator::{Discriminator, Question, Tags};
pub use draft::Draft;
pub use error::{SchemaError, SchemaErrorItem};
pub use keyword::{Holds, Keyword, Role};
pub use node::{
    Applicator, Condition, DocumentId, Location, Node, Reference, ResourceId, SchemaId, Target,
};
pub use options::LoadOptions;
pub use source::{NoSource, Source, SourceError, Text};
pub use type_set::TypeSet;
pub use wanted::{Step, Wanted};

/// A schema with everything that it refers to, read once.
#[derive(Debug)]
pub struct Ir {
    documents: Vec<Document>,
    trees: Vec<Arc<Tree>>,
    resources: Vec<Resource>,
    nodes: Vec<Node>,
    by_location: HashMap<Location, SchemaId>,
    dynamic_anchors: BTreeMap<Box<str>, Vec<SchemaId>>,
    root: SchemaId,
    meta_schema: Option<SchemaId>,
    warnings: Vec<SchemaErrorItem>,
}

/// A document of an [`Ir`].
#[derive(Debug)]
#[non_exhaustive]
pub struct Document {
    /// Its name for people.
    pub name: String,
    /// Its absolute URI.
    pub uri: String,
    /// Its text.
    pub text: Arc<str>,
    /// Its draft.
    pub draft: Draft,
}

/// A schema resource of an [`Ir`].
#[derive(Debug)]
#[non_exhaustive]
pub struct Resource {
    /// Its absolute URI, without fragment.
    pub uri: String,
    /// Its outermost subschema.
    pub root: SchemaId,
    /// Its subschemas with a `$dynamicAnchor`, by name; `$recursiveAnchor: true` is the empty name.
    pub dynamic_anchors: BTreeMap<Box<str>, SchemaId>,
    /// Is `true` if its meta-schema requires formats to be asserted, regardless of options.
    pub asserts_format: bool,
}

impl Ir {
    pub(crate) fn build(
        name: &str,
        bytes: &[u8],
        options: &LoadOptions,
        source: &mut dyn Source,
    ) -> Result<Self, SchemaError> {
        build::build(name, bytes, options, source)
    }

    /// Returns the subschema that payloads are checked against: the root of the document, or the part that was named.
    pub fn root(&self) -> SchemaId {
        self.root
    }

    /// Returns the subschema `id`.
    pub fn node(&self, id: SchemaId) -> &Node {
        &self.nodes[id.index()]
    }

    /// Returns all subschemas with their ids.
    pub fn nodes(&self) -> impl ExactSizeIterator<Item = (SchemaId, &Node)> {
        self.nodes.iter().zip(0..u32::MAX).map(|(node, index)| (SchemaId(index), node))
    }

    /// Returns the number of subschemas.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Returns whether there is no subschema, which is never the case.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Returns the subschema at a JSON Pointer into a document.
    pub fn at(&self, document: DocumentId, pointer: &str) -> Option<SchemaId> {
        self.by_location.get(&Location { document, pointer: pointer.into() }).copied()
    }

    /// Returns a document.
    pub fn document(&self, id: DocumentId) -> &Document {
        &self.documents[id.index()]
    }

    /// Returns the documents, the schema's own first.
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// Returns a resource.
    pub fn resource(&self, id: ResourceId) -> &Resource {
        &self.resources[id.index()]
    }

    /// Returns the resources, the schema's own first.
    pub fn resources(&self) -> &[Resource] {
        &self.resources
    }

    /// Returns the warnings about the schema.
    pub fn warnings(&self) -> &[SchemaErrorItem] {
        &self.warnings
    }

    /// Returns the custom meta-schema of the schema, if it was read. The schema must be valid under it.
    pub fn foreign_meta_schema(&self) -> Option<SchemaId> {
        self.meta_schema
    }

    /// Returns the position of a location's value in the text of its document.
    pub fn position(&self, location: &Location) -> Option<Position> {
        let tree = &self.trees[location.document.index()];
        Some(tree.position(self.view(location)?.span().start))
    }

    /// Returns the bytes of a location's value in the text of its document.
    pub fn span(&self, location: &Location) -> Option<Range<usize>> {
        self.view(location).map(View::span)
    }

    /// Returns the value at a location.
    pub fn value(&self, location: &Location) -> Option<Value> {
        self.view(location).map(View::to_value)
    }

    fn view(&self, location: &Location) -> Option<View<'_>> {
        self.trees.get(location.document.index())?.at(&location.pointer)
    }

    fn offset(&self, location: &Location) -> usize {
        self.view(location).map_or(0, |value| value.span().start)
    }

    /// Returns the source of the rule `keyword` of a subschema: its own, or that of the innermost enclosing subschema
    /// that has one.
    pub fn source_of(&self, id: SchemaId, keyword: Keyword) -> Option<&DocumentedSource> {
        let mut at = Some(id);
        while let Some(id) = at {
            let node = self.node(id);
            if let Some(source) = node.annotations.source_of(keyword.name()) {
                return Some(source);
            }
            at = node.parent;
        }
        None
    }

    /// Returns every code of a `fault` or an `agreement`, with its help.
    pub fn codes(&self) -> BTreeMap<&str, &str> {
        self.nodes
            .iter()
            .flat_map(|node| {
                let faults = node.annotations.fault.iter();
                let agreements = node.annotations.agreements.iter();
                faults
                    .map(|fault| (fault.code.as_str(), fault.help.as_str()))
                    .chain(agreements.map(|rule| (rule.code.as_str(), rule.help.as_str())))
            })
            .collect()
    }
}

impl Index<SchemaId> for Ir {
    type Output = Node;

    fn index(&self, id: SchemaId) -> &Node {
        self.node(id)
    }
}
