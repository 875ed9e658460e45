//! Which subschemas say the same: by refining a partition until it holds still.
//!
//! Two nodes of one class accept the same values, whatever their names, places and order. The reverse is not
//! promised: the engine knows more equalities.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Graph, Node, NodeId, Slot};

/// The class of every node of a graph.
#[derive(Debug, Default)]
pub(in crate::diff) struct Classes {
    of: Vec<u32>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Signature {
    before: u32,
    boolean: Option<bool>,
    asserts: Vec<(String, String)>,
    named: Vec<(Slot, u32)>,
    unordered: Vec<(u8, u32)>,
}

impl Classes {
    pub(in crate::diff) fn new(graph: &Graph) -> Self {
        let mut of: Vec<u32> = vec![0; graph.ids().count()];
        let asserts: Vec<Vec<(String, String)>> =
            graph.ids().map(|id| written(graph.node(id))).collect();
        let mut known = 1;
        loop {
            let mut classes: BTreeMap<Signature, u32> = BTreeMap::new();
            let mut next = Vec::with_capacity(of.len());
            for id in graph.ids() {
                let signature = signature(graph, id, &of, &asserts);
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

    /// The class of a node; nodes made later have none.
    pub(in crate::diff) fn of(&self, id: NodeId) -> Option<u32> {
        self.of.get(id.0 as usize).copied()
    }
}

fn signature(
    graph: &Graph,
    id: NodeId,
    of: &[u32],
    asserts: &[Vec<(String, String)>],
) -> Signature {
    let Some(resolved) = graph.resolve(id) else {
        // References that only lead to each other judge nothing.
        return Signature {
            before: of[id.0 as usize],
            boolean: None,
            asserts: Vec::new(),
            named: Vec::new(),
            unordered: Vec::new(),
        };
    };
    let node = graph.node(resolved);
    let mut named = Vec::new();
    let mut unordered = Vec::new();
    for (slot, child) in &node.children {
        let class = of[child.0 as usize];
        match slot {
            Slot::AllOf(_) => unordered.push((0, class)),
            Slot::AnyOf(_) => unordered.push((1, class)),
            Slot::OneOf(_) => unordered.push((2, class)),
            _ => named.push((slot.clone(), class)),
        }
    }
    unordered.sort_unstable();
    Signature {
        before: of[id.0 as usize],
        boolean: node.boolean.filter(|boolean| !boolean),
        asserts: asserts[resolved.0 as usize].clone(),
        named,
        unordered,
    }
}

/// The assertions as text, in an order that does not depend on how they were written.
fn written(node: &Node) -> Vec<(String, String)> {
    let text = |value: &Value| canonical(value).to_string();
    node.asserts.iter().map(|(keyword, value)| (keyword.clone(), text(value))).collect()
}

/// The value with the keys of objects sorted: `serde_json` keeps them as they were written.
pub(in crate::diff) fn canonical(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(canonical).collect(),
        Value::Object(fields) => {
            let sorted: BTreeMap<&String, Value> =
                fields.iter().map(|(name, value)| (name, canonical(value))).collect();
            sorted.into_iter().map(|(name, value)| (name.clone(), value)).collect()
        }
        scalar => scalar.clone(),
    }
}
