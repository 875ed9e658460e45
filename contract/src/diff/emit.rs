//! Nodes of the graph → JSON Schema 2020-12, as written or closed over declared fields.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::{Map, Value, json};
use tablature_schema::{
    ir::{Applicator, Draft, Keyword},
    json::Value as Exact,
};

use super::{
    declared::{declared, declared_items},
    graph::{Node, NodeId, View, is_monotone},
};

/// A keyword of our own in written schemas: numbers must be written as integers, as draft 4 asks for. Validators ignore
/// it, and proofs consider it by itself (`promises`).
pub(super) const WRITTEN_AS_INTEGER: &str = "x-written-as-integer";

/// How a subschema is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Mode {
    /// Set if objects accept declared fields only.
    pub(super) closes: bool,
    /// Set if the subschema applies to a value that another one closes.
    pub(super) in_place: bool,
}

impl Mode {
    /// A whole value, as written.
    pub(super) const AS_WRITTEN: Self = Self { closes: false, in_place: false };

    /// A whole value, with declared fields only.
    pub(super) const DECLARED_ONLY: Self = Self { closes: true, in_place: false };

    /// Returns the mode that also accepts undeclared fields.
    pub(super) fn open(self) -> Self {
        Self { closes: false, ..self }
    }

    /// Returns the mode of a child.
    pub(super) fn below(self, at: &Applicator) -> Self {
        // Closing narrows a subschema; where that would widen the schema around it, nothing is closed.
        let closes = self.closes && is_monotone(at) && *at != Applicator::PropertyNames;
        Self { closes, in_place: at.is_in_place() }
    }
}

/// Writes the schema at `root` as a standalone document.
pub(super) fn document(view: View<'_>, root: NodeId, mode: Mode, asserts_format: bool) -> Value {
    let mut emitter = Emitter::new(view, asserts_format);
    let schema = emitter.schema(root, mode);
    emitter.finish(schema).schema
}

/// Writes the schema at `root` as a standalone document for fingerprints, which includes formats that are not asserted.
pub(super) fn named_document(view: View<'_>, root: NodeId) -> Value {
    let mut emitter = Emitter::new(view, true);
    emitter.is_for_names = true;
    let schema = emitter.schema(root, Mode::AS_WRITTEN);
    emitter.finish(schema).schema
}

/// A schema written as a document.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) schema: Value,
    /// Set if it contains everything that the nodes assert; numbers that `serde_json` would round are left out.
    pub(super) is_exact: bool,
}

/// Writes subschemas that share `$defs`.
#[derive(Debug)]
pub(super) struct Emitter<'a> {
    pub(super) view: View<'a>,
    asserts_format: bool,
    is_for_names: bool,
    is_exact: bool,
    defs: BTreeMap<String, Value>,
    /// Definitions, numbered in order of first use, so that their names do not depend on the graph.
    known: BTreeMap<(NodeId, Mode), usize>,
    queue: VecDeque<(NodeId, Mode, usize)>,
}

impl<'a> Emitter<'a> {
    pub(super) fn new(view: View<'a>, asserts_format: bool) -> Self {
        Self {
            view,
            asserts_format,
            is_for_names: false,
            is_exact: true,
            defs: BTreeMap::new(),
            known: BTreeMap::new(),
            queue: VecDeque::new(),
        }
    }

    /// Adds a definition under a name that no node uses.
    pub(super) fn define(&mut self, name: String, schema: Value) {
        self.defs.insert(name, schema);
    }

    /// Returns the document around a schema written by this emitter.
    pub(super) fn finish(mut self, schema: Value) -> Document {
        while let Some((id, mode, number)) = self.queue.pop_front() {
            let body = self.body(id, mode);
            self.defs.insert(name(number), body);
        }
        let mut document = Map::new();
        put_value(&mut document, Keyword::Schema, json!(Draft::Draft2020.meta_schema()));
        match schema {
            Value::Object(fields) => document.extend(fields),
            other => put_value(&mut document, Keyword::AllOf, json!([other])),
        }
        if !self.defs.is_empty() {
            put_value(&mut document, Keyword::Defs, self.defs.into_iter().collect());
        }
        Document { schema: Value::Object(document), is_exact: self.is_exact }
    }

    /// Writes a subschema; references point into `$defs`.
    pub(super) fn schema(&mut self, id: NodeId, mode: Mode) -> Value {
        if self.view.node(id).reference.is_none() {
            return self.body(id, mode);
        }
        let Some(target) = self.view.resolve(id) else { return Value::Bool(true) };
        let next = self.known.len();
        let number = *self.known.entry((target, mode)).or_insert_with(|| {
            self.queue.push_back((target, mode, next));
            next
        });
        reference(&name(number))
    }

    fn body(&mut self, id: NodeId, mode: Mode) -> Value {
        let view = self.view;
        let node = view.node(id);
        if let Some(boolean) = node.boolean {
            return Value::Bool(boolean);
        }
        let mut out = Map::new();
        let asserted = if self.is_for_names { node.written() } else { node.assertions() };
        for (keyword, value) in asserted {
            self.assert(&mut out, keyword, value);
        }
        if !self.is_for_names {
            mark_integers(node, &mut out);
        }
        for (at, child) in node.children() {
            let mut schema = self.schema(child, mode.below(at));
            if let Applicator::Property(_) = at {
                self.spell(child, &mut schema);
            }
            put(&mut out, at, schema);
        }
        if mode.closes {
            self.narrow_alternatives(id, mode, &mut out);
            if !mode.in_place {
                self.close_fields(id, &mut out);
                self.close_items(id, &mut out);
            }
        }
        Value::Object(out)
    }

    /// Adds the documented name of a field to its schema, because payloads may use it.
    fn spell(&self, field: NodeId, schema: &mut Value) {
        let name = self.view.node(field).annotations.get(&Keyword::DocumentedAs);
        let Some(name) = name.and_then(Exact::to_serde) else { return };
        if *schema == Value::Bool(true) {
            *schema = json!({});
        }
        if let Some(members) = schema.as_object_mut() {
            put_value(members, Keyword::DocumentedAs, name);
        }
    }

    pub(super) fn assert(&mut self, out: &mut Map<String, Value>, keyword: Keyword, value: &Exact) {
        if keyword == Keyword::Format && !self.asserts_format {
            return;
        }
        match value.to_serde() {
            Some(value) => put_value(out, keyword, value),
            None => self.is_exact = false,
        }
    }

    /// Writes the branches of `oneOf` a second time, as closed alternatives: closing the branches themselves would
    /// accept values that match two of them as written.
    pub(super) fn narrow_alternatives(
        &mut self,
        id: NodeId,
        mode: Mode,
        out: &mut Map<String, Value>,
    ) {
        let view = self.view;
        let branches: Vec<NodeId> = branches(view, id);
        if branches.is_empty() || !self.closable_below(&branches) {
            return;
        }
        let mode = Mode { closes: mode.closes, in_place: true };
        let closed: Vec<Value> = branches.iter().map(|id| self.schema(*id, mode)).collect();
        let all_of = out.entry(Keyword::AllOf.name()).or_insert_with(|| json!([]));
        if let Some(members) = all_of.as_array_mut() {
            members.push(json!({(Keyword::AnyOf.name()): closed}));
        }
    }

    /// Closes a tuple over its declared items.
    pub(super) fn close_items(&self, id: NodeId, out: &mut Map<String, Value>) {
        let Some(count) = declared_items(self.view, id) else { return };
        let places = out.entry(Keyword::PrefixItems.name()).or_insert_with(|| json!([]));
        if let Some(places) = places.as_array_mut() {
            places.resize(places.len().max(count), Value::Bool(true));
        }
        put_value(out, Keyword::Items, Value::Bool(false));
    }

    /// Returns whether any value below these subschemas would be closed.
    fn closable_below(&self, roots: &[NodeId]) -> bool {
        let mut seen = BTreeSet::new();
        let mut open: Vec<(NodeId, bool)> = roots.iter().map(|id| (*id, true)).collect();
        while let Some((id, in_place)) = open.pop() {
            let Some(id) = self.view.resolve(id) else { continue };
            if !seen.insert((id, in_place)) {
                continue;
            }
            let is_closed =
                || declared(self.view, id).is_some() || declared_items(self.view, id).is_some();
            if !in_place && is_closed() {
                return true;
            }
            let children = self.view.node(id).children.iter();
            open.extend(children.map(|(at, child)| (*child, at.is_in_place())));
        }
        false
    }

    /// Closes an object over its declared fields.
    pub(super) fn close_fields(&self, id: NodeId, out: &mut Map<String, Value>) {
        let Some(declared) = declared(self.view, id) else { return };
        for name in declared.names {
            put_if_absent(out, Keyword::Properties, name);
        }
        for pattern in declared.patterns {
            put_if_absent(out, Keyword::PatternProperties, pattern);
        }
        put_value(out, Keyword::AdditionalProperties, Value::Bool(false));
    }
}

/// Marks the schema of a node whose integers are those of draft 4.
pub(super) fn mark_integers(node: &Node, out: &mut Map<String, Value>) {
    if node.has_written_integers() {
        out.insert(WRITTEN_AS_INTEGER.to_owned(), Value::Bool(true));
    }
}

fn branches(view: View<'_>, id: NodeId) -> Vec<NodeId> {
    let node = view.node(id);
    let one_of = |at: &Applicator| matches!(at, Applicator::OneOf(_)).then_some(());
    node.children_in(one_of).map(|((), id)| id).collect()
}

/// Returns the name of a definition.
fn name(number: usize) -> String {
    format!("n{number}")
}

/// Returns a subschema that is only a reference to a definition.
pub(super) fn reference(name: &str) -> Value {
    json!({(Keyword::Ref.name()): reference_to(name)})
}

/// Returns the reference to a definition.
pub(super) fn reference_to(name: &str) -> String {
    format!("#/{}/{name}", Keyword::Defs.name())
}

/// Returns the name of the definition that a reference written here resolves to.
pub(super) fn definition(reference: &str) -> Option<&str> {
    reference.strip_prefix("#/")?.strip_prefix(Keyword::Defs.name())?.strip_prefix('/')
}

/// Returns the value of a keyword.
pub(super) fn value_of(schema: &Map<String, Value>, keyword: Keyword) -> Option<&Value> {
    schema.get(keyword.name())
}

/// Puts the value of a keyword.
pub(super) fn put_value(out: &mut Map<String, Value>, keyword: Keyword, value: Value) {
    out.insert(keyword.name().to_owned(), value);
}

fn put_if_absent(out: &mut Map<String, Value>, keyword: Keyword, name: String) {
    let fields = out.entry(keyword.name()).or_insert_with(|| json!({}));
    if let Some(fields) = fields.as_object_mut() {
        fields.entry(name).or_insert(Value::Bool(true));
    }
}

/// Adds the schema of a child at its applicator.
pub(super) fn put(out: &mut Map<String, Value>, at: &Applicator, schema: Value) {
    match at {
        Applicator::Property(name) => named(out, Keyword::Properties, name, schema),
        Applicator::PatternProperty(pattern) => {
            named(out, Keyword::PatternProperties, pattern.as_str(), schema);
        }
        Applicator::DependentSchema(name) => named(out, Keyword::DependentSchemas, name, schema),
        Applicator::AllOf(_) => listed(out, Keyword::AllOf, schema),
        Applicator::AnyOf(_) => listed(out, Keyword::AnyOf, schema),
        Applicator::OneOf(_) => listed(out, Keyword::OneOf, schema),
        Applicator::PrefixItem(_) => listed(out, Keyword::PrefixItems, schema),
        Applicator::AdditionalProperties => put_value(out, Keyword::AdditionalProperties, schema),
        Applicator::UnevaluatedProperties => put_value(out, Keyword::UnevaluatedProperties, schema),
        Applicator::PropertyNames => put_value(out, Keyword::PropertyNames, schema),
        Applicator::Items => put_value(out, Keyword::Items, schema),
        Applicator::UnevaluatedItems => put_value(out, Keyword::UnevaluatedItems, schema),
        Applicator::Contains => put_value(out, Keyword::Contains, schema),
        Applicator::Not => put_value(out, Keyword::Not, schema),
        Applicator::If => put_value(out, Keyword::If, schema),
        Applicator::Then => put_value(out, Keyword::Then, schema),
        Applicator::Else => put_value(out, Keyword::Else, schema),
        // Nodes have no such children, because they do not affect the verdict.
        Applicator::ContentSchema | Applicator::Should | Applicator::Definition(_) => {}
    }
}

fn named(out: &mut Map<String, Value>, keyword: Keyword, name: &str, schema: Value) {
    let members = out.entry(keyword.name()).or_insert_with(|| json!({}));
    if let Some(members) = members.as_object_mut() {
        members.insert(name.to_owned(), schema);
    }
}

/// Children are added in list order.
fn listed(out: &mut Map<String, Value>, keyword: Keyword, schema: Value) {
    let members = out.entry(keyword.name()).or_insert_with(|| json!([]));
    if let Some(members) = members.as_array_mut() {
        members.push(schema);
    }
}
