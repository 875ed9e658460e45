//! One change, and all of them.

use serde_json::Value;

use tablature_validator::Severity;

use super::{
    Direction, JudgedAsWritten, Promise, Reading, Readings, Rule, Verdict, Work, rules::Kind,
};

/// One change from the old schema to the new one.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Change {
    /// What kind of change it is.
    pub rule: &'static Rule,
    /// What names this change in every run: a hash over the rule, the place, and what stood and stands there.
    pub fingerprint: String,
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

    /// How much it matters to somebody who promised this much compatibility.
    pub fn severity(&self, reading: Reading, promise: Promise) -> Severity {
        let mut directions = promise.directions().iter();
        if directions.any(|d| matches!(self.verdict(reading, *d), Verdict::Breaking(_))) {
            return Severity::Error;
        }
        let mut directions = promise.directions().iter();
        let is_open = directions.any(|direction| {
            matches!(self.verdict(reading, *direction), Verdict::Unknown(_))
                || self.readings.is_potential(*direction)
        });
        if is_open || self.rule.kind == Kind::Unclassified {
            Severity::Warning
        } else {
            Severity::Advice
        }
    }

    /// Who breaks in this direction, one sentence; `None` unless somebody does.
    pub fn sentence(&self, reading: Reading, direction: Direction) -> Option<String> {
        self.verdict(reading, direction).witness()?;
        let (old, new) = (&self.labels.0, &self.labels.1);
        if self.rule.name == "schema-removed" {
            return Some(format!(
                "payloads valid under {old} have no schema any more: whoever relied on it breaks"
            ));
        }
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
    /// Where a schema accepts nothing with declared fields only: it is judged as written there, in both readings.
    pub judged_as_written: Vec<JudgedAsWritten>,
    /// How many schemas were read and compiled for it; nothing where it was not finished.
    pub work: Work,
}

impl Comparison {
    /// The worst verdict about the whole among the directions of a promise.
    pub fn worst(&self, reading: Reading, promise: Promise) -> &Verdict {
        let verdicts = promise.directions().iter().map(|d| self.verdict(reading, *d));
        verdicts.max_by_key(|verdict| verdict.rank()).unwrap_or(&self.readings.as_written.backward)
    }

    /// The verdict about the whole.
    pub fn verdict(&self, reading: Reading, direction: Direction) -> &Verdict {
        self.readings.of(reading, direction)
    }

    /// Returns the changes of which it is not known whether they break somebody, in a direction of a promise.
    pub fn unknown_changes(
        &self,
        reading: Reading,
        promise: Promise,
    ) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(move |change| {
            let mut directions = promise.directions().iter();
            directions.any(|way| matches!(change.verdict(reading, *way), Verdict::Unknown(_)))
        })
    }

    /// The changes of what is accepted.
    pub fn of_acceptance(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| change.rule.kind == Kind::Acceptance)
    }
}
