//! Why no types can be generated, and what generated types check at run time.

use std::fmt;

/// A reason why no types can be generated.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Problem {
    /// JSON Pointer into the schema; empty for the whole, and for an option.
    pub(crate) pointer: String,
    /// Description of the error.
    pub(crate) message: String,
    /// How to fix it.
    pub(crate) help: String,
    /// The key in an option that it is about.
    pub(crate) option: Option<String>,
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

/// A keyword that no type expresses: it is checked at run time, when a value is read or built.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct RuntimeCheck {
    /// JSON Pointer to the subschema with the keyword.
    pub pointer: String,
    /// The keyword.
    pub keyword: String,
    /// How the type deals with it.
    pub why: String,
}

impl fmt::Display for RuntimeCheck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}: {}", self.pointer, self.keyword, self.why)
    }
}
