//! `unknown-field`: a field that the schema does not declare. Objects are open, because vendors add fields.

use std::ops::Range;

use tablature_schema::{
    ir::Keyword,
    json::{Member, NodeRef},
};

use super::{Hints, Mark};
use crate::{
    context::{Rule, Statement},
    explain::unknown_field_help,
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
    let help = applied.iter().find_map(|id| unknown_field_help(context, *id, object, name));
    let statement = statement(&context.show_key(&member.key), help);
    let rule = Rule::Keyword(owner, Keyword::Properties);
    hints.push(context.about_key_of(object.at(member.value), rule, statement));
}

/// Returns what is said of the field `name`.
pub(super) fn statement(name: &str, help: Option<String>) -> Statement {
    Statement {
        code: "unknown-field".to_owned(),
        severity: Severity::Warning,
        message: format!("unknown field `{name}`"),
        help,
    }
}
