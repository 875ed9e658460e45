//! One change, and all of them.

use serde_json::Value;

use super::{Direction, Reading, Readings, Rule, Verdict, rules::Kind};

/// One change from the old schema to the new one.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Change {
    /// What kind of change it is.
    pub rule: &'static Rule,
    /// What changed, for a person: lower case, no final period.
    pub what: String,
    /// The place in a payload, for a person: `session.pages[]`. Empty for the payload itself.
    pub path: String,
    /// JSON Pointer into the old schema, where it has the place.
    pub old_pointer: Option<String>,
    /// JSON Pointer into the new schema, where it has the place.
    pub new_pointer: Option<String>,
    /// What stood there.
    pub old: Option<Value>,
    /// What stands there now.
    pub new: Option<Value>,
    /// The verdicts about this change alone.
    pub readings: Readings,
    pub(super) labels: (String, String),
}

impl Change {
    /// The verdict about this change alone.
    pub fn verdict(&self, reading: Reading, direction: Direction) -> &Verdict {
        self.readings.of(reading, direction)
    }

    /// Who breaks in this direction, one sentence; `None` unless somebody does.
    pub fn sentence(&self, reading: Reading, direction: Direction) -> Option<String> {
        self.verdict(reading, direction).witness()?;
        let (old, new) = (&self.labels.0, &self.labels.1);
        let (from, to) = match direction {
            Direction::Backward => (old, new),
            Direction::Forward => (new, old),
        };
        Some(format!("payloads valid under {from} are rejected by {to}: consumers on {to} break"))
    }
}

/// What became of a schema.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Comparison {
    /// What the old schema is called.
    pub old: String,
    /// What the new schema is called.
    pub new: String,
    /// The verdicts about the whole.
    pub readings: Readings,
    /// Every change, in the order of the schema.
    pub changes: Vec<Change>,
}

impl Comparison {
    /// The verdict about the whole.
    pub fn verdict(&self, reading: Reading, direction: Direction) -> &Verdict {
        self.readings.of(reading, direction)
    }

    /// The changes of what is accepted.
    pub fn of_acceptance(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| change.rule.kind == Kind::Acceptance)
    }
}
