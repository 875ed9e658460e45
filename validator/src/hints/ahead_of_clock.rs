//! `future-timestamp`: a timestamp whose freshness counts, ahead of the clock by more than the tolerance.

use tablature_schema::{model::Node, vocabulary::MAX_AGE};

use super::{Hints, keyword_pointer};
use crate::{
    context::{Located, Rule, Statement},
    finding::Severity,
    format::describe_span,
    format::Timestamp,
};

pub(super) fn hint<'a>(hints: &mut Hints<'_, 'a>, at: &Located<'a>, node: &Node) {
    if node.annotations.max_age.is_none() || !hints.context.judges_freshness {
        return;
    }
    let context = hints.context;
    let timestamp = at.node.as_str().and_then(|text| text.parse::<Timestamp>().ok());
    let Some(ahead) = timestamp.map(|timestamp| timestamp.nanoseconds_since(context.now)) else {
        return;
    };
    if ahead <= context.tolerance.as_nanoseconds() {
        return;
    }
    // How far a masked timestamp is ahead would tell it.
    let message = if context.subject.is_masked {
        format!("the timestamp is ahead of {}", context.now)
    } else {
        let ahead = describe_span(ahead, ahead);
        format!("{} is {ahead} ahead of {}", context.show(at.node), context.now)
    };
    let says = Statement {
        code: "future-timestamp".to_owned(),
        severity: Severity::Warning,
        message,
        help: Some("set the sender's clock, or check how it computes UTC".to_owned()),
    };
    let pointer = keyword_pointer(node, MAX_AGE);
    let rule = Rule { pointer: &pointer, keyword: MAX_AGE, owner: node };
    let finding = context.about_value(at, rule, says);
    hints.push(finding);
}
