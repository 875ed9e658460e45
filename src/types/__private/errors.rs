//! What goes wrong while one document is read.

use super::{
    super::{ReadError, ReadErrors, Value},
    At, MAX_DEPTH,
};
use tablature_schema::ir::Keyword;

/// Collects everything that is wrong, and which spelling keys are in.
#[derive(Debug, Default)]
pub struct Errors {
    list: Vec<ReadError>,
    /// How many keys were in the wire's spelling where there is another.
    on_the_wire: usize,
    /// The keys that were in the documented spelling, and the names of their fields.
    documented: Vec<(String, &'static str)>,
}

/// What is there instead of what was expected.
pub trait Found {
    /// In the words of a sentence.
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

/// How far reading had come, to go back to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    errors: usize,
    on_the_wire: usize,
    documented: usize,
}

impl Errors {
    /// Notes an error. `None`, so that readers can end with it.
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

    /// Forgets what happened since, and returns the errors.
    pub(super) fn roll_back(&mut self, mark: Mark) -> Vec<ReadError> {
        self.on_the_wire = mark.on_the_wire;
        self.documented.truncate(mark.documented);
        self.list.split_off(mark.errors)
    }

    pub(super) fn saw_wire_name(&mut self) {
        self.on_the_wire += 1;
    }

    pub(super) fn saw_documented_name(&mut self, at: &At<'_>, key: &str, wire: &'static str) {
        self.documented.push((at.key(key).pointer(), wire));
    }

    /// Refuses what would not be read to its end without a deep stack. Says whether it did not.
    pub(super) fn allow_depth(&mut self, at: &At<'_>) -> bool {
        if at.depth() < MAX_DEPTH {
            return true;
        }
        let expected = format!("at most {MAX_DEPTH} levels of arrays and objects");
        let found = "one more".to_owned();
        self.push_error(ReadError::new(at.pointer(), "nested-too-deep", expected, found));
        false
    }

    /// The value, or everything that is wrong.
    pub(crate) fn finish<T>(mut self, read: Option<T>) -> Result<T, ReadErrors> {
        if self.on_the_wire > 0 {
            for (pointer, wire) in self.documented {
                let expected = format!("`{wire}`, as other keys are in the wire's spelling");
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
