//! Changes that several schemas share, such as those of a type that many of them hold: each is reported once, with the first
//! of its schemas. Which others it touches is known at the end of the run.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use tablature_contract::diff::{Direction, Kind, Standing};
use tablature_validator::Severity;

use super::outcome::{Judged, Outcome, Terms};

/// What changes have in common that are reported as one: all that is reported of them but their paths and payloads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    fingerprint: Arc<str>,
    severity: Severity,
    verdicts: Vec<&'static str>,
    standing: Option<u8>,
}

/// The changes that were reported so far. Nothing is kept of them but what names them, and their schemas.
#[derive(Debug, Default)]
pub(crate) struct Shared {
    numbers: BTreeMap<Key, usize>,
    entries: Vec<Entry>,
    n_schemas: usize,
    /// Those that the configuration leaves out, which have no entries.
    n_allowed: usize,
}

/// A change that was reported.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) fingerprint: Arc<str>,
    pub(crate) rule: &'static str,
    pub(crate) severity: Severity,
    /// The word for it in text.
    pub(crate) word: &'static str,
    /// The place in payloads of the first schema, for people, and in the schema.
    pub(crate) path: String,
    pub(crate) pointer: String,
    /// Set if it is more than a change of annotations.
    pub(super) is_listed: bool,
    /// The number of the first schema.
    first: usize,
    /// The names of the schemas that it touches; of several versions, the schema is named once.
    schemas: Vec<Arc<str>>,
}

impl Entry {
    /// Returns the names of the schemas that the change touches.
    pub(crate) fn schemas(&self) -> impl ExactSizeIterator<Item = &str> {
        self.schemas.iter().map(|name| &**name)
    }

    /// Returns the number of schemas and the names of the first of them, for people: `3 schemas: a, b, c`. They may contain
    /// any character.
    pub(crate) fn names(&self, limit: usize) -> String {
        let n_schemas = self.schemas.len();
        let shown: Vec<&str> = self.schemas().take(limit).collect();
        let more = match n_schemas.saturating_sub(limit) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        format!("{n_schemas} schemas: {}{more}", shown.join(", "))
    }
}

/// The changes of a schema.
#[derive(Debug, Default)]
pub(crate) struct Reported<'o> {
    /// Those that were not reported before, with the numbers of their entries.
    pub(crate) new: Vec<(usize, &'o Judged)>,
    /// Those that were reported with an earlier schema.
    pub(crate) before: Vec<(usize, &'o Judged)>,
}

impl Shared {
    /// Adds the changes of the next schema.
    pub(crate) fn add<'o>(&mut self, outcome: &'o Outcome, terms: &Terms) -> Reported<'o> {
        let mut reported = Reported::default();
        let name: Arc<str> = outcome.pair.name.as_str().into();
        let mut touched = BTreeSet::new();
        for judged in &outcome.changes {
            if judged.is_allowed {
                self.n_allowed += usize::from(is_listed(judged));
                continue;
            }
            let number = self.number(judged, terms);
            touched.insert(number);
            let is_new = self.entries[number].first == self.n_schemas;
            let of = if is_new { &mut reported.new } else { &mut reported.before };
            of.push((number, judged));
        }
        for number in touched {
            let schemas = &mut self.entries[number].schemas;
            if schemas.last() != Some(&name) {
                schemas.push(Arc::clone(&name));
            }
        }
        self.n_schemas += 1;
        reported
    }

    /// Returns the number of the entry of a change; a new one, if it has none.
    fn number(&mut self, judged: &Judged, terms: &Terms) -> usize {
        let (first, fresh) = (self.n_schemas, self.entries.len());
        let key = key(judged, terms);
        let fingerprint = Arc::clone(&key.fingerprint);
        let number = *self.numbers.entry(key).or_insert(fresh);
        if number == fresh {
            let change = &judged.change;
            let pointer = change.new_pointer.as_ref().or(change.old_pointer.as_ref());
            self.entries.push(Entry {
                fingerprint,
                rule: change.rule.name(),
                severity: judged.severity,
                word: judged.word(terms),
                path: change.path.clone(),
                pointer: pointer.cloned().unwrap_or_default(),
                is_listed: is_listed(judged),
                first,
                schemas: Vec::new(),
            });
        }
        number
    }

    /// Returns the entry with a number.
    pub(crate) fn entry(&self, number: usize) -> &Entry {
        &self.entries[number]
    }

    /// Returns the changes that several schemas share, in the order in which they were reported.
    pub(crate) fn shared(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.schemas.len() > 1)
    }

    /// Returns the number of changes that affect which payloads are valid or are unclassified, each counted once.
    pub(crate) fn n_changes(&self) -> usize {
        self.entries.iter().filter(|entry| entry.is_listed).count() + self.n_allowed
    }
}

fn is_listed(judged: &Judged) -> bool {
    judged.change.rule.kind() != Kind::Annotation
}

fn key(judged: &Judged, terms: &Terms) -> Key {
    let verdict = |way: &Direction| judged.change.verdict(terms.reading, *way).name();
    Key {
        fingerprint: judged.change.fingerprint.as_str().into(),
        severity: judged.severity,
        verdicts: Direction::BOTH.iter().map(verdict).collect(),
        standing: judged.standing.as_ref().map(|standing| match standing {
            Standing::New => 0,
            Standing::Acknowledged(_) => 1,
            Standing::Expired(_) => 2,
        }),
    }
}
