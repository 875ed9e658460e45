//! What a subschema wants, in words: for remedies that do not lead to the next mistake.

use serde_json::Value;
use tablature_schema::model::{Node, SchemaId};

use super::{formats, list_values, with_article};
use crate::context::Context;

/// What a value at this subschema should be, such as ``one of `a` or `b` `` or `a string`, with the remedy of
/// its `fault` where it has one. `None` where the subschema says nothing about its own value.
pub(super) fn describe(context: &Context<'_>, id: SchemaId) -> Option<String> {
    /// References may run in circles.
    const DEEPEST: usize = 8;
    let model = &context.subject.model;
    let mut node = model.node(id);
    for _ in 0..DEEPEST {
        if let Some(description) = describe_own(context, node) {
            return Some(description);
        }
        let branch = node.any_of.first().or(node.one_of.first());
        node = model.node(node.reference.or(branch.copied())?);
    }
    None
}

fn describe_own(context: &Context<'_>, node: &Node) -> Option<String> {
    let keyword = |name: &str| context.subject.schema.pointer(&format!("{}/{name}", node.pointer));
    if let Some(Value::Array(values)) = keyword("enum") {
        return Some(format!("one of {}", list_values(values, "or")));
    }
    if let Some(value) = keyword("const") {
        return Some(list_values(std::slice::from_ref(value), "or"));
    }
    if let Some((name, how)) = keyword("format").and_then(Value::as_str).and_then(formats::describe)
    {
        return Some(format!("{name} {how}"));
    }
    let types: Vec<&str> = match keyword("type")? {
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        name => name.as_str().into_iter().collect(),
    };
    let ty = types.into_iter().find(|name| *name != "null")?;
    let known = &node.annotations.known_values;
    if known.is_empty() {
        return Some(with_article(ty));
    }
    let known: Vec<Value> = known.iter().map(|value| Value::from(value.as_str())).collect();
    Some(format!("{} such as {}", with_article(ty), list_values(&known, "or")))
}

/// The remedy for a value of the wrong type, where the subschema says more than its type: what only quotes or
/// a cast would bring into the right type may be wrong all the same.
pub(super) fn remedy(context: &Context<'_>, node: &Node) -> Option<String> {
    if let Some(fault) = &node.annotations.fault {
        return Some(fault.help.clone());
    }
    let has =
        |name: &str| context.subject.schema.pointer(&format!("{}/{name}", node.pointer)).is_some();
    (has("enum") || has("const") || has("format"))
        .then(|| describe_own(context, node))
        .flatten()
        .map(|wanted| format!("send {wanted}"))
}
