//! Schema resources: their identifiers and drafts.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use super::{
    DocumentId, Draft, Keyword, Location, Resource, ResourceId, SchemaId,
    builder::{Builder, ResourceEntry},
    diagnostics::{Place, Severity},
    keyword_set::{KeywordSet, UnknownVocabulary},
    uri,
};
use crate::json::{View, pointer};

impl ResourceEntry {
    pub(super) fn into_resource(self) -> Resource {
        Resource {
            uri: self.uri,
            root: self.root,
            dynamic_anchors: self.dynamic_anchors,
            asserts_format: self.keyword_set.asserts_format,
        }
    }
}

/// Maximum length of a chain of meta-schemas.
const MAX_META_SCHEMAS: usize = 16;

impl Builder<'_> {
    /// Creates the resource and the root node of a document.
    pub(super) fn add_root(
        &mut self,
        document: DocumentId,
        value: View<'_>,
        uri: &str,
        inherited: KeywordSet,
    ) -> Option<ResourceId> {
        let next = SchemaId(u32::try_from(self.nodes.len()).ok()?);
        let resource = self.add_resource(uri.to_owned(), next, inherited)?;
        self.uris.entry(uri.to_owned()).or_insert(resource);
        let root = self.add_node(document, "", value, None, resource)?;
        self.identify(root, value, true);
        Some(resource)
    }

    fn add_resource(
        &mut self,
        uri: String,
        root: SchemaId,
        keyword_set: KeywordSet,
    ) -> Option<ResourceId> {
        let id = ResourceId(u32::try_from(self.resources.len()).ok()?);
        let (anchors, dynamic_anchors) = (HashMap::new(), BTreeMap::new());
        self.resources.push(ResourceEntry { uri, root, keyword_set, anchors, dynamic_anchors });
        Some(id)
    }

    /// Returns the keyword set of a subschema.
    pub(super) fn keyword_set_of(&self, id: SchemaId) -> KeywordSet {
        self.resources[self.nodes[id.index()].resource.index()].keyword_set
    }

    /// Returns the place of a subschema's member.
    pub(super) fn member_place(&self, id: SchemaId, schema: View<'_>, name: &str) -> Place {
        let location = &self.nodes[id.index()].location;
        let mut pointer = location.pointer.to_string();
        let entry = schema.entry(name);
        let offset = entry.map_or(schema.span().start, |entry| entry.value.span().start);
        if schema.get(name).is_some() {
            pointer::push_segment(&mut pointer, name);
        }
        Place { document: location.document, pointer, offset }
    }

    /// Reads the identifiers of a subschema: draft, resource and anchors. `is_registered` says whether references can
    /// use them, which they cannot if only a pointer reaches the subschema.
    pub(super) fn identify(&mut self, id: SchemaId, schema: View<'_>, is_registered: bool) {
        if !schema.is_object() {
            return;
        }
        let is_document = self.nodes[id.index()].parent.is_none();
        let mut keyword_set = self.keyword_set_of(id);
        if let Some(own) = self.own_keyword_set(id, schema, is_document, keyword_set.draft) {
            keyword_set = own;
        }
        if is_document {
            let resource = self.nodes[id.index()].resource;
            self.resources[resource.index()].keyword_set = keyword_set;
            self.nodes[id.index()].draft = keyword_set.draft;
            let document = self.nodes[id.index()].location.document;
            self.documents[document.index()].draft = keyword_set.draft;
        }
        if keyword_set.draft.ignores_siblings_of_ref() && has_reference(schema) {
            return;
        }
        self.read_id(id, schema, keyword_set, is_registered);
        if is_registered {
            self.read_anchors(id, schema, keyword_set.draft);
        }
    }

    /// Returns the keyword set of `$schema`, which is used only at the root of a resource.
    fn own_keyword_set(
        &mut self,
        id: SchemaId,
        schema: View<'_>,
        is_document: bool,
        inherited: Draft,
    ) -> Option<KeywordSet> {
        let text = schema.get(Keyword::Schema.name())?.as_str()?;
        let known = Draft::from_uri(text);
        let draft = known.unwrap_or(inherited);
        if !is_document && identifier(schema, draft).is_none() {
            return None;
        }
        let place = self.member_place(id, schema, Keyword::Schema.name());
        self.keyword_set(text, &place, 0)
    }

    /// Returns the keyword set for a value of `$schema`.
    fn keyword_set(&mut self, text: &str, place: &Place, depth: usize) -> Option<KeywordSet> {
        let mapped = || {
            let stripped = |uri: &str| uri.strip_suffix('#').unwrap_or(uri).to_owned();
            let all = &self.options.drafts;
            all.iter().find(|(uri, _)| stripped(uri) == stripped(text)).map(|(_, draft)| *draft)
        };
        if let Some(draft) = mapped().or_else(|| Draft::from_uri(text)) {
            return Some(KeywordSet::of_draft(draft));
        }
        let key = uri::absolute(text).unwrap_or_else(|| text.to_owned());
        if let Some(known) = self.keyword_sets.get(&key) {
            let known = *known;
            if known.is_none() {
                self.report_unknown_draft(text, place);
            }
            return known;
        }
        self.keyword_sets.insert(key.clone(), None);
        let keyword_set = self.foreign_keyword_set(text, &key, place, depth)?;
        self.keyword_sets.insert(key, Some(keyword_set));
        Some(keyword_set)
    }

    /// Returns the keyword set of a custom meta-schema.
    fn foreign_keyword_set(
        &mut self,
        text: &str,
        key: &str,
        place: &Place,
        depth: usize,
    ) -> Option<KeywordSet> {
        let resource = match uri::absolute(text) {
            Some(_) if depth < MAX_META_SCHEMAS => {
                let inherited = KeywordSet::of_draft(self.options.draft);
                self.find_resource(key, inherited, place.document).ok()
            }
            _ => None,
        };
        let Some(resource) = resource else {
            self.report_unknown_draft(text, place);
            return None;
        };
        let root = self.resources[resource.index()].root;
        let document = self.nodes[root.index()].location.document;
        let tree = Arc::clone(&self.trees[document.index()]);
        let meta_schema = tree.view(self.values[root.index()]);
        let own = meta_schema.get(Keyword::Schema.name()).and_then(View::as_str);
        let draft = match own {
            Some(own) => {
                let place = self.member_place(root, meta_schema, Keyword::Schema.name());
                self.keyword_set(own, &place, depth + 1)?.draft
            }
            None => self.resources[resource.index()].keyword_set.draft,
        };
        let vocabularies = meta_schema.get(Keyword::Vocabulary.name());
        let mut keyword_set = match vocabularies {
            Some(vocabularies) if draft >= Draft::Draft2019 => {
                let flags = vocabularies
                    .entries()
                    .map(|entry| (entry.key, entry.value.as_bool().unwrap_or_default()));
                match KeywordSet::of_vocabularies(draft, flags) {
                    Ok(keyword_set) => keyword_set,
                    Err(UnknownVocabulary(unknown)) => {
                        let message = format!(
                            "the meta-schema `{text}` requires the vocabulary `{unknown}`, which is not known"
                        );
                        let severity = Severity::Error;
                        self.diagnostics.report(
                            severity,
                            "unknown-vocabulary",
                            place.clone(),
                            message,
                            None,
                        );
                        return None;
                    }
                }
            }
            _ => KeywordSet::of_draft(draft),
        };
        keyword_set.meta_schema = Some(root);
        Some(keyword_set)
    }

    fn report_unknown_draft(&mut self, text: &str, place: &Place) {
        let drafts: Vec<String> =
            Draft::ALL.iter().rev().map(|draft| format!("`{}`", draft.meta_schema())).collect();
        let message = format!("`{text}` is not a draft of JSON Schema");
        let help =
            format!("use one of {}, or set the draft with `--draft {text}=7`", drafts.join(", "));
        self.diagnostics.report(
            Severity::Error,
            "unknown-draft",
            place.clone(),
            message,
            Some(help),
        );
    }

    fn read_id(
        &mut self,
        id: SchemaId,
        schema: View<'_>,
        keyword_set: KeywordSet,
        is_registered: bool,
    ) {
        let Some((keyword, text)) = identifier(schema, keyword_set.draft) else { return };
        let Some(reference) = uri::parse(text) else { return };
        let place = self.member_place(id, schema, keyword.name());
        let node = &self.nodes[id.index()];
        let (outer, is_document) = (node.resource, node.parent.is_none());
        if !reference.uri.is_empty() {
            let base = &self.resources[outer.index()].uri;
            let Some(resolved) = uri::resolve(base, &reference.uri) else {
                let message = format!("`{text}` cannot be resolved against `{base}`");
                self.diagnostics.report(Severity::Error, "malformed-keyword", place, message, None);
                return;
            };
            let own = if is_document {
                self.resources[outer.index()].uri.clone_from(&resolved);
                Some(outer)
            } else {
                self.add_resource(resolved.clone(), id, keyword_set)
            };
            let Some(own) = own else { return };
            let node = &mut self.nodes[id.index()];
            (node.resource, node.draft) = (own, keyword_set.draft);
            if is_registered {
                self.register(&resolved, own, place.clone());
            }
        }
        let is_anchor = !reference.fragment.is_empty() && !reference.fragment.starts_with('/');
        if is_anchor && keyword_set.draft <= Draft::Draft7 && is_registered {
            self.add_anchor(id, &reference.fragment, place);
        }
    }

    fn register(&mut self, uri: &str, resource: ResourceId, place: Place) {
        let known = *self.uris.entry(uri.to_owned()).or_insert(resource);
        if known == resource || self.diagnostics.has_enough_errors() {
            return;
        }
        let other = &self.nodes[self.resources[known.index()].root.index()].location;
        let message = format!("`{uri}` is defined twice, here and at {}", self.describe(other));
        let help = Some("give each its own URI".to_owned());
        self.diagnostics.report(Severity::Error, "duplicate-id", place, message, help);
    }

    /// Returns a place for a message.
    fn describe(&self, location: &Location) -> String {
        let index = location.document.index();
        let tree = &self.trees[index];
        let offset = tree.at(&location.pointer).map_or(0, |value| value.span().start);
        let position = tree.position(offset);
        format!("{}:{}:{}", self.documents[index].name, position.line, position.column)
    }

    fn read_anchors(&mut self, id: SchemaId, schema: View<'_>, draft: Draft) {
        for keyword in [Keyword::Anchor, Keyword::DynamicAnchor] {
            let name = schema.get(keyword.name()).and_then(View::as_str);
            let Some(name) = name.filter(|_| keyword.is_defined_in(draft)) else { continue };
            let place = self.member_place(id, schema, keyword.name());
            self.add_anchor(id, name, place);
            if keyword == Keyword::DynamicAnchor {
                let resource = self.nodes[id.index()].resource.index();
                self.resources[resource].dynamic_anchors.entry(name.into()).or_insert(id);
            }
        }
        let is_recursive = schema.get(Keyword::RecursiveAnchor.name()).and_then(View::as_bool);
        if is_recursive == Some(true) && Keyword::RecursiveAnchor.is_defined_in(draft) {
            let resource = self.nodes[id.index()].resource.index();
            if self.resources[resource].root == id {
                self.resources[resource].dynamic_anchors.insert("".into(), id);
            }
        }
    }

    fn add_anchor(&mut self, id: SchemaId, name: &str, place: Place) {
        let resource = self.nodes[id.index()].resource.index();
        let known = *self.resources[resource].anchors.entry(name.into()).or_insert(id);
        if known != id && !self.diagnostics.has_enough_errors() {
            let other = self.describe(&self.nodes[known.index()].location);
            let message = format!("the anchor `{name}` is defined twice, here and at {other}");
            let help = Some("give each its own name".to_owned());
            self.diagnostics.report(Severity::Error, "duplicate-id", place, message, help);
        }
    }
}

/// Returns the identifying keyword of a subschema, and its value.
pub(super) fn identifier(schema: View<'_>, draft: Draft) -> Option<(Keyword, &str)> {
    let keyword = if draft == Draft::Draft4 { Keyword::LegacyId } else { Keyword::Id };
    Some((keyword, schema.get(keyword.name())?.as_str()?))
}

/// Returns whether a schema has a `$ref`, so that older drafts ignore everything else in it.
pub(super) fn has_reference(schema: View<'_>) -> bool {
    schema.get(Keyword::Ref.name()).and_then(View::as_str).is_some()
}
