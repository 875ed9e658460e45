//! Schemas of unions and values, and schemas in short.

use serde_json::{Map, Value, json};
use tablature_schema::vocabulary;

use crate::{model::Property, values::Values};

type Schema = Map<String, Value>;

/// Returns a schema that accepts what any of these accepts.
pub(super) fn any_of(mut schemas: Vec<Schema>) -> Schema {
    if schemas.iter().any(Map::is_empty) {
        return Map::new();
    }
    let mut seen = std::collections::BTreeSet::new();
    schemas.retain(|schema| seen.insert(json!(schema).to_string()));
    if schemas.len() == 1 {
        return schemas.pop().unwrap_or_default();
    }
    // Bare types are a list of types.
    let is_bare = |schema: &Schema| schema.len() == 1 && schema.contains_key("type");
    if schemas.iter().all(is_bare) {
        let mut types: Vec<Value> = Vec::new();
        for ty in schemas.into_iter().filter_map(|mut schema| schema.remove("type")) {
            match ty {
                Value::Array(several) => types.extend(several),
                one => types.push(one),
            }
        }
        let mut seen = std::collections::BTreeSet::new();
        types.retain(|ty| seen.insert(ty.to_string()));
        let ty = if types.len() == 1 { types.remove(0) } else { json!(types) };
        return Map::from_iter([("type".to_owned(), ty)]);
    }
    Map::from_iter([("anyOf".to_owned(), json!(schemas))])
}

/// Returns a schema that accepts null, too.
pub(super) fn or_null(mut schema: Schema) -> Schema {
    if schema.contains_key("$ref") {
        return any_of(vec![schema, Map::from_iter([("type".to_owned(), json!("null"))])]);
    }
    let is_alone = schema.len() == 1;
    match schema.get_mut("anyOf") {
        Some(Value::Array(branches)) if is_alone => {
            branches.push(json!({ "type": "null" }));
            return schema;
        }
        Some(_) => {
            return any_of(vec![schema, Map::from_iter([("type".to_owned(), json!("null"))])]);
        }
        None => {}
    }
    match schema.get_mut("type") {
        Some(Value::Array(types)) if types.iter().all(|ty| ty != "null") => {
            types.push(json!("null"));
        }
        Some(ty @ Value::String(_)) => *ty = json!([ty.take(), "null"]),
        _ => {}
    }
    if let Some(Value::Array(values)) = schema.get_mut("enum") {
        values.push(Value::Null);
    }
    schema
}

/// Returns the type of JSON that all of these values have.
pub(super) fn type_of(values: &[Value]) -> Option<&'static str> {
    let all = |is: fn(&Value) -> bool| !values.is_empty() && values.iter().all(is);
    if all(Value::is_string) {
        Some("string")
    } else if all(|value| value.is_i64() || value.is_u64()) {
        Some("integer")
    } else if all(Value::is_number) {
        Some("number")
    } else if all(Value::is_boolean) {
        Some("boolean")
    } else {
        None
    }
}

/// Adds the values of a table or column to a property: all of them, or those that are known.
pub(super) fn restrict(schema: &mut Schema, values: &Values) {
    let is_bare = ["enum", "format", "pattern", "anyOf", "$ref", vocabulary::KNOWN_VALUES]
        .iter()
        .all(|keyword| !schema.contains_key(*keyword));
    let ty = schema.get("type").and_then(Value::as_str).unwrap_or_default();
    let schema = if ty == "array" {
        let Some(items) = schema.entry("items").or_insert_with(|| json!({})).as_object_mut() else {
            return;
        };
        items
    } else {
        schema
    };
    let types: Vec<&str> = match schema.get("type") {
        Some(Value::Array(types)) => types.iter().filter_map(Value::as_str).collect(),
        ty => ty.and_then(Value::as_str).into_iter().collect(),
    };
    let is_nullable = types.contains(&"null");
    let mut others = types.into_iter().filter(|ty| *ty != "null");
    let ty = others.next().filter(|_| others.next().is_none()).unwrap_or_default().to_owned();
    if !is_bare || values.list.is_empty() {
        return;
    }
    let mut list = values.list.clone();
    // Items that nothing else describes.
    let is_free = schema.is_empty() && list.iter().all(Value::is_string);
    if ty == "string" || is_free {
        // A link in a description may lead to the numbers of something else.
        if !values.is_closed && list.iter().all(Value::is_number) {
            return;
        }
        for value in &mut list {
            if let Value::Number(number) = value {
                *value = json!(number.to_string());
            }
        }
    } else if ty != "integer" || !list.iter().all(Value::is_i64) {
        return;
    }
    if is_free {
        schema.insert("type".to_owned(), json!("string"));
    }
    if values.is_closed {
        list.extend(is_nullable.then_some(Value::Null));
        schema.insert("enum".to_owned(), json!(list));
    } else if ty == "string" || is_free {
        schema.insert(vocabulary::KNOWN_VALUES.to_owned(), json!(list));
    }
}

/// Adds the default and the examples of a property, those that its type accepts.
pub(super) fn annotate(schema: &mut Schema, property: &Property) {
    let is_allowed = |value: &Value| {
        let values = schema.get("enum").and_then(Value::as_array);
        values.is_none_or(|values| values.contains(value))
    };
    let default = property.default.as_deref().and_then(|text| value_of(text, schema));
    if let Some(default) = default.filter(is_allowed) {
        schema.insert("default".to_owned(), default);
    }
    let examples: Vec<Value> =
        property.examples.iter().filter_map(|text| value_of(text, schema)).collect();
    if !examples.is_empty() {
        schema.insert("examples".to_owned(), json!(examples));
    }
}

/// Returns the value that a text stands for in a property with this schema.
fn value_of(text: &str, schema: &Schema) -> Option<Value> {
    let text = text.trim().trim_matches('`').trim();
    let types: Vec<&str> = match schema.get("type")? {
        Value::String(ty) => vec![ty],
        Value::Array(types) => types.iter().filter_map(Value::as_str).collect(),
        _ => return None,
    };
    let is_nothing = matches!(
        text.to_lowercase().as_str(),
        "" | "-"
            | "—"
            | "–"
            | "n/a"
            | "none"
            | "null"
            | "nil"
            | "undefined"
            | "varies"
            | "not set"
            | "required"
    );
    if is_nothing {
        return None;
    }
    let parsed: Option<Value> = serde_json::from_str(text).ok();
    let fits = |value: &Value| {
        types.iter().any(|ty| match *ty {
            "string" => value.is_string(),
            "integer" => value.is_i64() || value.is_u64(),
            "number" => value.is_number(),
            "boolean" => value.is_boolean(),
            "array" => value.is_array(),
            "object" => value.is_object(),
            _ => false,
        })
    };
    let value = parsed.filter(fits).or_else(|| {
        let lower = text.to_lowercase();
        match lower.as_str() {
            "true" | "false" if types.contains(&"boolean") => Some(json!(lower == "true")),
            _ if types.contains(&"string") => Some(json!(text.trim_matches(['"', '\'', '“', '”']))),
            _ => None,
        }
    })?;
    (value.to_string().len() <= 2_000).then_some(value)
}

/// Returns a schema in a few letters: `string`, `array<Item>`, `string|null`, `any`.
pub(super) fn short(schema: &Schema) -> String {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        return reference.rsplit(['/', '#']).next().unwrap_or(reference).to_owned();
    }
    let inner = |keyword: &str| schema.get(keyword).and_then(Value::as_object).map(short);
    match schema.get("type") {
        Some(Value::Array(types)) => {
            types.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("|")
        }
        Some(Value::String(ty)) if ty == "array" => {
            match inner("items").filter(|item| item != "any") {
                Some(item) => format!("array<{item}>"),
                None => "array".to_owned(),
            }
        }
        Some(Value::String(ty)) if ty == "object" => {
            match inner("additionalProperties").filter(|value| value != "any") {
                Some(value) => format!("map<{value}>"),
                None => "object".to_owned(),
            }
        }
        Some(Value::String(ty)) => match schema.get("format").and_then(Value::as_str) {
            Some(format) => format!("{ty}({format})"),
            None => ty.clone(),
        },
        _ => match schema.get("anyOf").and_then(Value::as_array) {
            Some(branches) => branches
                .iter()
                .filter_map(Value::as_object)
                .map(short)
                .collect::<Vec<_>>()
                .join("|"),
            None if schema.contains_key("enum") => "enum".to_owned(),
            None => "any".to_owned(),
        },
    }
}
