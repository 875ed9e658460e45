//! The fields that a subschema mentions without declaring them.

use std::collections::HashSet;

use tablature_schema::ir::{Ir, Rule, SchemaId, walk};

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
                Rule::Required(own) => names.extend(own.iter().map(|name| &**name)),
                Rule::DependentRequired(rules) => {
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
