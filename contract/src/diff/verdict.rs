//! The verdicts of a comparison.

use std::fmt;

use serde_json::Value;
use tablature_validator::Timestamp;

/// The direction in which payloads travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// From the old schema to the new one: new consumers read existing payloads.
    Backward,
    /// From the new schema to the old one: existing consumers read new payloads.
    Forward,
}

impl Direction {
    /// Both directions, backward first.
    pub const BOTH: [Self; 2] = [Self::Backward, Self::Forward];

    /// Returns the name in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Backward => "backward",
            Self::Forward => "forward",
        }
    }

    /// Returns what the writer of payloads has, and what their reader has, of what the old schema and the new one have.
    pub(super) fn writer_and_reader<T>(self, old: T, new: T) -> (T, T) {
        match self {
            Self::Backward => (old, new),
            Self::Forward => (new, old),
        }
    }
}

/// The compatibility that was promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Promise {
    /// New consumers can read old payloads: consumers are updated first.
    Backward,
    /// Old consumers can read new payloads: producers are updated first.
    Forward,
    /// Both.
    Full,
}

impl Promise {
    /// Returns the directions that the promise covers.
    pub fn directions(self) -> &'static [Direction] {
        match self {
            Self::Backward => &[Direction::Backward],
            Self::Forward => &[Direction::Forward],
            Self::Full => &Direction::BOTH,
        }
    }
}

/// Why a payload is rejected.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rejection {
    /// JSON Pointer into the payload.
    pub pointer: String,
    /// The code of the finding.
    pub code: String,
    /// The message of the finding.
    pub message: String,
}

/// How objects without `additionalProperties` are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reading {
    /// As JSON Schema defines it: any additional field may be present.
    AsWritten,
    /// As producers use it: only declared fields are sent. On the writer's side and at every level, this closes objects
    /// that declare fields and have no rule for additional ones.
    DeclaredOnly,
}

impl Reading {
    /// Returns the name in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::AsWritten => "as-written",
            Self::DeclaredOnly => "declared-only",
        }
    }
}

/// The verdict whether all payloads of one schema are accepted by another.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Verdict {
    /// Proved: all are accepted.
    Compatible,
    /// Shown: this one is rejected.
    Breaking(Box<Witness>),
    /// Neither proved nor shown.
    Unknown(Reason),
}

impl Verdict {
    /// Returns the name in lower case.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Compatible => "compatible",
            Self::Breaking(_) => "breaking",
            Self::Unknown(_) => "unknown",
        }
    }

    /// Returns the rank by severity: compatible, unknown, breaking.
    pub(super) fn rank(&self) -> u8 {
        match self {
            Self::Compatible => 0,
            Self::Unknown(_) => 1,
            Self::Breaking(_) => 2,
        }
    }

    /// Returns the payload that shows the break.
    pub fn witness(&self) -> Option<&Witness> {
        match self {
            Self::Breaking(witness) => Some(witness),
            _ => None,
        }
    }
}

/// A payload that is valid under one side's whole schema and invalid under the other's, according to our validator.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Witness {
    /// The payload, as small as possible.
    pub payload: Value,
    /// The clock for checks of freshness.
    pub now: Timestamp,
    /// The reasons why it is rejected: every error.
    pub rejections: Vec<Rejection>,
}

/// The reason why a verdict is unknown.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// The budget of the comparison was spent.
    Budget,
    /// The engine has no rule for these schemas, and no payload was found that shows a break.
    Undecided,
    /// The engine proved that there is a break, but no payload was found that shows it.
    NoWitness,
    /// The engine proved that there is no break, but this payload is rejected.
    Contradiction(Value),
    /// The schemas are larger than what a proof is attempted for, and no payload was found that shows a break.
    TooLarge,
    /// A number in one of the schemas has no exact 64-bit representation, and no payload was found that shows a break.
    Inexact,
    /// One of the schemas cannot be compared, for this reason.
    Schema(String),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Budget => f.write_str("the budget was exhausted before a verdict was reached"),
            Self::Undecided => {
                f.write_str("found neither a proof of compatibility nor a payload that breaks")
            }
            Self::NoWitness => f.write_str("some payloads are proved to break, but none was found"),
            Self::Contradiction(_) => f.write_str(
                "compatibility was proved, but a payload is rejected; please report this as a bug",
            ),
            Self::TooLarge => f.write_str(
                "too large: a proof would follow too many subschemas or alternatives, and no payload that breaks was \
                 found",
            ),
            Self::Inexact => f.write_str(
                "a number in the schema has no exact 64-bit representation, so nothing can be proved about it, and no \
                 payload that breaks was found",
            ),
            Self::Schema(message) => f.write_str(message),
        }
    }
}

/// A verdict for each direction.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdicts {
    /// Old payloads, new schema.
    pub backward: Verdict,
    /// New payloads, old schema.
    pub forward: Verdict,
}

impl Verdicts {
    pub(super) fn both(verdict: &Verdict) -> Self {
        Self { backward: verdict.clone(), forward: verdict.clone() }
    }

    /// Returns the verdict for a direction.
    pub fn of(&self, direction: Direction) -> &Verdict {
        match direction {
            Direction::Backward => &self.backward,
            Direction::Forward => &self.forward,
        }
    }
}

/// The verdicts in both readings.
#[derive(Debug, Clone, PartialEq)]
pub struct Readings {
    /// As JSON Schema defines it.
    pub as_written: Verdicts,
    /// As producers use it.
    pub declared_only: Verdicts,
}

impl Readings {
    pub(super) fn all(verdict: &Verdict) -> Self {
        Self { as_written: Verdicts::both(verdict), declared_only: Verdicts::both(verdict) }
    }

    /// Returns the verdict in a reading, for a direction.
    pub fn of(&self, reading: Reading, direction: Direction) -> &Verdict {
        match reading {
            Reading::AsWritten => self.as_written.of(direction),
            Reading::DeclaredOnly => self.declared_only.of(direction),
        }
    }

    pub(super) fn of_mut(&mut self, reading: Reading, direction: Direction) -> &mut Verdict {
        let verdicts = match reading {
            Reading::AsWritten => &mut self.as_written,
            Reading::DeclaredOnly => &mut self.declared_only,
        };
        match direction {
            Direction::Backward => &mut verdicts.backward,
            Direction::Forward => &mut verdicts.forward,
        }
    }

    /// Returns whether only payloads with undeclared fields break: it breaks as written, but not with declared fields
    /// only.
    pub fn is_potential(&self, direction: Direction) -> bool {
        let written = self.as_written.of(direction);
        matches!(written, Verdict::Breaking(_))
            && matches!(self.declared_only.of(direction), Verdict::Compatible)
    }
}
