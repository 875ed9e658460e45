//! Where the parts of records are.

use tablature_validator::{Layout, Path};

/// Where the parts of records are, as far as somebody says.
#[derive(Debug, Clone, Default)]
pub(crate) struct Paths {
    /// The array of records in a document.
    pub(crate) records: Option<Path>,
    /// The name that chooses the schema of a record.
    pub(crate) by: Option<Path>,
    /// The payload of a record.
    pub(crate) payload: Option<Path>,
}

impl Paths {
    /// Returns these, and the others where nothing is said.
    pub(crate) fn or(self, other: &Self) -> Self {
        let other = other.clone();
        Self {
            records: self.records.or(other.records),
            by: self.by.or(other.by),
            payload: self.payload.or(other.payload),
        }
    }

    /// Returns the layout of records with what is not said left out.
    pub(crate) fn layout(&self) -> Layout {
        let Self { records, by, payload } = self.clone();
        Layout::new(records.unwrap_or_default(), by, payload.unwrap_or_default())
    }

    /// Returns whether payloads are anywhere but in documents of their own.
    pub(crate) fn is_needed(&self) -> bool {
        [&self.records, &self.payload].into_iter().flatten().any(|path| !path.is_empty())
    }
}
