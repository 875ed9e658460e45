//! Reports schemas that cannot be used.

use std::fmt;

use tablature_schema::ir::{SchemaError, SchemaErrorItem};

/// Why there is no IR of a schema.
#[derive(Debug)]
pub(crate) enum LoadError {
    /// The file cannot be read.
    Unreadable(anyhow::Error),
    /// It is not a valid schema.
    Invalid {
        /// Name of the schema in messages.
        name: String,
        /// Every reason.
        error: SchemaError,
    },
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(error) => write!(f, "{error:#}"),
            Self::Invalid { name, error } => {
                write!(f, "the schema `{name}` is invalid")?;
                error.items().iter().try_for_each(|item| write!(f, "\n  {}", line(item)))
            }
        }
    }
}

impl std::error::Error for LoadError {}

impl From<anyhow::Error> for LoadError {
    fn from(error: anyhow::Error) -> Self {
        Self::Unreadable(error)
    }
}

/// Returns one line about an item: `order.json:2:14 (/properties/id): message; help`.
pub(crate) fn line(item: &SchemaErrorItem) -> String {
    let place = item.position.map(|place| format!(":{}:{}", place.line, place.column));
    let pointer = Some(&item.pointer).filter(|pointer| !pointer.is_empty());
    let pointer = pointer.map(|pointer| format!(" ({pointer})"));
    let help = item.help.as_ref().map(|help| format!("; {help}"));
    let (place, pointer) = (place.unwrap_or_default(), pointer.unwrap_or_default());
    format!("{}{place}{pointer}: {}{}", item.document, item.message, help.unwrap_or_default())
}
