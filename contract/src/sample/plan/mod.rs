//! A schema as payloads are made from it: every subschema that can speak about a value, and how they hang
//! together.
//!
//! The model of the `schema` room leaves out what only judges (`not`, `contains`, names); who makes payloads
//! needs every keyword, and the documents that references lead to.

mod advice;
mod build;
mod effort;
mod routes;
mod uri;

use serde_json::{Map, Value};

pub(super) use advice::advice;
pub(super) use build::{Draft, build};
pub(super) use effort::efforts;
pub(super) use routes::{Route, routes};

/// The index of a subschema in its [`Plan`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct NodeId(u32);

impl NodeId {
    /// Its place in lists that have an entry for each subschema.
    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// The way from a subschema to one of its own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Edge {
    /// `$ref` and its dynamic twins.
    Reference,
    AllOf(usize),
    AnyOf(usize),
    OneOf(usize),
    Not,
    If,
    Then,
    Else,
    Property(String),
    Pattern(String),
    Additional,
    Names,
    Dependent(String),
    Prefix(usize),
    Items,
    Contains,
    UnevaluatedProperties,
    UnevaluatedItems,
    /// What the value should meet: warnings, never errors.
    Should,
}

/// One subschema.
#[derive(Debug)]
pub(super) struct Node {
    /// The document that it stands in: 0 is the schema itself.
    pub(super) document: usize,
    /// JSON Pointer into that document.
    pub(super) pointer: String,
    /// The schemas `true` and `false`.
    pub(super) verdict: Option<bool>,
    /// Every keyword that is no subschema.
    pub(super) keywords: Map<String, Value>,
    /// Its subschemas, in the order of the text.
    pub(super) edges: Vec<(Edge, NodeId)>,
}

impl Node {
    /// The value of a keyword.
    pub(super) fn get(&self, keyword: &str) -> Option<&Value> {
        self.keywords.get(keyword)
    }

    /// The subschema that an edge leads to.
    pub(super) fn child(&self, edge: &Edge) -> Option<NodeId> {
        self.edges.iter().find(|(own, _)| own == edge).map(|(_, id)| *id)
    }

    /// The subschemas of a union, in order.
    pub(super) fn branches(&self, keyword: &str) -> Vec<NodeId> {
        let of = |edge: &Edge| match keyword {
            "anyOf" => matches!(edge, Edge::AnyOf(_)),
            _ => matches!(edge, Edge::OneOf(_)),
        };
        self.edges.iter().filter(|(edge, _)| of(edge)).map(|(_, id)| *id).collect()
    }

    /// The number of items that have a schema of their own.
    pub(super) fn prefix_length(&self) -> usize {
        self.edges.iter().filter(|(edge, _)| matches!(edge, Edge::Prefix(_))).count()
    }
}

/// A schema and everything that it leads to.
#[derive(Debug)]
pub(super) struct Plan {
    nodes: Vec<Node>,
    /// The URIs of the documents, the schema's own first.
    pub(super) documents: Vec<String>,
    pub(super) draft: Draft,
}

impl Plan {
    /// The outermost schema.
    pub(super) const ROOT: NodeId = NodeId(0);

    /// The subschema `id`.
    pub(super) fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    /// All subschemas with their ids.
    pub(super) fn nodes(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        (0u32..).map(NodeId).zip(&self.nodes)
    }

    /// The number of subschemas.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }
}
