//! Counts how many records each schema was chosen for.

/// The number of records that each schema was chosen for, by the indexes of schemas.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chosen {
    records: Vec<u64>,
}

impl Chosen {
    /// Counts a record that a schema was chosen for.
    pub(super) fn count(&mut self, schema: usize) {
        if self.records.len() <= schema {
            self.records.resize(schema + 1, 0);
        }
        self.records[schema] += 1;
    }

    /// Adds what was counted elsewhere.
    pub(super) fn add(&mut self, other: &Self) {
        if self.records.len() < other.records.len() {
            self.records.resize(other.records.len(), 0);
        }
        self.records.iter_mut().zip(&other.records).for_each(|(own, more)| *own += more);
    }

    /// Returns the schemas that were chosen, by their indexes, each with the number of its records.
    pub fn counts(&self) -> impl Iterator<Item = (usize, u64)> {
        self.records.iter().copied().enumerate().filter(|(_, records)| *records > 0)
    }
}
