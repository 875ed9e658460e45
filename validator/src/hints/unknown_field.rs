//! `unknown-field`: a field that the schema does not declare. Objects are open, because vendors add fields.

use std::ops::Range;

use tablature_schema::{
    ir::Keyword,
    json::{Member, NodeRef},
};

use super::{Hints, Mark, UNKNOWN_FIELD};
use crate::{
    context::Rule,
    explain::{Message, message, unknown_field_help},
    finding::Severity,
};

pub(super) fn hint<'a>(
    hints: &mut Hints<'_, 'a>,
    object: NodeRef<'a>,
    member: &'a Member<'a>,
    applied: &Range<usize>,
) {
    let context = hints.context;
    let applied = &hints.applied[applied.clone()];
    let owner = applied.iter().find(|id| hints.marks.of(**id).has(Mark::FIELDS));
    let (Some(owner), name) = (owner.copied(), member.name()) else { return };
    if applied.iter().any(|id| context.subject.mentions(*id, name)) {
        return;
    }
    let fields = applied.to_vec();
    let rule = Rule::Keyword(owner, Keyword::Properties);
    let spot = context.spot_of_key(object.at(member.value));
    hints.push(spot, rule, CODE, Some(member.key()), |context| {
        let help = fields.iter().find_map(|id| unknown_field_help(context, *id, object, name));
        words(&context.show_key(member.key()), help)
    });
}

/// Severity and code.
pub(super) const CODE: (Severity, &str) = (Severity::Warning, UNKNOWN_FIELD);

/// Returns what is said of the field `name`.
pub(super) fn words(name: &str, help: Option<String>) -> Message {
    message(format!("unknown field `{name}`"), help)
}
