//! Errors of reading.

use std::{convert::Infallible, fmt, num::TryFromIntError};
use tablature_schema::ir::Keyword;

/// One error: a value that a type cannot hold.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReadError {
    /// JSON Pointer (RFC 6901) to the value; for a missing field, to the object that lacks it.
    pub pointer: String,
    /// The keyword of the schema that is violated, or a code such as `invalid-json` for an error in the text.
    pub keyword: String,
    /// Expected value, such as "an integer".
    pub expected: String,
    /// Value found instead.
    pub found: String,
}

impl ReadError {
    /// Stands for the value found where a field is missing.
    pub(crate) const NOTHING: &str = "no such field";

    pub(crate) fn new(pointer: String, keyword: &str, expected: String, found: String) -> Self {
        Self { pointer, keyword: keyword.to_owned(), expected, found }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.pointer.is_empty() {
            write!(f, "at {}: ", self.pointer)?;
        }
        if self.found == Self::NOTHING {
            return write!(f, "{} is missing", self.expected);
        }
        write!(f, "expected {}, found {}", self.expected, self.found)
    }
}

/// All errors in a value, in the order in which it was read. Never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadErrors(Vec<ReadError>);

impl ReadErrors {
    pub(crate) fn new(errors: Vec<ReadError>) -> Self {
        Self(errors)
    }

    /// Iterates over the errors.
    pub fn iter(&self) -> std::slice::Iter<'_, ReadError> {
        self.0.iter()
    }

    /// Returns the errors, owned.
    pub fn into_vec(self) -> Vec<ReadError> {
        self.0
    }
}

impl<'a> IntoIterator for &'a ReadErrors {
    type Item = &'a ReadError;
    type IntoIter = std::slice::Iter<'a, ReadError>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for ReadErrors {
    /// Writes one line for each.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, error) in self.0.iter().enumerate() {
            let separator = if index == 0 { "" } else { "\n" };
            write!(f, "{separator}{error}")?;
        }
        Ok(())
    }
}

impl std::error::Error for ReadErrors {}

/// For conversions that cannot fail.
impl From<Infallible> for ReadErrors {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

impl From<TryFromIntError> for ReadErrors {
    fn from(_: TryFromIntError) -> Self {
        let expected = "an integer in the range of the type".to_owned();
        Self(vec![ReadError::new(
            String::new(),
            Keyword::Type.name(),
            expected,
            "one out of range".to_owned(),
        )])
    }
}

/// The timestamps of a value that are older than their schema allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stale(Vec<StaleTimestamp>);

/// A timestamp that is older than its schema allows.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct StaleTimestamp {
    /// JSON Pointer to the timestamp.
    pub pointer: String,
    /// How old it is, and how old it may be.
    pub message: String,
}

impl Stale {
    /// Returns `None` where nothing is stale.
    pub(crate) fn new(timestamps: Vec<StaleTimestamp>) -> Option<Self> {
        (!timestamps.is_empty()).then_some(Self(timestamps))
    }

    /// Iterates over the timestamps.
    pub fn iter(&self) -> std::slice::Iter<'_, StaleTimestamp> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a Stale {
    type Item = &'a StaleTimestamp;
    type IntoIter = std::slice::Iter<'a, StaleTimestamp>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Stale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, stale) in self.0.iter().enumerate() {
            let separator = if index == 0 { "" } else { "\n" };
            write!(f, "{separator}at {}: {}", stale.pointer, stale.message)?;
        }
        Ok(())
    }
}

impl std::error::Error for Stale {}
