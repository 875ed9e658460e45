//! Finds equivalent subschemas, by refining a partition until it is stable.
//!
//! Two nodes of one class accept the same values, whatever their names, places and order. The converse is not
//! guaranteed: the engine knows more equivalences.

use std::collections::BTreeMap;

use tablature_schema::ir::{Applicator, Keyword};

use super::{Graph, Node, NodeId, values::equality_key};

/// The equivalence class of every node of a graph.
#[derive(Debug, Default)]
pub(in crate::diff) struct Classes {
    of: Vec<u32>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Signature {
    before: u32,
    boolean: Option<bool>,
    assertions: Vec<(Keyword, String)>,
    named: Vec<(Applicator, u32)>,
    unordered: Vec<(u8, u32)>,
}

impl Classes {
    pub(in crate::diff) fn new(graph: &Graph) -> Self {
        let mut of: Vec<u32> = vec![0; graph.ids().count()];
        let assertions: Vec<Vec<(Keyword, String)>> =
            graph.ids().map(|id| written(graph.node(id))).collect();
        let mut known = 1;
        loop {
            let mut classes: BTreeMap<Signature, u32> = BTreeMap::new();
            let mut next = Vec::with_capacity(of.len());
            for id in graph.ids() {
                let signature = signature(graph, id, &of, &assertions);
                let fresh = u32::try_from(classes.len()).unwrap_or(u32::MAX);
                next.push(*classes.entry(signature).or_insert(fresh));
            }
            let count = classes.len();
            of = next;
            if count == known {
                return Self { of };
            }
            known = count;
        }
    }

    /// Returns whether both nodes are known to accept the same values.
    pub(in crate::diff) fn are_equal(&self, one: NodeId, other: NodeId) -> bool {
        let class = self.of(one);
        class.is_some() && class == self.of(other)
    }

    /// Returns the class of a node; nodes added later have none.
    fn of(&self, id: NodeId) -> Option<u32> {
        self.of.get(id.0 as usize).copied()
    }
}

fn signature(
    graph: &Graph,
    id: NodeId,
    of: &[u32],
    assertions: &[Vec<(Keyword, String)>],
) -> Signature {
    let Some(resolved) = graph.resolve(id) else {
        // References that only resolve to each other assert nothing.
        return Signature {
            before: of[id.0 as usize],
            boolean: None,
            assertions: Vec::new(),
            named: Vec::new(),
            unordered: Vec::new(),
        };
    };
    let node = graph.node(resolved);
    let mut named = Vec::new();
    let mut unordered = Vec::new();
    for (at, child) in &node.children {
        let class = of[child.0 as usize];
        match at {
            Applicator::AllOf(_) => unordered.push((0, class)),
            Applicator::AnyOf(_) => unordered.push((1, class)),
            Applicator::OneOf(_) => unordered.push((2, class)),
            _ => named.push((at.clone(), class)),
        }
    }
    unordered.sort_unstable();
    Signature {
        before: of[id.0 as usize],
        boolean: node.boolean.filter(|boolean| !boolean),
        assertions: assertions[resolved.0 as usize].clone(),
        named,
        unordered,
    }
}

/// Returns the assertions with keys that equal values share.
fn written(node: &Node) -> Vec<(Keyword, String)> {
    let assertions = node.assertions.iter();
    let mut written: Vec<_> =
        assertions.map(|(keyword, value)| (*keyword, equality_key(value))).collect();
    if node.has_written_integers() {
        written.push((Keyword::Type, "integers as written".to_owned()));
    }
    written
}
