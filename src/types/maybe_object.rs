//! Values that are an object of a type, if they are an object.

use super::{
    __private::{At, Cursor, Errors, Json},
    ReadError, ReadErrors, Value,
};
use tablature_schema::ir::Keyword;

/// An object of a type, or any value that is not an object.
///
/// This is what a schema with `properties` and without `type` accepts: `properties` says nothing about values of other
/// types, so that a string is valid, too.
///
/// # Example
///
/// ```
/// use tablature::types::{Map, MaybeObject, Typed, Value};
///
/// let sizes: MaybeObject<Map<u8>> = Typed::from_json(br#"{"s": 1}"#)?;
/// assert_eq!(sizes.object().and_then(|sizes| sizes.get("s")), Some(&1));
/// let sizes = MaybeObject::<Map<u8>>::from_json(b"\"all\"")?;
/// assert_eq!(sizes.object(), None);
/// assert!(MaybeObject::<Map<u8>>::from_json(br#"{"s": 1000}"#).is_err());
/// # Ok::<(), tablature::types::ReadErrors>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MaybeObject<T> {
    /// An object.
    Object(T),
    /// A value of another type.
    Other(NotObject),
}

impl<T> MaybeObject<T> {
    /// Returns the object, if it is one.
    pub fn object(&self) -> Option<&T> {
        match self {
            Self::Object(object) => Some(object),
            Self::Other(_) => None,
        }
    }

    /// Returns the object to change, if it is one.
    pub fn object_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Object(object) => Some(object),
            Self::Other(_) => None,
        }
    }

    /// Returns the object, owned, if it is one.
    pub fn into_object(self) -> Option<T> {
        match self {
            Self::Object(object) => Some(object),
            Self::Other(_) => None,
        }
    }
}

impl<T> From<T> for MaybeObject<T> {
    fn from(object: T) -> Self {
        Self::Object(object)
    }
}

impl<T: Json> Json for MaybeObject<T> {
    fn read(value: Value, at: &At<'_>, errors: &mut Errors) -> Option<Self> {
        match value {
            Value::Object(_) => T::read(value, at, errors).map(Self::Object),
            other => Some(Self::Other(NotObject(other))),
        }
    }

    fn fill(cursor: &mut Cursor<'_>) -> Option<Self> {
        if cursor.peek()? == b'{' {
            T::fill(cursor).map(Self::Object)
        } else {
            Value::fill(cursor).map(|other| Self::Other(NotObject(other)))
        }
    }

    fn write(&self) -> Value {
        match self {
            Self::Object(object) => object.write(),
            Self::Other(other) => other.0.clone(),
        }
    }
}

/// A value that is not an object.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NotObject(Value);

impl NotObject {
    /// Returns the value.
    pub fn get(&self) -> &Value {
        &self.0
    }

    /// Returns the value, owned.
    pub fn into_inner(self) -> Value {
        self.0
    }
}

impl TryFrom<Value> for NotObject {
    type Error = ReadErrors;

    fn try_from(value: Value) -> Result<Self, ReadErrors> {
        match value {
            Value::Object(_) => Err(ReadErrors::new(vec![ReadError::new(
                String::new(),
                Keyword::Type.name(),
                "a value that is not an object".to_owned(),
                "an object".to_owned(),
            )])),
            other => Ok(Self(other)),
        }
    }
}
