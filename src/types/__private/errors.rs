//! The errors in one document that is read.

use super::{
    super::{ReadError, ReadErrors, Value},
    At, MAX_DEPTH,
};
use tablature_schema::ir::Keyword;

/// Collects all errors, and the spelling of keys.
#[derive(Debug, Default)]
pub struct Errors {
    list: Vec<ReadError>,
    /// The number of keys in the wire spelling that have a documented one too.
    on_the_wire: usize,
    /// The keys that were in the documented spelling, and the names of their fields.
    documented: Vec<(String, &'static str)>,
    /// How many branches of unions are being tried, one in the other.
    branches: usize,
}

/// Describes the value that was found instead of the expected one.
pub trait Found {
    /// Describes it for a sentence.
    fn into_words(self) -> String;
}

impl Found for &Value {
    fn into_words(self) -> String {
        self.describe()
    }
}

impl Found for &str {
    fn into_words(self) -> String {
        self.to_owned()
    }
}

impl Found for String {
    fn into_words(self) -> String {
        self
    }
}

/// A point to roll back to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    errors: usize,
    on_the_wire: usize,
    documented: usize,
}

impl Errors {
    /// Reports an error. Returns `None`, so that readers can end with it.
    #[cold]
    pub fn push<T>(
        &mut self,
        at: &At<'_>,
        keyword: Keyword,
        expected: impl Into<String>,
        found: impl Found,
    ) -> Option<T> {
        self.push_error(ReadError::new(
            at.pointer(),
            keyword.name(),
            expected.into(),
            found.into_words(),
        ));
        None
    }

    pub(super) fn push_error(&mut self, error: ReadError) {
        self.list.push(error);
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn mark(&self) -> Mark {
        Mark {
            errors: self.list.len(),
            on_the_wire: self.on_the_wire,
            documented: self.documented.len(),
        }
    }

    /// Forgets everything since the mark, and returns the errors.
    pub(super) fn roll_back(&mut self, mark: Mark) -> Vec<ReadError> {
        self.on_the_wire = mark.on_the_wire;
        self.documented.truncate(mark.documented);
        self.list.split_off(mark.errors)
    }

    /// Forgets the errors after the first ones.
    pub(super) fn truncate(&mut self, errors: usize) {
        self.list.truncate(errors);
    }

    pub(super) fn enter_branch(&mut self) {
        self.branches += 1;
    }

    pub(super) fn leave_branch(&mut self) {
        self.branches -= 1;
    }

    /// Returns whether a branch of a union is being tried. What is invalid there by a rule is not looked into further: with
    /// unions in unions that would take as many attempts as there are ways through them.
    pub fn is_in_branch(&self) -> bool {
        self.branches > 0
    }

    pub(super) fn saw_wire_name(&mut self) {
        self.on_the_wire += 1;
    }

    pub(super) fn has_wire_names(&self) -> bool {
        self.on_the_wire > 0
    }

    pub(super) fn saw_documented_name(&mut self, at: &At<'_>, key: &str, wire: &'static str) {
        self.documented.push((at.key(key).pointer(), wire));
    }

    /// Returns whether a value at this depth can be read without a deep stack; else reports that it cannot.
    pub(super) fn allow_depth(&mut self, at: &At<'_>) -> bool {
        if at.depth() < MAX_DEPTH {
            return true;
        }
        let expected = format!("at most {MAX_DEPTH} levels of arrays and objects");
        let found = "a deeper value".to_owned();
        self.push_error(ReadError::new(at.pointer(), "nested-too-deep", expected, found));
        false
    }

    /// Returns the value, or all errors.
    pub(crate) fn finish<T>(mut self, read: Option<T>) -> Result<T, ReadErrors> {
        if self.on_the_wire > 0 {
            for (pointer, wire) in self.documented {
                let expected = format!("`{wire}`, because other keys are in the wire spelling");
                let found = "the documented spelling".to_owned();
                self.list.push(ReadError::new(
                    pointer,
                    Keyword::DocumentedAs.name(),
                    expected,
                    found,
                ));
            }
        }
        match read {
            Some(value) if self.list.is_empty() => Ok(value),
            _ => Err(ReadErrors::new(self.list)),
        }
    }
}
