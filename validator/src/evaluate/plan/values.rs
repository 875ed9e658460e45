//! The values of `enum` and `const`, ready to be looked up.

use tablature_schema::json::Value;

use crate::evaluate::hash::Secret;

/// Up to this many values, comparing each is as fast as a search.
const MAX_COMPARED: usize = 4;

/// The values that an `enum` or a `const` accepts.
#[derive(Debug)]
pub(in crate::evaluate) struct Values {
    /// Index of the rule in the node's assertions.
    pub(in crate::evaluate) assertion: usize,
    /// Sorted hashes with the indexes of their values; empty where there are few.
    pub(in crate::evaluate) by_hash: Vec<(u64, usize)>,
}

impl Values {
    pub(in crate::evaluate) fn new(assertion: usize, values: &[Value], secret: Secret) -> Self {
        let mut by_hash = Vec::new();
        if values.len() > MAX_COMPARED {
            let hashes = values.iter().map(|value| secret.of_value(value));
            by_hash.extend(hashes.enumerate().map(|(index, hash)| (hash, index)));
            by_hash.sort_unstable();
        }
        Self { assertion, by_hash }
    }
}
