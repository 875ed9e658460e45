//! What a [`Checker`](super::Checker) needs to know besides the schema.

use tablature_schema::format::{Span, Timestamp};

use crate::evaluate::{Formats, Settings, StepBudget};

/// How much is read of a payload, done for it, and reported about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Levels of arrays and objects.
    pub depth: usize,
    /// The work that the verdict about one payload may take. What it is not enough for is undecided.
    pub steps: StepBudget,
    /// Errors that are reported about one payload, and hints as many again.
    pub findings: usize,
}

impl Default for Limits {
    /// 128 levels: four times what the deepest documented event has, and far from any stack's end. 10,000 findings: more
    /// than anybody reads, and few enough to be held.
    fn default() -> Self {
        Self { depth: 128, steps: StepBudget::default(), findings: 10_000 }
    }
}

/// What a [`Checker`](super::Checker) needs to know besides the schema.
#[derive(Debug, Clone)]
pub struct Options {
    /// The clock. Freshness is judged against it.
    pub now: Timestamp,
    /// Whether freshness is judged at all. If not, `maxAge` accepts everything and timestamps ahead of the clock
    /// are not reported.
    pub judges_freshness: bool,
    /// How far ahead of the clock a timestamp may be before it gets a warning.
    pub tolerance: Span,
    /// How much is read of a payload, done for it, and reported about it.
    pub limits: Limits,
    /// Keep values and undeclared key names of the payload out of every finding.
    pub mask: bool,
    /// What `format` does.
    pub formats: Formats,
    /// Whether strings that are not encoded in `contentEncoding`, or not of `contentMediaType`, are invalid.
    pub asserts_content: bool,
}

impl Options {
    /// Returns the defaults with this clock: no tolerance, no mask, formats asserted, content not.
    pub fn at(now: Timestamp) -> Self {
        Self {
            now,
            judges_freshness: true,
            tolerance: Span::ZERO,
            limits: Limits::default(),
            mask: false,
            formats: Formats::Asserted,
            asserts_content: false,
        }
    }

    pub(super) fn settings(&self) -> Settings {
        Settings {
            now: self.judges_freshness.then_some(self.now),
            formats: self.formats,
            asserts_content: self.asserts_content,
            steps: self.limits.steps,
        }
    }
}
