//! Where recommendations stand.

use tablature_schema::ir::Applicator;

use super::{Edge, Graph};

/// For each subschema, whether it recommends anything (`should`), itself or in what it leads to.
pub(in crate::sample) fn advice(graph: &Graph) -> Vec<bool> {
    let mut advises = vec![false; graph.len()];
    // Each round carries the news one step outwards, or it was the last.
    loop {
        let mut has_changed = false;
        for (id, _) in graph.nodes() {
            let says = |(edge, child): &(Edge, super::SchemaId)| match edge {
                Edge::Child(Applicator::Should) => true,
                Edge::Child(Applicator::If | Applicator::Not) => false,
                _ => advises[child.index()],
            };
            if !advises[id.index()] && graph.edges(id).iter().any(says) {
                advises[id.index()] = true;
                has_changed = true;
            }
        }
        if !has_changed {
            return advises;
        }
    }
}
