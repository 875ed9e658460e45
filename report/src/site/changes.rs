//! What changed between two versions of a schema.

use serde::Serialize;

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
