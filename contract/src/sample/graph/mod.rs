//! The graph that payloads are generated from: the IR, with the links from each subschema to others.

mod advice;
mod formats;
mod min_depth;
mod routes;

use std::sync::Arc;

use tablature_schema::ir::{Applicator, Ir, Node, SchemaId, Target};

use super::patterns::matches;
pub(super) use advice::advice;
pub(super) use formats::annotated_formats;
pub(super) use min_depth::min_depths;
pub(super) use routes::{Route, routes};

/// A link from one subschema to another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Link {
    /// A reference, static or dynamic.
    Reference,
    /// A direct subschema.
    Child(Applicator),
}

/// The IR of a schema with its links.
#[derive(Debug)]
pub(super) struct Graph {
    pub(super) ir: Arc<Ir>,
    links: Vec<Vec<(Link, SchemaId)>>,
}

impl Graph {
    pub(super) fn new(ir: Arc<Ir>) -> Self {
        let links = ir.nodes().map(|(_, node)| links(&ir, node)).collect();
        Self { ir, links }
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

    /// Returns the outgoing links of a subschema, in the order in which the schema lists them.
    pub(super) fn links(&self, id: SchemaId) -> &[(Link, SchemaId)] {
        &self.links[id.index()]
    }

    /// Returns the links to the subschemas that apply to the field `name` because of that name.
    pub(super) fn links_of_field<'a>(
        &'a self,
        id: SchemaId,
        name: &'a str,
    ) -> impl Iterator<Item = (Link, SchemaId)> + 'a {
        let node = self.node(id);
        let own = node
            .property_entry(name)
            .map(|(name, child)| (Link::Child(Applicator::Property(name.into())), child));
        let by_pattern = node.pattern_properties().filter(|(pattern, _)| matches(pattern, name));
        let by_pattern = by_pattern.map(|(pattern, child)| {
            (Link::Child(Applicator::PatternProperty(pattern.clone())), child)
        });
        own.into_iter().chain(by_pattern)
    }
}

/// Collects the links of a node: references first, then subschemas. Definitions are only reached through references,
/// and the contents of strings are not entered.
fn links(ir: &Ir, node: &Node) -> Vec<(Link, SchemaId)> {
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
        .map(|id| (Link::Reference, id))
        .chain(children.map(|(applicator, id)| (Link::Child(applicator.clone()), *id)))
        .collect()
}
