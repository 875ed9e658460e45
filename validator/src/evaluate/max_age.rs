//! `maxAge`: a timestamp older than the clock minus a span of time is invalid; exactly that old is valid.

use tablature_schema::format::Span;

use super::{Evaluator, Verdict};
use crate::{
    format::Timestamp,
    json::{Clock, NodeRef},
};

impl Evaluator<'_> {
    /// Returns whether a timestamp is not too old. What is not a timestamp is for `format` to reject.
    pub(super) fn max_age(&mut self, span: Span, text: &str, node: NodeRef<'_>) -> Verdict {
        let now = match node.document.clock {
            Clock::Checker => self.settings.now,
            Clock::At(now) => Some(now),
        };
        let (Some(now), Ok(timestamp)) = (now, text.parse::<Timestamp>()) else {
            return Verdict::Valid;
        };
        Verdict::of(now.nanoseconds_since(timestamp) <= span.as_nanoseconds())
    }
}
