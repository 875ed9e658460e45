//! `maxAge`: a timestamp older than the clock minus a span of time is invalid; exactly that old is valid.

use tablature_schema::format::Span;

use super::{Evaluator, Verdict};
use crate::format::Timestamp;

impl Evaluator<'_> {
    /// Returns whether a timestamp is recent enough. Strings that are not timestamps are left to `format`.
    pub(super) fn max_age(&self, span: Span, text: &str) -> Verdict {
        let (Some(now), Ok(timestamp)) = (self.settings.now, text.parse::<Timestamp>()) else {
            return Verdict::Valid;
        };
        Verdict::of(now.nanoseconds_since(timestamp) <= span.as_nanoseconds())
    }
}
