//! Records which parts of a schema payloads exercise.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde_json::Value;
use tablature_schema::{
    ir::{Applicator, Keyword, Rule, SchemaId},
    json::pointer::push_segment,
};
use tablature_validator::{Checker, Finding, Options};

use super::{
    SampleError,
    graph::{self, Graph, Link},
    judge::Judge,
};

/// The maximum depth at which payloads are examined.
const MAX_DEPTH: usize = 128;

/// The parts of a schema that payloads have exercised.
#[derive(Debug)]
pub(crate) struct Coverage {
    graph: Graph,
    judge: Judge,
    is_reachable: Vec<bool>,
    seen: BTreeSet<SchemaId>,
    values: BTreeMap<SchemaId, Vec<Value>>,
}

/// The parts of a schema that no payload has exercised.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Unseen {
    pub(crate) fields: Vec<String>,
    pub(crate) values: Vec<(String, Vec<Value>)>,
    pub(crate) branches: Vec<String>,
}

impl Coverage {
    pub(crate) fn from_value(
        id: &str,
        schema: &Value,
        options: &Options,
    ) -> Result<Self, SampleError> {
        let checker = Checker::from_value(id, schema, options.clone())?;
        let ir = Arc::clone(checker.ir());
        let judge = Judge::new(id, Arc::clone(&ir), options)?;
        let graph = Graph::new(ir);
        let is_reachable = graph::routes(&graph).iter().map(|routes| !routes.is_empty()).collect();
        Ok(Self { graph, judge, is_reachable, seen: BTreeSet::new(), values: BTreeMap::new() })
    }

    /// Records the subschemas that apply to the values of a payload, and returns its errors.
    pub(crate) fn take(&mut self, text: &[u8]) -> Vec<Finding> {
        if let Ok(payload) = serde_json::from_slice::<Value>(text) {
            let mut here = BTreeSet::new();
            self.walk(self.graph.root(), &payload, 0, &mut here);
        }
        self.judge.errors(text)
    }

    /// Records the subschemas that apply to a value. `here` are those already visited for this value, as references may
    /// be cyclic.
    fn walk(&mut self, id: SchemaId, value: &Value, depth: usize, here: &mut BTreeSet<SchemaId>) {
        if depth > MAX_DEPTH || !here.insert(id) {
            return;
        }
        self.seen.insert(id);
        self.note_value(id, value);
        let links = self.graph.links(id).to_vec();
        let text = value.to_string();
        let accepts = |this: &Self, id| this.judge.accepts(id, text.as_bytes());
        for (link, child) in &links {
            match link {
                Link::Reference | Link::Child(Applicator::AllOf(_)) => {
                    self.walk(*child, value, depth, here);
                }
                Link::Child(Applicator::AnyOf(_) | Applicator::OneOf(_))
                    if accepts(self, *child) =>
                {
                    self.walk(*child, value, depth, here);
                }
                Link::Child(Applicator::If) => {
                    let is_met = accepts(self, *child);
                    let condition = self.graph.node(id).condition();
                    let follows =
                        condition.and_then(|own| if is_met { own.then } else { own.else_ });
                    if let Some(follows) = follows {
                        self.walk(follows, value, depth, here);
                    }
                }
                Link::Child(Applicator::DependentSchema(name)) if value.get(&**name).is_some() => {
                    self.walk(*child, value, depth, here);
                }
                Link::Child(_) => {}
            }
        }
        match value {
            Value::Object(members) => {
                let is_rest = |link: &Link| {
                    matches!(
                        link,
                        Link::Child(
                            Applicator::AdditionalProperties | Applicator::UnevaluatedProperties
                        )
                    )
                };
                let rest: Vec<_> =
                    links.iter().filter(|(link, _)| is_rest(link)).cloned().collect();
                for (name, member) in members {
                    self.walk_member((id, &rest), name, member, depth);
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    let node = self.graph.node(id);
                    let own = node.prefix_items().get(index).copied();
                    let rest = node.items().or(node.unevaluated_items());
                    if let Some(child) = own.or(rest) {
                        self.walk(child, item, depth + 1, &mut BTreeSet::new());
                    }
                }
            }
            _ => {}
        }
    }

    fn walk_member(
        &mut self,
        (id, rest): (SchemaId, &[(Link, SchemaId)]),
        name: &str,
        member: &Value,
        depth: usize,
    ) {
        let named: Vec<SchemaId> =
            self.graph.links_of_field(id, name).map(|(_, child)| child).collect();
        let is_declared = !named.is_empty();
        for child in named {
            self.walk(child, member, depth + 1, &mut BTreeSet::new());
        }
        for (_, child) in rest.iter().filter(|_| !is_declared) {
            self.walk(*child, member, depth + 1, &mut BTreeSet::new());
        }
    }

    fn note_value(&mut self, id: SchemaId, value: &Value) {
        if !listed(&self.graph, id).is_empty() {
            let known = self.values.entry(id).or_default();
            if !known.contains(value) {
                known.push(value.clone());
            }
        }
    }

    /// Returns what was never seen, in the order of the schema.
    pub(crate) fn unseen(&self) -> Unseen {
        let mut unseen = Unseen::default();
        for (id, node) in self.graph.nodes().filter(|(id, _)| self.is_reachable[id.index()]) {
            for (applicator, child) in &node.children {
                if self.seen.contains(child) || self.graph.node(*child).boolean == Some(false) {
                    continue;
                }
                // Subschemas inside an unseen one are not listed separately.
                let is_here = self.seen.contains(&id);
                match applicator {
                    Applicator::Property(name) if is_here => {
                        let mut pointer = node.keyword_pointer(Keyword::Properties);
                        push_segment(&mut pointer, name);
                        unseen.fields.push(pointer);
                    }
                    Applicator::AnyOf(_)
                    | Applicator::OneOf(_)
                    | Applicator::Then
                    | Applicator::Else
                    | Applicator::DependentSchema(_)
                        if is_here =>
                    {
                        let branch = &self.graph.node(*child).location.pointer;
                        unseen.branches.push(branch.to_string());
                    }
                    _ => {}
                }
            }
            let seen: &[Value] = self.values.get(&id).map_or(&[], Vec::as_slice);
            for (keyword, mut missing) in listed(&self.graph, id) {
                missing.retain(|value| !seen.contains(value));
                if !missing.is_empty() && self.seen.contains(&id) {
                    unseen.values.push((node.keyword_pointer(keyword), missing));
                }
            }
        }
        unseen
    }
}

/// Returns the values that a subschema lists.
fn listed(graph: &Graph, id: SchemaId) -> Vec<(Keyword, Vec<Value>)> {
    let node = graph.node(id);
    let enumerated = node.assertions.iter().filter_map(|own| match &own.rule {
        Rule::Enum(values) => {
            let values = values.iter().filter_map(tablature_schema::json::Value::to_serde);
            Some((own.keyword, values.collect()))
        }
        _ => None,
    });
    let known = &node.annotations.known_values;
    let known = (!known.is_empty()).then(|| {
        (Keyword::KnownValues, known.iter().map(|value| Value::from(value.as_str())).collect())
    });
    enumerated.chain(known).collect()
}
