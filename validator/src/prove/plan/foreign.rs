//! Keys of the other spelling.

use super::super::bytes::Word;

/// Keys that show the other spelling of a payload, which is left to another plan.
#[derive(Debug, Default)]
pub(in crate::prove) struct Foreign {
    /// Sorted.
    keys: Box<[Box<str>]>,
    /// A bit for the hash of each, as most keys that are asked about are none of them.
    filter: [u64; 16],
}

impl Foreign {
    pub(super) fn new(mut keys: Vec<Box<str>>) -> Self {
        keys.sort_unstable();
        keys.dedup();
        let mut filter = [0; 16];
        for key in &keys {
            let (word, bit) = place(Word::of(key).hash());
            filter[word] |= bit;
        }
        Self { keys: keys.into(), filter }
    }

    /// Returns whether a key is one of them; `hash` is that of its [`Word`].
    #[inline]
    pub(in crate::prove) fn has(&self, hash: u64, key: &[u8]) -> bool {
        let (word, bit) = place(hash);
        self.filter[word] & bit != 0
            && self.keys.binary_search_by(|own| own.as_bytes().cmp(key)).is_ok()
    }
}

/// Returns a word of the filter, and a bit of it, by the ten upper bits of a hash.
fn place(hash: u64) -> (usize, u64) {
    ((hash >> 60) as usize, 1 << (hash >> 54 & 63))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_keys_are_found_and_no_others() {
        let keys: Vec<Box<str>> = (0..500).map(|n| format!("key_{n}").into()).collect();
        let foreign = Foreign::new(keys.clone());
        for key in &keys {
            assert!(foreign.has(Word::of(key).hash(), key.as_bytes()), "{key}");
        }
        let has = |key: &str| foreign.has(Word::of(key).hash(), key.as_bytes());
        assert!((500..5000).all(|n| !has(&format!("key_{n}"))));
        assert!(!Foreign::default().has(0, b""));
    }
}
