//! `unrecommended-style`: a value that the vendor would have written otherwise.

use tablature_schema::{model::Node, vocabulary::RECOMMENDED_PATTERN};

use super::{Hints, keyword_pointer};
use crate::{
    context::{Located, Rule, Statement},
    finding::Severity,
};

pub(super) fn hint<'a>(hints: &mut Hints<'_, 'a>, at: &Located<'a>, node: &Node) {
    let (Some(pattern), Some(text)) = (&node.annotations.recommended_pattern, at.node.as_str())
    else {
        return;
    };
    if hints.patterns.matches(pattern, text) {
        return;
    }
    let pointer = keyword_pointer(node, RECOMMENDED_PATTERN);
    let rule = Rule { pointer: &pointer, keyword: RECOMMENDED_PATTERN, owner: node };
    let fault = node.annotations.fault.as_ref().filter(|fault| {
        fault.on.as_ref().is_some_and(|on| on.iter().any(|keyword| keyword == RECOMMENDED_PATTERN))
    });
    let (code, help) = match fault {
        Some(fault) => (fault.code.clone(), fault.help.clone()),
        None => ("unrecommended-style".to_owned(), format!("recommended is the form `{pattern}`")),
    };
    let message = format!("{} is not in the recommended style", hints.context.show(at.node));
    let says = Statement { code, severity: Severity::Advice, message, help: Some(help) };
    let finding = hints.context.about_value(at, rule, says);
    hints.push(finding);
}
