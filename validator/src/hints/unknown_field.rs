//! `unknown-field`: a field that the schema does not declare. Objects are open, because vendors add fields.

use std::{collections::HashSet, ops::Range};

use tablature_schema::{
    ir::{Ir, Keyword, Rule as Assertion, SchemaId, walk},
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

/// Returns whether a subschema mentions a field outside of `properties`. For more than one field, see [`mentioned`].
pub(crate) fn mentions(ir: &Ir, id: SchemaId, name: &str) -> bool {
    mentioned(ir, id).contains(name)
}

/// Returns the fields that a subschema mentions outside of `properties`: in `required`, or in a condition on their
/// presence.
pub(crate) fn mentioned(ir: &Ir, id: SchemaId) -> HashSet<&str> {
    let node = &ir[id];
    let asked = node.condition().map(|it| walk::everything_that_could_apply(ir, &[it.if_]));
    let asked = asked.unwrap_or_default();
    let mut names: HashSet<&str> = HashSet::new();
    for node in std::iter::once(node).chain(asked.iter().map(|id| &ir[*id])) {
        for assertion in &node.assertions {
            match &assertion.rule {
                Assertion::Required(own) => names.extend(own.iter().map(|name| &**name)),
                Assertion::DependentRequired(rules) => {
                    names.extend(rules.iter().map(|(trigger, _)| &**trigger));
                    names.extend(rules.iter().flat_map(|(_, own)| own).map(|name| &**name));
                }
                _ => {}
            }
        }
    }
    names.extend(node.dependent_schemas().map(|(trigger, _)| trigger));
    names.extend(asked.iter().flat_map(|id| ir[*id].properties()).map(|(name, _)| name));
    names
}
