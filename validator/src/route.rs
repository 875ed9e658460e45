//! Recognises the schema of a payload by its keys.

use std::{cmp::Reverse, collections::HashSet, sync::LazyLock};

use tablature_schema::{
    catalogue::{self, Entry},
    ir::SchemaId,
    json,
};

use crate::checker::Limits;

/// The schema that a payload belongs to, by its keys.
#[derive(Debug, Clone)]
pub enum Recognised {
    /// One schema fits better than all others.
    Schema(&'static Entry),
    /// No schema fits, or several fit equally well; these fit best.
    Undecided(Vec<&'static Entry>),
}

/// Returns the schema that declares the keys of the outermost object.
///
/// Only default versions are considered. Schemas are ranked by the share of the payload's keys that they declare (in
/// either spelling), then by the share of their required fields that are present. At least half of the keys must be
/// declared.
pub fn recognise(bytes: &[u8]) -> Recognised {
    let Ok((document, _)) = json::parse(bytes, Limits::default().depth) else {
        return Recognised::Undecided(Vec::new());
    };
    let keys: HashSet<&str> = document.root().members().iter().map(|member| &*member.key).collect();
    let mut scored: Vec<(Score, &Entry)> = CANDIDATES
        .iter()
        .map(|candidate| (candidate.score(&keys), candidate.entry))
        .filter(|(score, _)| score.declared >= 500)
        .collect();
    scored.sort_by_key(|(score, _)| Reverse(*score));
    let best: Vec<&Entry> = scored
        .iter()
        .take_while(|(score, _)| *score == scored[0].0)
        .map(|(_, entry)| *entry)
        .collect();
    match best.as_slice() {
        [only] => Recognised::Schema(only),
        _ => Recognised::Undecided(best),
    }
}

/// Shares in thousandths, the more significant first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Score {
    declared: usize,
    required: usize,
}

/// A schema with its outermost fields.
struct Candidate {
    entry: &'static Entry,
    fields: Vec<Field>,
}

struct Field {
    name: String,
    documented_as: Option<String>,
    is_required: bool,
}

/// The default version of every family.
static CANDIDATES: LazyLock<Vec<Candidate>> = LazyLock::new(|| {
    catalogue::entries().iter().filter(|entry| entry.is_default()).map(Candidate::new).collect()
});

impl Candidate {
    fn new(entry: &'static Entry) -> Self {
        let ir = entry.ir();
        let root = &ir[ir.root()];
        let field = |(name, id): (&str, SchemaId)| Field {
            name: name.to_owned(),
            documented_as: ir[id].annotations.documented_as.clone(),
            is_required: root.required().iter().any(|required| **required == *name),
        };
        Self { entry, fields: root.properties().map(field).collect() }
    }

    fn score(&self, keys: &HashSet<&str>) -> Score {
        let is_there = |field: &&Field| {
            let documented = field.documented_as.as_deref();
            keys.contains(field.name.as_str()) || documented.is_some_and(|name| keys.contains(name))
        };
        let required = self.fields.iter().filter(|field| field.is_required);
        let share = |part: usize, whole: usize| part * 1000 / whole.max(1);
        Score {
            declared: share(self.fields.iter().filter(is_there).count(), keys.len()),
            required: share(required.clone().filter(is_there).count(), required.count()),
        }
    }
}
