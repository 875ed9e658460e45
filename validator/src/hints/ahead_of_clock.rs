//! `future-timestamp`: a timestamp under `maxAge` that is ahead of the clock by more than the tolerance.

use tablature_schema::{
    format::{Timestamp, describe_span},
    ir::{Keyword, Node, SchemaId},
    json::NodeRef,
};

use super::Hints;
use crate::{
    context::{Rule, Statement},
    finding::Severity,
};

pub(super) fn hint<'a>(
    hints: &mut Hints<'_, 'a>,
    value: NodeRef<'a>,
    id: SchemaId,
    node: &'a Node,
) {
    let context = hints.context;
    if !context.judges_freshness || node.rule(Keyword::MaxAge).is_none() {
        return;
    }
    let timestamp = value.as_str().and_then(|text| text.parse::<Timestamp>().ok());
    let Some(ahead) = timestamp.map(|timestamp| timestamp.nanoseconds_since(context.now)) else {
        return;
    };
    if ahead <= context.tolerance.as_nanoseconds() {
        return;
    }
    // The difference would reveal a masked timestamp.
    let message = if context.subject.is_masked {
        format!("the timestamp is ahead of {}", context.now)
    } else {
        let ahead = describe_span(ahead, ahead);
        format!("{} is {ahead} ahead of {}", context.show(value), context.now)
    };
    let statement = Statement {
        code: "future-timestamp".to_owned(),
        severity: Severity::Warning,
        message,
        help: Some("set the sender's clock, or check how it computes UTC".to_owned()),
    };
    hints.push(context.about_value(value, Rule::Keyword(id, Keyword::MaxAge), statement));
}
