//! `maxAge`: a timestamp older than the clock minus a span of time is an error; exactly that old is right.

use jsonschema::ValidationError;
use serde_json::Value;

use super::{Compiled, Test, test};
use crate::{
    json::{Clock, NodeRef},
    format::Span,
    format::Timestamp,
};

struct MaxAge {
    /// `None` where freshness is not judged.
    now: Option<Timestamp>,
    span: Span,
}

impl Test for MaxAge {
    /// What is no timestamp is for `format` to say.
    fn accepts(&self, value: NodeRef<'_>) -> bool {
        let now = match value.document.clock {
            Clock::Checker => self.now,
            Clock::At(now) => Some(now),
        };
        let Some(now) = now else { return true };
        let timestamp = value.as_str().and_then(|text| text.parse::<Timestamp>().ok());
        timestamp
            .is_none_or(|timestamp| now.nanoseconds_since(timestamp) <= self.span.as_nanoseconds())
    }
}

pub(super) fn compile(value: &Value, now: Option<Timestamp>) -> Compiled<'_> {
    let span = value.as_str().unwrap_or_default().parse::<Span>();
    match span {
        Ok(span) => test(MaxAge { now, span }),
        Err(error) => Err(ValidationError::schema(format!("`maxAge`: {error}, found {value}"))),
    }
}
