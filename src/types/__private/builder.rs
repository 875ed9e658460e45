//! The values that a builder was given, on their way into a struct.

use super::{
    super::{Field, Nullable, ReadError, ReadErrors, Typed},
    At, Errors, Json,
};
use tablature_schema::ir::Keyword;

/// Field of a builder: not set yet, a value, or a value that the field's type rejected.
#[derive(Debug, Clone, PartialEq)]
pub struct Slot<T>(Option<Result<T, ReadErrors>>);

impl<T> Default for Slot<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Slot<T> {
    /// Takes the default where no value was given.
    #[must_use]
    pub fn or(self, default: impl FnOnce() -> Option<T>) -> Self {
        Self(self.0.or_else(|| default().map(Ok)))
    }

    /// Takes a value, or nothing; the last one counts.
    pub fn give(&mut self, value: Result<Option<T>, ReadErrors>) {
        self.0 = value.transpose();
    }
}

/// The fields of a struct, as far as its builder was given them.
#[derive(Debug, Default)]
pub struct Given {
    errors: Errors,
}

impl Given {
    /// Takes a required field. `wire` is its name in errors.
    pub fn required<T>(&mut self, slot: Slot<T>, wire: &str) -> Option<T> {
        let Some(given) = slot.0 else {
            let expected = format!("field `{wire}`");
            return self.errors.push(&At::ROOT, Keyword::Required, expected, ReadError::NOTHING);
        };
        self.valid(given, wire)
    }

    /// Takes a field that may be absent.
    pub fn optional<T>(&mut self, slot: Slot<T>, wire: &str) -> Option<Option<T>> {
        match slot.0 {
            Some(given) => self.valid(given, wire).map(Some),
            None => Some(None),
        }
    }

    /// Takes a field that may be absent, and for which null means the same.
    pub fn absent_null<T>(&mut self, slot: Slot<T>, wire: &str) -> Option<Option<T>> {
        self.optional(slot, wire)
    }

    /// Takes a field that may be absent or null.
    pub fn nullable<T>(&mut self, slot: Slot<Field<T>>, wire: &str) -> Option<Field<T>> {
        self.optional(slot, wire).map(Option::unwrap_or_default)
    }

    /// Takes a required field that may be null.
    pub fn required_nullable<T>(
        &mut self,
        slot: Slot<Nullable<T>>,
        wire: &str,
    ) -> Option<Nullable<T>> {
        self.required(slot, wire)
    }

    /// Returns the value, or reports the errors of its type as errors of the field.
    fn valid<T>(&mut self, given: Result<T, ReadErrors>, wire: &str) -> Option<T> {
        let errors = match given {
            Ok(value) => return Some(value),
            Err(errors) => errors,
        };
        let field = At::ROOT.key(wire).pointer();
        for error in errors.into_vec() {
            let pointer = field.clone() + &error.pointer;
            self.errors.push_error(ReadError { pointer, ..error });
        }
        None
    }

    /// Returns the struct, if nothing is missing or invalid and the rules over several fields hold.
    pub fn finish<T: Json>(self, built: Option<T>) -> Result<T, ReadErrors> {
        let built = self.errors.finish(built)?;
        built.validate().map(|()| built)
    }
}
