//! Changes that several schemas share, such as those of a type that many of them hold: each is reported once, with the
//! schemas that it touches.

use std::collections::{BTreeMap, BTreeSet};

use tablature_contract::diff::{Direction, Standing};
use tablature_validator::Severity;

use super::outcome::{Judged, Outcome, Terms};

/// What changes have in common that are reported as one: all that is reported of them but their paths and payloads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    fingerprint: String,
    severity: Severity,
    verdicts: Vec<&'static str>,
    standing: Option<u8>,
}

/// The schemas of each change.
#[derive(Debug, Default)]
pub(crate) struct Shared {
    schemas: BTreeMap<Key, Vec<(usize, String)>>,
}

/// The position of a schema among all that are printed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reported<'a> {
    pub(crate) shared: &'a Shared,
    pub(crate) terms: &'a Terms,
    pub(crate) at: usize,
}

impl Shared {
    /// Finds the changes that schemas share.
    pub(crate) fn of(outcomes: &[Outcome], terms: &Terms) -> Self {
        let mut shared = Self::default();
        for (at, outcome) in outcomes.iter().enumerate() {
            for judged in outcome.changes.iter().filter(|judged| !judged.is_allowed) {
                let schemas = shared.schemas.entry(key(judged, terms)).or_default();
                if schemas.last().is_none_or(|(last, _)| *last != at) {
                    schemas.push((at, outcome.pair.name.clone()));
                }
            }
        }
        shared
    }

    /// Returns the number of changes that affect which payloads are valid or are unclassified, each counted once.
    pub(crate) fn count(
        &self,
        outcomes: &[Outcome],
        terms: &Terms,
        counts: fn(&Judged) -> bool,
    ) -> usize {
        let each = outcomes.iter().enumerate().flat_map(|(at, outcome)| {
            let reported = Reported { shared: self, terms, at };
            outcome
                .changes
                .iter()
                .filter(move |judged| counts(judged) && !reported.is_before(judged))
        });
        each.count()
    }
}

impl Reported<'_> {
    /// Returns whether the change was reported with an earlier schema.
    pub(crate) fn is_before(&self, judged: &Judged) -> bool {
        let schemas = self.shared.schemas.get(&key(judged, self.terms));
        schemas.and_then(|schemas| schemas.first()).is_some_and(|(first, _)| *first < self.at)
    }

    /// Returns the names of the schemas that the change touches.
    pub(crate) fn schemas(&self, judged: &Judged) -> impl Iterator<Item = &str> {
        let schemas = self.shared.schemas.get(&key(judged, self.terms));
        let mut seen = BTreeSet::new();
        // Of several versions, the schema is named once.
        schemas
            .into_iter()
            .flatten()
            .map(|(_, name)| name.as_str())
            .filter(move |name| seen.insert(*name))
    }

    /// Returns the changes of a schema that were not reported before.
    pub(crate) fn new_ones<'o>(&self, outcome: &'o Outcome) -> Vec<&'o Judged> {
        let reported = |judged: &&Judged| !judged.is_allowed && !self.is_before(judged);
        outcome.changes.iter().filter(reported).collect()
    }
}

fn key(judged: &Judged, terms: &Terms) -> Key {
    let verdict = |way: &Direction| judged.change.verdict(terms.reading, *way).name();
    Key {
        fingerprint: judged.change.fingerprint.clone(),
        severity: judged.severity,
        verdicts: Direction::BOTH.iter().map(verdict).collect(),
        standing: judged.standing.as_ref().map(|standing| match standing {
            Standing::New => 0,
            Standing::Acknowledged(_) => 1,
            Standing::Expired(_) => 2,
        }),
    }
}
