//! What a builder was given, on its way into a struct.

use super::{super::ReadErrors, super::Typed, At, Errors, Json};

/// The fields of a struct, as far as its builder was given them.
#[derive(Debug, Default)]
pub struct Given {
    errors: Errors,
}

impl Given {
    /// A field that must be there. `wire` is its name in errors.
    pub fn required<T>(&mut self, given: Option<T>, wire: &str) -> Option<T> {
        given.or_else(|| {
            self.errors.push(&At::ROOT, "required", format!("field `{wire}`"), "no such field")
        })
    }

    /// A field that may be absent.
    pub fn optional<T: Default>(&mut self, given: Option<T>, _wire: &str) -> Option<T> {
        Some(given.unwrap_or_default())
    }

    /// The struct, if nothing is missing and the rules over several fields hold.
    pub fn finish<T: Json>(self, built: Option<T>) -> Result<T, ReadErrors> {
        let built = self.errors.finish(built)?;
        built.validate().map(|()| built)
    }
}
