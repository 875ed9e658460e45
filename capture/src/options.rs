//! Options for reading pages.

use super::{Dialect, Names};

/// Options of a capture.
#[derive(Debug, Clone, Copy, Default)]
#[non_exhaustive]
pub struct Options {
    /// The dialect of every page; if `None`, it is detected for each page.
    pub dialect: Option<Dialect>,
    /// The names of properties; if `None`, the default of each dialect. Overlays take precedence.
    pub names: Option<Names>,
}

impl Options {
    /// Sets the dialect of every page.
    #[must_use]
    pub const fn with_dialect(self, dialect: Dialect) -> Self {
        Self { dialect: Some(dialect), ..self }
    }

    /// Sets the names of properties.
    #[must_use]
    pub const fn with_names(self, names: Names) -> Self {
        Self { names: Some(names), ..self }
    }
}
