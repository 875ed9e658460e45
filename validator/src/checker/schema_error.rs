//! What is wrong with a schema.

use std::fmt;

use crate::{Position, explain::SchemaProblem};

/// The schema cannot be used. Says every reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemaError {
    pub(super) problems: Vec<SchemaFault>,
}

/// One reason why a schema cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SchemaFault {
    /// JSON Pointer into the schema.
    pub pointer: String,
    /// The place in the schema's text, where the schema was given as text.
    pub position: Option<Position>,
    /// What is wrong.
    pub message: String,
}

impl SchemaError {
    /// Every reason, in the order of the schema's text.
    pub fn faults(&self) -> &[SchemaFault] {
        &self.problems
    }
}

impl fmt::Display for SchemaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.problems.iter().enumerate() {
            let separator = if index == 0 { "" } else { "\n" };
            write!(f, "{separator}{fault}")?;
        }
        Ok(())
    }
}

impl fmt::Display for SchemaFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(position) = self.position {
            write!(f, "{}:{}: ", position.line, position.column)?;
        }
        let pointer = if self.pointer.is_empty() { "the schema" } else { &self.pointer };
        write!(f, "at {pointer}: {}", self.message)
    }
}

impl std::error::Error for SchemaError {}

impl From<Vec<SchemaProblem>> for SchemaError {
    fn from(problems: Vec<SchemaProblem>) -> Self {
        Self { problems: problems.into_iter().map(SchemaFault::from).collect() }
    }
}

impl From<SchemaProblem> for SchemaFault {
    fn from(problem: SchemaProblem) -> Self {
        Self { pointer: problem.pointer, position: None, message: problem.message }
    }
}

impl SchemaError {
    pub(crate) fn at(position: Position, message: String) -> Self {
        let fault = SchemaFault { pointer: String::new(), position: Some(position), message };
        Self { problems: vec![fault] }
    }
}
