//! What changed between two versions of a schema.

use serde::Serialize;
use tablature_schema::plural::count;

use crate::document::{Prose, shown};

/// Changes of one effect that are shown.
const MAX_CHANGES: usize = 300;

/// Characters of a payload that shows a change.
const MAX_WITNESS: usize = 2_000;

/// What changed since another version.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Changes {
    /// The version before.
    pub since: String,
    /// Verdict on each direction, such as `backward` and `breaking`.
    pub verdicts: Vec<(&'static str, &'static str)>,
    /// The changes, in the order of the schema.
    pub changes: Vec<Change>,
}

impl Changes {
    /// Creates changes since a version.
    pub fn new(
        since: &str,
        verdicts: Vec<(&'static str, &'static str)>,
        changes: Vec<Change>,
    ) -> Self {
        Self { since: since.to_owned(), verdicts, changes }
    }
}

/// A change.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Change {
    /// Whom it breaks.
    pub effect: Effect,
    /// Name of its kind, such as `field-became-required`.
    pub rule: &'static str,
    /// Place in a payload, for people; empty for the payload itself.
    pub path: String,
    /// What it is, for people.
    pub what: String,
    /// A payload that one version accepts and the other rejects.
    pub witness: Option<String>,
}

impl Change {
    /// Creates a change that no payload shows.
    pub fn new(effect: Effect, rule: &'static str, path: &str, what: &str) -> Self {
        Self { effect, rule, path: path.to_owned(), what: what.to_owned(), witness: None }
    }

    /// Sets the payload that shows it.
    #[must_use]
    pub fn with_witness(self, witness: Option<String>) -> Self {
        Self { witness, ..self }
    }
}

/// Effect of a change on those who read or write payloads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Effect {
    /// Somebody breaks.
    Breaking,
    /// Neither proved nor shown.
    Review,
    /// Nobody breaks.
    Compatible,
    /// The same payloads are valid as before.
    Rewritten,
    /// Descriptions and other annotations.
    Annotation,
}

/// What changed, as the template takes it.
#[derive(Debug, Serialize)]
pub(super) struct ChangesRow {
    since: String,
    verdicts: Vec<(&'static str, &'static str)>,
    sections: Vec<Section>,
}

/// Changes of one effect.
#[derive(Debug, Serialize)]
struct Section {
    effect: Effect,
    number: String,
    rows: Vec<ChangeRow>,
    /// How many are not shown.
    more: usize,
}

#[derive(Debug, Serialize)]
struct ChangeRow {
    path: String,
    what: Prose,
    rule: &'static str,
    witness: Option<String>,
}

impl ChangesRow {
    pub(super) fn new(changes: &Changes) -> Self {
        let effects = [
            Effect::Breaking,
            Effect::Review,
            Effect::Compatible,
            Effect::Rewritten,
            Effect::Annotation,
        ];
        let sections = effects.into_iter().map(|effect| {
            let own: Vec<&Change> =
                changes.changes.iter().filter(|change| change.effect == effect).collect();
            Section {
                effect,
                number: count(own.len() as u64, "change"),
                more: own.len().saturating_sub(MAX_CHANGES),
                rows: own.into_iter().take(MAX_CHANGES).map(ChangeRow::new).collect(),
            }
        });
        let sections = sections.filter(|section| !section.rows.is_empty()).collect();
        Self { since: shown(&changes.since), verdicts: changes.verdicts.clone(), sections }
    }
}

impl ChangeRow {
    fn new(change: &Change) -> Self {
        let is_short = |text: &&String| text.chars().nth(MAX_WITNESS).is_none();
        Self {
            path: shown(&change.path),
            what: Prose::new(&change.what),
            rule: change.rule,
            witness: change.witness.as_ref().filter(is_short).map(|text| shown(text)),
        }
    }
}
