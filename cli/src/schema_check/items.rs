//! Errors and warnings in schemas, each once.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use tablature_schema::ir::{Ir, SchemaErrorItem};
use tablature_validator::Severity;

use crate::loading::LoadError;

/// Errors and warnings in a document.
#[derive(Debug)]
pub(crate) struct DocumentItems<'a> {
    /// Name in messages.
    pub(crate) name: &'a str,
    /// Errors and warnings in it, in the order of its text.
    pub(crate) items: &'a [(Severity, SchemaErrorItem)],
    /// Why it cannot be read, if so.
    pub(crate) unreadable: Option<&'a str>,
}

/// Errors and warnings in some schemas and in the documents that they refer to.
#[derive(Debug, Default)]
pub(crate) struct Items {
    /// The documents in the order in which they are first met.
    order: Vec<String>,
    by_document: BTreeMap<String, Vec<(Severity, SchemaErrorItem)>>,
    unreadable: BTreeMap<String, String>,
}

impl Items {
    /// Adds what reading the schema `document` brought.
    pub(crate) fn add(&mut self, document: &str, read: &Result<Arc<Ir>, LoadError>) {
        self.meet(document);
        match read {
            Ok(ir) => self.extend(Severity::Warning, ir.warnings()),
            Err(LoadError::Invalid { error, .. }) => {
                self.extend(Severity::Error, error.items());
                self.extend(Severity::Warning, error.warnings());
            }
            Err(LoadError::Unreadable(error)) => {
                self.unreadable.insert(document.to_owned(), format!("{error:#}"));
            }
        }
    }

    /// Returns each document, in the order in which they were met.
    pub(crate) fn documents(&self) -> impl Iterator<Item = DocumentItems<'_>> {
        self.order.iter().map(|name| DocumentItems {
            name,
            items: self.by_document.get(name).map_or(&[], Vec::as_slice),
            unreadable: self.unreadable.get(name).map(String::as_str),
        })
    }

    /// A document that several schemas refer to says the same each time; the worst severity counts.
    fn extend(&mut self, severity: Severity, items: &[SchemaErrorItem]) {
        let mut touched = BTreeSet::new();
        for item in items {
            self.meet(&item.document);
            let known = self.by_document.entry(item.document.clone()).or_default();
            let is_same = |other: &SchemaErrorItem| {
                (other.code, &other.pointer, &other.message)
                    == (item.code, &item.pointer, &item.message)
            };
            match known.iter_mut().find(|(_, other)| is_same(other)) {
                Some((before, _)) => *before = severity.max(*before),
                None => known.push((severity, item.clone())),
            }
            touched.insert(item.document.clone());
        }
        for document in touched {
            let known = self.by_document.entry(document).or_default();
            known.sort_by_key(|(_, item)| item.position.map(|place| (place.line, place.column)));
        }
    }

    fn meet(&mut self, document: &str) {
        if !self.order.iter().any(|known| known == document) {
            self.order.push(document.to_owned());
        }
    }
}
