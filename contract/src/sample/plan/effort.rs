//! How deep a value must at least be.

use serde_json::Value;

use super::{Edge, NodeId, Plan};

/// More than any value has.
const ENDLESS: u32 = u32::MAX;

/// For each subschema, the levels of arrays and objects that its shallowest value has, as far as the
/// keywords that nest tell; `u32::MAX` where it never ends. What makes a payload takes the shallow branch when
/// it is deep already, so that a schema that holds itself comes to an end.
pub(in crate::sample) fn efforts(plan: &Plan) -> Vec<u32> {
    let mut efforts = vec![ENDLESS; plan.len()];
    // Each round settles at least one subschema, or it was the last.
    loop {
        let mut has_changed = false;
        // Subschemas stand behind those that hold them, so most are settled before they are asked.
        for index in (0..efforts.len()).rev() {
            let id = NodeId(u32::try_from(index).expect("below 2^32 subschemas"));
            let effort = effort(plan, id, &efforts);
            if effort < efforts[index] {
                efforts[index] = effort;
                has_changed = true;
            }
        }
        if !has_changed {
            return efforts;
        }
    }
}

fn effort(plan: &Plan, id: NodeId, efforts: &[u32]) -> u32 {
    let node = plan.node(id);
    let of = |id: NodeId| efforts[id.0 as usize];
    if let Some(verdict) = node.verdict {
        return if verdict { 0 } else { ENDLESS };
    }
    let required: Vec<&str> = match node.get("required") {
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let needs_items = node.get("minItems").and_then(Value::as_u64).unwrap_or(0) > 0;
    let may_be_scalar = match node.get("type") {
        Some(Value::String(name)) => !matches!(name.as_str(), "object" | "array"),
        Some(Value::Array(names)) => {
            names.iter().any(|name| !matches!(name.as_str(), Some("object" | "array")))
        }
        _ => false,
    };
    let mut own = 0;
    let mut unions: [Option<u32>; 2] = [None, None];
    for (edge, child) in &node.edges {
        let child = of(*child);
        match edge {
            Edge::Reference | Edge::AllOf(_) => own = own.max(child),
            Edge::AnyOf(_) => unions[0] = Some(unions[0].map_or(child, |best| best.min(child))),
            Edge::OneOf(_) => unions[1] = Some(unions[1].map_or(child, |best| best.min(child))),
            Edge::Property(name) if !may_be_scalar && required.contains(&name.as_str()) => {
                own = own.max(child.saturating_add(1));
            }
            Edge::Items | Edge::Prefix(0) if !may_be_scalar && needs_items => {
                own = own.max(child.saturating_add(1));
            }
            _ => {}
        }
    }
    unions.into_iter().flatten().fold(own, u32::max)
}
