//! Recommends a version for the new schema.

use super::{Comparison, Direction, Promise, Reading, Verdict, rules::Kind};

/// The part of a version that must be incremented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Bump {
    /// None: nothing has changed.
    Nothing,
    /// The last part: only annotations have changed.
    Patch,
    /// The middle part: other payloads are valid, and no promise is broken.
    Minor,
    /// The first part: a promise is broken, or this could not be ruled out.
    Major,
}

/// The part of a `SchemaVer` version (`MODEL-REVISION-ADDITION`) that must be incremented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum SchemaVer {
    /// Nothing has changed, or only annotations.
    Nothing,
    /// Old and new consumers can read all payloads.
    Addition,
    /// Old consumers cannot read some new payloads.
    Revision,
    /// A promise is broken.
    Model,
}

impl Bump {
    /// Returns the name in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Nothing => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
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
        }
    }
}

impl Comparison {
    /// Recommends which parts to increment, given the promise. Unknown verdicts count as breaking.
    pub fn bump(&self, reading: Reading, promise: Promise) -> (Bump, SchemaVer) {
        if *self.worst(reading, promise) != Verdict::Compatible {
            return (Bump::Major, SchemaVer::Model);
        }
        if !self.changes.iter().any(|change| change.rule.kind() == Kind::Acceptance) {
            let bump = if self.changes.is_empty() { Bump::Nothing } else { Bump::Patch };
            return (bump, SchemaVer::Nothing);
        }
        match self.verdict(reading, Direction::Forward) {
            Verdict::Compatible => (Bump::Minor, SchemaVer::Addition),
            _ => (Bump::Minor, SchemaVer::Revision),
        }
    }
}
