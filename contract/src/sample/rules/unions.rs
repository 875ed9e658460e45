//! What is said of a value that fits no branch of a union.

use serde_json::Value;

use super::super::plan::{Edge, Node, NodeId, Plan};

/// What a finding about a union says.
pub(super) struct Told {
    pub(super) code: &'static str,
    /// The field below the value that it is about.
    pub(super) at: Option<String>,
    /// The field that is missing.
    pub(super) missing: Option<String>,
}

/// References may run in circles.
const DEEPEST: usize = 8;

/// The finding about `value`; `None` where it is about what is inside of one branch.
pub(super) fn told(plan: &Plan, node: &Node, keyword: &str, value: &Value) -> Option<Told> {
    let branches = node.branches(keyword);
    let say = |code| Some(Told { code, at: None, missing: None });
    if let Some((tag, values)) = discriminator(plan, &branches) {
        return match value.get(&tag) {
            Some(found) if values.contains(found) => None,
            Some(_) => Some(Told { code: "unknown-variant", at: Some(tag), missing: None }),
            None if value.is_object() => {
                Some(Told { code: "missing-field", at: None, missing: Some(tag) })
            }
            None => say("wrong-type"),
        };
    }
    let fitting = branches.iter().filter(|branch| !refuses_type(plan, **branch, value, 0)).count();
    match fitting {
        0 => say("wrong-type"),
        1 => None,
        _ => say("no-matching-variant"),
    }
}

/// The field that every branch restricts to values of its own, and all those values.
fn discriminator(plan: &Plan, branches: &[NodeId]) -> Option<(String, Vec<Value>)> {
    let (first, rest) = branches.split_first()?;
    tags(plan, *first, 0).into_iter().find_map(|(field, mut all)| {
        for branch in rest {
            let (_, values) =
                tags(plan, *branch, 0).into_iter().find(|(name, _)| *name == field)?;
            if values.iter().any(|value| all.contains(value)) {
                return None;
            }
            all.extend(values);
        }
        Some((field, all))
    })
}

/// The fields that a branch restricts to values, through references and `allOf`.
fn tags(plan: &Plan, id: NodeId, depth: usize) -> Vec<(String, Vec<Value>)> {
    if depth > DEEPEST {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut inner = Vec::new();
    for (edge, child) in &plan.node(id).edges {
        match edge {
            Edge::Property(name) => {
                let field = plan.node(*child);
                let listed = field.get("enum").and_then(Value::as_array).cloned();
                let values = field.get("const").map(|value| vec![value.clone()]).or(listed);
                found.extend(values.map(|values| (name.clone(), values)));
            }
            Edge::Reference | Edge::AllOf(_) => inner.extend(tags(plan, *child, depth + 1)),
            _ => {}
        }
    }
    found.extend(inner);
    found
}

/// Whether a branch refuses the kind of the value.
fn refuses_type(plan: &Plan, id: NodeId, value: &Value, depth: usize) -> bool {
    let node = plan.node(id);
    let own = node.get("type").is_some_and(|names| !is_named(names, value));
    own || (depth < DEEPEST
        && node.edges.iter().any(|(edge, child)| {
            matches!(edge, Edge::Reference | Edge::AllOf(_))
                && refuses_type(plan, *child, value, depth + 1)
        }))
}

fn is_named(names: &Value, value: &Value) -> bool {
    let is = |name: &str| match value {
        Value::Null => name == "null",
        Value::Bool(_) => name == "boolean",
        Value::Number(number) => {
            name == "number"
                || (name == "integer"
                    && number.as_f64().is_some_and(|number| number.fract() == 0.0))
        }
        Value::String(_) => name == "string",
        Value::Array(_) => name == "array",
        Value::Object(_) => name == "object",
    };
    match names {
        Value::Array(names) => names.iter().filter_map(Value::as_str).any(is),
        name => name.as_str().is_some_and(is),
    }
}
