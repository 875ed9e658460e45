//! Fingerprints of notices that are stable between runs, for code hosts and baselines.
//!
//! A fingerprint depends on what the notice is about, never on line numbers or the wording of messages, which may
//! change.

use tablature_schema::fnv::Fnv;

/// A fingerprint being made: parts are added in a fixed order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint(Fnv);

impl Fingerprint {
    /// Creates a fingerprint of a kind, such as `finding`.
    pub fn of(kind: &str) -> Self {
        Self(Fnv::new()).with(kind.as_bytes())
    }

    /// Adds a part. Its length is included: `ab`, `c` and `a`, `bc` are different.
    #[must_use]
    pub fn with(self, part: &[u8]) -> Self {
        Self(self.0.feed(part).feed(&(part.len() as u64).to_le_bytes()))
    }

    /// Returns the bits, as a key.
    pub fn bits(self) -> u128 {
        self.0.bits()
    }

    /// Writes 32 hexadecimal digits.
    pub fn text(self) -> String {
        format!("{:032x}", self.bits())
    }
}

#[cfg(test)]
mod tests {
    use super::Fingerprint;

    #[test]
    fn parts_do_not_run_into_each_other() {
        let of = |parts: &[&str]| {
            parts.iter().fold(Fingerprint::of("x"), |all, part| all.with(part.as_bytes())).bits()
        };
        assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
        assert_ne!(of(&["a", ""]), of(&["", "a"]));
        assert_eq!(of(&["a", "b"]), of(&["a", "b"]));
    }
}
