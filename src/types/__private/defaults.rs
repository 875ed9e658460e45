//! The defaults of a schema, from their JSON texts: one function for each kind of field. `None` where a rule of the schema
//! rejects the default.

use super::{
    super::{Field, Nullable, Typed},
    Json, parse_value,
};

/// Returns the default of a required field.
pub fn required<T: Json>(json: &str) -> Option<T> {
    T::from_value(parse_value(json)).ok()
}

/// Returns the default of a field that may be absent.
pub fn optional<T: Json>(json: &str) -> Option<T> {
    required(json)
}

/// Returns the default of a field that may be absent, and for which null means the same.
pub fn absent_null<T: Json>(json: &str) -> Option<T> {
    required(json)
}

/// Returns the default of a field that may be absent or null.
pub fn nullable<T: Json>(json: &str) -> Option<Field<T>> {
    Some(match required::<Nullable<T>>(json)? {
        Nullable::Null => Field::Null,
        Nullable::Value(value) => Field::Value(value),
    })
}

/// Returns the default of a required field that may be null.
pub fn required_nullable<T: Json>(json: &str) -> Option<Nullable<T>> {
    required(json)
}
