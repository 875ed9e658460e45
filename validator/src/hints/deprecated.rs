//! `deprecated-field`: a field that the vendor's documentation advises against.

use tablature_schema::{
    ir::{Keyword, Node, SchemaId},
    json::NodeRef,
};

use super::Hints;
use crate::{
    context::{Rule, Statement},
    finding::Severity,
};

pub(super) fn hint<'a>(
    hints: &mut Hints<'_, 'a>,
    value: NodeRef<'a>,
    id: SchemaId,
    node: &'a Node,
) {
    let message = match hints.context.key_of(value) {
        Some(key) => format!("field `{key}` is deprecated"),
        None => "the value is deprecated".to_owned(),
    };
    let help = node.annotations.description.as_ref().map(|text| format!("documented as: {text}"));
    let statement = Statement {
        code: "deprecated-field".to_owned(),
        severity: Severity::Warning,
        message,
        help,
    };
    let rule = Rule::Keyword(id, Keyword::Deprecated);
    hints.push(hints.context.about_key_of(value, rule, statement));
}
