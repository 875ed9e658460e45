//! Finds the routes from the root schema to each subschema.

use std::{collections::VecDeque, sync::Arc};

use tablature_schema::ir::{Applicator, SchemaId};

use super::{Edge, Graph};

/// The edges from the root schema to a subschema, in order.
pub(in crate::sample) type Route = Arc<[Edge]>;

/// The number of routes kept per subschema: if the first one cannot be followed, because its branch contradicts another
/// rule, the next may work.
const MAX_ROUTES: usize = 6;

/// No payload is nested this deeply.
const MAX_LENGTH: usize = 64;

/// Returns the shortest routes to each subschema that payloads are validated against. Subschemas that only test or
/// recommend (`if`, `not`, `should`) are not entered.
pub(in crate::sample) fn routes(graph: &Graph) -> Vec<Vec<Route>> {
    let mut routes: Vec<Vec<Route>> = vec![Vec::new(); graph.len()];
    let mut waiting: VecDeque<(SchemaId, Vec<Edge>)> = VecDeque::from([(graph.root(), Vec::new())]);
    while let Some((id, path)) = waiting.pop_front() {
        let known = &mut routes[id.index()];
        if known.len() >= MAX_ROUTES {
            continue;
        }
        known.push(path.clone().into());
        if path.len() >= MAX_LENGTH {
            continue;
        }
        for (edge, child) in graph.edges(id) {
            if let Edge::Child(Applicator::If | Applicator::Not | Applicator::Should) = edge {
                continue;
            }
            let mut longer = path.clone();
            longer.push(edge.clone());
            waiting.push_back((*child, longer));
        }
    }
    routes
}
