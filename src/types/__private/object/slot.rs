//! Single fields of structs.

use super::{
    super::{
        super::{Field, Map, Object, Value},
        Cursor,
    },
    At, Errors, Json,
};

/// Where a field of a struct goes that is being read. It is empty at first.
pub trait FieldSlot {
    /// Reads the field, and returns whether it is valid.
    fn read(&mut self, value: Value, at: &At<'_>, errors: &mut Errors) -> bool;

    /// Fills the field from a payload that was proved valid; a second one is left to others to report.
    fn fill(&mut self, cursor: &mut Cursor<'_>) -> Option<()>;
}

impl<T: Json> FieldSlot for Option<T> {
    fn read(&mut self, value: Value, at: &At<'_>, errors: &mut Errors) -> bool {
        *self = T::read(value, at, errors);
        self.is_some()
    }

    fn fill(&mut self, cursor: &mut Cursor<'_>) -> Option<()> {
        let is_first = self.is_none();
        *self = T::fill(cursor);
        (is_first && self.is_some()).then_some(())
    }
}

impl<T: Json> FieldSlot for Field<T> {
    fn read(&mut self, value: Value, at: &At<'_>, errors: &mut Errors) -> bool {
        let field = match value {
            Value::Null => Some(Self::Null),
            value => T::read(value, at, errors).map(Self::Value),
        };
        *self = field.unwrap_or_default();
        !self.is_absent()
    }

    fn fill(&mut self, cursor: &mut Cursor<'_>) -> Option<()> {
        let is_first = self.is_absent();
        *self = if cursor.is_null() { Self::Null } else { Self::Value(T::fill(cursor)?) };
        is_first.then_some(())
    }
}

/// Where the members go that are no fields.
pub trait Rest {
    /// Reads all of them, and returns whether they are valid.
    fn read(&mut self, members: Object, at: &At<'_>, errors: &mut Errors) -> bool;

    /// Fills one of them from a payload that was proved valid.
    fn fill(&mut self, key: &str, cursor: &mut Cursor<'_>) -> Option<()>;

    /// Writes them. One that has the name of a field that is there is not written; one that has the name of an absent field
    /// is, and every reader of the object sees that field.
    fn write(&self, object: &mut Object);
}

impl<T: Json> Rest for Map<T> {
    fn read(&mut self, members: Object, at: &At<'_>, errors: &mut Errors) -> bool {
        T::read_map(members, at, errors).map(|map| *self = map).is_some()
    }

    fn fill(&mut self, key: &str, cursor: &mut Cursor<'_>) -> Option<()> {
        let value = T::fill(cursor)?;
        self.insert(key, value);
        Some(())
    }

    fn write(&self, object: &mut Object) {
        for (key, value) in self.iter() {
            if !object.contains_key(key) {
                object.insert(key, value.write());
            }
        }
    }
}

/// A field of a struct that is to be written.
pub trait Written {
    /// Returns the value, if the field is there.
    fn written(&self) -> Option<Value>;
}

impl<T: Json> Written for T {
    fn written(&self) -> Option<Value> {
        Some(self.write())
    }
}

impl<T: Json> Written for Option<T> {
    fn written(&self) -> Option<Value> {
        self.as_ref().map(Json::write)
    }
}

impl<T: Json> Written for Field<T> {
    fn written(&self) -> Option<Value> {
        match self {
            Self::Absent => None,
            Self::Null => Some(Value::Null),
            Self::Value(value) => Some(value.write()),
        }
    }
}
