//! Why there are no types, and what the types there are cannot hold.

use std::fmt;

/// A reason why no types can be made of a schema.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// JSON Pointer into the schema; empty for the whole, and for an option.
    pub pointer: String,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// The key in an option that it is about.
    pub option: Option<String>,
}

impl Problem {
    pub(crate) fn new(
        pointer: impl Into<String>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self { pointer: pointer.into(), message: message.into(), help: help.into(), option: None }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pointer = if self.pointer.is_empty() { "the schema" } else { &self.pointer };
        write!(f, "at {pointer}: {}; {}", self.message, self.help)
    }
}

impl std::error::Error for Problem {}

/// A keyword that no type expresses: the rules of the schema are asked when a value is read or built.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lossy {
    /// JSON Pointer to the subschema that the keyword stands in.
    pub pointer: String,
    /// The keyword.
    pub keyword: String,
    /// What the type does about it.
    pub why: String,
}

impl fmt::Display for Lossy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}: {}", self.pointer, self.keyword, self.why)
    }
}
