//! Finds the routes from the root schema to each subschema.

use std::{collections::VecDeque, sync::Arc};

use tablature_schema::ir::{Applicator, SchemaId};

use super::{Graph, Link};

/// The links from the root schema to a subschema, in order.
pub(in crate::sample) type Route = Arc<[Link]>;

/// The number of routes kept per subschema: if the first one cannot be followed, because its branch contradicts another
/// rule, the next may work.
const MAX_ROUTES: usize = 6;

/// No payload is nested this deeply.
const MAX_LENGTH: usize = 64;

/// Returns the shortest routes to each subschema that payloads are validated against. Subschemas that only test or
/// recommend (`if`, `not`, `should`) are not entered.
pub(in crate::sample) fn routes(graph: &Graph) -> Vec<Vec<Route>> {
    let mut routes: Vec<Vec<Route>> = vec![Vec::new(); graph.len()];
    let mut waiting: VecDeque<(SchemaId, Vec<Link>)> = VecDeque::from([(graph.root(), Vec::new())]);
    while let Some((id, path)) = waiting.pop_front() {
        let known = &mut routes[id.index()];
        if known.len() >= MAX_ROUTES {
            continue;
        }
        known.push(path.clone().into());
        if path.len() >= MAX_LENGTH {
            continue;
        }
        for (link, child) in graph.links(id) {
            if let Link::Child(Applicator::If | Applicator::Not | Applicator::Should) = link {
                continue;
            }
            let mut longer = path.clone();
            longer.push(link.clone());
            waiting.push_back((*child, longer));
        }
    }
    routes
}
