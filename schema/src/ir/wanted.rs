//! The types that schemas want of a value, by its place: for readers of formats that have fewer types than JSON.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    sync::Arc,
};

use super::{Ir, Node, Rule, SchemaId, TypeSet};
use crate::{
    budget::Budget,
    json::Value,
    pattern::{Match, Pattern},
};

/// Subschemas that are visited for all answers together. Beyond it, nothing is said about any place.
const MAX_VISITS: u64 = 10_000_000;

/// Subschemas that are applied inside each other at one place. Schemas nest less.
const MAX_DEPTH: u32 = 64;

/// A step of the way from a record to a value in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    /// To a member of an object.
    Property(&'a str),
    /// To any element of an array.
    Item,
}

/// Says which types a schema wants of the values of a record.
///
/// It says what the schema as a whole allows: subschemas that apply together narrow each other, and what alternatives (`anyOf`,
/// `oneOf`, `then` and `else`) want is put together, as far as they say something. It never judges a value.
///
/// # Example
///
/// ```
/// use std::sync::Arc;
/// use tablature_schema::{ir::{NoSource, Step, TypeSet, Wanted, LoadOptions}, load};
///
/// let schema = br#"{"properties": {"id": {"type": ["integer", "null"]}}}"#;
/// let ir = load::load("order.json", schema, &LoadOptions::default(), &mut NoSource)?;
/// let wanted = Wanted::new(Arc::new(ir), &[]);
/// assert_eq!(wanted.types(&[Step::Property("id")]), Some(TypeSet::INTEGER | TypeSet::NULL));
/// assert_eq!(wanted.types(&[Step::Property("name")]), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Default)]
pub struct Wanted {
    schema: Option<Arc<Ir>>,
    /// Keys from the record to what the schema is about.
    payload: Vec<Box<str>>,
    seen: Seen,
}

/// What was looked at for all answers together.
#[derive(Debug, Default)]
struct Seen {
    visits: Cell<u64>,
    /// The properties with documented names, by subschema.
    documented: RefCell<HashMap<SchemaId, HashMap<Box<str>, SchemaId>>>,
}

impl Wanted {
    /// Returns what a schema wants of the value that these keys lead to in a record.
    pub fn new(schema: Arc<Ir>, payload: &[&str]) -> Self {
        let payload = payload.iter().map(|key| (*key).into()).collect();
        Self { schema: Some(schema), payload, seen: Seen::default() }
    }

    /// Returns the types that are wanted at a place; `None` if nothing is said about it.
    pub fn types(&self, path: &[Step<'_>]) -> Option<TypeSet> {
        let (ir, path) = self.inside(path)?;
        Walk { ir, seen: &self.seen }.types(ir.root(), path, 0)
    }

    /// Returns the types that the values of a schema have at a place; `None` if nothing is said about it.
    pub fn types_in(ir: &Ir, path: &[Step<'_>]) -> Option<TypeSet> {
        Walk { ir, seen: &Seen::default() }.types(ir.root(), path, 0)
    }

    /// Returns whether the object at a place has a declared property of this name.
    pub fn declares(&self, path: &[Step<'_>], name: &str) -> bool {
        let Some((ir, path)) = self.inside(path) else { return false };
        Walk { ir, seen: &self.seen }.declares(ir.root(), path, name, 0)
    }

    /// Returns whether every object at a place has a property of this name.
    pub fn requires(&self, path: &[Step<'_>], name: &str) -> bool {
        let Some((ir, path)) = self.inside(path) else { return false };
        Walk { ir, seen: &self.seen }.requires(ir.root(), path, name, 0)
    }

    /// Returns the schema and the rest of a path within what it is about.
    fn inside<'p, 's>(&self, path: &'p [Step<'s>]) -> Option<(&Ir, &'p [Step<'s>])> {
        let ir = self.schema.as_deref()?;
        let (around, rest) = path.split_at_checked(self.payload.len())?;
        let mut keys = self.payload.iter().zip(around);
        keys.all(|(key, step)| *step == Step::Property(key)).then_some((ir, rest))
    }
}

struct Walk<'w> {
    ir: &'w Ir,
    seen: &'w Seen,
}

impl Walk<'_> {
    /// Returns whether to go on.
    fn visit(&self, depth: u32) -> bool {
        let visits = self.seen.visits.get() + 1;
        self.seen.visits.set(visits);
        depth < MAX_DEPTH && visits < MAX_VISITS
    }

    fn types(&self, id: SchemaId, path: &[Step<'_>], depth: u32) -> Option<TypeSet> {
        if !self.visit(depth) {
            return None;
        }
        let node = self.ir.node(id);
        let mut found = match path {
            [] => own_types(node),
            [step, rest @ ..] => {
                let children = self.children(id, *step).into_iter();
                children.map(|child| self.types(child, rest, depth + 1)).fold(None, together)
            }
        };
        for group in self.groups(node) {
            let branches = group.into_iter().map(|branch| self.types(branch, path, depth + 1));
            found = together(found, branches.flatten().reduce(|left, right| left | right));
        }
        found
    }

    fn declares(&self, id: SchemaId, path: &[Step<'_>], name: &str, depth: u32) -> bool {
        if !self.visit(depth) {
            return false;
        }
        let node = self.ir.node(id);
        let is_own = match path {
            [] => self.property(id, name).is_some(),
            [step, rest @ ..] => self
                .children(id, *step)
                .into_iter()
                .any(|child| self.declares(child, rest, name, depth + 1)),
        };
        let mut in_place = self.groups(node).into_iter().flatten();
        is_own || in_place.any(|branch| self.declares(branch, path, name, depth + 1))
    }

    /// Only subschemas that apply to every value count.
    fn requires(&self, id: SchemaId, path: &[Step<'_>], name: &str, depth: u32) -> bool {
        if !self.visit(depth) {
            return false;
        }
        let node = self.ir.node(id);
        let is_own = match path {
            [] => node.required().iter().any(|own| **own == *name),
            [step, rest @ ..] => self
                .children(id, *step)
                .into_iter()
                .any(|child| self.requires(child, rest, name, depth + 1)),
        };
        let references = node.references.iter();
        let targets = references.flat_map(|reference| self.ir.candidates(&reference.target));
        let mut certain = targets.chain(node.all_of().iter().copied());
        is_own || certain.any(|id| self.requires(id, path, name, depth + 1))
    }

    /// Returns the subschemas in place: groups of which each applies, and of each group at least one member.
    fn groups(&self, node: &Node) -> Vec<Vec<SchemaId>> {
        let mut groups: Vec<Vec<SchemaId>> = Vec::new();
        groups
            .extend(node.references.iter().map(|reference| self.ir.candidates(&reference.target)));
        groups.extend(node.all_of().iter().map(|id| vec![*id]));
        groups.push(node.any_of().to_vec());
        groups.push(node.one_of().to_vec());
        if let Some(condition) = node.condition() {
            groups.push([condition.then, condition.else_].into_iter().flatten().collect());
        }
        groups.extend(node.dependent_schemas().map(|(_, id)| vec![id]));
        groups
    }

    fn children(&self, id: SchemaId, step: Step<'_>) -> Vec<SchemaId> {
        let node = self.ir.node(id);
        let mut found = Vec::new();
        match step {
            Step::Property(name) => {
                found.extend(self.property(id, name));
                let matching = node.pattern_properties().filter(|(own, _)| matches(own, name));
                found.extend(matching.map(|(_, id)| id));
                if found.is_empty() {
                    found.extend(node.additional_properties());
                }
            }
            Step::Item => {
                found.extend(node.prefix_items());
                found.extend(node.items());
            }
        }
        found
    }

    /// Returns the property with a name, or with a documented name.
    fn property(&self, id: SchemaId, name: &str) -> Option<SchemaId> {
        let node = self.ir.node(id);
        node.property(name).or_else(|| {
            let mut documented = self.seen.documented.borrow_mut();
            let by_name = documented.entry(id).or_insert_with(|| self.documented(node));
            by_name.get(name).copied()
        })
    }

    /// Returns the properties that have documented names, by these.
    fn documented(&self, node: &Node) -> HashMap<Box<str>, SchemaId> {
        let mut found = HashMap::new();
        for (_, id) in node.properties() {
            if let Some(name) = &self.ir.node(id).annotations.documented_as {
                found.entry(name.as_str().into()).or_insert(id);
            }
        }
        found
    }
}

/// Returns what two subschemas want of the same value. Where they agree on nothing, they are about different records.
fn together(left: Option<TypeSet>, right: Option<TypeSet>) -> Option<TypeSet> {
    match (left, right) {
        (Some(left), Some(right)) if left.intersects(right) => Some(left & right),
        (Some(left), Some(right)) => Some(left | right),
        (one, other) => one.or(other),
    }
}

/// Returns the types that the assertions of a subschema allow; `None` if they allow all.
fn own_types(node: &Node) -> Option<TypeSet> {
    let of_rule = |rule: &Rule| match rule {
        Rule::Types(types) => Some(*types),
        Rule::Enum(values) => Some(values.iter().map(of_value).collect()),
        Rule::Const(value) => Some(of_value(value)),
        _ => None,
    };
    node.assertions.iter().map(|assertion| of_rule(&assertion.rule)).fold(None, together)
}

fn of_value(value: &Value) -> TypeSet {
    match value {
        Value::Null => TypeSet::NULL,
        Value::Bool(_) => TypeSet::BOOLEAN,
        // Of a literal with a fraction, integers are the same values.
        Value::Number(_) => TypeSet::NUMBER,
        Value::String(_) => TypeSet::STRING,
        Value::Array(_) => TypeSet::ARRAY,
        Value::Object(_) => TypeSet::OBJECT,
    }
}

fn matches(pattern: &Pattern, name: &str) -> bool {
    const STEPS: u64 = 100_000;
    pattern.is_match(name, &mut Budget::new(STEPS)) == Match::Yes
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;
    use crate::{
        ir::{LoadOptions, NoSource},
        load,
    };

    #[track_caller]
    fn check(schema: &str, path: &[&str], expected: &str) {
        let options = LoadOptions::default();
        let ir = load::load("s.json", schema.as_bytes(), &options, &mut NoSource).unwrap();
        let wanted = Wanted::new(Arc::new(ir), &[]);
        let step = |key| if key == "*" { Step::Item } else { Step::Property(key) };
        let path: Vec<Step<'_>> = path.iter().copied().map(step).collect();
        let found = wanted.types(&path).map(|types| types.names().collect::<Vec<_>>().join(" "));
        assert_eq!(found.as_deref().unwrap_or("-"), expected);
    }

    #[test]
    fn types_come_from_every_keyword_that_says_them() {
        check(r#"{"properties": {"a": {"type": "integer"}}}"#, &["a"], "integer");
        check(r#"{"properties": {"a": {"enum": [1, "x"]}}}"#, &["a"], "number string");
        check(r#"{"properties": {"a": {"const": true}}}"#, &["a"], "boolean");
        check(r#"{"additionalProperties": {"type": "array"}}"#, &["a"], "array");
        check(r#"{"patternProperties": {"^a": {"type": "null"}}}"#, &["a"], "null");
        check(r#"{"properties": {"a": {"items": {"type": "string"}}}}"#, &["a", "*"], "string");
        check(
            r#"{"properties": {"a": {"documentedAs": "b", "type": "object"}}}"#,
            &["b"],
            "object",
        );
        check(r#"{"properties": {"a": true}}"#, &["a"], "-");
        check("true", &["a"], "-");
    }

    #[test]
    fn subschemas_that_apply_together_narrow_each_other() {
        let schema = r##"{"$ref": "#/$defs/a", "properties": {"a": {"type": ["integer", "string"]}},
            "$defs": {"a": {"properties": {"a": {"type": ["integer", "null"]}}}}}"##;
        check(schema, &["a"], "integer");
    }

    #[test]
    fn alternatives_are_put_together_where_they_say_something() {
        let schema = r#"{"oneOf": [{"properties": {"a": {"type": "integer"}}},
            {"properties": {"a": {"type": "string"}}}, {"properties": {"b": {"type": "null"}}}]}"#;
        check(schema, &["a"], "integer string");
        check(schema, &["b"], "null");
        let schema = r#"{"allOf": [{"if": {}, "then": {"properties": {"a": {"type": "integer"}}}},
            {"if": {}, "then": {"properties": {"a": {"type": "boolean"}}}}]}"#;
        check(schema, &["a"], "boolean integer");
    }

    #[test]
    fn cycles_and_doubling_schemas_end() {
        check(r##"{"properties": {"a": {"$ref": "#"}}, "type": "object"}"##, &["a", "a"], "object");
        let mut definitions = r#""d0": {"type": "string"}"#.to_owned();
        for n in 1..50 {
            let before = n - 1;
            let _ = write!(
                definitions,
                r##", "d{n}": {{"allOf": [{{"$ref": "#/$defs/d{before}"}}, {{"$ref": "#/$defs/d{before}"}}]}}"##
            );
        }
        let schema = format!(
            r##"{{"properties": {{"a": {{"$ref": "#/$defs/d49"}}}}, "$defs": {{{definitions}}}}}"##
        );
        check(&schema, &["a"], "-");
    }

    #[test]
    fn many_names_that_are_not_declared_leave_the_others_known() {
        let mut properties = r#""c": {"type": "integer"}"#.to_owned();
        for n in 0..4000 {
            let _ = write!(properties, r#", "p{n}": {{"documentedAs": "d{n}"}}"#);
        }
        let schema = format!(r#"{{"properties": {{{properties}}}}}"#);
        let options = LoadOptions::default();
        let ir = load::load("s.json", schema.as_bytes(), &options, &mut NoSource).unwrap();
        let wanted = Wanted::new(Arc::new(ir), &[]);
        for n in 0..4000 {
            assert_eq!(wanted.types(&[Step::Property(&format!("u{n}"))]), None);
        }
        assert_eq!(wanted.types(&[Step::Property("c")]), Some(TypeSet::INTEGER));
        assert!(wanted.declares(&[], "d3999"));
    }

    #[test]
    fn names_that_are_declared_are_known() {
        let schema = br#"{"properties": {"a.b": {}, "p": {"properties": {"c.d": {}}}}}"#;
        let options = LoadOptions::default();
        let ir = Arc::new(load::load("s.json", schema, &options, &mut NoSource).unwrap());
        let wanted = Wanted::new(Arc::clone(&ir), &[]);
        assert!(wanted.declares(&[], "a.b") && !wanted.declares(&[], "c.d"));
        assert!(wanted.declares(&[Step::Property("p")], "c.d"));
        let inside = Wanted::new(ir, &["x"]);
        assert!(inside.declares(&[Step::Property("x")], "a.b") && !inside.declares(&[], "a.b"));
    }
}
