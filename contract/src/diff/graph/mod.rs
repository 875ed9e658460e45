//! Both schemas of a comparison as one graph of subschemas, with references resolved and drafts normalized.
//!
//! A thin layer over the IR of each side ([`convert`]): what a schema *accepts*, independent of how it is written,
//! without `$ref`, `$defs` and the spellings of older drafts, so that nodes of both sides can be compared ([`classes`])
//! and one of them edited ([`View`]). Invariant: a node accepts exactly the values that the subschema it was made from
//! accepts.

mod classes;
mod convert;
mod scopes;
mod values;

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::OnceLock,
};

use tablature_schema::{
    ir::{Applicator, Draft, Keyword, TypeSet},
    json::Value,
};

pub(super) use classes::Classes;
pub(super) use values::{canonical, equality_key, set, shown};

/// The index of a subschema in its [`Graph`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct NodeId(pub(super) u32);

/// Returns whether accepting more values in the subschema never makes the schema around it accept fewer.
pub(super) fn is_monotone(applicator: &Applicator) -> bool {
    !matches!(
        applicator,
        Applicator::Not | Applicator::If | Applicator::OneOf(_) | Applicator::Contains
    )
}

/// One subschema.
#[derive(Debug, Clone, Default)]
pub(super) struct Node {
    /// JSON Pointer into its document; for another document, its URI, `#` and the pointer.
    pub(super) pointer: String,
    /// The draft that it is written in; `None` for nodes created by an edit.
    pub(super) draft: Option<Draft>,
    /// The value of a boolean schema.
    pub(super) boolean: Option<bool>,
    /// The target, if it is a reference and nothing else.
    pub(super) reference: Option<NodeId>,
    /// Its own assertions, including `maxAge`, in 2020-12 form.
    pub(super) assertions: BTreeMap<Keyword, Value>,
    /// A `format` that is not asserted, in this draft or at all.
    pub(super) unasserted_format: Option<Value>,
    /// The subschemas that affect the verdict.
    pub(super) children: BTreeMap<Applicator, NodeId>,
    /// Its annotations, including the rest of our vocabulary.
    pub(super) annotations: BTreeMap<Keyword, Value>,
    /// Unknown keywords.
    pub(super) unknown: BTreeMap<String, Value>,
}

impl Node {
    pub(super) fn child(&self, applicator: &Applicator) -> Option<NodeId> {
        self.children.get(applicator).copied()
    }

    /// Returns the children, those of objects and arrays first: the order in which everything is written.
    pub(super) fn children(&self) -> Vec<(&Applicator, NodeId)> {
        let mut children: Vec<_> = self.children.iter().map(|(at, id)| (at, *id)).collect();
        children.sort_by_key(|(at, _)| rank(at));
        children
    }

    /// Returns the assertions, sorted by keyword name.
    pub(super) fn assertions(&self) -> Vec<(Keyword, &Value)> {
        let mut assertions: Vec<_> =
            self.assertions.iter().map(|(keyword, value)| (*keyword, value)).collect();
        assertions.sort_by_key(|(keyword, _)| keyword.name());
        assertions
    }

    /// Returns the assertions including a `format` that is not asserted: what is shown, and what identifies a change.
    pub(super) fn written(&self) -> Vec<(Keyword, &Value)> {
        let mut written = self.assertions();
        written.extend(self.unasserted_format.iter().map(|value| (Keyword::Format, value)));
        written.sort_by_key(|(keyword, _)| keyword.name());
        written
    }

    /// Returns the children for whose applicator `pick` returns a value.
    pub(super) fn children_in<'a, T: 'a>(
        &'a self,
        pick: impl Fn(&'a Applicator) -> Option<T> + 'a,
    ) -> impl Iterator<Item = (T, NodeId)> + 'a {
        self.children.iter().filter_map(move |(at, id)| Some((pick(at)?, *id)))
    }

    pub(super) fn properties(&self) -> impl Iterator<Item = (&str, NodeId)> {
        self.children_in(|at| match at {
            Applicator::Property(name) => Some(&**name),
            _ => None,
        })
    }

    pub(super) fn required(&self) -> BTreeSet<&str> {
        strings(self.assertions.get(&Keyword::Required)).collect()
    }

    /// Returns whether it requires a field. For few fields of an object, of which there may be thousands.
    pub(super) fn requires(&self, name: &str) -> bool {
        strings(self.assertions.get(&Keyword::Required)).any(|own| own == name)
    }

    /// Returns the node without what it asserts and annotates by keywords, and without children.
    pub(super) fn bare(&self) -> Self {
        Self {
            pointer: self.pointer.clone(),
            draft: self.draft,
            boolean: self.boolean,
            reference: self.reference,
            unasserted_format: self.unasserted_format.clone(),
            ..Self::default()
        }
    }

    /// Requires these fields, and no others.
    pub(super) fn require<'n>(&mut self, names: impl IntoIterator<Item = &'n str>) {
        let names = set(names.into_iter().map(|name| Value::String(name.into())));
        if names.as_array().is_none_or(<[_]>::is_empty) {
            self.assertions.remove(&Keyword::Required);
        } else {
            self.assertions.insert(Keyword::Required, names);
        }
    }

    /// Returns whether it accepts every value.
    pub(super) fn is_true(&self) -> bool {
        self.boolean != Some(false)
            && self.reference.is_none()
            && self.assertions.is_empty()
            && self.children.is_empty()
    }

    /// Returns whether its integers must be written as such: draft 4 takes `1.0` for none.
    pub(super) fn has_written_integers(&self) -> bool {
        let is_integer = |types: TypeSet| types & TypeSet::NUMBER == TypeSet::INTEGER;
        self.draft == Some(Draft::Draft4) && self.types().is_some_and(is_integer)
    }

    /// Returns the types that it accepts; `None` if it has no `type`.
    pub(super) fn types(&self) -> Option<TypeSet> {
        let names = strings(Some(self.assertions.get(&Keyword::Type)?));
        Some(names.filter_map(TypeSet::from_name).collect())
    }
}

/// Returns the strings in an array.
pub(super) fn strings(value: Option<&Value>) -> impl Iterator<Item = &str> {
    let items = value.and_then(Value::as_array).unwrap_or_default();
    items.iter().filter_map(Value::as_str)
}

/// Returns the rank of an applicator in the output; fingerprints depend on it.
fn rank(applicator: &Applicator) -> u8 {
    match applicator {
        Applicator::Property(_) => 0,
        Applicator::PatternProperty(_) => 1,
        Applicator::AdditionalProperties => 2,
        Applicator::UnevaluatedProperties => 3,
        Applicator::PropertyNames => 4,
        Applicator::PrefixItem(_) => 5,
        Applicator::Items => 6,
        Applicator::UnevaluatedItems => 7,
        Applicator::Contains => 8,
        Applicator::AllOf(_) => 9,
        Applicator::AnyOf(_) => 10,
        Applicator::OneOf(_) => 11,
        Applicator::Not => 12,
        Applicator::If => 13,
        Applicator::Then => 14,
        Applicator::Else => 15,
        Applicator::DependentSchema(_) => 16,
        // Nodes have no such children.
        Applicator::ContentSchema | Applicator::Should | Applicator::Definition(_) => 17,
    }
}

/// The keywords that are evaluated together with `contains`.
pub(super) const CONTAINS_LIMITS: [Keyword; 2] = [Keyword::MinContains, Keyword::MaxContains];

/// Returns the slots of a kind that at least one of two nodes has.
pub(super) fn slots<'n>(
    one: &'n Node,
    other: &'n Node,
    is_meant: impl Fn(&Applicator) -> bool,
) -> BTreeSet<&'n Applicator> {
    one.children.keys().chain(other.children.keys()).filter(|slot| is_meant(slot)).collect()
}

/// For subschemas of values, the others that may apply to the same value (`together`).
pub(super) type Mates = BTreeMap<NodeId, BTreeSet<NodeId>>;

/// All subschemas of both sides.
#[derive(Debug, Default)]
pub(super) struct Graph {
    nodes: Vec<Node>,
    mates: Mates,
    /// Objects that would have no valid values if they were closed (`closing`).
    kept_open: BTreeSet<NodeId>,
    /// The nodes that have each node as a child or refer to it, once the graph is complete.
    parents: OnceLock<BTreeMap<NodeId, Vec<NodeId>>>,
}

impl Graph {
    pub(super) fn push(&mut self, node: Node) -> NodeId {
        let id =
            NodeId(u32::try_from(self.nodes.len()).expect("fewer nodes than the reader's limit"));
        self.nodes.push(node);
        self.parents.take();
        id
    }

    pub(super) fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    /// Notes which subschemas may apply to one value.
    pub(super) fn add_mates(&mut self, mates: Mates) {
        self.mates.extend(mates);
    }

    /// Returns whether any subschemas of different places may apply to one value.
    pub(super) fn has_mates(&self) -> bool {
        !self.mates.is_empty()
    }

    /// Marks an object that stays open in the reading with declared fields only.
    pub(super) fn keep_open(&mut self, id: NodeId) {
        self.kept_open.insert(id);
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = NodeId> + use<> {
        (0..u32::try_from(self.nodes.len()).unwrap_or(u32::MAX)).map(NodeId)
    }

    /// Follows references to a node; `None` for references that only resolve to each other.
    pub(super) fn resolve(&self, id: NodeId) -> Option<NodeId> {
        View::new(self).resolve(id)
    }

    /// Returns how many nodes can be reached from one, at most a limit.
    pub(super) fn reach(&self, from: NodeId, limit: usize) -> usize {
        let mut found = BTreeSet::from([from]);
        let mut open = vec![from];
        while let Some(id) = open.pop().filter(|_| found.len() < limit) {
            let node = self.node(id);
            let below = node.children.values().chain(&node.reference);
            open.extend(below.copied().filter(|id| found.insert(*id)));
        }
        found.len()
    }

    /// Returns every node that can reach `target`, including itself.
    pub(super) fn reaching(&self, target: NodeId) -> BTreeSet<NodeId> {
        let parents = self.parents.get_or_init(|| {
            let mut parents: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
            for id in self.ids() {
                let node = self.node(id);
                for child in node.children.values().chain(&node.reference) {
                    parents.entry(*child).or_default().push(id);
                }
            }
            parents
        });
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

/// A replacement for one node of a graph.
#[derive(Debug, Clone)]
pub(super) struct Edit {
    at: NodeId,
    node: Node,
    reaching: BTreeSet<NodeId>,
    kept_open: Option<NodeId>,
    /// Those of the edited schema, if they may differ.
    mates: Option<Mates>,
}

impl Edit {
    pub(super) fn new(graph: &Graph, at: NodeId, node: Node) -> Self {
        Self { at, node, reaching: graph.reaching(at), kept_open: None, mates: None }
    }

    /// Notes which subschemas may apply to one value of the edited schema.
    pub(super) fn set_mates(&mut self, mates: Mates) {
        self.mates = Some(mates);
    }

    /// Marks one more object that stays open.
    pub(super) fn keep_open(&mut self, id: NodeId) {
        self.kept_open = Some(id);
    }
}

/// A graph with at most one node replaced.
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

    /// Follows references to a node; `None` for references that only resolve to each other.
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

    /// Returns the other subschemas that may apply to the same value.
    pub(super) fn mates(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        let edited = self.edit.and_then(|edit| edit.mates.as_ref());
        // What an edit takes from the other side is known there.
        let known = [edited, Some(&self.graph.mates)].into_iter().flatten();
        known.filter_map(move |mates| mates.get(&id)).flatten().copied()
    }

    /// Returns whether the object stays open in the reading with declared fields only.
    pub(super) fn is_kept_open(&self, id: NodeId) -> bool {
        self.graph.kept_open.contains(&id)
            || self.edit.is_some_and(|edit| edit.kept_open == Some(id))
    }

    /// Returns whether neither the node nor anything below it is affected by the edit.
    pub(super) fn is_untouched(&self, id: NodeId) -> bool {
        self.edit.is_none_or(|edit| !edit.reaching.contains(&id))
    }
}
