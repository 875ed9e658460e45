//! The IR of a side → nodes of the graph.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque},
    fmt,
};

use tablature_schema::{
    format::Span,
    ir::{
        Applicator, Assertion, Bound, DocumentId, Ir, Keyword, Location, Node as Schema, Role,
        Rule, SchemaId, Side,
    },
    json::{Number, Value, pointer::push_segment},
};

use super::{
    Graph, Node, NodeId,
    scopes::{ScopeId, Scopes},
    values,
};

/// The maximum depth of subschemas and references: far more than any documented event has, and far less than would
/// overflow the stack.
const MAX_DEPTH: usize = 300;

/// The maximum number of subschemas per side. An event with 100 types has a few thousand.
const MAX_NODES: usize = 60_000;

/// The reason why a valid schema cannot be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::diff) enum Incomparable {
    /// A subschema here applies itself to the same value by a reference that depends on the dynamic scope.
    Cycle { place: String },
    /// It has too many subschemas.
    TooLarge,
    /// Its subschemas and references are nested too deeply.
    TooDeep,
}

impl fmt::Display for Incomparable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cycle { place } => write!(
                f,
                "a dynamic reference closes a cycle that never descends into the value: `{place}` → `{place}`"
            ),
            Self::TooLarge => write!(f, "the schema has more than {MAX_NODES} subschemas"),
            Self::TooDeep => write!(f, "the schema is nested more than {MAX_DEPTH} levels deep"),
        }
    }
}

impl Graph {
    /// Adds the subschemas that are reachable from the root of a schema, and returns the root's node.
    pub(in crate::diff) fn add(&mut self, ir: &Ir) -> Result<NodeId, Incomparable> {
        let (ids, scopes, open) = (HashMap::new(), Scopes::new(ir), VecDeque::new());
        let mut converter = Converter { graph: self, ir, ids, scopes, open, nodes: 0 };
        let root = converter.enqueue(ir.root(), Scopes::OUTERMOST, 0)?;
        // Breadth first, so that no subschema counts as deeper than it is.
        while let Some(Open { place, node, depth }) = converter.open.pop_front() {
            converter.graph.nodes[node.0 as usize] = converter.node(place, depth + 1)?;
        }
        if converter.scopes.are_used() {
            converter.refuse_cycles()?;
        }
        Ok(root)
    }
}

/// A subschema in a dynamic scope: it is one node for each scope in which its references lead elsewhere.
type Place = (SchemaId, ScopeId);

/// A node that is not filled yet.
struct Open {
    place: Place,
    node: NodeId,
    depth: usize,
}

struct Converter<'g, 'i> {
    graph: &'g mut Graph,
    ir: &'i Ir,
    /// The nodes of subschemas that were visited.
    ids: HashMap<Place, NodeId>,
    scopes: Scopes<'i>,
    open: VecDeque<Open>,
    nodes: usize,
}

impl Converter<'_, '_> {
    /// Returns the node of a subschema that is entered from this scope.
    fn enqueue(
        &mut self,
        schema: SchemaId,
        from: ScopeId,
        depth: usize,
    ) -> Result<NodeId, Incomparable> {
        let place = (schema, self.scopes.enter(from, schema));
        if let Some(id) = self.ids.get(&place) {
            return Ok(*id);
        }
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return Err(Incomparable::TooLarge);
        }
        if depth > MAX_DEPTH {
            return Err(Incomparable::TooDeep);
        }
        let id = self.graph.push(Node::default());
        self.ids.insert(place, id);
        self.open.push_back(Open { place, node: id, depth });
        Ok(id)
    }

    fn node(&mut self, (id, scope): Place, depth: usize) -> Result<Node, Incomparable> {
        let ir = self.ir;
        let schema = ir.node(id);
        let mut node = Node {
            pointer: pointer(ir, &schema.location),
            boolean: schema.boolean,
            draft: Some(schema.draft),
            ..Node::default()
        };
        for Assertion { rule, .. } in &schema.assertions {
            assert(&mut node, rule, || string_of(ir, schema, Keyword::MaxAge));
        }
        for (applicator, child) in &schema.children {
            match applicator {
                Applicator::Definition(_) | Applicator::ContentSchema | Applicator::Should => {}
                _ => {
                    let child = self.enqueue(*child, scope, depth)?;
                    node.children.insert(applicator.clone(), child);
                }
            }
        }
        let annotations = schema.annotations.written.iter();
        let annotations = annotations.filter(|(keyword, _)| keyword.role() == Role::Annotation);
        node.annotations.extend(annotations.cloned());
        // The contents of these are compared as a value.
        for keyword in [Keyword::Should, Keyword::ContentSchema] {
            node.annotations.extend(written(ir, schema, keyword).map(|value| (keyword, value)));
        }
        if !node.assertions.contains_key(&Keyword::Format) {
            node.unasserted_format = string_of(ir, schema, Keyword::Format);
        }
        let unknown = schema.unknown.iter().map(|(name, value)| (name.to_string(), value.clone()));
        node.unknown.extend(unknown);
        self.references(schema, scope, &mut node, depth)?;
        Ok(node)
    }

    fn references(
        &mut self,
        schema: &Schema,
        scope: ScopeId,
        node: &mut Node,
        depth: usize,
    ) -> Result<(), Incomparable> {
        for reference in &schema.references {
            // What is reachable has no reference that leads nowhere.
            let Some(target) = self.scopes.target(scope, &reference.target) else { continue };
            let target = self.enqueue(target, scope, depth)?;
            let is_alone = schema.references.len() == 1
                && node.written().is_empty()
                && node.children.is_empty();
            if is_alone {
                node.reference = Some(target);
            } else {
                self.conjunct(node, reference.keyword, target);
            }
        }
        Ok(())
    }

    /// Checks that no subschema applies itself to the same value. Of references that do not depend on the scope, the IR knows it.
    fn refuse_cycles(&self) -> Result<(), Incomparable> {
        let mut done = HashSet::new();
        let starts: BTreeSet<NodeId> = self.ids.values().copied().collect();
        for start in starts {
            let mut path = vec![(start, self.in_place(start))];
            let mut on_path = HashSet::from([start]);
            while let Some((id, next)) = path.last_mut() {
                match next.pop() {
                    Some(inner) if on_path.contains(&inner) => {
                        let pointer = &self.graph.node(inner).pointer;
                        let is_here = pointer.is_empty() || pointer.starts_with('/');
                        let place = if is_here { format!("#{pointer}") } else { pointer.clone() };
                        return Err(Incomparable::Cycle { place });
                    }
                    Some(inner) if !done.contains(&inner) => {
                        on_path.insert(inner);
                        path.push((inner, self.in_place(inner)));
                    }
                    Some(_) => {}
                    None => {
                        done.insert(*id);
                        on_path.remove(id);
                        path.pop();
                    }
                }
            }
        }
        Ok(())
    }

    /// Returns the nodes that apply to the same value, one step away.
    fn in_place(&self, id: NodeId) -> Vec<NodeId> {
        let node = self.graph.node(id);
        let children = node.children.iter().filter(|(applicator, _)| applicator.is_in_place());
        node.reference.into_iter().chain(children.map(|(_, child)| *child)).collect()
    }

    /// Adds a reference beside other keywords as one more member of `allOf`.
    fn conjunct(&mut self, node: &mut Node, keyword: Keyword, target: NodeId) {
        let mut pointer = node.pointer.clone();
        push_segment(&mut pointer, keyword.name());
        let draft = node.draft;
        let member =
            self.graph.push(Node { pointer, draft, reference: Some(target), ..Node::default() });
        let members = node.children.keys().filter(|one| matches!(one, Applicator::AllOf(_)));
        let at = u32::try_from(members.count()).expect("the builder limits the number");
        node.children.insert(Applicator::AllOf(at), member);
    }
}

/// Returns a JSON Pointer into the schema's own document; for another document, its URI, `#` and the pointer.
fn pointer(ir: &Ir, location: &Location) -> String {
    if location.document == DocumentId::ROOT {
        location.pointer.to_string()
    } else {
        format!("{}#{}", ir.document(location.document).uri, location.pointer)
    }
}

/// Returns the value of a keyword as written in the schema.
fn written(ir: &Ir, schema: &Schema, keyword: Keyword) -> Option<Value> {
    let pointer = schema.keyword_pointer(keyword).into();
    ir.value(&Location { document: schema.location.document, pointer })
}

fn string_of(ir: &Ir, schema: &Schema, keyword: Keyword) -> Option<Value> {
    written(ir, schema, keyword).filter(|value| value.as_str().is_some())
}

/// Adds a rule in 2020-12 form, unless it accepts everything. Lists with the meaning of sets are sorted.
fn assert(node: &mut Node, rule: &Rule, age: impl FnOnce() -> Option<Value>) {
    let (keyword, value) = match rule {
        Rule::Types(types) => {
            (Keyword::Type, values::set(types.names().map(|name| Value::String(name.into()))))
        }
        Rule::Enum(allowed) => (Keyword::Enum, values::set(allowed.iter().cloned())),
        Rule::Const(value) => (Keyword::Const, value.clone()),
        Rule::Bound(Bound { side, limit, is_exclusive, .. }) => {
            let keyword = match (side, is_exclusive) {
                (Side::Lower, false) => Keyword::Minimum,
                (Side::Lower, true) => Keyword::ExclusiveMinimum,
                (Side::Upper, false) => Keyword::Maximum,
                (Side::Upper, true) => Keyword::ExclusiveMaximum,
            };
            (keyword, Value::Number(limit.clone()))
        }
        Rule::MultipleOf(step) => (Keyword::MultipleOf, Value::Number(step.clone())),
        Rule::MinLength(0) | Rule::MinItems(0) | Rule::MinProperties(0) => return,
        Rule::MinLength(count) => (Keyword::MinLength, number(*count)),
        Rule::MaxLength(count) => (Keyword::MaxLength, number(*count)),
        Rule::MinItems(count) => (Keyword::MinItems, number(*count)),
        Rule::MaxItems(count) => (Keyword::MaxItems, number(*count)),
        Rule::MinProperties(count) => (Keyword::MinProperties, number(*count)),
        Rule::MaxProperties(count) => (Keyword::MaxProperties, number(*count)),
        Rule::Pattern(pattern) => (Keyword::Pattern, Value::String(pattern.as_str().into())),
        Rule::Format(format) => (Keyword::Format, Value::String(format.name().into())),
        Rule::UniqueItems => (Keyword::UniqueItems, Value::Bool(true)),
        Rule::Required(names) if names.is_empty() => return,
        Rule::Required(names) => {
            (Keyword::Required, values::set(names.iter().cloned().map(Value::String)))
        }
        Rule::DependentRequired(demands) => return demand(node, demands),
        Rule::Contains { min, max } => {
            if *min != 1 {
                node.assertions.insert(Keyword::MinContains, number(*min));
            }
            node.assertions.extend(max.map(|max| (Keyword::MaxContains, number(max))));
            return;
        }
        Rule::MaxAge(span) => (Keyword::MaxAge, age().unwrap_or_else(|| duration(*span))),
        _ => return,
    };
    node.assertions.insert(keyword, value);
}

/// Merges `dependentRequired` and the lists of names in `dependencies`.
fn demand(node: &mut Node, demands: &[(Box<str>, Vec<Box<str>>)]) {
    let mut all: BTreeMap<Box<str>, Vec<Value>> = BTreeMap::new();
    if let Some(Value::Object(before)) = node.assertions.remove(&Keyword::DependentRequired) {
        for (name, names) in before {
            all.entry(name).or_default().extend(names.as_array().unwrap_or_default().to_vec());
        }
    }
    for (name, names) in demands.iter().filter(|(_, names)| !names.is_empty()) {
        all.entry(name.clone()).or_default().extend(names.iter().cloned().map(Value::String));
    }
    if !all.is_empty() {
        let all = all.into_iter().map(|(name, names)| (name, values::set(names)));
        node.assertions.insert(Keyword::DependentRequired, Value::Object(all.collect()));
    }
}

fn number(count: u64) -> Value {
    Value::Number(Number::parse(&count.to_string()))
}

fn duration(span: Span) -> Value {
    Value::String(format!("PT{}S", span.as_nanoseconds() / 1_000_000_000).into())
}
