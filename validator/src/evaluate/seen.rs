//! The properties or items of one value that keywords have evaluated (JSON Schema Core 7.7.1), for
//! `unevaluatedProperties` and `unevaluatedItems`.

/// The evaluated members or elements of one value, by index.
#[derive(Debug, Clone, Default)]
pub(super) struct Seen {
    /// Is `true` if all are evaluated.
    has_all: bool,
    /// Is `true` if a subschema without a verdict might have evaluated more.
    is_uncertain: bool,
    /// The first 64.
    first: u64,
    /// The others.
    rest: Vec<u64>,
}

impl Seen {
    pub(super) fn mark(&mut self, index: usize) {
        match index.checked_sub(64) {
            None => self.first |= 1 << index,
            Some(index) => {
                let word = index / 64;
                if self.rest.len() <= word {
                    self.rest.resize(word + 1, 0);
                }
                self.rest[word] |= 1 << (index % 64);
            }
        }
    }

    pub(super) fn mark_all(&mut self) {
        self.has_all = true;
    }

    pub(super) fn mark_uncertain(&mut self) {
        self.is_uncertain = true;
    }

    pub(super) fn has_all(&self) -> bool {
        self.has_all
    }

    pub(super) fn is_uncertain(&self) -> bool {
        self.is_uncertain
    }

    pub(super) fn has(&self, index: usize) -> bool {
        let is_marked = |word: u64, bit: usize| word >> bit & 1 == 1;
        self.has_all
            || match index.checked_sub(64) {
                None => is_marked(self.first, index),
                Some(index) => {
                    self.rest.get(index / 64).is_some_and(|word| is_marked(*word, index % 64))
                }
            }
    }

    /// Adds what another subschema has evaluated.
    pub(super) fn merge(&mut self, other: &Self) {
        self.has_all |= other.has_all;
        self.is_uncertain |= other.is_uncertain;
        self.first |= other.first;
        if self.rest.len() < other.rest.len() {
            self.rest.resize(other.rest.len(), 0);
        }
        for (word, other) in self.rest.iter_mut().zip(&other.rest) {
            *word |= other;
        }
    }

    /// Returns the cost of a copy, in machine words, which is also its cost in steps.
    pub(super) fn size(&self) -> usize {
        1 + self.rest.len() / 4
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indices_on_either_side_of_64_are_kept_apart() {
        let (mut left, mut right) = (Seen::default(), Seen::default());
        left.mark(63);
        right.mark(64);
        right.mark(300);
        left.merge(&right);
        let marked: Vec<usize> = (0..400).filter(|index| left.has(*index)).collect();
        assert_eq!(marked, [63, 64, 300]);
        left.mark_all();
        assert!(left.has(1000) && !right.has(1000));
    }
}
