//! One change, and the result of a comparison.

use serde_json::Value;

use tablature_validator::Severity;

use super::{
    Direction, JudgedAsWritten, Promise, Reading, Readings, Rule, Verdict, Work, rules::Kind,
};

/// One change from the old schema to the new one.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Change {
    /// The kind of change.
    pub rule: Rule,
    /// Identifies this change across runs: a hash of the rule, the place, and the old and the new value.
    pub fingerprint: String,
    /// A description for people: lower case, no final period.
    pub what: String,
    /// The place in a payload, for people: `session.pages[]`. Empty for the payload itself.
    pub path: String,
    /// The place as a JSON Pointer, in which `*` stands for any item, and for fields without a name of their own.
    pub place: String,
    /// JSON Pointer into the old schema, if it has the place.
    pub old_pointer: Option<String>,
    /// JSON Pointer into the new schema, if it has the place.
    pub new_pointer: Option<String>,
    /// The old value.
    pub old: Option<Value>,
    /// The new value.
    pub new: Option<Value>,
    /// The verdicts about this change alone.
    pub readings: Readings,
    pub(super) labels: (String, String),
}

impl Change {
    /// Returns the verdict about this change alone.
    pub fn verdict(&self, reading: Reading, direction: Direction) -> &Verdict {
        self.readings.of(reading, direction)
    }

    /// Returns whether the change only writes differently what is accepted: both directions are proved as written.
    pub fn is_rewritten(&self) -> bool {
        let proved = |way: &Direction| *self.readings.as_written.of(*way) == Verdict::Compatible;
        self.rule.kind() == Kind::Acceptance && Direction::BOTH.iter().all(proved)
    }

    /// Adopts what was proved about the whole: no change breaks where no payload does.
    pub(super) fn settle(&mut self, whole: &Readings) {
        for reading in [Reading::AsWritten, Reading::DeclaredOnly] {
            for direction in Direction::BOTH {
                if *whole.of(reading, direction) == Verdict::Compatible {
                    *self.readings.of_mut(reading, direction) = Verdict::Compatible;
                }
            }
        }
    }

    /// Returns how severe the change is, given the promise.
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
        if is_open || self.rule.kind() == Kind::Unclassified {
            Severity::Warning
        } else {
            Severity::Advice
        }
    }

    /// Describes in one sentence who breaks in this direction; `None` if nobody does.
    pub fn sentence(&self, reading: Reading, direction: Direction) -> Option<String> {
        self.verdict(reading, direction).witness()?;
        let (old, new) = (&self.labels.0, &self.labels.1);
        if self.rule == Rule::SchemaRemoved {
            return Some(format!(
                "payloads valid under {old} no longer have a schema: consumers on {old} break"
            ));
        }
        let (from, to) = direction.writer_and_reader(old, new);
        Some(format!("payloads valid under {from} are rejected by {to}: consumers on {to} break"))
    }
}

/// The result of comparing two versions of a schema.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Comparison {
    /// The label of the old schema.
    pub old: String,
    /// The label of the new schema.
    pub new: String,
    /// The verdicts about the schemas as a whole.
    pub readings: Readings,
    /// Every change, in the order of the schema.
    pub changes: Vec<Change>,
    /// Places where a schema has no valid values with declared fields only, and which are therefore judged as written
    /// in both readings.
    pub judged_as_written: Vec<JudgedAsWritten>,
    /// How many schemas were read and compiled; zero if the comparison did not finish.
    pub work: Work,
}

impl Comparison {
    /// Returns the worst verdict about the whole, among the directions of a promise.
    pub fn worst(&self, reading: Reading, promise: Promise) -> &Verdict {
        let verdicts = promise.directions().iter().map(|d| self.verdict(reading, *d));
        verdicts.max_by_key(|verdict| verdict.rank()).unwrap_or(&self.readings.as_written.backward)
    }

    /// Returns the verdict about the whole.
    pub fn verdict(&self, reading: Reading, direction: Direction) -> &Verdict {
        self.readings.of(reading, direction)
    }

    /// Returns the changes whose verdict is unknown in a direction of the promise.
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

    /// Returns the changes that affect which payloads are valid.
    pub fn of_acceptance(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| change.rule.kind() == Kind::Acceptance)
    }
}
