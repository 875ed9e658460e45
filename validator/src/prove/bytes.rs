//! Looks at many bytes at once. A block ends with [`PAD`] bytes of anything, so that all of a look is within it.

use wide::u8x16;

use super::plan::Literal;

/// The bytes that must follow the last record of a block.
pub(crate) const PAD: usize = 64;

/// Returns the bytes at a place; `None` beyond the padding.
#[inline(always)]
pub(super) fn look<const N: usize>(bytes: &[u8], at: usize) -> Option<&[u8; N]> {
    bytes.get(at..)?.first_chunk::<N>()
}

/// Splits 32 bytes into two vectors.
#[inline(always)]
pub(super) fn halves(bytes: &[u8; 32]) -> [u8x16; 2] {
    let [mut first, mut second] = [[0u8; 16]; 2];
    first.copy_from_slice(&bytes[..16]);
    second.copy_from_slice(&bytes[16..]);
    [u8x16::new(first), u8x16::new(second)]
}

/// Returns the bits of the bytes that end a run of plain characters in a string: quotes, backslashes and control
/// characters.
#[inline(always)]
pub(super) fn stops(bytes: u8x16) -> u32 {
    let controls = bytes.min(u8x16::splat(0x1F)).simd_eq(bytes);
    let stops = bytes.simd_eq(u8x16::splat(b'"')) | bytes.simd_eq(u8x16::splat(b'\\')) | controls;
    stops.to_bitmask()
}

impl Literal {
    /// Returns whether the bytes begin with it.
    #[inline(always)]
    pub(super) fn is_at(&self, bytes: &[u8; 32]) -> bool {
        let [first, second] = halves(bytes);
        let apart =
            ((first ^ self.bytes[0]) & self.care[0]) | ((second ^ self.bytes[1]) & self.care[1]);
        apart == u8x16::ZERO
    }
}

/// Returns a number by which most keys differ: of the first and last eight bytes, and the length. The bytes behind the key
/// are read, and left out.
#[inline(always)]
pub(super) fn fingerprint(bytes: &[u8], start: usize, end: usize) -> Option<u64> {
    let first = u64::from_le_bytes(*look(bytes, start)?);
    let length = end - start;
    let word = if length < 8 {
        first & ((1 << (8 * length)) - 1)
    } else {
        first ^ u64::from_le_bytes(*look(bytes, end - 8)?).rotate_left(29)
    };
    Some((word ^ ((length as u64) << 56)).wrapping_mul(0x9E37_79B9_7F4A_7C15))
}

/// Returns the fingerprint of a key by itself.
pub(super) fn fingerprint_of(key: &str) -> u64 {
    let mut bytes = key.as_bytes().to_vec();
    bytes.resize(key.len() + 8, 0);
    fingerprint(&bytes, 0, key.len()).unwrap_or_default()
}

/// Returns the next place without white space; line feeds are white space where `has_lines`.
#[inline(always)]
pub(super) fn space(bytes: &[u8], mut at: usize, has_lines: bool) -> usize {
    loop {
        match bytes.get(at) {
            Some(b' ' | b'\t' | b'\r') => at += 1,
            Some(b'\n') if has_lines => at += 1,
            _ => return at,
        }
    }
}
