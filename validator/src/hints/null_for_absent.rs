//! `null-for-absent`: `null` where the documentation has an optional field.

use tablature_schema::{model::Node, vocabulary::NULL_MEANS_ABSENT};

use super::{Hints, keyword_pointer};
use crate::{
    context::{Located, Rule, Statement},
    finding::Severity,
    json::Kind,
};

pub(super) fn hint<'a>(hints: &mut Hints<'_, 'a>, at: &Located<'a>, node: &Node) {
    if !node.annotations.is_null_absent || !matches!(at.node.kind(), Kind::Null) {
        return;
    }
    let name = at.key.as_deref().unwrap_or("*");
    let says = Statement {
        code: "null-for-absent".to_owned(),
        severity: Severity::Warning,
        message: format!("optional field `{name}` is null, which is read as absent"),
        help: Some("leave the field out".to_owned()),
    };
    let pointer = keyword_pointer(node, NULL_MEANS_ABSENT);
    let rule = Rule { pointer: &pointer, keyword: NULL_MEANS_ABSENT, owner: node };
    let finding = hints.context.about_value(at, rule, says);
    hints.push(finding);
}
