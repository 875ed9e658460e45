//! Converts byte offsets to lines and columns, and back.

use std::{cell::OnceCell, ops::Range};

use memchr::memchr_iter;

use super::{Origin, Place, Position};

/// Looks up places in a text. Costs nothing before the first lookup.
///
/// Lines end at `\n`, so `\r\n` counts once; columns count Unicode scalar values, from 1.
pub struct Places<'a> {
    bytes: &'a [u8],
    origin: Origin,
    index: OnceCell<Index>,
}

/// An index that makes lookups cheap for lines of any length.
struct Index {
    line_starts: Vec<usize>,
    /// The number of characters before each block of bytes.
    characters: Vec<usize>,
}

/// Bytes of a block: few enough that counting within one is negligible.
const BLOCK: usize = 1024;

impl<'a> Places<'a> {
    /// Creates a lookup for a text that starts at `origin`.
    pub fn new(bytes: &'a [u8], origin: Origin) -> Self {
        Self { bytes, origin, index: OnceCell::new() }
    }

    /// Returns the position, in the file, of the byte at `offset` in the text.
    pub fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.bytes.len());
        let index = self.index.get_or_init(|| Index::new(self.bytes));
        let line = index.line_starts.partition_point(|start| *start <= offset) - 1;
        let characters = self.characters_before(index, offset)
            - self.characters_before(index, index.line_starts[line]);
        let start = self.origin.position;
        let first_column = if line == 0 { start.column } else { 1 };
        Position { line: start.line + line as u64, column: first_column + characters }
    }

    /// Returns the offset, in the text, of a position in the file: the end of the line if it has no such column, and of
    /// the text if that has no such line.
    pub fn offset(&self, position: Position) -> usize {
        let index = self.index.get_or_init(|| Index::new(self.bytes));
        let start = self.origin.position;
        let Some(line) = position.line.checked_sub(start.line) else { return 0 };
        let line = usize::try_from(line).unwrap_or(usize::MAX);
        let Some(line_start) = index.line_starts.get(line).copied() else {
            return self.bytes.len();
        };
        let next = line.checked_add(1).and_then(|next| index.line_starts.get(next));
        let line_end = next.copied().unwrap_or(self.bytes.len());
        let first_column = if line == 0 { start.column } else { 1 };
        let column = position.column.saturating_sub(first_column);
        let before = self.characters_before(index, line_start).saturating_add(column);
        let before = usize::try_from(before).unwrap_or(usize::MAX);
        // The last block before which there are not too many characters, and the rest within it.
        let block = index.characters.partition_point(|characters| *characters <= before) - 1;
        let block_start = block * BLOCK;
        let rest = before - index.characters[block];
        let bytes = self.bytes.get(block_start..).unwrap_or_default();
        let within = bytes.iter().enumerate().filter(|(_, byte)| begins_character(**byte));
        let found = within.map(|(at, _)| block_start + at).nth(rest);
        found.map_or(line_end, |found| found.min(line_end))
    }

    fn characters_before(&self, index: &Index, offset: usize) -> u64 {
        let block = offset / BLOCK;
        (index.characters[block] + count_characters(&self.bytes[block * BLOCK..offset])) as u64
    }

    /// Returns the same as [`Places::place`] for a range on the first line of the text, without an index; `None` for
    /// others. For a few lookups in short texts.
    pub fn place_within_line(&self, span: &Range<usize>) -> Option<Place> {
        let before = self.bytes.get(..span.start)?;
        if memchr::memchr(b'\n', before).is_some() {
            return None;
        }
        let Position { line, column } = self.origin.position;
        let position = Position { line, column: column + count_characters(before) as u64 };
        Some(Place::Text { position, span: self.byte(span.start)..self.byte(span.end) })
    }

    /// Returns the place, in the file, of a range of the text.
    pub fn place(&self, span: &Range<usize>) -> Place {
        let position = self.position(span.start);
        Place::Text { position, span: self.byte(span.start)..self.byte(span.end) }
    }

    /// Returns the offset, in the file, of an offset in the text.
    pub fn byte(&self, offset: usize) -> u64 {
        self.origin.byte + offset as u64
    }

    /// Returns the number of the record, if the text is one.
    pub fn record(&self) -> Option<u64> {
        self.origin.record
    }
}

impl Index {
    fn new(bytes: &[u8]) -> Self {
        let line_starts =
            std::iter::once(0).chain(memchr_iter(b'\n', bytes).map(|at| at + 1)).collect();
        let mut characters = vec![0];
        let mut sum = 0;
        for block in bytes.chunks(BLOCK) {
            sum += count_characters(block);
            characters.push(sum);
        }
        Self { line_starts, characters }
    }
}

/// Returns the number of characters that begin in a part of a UTF-8 text: all bytes but continuation bytes begin one.
pub fn count_characters(bytes: &[u8]) -> usize {
    // So many that their count fits into a byte, which makes it a sum of vectors of bytes.
    let parts = bytes.chunks(usize::from(u8::MAX));
    parts
        .map(|part| {
            usize::from(part.iter().map(|byte| u8::from(begins_character(*byte))).sum::<u8>())
        })
        .sum()
}

/// Returns whether a byte of UTF-8 begins a character.
pub fn begins_character(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_positions_backwards() {
        let long = "aö😀 ".repeat(700);
        for text in ["aö\n bc", "", "\n", "\r\nx\n\n", &long, &format!("{long}\n{long}")] {
            for origin in
                [Origin::FILE, Origin::new(Some(2), Position { line: 7, column: 12 }, 1_000)]
            {
                let places = Places::new(text.as_bytes(), origin);
                for (offset, _) in text.char_indices() {
                    assert_eq!(places.offset(places.position(offset)), offset, "{text:.20}");
                }
            }
        }
    }

    #[test]
    fn columns_and_lines_that_are_not_there_are_ends() {
        #[track_caller]
        fn check(line: u64, column: u64, expected: usize) {
            let places = Places::new("aö\n bc".as_bytes(), Origin::FILE);
            assert_eq!(places.offset(Position { line, column }), expected);
        }
        check(1, 1, 0);
        check(1, 3, 3);
        check(1, 9, 4);
        check(1, u64::MAX, 4);
        check(2, 2, 5);
        check(2, 9, 7);
        check(9, 1, 7);
        check(u64::MAX, 1, 7);
        check(0, 0, 0);
    }
}
