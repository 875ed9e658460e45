//! `deprecated-field`: a field that the vendor's documentation advises against.

use tablature_schema::{
    ir::{Keyword, Node, SchemaId},
    json::{Member, NodeRef},
};

use super::Hints;
use crate::{context::Rule, explain::message, finding::Severity};

pub(super) fn hint<'a>(
    hints: &mut Hints<'_, 'a>,
    value: NodeRef<'a>,
    id: SchemaId,
    node: &'a Node,
) {
    let spot = hints.context.spot_of_key(value);
    let rule = Rule::Keyword(id, Keyword::Deprecated);
    let field = hints.context.member_of(value).map(Member::key);
    hints.push(spot, rule, (Severity::Warning, "deprecated-field"), field, |context| {
        let text = match context.key_of(value) {
            Some(key) => format!("field `{key}` is deprecated"),
            None => "the value is deprecated".to_owned(),
        };
        let description = node.annotations.description.as_ref();
        message(text, description.map(|text| format!("documented as: {text}")))
    });
}
