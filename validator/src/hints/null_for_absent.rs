//! `null-for-absent`: `null` where the documentation has an optional field.

use tablature_schema::{
    ir::{Keyword, Node, SchemaId},
    json::{Kind, NodeRef},
};

use super::Hints;
use crate::{
    context::{Rule, Spot},
    explain::{Message, message},
    finding::Severity,
};

pub(super) fn hint<'a>(hints: &mut Hints<'_, 'a>, value: NodeRef<'a>, id: SchemaId, _: &'a Node) {
    if !matches!(value.kind(), Kind::Null) {
        return;
    }
    let rule = Rule::Keyword(id, Keyword::NullMeansAbsent);
    hints.push(Spot::value(value), rule, CODE, None, |context| {
        words(&context.key_of(value).unwrap_or("*".into()))
    });
}

/// Severity and code.
pub(super) const CODE: (Severity, &str) = (Severity::Warning, "null-for-absent");

/// Returns what is said of the field `name`.
pub(super) fn words(name: &str) -> Message {
    let text = format!("optional field `{name}` is null, which is read as absent");
    message(text, "leave the field out".to_owned())
}
