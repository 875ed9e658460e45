//! `future-timestamp`: a timestamp under `maxAge` that is ahead of the clock by more than the tolerance.

use tablature_schema::{
    format::{Timestamp, describe_span},
    ir::{Keyword, Node, SchemaId},
    json::NodeRef,
};

use super::Hints;
use crate::{
    context::{Rule, Spot},
    explain::message,
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
    let rule = Rule::Keyword(id, Keyword::MaxAge);
    let code = (Severity::Warning, "future-timestamp");
    hints.push(Spot::value(value), rule, code, None, |context| {
        // The difference would reveal a masked timestamp.
        let text = if context.subject.is_masked {
            format!("the timestamp is ahead of {}", context.now)
        } else {
            let ahead = describe_span(ahead, ahead);
            format!("{} is {ahead} ahead of {}", context.show(value), context.now)
        };
        message(text, "set the sender's clock, or check how it computes UTC".to_owned())
    });
}
