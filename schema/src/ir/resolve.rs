//! Resolves references, and reads the documents that they name.

use std::sync::Arc;

use super::{
    Document, DocumentId, Keyword, Location, Reference, ResourceId, SchemaId, Target, Text,
    build::MAX_DOCUMENTS,
    builder::{Builder, Unavailable, WrittenReference},
    diagnostics::Severity,
    form,
    keyword_set::KeywordSet,
    meta,
    resources::identifier,
    uri,
};
use crate::json::pointer;

/// Returns whether a reference is an absolute path. Such a schema works on one machine only, and may try to read files
/// that are none of its business.
fn is_path_of_machine(written: &str, absolute: &str) -> bool {
    let is_absolute = written.starts_with('/') || uri::is_file(written);
    is_absolute && uri::is_file(absolute)
}

impl Builder<'_> {
    /// Resolves a reference, and reads the document that it names if necessary.
    pub(super) fn resolve_reference(&mut self, written: &WrittenReference) {
        let target = self.target_of(written).unwrap_or(Target::Unresolved);
        let references = &mut self.nodes[written.owner.index()].references;
        references.push(Reference { keyword: written.keyword, target });
    }

    fn target_of(&mut self, written: &WrittenReference) -> Option<Target> {
        let reference = uri::parse(&written.text)?;
        let own = self.nodes[written.owner.index()].resource;
        let resource = if reference.uri.is_empty() {
            own
        } else {
            let base = self.resources[own.index()].uri.clone();
            let Some(absolute) = uri::resolve(&base, &reference.uri) else {
                let message = format!("`{}` cannot be resolved against `{base}`", written.text);
                self.report_unresolved(written, message, None);
                return None;
            };
            if is_path_of_machine(&reference.uri, &absolute) && !self.uris.contains_key(&absolute) {
                let message = format!(
                    "`{}` is an absolute path, but references to files must be relative",
                    reference.uri
                );
                let help = "write the path relative to the folder of this file".to_owned();
                self.report_unresolved(written, message, Some(help));
                return None;
            }
            let keyword_set = self.resources[own.index()].keyword_set;
            let inherited = KeywordSet::of_draft(keyword_set.draft);
            match self.find_resource(&absolute, inherited, written.place.document) {
                Ok(resource) => {
                    // The anchors of a new document are known once it is read.
                    self.read_waiting();
                    resource
                }
                Err(reason) => {
                    self.report_unavailable(written, &reference.uri, &absolute, reason);
                    return None;
                }
            }
        };
        let Some(found) = self.find_fragment(resource, &reference.fragment) else {
            let severity = Severity::ErrorIfReachable(written.owner);
            let message = self.describe_missing(resource, &reference.fragment, &written.text);
            let place = written.place.clone();
            self.diagnostics.report(severity, "unresolved-reference", place, message, None);
            return None;
        };
        Some(self.target(written.keyword, resource, &reference.fragment, found))
    }

    fn describe_missing(&self, resource: ResourceId, fragment: &str, text: &str) -> String {
        let root = &self.nodes[self.resources[resource.index()].root.index()].location;
        let tree = &self.trees[root.document.index()];
        let value = tree.at(&format!("{}{fragment}", root.pointer));
        if let Some(value) = value.filter(|_| fragment.is_empty() || fragment.starts_with('/')) {
            return format!("`{text}` resolves to {}, which is not a schema", form::show(value));
        }
        let name = &self.documents[root.document.index()].name;
        format!("`{text}` does not resolve to anything in `{name}`")
    }

    fn target(
        &self,
        keyword: Keyword,
        resource: ResourceId,
        fragment: &str,
        found: SchemaId,
    ) -> Target {
        // The target of a pointer may belong to an inner resource.
        let anchors = &self.resources[resource.index()].dynamic_anchors;
        let anchor = match keyword {
            Keyword::RecursiveRef => "",
            Keyword::DynamicRef if !fragment.is_empty() => fragment,
            _ => return Target::Static(found),
        };
        match anchors.get(anchor) {
            Some(own) if *own == found => {
                Target::Dynamic { anchor: anchor.into(), fallback: found }
            }
            _ => Target::Static(found),
        }
    }

    fn report_unresolved(
        &mut self,
        written: &WrittenReference,
        message: String,
        help: Option<String>,
    ) {
        let severity = Severity::ErrorIfReachable(written.owner);
        let place = written.place.clone();
        self.diagnostics.report(severity, "unresolved-reference", place, message, help);
    }

    /// Returns the name of the document that contains a reference.
    fn name_of(&self, written: &WrittenReference) -> &str {
        &self.documents[written.place.document.index()].name
    }

    fn report_unavailable(
        &mut self,
        written: &WrittenReference,
        uri: &str,
        absolute: &str,
        reason: Unavailable,
    ) {
        // A schema without an `$id` has the URI of its file, or an internal one: the written reference is clearer to
        // people.
        let is_file = uri::is_file(absolute);
        let shown = if is_file || absolute.starts_with("tablature:") { uri } else { absolute };
        match reason {
            Unavailable::Absent if is_file => {
                let message =
                    format!("there is no file `{shown}` beside `{}`", self.name_of(written));
                self.report_unresolved(written, message, None);
            }
            Unavailable::Absent => {
                let message =
                    format!("`{shown}` was not provided, and nothing is fetched from the network");
                let help = format!("provide the document with `--reference {shown}=FILE`");
                self.report_unresolved(written, message, Some(help));
            }
            Unavailable::Unreadable(error) => {
                let severity = Severity::ErrorIfReachable(written.owner);
                let message = format!("`{shown}` {}", error.message);
                let place = written.place.clone();
                self.diagnostics.report(
                    severity,
                    "unreadable-reference",
                    place,
                    message,
                    error.help,
                );
            }
            Unavailable::TooMany => {
                let message = format!("the schema refers to more than {MAX_DOCUMENTS} documents");
                let place = written.place.clone();
                self.diagnostics.report(Severity::Error, "schema-too-large", place, message, None);
            }
            Unavailable::Invalid => {}
        }
    }

    /// Returns the resource with an absolute URI: known, built in, or requested from the source, once.
    pub(super) fn find_resource(
        &mut self,
        absolute: &str,
        inherited: KeywordSet,
        after: DocumentId,
    ) -> Result<ResourceId, Unavailable> {
        if let Some(known) = self.uris.get(absolute) {
            return Ok(*known);
        }
        if let Some(reason) = self.unavailable.get(absolute) {
            return Err(reason.clone());
        }
        let found = self.ask(absolute, inherited, after);
        match &found {
            Ok(resource) => {
                self.uris.entry(absolute.to_owned()).or_insert(*resource);
            }
            Err(reason) => {
                self.unavailable.insert(absolute.to_owned(), reason.clone());
            }
        }
        found
    }

    fn ask(
        &mut self,
        absolute: &str,
        inherited: KeywordSet,
        after: DocumentId,
    ) -> Result<ResourceId, Unavailable> {
        if let Some((own, text)) = meta::find(absolute) {
            if let Some(known) = self.uris.get(&own) {
                return Ok(*known);
            }
            let added = self.add_document(&own, text.as_bytes(), &own, inherited, Some(after));
            return added.ok_or(Unavailable::Invalid);
        }
        if self.documents.len() >= MAX_DOCUMENTS {
            return Err(Unavailable::TooMany);
        }
        match self.source.read(absolute) {
            Ok(Some(text)) => {
                self.add_given(absolute, &text, inherited, after).ok_or(Unavailable::Invalid)
            }
            Ok(None) => Err(Unavailable::Absent),
            Err(error) => Err(Unavailable::Unreadable(error)),
        }
    }

    /// Adds a document from the source, unless it is already known by its `$id`.
    fn add_given(
        &mut self,
        absolute: &str,
        text: &Text,
        inherited: KeywordSet,
        after: DocumentId,
    ) -> Option<ResourceId> {
        let is_same = |document: &Document| document.text.as_bytes() == text.bytes;
        if let Some(index) = self.documents.iter().position(is_same) {
            let document = DocumentId(u32::try_from(index).ok()?);
            let root = *self.by_location.get(&Location { document, pointer: "".into() })?;
            let resource = self.nodes[root.index()].resource;
            let own = identifier(self.trees[index].root(), self.documents[index].draft);
            let own = own.and_then(|(_, text)| uri::parse(text)).map(|id| id.uri);
            let own = own.filter(|id| !id.is_empty());
            let resolve = |base: &str| uri::resolve(base, own.as_deref()?);
            let here = resolve(absolute);
            if here.is_some() && here == resolve(&self.documents[index].uri) {
                return Some(resource);
            }
        }
        self.add_document(&text.name, &text.bytes, absolute, inherited, Some(after))
    }

    /// Returns the subschema for a decoded fragment: a pointer within the resource, or an anchor.
    pub(super) fn find_fragment(
        &mut self,
        resource: ResourceId,
        fragment: &str,
    ) -> Option<SchemaId> {
        let entry = &self.resources[resource.index()];
        if fragment.is_empty() {
            return Some(entry.root);
        }
        if !fragment.starts_with('/') {
            return entry.anchors.get(fragment).copied();
        }
        let root = entry.root;
        let outer = &self.nodes[root.index()].location;
        let pointer = format!("{}{fragment}", outer.pointer);
        let location = Location { document: outer.document, pointer: pointer.into() };
        if let Some(known) = self.by_location.get(&location) {
            return Some(*known);
        }
        self.find_value(root, fragment)
    }

    /// Returns the value at a pointer as a subschema. It is read on demand if no keyword makes it a subschema.
    fn find_value(&mut self, from: SchemaId, fragment: &str) -> Option<SchemaId> {
        let Location { document, pointer } = self.nodes[from.index()].location.clone();
        let tree = Arc::clone(&self.trees[document.index()]);
        let mut view = tree.view(self.values[from.index()]);
        let mut pointer = pointer.to_string();
        let mut innermost = from;
        for segment in pointer::segments(fragment) {
            view = view.step(&segment)?;
            pointer::push_segment(&mut pointer, &segment);
            let location = Location { document, pointer: pointer.as_str().into() };
            if let Some(known) = self.by_location.get(&location) {
                innermost = *known;
            }
        }
        if !view.is_object() && view.as_bool().is_none() {
            return None;
        }
        let resource = self.nodes[innermost.index()].resource;
        let known = self.nodes.len();
        let id = self.add_node(document, &pointer, view, Some(innermost), resource)?;
        if id.index() == known {
            self.hidden.insert(id);
            self.identify(id, view, false);
        }
        Some(id)
    }
}
