//! `should`: a schema under which the value should be valid. Violations are warnings.

use tablature_schema::{
    ir::{Node, SchemaId},
    json::NodeRef,
};

use super::Hints;
use crate::{
    evaluate::{Scope, Verdict},
    explain,
};

pub(super) fn hint<'a>(hints: &mut Hints<'_, 'a>, value: NodeRef<'a>, _: SchemaId, node: &'a Node) {
    let Some(should) = node.should() else { return };
    // An undecided verdict is not a violation.
    if hints.evaluator.verdict(should, value, Scope::root()) != Verdict::Invalid {
        return;
    }
    let room = hints.limit.saturating_sub(hints.findings.len());
    let settled = explain::warnings(hints.context, hints.evaluator, should, value, room);
    hints.push_settled(settled);
}
