//! `should`: a schema that the value should meet. What violates it is a warning.

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
    // What is not decided is not known to be violated.
    if hints.evaluator.verdict(should, value, Scope::root()) != Verdict::Invalid {
        return;
    }
    // One more than there is room for tells that there are more.
    let room = hints.limit.saturating_sub(hints.findings.len()).saturating_add(1);
    for finding in explain::warnings(hints.context, hints.evaluator, should, value, room) {
        hints.push(finding);
    }
}
