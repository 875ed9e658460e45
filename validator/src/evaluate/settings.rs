//! What a verdict depends on besides the schema and the payload.

use crate::format::Timestamp;

/// What `format` does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Formats {
    /// A string that is not of the format is invalid.
    #[default]
    Asserted,
    /// Nothing: it only says what the string is.
    Annotation,
}

/// How many steps the verdict about one payload may take: `base`, and `per_byte` for each of its bytes.
///
/// A step is about as much work as one keyword on one value; long strings, patterns and lists of values cost more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepBudget {
    /// Steps that any payload has.
    pub base: u64,
    /// Steps for each byte of the payload.
    pub per_byte: u64,
}

impl StepBudget {
    /// Returns the steps that a payload of this many bytes has.
    pub fn for_bytes(self, bytes: usize) -> u64 {
        let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
        self.per_byte.saturating_mul(bytes).saturating_add(self.base)
    }
}

impl Default for StepBudget {
    /// Ten million and 32 for each byte: the suites and the samples use less than a hundredth of it.
    fn default() -> Self {
        Self { base: 10_000_000, per_byte: 32 }
    }
}

/// How an [`Evaluator`](super::Evaluator) judges.
#[derive(Debug, Clone, Default)]
pub(crate) struct Settings {
    /// The clock that `maxAge` is judged by; `None` where it is not judged.
    pub(crate) now: Option<Timestamp>,
    /// What `format` does.
    pub(crate) formats: Formats,
    /// Whether `contentEncoding` and `contentMediaType` reject strings, as draft 7 allows.
    pub(crate) asserts_content: bool,
    /// How much work one payload may take.
    pub(crate) steps: StepBudget,
}
