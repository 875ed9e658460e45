//! From serde to values and types, and back.

use std::str::FromStr;

use serde::de::Error;

use super::{
    super::{Map, Number, ReadErrors, Typed, Value},
    Json,
};

/// Reads a type from any deserializer, through a [`Value`]: a deserializer has no bytes that could be proved valid.
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

/// Writes a type to any serializer, through a [`Value`].
///
/// # Errors
///
/// The serializer's.
pub fn to_serde<T: Json, S: serde::Serializer>(
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serde::Serialize::serialize(&value.write(), serializer)
}

impl<T: Json> serde::Serialize for Map<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        to_serde(self, serializer)
    }
}

impl<'de, T: Json> serde::Deserialize<'de> for Map<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_serde(deserializer)
    }
}

impl FromStr for Number {
    type Err = ReadErrors;

    /// Reads a number as JSON writes it.
    fn from_str(literal: &str) -> Result<Self, ReadErrors> {
        // Another value than a number is reported as such, not as invalid JSON.
        Self::from_json(literal.as_bytes()).or_else(|_| Self::from_value(literal.into()))
    }
}

crate::__tablature_deserialize! { Number }
