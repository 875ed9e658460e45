//! Builds an [`Ir`] from documents: reads them, resolves references, and reports all errors.

use std::{
    collections::{BTreeMap, HashMap, HashSet, VecDeque},
    sync::Arc,
};

use super::{
    Document, DocumentId, Ir, LoadOptions, Location, Node, Resource, ResourceId, SchemaError,
    SchemaId, Source,
    builder::{Builder, ResourceEntry},
    cycles,
    diagnostics::{Diagnostics, Place, Severity},
    form::MAX_DIGITS,
    keyword_set::KeywordSet,
    shared, uri, walk,
};
use crate::{
    json::{Origin, Places, Shape, Tree, Value, View, pointer},
    suggest,
};

/// Maximum depth of arrays and objects in a schema's text, which bounds the stack of recursive functions.
pub const MAX_SCHEMA_DEPTH: usize = 256;

/// Maximum number of subschemas of a schema with everything that it refers to.
pub const MAX_NODES: usize = 300_000;

/// Maximum number of documents of a schema.
pub const MAX_DOCUMENTS: usize = 10_000;

/// Maximum size of all pointers to subschemas and of all copied values, in bytes: long keys around many subschemas, and
/// nested values, would multiply.
const MAX_COPIED_BYTES: usize = 64 << 20;

/// Reads a schema with everything that it refers to.
pub(super) fn build(
    name: &str,
    bytes: &[u8],
    options: &LoadOptions,
    source: &mut dyn Source,
) -> Result<Ir, SchemaError> {
    let mut builder = Builder {
        options,
        source,
        documents: Vec::new(),
        trees: Vec::new(),
        resources: Vec::new(),
        uris: HashMap::new(),
        unavailable: BTreeMap::new(),
        keyword_sets: BTreeMap::new(),
        nodes: Vec::new(),
        values: Vec::new(),
        by_location: HashMap::new(),
        hidden: HashSet::new(),
        waiting: VecDeque::new(),
        references: VecDeque::new(),
        patterns: HashMap::new(),
        diagnostics: Diagnostics::default(),
        copied: 0,
        is_full: false,
        empty_annotations: Arc::default(),
        empty_lookup: Arc::default(),
    };
    let root = builder.read_all(name, bytes);
    builder.finish(root)
}

impl Builder<'_> {
    /// Reads the schema and what it refers to; returns the root, or the part that was named.
    fn read_all(&mut self, name: &str, bytes: &[u8]) -> Option<SchemaId> {
        let base = self.options.base.as_deref().and_then(uri::absolute);
        let base = base.unwrap_or_else(|| uri::of_name(name));
        self.add_document(name, bytes, &base, KeywordSet::of_draft(self.options.draft), None)?;
        self.read_waiting();
        let root = self.named_part();
        while let Some(reference) = self.references.pop_front() {
            self.resolve_reference(&reference);
            self.read_waiting();
        }
        root
    }

    /// Reads the queued subschemas.
    pub(super) fn read_waiting(&mut self) {
        while let Some(id) = self.waiting.pop_front() {
            self.read(id);
        }
    }

    /// Returns the part that [`LoadOptions::part`] names.
    fn named_part(&mut self) -> Option<SchemaId> {
        let part = self.options.part.as_str();
        let resource = self.nodes[0].resource;
        let found = self.find_fragment(resource, part);
        if found.is_none() {
            let place = Place { document: DocumentId::ROOT, pointer: String::new(), offset: 0 };
            let message = format!("the schema has no part `{part}`");
            let help = match near(self.trees[0].root(), part) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "name a part by a JSON Pointer such as `/$defs/name`".to_owned(),
            };
            self.diagnostics.report(
                Severity::Error,
                "unresolved-reference",
                place,
                message,
                Some(help),
            );
        }
        self.read_waiting();
        found
    }

    /// Parses a document, and creates the node of its root. Errors are reported. `after` is the document that refers to
    /// it.
    pub(super) fn add_document(
        &mut self,
        name: &str,
        bytes: &[u8],
        uri: &str,
        inherited: KeywordSet,
        after: Option<DocumentId>,
    ) -> Option<ResourceId> {
        let after = after.unwrap_or(DocumentId::ROOT);
        let (tree, duplicates) = match Tree::read(bytes, MAX_SCHEMA_DEPTH) {
            Ok(read) => read,
            Err(fault) => {
                let position = Places::new(bytes, Origin::FILE).position(fault.span.start);
                let help = fault.help.map(str::to_owned);
                let code = fault.kind.code();
                self.diagnostics.report_unread(code, (after, name), position, fault.message, help);
                return None;
            }
        };
        let id = DocumentId(u32::try_from(self.documents.len()).ok()?);
        let tree = Arc::new(tree);
        self.trees.push(Arc::clone(&tree));
        self.documents.push(Document {
            name: name.to_owned(),
            uri: uri.to_owned(),
            text: Arc::clone(tree.text()),
            draft: inherited.draft,
        });
        for duplicate in duplicates {
            if self.diagnostics.has_enough_errors() {
                break;
            }
            let place = self.place_at(id, duplicate.span.start);
            let first = tree.position(duplicate.first.start);
            let message = format!(
                "duplicate key `{}`, first at {}:{}",
                duplicate.key, first.line, first.column
            );
            self.diagnostics.report(Severity::Error, "duplicate-key", place, message, None);
        }
        self.report_long_numbers(id, &tree);
        self.add_root(id, tree.root(), uri, inherited)
    }

    /// Returns the place of a byte in a document.
    pub(super) fn place_at(&self, document: DocumentId, offset: usize) -> Place {
        let pointer = self.trees[document.index()].pointer_to(offset);
        Place { document, pointer, offset }
    }

    fn report_long_numbers(&mut self, document: DocumentId, tree: &Tree) {
        for value in tree.values() {
            let Shape::Number(literal) = value.shape() else { continue };
            let digits = literal.bytes().filter(u8::is_ascii_digit).count();
            if digits > MAX_DIGITS {
                let place = self.place_at(document, value.span().start);
                let message = format!("the number has {digits} digits; the limit is {MAX_DIGITS}");
                self.diagnostics.report(Severity::Error, "number-too-long", place, message, None);
            }
        }
    }

    /// Creates the node of a subschema, and queues it. Returns `None` once the schema is too large.
    pub(super) fn add_node(
        &mut self,
        document: DocumentId,
        pointer: &str,
        value: View<'_>,
        parent: Option<SchemaId>,
        resource: ResourceId,
    ) -> Option<SchemaId> {
        let location = Location { document, pointer: pointer.into() };
        if let Some(known) = self.by_location.get(&location) {
            return Some(*known);
        }
        if self.nodes.len() >= MAX_NODES {
            let message = format!("the schema has more than {MAX_NODES} subschemas");
            self.report_too_large(document, value, message);
            return None;
        }
        self.spend(pointer.len(), document, value)?;
        let id = SchemaId(u32::try_from(self.nodes.len()).ok()?);
        self.by_location.insert(location.clone(), id);
        self.nodes.push(Node {
            location,
            draft: self.resources[resource.index()].keyword_set.draft,
            resource,
            parent,
            boolean: None,
            references: Vec::new(),
            assertions: Vec::new(),
            children: Vec::new(),
            annotations: Arc::clone(&self.empty_annotations),
            unknown: Vec::new(),
            is_shared: false,
            is_reachable: false,
            lookup: Arc::clone(&self.empty_lookup),
        });
        self.values.push(value.id());
        self.waiting.push_back(id);
        Some(id)
    }

    /// Copies a value. Returns `null` once the schema is too large, which is reported.
    pub(super) fn copy(&mut self, document: DocumentId, value: View<'_>) -> Value {
        match self.spend(value.span().len(), document, value) {
            Some(()) => value.to_value(),
            None => Value::Null,
        }
    }

    fn spend(&mut self, bytes: usize, document: DocumentId, value: View<'_>) -> Option<()> {
        self.copied = self.copied.saturating_add(bytes);
        if self.copied <= MAX_COPIED_BYTES {
            return Some(());
        }
        let message = "the schema is too repetitive: long keys or values contain many subschemas";
        self.report_too_large(document, value, message.to_owned());
        None
    }

    fn report_too_large(&mut self, document: DocumentId, value: View<'_>, message: String) {
        if !self.is_full {
            let place = self.place_at(document, value.span().start);
            self.diagnostics.report(Severity::Error, "schema-too-large", place, message, None);
        }
        self.is_full = true;
        self.waiting.clear();
        self.references.clear();
    }

    fn finish(mut self, root: Option<SchemaId>) -> Result<Ir, SchemaError> {
        let root = root.filter(|_| !self.is_full);
        let Some(root) = root else {
            let error = self.diagnostics.finish(&self.documents, &self.trees, |_| true);
            return Err(error.expect_err("what keeps the root from being read is reported"));
        };
        let meta_schema = self.keyword_set_of(SchemaId(0)).meta_schema;
        let resources: Vec<Resource> =
            self.resources.into_iter().map(ResourceEntry::into_resource).collect();
        let mut ir = Ir {
            dynamic_anchors: walk::dynamic_anchors(&resources),
            resources,
            documents: self.documents,
            trees: self.trees,
            nodes: self.nodes,
            by_location: self.by_location,
            root,
            meta_schema,
            warnings: Vec::new(),
        };
        let is_used = cycles::mark_reachable(&mut ir);
        cycles::report(&ir, &is_used, &mut self.diagnostics);
        let is_reached = |id: SchemaId| is_used[id.index()];
        ir.warnings = self.diagnostics.finish(&ir.documents, &ir.trees, is_reached)?;
        shared::mark(&mut ir);
        Ok(ir)
    }
}

/// Returns the pointer to what is there that is most like one to nothing, each of its names beside the others at its place.
fn near(root: View<'_>, fragment: &str) -> Option<String> {
    let typed = format!("/{}", fragment.strip_prefix('/').unwrap_or(fragment));
    let (mut view, mut pointer) = (root, String::new());
    for segment in pointer::segments(&typed) {
        let name = match view.step(&segment) {
            Some(_) => segment,
            None => suggest::nearest(&segment, view.entries().map(|entry| entry.key))?.into(),
        };
        pointer::push_segment(&mut pointer, &name);
        view = view.step(&name)?;
    }
    (pointer != fragment && view.is_object()).then_some(pointer)
}
