//! Collects errors and warnings while a schema is read.

use std::sync::Arc;

use super::{Document, DocumentId, Location, SchemaError, SchemaErrorItem, SchemaId};
use crate::json::{Origin, Places, Position, Tree};

/// The severity of a diagnostic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Severity {
    Error,
    Warning,
    /// An error if the subschema is reachable, else a warning.
    ErrorIfReachable(SchemaId),
}

/// The place of a diagnostic.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) document: DocumentId,
    pub(super) pointer: String,
    /// Offset in the text of the document.
    pub(super) offset: usize,
}

/// The errors and warnings about a schema.
#[derive(Debug, Default)]
pub(super) struct Diagnostics {
    found: Vec<Diagnostic>,
    warnings: usize,
    errors: usize,
}

/// Maximum number of errors, and of warnings, so that a hostile schema cannot fill the memory.
const MAX_REPORTED: usize = 1_000;

#[derive(Debug)]
struct Diagnostic {
    severity: Severity,
    code: &'static str,
    message: String,
    help: Option<String>,
    place: DiagnosticPlace,
}

#[derive(Debug)]
enum DiagnosticPlace {
    Known(Place),
    /// In a text that is not valid JSON, and therefore not a document.
    Unread {
        after: DocumentId,
        name: String,
        position: Position,
    },
}

impl Diagnostics {
    pub(super) fn report(
        &mut self,
        severity: Severity,
        code: &'static str,
        place: Place,
        message: impl Into<String>,
        help: Option<String>,
    ) {
        if self.counts(severity) {
            let place = DiagnosticPlace::Known(place);
            self.found.push(Diagnostic { severity, code, message: message.into(), help, place });
        }
    }

    /// Counts a diagnostic, and returns whether it is within the limit.
    fn counts(&mut self, severity: Severity) -> bool {
        let count = match severity {
            Severity::Warning => &mut self.warnings,
            Severity::Error | Severity::ErrorIfReachable(_) => &mut self.errors,
        };
        *count += 1;
        *count <= MAX_REPORTED
    }

    /// Returns whether the limit on errors is reached.
    pub(super) fn has_enough_errors(&self) -> bool {
        self.errors >= MAX_REPORTED
    }

    /// Reports a text that cannot be parsed. `after` is the document that refers to it.
    pub(super) fn report_unread(
        &mut self,
        code: &'static str,
        (after, name): (DocumentId, &str),
        position: Position,
        message: String,
        help: Option<String>,
    ) {
        if self.counts(Severity::Error) {
            let place = DiagnosticPlace::Unread { after, name: name.to_owned(), position };
            self.found.push(Diagnostic { severity: Severity::Error, code, message, help, place });
        }
    }

    /// Returns the warnings, or the errors if there are any, each in the order of the documents' texts.
    pub(super) fn finish(
        mut self,
        documents: &[Document],
        trees: &[Arc<Tree>],
        is_reachable: impl Fn(SchemaId) -> bool,
    ) -> Result<Vec<SchemaErrorItem>, SchemaError> {
        self.found.sort_by_key(|diagnostic| match &diagnostic.place {
            DiagnosticPlace::Known(place) => (place.document, place.offset),
            DiagnosticPlace::Unread { after, .. } => (*after, usize::MAX),
        });
        let places: Vec<Places<'_>> =
            trees.iter().map(|tree| Places::new(tree.text().as_bytes(), Origin::FILE)).collect();
        let (mut errors, mut warnings) = (Vec::new(), Vec::new());
        for diagnostic in self.found {
            let is_error = match diagnostic.severity {
                Severity::Error => true,
                Severity::Warning => false,
                Severity::ErrorIfReachable(id) => is_reachable(id),
            };
            let item = diagnostic.into_item(documents, &places);
            let list = if is_error { &mut errors } else { &mut warnings };
            if list.last() != Some(&item) {
                list.push(item);
            }
        }
        only_unknown_drafts(&mut errors, &mut warnings);
        if errors.is_empty() { Ok(warnings) } else { Err(SchemaError { items: errors, warnings }) }
    }
}

/// Drops the other diagnostics of documents whose draft is not known: what one draft rejects, another accepts.
fn only_unknown_drafts(errors: &mut Vec<SchemaErrorItem>, warnings: &mut Vec<SchemaErrorItem>) {
    let of_draft = |item: &&SchemaErrorItem| item.code == "unknown-draft";
    let unknown: Vec<String> =
        errors.iter().filter(of_draft).map(|item| item.document.clone()).collect();
    let is_kept =
        |item: &SchemaErrorItem| item.code == "unknown-draft" || !unknown.contains(&item.document);
    errors.retain(is_kept);
    warnings.retain(is_kept);
}

impl Diagnostic {
    fn into_item(self, documents: &[Document], places: &[Places<'_>]) -> SchemaErrorItem {
        let (document, location, pointer, position) = match self.place {
            DiagnosticPlace::Known(place) => {
                let index = place.document.index();
                let position = places[index].position(place.offset);
                let location =
                    Location { document: place.document, pointer: place.pointer.as_str().into() };
                (documents[index].name.clone(), Some(location), place.pointer, position)
            }
            DiagnosticPlace::Unread { name, position, .. } => (name, None, String::new(), position),
        };
        SchemaErrorItem {
            code: self.code,
            message: self.message,
            help: self.help,
            document,
            location,
            pointer,
            position: Some(position),
        }
    }
}
