//! Schema → [`Plan`], from the outermost subschema inwards, references followed as they come.

use std::collections::{BTreeMap, VecDeque};

use serde_json::{Map, Value};
use tablature_schema::model::push_segment;

use super::{Edge, Node, NodeId, Plan, uri::resolve};

/// What the drafts read differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::sample) struct Draft {
    /// Whether `$ref` makes everything beside it say nothing (drafts 4 to 7).
    pub(in crate::sample) reference_stands_alone: bool,
    /// Whether `contentEncoding` and `contentMediaType` are asserted (drafts 6 and 7).
    pub(in crate::sample) asserts_content: bool,
}

impl Draft {
    fn of(schema: &Value) -> Self {
        let named = schema.get("$schema").and_then(Value::as_str).unwrap_or_default();
        let is = |draft: &str| named.contains(draft);
        Self {
            reference_stands_alone: is("draft-04") || is("draft-06") || is("draft-07"),
            asserts_content: is("draft-06") || is("draft-07"),
        }
    }
}

/// The URI of a schema that has none.
const UNNAMED: &str = "urn:tablature:unnamed";

/// Reads a schema. Never fails: what is not well formed says nothing, and a reference that leads nowhere
/// leads nowhere.
pub(in crate::sample) fn build(
    schema: &Value,
    base: Option<&str>,
    documents: &BTreeMap<String, Value>,
) -> Plan {
    let own = schema.get("$id").or_else(|| schema.get("id")).and_then(Value::as_str);
    let base = own.filter(|id| id.contains(':')).or(base).unwrap_or(UNNAMED);
    let mut all = vec![(base.trim_end_matches('#').to_owned(), schema)];
    all.extend(documents.iter().map(|(uri, document)| (uri.clone(), document)));
    let mut builder = Builder {
        names: Names::default(),
        documents: all,
        draft: Draft::of(schema),
        nodes: Vec::new(),
        by_place: BTreeMap::new(),
        waiting: VecDeque::new(),
    };
    builder.collect_names();
    builder.subschema(0, String::new());
    while let Some(id) = builder.waiting.pop_front() {
        builder.read(id);
    }
    let Builder { nodes, documents, draft, .. } = builder;
    Plan { nodes, documents: documents.into_iter().map(|(uri, _)| uri).collect(), draft }
}

type Place = (usize, String);

/// What `$id`, `$anchor` and `$dynamicAnchor` name.
#[derive(Default)]
struct Names {
    /// The URI of each resource, by place.
    resources: BTreeMap<Place, String>,
    /// The place of each URI.
    places: BTreeMap<String, Place>,
    /// The place of each anchor, by URI and name.
    anchors: BTreeMap<(String, String), Place>,
    /// The outermost place of each dynamic anchor.
    dynamic: BTreeMap<String, Place>,
}

struct Builder<'s> {
    names: Names,
    documents: Vec<(String, &'s Value)>,
    draft: Draft,
    nodes: Vec<Node>,
    by_place: BTreeMap<Place, NodeId>,
    waiting: VecDeque<NodeId>,
}

impl<'s> Builder<'s> {
    fn collect_names(&mut self) {
        for (document, (uri, schema)) in self.documents.iter().enumerate() {
            let mut waiting: VecDeque<(String, String, &Value)> =
                VecDeque::from([(String::new(), uri.clone(), *schema)]);
            while let Some((pointer, base, value)) = waiting.pop_front() {
                let place = (document, pointer.clone());
                match value {
                    Value::Object(members) => {
                        let base = self.names.enter(&place, base, members);
                        for (name, member) in members {
                            if !matches!(name.as_str(), "const" | "enum" | "default" | "examples") {
                                waiting.push_back((child(&pointer, name), base.clone(), member));
                            }
                        }
                    }
                    Value::Array(elements) => {
                        for (index, element) in elements.iter().enumerate() {
                            let pointer = child(&pointer, &index.to_string());
                            waiting.push_back((pointer, base.clone(), element));
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    fn value(&self, place: &Place) -> Option<&'s Value> {
        self.documents.get(place.0)?.1.pointer(&place.1)
    }

    fn subschema(&mut self, document: usize, pointer: String) -> NodeId {
        let place = (document, pointer);
        if let Some(id) = self.by_place.get(&place) {
            return *id;
        }
        let id = NodeId(u32::try_from(self.nodes.len()).expect("below 2^32 subschemas"));
        self.nodes.push(Node {
            document,
            pointer: place.1.clone(),
            verdict: None,
            keywords: Map::new(),
            edges: Vec::new(),
        });
        self.by_place.insert(place, id);
        self.waiting.push_back(id);
        id
    }

    fn read(&mut self, id: NodeId) {
        let node = &self.nodes[id.0 as usize];
        let place = (node.document, node.pointer.clone());
        match self.value(&place) {
            Some(Value::Bool(verdict)) => self.nodes[id.0 as usize].verdict = Some(*verdict),
            Some(Value::Object(members)) => self.read_members(id, &place, members),
            _ => {}
        }
    }

    fn read_members(&mut self, id: NodeId, place: &Place, members: &Map<String, Value>) {
        let mut keywords = Map::new();
        let mut edges = Vec::new();
        let stands_alone = self.draft.reference_stands_alone && members.contains_key("$ref");
        for (keyword, value) in members {
            if stands_alone && keyword != "$ref" {
                continue;
            }
            match (keyword.as_str(), value) {
                ("$ref" | "$dynamicRef" | "$recursiveRef", Value::String(reference)) => {
                    if let Some(target) = self.names.target(keyword, reference, place)
                        && self.value(&target).is_some()
                    {
                        edges.push((Edge::Reference, self.subschema(target.0, target.1)));
                    }
                }
                ("$defs" | "definitions", _) => {}
                ("allOf" | "anyOf" | "oneOf" | "prefixItems" | "items", Value::Array(list)) => {
                    for index in 0..list.len() {
                        let pointer = child(&child(&place.1, keyword), &index.to_string());
                        let edge = match keyword.as_str() {
                            "allOf" => Edge::AllOf(index),
                            "anyOf" => Edge::AnyOf(index),
                            "oneOf" => Edge::OneOf(index),
                            _ => Edge::Prefix(index),
                        };
                        edges.push((edge, self.subschema(place.0, pointer)));
                    }
                }
                (
                    "properties" | "patternProperties" | "dependentSchemas" | "dependencies",
                    Value::Object(map),
                ) => {
                    let mut lists = Map::new();
                    for (name, value) in map {
                        if value.is_array() {
                            lists.insert(name.clone(), value.clone());
                            continue;
                        }
                        let edge = match keyword.as_str() {
                            "properties" => Edge::Property(name.clone()),
                            "patternProperties" => Edge::Pattern(name.clone()),
                            _ => Edge::Dependent(name.clone()),
                        };
                        let pointer = child(&child(&place.1, keyword), name);
                        edges.push((edge, self.subschema(place.0, pointer)));
                    }
                    if !lists.is_empty() {
                        keywords.insert(keyword.clone(), Value::Object(lists));
                    }
                }
                ("then" | "else", _) if !members.contains_key("if") => {}
                ("additionalItems", _) if !members.get("items").is_some_and(Value::is_array) => {}
                (_, Value::Object(_) | Value::Bool(_)) if single(keyword).is_some() => {
                    let edge = single(keyword).unwrap_or(Edge::Should);
                    edges.push((edge, self.subschema(place.0, child(&place.1, keyword))));
                }
                _ => {
                    keywords.insert(keyword.clone(), value.clone());
                }
            }
        }
        let node = &mut self.nodes[id.0 as usize];
        node.keywords = keywords;
        node.edges = edges;
    }
}

/// The keywords whose value is one subschema.
fn single(keyword: &str) -> Option<Edge> {
    Some(match keyword {
        "additionalProperties" => Edge::Additional,
        "propertyNames" => Edge::Names,
        "items" | "additionalItems" => Edge::Items,
        "contains" => Edge::Contains,
        "not" => Edge::Not,
        "if" => Edge::If,
        "then" => Edge::Then,
        "else" => Edge::Else,
        "unevaluatedProperties" => Edge::UnevaluatedProperties,
        "unevaluatedItems" => Edge::UnevaluatedItems,
        "should" => Edge::Should,
        _ => return None,
    })
}

impl Names {
    /// Takes the names of one object; the base of what is inside it.
    fn enter(&mut self, place: &Place, base: String, members: &Map<String, Value>) -> String {
        let own = members.get("$id").or_else(|| members.get("id")).and_then(Value::as_str);
        let mut base = base;
        match own.and_then(|id| id.strip_prefix('#')) {
            Some(anchor) if !anchor.is_empty() => {
                self.anchors.insert((base.clone(), anchor.to_owned()), place.clone());
            }
            _ => base = own.map_or(base.clone(), |id| resolve(&base, id).0),
        }
        if own.is_some() || place.1.is_empty() {
            self.resources.insert(place.clone(), base.clone());
            self.places.entry(base.clone()).or_insert_with(|| place.clone());
        }
        for keyword in ["$anchor", "$dynamicAnchor"] {
            if let Some(anchor) = members.get(keyword).and_then(Value::as_str) {
                self.anchors.insert((base.clone(), anchor.to_owned()), place.clone());
                if keyword == "$dynamicAnchor" {
                    self.dynamic.entry(anchor.to_owned()).or_insert_with(|| place.clone());
                }
            }
        }
        base
    }

    /// Where a reference that stands at `place` leads.
    fn target(&self, keyword: &str, reference: &str, place: &Place) -> Option<Place> {
        let (uri, fragment) = resolve(self.base_of(place), reference);
        if keyword == "$dynamicRef"
            && let Some(outermost) = self.dynamic.get(&fragment)
        {
            return Some(outermost.clone());
        }
        let (document, pointer) = self.places.get(&uri)?.clone();
        if fragment.is_empty() || fragment.starts_with('/') {
            return Some((document, pointer + &fragment));
        }
        self.anchors.get(&(uri, fragment)).cloned()
    }

    /// The URI of the innermost resource that holds `place`.
    fn base_of(&self, place: &Place) -> &str {
        let mut pointer = place.1.as_str();
        loop {
            if let Some(uri) = self.resources.get(&(place.0, pointer.to_owned())) {
                return uri;
            }
            match pointer.rfind('/') {
                Some(end) => pointer = &pointer[..end],
                None => return UNNAMED,
            }
        }
    }
}

fn child(pointer: &str, name: &str) -> String {
    let mut child = pointer.to_owned();
    push_segment(&mut child, name);
    child
}
