//! Objects whose keys are data.

use std::{
    borrow::Borrow,
    cmp::Ordering,
    hash::{Hash, Hasher},
};

use indexmap::IndexMap;

/// An object whose keys are data: in the order of the text, each key once.
///
/// Two maps are equal if they have the same members, in whatever order.
///
/// # Example
///
/// ```
/// use tablature::types::Map;
///
/// let mut counts: Map<i64> = [("b".to_owned(), 2), ("a".to_owned(), 1)].into_iter().collect();
/// assert_eq!(counts.insert("b", 3), Some(2));
/// assert_eq!(counts.keys().collect::<Vec<_>>(), ["b", "a"]);
/// ```
#[derive(Debug, Clone)]
pub struct Map<T>(IndexMap<String, T>);

impl<T> Map<T> {
    /// Creates an object without members.
    pub fn new() -> Self {
        Self(IndexMap::new())
    }

    pub(crate) fn with_capacity(members: usize) -> Self {
        Self(IndexMap::with_capacity(members))
    }

    /// Returns the value under a key.
    pub fn get(&self, key: &str) -> Option<&T> {
        self.0.get(key)
    }

    /// Returns the value under a key, to change.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut T> {
        self.0.get_mut(key)
    }

    /// Returns whether there is a value under a key.
    pub fn contains_key(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    /// Puts a value under a key, at the end if the key is new, and returns what was there.
    pub fn insert(&mut self, key: impl Into<String>, value: T) -> Option<T> {
        self.0.insert(key.into(), value)
    }

    /// Takes the value from under a key; the others keep their order.
    pub fn remove(&mut self, key: &str) -> Option<T> {
        self.0.shift_remove(key)
    }

    /// Iterates over keys and values in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &T)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }

    /// Iterates over keys and values in order, the values to change.
    pub fn iter_mut(&mut self) -> impl ExactSizeIterator<Item = (&str, &mut T)> {
        self.0.iter_mut().map(|(key, value)| (key.as_str(), value))
    }

    /// Iterates over the keys in order.
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Iterates over the values in order.
    pub fn values(&self) -> impl ExactSizeIterator<Item = &T> {
        self.0.values()
    }

    /// Returns the number of members.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns whether there is no member.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the members, sorted by key.
    fn sorted(&self) -> Vec<(&String, &T)> {
        let mut members: Vec<_> = self.0.iter().collect();
        members.sort_by_key(|(key, _)| key.as_str());
        members
    }
}

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: PartialEq> PartialEq for Map<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T: Eq> Eq for Map<T> {}

impl<T: PartialOrd> PartialOrd for Map<T> {
    /// Compares the members, sorted by key.
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.sorted().partial_cmp(&other.sorted())
    }
}

impl<T: Ord> Ord for Map<T> {
    /// Compares the members, sorted by key.
    fn cmp(&self, other: &Self) -> Ordering {
        self.sorted().cmp(&other.sorted())
    }
}

impl<T: Hash> Hash for Map<T> {
    /// Hashes the members, sorted by key: their order does not count.
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.sorted().hash(state);
    }
}

impl<K: Into<String>, T> FromIterator<(K, T)> for Map<T> {
    /// Collects members; of equal keys the last one counts.
    fn from_iter<I: IntoIterator<Item = (K, T)>>(members: I) -> Self {
        Self(members.into_iter().map(|(key, value)| (key.into(), value)).collect())
    }
}

impl<K: Into<String>, T> Extend<(K, T)> for Map<T> {
    fn extend<I: IntoIterator<Item = (K, T)>>(&mut self, members: I) {
        self.0.extend(members.into_iter().map(|(key, value)| (key.into(), value)));
    }
}

impl<T> IntoIterator for Map<T> {
    type Item = (String, T);
    type IntoIter = indexmap::map::IntoIter<String, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a Map<T> {
    type Item = (&'a String, &'a T);
    type IntoIter = indexmap::map::Iter<'a, String, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T, Q: Borrow<str> + ?Sized> std::ops::Index<&Q> for Map<T> {
    type Output = T;

    /// Returns the value under a key.
    ///
    /// # Panics
    ///
    /// There is no such key.
    fn index(&self, key: &Q) -> &T {
        &self.0[key.borrow()]
    }
}
