//! Which version the new schema should get.

use super::{Comparison, Direction, Promise, Reading, Verdict, rules::Kind};

/// The part of a version that has to go up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bump {
    /// None: nothing has changed.
    Nothing,
    /// The last: only annotations have changed.
    Patch,
    /// The middle: other payloads are accepted, and nobody to whom compatibility was promised breaks.
    Minor,
    /// The first: somebody breaks, or it could not be excluded.
    Major,
}

/// The part of a `SchemaVer` version (`MODEL-REVISION-ADDITION`) that has to go up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SchemaVer {
    /// Nothing has changed, or only annotations.
    Nothing,
    /// Old and new payloads are read by both.
    Addition,
    /// Some new payloads are not read by old consumers.
    Revision,
    /// Some promise is broken.
    Model,
}

impl Bump {
    /// The name, in lower case.
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
    /// The name, in capitals as `SchemaVer` writes it.
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
    /// The advice for somebody who promised this much compatibility. What is unknown counts as broken.
    pub fn bump(&self, reading: Reading, promise: Promise) -> (Bump, SchemaVer) {
        if *self.worst(reading, promise) != Verdict::Compatible {
            return (Bump::Major, SchemaVer::Model);
        }
        if !self.changes.iter().any(|change| change.rule.kind == Kind::Acceptance) {
            let bump = if self.changes.is_empty() { Bump::Nothing } else { Bump::Patch };
            return (bump, SchemaVer::Nothing);
        }
        match self.verdict(reading, Direction::Forward) {
            Verdict::Compatible => (Bump::Minor, SchemaVer::Addition),
            _ => (Bump::Minor, SchemaVer::Revision),
        }
    }
}
