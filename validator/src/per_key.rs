//! What is derived from a schema when it is first needed, and kept for all payloads.

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Arc, Mutex, PoisonError},
};

/// Values by key, each made once.
#[derive(Debug)]
pub(crate) struct PerKey<K, V> {
    kept: Mutex<HashMap<K, Arc<V>>>,
}

impl<K, V> Default for PerKey<K, V> {
    fn default() -> Self {
        Self { kept: Mutex::default() }
    }
}

impl<K: Eq + Hash, V> PerKey<K, V> {
    /// Returns the value of a key, which `make` makes the first time.
    pub(crate) fn get(&self, key: K, make: impl FnOnce() -> V) -> Arc<V> {
        // What was made before a panic elsewhere is whole.
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(kept.entry(key).or_insert_with(|| Arc::new(make())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_made_once() {
        let kept: PerKey<u8, String> = PerKey::default();
        assert_eq!(*kept.get(1, || "one".to_owned()), "one");
        assert_eq!(*kept.get(1, || unreachable!("it is there")), "one");
        assert_eq!(*kept.get(2, || "two".to_owned()), "two");
    }
}
