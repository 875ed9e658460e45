//! Options of a [`Checker`](super::Checker).

use tablature_schema::format::{Span, Timestamp};

use crate::evaluate::{Formats, Settings, StepBudget};

/// Limits on what is read of a payload, done for it, and reported about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Maximum depth of arrays and objects.
    pub depth: usize,
    /// Steps that the verdict about one payload may take. A payload that takes more is undecided.
    pub steps: StepBudget,
    /// Maximum number of errors, and of hints, that are reported about one payload. Others are counted
    /// ([`Report::unreported`](crate::Report::unreported)).
    pub findings: usize,
}

impl Limits {
    /// Sets the maximum depth.
    #[must_use]
    pub const fn with_depth(self, depth: usize) -> Self {
        Self { depth, ..self }
    }

    /// Sets the step budget of one payload.
    #[must_use]
    pub const fn with_steps(self, steps: StepBudget) -> Self {
        Self { steps, ..self }
    }

    /// Sets the maximum number of findings about one payload.
    #[must_use]
    pub const fn with_findings(self, findings: usize) -> Self {
        Self { findings, ..self }
    }
}

impl Default for Limits {
    /// Returns a depth of 128, four times that of the deepest documented event, and 1,000 findings, more than anybody
    /// reads and few enough to hold in memory.
    fn default() -> Self {
        Self { depth: 128, steps: StepBudget::default(), findings: 1_000 }
    }
}

/// Options of a [`Checker`](super::Checker).
///
/// # Example
///
/// ```
/// use tablature_validator::{Limits, Options};
///
/// let options = Options::at("2026-11-21T16:00:00Z".parse()?)
///     .with_mask(true)
///     .with_limits(Limits::default().with_findings(100));
/// assert_eq!(options.limits.findings, 100);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Options {
    /// The current time, for freshness.
    pub now: Timestamp,
    /// Is `true` if freshness is checked. If not, `maxAge` accepts everything and timestamps ahead of the clock are not
    /// reported.
    pub judges_freshness: bool,
    /// Time that a timestamp may be ahead of the clock before it gets a warning.
    pub tolerance: Span,
    /// Limits on what is read of a payload, done for it, and reported about it.
    pub limits: Limits,
    /// Is `true` if values and undeclared keys of the payload are kept out of findings.
    pub mask: bool,
    /// Treatment of `format`.
    pub formats: Formats,
    /// Is `true` if strings that are not encoded in `contentEncoding`, or not of `contentMediaType`, are invalid.
    pub asserts_content: bool,
}

impl Options {
    /// Returns the default options at this time: no tolerance, no mask, formats asserted, content not asserted.
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

    /// Sets whether freshness is checked.
    #[must_use]
    pub const fn with_freshness(self, judges_freshness: bool) -> Self {
        Self { judges_freshness, ..self }
    }

    /// Sets how far ahead of the clock a timestamp may be.
    #[must_use]
    pub const fn with_tolerance(self, tolerance: Span) -> Self {
        Self { tolerance, ..self }
    }

    /// Sets the limits.
    #[must_use]
    pub const fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Sets whether values and undeclared keys are kept out of findings.
    #[must_use]
    pub const fn with_mask(self, mask: bool) -> Self {
        Self { mask, ..self }
    }

    /// Sets whether `format` is asserted.
    #[must_use]
    pub const fn with_formats(self, formats: Formats) -> Self {
        Self { formats, ..self }
    }

    /// Sets whether the content of strings is asserted.
    #[must_use]
    pub const fn with_content(self, asserts_content: bool) -> Self {
        Self { asserts_content, ..self }
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
