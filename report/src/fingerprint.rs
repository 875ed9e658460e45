//! Names for things to tell that stay the same from run to run: for code hosts and baselines.
//!
//! A fingerprint is made of what the thing is and where it belongs, never of line numbers or of what a
//! message says, for those change while the thing does not.

/// A fingerprint being made: parts are added in a fixed order.
///
/// FNV-1a with 128 bits: the same on every machine and in every version. It keeps different things
/// apart; it does not keep anybody from making two that collide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint(u128);

const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

impl Fingerprint {
    /// Nothing is in it yet but the kind of thing, such as `finding`.
    pub fn of(kind: &str) -> Self {
        Self(BASIS).with(kind.as_bytes())
    }

    /// Adds a part. Its length goes in with it: `ab`, `c` and `a`, `bc` are different.
    #[must_use]
    pub fn with(self, part: &[u8]) -> Self {
        self.feed(part).feed(&(part.len() as u64).to_le_bytes())
    }

    /// The bits, as a key.
    pub fn bits(self) -> u128 {
        self.0
    }

    /// Thirty-two hexadecimal digits.
    pub fn text(self) -> String {
        format!("{:032x}", self.0)
    }

    fn feed(self, bytes: &[u8]) -> Self {
        Self(bytes.iter().fold(self.0, |hash, byte| (hash ^ u128::from(*byte)).wrapping_mul(PRIME)))
    }
}

#[cfg(test)]
mod tests {
    use super::{BASIS, Fingerprint};

    /// Values published with the function.
    #[test]
    fn the_function_is_fnv_1a() {
        let hash = |text: &str| Fingerprint(BASIS).feed(text.as_bytes()).text();
        assert_eq!(hash(""), "6c62272e07bb014262b821756295c58d");
        assert_eq!(hash("a"), "d228cb696f1a8caf78912b704e4a8964");
        assert_eq!(hash("foobar"), "343e1662793c64bf6f0d3597ba446f18");
    }

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
