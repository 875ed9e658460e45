//! Ranges of bytes and of lists in half the memory: no text is longer than [`MAX_TEXT_BYTES`].

use std::ops::Range;

/// The maximum length of a text. Offsets into it, and numbers of its values, fit into 32 bits.
pub(super) const MAX_TEXT_BYTES: usize = u32::MAX as usize;

/// A range.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// Returns it as ranges usually are.
    pub(super) fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Returns the range without its first and last byte.
    pub(super) fn within_quotes(self) -> Range<usize> {
        self.start as usize + 1..self.end as usize - 1
    }

    /// Returns the length.
    pub(super) fn len(self) -> usize {
        self.range().len()
    }
}

impl From<Range<usize>> for Span {
    /// Shortens a range within a text or a list of its values.
    fn from(range: Range<usize>) -> Self {
        let short = |end: usize| u32::try_from(end).expect("no text is longer than the maximum");
        Self { start: short(range.start), end: short(range.end) }
    }
}
