//! Settings that a verdict depends on, besides the schema and the payload.

use crate::format::Timestamp;

/// Treatment of `format`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
pub enum Formats {
    /// A string that does not have the format is invalid.
    #[default]
    Asserted,
    /// Formats are annotations, and reject nothing.
    Annotation,
}

/// The steps that the verdict about one payload may take: `base`, and `per_byte` for each of its bytes.
///
/// A step is about as much work as one keyword on one value; long strings, patterns and lists of values cost more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct StepBudget {
    /// Steps for any payload.
    pub base: u64,
    /// Steps for each byte of the payload.
    pub per_byte: u64,
}

impl StepBudget {
    /// Creates a budget of `base` steps for any payload, and `per_byte` for each of its bytes.
    pub const fn new(base: u64, per_byte: u64) -> Self {
        Self { base, per_byte }
    }

    /// Returns whether a payload of some size has fewer steps than by `other`.
    pub(crate) fn is_below(self, other: Self) -> bool {
        self.base < other.base || self.per_byte < other.per_byte
    }

    /// Returns the steps for a payload of this many bytes.
    pub fn for_bytes(self, bytes: usize) -> u64 {
        let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
        self.per_byte.saturating_mul(bytes).saturating_add(self.base)
    }
}

impl Default for StepBudget {
    /// Returns ten million steps and 32 for each byte. The test suites and the samples use less than a hundredth of it.
    fn default() -> Self {
        Self { base: 10_000_000, per_byte: 32 }
    }
}

/// Settings of an [`Evaluator`](super::Evaluator).
#[derive(Debug, Clone, Default)]
pub(crate) struct Settings {
    /// The time that `maxAge` is evaluated against; `None` where it is not evaluated.
    pub(crate) now: Option<Timestamp>,
    /// Treatment of `format`.
    pub(crate) formats: Formats,
    /// Is `true` if `contentEncoding` and `contentMediaType` are asserted, as draft 7 allows.
    pub(crate) asserts_content: bool,
    /// The step budget of one payload.
    pub(crate) steps: StepBudget,
}
