//! The subschemas of keywords, and the order in which keywords are written.

use serde_json::{Map, Value};
use tablature_schema::json::pointer;

/// The form of a keyword's subschemas.
#[derive(Clone, Copy)]
enum Holds {
    One,
    List,
    ByName,
}

/// Every keyword of JSON Schema 2020-12 and of ours, in the order in which it is written, with the form of its
/// subschemas.
const KEYWORDS: &[(&str, Option<Holds>)] = &[
    ("$schema", None),
    ("$id", None),
    ("$anchor", None),
    ("$comment", None),
    ("title", None),
    ("description", None),
    ("documentedAs", None),
    ("deprecated", None),
    ("source", None),
    ("payloadAt", None),
    ("type", None),
    ("$ref", None),
    ("format", None),
    ("maxAge", None),
    ("const", None),
    ("enum", None),
    ("knownValues", None),
    ("rustName", None),
    ("rustNames", None),
    ("pattern", None),
    ("recommendedPattern", None),
    ("minLength", None),
    ("maxLength", None),
    ("minimum", None),
    ("exclusiveMinimum", None),
    ("maximum", None),
    ("exclusiveMaximum", None),
    ("multipleOf", None),
    ("nullMeansAbsent", None),
    ("fault", None),
    ("default", None),
    ("examples", None),
    ("readOnly", None),
    ("writeOnly", None),
    ("prefixItems", Some(Holds::List)),
    ("items", Some(Holds::One)),
    ("contains", Some(Holds::One)),
    ("minContains", None),
    ("maxContains", None),
    ("minItems", None),
    ("maxItems", None),
    ("uniqueItems", None),
    ("required", None),
    ("dependentRequired", None),
    ("minProperties", None),
    ("maxProperties", None),
    ("propertyNames", Some(Holds::One)),
    ("properties", Some(Holds::ByName)),
    ("patternProperties", Some(Holds::ByName)),
    ("additionalProperties", Some(Holds::One)),
    ("dependentSchemas", Some(Holds::ByName)),
    ("unevaluatedItems", Some(Holds::One)),
    ("unevaluatedProperties", Some(Holds::One)),
    ("not", Some(Holds::One)),
    ("if", Some(Holds::One)),
    ("then", Some(Holds::One)),
    ("else", Some(Holds::One)),
    ("anyOf", Some(Holds::List)),
    ("oneOf", Some(Holds::List)),
    ("allOf", Some(Holds::List)),
    ("should", Some(Holds::One)),
    ("agreement", None),
    ("$defs", Some(Holds::ByName)),
];

/// Returns the name of every keyword.
pub(super) fn keywords() -> impl Iterator<Item = &'static str> {
    KEYWORDS.iter().map(|(keyword, _)| *keyword)
}

/// Calls `visit` for a schema and every subschema, outer ones first.
pub(super) fn for_each<'a>(schema: &'a Value, visit: &mut dyn FnMut(&'a Map<String, Value>)) {
    let Value::Object(map) = schema else { return };
    visit(map);
    for (keyword, holds) in KEYWORDS {
        let Some(value) = map.get(*keyword) else {
            continue;
        };
        match (holds, value) {
            (Some(Holds::One), schema) => for_each(schema, visit),
            (Some(Holds::List), Value::Array(schemas)) => {
                for schema in schemas {
                    for_each(schema, visit);
                }
            }
            (Some(Holds::ByName), Value::Object(schemas)) => {
                for schema in schemas.values() {
                    for_each(schema, visit);
                }
            }
            _ => {}
        }
    }
}

/// Calls `visit` for a schema and every subschema with its JSON Pointer, which begins with `at`.
pub(super) fn for_each_at<'a>(
    schema: &'a Value,
    at: &str,
    visit: &mut dyn FnMut(&str, &'a Map<String, Value>),
) {
    let Value::Object(map) = schema else { return };
    visit(at, map);
    for (keyword, holds) in KEYWORDS {
        match (holds, map.get(*keyword)) {
            (Some(Holds::One), Some(schema)) => {
                for_each_at(schema, &format!("{at}/{keyword}"), visit);
            }
            (Some(Holds::List), Some(Value::Array(schemas))) => {
                for (n, schema) in schemas.iter().enumerate() {
                    for_each_at(schema, &format!("{at}/{keyword}/{n}"), visit);
                }
            }
            (Some(Holds::ByName), Some(Value::Object(schemas))) => {
                for (name, schema) in schemas {
                    let name = pointer::escape(name);
                    for_each_at(schema, &format!("{at}/{keyword}/{name}"), visit);
                }
            }
            _ => {}
        }
    }
}

/// Calls `visit` for a schema and every subschema, outer ones first.
pub(super) fn for_each_mut(schema: &mut Value, visit: &mut dyn FnMut(&mut Map<String, Value>)) {
    let Value::Object(map) = schema else { return };
    visit(map);
    for (keyword, holds) in KEYWORDS {
        let Some(value) = map.get_mut(*keyword) else {
            continue;
        };
        match (holds, value) {
            (Some(Holds::One), schema) => for_each_mut(schema, visit),
            (Some(Holds::List), Value::Array(schemas)) => {
                for schema in schemas {
                    for_each_mut(schema, visit);
                }
            }
            (Some(Holds::ByName), Value::Object(schemas)) => {
                for schema in schemas.values_mut() {
                    for_each_mut(schema, visit);
                }
            }
            _ => {}
        }
    }
}

/// Sorts the keywords of a schema and of every subschema. Properties and types keep the documented order.
pub(super) fn order(schema: &mut Value) {
    for_each_mut(schema, &mut |map| {
        let mut unordered = std::mem::take(map);
        for (keyword, _) in KEYWORDS {
            if let Some(value) = unordered.remove(*keyword) {
                map.insert((*keyword).to_owned(), value);
            }
        }
        map.append(&mut unordered);
    });
}
