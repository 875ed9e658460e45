//! `agreement`: two strings of an object that should agree. The schema gives the code.

use tablature_schema::{
    ir::{Node, SchemaId},
    json::{NodeId, NodeRef},
    pattern::{Captures, Pattern},
};

use super::Hints;
use crate::{
    context::{Rule, Spot, locate_from},
    explain::message,
    finding::Severity,
    shorten::{MAX_PART, MAX_VALUE, display, shorten},
};

/// The captures of a pattern in a string.
struct Known<'a> {
    from: NodeId,
    pattern: &'a Pattern,
    captures: Option<Captures<'a>>,
}

pub(super) fn hint<'a>(
    hints: &mut Hints<'_, 'a>,
    value: NodeRef<'a>,
    id: SchemaId,
    node: &'a Node,
) {
    // Rules about the same string usually follow one another.
    let mut known: Option<Known<'_>> = None;
    for (index, agreement) in node.annotations.agreements.iter().enumerate() {
        let lookup = |pointer: &str| locate_from(value, pointer);
        let (Some(field), Some(from)) = (lookup(&agreement.field), lookup(&agreement.from)) else {
            continue;
        };
        let (Some(found), Some(origin)) = (field.as_str(), from.as_str()) else {
            continue;
        };
        let pattern = &agreement.pattern;
        let is_known = |known: &Known<'_>| known.from == from.id && known.pattern == pattern;
        if !known.as_ref().is_some_and(is_known) {
            let captures = pattern.captures(origin, &mut hints.budget);
            known = Some(Known { from: from.id, pattern, captures });
        }
        let captures = known.as_ref().and_then(|known| known.captures.as_ref());
        let Some(captures) = captures.filter(|it| !it.expands_to(&agreement.expect, found)) else {
            continue;
        };
        let code = (Severity::Warning, agreement.code.as_str());
        let rule = Rule::Agreement(id, index);
        let finding = hints.push(Spot::value(field), rule, code, None, |context| {
            let origin = context.key_of(from).unwrap_or("*".into());
            let text = if context.subject.is_masked {
                format!("the value does not agree with `{origin}`")
            } else {
                let found = context.show(field);
                let expected = captures.expand_up_to(&agreement.expect, MAX_VALUE + 1);
                let expected = shorten(&expected, MAX_VALUE);
                format!("{found} is not `{expected}`, which follows from `{origin}`")
            };
            message(text, agreement.help.clone())
        });
        if let (Some(finding), Some(source)) = (finding, &agreement.source) {
            finding.source = Some(display(source, MAX_PART));
        }
    }
}
