//! The model of a schema: its subschemas in an arena, references followed, our vocabulary read.
//!
//! The model holds what tells which subschema speaks about which value (applicators), and what is said
//! beyond right and wrong (annotations). Assertions stay in the schema: the validator has its own reading of
//! them. Everything is ordered as in the schema's text.

mod annotations;
mod build;
mod pointer;

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

pub use annotations::{Agreement, Annotations, Fault, Source};
pub use pointer::{decode_fragment, encode_fragment, escape, push_segment, segments};

/// The index of a subschema in its [`Model`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemaId(u32);

/// A schema and all subschemas that can speak about a value.
///
/// # Example
///
/// ```
/// use serde_json::json;
/// use tablature_schema::model::Model;
///
/// let model = Model::new(&json!({
///     "properties": {"id": {"$ref": "#/$defs/Id"}},
///     "$defs": {"Id": {"type": "string", "knownValues": ["a"]}},
/// }));
/// let id = model.root().properties["id"];
/// let target = model.node(id).reference.expect("`$ref` leads somewhere");
/// assert_eq!(model.node(target).pointer, "/$defs/Id");
/// ```
#[derive(Debug, Default)]
pub struct Model {
    nodes: Vec<Node>,
    by_pointer: HashMap<String, SchemaId>,
    /// The parts with an `$id` of their own, by that.
    resources: BTreeMap<String, String>,
}

/// One subschema.
#[derive(Debug, Default)]
pub struct Node {
    /// JSON Pointer into the schema.
    pub pointer: String,
    /// Where `$ref` leads.
    pub reference: Option<SchemaId>,
    /// Whether the subschema refers to something that the model does not hold: a document that was not
    /// given, or a `$dynamicRef`. What it says about a value is then not known here.
    pub is_opaque: bool,
    /// `properties`.
    pub properties: Fields,
    /// `patternProperties`: pattern and subschema.
    pub pattern_properties: Vec<(String, SchemaId)>,
    /// `additionalProperties`, or `unevaluatedProperties` where that is a schema.
    pub additional_properties: Option<SchemaId>,
    /// `required`.
    pub required: Vec<String>,
    /// `prefixItems`, or `items` as a list in older drafts.
    pub prefix_items: Vec<SchemaId>,
    /// `items`, or `additionalItems` in older drafts.
    pub items: Option<SchemaId>,
    /// `allOf`.
    pub all_of: Vec<SchemaId>,
    /// `anyOf`.
    pub any_of: Vec<SchemaId>,
    /// `oneOf`.
    pub one_of: Vec<SchemaId>,
    /// `if`, with `then` and `else`.
    pub condition: Option<Condition>,
    /// `dependentSchemas`: field and subschema.
    pub dependent_schemas: Vec<(String, SchemaId)>,
    /// What is said beyond right and wrong.
    pub annotations: Annotations,
}

/// `if`, `then` and `else`.
#[derive(Debug, Clone, Copy)]
pub struct Condition {
    /// The question.
    pub if_: SchemaId,
    /// What holds where it is answered with yes.
    pub then: Option<SchemaId>,
    /// What holds where it is answered with no.
    pub else_: Option<SchemaId>,
}

/// `properties` in the order of the schema.
#[derive(Debug, Default)]
pub struct Fields {
    entries: Vec<(String, SchemaId)>,
    by_name: HashMap<String, SchemaId>,
}

impl Fields {
    fn insert(&mut self, name: &str, id: SchemaId) {
        self.entries.push((name.to_owned(), id));
        self.by_name.insert(name.to_owned(), id);
    }

    /// The subschema of the field `name`.
    pub fn get(&self, name: &str) -> Option<SchemaId> {
        self.by_name.get(name).copied()
    }

    /// The field `name` with the name as the schema holds it.
    pub fn entry(&self, name: &str) -> Option<(&str, SchemaId)> {
        self.by_name.get_key_value(name).map(|(name, id)| (name.as_str(), *id))
    }

    /// Names and subschemas in the order of the schema.
    pub fn iter(&self) -> impl Iterator<Item = (&str, SchemaId)> {
        self.entries.iter().map(|(name, id)| (name.as_str(), *id))
    }

    /// Whether no field is declared.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl std::ops::Index<&str> for Fields {
    type Output = SchemaId;

    /// # Panics
    ///
    /// If there is no field `name`.
    fn index(&self, name: &str) -> &SchemaId {
        &self.by_name[name]
    }
}

impl Model {
    /// Reads a schema. Never fails: what is not well formed says nothing, and what leads out of the schema
    /// is [opaque](Node::is_opaque).
    pub fn new(schema: &Value) -> Self {
        build::build(schema, false)
    }

    /// Reads a document that others refer into: with all of its definitions.
    pub fn of_library(document: &Value) -> Self {
        build::build(document, true)
    }

    /// The pointer to what an absolute URI names, where that is in a part of the schema with an `$id` of its own
    /// (JSON Schema 2020-12, section 8.2.1); `None` elsewhere.
    pub fn locate(&self, uri: &str) -> Option<String> {
        let (base, fragment) = uri.split_once('#').unwrap_or((uri, ""));
        let is_named = |id: &str| {
            base.strip_suffix(id).is_some_and(|rest| rest.is_empty() || rest.ends_with('/'))
        };
        let named = self.resources.iter().filter(|(id, _)| is_named(id));
        let (_, pointer) = named.max_by_key(|(id, _)| id.len())?;
        Some(pointer.clone() + &decode_fragment(fragment))
    }

    /// The outermost schema.
    pub fn root(&self) -> &Node {
        &self.nodes[0]
    }

    /// The id of the outermost schema.
    pub fn root_id(&self) -> SchemaId {
        SchemaId(0)
    }

    /// The subschema `id`.
    pub fn node(&self, id: SchemaId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    /// All subschemas with their ids.
    pub fn nodes(&self) -> impl Iterator<Item = (SchemaId, &Node)> {
        (0u32..).map(SchemaId).zip(&self.nodes)
    }

    /// The subschema at a JSON Pointer.
    pub fn at(&self, pointer: &str) -> Option<&Node> {
        self.by_pointer.get(pointer).map(|id| self.node(*id))
    }

    /// The subschema that the keyword at `pointer` stands in, and the keyword.
    ///
    /// A keyword whose value is a subschema itself (`not`, `additionalProperties`) stands in the one around.
    pub fn owner<'p>(&self, pointer: &'p str) -> (&Node, &'p str) {
        let mut end = pointer.rfind('/').unwrap_or(0);
        loop {
            if let Some(node) = self.at(&pointer[..end]) {
                let rest = pointer[end..].strip_prefix('/').unwrap_or_default();
                return (node, rest.split('/').next().unwrap_or_default());
            }
            end = pointer[..end].rfind('/').unwrap_or(0);
        }
    }

    /// Where the rule `keyword` of the subschema at `pointer` comes from: its own source, or that of the
    /// innermost subschema around it that has one.
    pub fn source_of(&self, pointer: &str, keyword: &str) -> Option<&Source> {
        let mut end = pointer.len();
        loop {
            let node = self.at(&pointer[..end]);
            if let Some(source) = node.and_then(|node| node.annotations.source_of(keyword)) {
                return Some(source);
            }
            end = pointer[..end].rfind('/')?;
        }
    }

    /// Every code that a `fault` or an `agreement` gives, with its remedy.
    pub fn codes(&self) -> BTreeMap<&str, &str> {
        self.nodes
            .iter()
            .flat_map(|node| {
                let faults = node.annotations.fault.iter();
                let agreements = node.annotations.agreements.iter();
                faults
                    .map(|fault| (fault.code.as_str(), fault.help.as_str()))
                    .chain(agreements.map(|rule| (rule.code.as_str(), rule.help.as_str())))
            })
            .collect()
    }
}
