//! `unknown-field`: a field that the schema does not know. Documents are open, because vendors add fields.

use tablature_schema::model::Node;

use super::Hints;
use crate::{
    context::{Located, Rule, Statement},
    explain::unknown_field_help,
    finding::Severity,
};

pub(super) fn hint<'a>(
    hints: &mut Hints<'_, 'a>,
    object: &Located<'a>,
    at: &Located<'a>,
    name: &str,
    applied: &[&Node],
) {
    let Some(owner) = applied.iter().find(|node| !node.properties.is_empty()) else {
        return;
    };
    if applied.iter().any(|node| node.is_opaque) {
        return;
    }
    let help =
        applied.iter().find_map(|node| unknown_field_help(hints.context, node, object.node, name));
    let pointer = format!("{}/properties", owner.pointer);
    let says = Statement {
        code: "unknown-field".to_owned(),
        severity: Severity::Warning,
        message: format!("unknown field `{}`", at.key.as_deref().unwrap_or("*")),
        help,
    };
    let rule = Rule { pointer: &pointer, keyword: "properties", owner };
    let finding = hints.context.about_key(at, rule, says);
    hints.push(finding);
}
