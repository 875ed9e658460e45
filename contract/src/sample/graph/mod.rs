//! A schema as payloads are made from it: the IR, with the ways from each subschema to others.

mod advice;
mod min_depth;
mod routes;

use std::sync::Arc;

use tablature_schema::ir::{Applicator, Ir, Node, SchemaId, Target};

pub(super) use advice::advice;
pub(super) use min_depth::min_depths;
pub(super) use routes::{Route, routes};

/// The way from a subschema to another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Edge {
    /// A reference, static or dynamic.
    Reference,
    /// A subschema of its own.
    Child(Applicator),
}

/// The IR of a schema, and its edges.
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

    /// The subschema that payloads are held against.
    pub(super) fn root(&self) -> SchemaId {
        self.ir.root()
    }

    /// The subschema `id`.
    pub(super) fn node(&self, id: SchemaId) -> &Node {
        self.ir.node(id)
    }

    /// All subschemas with their ids.
    pub(super) fn nodes(&self) -> impl Iterator<Item = (SchemaId, &Node)> {
        self.ir.nodes()
    }

    /// The number of subschemas.
    pub(super) fn len(&self) -> usize {
        self.ir.len()
    }

    /// The ways from a subschema, in the order of the text.
    pub(super) fn edges(&self, id: SchemaId) -> &[(Edge, SchemaId)] {
        &self.edges[id.index()]
    }
}

/// References first, then subschemas; definitions and contents of strings are reached otherwise or not at all.
fn edges(ir: &Ir, node: &Node) -> Vec<(Edge, SchemaId)> {
    let references = node.references.iter().filter_map(|reference| match &reference.target {
        Target::Static(id) => Some(*id),
        // From the root on, the outermost resource is the one that counts.
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
