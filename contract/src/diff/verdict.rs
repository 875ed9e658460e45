//! What a comparison says.

use std::fmt;

use serde_json::Value;
use tablature_validator::Timestamp;

use super::oracle::Rejection;

/// Which way payloads travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// From the old schema to the new one: payloads that are out there are read by new consumers.
    Backward,
    /// From the new schema to the old one: new payloads are read by consumers that have not moved.
    Forward,
}

impl Direction {
    /// Both, backward first.
    pub const BOTH: [Self; 2] = [Self::Backward, Self::Forward];

    /// The name, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Backward => "backward",
            Self::Forward => "forward",
        }
    }
}

/// Which compatibility was promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Promise {
    /// New consumers read old payloads: consumers move first.
    Backward,
    /// Old consumers read new payloads: producers move first.
    Forward,
    /// Both.
    Full,
}

impl Promise {
    /// The directions that the promise is about.
    pub fn directions(self) -> &'static [Direction] {
        match self {
            Self::Backward => &[Direction::Backward],
            Self::Forward => &[Direction::Forward],
            Self::Full => &Direction::BOTH,
        }
    }
}

/// How objects without `additionalProperties` are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reading {
    /// As JSON Schema says: any further field may be there.
    AsWritten,
    /// As producers use them: only declared fields are sent. Closes, on the writer's side and at every level,
    /// objects that declare fields and say nothing about further ones.
    DeclaredOnly,
}

impl Reading {
    /// The name, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::AsWritten => "as-written",
            Self::DeclaredOnly => "declared-only",
        }
    }
}

/// Whether payloads of one schema are all accepted by another.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// Proved: all are.
    Compatible,
    /// Shown: this one is not.
    Breaking(Box<Witness>),
    /// Neither proved nor shown.
    Unknown(Reason),
}

impl Verdict {
    /// The name, in lower case.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Compatible => "compatible",
            Self::Breaking(_) => "breaking",
            Self::Unknown(_) => "unknown",
        }
    }

    /// How bad it is: compatible, unknown, breaking.
    pub(super) fn rank(&self) -> u8 {
        match self {
            Self::Compatible => 0,
            Self::Unknown(_) => 1,
            Self::Breaking(_) => 2,
        }
    }

    /// The payload that shows the break.
    pub fn witness(&self) -> Option<&Witness> {
        match self {
            Self::Breaking(witness) => Some(witness),
            _ => None,
        }
    }
}

/// A payload that one side accepts and the other rejects, both according to our validator.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Witness {
    /// The payload, as small as it was found.
    pub payload: Value,
    /// The clock that freshness was judged by.
    pub now: Timestamp,
    /// Why it is rejected: every error.
    pub rejections: Vec<Rejection>,
    /// Whether the two schemas judged were the whole ones. If not, the change alone was applied to the old
    /// schema: together with the other changes, the payload may meet another fate.
    pub is_whole: bool,
}

/// Why nothing was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// The budget of the comparison was spent.
    Budget,
    /// The engine has no rule for what the schemas say, and no payload was found that shows a break.
    Undecided,
    /// The engine proved that a break exists; no payload was found that shows it.
    NoWitness,
    /// The engine proved that there is none, and yet this payload is rejected.
    Contradiction(Value),
    /// A number in one of the schemas is not exactly one of 64 bits, and no payload was found that shows a break.
    Inexact,
    /// One of the schemas cannot be compared, and why.
    Schema(String),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Budget => f.write_str("the budget was spent before it was decided"),
            Self::Undecided => {
                f.write_str("neither a proof nor a payload that shows a break was found")
            }
            Self::NoWitness => f.write_str("some payload breaks, but none was found that shows it"),
            Self::Contradiction(_) => f.write_str(
                "it was proved compatible, and yet a payload is rejected: please report this",
            ),
            Self::Inexact => f.write_str(
                "a number in the schema is not exactly one of 64 bits: nothing is proved about it, and no payload \
                 was found that shows a break",
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

    /// The verdict for a direction.
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
    /// As JSON Schema says.
    pub as_written: Verdicts,
    /// As producers use it.
    pub declared_only: Verdicts,
}

impl Readings {
    pub(super) fn all(verdict: &Verdict) -> Self {
        Self { as_written: Verdicts::both(verdict), declared_only: Verdicts::both(verdict) }
    }

    /// The verdict in a reading, for a direction.
    pub fn of(&self, reading: Reading, direction: Direction) -> &Verdict {
        match reading {
            Reading::AsWritten => self.as_written.of(direction),
            Reading::DeclaredOnly => self.declared_only.of(direction),
        }
    }

    /// Whether only payloads with undeclared fields break: as written it breaks, with declared fields only it
    /// does not.
    pub fn is_potential(&self, direction: Direction) -> bool {
        let written = self.as_written.of(direction);
        matches!(written, Verdict::Breaking(_))
            && matches!(self.declared_only.of(direction), Verdict::Compatible)
    }
}
