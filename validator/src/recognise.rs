//! Which schema of the catalogue a payload belongs to, from its own keys.

use std::{cmp::Reverse, collections::HashSet};

use tablature_schema::{
    catalogue::{self, Entry},
    model::Model,
};

use crate::{checker::Limits, json};

/// What the keys of a payload tell.
#[derive(Debug, Clone)]
pub enum Recognised {
    /// One schema fits better than all others.
    Schema(&'static Entry),
    /// None fits, or several fit equally well: those that fit best.
    Undecided(Vec<&'static Entry>),
}

/// The schema whose fields the outermost object's keys are.
///
/// Only default versions are asked. A schema fits by the share of the payload's keys that it declares (in
/// either spelling), then by the share of its required fields that are there; at least half of the keys
/// must be declared.
pub fn recognise(bytes: &[u8]) -> Recognised {
    let Ok((document, _)) = json::parse(bytes, Limits::default().depth) else {
        return Recognised::Undecided(Vec::new());
    };
    let keys: HashSet<&str> = document.root().members().iter().map(|member| &*member.key).collect();
    let mut scored: Vec<(Score, &Entry)> = catalogue::entries()
        .iter()
        .filter(|entry| entry.is_default())
        .map(|entry| (score(entry, &keys), entry))
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

fn score(entry: &Entry, keys: &HashSet<&str>) -> Score {
    let model = Model::new(&entry.json());
    let root = model.root();
    let fields: Vec<(&str, Option<&str>)> = root
        .properties
        .iter()
        .map(|(name, id)| (name, model.node(id).annotations.documented_as.as_deref()))
        .collect();
    let is_there = |(name, documented): &(&str, Option<&str>)| {
        keys.contains(name) || documented.is_some_and(|documented| keys.contains(documented))
    };
    let present = fields.iter().filter(|field| is_there(field)).count();
    let required = fields
        .iter()
        .filter(|(name, _)| root.required.iter().any(|required| required == name))
        .filter(|field| is_there(field))
        .count();
    Score {
        declared: present * 1000 / keys.len().max(1),
        required: required * 1000 / root.required.len().max(1),
    }
}
