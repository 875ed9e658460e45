//! The ways from the outermost schema to each subschema.

use std::{collections::VecDeque, sync::Arc};

use super::{Edge, NodeId, Plan};

/// The edges from the outermost schema to a subschema, in order.
pub(in crate::sample) type Route = Arc<[Edge]>;

/// How many ways to one subschema are kept: where the first cannot be walked (its branch contradicts another
/// rule), the next may be.
const KEPT: usize = 6;

/// No payload is this deep.
const LONGEST: usize = 64;

/// The shortest ways to each subschema that payloads are held against. What only asks or recommends (`if`,
/// `not`, `should`) is not entered.
pub(in crate::sample) fn routes(plan: &Plan) -> Vec<Vec<Route>> {
    let mut routes: Vec<Vec<Route>> = vec![Vec::new(); plan.len()];
    let mut waiting: VecDeque<(NodeId, Vec<Edge>)> = VecDeque::from([(Plan::ROOT, Vec::new())]);
    while let Some((id, way)) = waiting.pop_front() {
        let known = &mut routes[id.0 as usize];
        if known.len() >= KEPT {
            continue;
        }
        known.push(way.clone().into());
        if way.len() >= LONGEST {
            continue;
        }
        for (edge, child) in &plan.node(id).edges {
            if matches!(edge, Edge::If | Edge::Not | Edge::Should) {
                continue;
            }
            let mut longer = way.clone();
            longer.push(edge.clone());
            waiting.push_back((*child, longer));
        }
    }
    routes
}
