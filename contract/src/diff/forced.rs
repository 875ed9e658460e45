//! A payload with a given value in a given place, asked for as a schema.

use serde_json::{Map, Value, json};

use super::near::name_like;

/// One step from a value to a value inside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// Into the field of this name.
    Field(String),
    /// Into a field whose name matches this pattern.
    Matching(String),
    /// Into a field that is not declared.
    Other,
    /// Into the item at this place.
    Item(usize),
}

impl Step {
    /// Steps as a person writes them: `session.pages[0]`.
    pub(super) fn path(steps: &[Self]) -> String {
        let mut path = String::new();
        for step in steps {
            let separator = if path.is_empty() { "" } else { "." };
            match step {
                Self::Field(name) => path += &[separator, name].concat(),
                Self::Matching(pattern) => path += &[separator, "/", pattern, "/"].concat(),
                Self::Other => path += &[separator, "*"].concat(),
                Self::Item(_) => path += "[]",
            }
        }
        path
    }

    /// The name that the step takes in a payload made here.
    fn name(&self) -> Option<String> {
        match self {
            Self::Field(name) => Some(name.clone()),
            Self::Matching(pattern) => Some(name_like(pattern)),
            Self::Other => Some("undeclaredField".to_owned()),
            Self::Item(_) => None,
        }
    }
}

/// A schema of the values of `schema` that hold a value of `inner` at these steps. `inner` may have `$defs` of
/// its own.
pub(super) fn forced(schema: &Value, steps: &[Step], inner: Value) -> Value {
    let mut defs = Map::new();
    let mut whole = schema.clone();
    if let Some(fields) = whole.as_object_mut() {
        if let Some(Value::Object(own)) = fields.remove("$defs") {
            defs.extend(own);
        }
        fields.remove("$schema");
    }
    let mut inner = renamed(inner);
    if let Some(fields) = inner.as_object_mut() {
        fields.remove("$schema");
        if let Some(Value::Object(own)) = fields.remove("$defs") {
            defs.extend(own);
        }
    }
    let forced = steps.iter().rev().fold(inner, |inner, step| match (step, step.name()) {
        (_, Some(name)) => {
            json!({"type": "object", "required": [name.clone()], "properties": {name: inner}})
        }
        (Step::Item(at), _) => {
            let mut places = vec![Value::Bool(true); *at];
            places.push(inner);
            json!({"type": "array", "minItems": at + 1, "prefixItems": places})
        }
        _ => inner,
    });
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "allOf": [whole, forced],
        "$defs": defs,
    })
}

/// The same with other names of definitions, so that they meet none of the schema's.
fn renamed(mut schema: Value) -> Value {
    let mut open = vec![&mut schema];
    while let Some(value) = open.pop() {
        match value {
            Value::Object(fields) => {
                if let Some(Value::String(reference)) = fields.get_mut("$ref")
                    && let Some(name) = reference.strip_prefix("#/$defs/")
                {
                    *reference = format!("#/$defs/inner-{name}");
                }
                if let Some(Value::Object(defs)) = fields.get_mut("$defs") {
                    let names: Vec<String> = defs.keys().cloned().collect();
                    for name in names {
                        if let Some(body) = defs.shift_remove(&name) {
                            defs.insert(format!("inner-{name}"), body);
                        }
                    }
                }
                open.extend(fields.values_mut());
            }
            Value::Array(items) => open.extend(items.iter_mut()),
            _ => {}
        }
    }
    schema
}

/// The payload with `value` at these steps, if it has the place.
pub(super) fn replaced(payload: &Value, steps: &[Step], value: &Value) -> Option<Value> {
    let Some((first, rest)) = steps.split_first() else { return Some(value.clone()) };
    let mut whole = payload.clone();
    let place = match (first, first.name()) {
        (Step::Item(at), _) => whole.get_mut(*at)?,
        (_, Some(name)) if rest.is_empty() => {
            whole.as_object_mut()?.insert(name, value.clone());
            return Some(whole);
        }
        (_, Some(name)) => whole.get_mut(&name)?,
        _ => return None,
    };
    *place = replaced(place, rest, value)?;
    Some(whole)
}
