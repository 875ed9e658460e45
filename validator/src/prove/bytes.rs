//! Looks at many bytes at once. A block ends with [`PAD`] bytes of anything, so that all of a look is within it.

use wide::u8x16;

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

/// Returns the place of the next byte that ends a run of plain characters in a string. Needs no padding.
#[inline]
pub(crate) fn next_stop(bytes: &[u8], mut at: usize) -> Option<usize> {
    while let Some(window) = look(bytes, at) {
        let [first, second] = halves(window);
        let stops = stops(first) | stops(second) << 16;
        if stops != 0 {
            return Some(at + stops.trailing_zeros() as usize);
        }
        at += 32;
    }
    let is_stop = |byte: &u8| matches!(byte, b'"' | b'\\' | ..=0x1F);
    bytes.get(at..)?.iter().position(is_stop).map(|distance| at + distance)
}

/// A key as a machine compares it: its first and last eight bytes and its length, which is all of a key of up to 16.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Word {
    first: u64,
    last: u64,
    length: usize,
}

/// Keys of more bytes than this are not told apart by a [`Word`].
const MAX_WORD: usize = 16;

impl Word {
    /// Returns the word of a key. The bytes behind the key are read, and left out.
    #[inline(always)]
    pub(super) fn at(bytes: &[u8], start: usize, end: usize) -> Option<Self> {
        let length = end - start;
        // Without a branch, since short keys and long ones alternate. Two shifts, as one of 64 bits would be none.
        let unused = 4 * (8 - length.min(8));
        let own = u64::MAX >> unused >> unused;
        let first = u64::from_le_bytes(*look(bytes, start)?);
        let last = u64::from_le_bytes(*look(bytes, start + length.saturating_sub(8))?);
        Some(Self { first: first & own, last: last & own, length })
    }

    /// Returns the word of a key by itself.
    pub(super) fn of(key: &str) -> Self {
        let mut bytes = key.as_bytes().to_vec();
        bytes.resize(key.len() + 8, 0);
        Self::at(&bytes, 0, key.len()).unwrap_or_default()
    }

    /// Returns whether it is all of its key.
    #[inline(always)]
    pub(super) fn is_whole(self) -> bool {
        self.length <= MAX_WORD
    }

    /// Returns a number by which most keys differ, in its upper bits.
    #[inline(always)]
    pub(super) fn hash(self) -> u64 {
        let mixed = self.first ^ self.last.rotate_left(29) ^ ((self.length as u64) << 56);
        mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }
}

/// Returns the next place without white space; line feeds are white space where `has_lines`.
#[inline(always)]
pub(crate) fn space(bytes: &[u8], mut at: usize, has_lines: bool) -> usize {
    loop {
        match bytes.get(at) {
            // Most often there is none.
            Some(byte) if *byte > b' ' => return at,
            Some(b' ' | b'\t' | b'\r') => at += 1,
            Some(b'\n') if has_lines => at += 1,
            _ => return at,
        }
    }
}
