//! A schema with its documents → nodes of a graph.

use std::{
    collections::{BTreeMap, HashMap},
    fmt,
};

use jsonschema::{Draft, Registry, Uri};
use serde_json::{Map, Value};
use tablature_schema::model::push_segment;

use super::{Graph, Node, NodeId, Slot, keywords};
use crate::diff::Side;

/// Levels of subschemas and references that are followed: far more than any documented event has, and far
/// from the end of the stack that a comparison runs on.
const MAX_DEPTH: usize = 300;

/// Subschemas that are read of one side. An event of 100 types has some thousands.
const MAX_NODES: usize = 60_000;

/// The URI of a schema that has none.
const UNNAMED: &str = "urn:tablature:unnamed";

/// Why a schema cannot be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::diff) struct Obstacle(pub(in crate::diff) String);

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A schema that was read.
#[derive(Debug, Clone, Copy)]
pub(in crate::diff) struct Read {
    pub(in crate::diff) root: NodeId,
    pub(in crate::diff) draft: Draft,
}

impl Graph {
    /// Reads a side into the graph.
    pub(in crate::diff) fn read(&mut self, side: &Side) -> Result<Read, Obstacle> {
        let draft = Draft::default().detect(&side.schema);
        if draft == Draft::Unknown {
            return Err(Obstacle("the schema is written in a dialect of its own".to_owned()));
        }
        let own = side.schema.get("$id").or_else(|| side.schema.get("id")).and_then(Value::as_str);
        let given = side.base.as_deref().unwrap_or(UNNAMED);
        let base = own.filter(|id| id.contains(':')).unwrap_or(given).trim_end_matches('#');
        let documents =
            side.documents.iter().map(|(uri, document)| (uri.clone(), document.clone()));
        let registry = Registry::new()
            .retriever(NothingIsFetched)
            .extend(documents)
            .and_then(|registry| registry.add(base, side.schema.clone()))
            .and_then(jsonschema::RegistryBuilder::prepare)
            .map_err(|error| Obstacle(error.to_string()))?;
        let base = jsonschema::uri::from_str(base).map_err(|error| Obstacle(error.to_string()))?;
        let resolver = registry.resolver(base.clone());
        let root = resolver.lookup("").map_err(|error| Obstacle(error.to_string()))?.contents();
        let mut reader = Reader {
            graph: self,
            registry: &registry,
            draft,
            pointers: HashMap::new(),
            by_address: HashMap::new(),
            queue: Vec::new(),
            nodes: 0,
        };
        reader.index(root, "");
        for uri in side.documents.keys() {
            if let Ok(document) = resolver.lookup(uri) {
                reader.index(document.contents(), &format!("{uri}#"));
            }
        }
        let root = reader.enqueue(root, &base, 0)?;
        while let Some(task) = reader.queue.pop() {
            let node = reader.node(&task)?;
            reader.graph.nodes[task.id.0 as usize] = node;
        }
        Ok(Read { root, draft })
    }
}

struct NothingIsFetched;

impl jsonschema::Retrieve for NothingIsFetched {
    fn retrieve(
        &self,
        uri: &Uri<String>,
    ) -> Result<Value, Box<dyn std::error::Error + Send + Sync>> {
        Err(format!("`{uri}` is another document, and was not given").into())
    }
}

/// A subschema that is still to be read.
struct Task<'r> {
    id: NodeId,
    value: &'r Value,
    base: Uri<String>,
    depth: usize,
}

struct Reader<'g, 'r> {
    graph: &'g mut Graph,
    registry: &'r Registry<'r>,
    draft: Draft,
    /// Every place of every document, by the address of the value that stands there.
    pointers: HashMap<*const Value, String>,
    by_address: HashMap<*const Value, NodeId>,
    queue: Vec<Task<'r>>,
    nodes: usize,
}

impl<'r> Reader<'_, 'r> {
    /// Notes the pointers of all values of a document.
    fn index(&mut self, document: &'r Value, prefix: &str) {
        let mut open = vec![(document, prefix.to_owned())];
        while let Some((value, pointer)) = open.pop() {
            match value {
                Value::Object(fields) => open.extend(fields.iter().map(|(name, value)| {
                    let mut pointer = pointer.clone();
                    push_segment(&mut pointer, name);
                    (value, pointer)
                })),
                Value::Array(items) => open.extend(
                    items.iter().enumerate().map(|(at, value)| (value, format!("{pointer}/{at}"))),
                ),
                _ => {}
            }
            self.pointers.entry(std::ptr::from_ref(value)).or_insert(pointer);
        }
    }

    fn enqueue(
        &mut self,
        value: &'r Value,
        base: &Uri<String>,
        depth: usize,
    ) -> Result<NodeId, Obstacle> {
        if let Some(id) = self.by_address.get(&std::ptr::from_ref(value)) {
            return Ok(*id);
        }
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return Err(Obstacle(format!("the schema has more than {MAX_NODES} subschemas")));
        }
        if depth > MAX_DEPTH {
            return Err(Obstacle(format!("the schema is more than {MAX_DEPTH} levels deep")));
        }
        let id = self.graph.push(Node::default());
        self.by_address.insert(std::ptr::from_ref(value), id);
        self.queue.push(Task { id, value, base: base.clone(), depth });
        Ok(id)
    }

    fn node(&mut self, task: &Task<'r>) -> Result<Node, Obstacle> {
        let pointer = self.pointers.get(&std::ptr::from_ref(task.value)).cloned();
        let mut node = Node { pointer: pointer.unwrap_or_default(), ..Node::default() };
        let schema = match task.value {
            Value::Bool(boolean) => {
                node.boolean = Some(*boolean);
                return Ok(node);
            }
            Value::Object(schema) => schema,
            _ => return Err(Obstacle(format!("there is no schema at `{}`", node.pointer))),
        };
        let base = self.base_of(task)?;
        let reference = schema.get("$ref").and_then(Value::as_str);
        let is_legacy = matches!(self.draft, Draft::Draft4 | Draft::Draft6 | Draft::Draft7);
        if let Some(reference) = reference.filter(|_| is_legacy) {
            // Beside `$ref`, older drafts read nothing.
            node.reference = Some(self.follow(reference, &task.base, task.depth)?);
            return Ok(node);
        }
        let mut content = Content { node, base, depth: task.depth + 1 };
        for (keyword, value) in schema {
            self.keyword(schema, keyword, value, &mut content)?;
        }
        let Content { mut node, base, depth } = content;
        if let Some(reference) = reference {
            let target = self.follow(reference, &base, depth)?;
            if node.asserts.is_empty() && node.children.is_empty() {
                node.reference = Some(target);
            } else {
                self.conjunct(&mut node, target);
            }
        }
        Ok(node)
    }

    /// A reference beside other keywords is one more member of `allOf`.
    fn conjunct(&mut self, node: &mut Node, target: NodeId) {
        let mut pointer = node.pointer.clone();
        push_segment(&mut pointer, "$ref");
        let member = Node { pointer, reference: Some(target), ..Node::default() };
        let member = self.graph.push(member);
        let at = node.children.keys().filter(|slot| matches!(slot, Slot::AllOf(_))).count();
        node.children.insert(Slot::AllOf(at), member);
    }

    /// The base URI inside a subschema: its own `$id` moves it.
    fn base_of(&self, task: &Task<'r>) -> Result<Uri<String>, Obstacle> {
        let resolver = self.registry.resolver(task.base.clone());
        let inner = resolver
            .in_subresource(self.draft.create_resource_ref(task.value))
            .map_err(|error| Obstacle(error.to_string()))?;
        Ok((*inner.base_uri()).clone())
    }

    fn follow(
        &mut self,
        reference: &str,
        base: &Uri<String>,
        depth: usize,
    ) -> Result<NodeId, Obstacle> {
        let registry: &'r Registry<'r> = self.registry;
        let resolver = registry.resolver(base.clone());
        let found = resolver
            .lookup(reference)
            .map_err(|error| Obstacle(format!("the reference `{reference}`: {error}")))?;
        let target: &'r Value = found.contents();
        let base = (*found.resolver().base_uri()).clone();
        self.enqueue(target, &base, depth + 1)
    }

    fn keyword(
        &mut self,
        schema: &'r Map<String, Value>,
        keyword: &str,
        value: &'r Value,
        content: &mut Content,
    ) -> Result<(), Obstacle> {
        let is_ours = tablature_schema::vocabulary::KEYWORDS.contains(&keyword);
        let is_known = is_ours || self.draft.is_known_keyword(keyword);
        let tuples = |key: &str| schema.get(key).is_some_and(Value::is_array);
        match keyword {
            "$dynamicRef" | "$recursiveRef" => {
                return Err(Obstacle(format!(
                    "`{keyword}` at `{}` is resolved as payloads are read, and is not compared",
                    content.node.pointer
                )));
            }
            _ if keywords::STRUCTURE.contains(&keyword) => {}
            "contentEncoding" | "contentMediaType"
                if matches!(self.draft, Draft::Draft6 | Draft::Draft7) =>
            {
                return Err(Obstacle(format!(
                    "`{keyword}` at `{}` judges in this draft, and is not compared",
                    content.node.pointer
                )));
            }
            _ if keywords::ANNOTATIONS.contains(&keyword) => {
                content.node.notes.insert(keyword.to_owned(), value.clone());
            }
            "dependencies" if schema.contains_key("dependentRequired") => {
                return Err(Obstacle(format!(
                    "`dependencies` and `dependentRequired` stand side by side at `{}`, and are not compared",
                    content.node.pointer
                )));
            }
            "dependencies" => self.dependencies(value, content)?,
            _ if !is_known => {
                content.node.unknown.insert(keyword.to_owned(), value.clone());
            }
            "properties" => self.each(value, content, Slot::Property)?,
            "patternProperties" => self.each(value, content, Slot::Pattern)?,
            "dependentSchemas" => self.each(value, content, Slot::Dependent)?,
            "prefixItems" => self.list(value, content, Slot::Tuple)?,
            "items" if value.is_array() => self.list(value, content, Slot::Tuple)?,
            "additionalItems" if !tuples("items") => {}
            "items" | "additionalItems" => self.one(value, content, Slot::Items)?,
            "allOf" => self.list(value, content, Slot::AllOf)?,
            "anyOf" => self.list(value, content, Slot::AnyOf)?,
            "oneOf" => self.list(value, content, Slot::OneOf)?,
            "additionalProperties" => self.one(value, content, Slot::Additional)?,
            "unevaluatedProperties" => self.one(value, content, Slot::UnevaluatedProperties)?,
            "unevaluatedItems" => self.one(value, content, Slot::UnevaluatedItems)?,
            "propertyNames" => self.one(value, content, Slot::PropertyNames)?,
            "contains" => self.one(value, content, Slot::Contains)?,
            "not" => self.one(value, content, Slot::Not)?,
            "if" => self.one(value, content, Slot::If)?,
            "then" if schema.contains_key("if") => self.one(value, content, Slot::Then)?,
            "else" if schema.contains_key("if") => self.one(value, content, Slot::Else)?,
            "then" | "else" => {}
            "minContains" | "maxContains" if !schema.contains_key("contains") => {}
            "exclusiveMinimum" | "exclusiveMaximum" if value.is_boolean() => {}
            "minimum" if schema.get("exclusiveMinimum") == Some(&Value::Bool(true)) => {
                content.assert("exclusiveMinimum", value.clone());
            }
            "maximum" if schema.get("exclusiveMaximum") == Some(&Value::Bool(true)) => {
                content.assert("exclusiveMaximum", value.clone());
            }
            _ if keywords::ASSERTIONS.contains(&keyword) => {
                if let Some(value) = normal(keyword, value) {
                    content.assert(keyword, value);
                }
            }
            _ => {
                content.node.unknown.insert(keyword.to_owned(), value.clone());
            }
        }
        Ok(())
    }

    /// `dependencies` of older drafts: names, or a schema.
    fn dependencies(&mut self, value: &'r Value, content: &mut Content) -> Result<(), Obstacle> {
        let mut names = Map::new();
        for (name, value) in value.as_object().into_iter().flatten() {
            if value.is_array() {
                names.insert(name.clone(), value.clone());
            } else {
                self.one(value, content, Slot::Dependent(name.clone()))?;
            }
        }
        if !names.is_empty() {
            content.assert("dependentRequired", Value::Object(names));
        }
        Ok(())
    }

    fn one(&mut self, value: &'r Value, content: &mut Content, slot: Slot) -> Result<(), Obstacle> {
        let child = self.enqueue(value, &content.base, content.depth)?;
        content.node.children.insert(slot, child);
        Ok(())
    }

    fn each(
        &mut self,
        value: &'r Value,
        content: &mut Content,
        slot: impl Fn(String) -> Slot,
    ) -> Result<(), Obstacle> {
        for (name, value) in value.as_object().into_iter().flatten() {
            self.one(value, content, slot(name.clone()))?;
        }
        Ok(())
    }

    fn list(
        &mut self,
        value: &'r Value,
        content: &mut Content,
        slot: impl Fn(usize) -> Slot,
    ) -> Result<(), Obstacle> {
        for (at, value) in value.as_array().into_iter().flatten().enumerate() {
            self.one(value, content, slot(at))?;
        }
        Ok(())
    }
}

/// What has been read of one subschema.
struct Content {
    node: Node,
    base: Uri<String>,
    depth: usize,
}

impl Content {
    fn assert(&mut self, keyword: &str, value: Value) {
        self.node.asserts.insert(keyword.to_owned(), value);
    }
}

/// The keyword's value in one spelling; `None` where it judges nothing.
fn normal(keyword: &str, value: &Value) -> Option<Value> {
    match (keyword, value) {
        ("type", Value::String(_)) => Some(Value::Array(vec![value.clone()])),
        ("type" | "required" | "enum", Value::Array(items)) => {
            let sorted: BTreeMap<String, &Value> = items
                .iter()
                .map(|item| (super::classes::canonical(item).to_string(), item))
                .collect();
            let is_empty = keyword == "required" && sorted.is_empty();
            (!is_empty).then(|| sorted.into_values().cloned().collect())
        }
        ("uniqueItems", Value::Bool(false)) => None,
        ("minLength" | "minItems" | "minProperties", _) if value.as_u64() == Some(0) => None,
        _ => Some(value.clone()),
    }
}
