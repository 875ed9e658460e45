//! Which schema of the catalogue a payload belongs to, from its own keys.

use std::{cmp::Reverse, collections::HashSet, sync::LazyLock};

use tablature_schema::{
    catalogue::{self, Entry},
    ir::SchemaId,
    json,
};

use crate::checker::Limits;

/// Which schema a payload belongs to, as its keys tell.
#[derive(Debug, Clone)]
pub enum Recognised {
    /// One schema fits better than all others.
    Schema(&'static Entry),
    /// None fits, or several fit equally well: those that fit best.
    Undecided(Vec<&'static Entry>),
}

/// Returns the schema whose fields the outermost object's keys are.
///
/// Only default versions are asked. A schema fits by the share of the payload's keys that it declares (in
/// either spelling), then by the share of its required fields that are there; at least half of the keys
/// must be declared.
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

/// Shares in thousandths, the more telling first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Score {
    declared: usize,
    required: usize,
}

/// A schema as its outermost fields tell it.
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
