//! Converts properties to JSON Schema: names of types become references, descriptions become keywords.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use tablature_schema::{json::pointer, suggest, vocabulary};

use super::{
    constraints::{self, Subject},
    model::{Property, TypeDef, shorten},
    overlay,
    problem::Problem,
    types::Type,
    unread::{self, UnreadRule},
};

/// The schemas of a page set, by type name, in the order of the pages.
pub(super) type Types = Map<String, Value>;

/// The result of resolving types.
#[derive(Debug, Default)]
pub(super) struct Resolved {
    pub(super) types: Types,
    /// Number of facts read from descriptions.
    pub(super) facts: usize,
    /// Rules in descriptions from which no fact was read, each with its type and its name on the wire.
    pub(super) unread: Vec<(String, String, UnreadRule)>,
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

/// Converts every type to an object schema.
pub(super) fn resolve(types: &[TypeDef], problems: &mut Vec<Problem>) -> Resolved {
    let names: BTreeSet<&str> = types.iter().map(|ty| ty.name.as_str()).collect();
    let mut resolved = Resolved::default();
    for ty in types {
        let mut scope = Scope { ty, names: &names, resolved: &mut resolved, problems };
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
    names: &'a BTreeSet<&'a str>,
    resolved: &'a mut Resolved,
    problems: &'a mut Vec<Problem>,
}

impl Scope<'_> {
    fn object(&mut self) -> Value {
        let ty = self.ty;
        let mut properties = Map::new();
        for property in &ty.properties {
            let schema = self.property(property);
            properties.insert(property.wire.clone(), schema);
        }
        let required: Vec<&str> = ty
            .properties
            .iter()
            .filter(|property| property.required)
            .map(|property| property.wire.as_str())
            .collect();
        let mut schema = Map::new();
        schema.insert(vocabulary::SOURCE.to_owned(), self.source(ty.line, None));
        schema.insert("type".to_owned(), json!("object"));
        if !required.is_empty() {
            schema.insert("required".to_owned(), json!(required));
        }
        if !properties.is_empty() {
            schema.insert("properties".to_owned(), Value::Object(properties));
        }
        Value::Object(schema)
    }

    fn property(&mut self, property: &Property) -> Value {
        let mut schema = match &property.ty {
            Some(ty) => self.schema(ty, property),
            None => Map::new(),
        };
        let subject = Subject {
            description: &property.description,
            required: property.required,
            dialect: self.ty.dialect,
        };
        let facts = constraints::apply(subject, &mut schema);
        self.resolved.facts += facts;
        if facts == 0 && unread::states_rule(&property.description) {
            let rule = UnreadRule {
                path: self.ty.path.clone(),
                line: property.line,
                row: property.row.clone(),
                description: property.description.clone(),
            };
            self.resolved.unread.push((self.ty.name.clone(), property.wire.clone(), rule));
        }
        if !property.description.is_empty() {
            schema.insert("description".to_owned(), json!(property.description));
        }
        if property.row != property.wire {
            schema.insert(vocabulary::DOCUMENTED_AS.to_owned(), json!(property.row));
        }
        let source = self.source(property.line, Some(&property.row));
        schema.insert(vocabulary::SOURCE.to_owned(), source);
        if let Some(source) = &property.renamed {
            overlay::cite(&mut schema, source, &[vocabulary::DOCUMENTED_AS]);
        }
        Value::Object(schema)
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
            Type::List(item) => json!({ "type": "array", "items": self.schema(item, property) }),
            Type::Map(value) => {
                json!({ "type": "object", "additionalProperties": self.schema(value, property) })
            }
            Type::Named(name) => self.named(name, property),
        };
        match schema {
            Value::Object(schema) => schema,
            _ => Map::new(),
        }
    }

    /// Returns an enumeration of the page, else a type of the page set.
    fn named(&mut self, name: &str, property: &Property) -> Value {
        if let Some(values) = self.ty.enumerations.get(name) {
            self.resolved.values += values.len();
            if self.resolved.values > MAX_VALUES {
                let message = format!(
                    "the values of `{}` are left out: there are more than {MAX_VALUES} with those of the properties before",
                    property.row
                );
                self.problems.push(Problem::error(&self.ty.path, property.line, message));
                return json!({ "type": "string" });
            }
            return json!({ "type": "string", "enum": values });
        }
        if self.names.contains(name) {
            return json!({ "$ref": reference(name) });
        }
        let message = format!(
            "`{}` has the type `{}`, which is not known and has no page here",
            property.row,
            shorten(name)
        );
        let left = MAX_COMPARISONS.saturating_sub(self.resolved.comparisons);
        let names = self.names.iter().copied().take(left);
        self.resolved.comparisons += names.len();
        let help = match suggest::nearest(name, names) {
            Some(near) => format!("did you mean `{near}`? the property is captured as any value"),
            None => "add the page of that type; the property is captured as any value".to_owned(),
        };
        self.problems.push(Problem::error(&self.ty.path, property.line, message).with_help(help));
        json!({})
    }
}
