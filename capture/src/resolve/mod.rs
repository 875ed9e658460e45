//! Converts properties to JSON Schema: names of types become references, descriptions become keywords.

mod elsewhere;
mod examples;
mod known;
mod lists;
mod members;
mod named;
mod shapes;

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use tablature_schema::{json::pointer, vocabulary};

use super::{
    constraints::{self, Subject},
    model::{Property, TypeDef, shorten},
    overlay,
    problem::Problem,
    tally::DocumentedRow,
    types::{Reference, Type, is_class},
    unread::{self, UnreadRule},
};
pub(super) use elsewhere::{Elsewhere, target};
use known::Known;

/// The schemas of a page set, by type name, in the order of the pages.
pub(super) type Types = Map<String, Value>;

/// Keywords that were read from a description, by the JSON Pointer of their schema below `$defs`.
pub(super) type Inferred = BTreeSet<(String, String)>;

/// The result of resolving types.
#[derive(Debug, Default)]
pub(super) struct Resolved {
    pub(super) types: Types,
    /// Number of facts read from descriptions.
    pub(super) facts: usize,
    /// Rules in descriptions from which no fact was read, each with its type and its name on the wire.
    pub(super) unread: Vec<(String, String, UnreadRule)>,
    /// Every row as it was captured.
    pub(super) rows: Vec<DocumentedRow>,
    /// Keywords that were read from descriptions.
    pub(super) inferred: Inferred,
    /// Number of values of enumerations that were copied to properties.
    values: usize,
    /// Number of names that were compared for suggestions.
    comparisons: usize,
}

/// Maximum number of values that are copied to properties. Each property holds all values of its enumeration, so a page
/// could have as many as the square of its length.
const MAX_VALUES: usize = 1 << 20;

/// Maximum number of names that are compared for suggestions. After so many, no more help is needed.
const MAX_COMPARISONS: usize = 1 << 20;

/// Converts every type to an object schema; `elsewhere` are the types of other page sets. `is_typed` tells the properties, by the names of their types and their paths,
/// whose types an overlay gives.
pub(super) fn resolve(
    types: &[TypeDef],
    is_typed: &dyn Fn(&str, &str) -> bool,
    elsewhere: &Elsewhere<'_>,
    problems: &mut Vec<Problem>,
) -> Resolved {
    let known = Known::new(types);
    let mut resolved = Resolved::default();
    for ty in types {
        let mut scope = Scope {
            ty,
            known: &known,
            is_typed,
            elsewhere,
            resolved: &mut resolved,
            problems,
            path: String::new(),
            pointer: format!("/{}", pointer::escape(&ty.name)),
        };
        let schema = scope.object();
        resolved.types.insert(ty.name.clone(), schema);
    }
    resolved
}

/// Returns the reference to a type of the page set.
pub(super) fn reference(name: &str) -> String {
    format!("#/$defs/{}", pointer::encode_fragment(&pointer::escape(name)))
}

struct Scope<'a> {
    ty: &'a TypeDef,
    known: &'a Known<'a>,
    is_typed: &'a dyn Fn(&str, &str) -> bool,
    elsewhere: &'a Elsewhere<'a>,
    resolved: &'a mut Resolved,
    problems: &'a mut Vec<Problem>,
    /// The path of the property in the type.
    path: String,
    /// The JSON Pointer of its schema below `$defs`.
    pointer: String,
}

impl Scope<'_> {
    fn object(&mut self) -> Value {
        let ty = self.ty;
        let mut schema = Map::new();
        schema.insert(vocabulary::SOURCE.to_owned(), self.source(ty.line, None));
        schema.insert("type".to_owned(), json!("object"));
        self.insert_fields(&ty.properties, &mut schema);
        Value::Object(schema)
    }

    /// Returns the schema of a property below the current path.
    fn property(&mut self, property: &Property, step: &str) -> Map<String, Value> {
        let outer = self.path.len();
        self.path.push_str(step);
        let says_the_same =
            |row: &Property| row.ty == property.ty && row.description == property.description;
        let mut schema = if property.also.iter().all(says_the_same) {
            let mut schema = self.row(property);
            self.facts(property, &mut schema);
            schema
        } else {
            // What a description states holds for its own row only, and rows cannot be told apart in a payload.
            shapes::any_of(rows_of(property).map(|row| self.row(row)).collect())
        };
        shapes::annotate(&mut schema, property);
        self.judge_examples(property, &mut schema);
        for row in rows_of(property) {
            self.record(row, &schema);
        }
        self.insert_members(property, &mut schema);
        let description = joined_descriptions(property);
        if !description.is_empty() {
            schema.insert("description".to_owned(), json!(description));
        }
        if property.is_deprecated {
            schema.insert("deprecated".to_owned(), json!(true));
        }
        if property.documented != property.wire && !property.wire.is_empty() {
            schema.insert(vocabulary::DOCUMENTED_AS.to_owned(), json!(property.documented));
        }
        if !property.is_implied {
            let source = |row: &Property| self.source(row.line, Some(&row.row));
            let mut sources: Vec<Value> = rows_of(property).map(source).collect();
            let source = if sources.len() > 1 { json!(sources) } else { sources.remove(0) };
            schema.insert(vocabulary::SOURCE.to_owned(), source);
        }
        if let Some(source) = &property.renamed {
            overlay::cite(&mut schema, source, &[vocabulary::DOCUMENTED_AS]);
        }
        self.path.truncate(outer);
        schema
    }

    /// Returns the schema of what a row says of the type and its values.
    fn row(&mut self, row: &Property) -> Map<String, Value> {
        let mut schema = match &row.ty {
            Some(ty) => self.schema(ty, row),
            None => Map::new(),
        };
        if let Some(values) = &row.values {
            let values = self.bounded(values, row);
            shapes::restrict(&mut schema, &values);
        }
        schema
    }

    /// Adds what the description states.
    fn facts(&mut self, property: &Property, schema: &mut Map<String, Value>) {
        let subject = Subject {
            description: &property.description,
            required: property.required,
            dialect: self.ty.dialect,
            is_enum: property.type_text.to_lowercase().contains("enum"),
        };
        let names =
            |schema: &Map<String, Value>| -> Vec<String> { schema.keys().cloned().collect() };
        let of_items =
            |schema: &Map<String, Value>| schema.get("items").and_then(Value::as_object).map(names);
        let before = (names(schema), of_items(schema).unwrap_or_default());
        let facts = constraints::apply(subject, schema);
        self.resolved.facts += facts;
        if facts > 0 {
            self.infer("", &before.0, names(schema));
            self.infer("/items", &before.1, of_items(schema).unwrap_or_default());
        }
        if facts == 0 && unread::states_rule(&property.description) {
            let rule = UnreadRule {
                path: self.ty.path.clone(),
                line: property.line,
                row: property.row.clone(),
                description: property.description.clone(),
            };
            self.resolved.unread.push((self.ty.name.clone(), self.path.clone(), rule));
        }
    }

    /// Notes the keywords that a description added.
    fn infer(&mut self, below: &str, before: &[String], after: Vec<String>) {
        let place = format!("{}{below}", self.pointer);
        let new = after.into_iter().filter(|keyword| !before.contains(keyword));
        self.resolved.inferred.extend(new.map(|keyword| (place.clone(), keyword)));
    }

    /// Notes what became of a row.
    fn record(&mut self, property: &Property, schema: &Map<String, Value>) {
        if property.is_implied {
            return;
        }
        let has_members =
            !property.fields.is_empty() || property.items.is_some() || property.others.is_some();
        let captured = shapes::short(schema);
        let is_lost = captured == "any"
            && !has_members
            && property.ty != Some(Type::Any)
            && !property.type_text.is_empty();
        self.resolved.rows.push(DocumentedRow {
            path: self.ty.path.clone(),
            line: property.line,
            name: self.path.clone(),
            documented: property.type_text.clone(),
            captured,
            required: property.required,
            is_lost,
        });
    }

    fn source(&self, line: usize, row: Option<&str>) -> Value {
        let mut source = Map::new();
        source.insert("table".to_owned(), json!(self.ty.path));
        source.insert("line".to_owned(), json!(line));
        if let Some(row) = row {
            source.insert("row".to_owned(), json!(row));
        }
        if let Some(version) = &self.ty.version {
            source.insert("version".to_owned(), json!(version));
        }
        Value::Object(source)
    }

    fn schema(&mut self, ty: &Type, property: &Property) -> Map<String, Value> {
        let schema = match ty {
            Type::Any => json!({}),
            Type::Null => json!({ "type": "null" }),
            Type::Plain { json, format, pattern, utc } => {
                let mut schema = Map::new();
                schema.insert("type".to_owned(), json!(json));
                if let Some(format) = format {
                    schema.insert("format".to_owned(), json!(format));
                }
                if let Some(pattern) = pattern {
                    schema.insert("pattern".to_owned(), json!(pattern));
                }
                if let (true, Value::Object(mut keywords)) = (*utc, constraints::utc()) {
                    schema.append(&mut keywords);
                }
                return schema;
            }
            Type::DateOrTime => {
                json!({ "type": "string", "anyOf": [{ "format": "date" }, { "format": "date-time" }] })
            }
            Type::List(item) => json!({ "type": "array", "items": self.schema(item, property) }),
            Type::Map(value) => {
                json!({ "type": "object", "additionalProperties": self.schema(value, property) })
            }
            Type::Union(types) => return self.union(types, property),
            Type::Values(values) => return self.values(values, property),
            Type::Refined(inner, keywords) => {
                let mut schema = self.schema(inner, property);
                schema.extend(keywords.clone());
                return schema;
            }
            Type::Named(reference) => return self.named(reference, property),
        };
        match schema {
            Value::Object(schema) => schema,
            _ => Map::new(),
        }
    }

    fn union(&mut self, types: &[Type], property: &Property) -> Map<String, Value> {
        // Words that no table documents, one beside the other, are values: `web | ios`; names of classes are not.
        let names: Option<Vec<&Reference>> = types
            .iter()
            .filter(|ty| **ty != Type::Null)
            .map(|ty| match ty {
                Type::Named(reference)
                    if reference.otherwise.is_none() && !self.is_documented(reference) =>
                {
                    Some(reference)
                }
                _ => None,
            })
            .collect();
        let is_null = types.contains(&Type::Null);
        let are_values = |names: &Vec<&Reference>| {
            names.len() > 1 && !names.iter().any(|reference| is_class(&reference.name))
        };
        if let Some(names) = names.filter(are_values) {
            let values: Vec<Value> = names.iter().map(|reference| json!(reference.name)).collect();
            let schema = self.values(&values, property);
            return if is_null { shapes::or_null(schema) } else { schema };
        }
        if let Some(unknown) = self.unknown_classes(types) {
            if !(self.is_typed)(&self.ty.name, &self.path) {
                let message = format!(
                    "`{}` is one of {}, which no table documents: types, or values",
                    property.row,
                    shorten(&unknown)
                );
                let problem = Problem::warning(&self.ty.path, property.line, message);
                self.problems.push(problem.with_help(
                    "the property is captured as any value; `set` in an overlay says what it is",
                ));
            }
            return Map::new();
        }
        let others = types.iter().filter(|ty| **ty != Type::Null);
        let schemas: Vec<Map<String, Value>> = others.map(|ty| self.schema(ty, property)).collect();
        let schema = shapes::any_of(schemas);
        if is_null { shapes::or_null(schema) } else { schema }
    }
}

impl Scope<'_> {
    /// Returns the words of a union that has nothing else than names that no table documents: `GitHub | GitLab`.
    fn unknown_classes(&self, types: &[Type]) -> Option<String> {
        let words: Vec<String> = types
            .iter()
            .filter(|ty| **ty != Type::Null)
            .map(|ty| match ty {
                Type::Named(reference) => {
                    let is_unknown = reference.otherwise.is_none()
                        && !self.is_documented(reference)
                        && !self.ty.enumerations.contains_key(&reference.name);
                    is_unknown.then(|| format!("`{}`", reference.name))
                }
                _ => None,
            })
            .collect::<Option<_>>()?;
        (words.len() > 1).then(|| words.join(", "))
    }
}

/// Returns the rows of a property: its own, and others for the same name.
fn rows_of(property: &Property) -> impl Iterator<Item = &Property> {
    std::iter::once(property).chain(&property.also)
}

/// Returns the descriptions of the rows of a property, each once.
fn joined_descriptions(property: &Property) -> String {
    let mut seen = BTreeSet::new();
    let descriptions = rows_of(property)
        .map(|row| row.description.as_str())
        .filter(|text| !text.is_empty() && seen.insert(*text));
    descriptions.collect::<Vec<_>>().join("; or: ")
}
