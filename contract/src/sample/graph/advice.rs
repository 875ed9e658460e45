//! Finds the subschemas that contain recommendations.

use tablature_schema::ir::Applicator;

use super::{Graph, Link};

/// Returns, for each subschema, whether it or anything it applies contains a `should`.
pub(in crate::sample) fn advice(graph: &Graph) -> Vec<bool> {
    let mut advises = vec![false; graph.len()];
    // Each round propagates the flag one step outwards, until a round changes nothing.
    loop {
        let mut has_changed = false;
        for (id, _) in graph.nodes() {
            let says = |(link, child): &(Link, super::SchemaId)| match link {
                Link::Child(Applicator::Should) => true,
                Link::Child(Applicator::If | Applicator::Not) => false,
                _ => advises[child.index()],
            };
            if !advises[id.index()] && graph.links(id).iter().any(says) {
                advises[id.index()] = true;
                has_changed = true;
            }
        }
        if !has_changed {
            return advises;
        }
    }
}
