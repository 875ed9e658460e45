//! Computes how deeply nested a value must be at least.

use tablature_schema::ir::{Applicator, Rule, SchemaId, TypeSet};

use super::{Graph, Link};

/// The depth of a subschema that no finite value can satisfy.
const UNBOUNDED: u32 = u32::MAX;

/// Returns, for each subschema, the number of levels of arrays and objects that its shallowest value has, as far as the
/// nesting keywords tell; `u32::MAX` if it never ends. The maker chooses the shallow branch once it is deep, so that
/// recursive schemas terminate.
pub(in crate::sample) fn min_depths(graph: &Graph) -> Vec<u32> {
    let mut depths = vec![UNBOUNDED; graph.len()];
    let ids: Vec<SchemaId> = graph.nodes().map(|(id, _)| id).collect();
    // Each round settles at least one subschema, until a round changes nothing.
    loop {
        let mut has_changed = false;
        // Subschemas come after the ones that contain them, so most are settled before they are needed.
        for id in ids.iter().rev() {
            let depth = min_depth(graph, *id, &depths);
            if depth < depths[id.index()] {
                depths[id.index()] = depth;
                has_changed = true;
            }
        }
        if !has_changed {
            return depths;
        }
    }
}

fn min_depth(graph: &Graph, id: SchemaId, depths: &[u32]) -> u32 {
    let node = graph.node(id);
    if let Some(verdict) = node.boolean {
        return if verdict { 0 } else { UNBOUNDED };
    }
    let required = node.required();
    let needs_items =
        node.assertions.iter().any(|own| matches!(own.rule, Rule::MinItems(least) if least > 0));
    let may_be_scalar = node.assertions.iter().any(|own| match own.rule {
        Rule::Types(types) => types.intersects(!(TypeSet::OBJECT | TypeSet::ARRAY)),
        _ => false,
    });
    let mut own = 0;
    let mut unions: [Option<u32>; 2] = [None, None];
    for (link, child) in graph.links(id) {
        let child = depths[child.index()];
        let least = |best: Option<u32>| Some(best.map_or(child, |best| best.min(child)));
        match link {
            Link::Reference | Link::Child(Applicator::AllOf(_)) => own = own.max(child),
            Link::Child(Applicator::AnyOf(_)) => unions[0] = least(unions[0]),
            Link::Child(Applicator::OneOf(_)) => unions[1] = least(unions[1]),
            Link::Child(Applicator::Property(name))
                if !may_be_scalar && required.contains(name) =>
            {
                own = own.max(child.saturating_add(1));
            }
            Link::Child(Applicator::Items | Applicator::PrefixItem(0))
                if !may_be_scalar && needs_items =>
            {
                own = own.max(child.saturating_add(1));
            }
            Link::Child(_) => {}
        }
    }
    unions.into_iter().flatten().fold(own, u32::max)
}
