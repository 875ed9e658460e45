//! Nodes of the graph → JSON Schema 2020-12, as written or as producers use it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::{Map, Value, json};
use tablature_schema::vocabulary::DOCUMENTED_AS;

use super::graph::{NodeId, Slot, View};

/// How a subschema is written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Mode {
    /// Objects take declared fields only.
    pub(super) closes: bool,
    /// The subschema speaks about a value that another one closes.
    pub(super) in_place: bool,
}

impl Mode {
    /// Whole, as it is written.
    pub(super) const AS_WRITTEN: Self = Self { closes: false, in_place: false };

    /// Whole, taking declared fields only.
    pub(super) const DECLARED_ONLY: Self = Self { closes: true, in_place: false };

    /// The same, taking undeclared fields too.
    pub(super) fn open(self) -> Self {
        Self { closes: false, ..self }
    }

    /// The mode of a child.
    pub(super) fn below(self, slot: &Slot) -> Self {
        // Closing makes a subschema narrower; what is narrower where more means less would make the whole wider.
        let closes = self.closes && slot.is_monotone() && *slot != Slot::PropertyNames;
        Self { closes, in_place: slot.is_in_place() }
    }
}

/// The schema at `root` as a document of its own.
pub(super) fn document(view: View<'_>, root: NodeId, mode: Mode, asserts_format: bool) -> Value {
    let mut emitter = Emitter::new(view, asserts_format);
    let schema = emitter.schema(root, mode);
    emitter.finish(schema)
}

/// Writes subschemas that share `$defs`.
#[derive(Debug)]
pub(super) struct Emitter<'a> {
    pub(super) view: View<'a>,
    asserts_format: bool,
    defs: BTreeMap<String, Value>,
    /// Definitions by the order in which they were met: names do not depend on the graph.
    known: BTreeMap<(NodeId, Mode), usize>,
    queue: VecDeque<(NodeId, Mode, usize)>,
}

impl<'a> Emitter<'a> {
    pub(super) fn new(view: View<'a>, asserts_format: bool) -> Self {
        Self {
            view,
            asserts_format,
            defs: BTreeMap::new(),
            known: BTreeMap::new(),
            queue: VecDeque::new(),
        }
    }

    /// Adds a definition under a name that no node has.
    pub(super) fn define(&mut self, name: String, schema: Value) {
        self.defs.insert(name, schema);
    }

    /// The document around a schema written by this emitter.
    pub(super) fn finish(mut self, schema: Value) -> Value {
        while let Some((id, mode, number)) = self.queue.pop_front() {
            let body = self.body(id, mode);
            self.defs.insert(name(number), body);
        }
        let mut document = Map::new();
        document
            .insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        match schema {
            Value::Object(fields) => document.extend(fields),
            other => {
                document.insert("allOf".to_owned(), json!([other]));
            }
        }
        if !self.defs.is_empty() {
            document.insert("$defs".to_owned(), self.defs.into_iter().collect());
        }
        Value::Object(document)
    }

    /// The subschema; a reference becomes one into `$defs`.
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
        json!({"$ref": format!("#/$defs/{}", name(number))})
    }

    fn body(&mut self, id: NodeId, mode: Mode) -> Value {
        let view = self.view;
        let node = view.node(id);
        if let Some(boolean) = node.boolean {
            return Value::Bool(boolean);
        }
        let mut out = Map::new();
        for (keyword, value) in &node.asserts {
            self.assert(&mut out, keyword, value);
        }
        for (slot, child) in &node.children {
            let mut schema = self.schema(*child, mode.below(slot));
            if let Slot::Property(_) = slot {
                self.spell(*child, &mut schema);
            }
            put(&mut out, slot, schema);
        }
        if mode.closes {
            self.narrow_alternatives(id, mode, &mut out);
            if !mode.in_place {
                self.close(id, &mut out);
            }
        }
        Value::Object(out)
    }

    /// Puts the documented name of a field beside what is said of it: payloads may be spelled by it.
    fn spell(&self, field: NodeId, schema: &mut Value) {
        let Some(name) = self.view.node(field).notes.get(DOCUMENTED_AS) else { return };
        if *schema == Value::Bool(true) {
            *schema = json!({});
        }
        if let Some(members) = schema.as_object_mut() {
            members.insert(DOCUMENTED_AS.to_owned(), name.clone());
        }
    }

    pub(super) fn assert(&self, out: &mut Map<String, Value>, keyword: &str, value: &Value) {
        if self.asserts_format || keyword != "format" {
            out.insert(keyword.to_owned(), value.clone());
        }
    }

    /// `oneOf` is written as it stands, and once more as closed alternatives beside it: closing inside would
    /// let values through that meet two branches as written.
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
        let all_of = out.entry("allOf").or_insert_with(|| json!([]));
        if let Some(members) = all_of.as_array_mut() {
            members.push(json!({"anyOf": closed}));
        }
    }

    /// Whether some value below these subschemas would be closed.
    fn closable_below(&self, roots: &[NodeId]) -> bool {
        let mut seen = BTreeSet::new();
        let mut open: Vec<(NodeId, bool)> = roots.iter().map(|id| (*id, true)).collect();
        while let Some((id, in_place)) = open.pop() {
            let Some(id) = self.view.resolve(id) else { continue };
            if !seen.insert((id, in_place)) {
                continue;
            }
            if !in_place && declared(self.view, id).is_some() {
                return true;
            }
            let children = self.view.node(id).children.iter();
            open.extend(children.map(|(slot, child)| (*child, slot.is_in_place())));
        }
        false
    }

    fn close(&mut self, id: NodeId, out: &mut Map<String, Value>) {
        let Some(declared) = declared(self.view, id) else { return };
        for name in declared.names {
            put_if_absent(out, "properties", name);
        }
        for pattern in declared.patterns {
            put_if_absent(out, "patternProperties", pattern);
        }
        out.insert("additionalProperties".to_owned(), Value::Bool(false));
    }
}

fn branches(view: View<'_>, id: NodeId) -> Vec<NodeId> {
    let node = view.node(id);
    let one_of = |slot: &Slot| matches!(slot, Slot::OneOf(_)).then_some(());
    node.children_in(one_of).map(|((), id)| id).collect()
}

/// The name of a definition.
fn name(number: usize) -> String {
    format!("n{number}")
}

fn put_if_absent(out: &mut Map<String, Value>, keyword: &str, name: String) {
    let fields = out.entry(keyword).or_insert_with(|| json!({}));
    if let Some(fields) = fields.as_object_mut() {
        fields.entry(name).or_insert(Value::Bool(true));
    }
}

/// Puts a child's schema where its slot says.
pub(super) fn put(out: &mut Map<String, Value>, slot: &Slot, schema: Value) {
    let (keyword, name) = match slot {
        Slot::Property(name) => ("properties", Some(name)),
        Slot::Pattern(name) => ("patternProperties", Some(name)),
        Slot::Dependent(name) => ("dependentSchemas", Some(name)),
        Slot::AllOf(_) => ("allOf", None),
        Slot::AnyOf(_) => ("anyOf", None),
        Slot::OneOf(_) => ("oneOf", None),
        Slot::Tuple(_) => ("prefixItems", None),
        Slot::Additional => return single(out, "additionalProperties", schema),
        Slot::UnevaluatedProperties => return single(out, "unevaluatedProperties", schema),
        Slot::PropertyNames => return single(out, "propertyNames", schema),
        Slot::Items => return single(out, "items", schema),
        Slot::UnevaluatedItems => return single(out, "unevaluatedItems", schema),
        Slot::Contains => return single(out, "contains", schema),
        Slot::Not => return single(out, "not", schema),
        Slot::If => return single(out, "if", schema),
        Slot::Then => return single(out, "then", schema),
        Slot::Else => return single(out, "else", schema),
    };
    if let Some(name) = name {
        let fields = out.entry(keyword).or_insert_with(|| json!({}));
        if let Some(fields) = fields.as_object_mut() {
            fields.insert(name.clone(), schema);
        }
    } else {
        // Slots are in the order of the list.
        let items = out.entry(keyword).or_insert_with(|| json!([]));
        if let Some(items) = items.as_array_mut() {
            items.push(schema);
        }
    }
}

fn single(out: &mut Map<String, Value>, keyword: &str, schema: Value) {
    out.insert(keyword.to_owned(), schema);
}

/// The fields that an object declares.
#[derive(Debug, Default)]
pub(super) struct Declared {
    pub(super) names: BTreeSet<String>,
    pub(super) patterns: BTreeSet<String>,
}

/// The fields that a value's subschemas declare together; `None` where none are declared, or where one of
/// them says what further fields hold: then producers may send more.
pub(super) fn declared(view: View<'_>, id: NodeId) -> Option<Declared> {
    let mut declared = Declared::default();
    let mut seen = BTreeSet::new();
    let mut open = vec![id];
    while let Some(id) = open.pop() {
        let Some(id) = view.resolve(id) else { continue };
        if !seen.insert(id) {
            continue;
        }
        for (slot, child) in &view.node(id).children {
            match slot {
                Slot::Property(name) => {
                    declared.names.insert(name.clone());
                }
                Slot::Pattern(pattern) => {
                    declared.patterns.insert(pattern.clone());
                }
                Slot::Additional | Slot::UnevaluatedProperties => return None,
                Slot::Not => {}
                slot if slot.is_in_place() => open.push(*child),
                _ => {}
            }
        }
    }
    (!declared.names.is_empty()).then_some(declared)
}
