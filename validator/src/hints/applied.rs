//! Which subschemas speak about a value.

use tablature_schema::model::{Node, SchemaId};

use crate::{context::Context, explain::Engine, json::NodeRef, patterns::Patterns};

/// The subschemas that apply to a value in place: behind references, in `allOf`, in the branches that accept
/// it, and behind conditions that it meets.
pub(super) fn closure<'a>(
    context: &Context<'a>,
    engine: &Engine,
    value: NodeRef<'a>,
    mut waiting: Vec<SchemaId>,
) -> Vec<&'a Node> {
    let model = &context.subject.model;
    let accepts = |id: SchemaId| engine.part(id).is_some_and(|part| part.is_valid(value));
    let mut seen: Vec<SchemaId> = Vec::new();
    let mut applied = Vec::new();
    waiting.reverse();
    while let Some(id) = waiting.pop() {
        if seen.contains(&id) {
            continue;
        }
        seen.push(id);
        let node = model.node(id);
        applied.push(node);
        waiting.extend(node.reference);
        waiting.extend(&node.all_of);
        waiting.extend(node.any_of.iter().chain(&node.one_of).filter(|branch| accepts(**branch)));
        if let Some(condition) = node.condition {
            if accepts(condition.if_) {
                waiting.push(condition.if_);
                waiting.extend(condition.then);
            } else {
                waiting.extend(condition.else_);
            }
        }
        let dependent = node.dependent_schemas.iter();
        waiting.extend(dependent.filter(|(name, _)| value.get(name).is_some()).map(|(_, id)| *id));
    }
    applied
}

/// The subschemas of an object's field: by name, by pattern, else the one for additional fields.
pub(super) fn field_schemas(applied: &[&Node], name: &str, patterns: &Patterns) -> Vec<SchemaId> {
    let mut schemas = Vec::new();
    for node in applied {
        let named = node.properties.get(name);
        let matching = node
            .pattern_properties
            .iter()
            .filter(|(pattern, _)| patterns.matches(pattern, name))
            .map(|(_, id)| *id);
        let before = schemas.len();
        schemas.extend(named.into_iter().chain(matching));
        if schemas.len() == before {
            schemas.extend(node.additional_properties);
        }
    }
    schemas
}
