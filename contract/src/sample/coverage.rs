//! Which parts of a schema payloads have been held against.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use tablature_schema::model::push_segment;
use tablature_validator::{Options, Report};

use super::{
    SampleError,
    judge::Judge,
    plan::{self, Edge, NodeId, Plan},
};

/// Levels of a payload that are looked at.
const DEEPEST: usize = 128;

/// What of a schema was seen.
#[derive(Debug)]
pub(crate) struct Coverage {
    plan: Plan,
    judge: Judge,
    is_reachable: Vec<bool>,
    seen: BTreeSet<NodeId>,
    values: BTreeMap<NodeId, Vec<Value>>,
}

/// What of a schema was never seen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Unseen {
    pub(crate) fields: Vec<String>,
    pub(crate) values: Vec<(String, Vec<Value>)>,
    pub(crate) branches: Vec<String>,
}

impl Coverage {
    pub(crate) fn new(id: &str, schema: &Value, options: &Options) -> Result<Self, SampleError> {
        super::sampler::refuse_deep(schema, options)?;
        let judge = Judge::new(id, schema, options)?;
        let plan = plan::build(schema, options.base.as_deref(), &options.documents);
        let is_reachable = plan::routes(&plan).iter().map(|routes| !routes.is_empty()).collect();
        Ok(Self { plan, judge, is_reachable, seen: BTreeSet::new(), values: BTreeMap::new() })
    }

    /// Judges a payload and notes what of the schema speaks about it.
    pub(crate) fn take(&mut self, text: &[u8]) -> Report {
        if let Ok(payload) = serde_json::from_slice::<Value>(text) {
            let mut here = BTreeSet::new();
            self.walk(Plan::ROOT, &payload, 0, &mut here);
        }
        self.judge.report_text(text)
    }

    /// `here` are the subschemas that speak about this very value: references may run in circles.
    fn walk(&mut self, id: NodeId, value: &Value, depth: usize, here: &mut BTreeSet<NodeId>) {
        if depth > DEEPEST || !here.insert(id) {
            return;
        }
        self.seen.insert(id);
        self.note_value(id, value);
        let edges = self.plan.node(id).edges.clone();
        let text = value.to_string();
        let accepts = |this: &Self, id| this.judge.accepts(&this.plan, id, text.as_bytes());
        for (edge, child) in &edges {
            match edge {
                Edge::Reference | Edge::AllOf(_) => self.walk(*child, value, depth, here),
                Edge::AnyOf(_) | Edge::OneOf(_) if accepts(self, *child) => {
                    self.walk(*child, value, depth, here);
                }
                Edge::If => {
                    let next = if accepts(self, *child) { Edge::Then } else { Edge::Else };
                    if let Some(follows) = self.plan.node(id).child(&next) {
                        self.walk(follows, value, depth, here);
                    }
                }
                Edge::Dependent(name) if value.get(name).is_some() => {
                    self.walk(*child, value, depth, here);
                }
                _ => {}
            }
        }
        match value {
            Value::Object(members) => {
                for (name, member) in members {
                    self.walk_member(&edges, name, member, depth);
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    let own = edges.iter().find(|(edge, _)| *edge == Edge::Prefix(index));
                    let rest = || {
                        let is_rest =
                            |edge: &Edge| matches!(edge, Edge::Items | Edge::UnevaluatedItems);
                        edges.iter().find(|(edge, _)| is_rest(edge))
                    };
                    if let Some((_, child)) = own.or_else(rest) {
                        self.walk(*child, item, depth + 1, &mut BTreeSet::new());
                    }
                }
            }
            _ => {}
        }
    }

    fn walk_member(&mut self, edges: &[(Edge, NodeId)], name: &str, member: &Value, depth: usize) {
        let mut is_declared = false;
        for (edge, child) in edges {
            let speaks = match edge {
                Edge::Property(own) => own == name,
                Edge::Pattern(pattern) => self.judge.allows("pattern", pattern, name),
                _ => false,
            };
            if speaks {
                is_declared = true;
                self.walk(*child, member, depth + 1, &mut BTreeSet::new());
            }
        }
        let is_rest = |edge: &Edge| matches!(edge, Edge::Additional | Edge::UnevaluatedProperties);
        for (_, child) in edges.iter().filter(|(edge, _)| !is_declared && is_rest(edge)) {
            self.walk(*child, member, depth + 1, &mut BTreeSet::new());
        }
    }

    fn note_value(&mut self, id: NodeId, value: &Value) {
        if self.plan.node(id).get("enum").is_some()
            || self.plan.node(id).get("knownValues").is_some()
        {
            let known = self.values.entry(id).or_default();
            if !known.contains(value) {
                known.push(value.clone());
            }
        }
    }

    /// What was never seen, in the order of the schema.
    pub(crate) fn unseen(&self) -> Unseen {
        let mut unseen = Unseen::default();
        for (id, node) in self.plan.nodes().filter(|(id, _)| self.is_reachable[id.index()]) {
            for (edge, child) in &node.edges {
                if self.seen.contains(child) || self.plan.node(*child).verdict == Some(false) {
                    continue;
                }
                // What stands inside of what was never seen goes without saying.
                let is_here = self.seen.contains(&id);
                match edge {
                    Edge::Property(name) if is_here => {
                        let mut pointer = node.pointer.clone();
                        pointer.push_str("/properties");
                        push_segment(&mut pointer, name);
                        unseen.fields.push(pointer);
                    }
                    Edge::AnyOf(_)
                    | Edge::OneOf(_)
                    | Edge::Then
                    | Edge::Else
                    | Edge::Dependent(_)
                        if is_here =>
                    {
                        unseen.branches.push(self.plan.node(*child).pointer.clone());
                    }
                    _ => {}
                }
            }
            let seen: &[Value] = self.values.get(&id).map_or(&[], Vec::as_slice);
            for keyword in ["enum", "knownValues"] {
                let listed = node.get(keyword).and_then(Value::as_array).into_iter().flatten();
                let missing: Vec<Value> =
                    listed.filter(|value| !seen.contains(value)).cloned().collect();
                if !missing.is_empty() && self.seen.contains(&id) {
                    unseen.values.push((format!("{}/{keyword}", node.pointer), missing));
                }
            }
        }
        unseen
    }
}
