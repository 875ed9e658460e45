//! Schemas for payloads with a given value at a given place.

use serde_json::{Map, Value, json};
use tablature_schema::{
    ir::{Draft, Keyword, TypeSet},
    json::pointer::push_segment,
};

use super::{
    emit::{definition, put_value, reference_to, value_of},
    mutate::name_like,
};

/// One step from a value to a value inside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// Into the field of this name.
    Field(String),
    /// Into a field whose name matches this pattern.
    Matching(String),
    /// Into a field that is not declared.
    Other,
    /// Into the item at this index.
    Item(usize),
}

impl Step {
    /// Formats steps for people: `session.pages[]`.
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

    /// Formats steps as a JSON Pointer in which `*` stands for any item, and for fields without a name of their own.
    pub(super) fn pointer(steps: &[Self]) -> String {
        let mut pointer = String::new();
        for step in steps {
            match step {
                Self::Field(name) => push_segment(&mut pointer, name),
                Self::Matching(_) | Self::Other | Self::Item(_) => pointer.push_str("/*"),
            }
        }
        pointer
    }

    /// Returns the field name that the step takes in a generated payload.
    fn name(&self) -> Option<String> {
        match self {
            Self::Field(name) => Some(name.clone()),
            Self::Matching(pattern) => Some(name_like(pattern)),
            Self::Other => Some("undeclaredField".to_owned()),
            Self::Item(_) => None,
        }
    }
}

/// Returns a schema of the values of `schema` that contain a value of `inner` at these steps. `inner` may have its own
/// `$defs`.
pub(super) fn constrained(schema: &Value, steps: &[Step], inner: Value) -> Value {
    let mut defs = Map::new();
    let mut whole = schema.clone();
    take_definitions(&mut whole, &mut defs);
    let mut inner = renamed(inner);
    take_definitions(&mut inner, &mut defs);
    let held = steps.iter().rev().fold(inner, |inner, step| match (step, step.name()) {
        (_, Some(name)) => json!({
            (Keyword::Type.name()): TypeSet::OBJECT.to_string(),
            (Keyword::Required.name()): [name.clone()],
            (Keyword::Properties.name()): {name: inner},
        }),
        (Step::Item(at), _) => {
            let mut places = vec![Value::Bool(true); *at];
            places.push(inner);
            json!({
                (Keyword::Type.name()): TypeSet::ARRAY.to_string(),
                (Keyword::MinItems.name()): at + 1,
                (Keyword::PrefixItems.name()): places,
            })
        }
        _ => inner,
    });
    json!({
        (Keyword::Schema.name()): Draft::Draft2020.meta_schema(),
        (Keyword::AllOf.name()): [whole, held],
        (Keyword::Defs.name()): defs,
    })
}

/// Returns the schema of a single value.
pub(super) fn only(value: &Value) -> Value {
    json!({(Keyword::Const.name()): value})
}

/// Moves the definitions out of a document, which makes it a subschema.
fn take_definitions(document: &mut Value, defs: &mut Map<String, Value>) {
    let Some(members) = document.as_object_mut() else { return };
    members.remove(Keyword::Schema.name());
    if let Some(Value::Object(own)) = members.remove(Keyword::Defs.name()) {
        defs.extend(own);
    }
}

/// Renames the definitions of a schema, so that they do not clash with others.
fn renamed(mut schema: Value) -> Value {
    let mut open = vec![&mut schema];
    while let Some(value) = open.pop() {
        match value {
            Value::Object(members) => {
                let target = value_of(members, Keyword::Ref).and_then(Value::as_str);
                if let Some(name) = target.and_then(definition) {
                    let target = reference_to(&format!("inner-{name}"));
                    put_value(members, Keyword::Ref, Value::String(target));
                }
                if let Some(Value::Object(defs)) = members.get_mut(Keyword::Defs.name()) {
                    let names: Vec<String> = defs.keys().cloned().collect();
                    for name in names {
                        if let Some(body) = defs.shift_remove(&name) {
                            defs.insert(format!("inner-{name}"), body);
                        }
                    }
                }
                open.extend(members.values_mut());
            }
            Value::Array(items) => open.extend(items.iter_mut()),
            _ => {}
        }
    }
    schema
}

/// Returns the payload with `value` at these steps, if it has the place.
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

/// Returns the payload with `value` at these steps, and with what leads there where the payload lacks it.
pub(super) fn grown(payload: &Value, steps: &[Step], value: &Value) -> Option<Value> {
    let mut whole = payload.clone();
    let mut at = &mut whole;
    for step in steps {
        at = if let Some(name) = step.name() {
            if at.is_null() {
                *at = Value::Object(Map::new());
            }
            at.as_object_mut()?.entry(name).or_insert(Value::Null)
        } else {
            let Step::Item(index) = step else { return None };
            if at.is_null() {
                *at = Value::Array(Vec::new());
            }
            let items = at.as_array_mut()?;
            if items.len() == *index {
                items.push(Value::Null);
            }
            items.get_mut(*index)?
        };
    }
    *at = value.clone();
    Some(whole)
}
