//! Options for reading pages.

use super::{Dialect, Names};

/// Options of a capture.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Options {
    /// The dialect of every page; if `None`, it is detected for each page.
    pub dialect: Option<Dialect>,
    /// The names of properties; if `None`, the default of each dialect. Overlays take precedence.
    pub names: Option<Names>,
    /// The vendor of pages and tracking plans that are in no directory of their own. Overlays take precedence.
    pub vendor: Option<String>,
}

impl Options {
    /// Sets the dialect of every page.
    #[must_use]
    pub fn with_dialect(self, dialect: Dialect) -> Self {
        Self { dialect: Some(dialect), ..self }
    }

    /// Sets the names of properties.
    #[must_use]
    pub fn with_names(self, names: Names) -> Self {
        Self { names: Some(names), ..self }
    }

    /// Sets the vendor of pages that are in no directory of their own.
    #[must_use]
    pub fn with_vendor(self, vendor: impl Into<String>) -> Self {
        Self { vendor: Some(vendor.into()), ..self }
    }
}
