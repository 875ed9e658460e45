//! Writes the types of one schema to a file.

use std::collections::{BTreeSet, HashMap, HashSet};

use serde_json::{Map, Value, json};
use tablature_schema::vocabulary;

use super::{names, overlay, resolve, resolve::Types, subschemas};

/// The meta-schema of the written schemas.
const META_SCHEMA: &str = "https://json-schema.org/draft/2020-12/schema";

/// The schema of one type, before it is a file.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    pub(super) vendor: &'a str,
    pub(super) name: &'a str,
    pub(super) version: &'a str,
    pub(super) root: &'a str,
    pub(super) title: Option<&'a str>,
    pub(super) description: Option<&'a str>,
    /// The version of tables that do not print one.
    pub(super) tables_version: &'a str,
    /// The source of a second spelling in snake case.
    pub(super) snake_case: Option<&'a Value>,
}

impl Draft<'_> {
    /// Returns `vendor/name@version`.
    pub(super) fn label(&self) -> String {
        format!("{}/{}@{}", self.vendor, self.name, self.version)
    }

    /// Returns the URI of the schema.
    pub(super) fn urn(&self) -> String {
        format!("urn:tablature:{}", self.label())
    }
}

/// The types of a page set by the references to them, found once for all schemas of the set.
pub(super) struct References<'t> {
    types: &'t Types,
    by_reference: HashMap<String, &'t str>,
}

impl<'t> References<'t> {
    pub(super) fn new(types: &'t Types) -> Self {
        let by_reference =
            types.keys().map(|name| (resolve::reference(name), name.as_str())).collect();
        Self { types, by_reference }
    }

    /// Returns the types that `root` reaches, root first, in the order of their first mention, and the unresolved
    /// references.
    pub(super) fn closure(&self, root: &str) -> (Vec<String>, BTreeSet<String>) {
        self.closure_in(root, &mut Amended::new(self.types), &mut |_, _| {})
    }

    /// Returns the same of types that change when they are reached: `amend` is called once with each, and its name.
    pub(super) fn closure_in(
        &self,
        root: &str,
        types: &mut Amended<'_>,
        amend: &mut dyn FnMut(&str, &mut Amended<'_>),
    ) -> (Vec<String>, BTreeSet<String>) {
        let mut order = vec![root.to_owned()];
        let mut missing = BTreeSet::new();
        let mut next = 0;
        let mut seen: HashSet<String> = order.iter().cloned().collect();
        while let Some(name) = order.get(next) {
            amend(name, types);
            let Some(schema) = types.get(name) else { break };
            let mut found = Vec::new();
            subschemas::for_each(schema, &mut |map| {
                found.extend(map.get("$ref").and_then(Value::as_str));
            });
            for reference in found {
                match self.by_reference.get(reference) {
                    Some(name) => {
                        if seen.insert((*name).to_owned()) {
                            order.push((*name).to_owned());
                        }
                    }
                    None => {
                        missing.insert(reference.to_owned());
                    }
                }
            }
            next += 1;
        }
        (order, missing)
    }
}

/// The types of a page set as one schema has them: a set has thousands, and each schema changes few.
pub(super) struct Amended<'t> {
    types: &'t Types,
    own: HashMap<String, Value>,
}

impl<'t> Amended<'t> {
    pub(super) fn new(types: &'t Types) -> Self {
        Self { types, own: HashMap::new() }
    }

    pub(super) fn get(&self, name: &str) -> Option<&Value> {
        self.own.get(name).or_else(|| self.types.get(name))
    }

    /// Returns a type to change, copied first.
    pub(super) fn get_mut(&mut self, name: &str) -> Option<&mut Value> {
        if !self.own.contains_key(name) {
            self.own.insert(name.to_owned(), self.types.get(name)?.clone());
        }
        self.own.get_mut(name)
    }
}

/// Returns the text of the file: the root type, with the types that it reaches in `$defs`. These can be many more than
/// all types together, so only one at a time is a value.
pub(super) fn emit(draft: &Draft<'_>, types: &Amended<'_>, reached: &[String]) -> String {
    let mut root = Map::new();
    root.insert("$schema".to_owned(), json!(META_SCHEMA));
    root.insert("$id".to_owned(), json!(draft.urn()));
    root.insert("title".to_owned(), json!(draft.title.unwrap_or(draft.root)));
    if let Some(description) = draft.description {
        root.insert("description".to_owned(), json!(description));
    }
    if let Some(Value::Object(mut own)) = types.get(draft.root).map(|ty| finished(draft, ty)) {
        root.append(&mut own);
    }
    let mut defs = reached.iter().filter(|name| *name != draft.root);
    let defs = || defs.find_map(|name| Some((name.as_str(), finished(draft, types.get(name)?))));
    let mut defs = std::iter::from_fn(defs).peekable();
    if defs.peek().is_some() {
        // Only its place among the keywords: its members are written one by one.
        root.insert(DEFINITIONS.to_owned(), Value::Null);
    }
    let mut root = Value::Object(root);
    subschemas::order(&mut root);
    let mut text = String::from("{");
    for (keyword, value) in root.as_object().into_iter().flatten() {
        if keyword == DEFINITIONS && value.is_null() {
            begin_member(&mut text, 1, keyword);
            text.push('{');
            for (name, schema) in &mut defs {
                begin_member(&mut text, 2, name);
                push_indented(&mut text, 2, &schema);
            }
            text.push_str("\n  }");
        } else {
            begin_member(&mut text, 1, keyword);
            push_indented(&mut text, 1, value);
        }
    }
    text.push_str("\n}\n");
    text.shrink_to_fit();
    text
}

/// The keyword that holds the types other than the root.
const DEFINITIONS: &str = "$defs";

/// Returns a type as it is written in the file of a schema.
fn finished(draft: &Draft<'_>, ty: &Value) -> Value {
    let mut schema = ty.clone();
    finish(draft, &mut schema);
    subschemas::order(&mut schema);
    schema
}

/// Begins a member of an object, after its opening brace or the member before.
fn begin_member(text: &mut String, depth: usize, name: &str) {
    if !text.ends_with('{') {
        text.push(',');
    }
    text.push('\n');
    text.push_str(&"  ".repeat(depth));
    text.push_str(&json!(name).to_string());
    text.push_str(": ");
}

/// Appends a value whose lines after the first are indented this deep. A JSON string has no line feed.
fn push_indented(text: &mut String, depth: usize, value: &Value) {
    let indented = format!("\n{}", "  ".repeat(depth));
    text.push_str(&pretty_value(value).replace('\n', &indented));
}

/// Returns pretty-printed JSON with a final line feed.
pub(super) fn pretty(value: &Value) -> String {
    pretty_value(value) + "\n"
}

fn pretty_value(value: &Value) -> String {
    serde_json::to_string_pretty(value).expect("a JSON value can be written")
}

/// Adds what depends on this schema: the version of the tables, the second spelling, and the keywords of the root.
fn finish(draft: &Draft<'_>, schema: &mut Value) {
    let own = resolve::reference(draft.root);
    subschemas::for_each_mut(schema, &mut |map| {
        if map.get("$ref").is_some_and(|reference| *reference == own) {
            map.insert("$ref".to_owned(), json!("#"));
        }
        match map.get_mut(vocabulary::SOURCE) {
            Some(Value::Array(sources)) => {
                for source in sources {
                    date(source, draft);
                }
            }
            Some(source) => date(source, draft),
            None => {}
        }
    });
    if let (Some(source), Value::Object(ty)) = (draft.snake_case, schema)
        && respell(ty)
    {
        overlay::cite(ty, source, &[vocabulary::DOCUMENTED_AS]);
    }
}

fn date(source: &mut Value, draft: &Draft<'_>) {
    if let Value::Object(source) = source
        && source.contains_key("table")
        && !source.contains_key("version")
    {
        source.insert("version".to_owned(), json!(draft.tables_version));
    }
}

/// Adds the second spelling to the properties of a type. Returns whether there was anything to add.
fn respell(ty: &mut Map<String, Value>) -> bool {
    let mut changed = false;
    let properties = ty.get_mut("properties").and_then(Value::as_object_mut);
    for (name, property) in properties.into_iter().flatten() {
        let snake = names::snake_case(name);
        if let (true, Value::Object(property)) = (snake != *name, property) {
            property.insert(vocabulary::DOCUMENTED_AS.to_owned(), json!(snake));
            changed = true;
        }
    }
    changed
}
