//! The subschemas that were found to apply to a value.

use tablature_schema::ir::SchemaId;

/// A set of subschemas, emptied for every value at no cost, and kept from one payload to the next: it is as long as the
/// schema.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// For each subschema, the number of the last value that it was found to apply to.
    last: Vec<u32>,
    value: u32,
}

impl Seen {
    pub(super) fn new(length: usize) -> Self {
        Self { last: vec![0; length], value: 0 }
    }

    /// Empties the set.
    pub(super) fn next_value(&mut self) {
        self.value = self.value.checked_add(1).unwrap_or_else(|| {
            self.last.fill(0);
            1
        });
    }

    /// Adds a subschema; returns whether it was not there.
    pub(super) fn insert(&mut self, id: SchemaId) -> bool {
        std::mem::replace(&mut self.last[id.index()], self.value) != self.value
    }
}
