//! The graph that payloads are generated from: the IR, with the edges from each subschema to others.

mod advice;
mod min_depth;
mod routes;

use std::sync::Arc;

use tablature_schema::ir::{Applicator, Ir, Node, SchemaId, Target};

pub(super) use advice::advice;
pub(super) use min_depth::min_depths;
pub(super) use routes::{Route, routes};

/// An edge from one subschema to another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Edge {
    /// A reference, static or dynamic.
    Reference,
    /// A direct subschema.
    Child(Applicator),
}

/// The IR of a schema with its edges.
#[derive(Debug)]
pub(super) struct Graph {
    pub(super) ir: Arc<Ir>,
    edges: Vec<Vec<(Edge, SchemaId)>>,
}

impl Graph {
    pub(super) fn new(ir: Arc<Ir>) -> Self {
        let edges = ir.nodes().map(|(_, node)| edges(&ir, node)).collect();
        Self { ir, edges }
    }

    /// Returns the subschema that whole payloads are validated against.
    pub(super) fn root(&self) -> SchemaId {
        self.ir.root()
    }

    /// Returns the subschema `id`.
    pub(super) fn node(&self, id: SchemaId) -> &Node {
        self.ir.node(id)
    }

    /// Returns all subschemas with their ids.
    pub(super) fn nodes(&self) -> impl Iterator<Item = (SchemaId, &Node)> {
        self.ir.nodes()
    }

    /// Returns the number of subschemas.
    pub(super) fn len(&self) -> usize {
        self.ir.len()
    }

    /// Returns the outgoing edges of a subschema, in the order in which the schema lists them.
    pub(super) fn edges(&self, id: SchemaId) -> &[(Edge, SchemaId)] {
        &self.edges[id.index()]
    }
}

/// Collects the edges of a node: references first, then subschemas. Definitions are only reached through references,
/// and the contents of strings are not entered.
fn edges(ir: &Ir, node: &Node) -> Vec<(Edge, SchemaId)> {
    let references = node.references.iter().filter_map(|reference| match &reference.target {
        Target::Static(id) => Some(*id),
        // Starting from the root, the outermost resource wins.
        Target::Dynamic { anchor, fallback } => {
            let outermost =
                ir.resources().iter().find_map(|resource| resource.dynamic_anchors.get(anchor));
            Some(outermost.copied().unwrap_or(*fallback))
        }
        Target::Unresolved => None,
    });
    let children = node.children.iter().filter(|(applicator, _)| {
        !matches!(applicator, Applicator::Definition(_) | Applicator::ContentSchema)
    });
    references
        .map(|id| (Edge::Reference, id))
        .chain(children.map(|(applicator, id)| (Edge::Child(applicator.clone()), *id)))
        .collect()
}
