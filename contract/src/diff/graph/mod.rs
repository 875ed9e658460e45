//! Both schemas of a comparison as one graph of subschemas, references followed and drafts made alike.
//!
//! Responsible for what a schema *says*, apart from how it is written: `$ref`, `$defs`, `$id`, anchors and
//! the spellings of older drafts are gone here. What must stay true: a node accepts exactly the values that
//! the subschema it was read from accepts.

mod classes;
mod keywords;
mod read;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::Value;

pub(super) use classes::{Classes, canonical};

/// The index of a subschema in its [`Graph`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct NodeId(pub(super) u32);

/// The place of a subschema in the subschema that holds it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slot {
    Property(String),
    Pattern(String),
    Additional,
    UnevaluatedProperties,
    PropertyNames,
    Tuple(usize),
    Items,
    UnevaluatedItems,
    Contains,
    AllOf(usize),
    AnyOf(usize),
    OneOf(usize),
    Not,
    If,
    Then,
    Else,
    Dependent(String),
}

impl Slot {
    /// Whether the subschema speaks about the same value as the one that holds it.
    pub(super) fn is_in_place(&self) -> bool {
        matches!(
            self,
            Self::AllOf(_)
                | Self::AnyOf(_)
                | Self::OneOf(_)
                | Self::Not
                | Self::If
                | Self::Then
                | Self::Else
                | Self::Dependent(_)
        )
    }

    /// Whether more values in the subschema always mean more values in the one that holds it.
    pub(super) fn is_monotone(&self) -> bool {
        !matches!(self, Self::Not | Self::If | Self::OneOf(_) | Self::Contains)
    }
}

/// One subschema.
#[derive(Debug, Clone, Default)]
pub(super) struct Node {
    /// JSON Pointer into its document; into another document, after its URI and `#`.
    pub(super) pointer: String,
    /// `true` or `false` as a schema.
    pub(super) boolean: Option<bool>,
    /// Where it leads, if it is a reference and nothing else.
    pub(super) reference: Option<NodeId>,
    /// Keywords that judge a value on their own, `maxAge` among them.
    pub(super) asserts: BTreeMap<String, Value>,
    /// The subschemas that judge.
    pub(super) children: BTreeMap<Slot, NodeId>,
    /// Keywords that say something and judge nothing: annotations, the rest of our vocabulary.
    pub(super) notes: BTreeMap<String, Value>,
    /// Keywords that nobody here knows.
    pub(super) unknown: BTreeMap<String, Value>,
}

impl Node {
    pub(super) fn child(&self, slot: &Slot) -> Option<NodeId> {
        self.children.get(slot).copied()
    }

    /// The children in the slots that `pick` has a name for.
    pub(super) fn children_in<'a, T: 'a>(
        &'a self,
        pick: impl Fn(&'a Slot) -> Option<T> + 'a,
    ) -> impl Iterator<Item = (T, NodeId)> + 'a {
        self.children.iter().filter_map(move |(slot, id)| Some((pick(slot)?, *id)))
    }

    pub(super) fn properties(&self) -> impl Iterator<Item = (&str, NodeId)> {
        self.children_in(|slot| match slot {
            Slot::Property(name) => Some(name.as_str()),
            _ => None,
        })
    }

    pub(super) fn required(&self) -> BTreeSet<&str> {
        let names = self.asserts.get("required").and_then(Value::as_array);
        names.into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// Whether it judges nothing.
    pub(super) fn is_true(&self) -> bool {
        self.boolean != Some(false)
            && self.reference.is_none()
            && self.asserts.is_empty()
            && self.children.is_empty()
    }

    /// The types it admits, sorted; `None` where it names none.
    pub(super) fn types(&self) -> Option<BTreeSet<&str>> {
        let types = self.asserts.get("type")?.as_array()?;
        Some(types.iter().filter_map(Value::as_str).collect())
    }
}

/// All subschemas of both sides.
#[derive(Debug, Default)]
pub(super) struct Graph {
    nodes: Vec<Node>,
}

impl Graph {
    pub(super) fn push(&mut self, node: Node) -> NodeId {
        let id =
            NodeId(u32::try_from(self.nodes.len()).expect("fewer nodes than the reader's limit"));
        self.nodes.push(node);
        id
    }

    pub(super) fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = NodeId> + use<> {
        (0..u32::try_from(self.nodes.len()).unwrap_or(u32::MAX)).map(NodeId)
    }

    /// The node behind references; `None` for references that only lead to each other.
    pub(super) fn resolve(&self, id: NodeId) -> Option<NodeId> {
        let mut at = id;
        for _ in 0..=self.nodes.len() {
            match self.node(at).reference {
                Some(next) => at = next,
                None => return Some(at),
            }
        }
        None
    }

    /// Every node that can reach `target`, itself included.
    pub(super) fn reaching(&self, target: NodeId) -> BTreeSet<NodeId> {
        let mut parents: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
        for id in self.ids() {
            let node = self.node(id);
            for child in node.children.values().chain(&node.reference) {
                parents.entry(*child).or_default().push(id);
            }
        }
        let mut found = BTreeSet::from([target]);
        let mut queue = VecDeque::from([target]);
        while let Some(id) = queue.pop_front() {
            for parent in parents.get(&id).into_iter().flatten() {
                if found.insert(*parent) {
                    queue.push_back(*parent);
                }
            }
        }
        found
    }
}

/// One node of a graph written anew.
#[derive(Debug, Clone)]
pub(super) struct Edit {
    at: NodeId,
    node: Node,
    reaching: BTreeSet<NodeId>,
}

impl Edit {
    pub(super) fn new(graph: &Graph, at: NodeId, node: Node) -> Self {
        Self { at, node, reaching: graph.reaching(at) }
    }
}

/// A graph with at most one node written anew.
#[derive(Debug, Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) graph: &'a Graph,
    pub(super) edit: Option<&'a Edit>,
}

impl<'a> View<'a> {
    pub(super) fn new(graph: &'a Graph) -> Self {
        Self { graph, edit: None }
    }

    pub(super) fn node(&self, id: NodeId) -> &'a Node {
        match self.edit {
            Some(edit) if edit.at == id => &edit.node,
            _ => self.graph.node(id),
        }
    }

    /// The node behind references; `None` for references that only lead to each other.
    pub(super) fn resolve(&self, id: NodeId) -> Option<NodeId> {
        let mut at = id;
        for _ in 0..=self.graph.nodes.len() {
            match self.node(at).reference {
                Some(next) => at = next,
                None => return Some(at),
            }
        }
        None
    }

    /// Whether the node reads as it does in the graph itself, and so do all below it.
    pub(super) fn is_untouched(&self, id: NodeId) -> bool {
        self.edit.is_none_or(|edit| !edit.reaching.contains(&id))
    }
}
