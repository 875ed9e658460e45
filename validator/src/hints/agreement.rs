//! Two strings of an object that should agree. The schema names the code.

use tablature_schema::{model::Node, vocabulary::AGREEMENT};

use super::{Hints, keyword_pointer};
use crate::{
    context::{Located, Rule, Statement},
    finding::Severity,
};

pub(super) fn hint<'a>(hints: &mut Hints<'_, 'a>, at: &Located<'a>, node: &Node) {
    for (index, agreement) in node.annotations.agreements.iter().enumerate() {
        let context = hints.context;
        let lookup = |pointer: &str| {
            let found = context.locate_from(at.clone(), pointer);
            // A path that leads nowhere stops early.
            let is_there = found.pointer.matches('/').count()
                == at.pointer.matches('/').count() + pointer.matches('/').count();
            is_there.then_some(found)
        };
        let (Some(field), Some(from)) = (lookup(&agreement.field), lookup(&agreement.from)) else {
            continue;
        };
        let (Some(found), Some(origin)) = (field.node.as_str(), from.node.as_str()) else {
            continue;
        };
        let Some(expected) = hints.patterns.expand(&agreement.pattern, origin, &agreement.expect)
        else {
            continue;
        };
        if found == expected {
            continue;
        }
        let origin = from.key.as_deref().unwrap_or("*");
        let message = if context.subject.is_masked {
            format!("the value does not agree with `{origin}`")
        } else {
            let found = context.show(field.node);
            format!("{found} is not `{expected}`, which follows from `{origin}`")
        };
        let says = Statement {
            code: agreement.code.clone(),
            severity: Severity::Warning,
            message,
            help: Some(agreement.help.clone()),
        };
        let pointer = format!("{}/{index}", keyword_pointer(node, AGREEMENT));
        let rule = Rule { pointer: &pointer, keyword: AGREEMENT, owner: node };
        let mut finding = context.about_value(&field, rule, says);
        if let Some(source) = &agreement.source {
            finding.source = Some(source.to_string());
        }
        hints.push(finding);
    }
}
