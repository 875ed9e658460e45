//! `null-for-absent`: `null` where the documentation has an optional field.

use tablature_schema::{
    ir::{Keyword, Node, SchemaId},
    json::{Kind, NodeRef},
};

use super::Hints;
use crate::{
    context::{Rule, Statement},
    finding::Severity,
};

pub(super) fn hint<'a>(hints: &mut Hints<'_, 'a>, value: NodeRef<'a>, id: SchemaId, _: &'a Node) {
    if !matches!(value.kind(), Kind::Null) {
        return;
    }
    let context = hints.context;
    let name = context.key_of(value).unwrap_or("*".into());
    let rule = Rule::Keyword(id, Keyword::NullMeansAbsent);
    hints.push(context.about_value(value, rule, statement(&name)));
}

/// Returns what is said of the field `name`.
pub(super) fn statement(name: &str) -> Statement {
    Statement {
        code: "null-for-absent".to_owned(),
        severity: Severity::Warning,
        message: format!("optional field `{name}` is null, which is read as absent"),
        help: Some("leave the field out".to_owned()),
    }
}
