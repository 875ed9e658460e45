//! FNV-1a: names that are the same on every machine and in every version.
//!
//! It distinguishes values; it does not keep anybody from constructing collisions.

/// A hash with 128 bits being made.
///
/// # Example
///
/// ```
/// use tablature_schema::fnv::Fnv;
///
/// assert_eq!(format!("{:032x}", Fnv::new().feed(b"foobar").bits()), "343e1662793c64bf6f0d3597ba446f18");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fnv(u128);

impl Fnv {
    /// Returns the hash of no bytes.
    pub const fn new() -> Self {
        Self(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }

    /// Adds bytes.
    #[must_use]
    pub fn feed(self, bytes: &[u8]) -> Self {
        const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
        let add = |hash: u128, byte: &u8| (hash ^ u128::from(*byte)).wrapping_mul(PRIME);
        Self(bytes.iter().fold(self.0, add))
    }

    /// Returns the hash.
    pub fn bits(self) -> u128 {
        self.0
    }
}

impl Default for Fnv {
    fn default() -> Self {
        Self::new()
    }
}

/// Returns the hash of bytes with 64 bits, which tells versions of a file apart.
pub fn of_64_bits(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::{Fnv, of_64_bits};

    /// Values published with the function.
    #[test]
    fn the_function_is_fnv_1a() {
        let hash = |text: &str| format!("{:032x}", Fnv::new().feed(text.as_bytes()).bits());
        assert_eq!(hash(""), "6c62272e07bb014262b821756295c58d");
        assert_eq!(hash("a"), "d228cb696f1a8caf78912b704e4a8964");
        assert_eq!(hash("foobar"), "343e1662793c64bf6f0d3597ba446f18");
        assert_eq!(of_64_bits(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(of_64_bits(b"foobar"), 0x8594_4171_f739_67e8);
    }
}
