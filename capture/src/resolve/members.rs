//! Adds the members of properties to their schemas: fields of objects, items of arrays.

use serde_json::{Map, Value, json};
use tablature_schema::json::pointer;

use super::{Scope, shapes};
use crate::{
    model::{Property, shorten},
    problem::Problem,
    wild,
};

impl Scope<'_> {
    /// Adds `properties` and `required`.
    pub(super) fn insert_fields(&mut self, fields: &[Property], schema: &mut Map<String, Value>) {
        let (mut properties, mut patterns) = (Map::new(), Map::new());
        for field in fields {
            let step =
                if self.path.is_empty() { field.wire.clone() } else { format!(".{}", field.wire) };
            // A name with a star or a placeholder stands for others.
            let pattern = wild::pattern(&field.wire, fields.iter().map(|it| it.wire.as_str()));
            let (keyword, key, members) = match pattern {
                Some(pattern) => ("/patternProperties", pattern, &mut patterns),
                None => ("/properties", field.wire.clone(), &mut properties),
            };
            let outer = self.pointer.len();
            self.pointer.push_str(keyword);
            pointer::push_segment(&mut self.pointer, &key);
            let property = self.property(field, &step);
            self.pointer.truncate(outer);
            members.insert(key, Value::Object(property));
        }
        let is_required = |field: &&Property| field.required && !wild::is_wild(&field.wire);
        let required: Vec<&str> =
            fields.iter().filter(is_required).map(|field| field.wire.as_str()).collect();
        if !required.is_empty() {
            schema.insert("required".to_owned(), json!(required));
        }
        if !properties.is_empty() {
            schema.insert("properties".to_owned(), Value::Object(properties));
        }
        if !patterns.is_empty() {
            schema.insert("patternProperties".to_owned(), Value::Object(patterns));
        }
    }

    /// Adds the fields and items that rows document below a property.
    pub(super) fn insert_members(&mut self, property: &Property, schema: &mut Map<String, Value>) {
        if let Some(items) = &property.items {
            self.make("array", property, schema);
            let outer = self.pointer.len();
            self.pointer.push_str("/items");
            let described = self.property(items, "[]");
            self.pointer.truncate(outer);
            let known = match schema.remove("items") {
                Some(Value::Object(known)) => known,
                _ => Map::new(),
            };
            schema.insert("items".to_owned(), Value::Object(merged(known, described)));
            return;
        }
        if !property.fields.is_empty() {
            self.make("object", property, schema);
            self.insert_fields(&property.fields, schema);
        }
        if let Some(others) = &property.others {
            self.make("object", property, schema);
            let outer = self.pointer.len();
            self.pointer.push_str("/additionalProperties");
            let described = self.property(others, ".*");
            self.pointer.truncate(outer);
            schema.insert("additionalProperties".to_owned(), Value::Object(described));
        }
    }

    /// Makes a schema one of objects or arrays, whatever its row says: its members are documented.
    fn make(&mut self, json: &str, property: &Property, schema: &mut Map<String, Value>) {
        let fits = match schema.get("type") {
            None => schema.contains_key("$ref") || schema.contains_key("anyOf"),
            Some(Value::Array(types)) => types.iter().any(|ty| ty == json),
            Some(ty) => ty == json,
        };
        if fits {
            return;
        }
        let documented = shapes::short(schema);
        if documented != "any" && !(json == "array" && documented == "object") {
            let noun = if json == "array" { "items" } else { "members" };
            let message = format!(
                "`{}` is documented as {documented}, and has {noun}",
                shorten(&property.row)
            );
            let problem = Problem::warning(&self.ty.path, property.line, message);
            self.problems.push(problem.with_help(format!("it is captured as an {json}")));
        }
        schema.clear();
        schema.insert("type".to_owned(), json!(json));
    }
}

/// Returns the schema of items by the type of the array, with what their own rows say.
fn merged(mut known: Map<String, Value>, described: Map<String, Value>) -> Map<String, Value> {
    let replaces =
        described.get("type").is_some_and(|ty| ty != "object") || described.contains_key("$ref");
    if known.is_empty() || replaces {
        return described;
    }
    if known.get("type").is_some_and(|ty| ty != "object") {
        return described;
    }
    for (keyword, value) in described {
        if !(keyword == "type" && known.contains_key("$ref")) {
            known.insert(keyword, value);
        }
    }
    known
}
