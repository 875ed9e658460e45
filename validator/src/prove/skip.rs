//! Values of which nothing is asked but that they are JSON without duplicate keys.

use super::{
    bytes::Word,
    machine::{MAX_DEPTH, Machine, Other, literal},
    plan::NONE,
};

/// Objects with more keys that are no property are left to the evaluator.
const MAX_OTHERS: usize = 512;

impl Machine<'_> {
    /// Returns the place after any value.
    pub(super) fn skip(&mut self, bytes: &[u8], at: usize, depth: u32) -> Option<usize> {
        match *bytes.get(at)? {
            b'"' => Some(self.string(bytes, at + 1)?.0 + 1),
            b'{' => self.skip_object(bytes, at, depth),
            b'[' => self.array(bytes, at, NONE, depth),
            b'-' | b'0'..=b'9' => self.number(bytes, at, NONE),
            b't' => literal(bytes, at, b"true"),
            b'f' => literal(bytes, at, b"false"),
            b'n' => literal(bytes, at, b"null"),
            _ => None,
        }
    }

    /// Returns the place after any object.
    pub(super) fn skip_object(&mut self, bytes: &[u8], at: usize, depth: u32) -> Option<usize> {
        if depth >= self.max_depth.min(MAX_DEPTH) {
            return None;
        }
        let first = self.state.others.len();
        let mut at = self.space(bytes, at + 1);
        if bytes.get(at) == Some(&b'}') {
            return Some(at + 1);
        }
        loop {
            let (key, value) = self.key(bytes, at)?;
            self.note_other(bytes, first, key)?;
            at = self.skip(bytes, value, depth + 1)?;
            at = self.space(bytes, at);
            match *bytes.get(at)? {
                b',' => at += 1,
                b'}' => {
                    self.state.others.truncate(first);
                    return Some(at + 1);
                }
                _ => return None,
            }
        }
    }

    /// Returns the place of a key that was not guessed, and that of its value. One with escapes is left to the evaluator.
    #[inline]
    pub(super) fn key(&mut self, bytes: &[u8], at: usize) -> Option<((usize, usize), usize)> {
        let start = self.space(bytes, at) + 1;
        if *bytes.get(start - 1)? != b'"' {
            return None;
        }
        let (end, is_escaped) = self.string(bytes, start)?;
        let colon = self.space(bytes, end + 1);
        if is_escaped || *bytes.get(colon)? != b':' {
            return None;
        }
        Some(((start, end), self.space(bytes, colon + 1)))
    }

    /// Notes a key that is no property, and returns its hash; `None` if its object has it already, or too many to compare.
    pub(super) fn note_other(
        &mut self,
        bytes: &[u8],
        first: usize,
        (start, end): (usize, usize),
    ) -> Option<u64> {
        let key = bytes.get(start..end)?;
        let hash = Word::at(bytes, start, end)?.hash();
        if self.plan.foreign.has(hash, key) {
            self.is_foreign = true;
            return None;
        }
        let others = &self.state.others[first..];
        let is_repeated = |other: &Other| {
            other.hash == hash && bytes.get(other.start..other.end).is_none_or(|own| own == key)
        };
        if others.len() >= MAX_OTHERS || others.iter().any(is_repeated) {
            return None;
        }
        self.state.others.push(Other { start, end, hash });
        Some(hash)
    }
}
