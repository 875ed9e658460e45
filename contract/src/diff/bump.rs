//! Recommends a version for the new schema.

use super::{Comparison, Direction, Promise, Reading, Rule, Verdict, rules::Kind};

/// The name of what could not be told.
const UNKNOWN: &str = "could not tell";

/// The part of a version that must be incremented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Bump {
    /// None: nothing has changed.
    Nothing,
    /// The last part: the same payloads are valid as before.
    Patch,
    /// The middle part: other payloads are valid, and no promise is broken.
    Minor,
    /// The first part: a promise is broken.
    Major,
    /// It is unknown whether a promise is broken.
    Unknown,
}

/// The part of a `SchemaVer` version (`MODEL-REVISION-ADDITION`) that must be incremented, as Snowplow defines it: by
/// what becomes of existing payloads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum SchemaVer {
    /// The same payloads are valid as before.
    Nothing,
    /// Only optional fields were added: all existing payloads are valid.
    Addition,
    /// Something else has changed, and existing payloads are valid, or only those with undeclared fields are not.
    Revision,
    /// Existing payloads are rejected.
    Model,
    /// It is unknown whether existing payloads are rejected.
    Unknown,
}

impl Bump {
    /// Returns the name in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Nothing => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
            Self::Unknown => UNKNOWN,
        }
    }
}

impl SchemaVer {
    /// Returns the name as `SchemaVer` spells it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Nothing => "none",
            Self::Addition => "ADDITION",
            Self::Revision => "REVISION",
            Self::Model => "MODEL",
            Self::Unknown => UNKNOWN,
        }
    }
}

impl Comparison {
    /// Recommends which parts to increment, given the promise.
    pub fn bump(&self, reading: Reading, promise: Promise) -> (Bump, SchemaVer) {
        (self.semantic(reading, promise), self.schema_ver(reading))
    }

    fn semantic(&self, reading: Reading, promise: Promise) -> Bump {
        match self.worst(reading, promise) {
            Verdict::Breaking(_) => Bump::Major,
            Verdict::Unknown(_) => Bump::Unknown,
            Verdict::Compatible if !self.is_as_before() => Bump::Minor,
            Verdict::Compatible if self.changes.is_empty() => Bump::Nothing,
            Verdict::Compatible => Bump::Patch,
        }
    }

    fn schema_ver(&self, reading: Reading) -> SchemaVer {
        match self.verdict(reading, Direction::Backward) {
            Verdict::Breaking(_) => SchemaVer::Model,
            Verdict::Unknown(_) => SchemaVer::Unknown,
            Verdict::Compatible if self.is_as_before() => SchemaVer::Nothing,
            Verdict::Compatible => {
                let mut others = self.changes.iter().filter(|change| {
                    change.rule.kind() == Kind::Acceptance && !change.is_rewritten()
                });
                let is_addition = others.all(|change| change.rule == Rule::FieldAdded);
                if is_addition { SchemaVer::Addition } else { SchemaVer::Revision }
            }
        }
    }

    /// Returns whether the same payloads are valid as before: both directions are proved as written, or nothing that
    /// affects them has changed.
    fn is_as_before(&self) -> bool {
        let proved =
            |way: &Direction| *self.verdict(Reading::AsWritten, *way) == Verdict::Compatible;
        Direction::BOTH.iter().all(proved) || self.of_acceptance().next().is_none()
    }
}
