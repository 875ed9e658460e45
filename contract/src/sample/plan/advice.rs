//! Where recommendations stand.

use super::{Edge, Plan};

/// For each subschema, whether it recommends anything (`should`), itself or in what it leads to.
pub(in crate::sample) fn advice(plan: &Plan) -> Vec<bool> {
    let mut advises = vec![false; plan.len()];
    // Each round carries the news one step outwards, or it was the last.
    loop {
        let mut has_changed = false;
        for (id, node) in plan.nodes() {
            let says = |(edge, child): &(Edge, super::NodeId)| {
                *edge == Edge::Should
                    || (!matches!(edge, Edge::If | Edge::Not) && advises[child.index()])
            };
            if !advises[id.index()] && node.edges.iter().any(says) {
                advises[id.index()] = true;
                has_changed = true;
            }
        }
        if !has_changed {
            return advises;
        }
    }
}
