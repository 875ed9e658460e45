//! Absent, null, or a value: kept apart.

use super::{
    __private::{At, Cursor, Errors, Json},
    Value,
};
use tablature_schema::ir::Keyword;

/// A field that may be absent, and may be null, which is not the same.
///
/// # Example
///
/// ```
/// use tablature::types::Field;
///
/// let name: Field<String> = Field::default();
/// assert!(name.is_absent());
/// assert_eq!(Field::Value("Ada".to_owned()).value(), Some(&"Ada".to_owned()));
/// assert_eq!(Field::<String>::Null.value(), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Field<T> {
    /// The object has no such field.
    #[default]
    Absent,
    /// The field is null.
    Null,
    /// The field has a value.
    Value(T),
}

impl<T> Field<T> {
    /// Returns the value, if there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// Returns the value, owned, if there is one.
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// Returns whether the object has no such field.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Returns whether the field is there and null.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }
}

impl<T> From<T> for Field<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

/// A value that may be null.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nullable<T> {
    /// Null.
    Null,
    /// A value.
    Value(T),
}

impl<T> Nullable<T> {
    /// Returns the value, if it is not null.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Null => None,
        }
    }

    /// Returns the value, owned, if it is not null.
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Null => None,
        }
    }
}

impl<T> From<Option<T>> for Nullable<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

impl<T: Json> Json for Nullable<T> {
    fn read(value: Value, at: &At<'_>, errors: &mut Errors) -> Option<Self> {
        match value {
            Value::Null => Some(Self::Null),
            value => T::read(value, at, errors).map(Self::Value),
        }
    }

    fn fill(cursor: &mut Cursor<'_>) -> Option<Self> {
        if cursor.is_null() { Some(Self::Null) } else { T::fill(cursor).map(Self::Value) }
    }

    fn write(&self) -> Value {
        self.value().map_or(Value::Null, Json::write)
    }
}

/// The empty string, where a schema allows no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Empty;

impl Json for Empty {
    fn read(value: Value, at: &At<'_>, errors: &mut Errors) -> Option<Self> {
        match value {
            Value::String(text) if text.is_empty() => Some(Self),
            other => errors.push(at, Keyword::MaxLength, "the empty string", &other),
        }
    }

    fn fill(cursor: &mut Cursor<'_>) -> Option<Self> {
        cursor.text()?.is_empty().then_some(Self)
    }

    fn write(&self) -> Value {
        Value::String(String::new())
    }
}

/// Null, where a schema allows nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Null;

impl Json for Null {
    fn read(value: Value, at: &At<'_>, errors: &mut Errors) -> Option<Self> {
        match value {
            Value::Null => Some(Self),
            other => errors.push(at, Keyword::Type, "null", &other),
        }
    }

    fn fill(cursor: &mut Cursor<'_>) -> Option<Self> {
        cursor.is_null().then_some(Self)
    }

    fn write(&self) -> Value {
        Value::Null
    }
}

crate::__tablature_serde! { Empty }
crate::__tablature_serde! { Null }
