//! The types of one schema as a module among others.

use super::{generated::Generated, names::snake, text::Header};

/// The types of one schema, and where they belong.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Module {
    /// The path of the module, as in the file system or in an id: `["events", "page-view"]`. Not empty.
    pub place: Vec<String>,
    /// The header of the file.
    pub header: Header,
    /// The types.
    pub generated: Generated,
}

impl Module {
    /// Creates a module. `place` is not empty.
    pub fn new(place: Vec<String>, header: Header, generated: Generated) -> Self {
        Self { place, header, generated }
    }

    /// Returns whether it is of no schema alone, but has what several share.
    pub(super) fn is_shared(&self) -> bool {
        self.generated.root.is_empty()
    }
}

/// Returns the name of a module without the version of its schema.
pub(super) fn base(name: &str) -> String {
    snake(name.split('@').next().unwrap_or_default())
}
