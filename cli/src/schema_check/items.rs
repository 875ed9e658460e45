//! Errors and warnings in schemas, each once.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, hash_map::Entry},
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
    pub(crate) items: Vec<(Severity, &'a SchemaErrorItem)>,
    /// Why it cannot be read, if so.
    pub(crate) unreadable: Option<&'a str>,
}

/// Errors and warnings in some schemas and in the documents that they refer to.
#[derive(Debug, Default)]
pub(crate) struct Items {
    /// The documents in the order in which they are first met.
    order: Vec<String>,
    /// The same, to look up.
    known: BTreeSet<String>,
    by_document: BTreeMap<String, Said>,
    unreadable: BTreeMap<String, String>,
}

/// Errors and warnings in a document, as they come.
#[derive(Debug, Default)]
struct Said {
    items: Vec<(Severity, SchemaErrorItem)>,
    /// The index of each item, by what makes it the same as another: code, pointer and message.
    indexes: HashMap<(&'static str, String, String), usize>,
}

impl Said {
    /// Adds an item. One that several schemas bring counts once, with the worst severity.
    fn add(&mut self, severity: Severity, item: &SchemaErrorItem) {
        let same = (item.code, item.pointer.clone(), item.message.clone());
        match self.indexes.entry(same) {
            Entry::Occupied(known) => {
                let (before, _) = &mut self.items[*known.get()];
                *before = severity.max(*before);
            }
            Entry::Vacant(place) => {
                place.insert(self.items.len());
                self.items.push((severity, item.clone()));
            }
        }
    }

    /// Returns the items in the order of the text.
    fn in_order(&self) -> Vec<(Severity, &SchemaErrorItem)> {
        let mut items: Vec<_> =
            self.items.iter().map(|(severity, item)| (*severity, item)).collect();
        items.sort_by_key(|(_, item)| item.position);
        items
    }
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
            items: self.by_document.get(name).map(Said::in_order).unwrap_or_default(),
            unreadable: self.unreadable.get(name).map(String::as_str),
        })
    }

    fn extend(&mut self, severity: Severity, items: &[SchemaErrorItem]) {
        for item in items {
            self.meet(&item.document);
            self.by_document.entry(item.document.clone()).or_default().add(severity, item);
        }
    }

    fn meet(&mut self, document: &str) {
        if self.known.insert(document.to_owned()) {
            self.order.push(document.to_owned());
        }
    }
}
