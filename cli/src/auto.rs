//! All schemas that there are, for records of many kinds: those of the catalogue, and of the configuration.

use std::sync::Arc;

use tablature_schema::catalogue::{self, Entry};
use tablature_validator::{Checker, Fields, Layout, Names, Options, Router};

/// Schemas that records are checked by, each record by the one that it shows.
#[derive(Debug)]
pub(crate) struct Auto {
    kinds: Vec<Kind>,
}

#[derive(Debug)]
struct Kind {
    /// What it is called; the first is for messages.
    names: Vec<String>,
    schema: Schema,
}

#[derive(Debug, Clone)]
enum Schema {
    /// One of the catalogue, compiled when it is needed.
    Entry(&'static Entry),
    Own(Checker),
}

impl Auto {
    /// Returns the schemas of the catalogue that are recognised.
    pub(crate) fn of_catalogue() -> Self {
        let kind = |entry: &'static Entry| {
            let name = entry.family().rsplit('/').next().map(str::to_owned);
            let names = [entry.id()].into_iter().chain(name).collect();
            Kind { names, schema: Schema::Entry(entry) }
        };
        Self { kinds: catalogue::recognised().map(kind).collect() }
    }

    /// Adds a schema.
    pub(crate) fn add(&mut self, names: Vec<String>, checker: Checker) {
        self.kinds.push(Kind { names, schema: Schema::Own(checker) });
    }

    /// Returns whether this name of the catalogue, or of a schema that was added, is there.
    pub(crate) fn has(&self, name: &str) -> bool {
        let id = catalogue::find(name).map(Entry::id).unwrap_or_default();
        self.kinds.iter().any(|kind| kind.names[0] == id || kind.names[0] == name)
    }

    /// Returns what checks records by these schemas: each by the one that it names, if the layout says where, or else by the
    /// one that its keys fit best.
    pub(crate) fn router(&self, layout: Layout, options: &Options) -> Arc<Router> {
        let names = self.kinds.iter().map(|kind| kind.names.iter().map(String::as_str).collect());
        let schemas: Vec<Schema> = self.kinds.iter().map(|kind| kind.schema.clone()).collect();
        let own = options.clone();
        let compile = move |index: usize| match &schemas[index] {
            Schema::Entry(entry) => Ok(Checker::from_catalogue(entry, own.clone())),
            Schema::Own(checker) => Ok(checker.clone()),
        };
        let router = Router::new(layout, Names::new(names), options.clone(), Box::new(compile));
        let payload = router.layout().payload.clone();
        let fields = self.kinds.iter().map(|kind| {
            let fields = match &kind.schema {
                Schema::Own(checker) => Fields::in_payload(checker.ir(), &payload),
                Schema::Entry(entry) => Fields::of_entry(entry),
            };
            (kind.names[0].clone(), fields)
        });
        let fields = fields.collect();
        Arc::new(router.by_keys(fields))
    }
}
