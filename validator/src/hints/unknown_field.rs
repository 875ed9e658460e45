//! `unknown-field`: a field that the schema does not declare. Objects are open, because vendors add fields.

use std::ops::Range;

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
    if applied.iter().any(|id| mentions(context.ir(), *id, name)) {
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

/// Returns whether a subschema mentions a field outside of `properties`: in `required`, or in a condition on its
/// presence.
pub(crate) fn mentions(ir: &Ir, id: SchemaId, name: &str) -> bool {
    let node = &ir[id];
    let is_named = |assertion: &Assertion| match assertion {
        Assertion::Required(names) => names.iter().any(|own| **own == *name),
        Assertion::DependentRequired(rules) => rules
            .iter()
            .any(|(trigger, names)| **trigger == *name || names.iter().any(|own| **own == *name)),
        _ => false,
    };
    let asked = node.condition().map(|condition| condition.if_);
    node.assertions.iter().any(|assertion| is_named(&assertion.rule))
        || node.dependent_schemas().any(|(trigger, _)| trigger == name)
        || asked.is_some_and(|asked| {
            walk::everything_that_could_apply(ir, &[asked]).into_iter().any(|id| {
                let node = &ir[id];
                node.property(name).is_some()
                    || node.assertions.iter().any(|assertion| is_named(&assertion.rule))
            })
        })
}
