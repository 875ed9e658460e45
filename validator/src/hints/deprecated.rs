//! `deprecated-field`: a field that the vendor's documentation advises against.

use tablature_schema::model::Node;

use super::{Hints, keyword_pointer};
use crate::{
    context::{Located, Rule, Statement},
    finding::Severity,
};

pub(super) fn hint<'a>(hints: &mut Hints<'_, 'a>, at: &Located<'a>, node: &Node) {
    if !node.annotations.is_deprecated {
        return;
    }
    let message = match &at.key {
        Some(key) => format!("field `{key}` is deprecated"),
        None => "the value is deprecated".to_owned(),
    };
    let help = node.annotations.description.as_ref().map(|text| format!("documented as: {text}"));
    let says = Statement {
        code: "deprecated-field".to_owned(),
        severity: Severity::Warning,
        message,
        help,
    };
    let pointer = keyword_pointer(node, "deprecated");
    let rule = Rule { pointer: &pointer, keyword: "deprecated", owner: node };
    let finding = hints.context.about_key(at, rule, says);
    hints.push(finding);
}
