//! From bytes, and from serde, to values.

use serde::de::Error;
use tablature_validator::reading;

use super::super::{Number, Object, Typed, Value};

/// Levels of arrays and objects that are read.
pub const MAX_DEPTH: usize = tablature_schema::json::MAX_VALUE_DEPTH;

/// Builds a [`Value`] from what the strict reader finds.
pub(crate) struct Builder;

impl reading::Builder for Builder {
    type Value = Value;

    fn null(&mut self) -> Value {
        Value::Null
    }

    fn boolean(&mut self, value: bool) -> Value {
        Value::Bool(value)
    }

    fn number(&mut self, literal: &str) -> Value {
        Value::Number(Number::from_literal(literal))
    }

    fn string(&mut self, text: &str) -> Value {
        text.into()
    }

    fn array(&mut self, elements: Vec<Value>) -> Value {
        Value::Array(elements)
    }

    fn object(&mut self, members: Vec<(String, Value)>) -> Value {
        let mut object = Object::with_capacity(members.len());
        object.extend(members);
        Value::Object(object)
    }
}

/// Reads a type from any deserializer, through a [`Value`].
///
/// # Errors
///
/// The deserialiser's, or everything that the type cannot hold, one line for each.
pub fn from_serde<'de, T: Typed, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let value = <Value as serde::Deserialize>::deserialize(deserializer)?;
    T::from_value(value).map_err(D::Error::custom)
}
