//! A place in the text of a payload.

use std::borrow::Cow;

use tablature_validator::reading;

use super::super::{Errors, MAX_DEPTH};

/// A place in the text of a payload that was proved valid, and what was met before it.
///
/// Methods begin at the first byte of what they read, and end after its last one.
#[derive(Debug)]
pub struct Cursor<'t> {
    text: &'t str,
    at: usize,
    /// The number of containers around the place.
    depth: usize,
    /// The spellings that were met, counted as reading through a value counts them.
    pub(super) errors: Errors,
    has_documented_names: bool,
}

impl<'t> Cursor<'t> {
    /// Begins to read a payload, if it is UTF-8.
    pub(in super::super) fn new(payload: &'t [u8]) -> Option<Self> {
        let text = std::str::from_utf8(payload).ok()?;
        let mut cursor =
            Self { text, at: 0, depth: 0, errors: Errors::default(), has_documented_names: false };
        cursor.space();
        Some(cursor)
    }

    /// Returns whether all was read without errors, and all keys have the same spelling.
    pub(crate) fn is_done(&mut self) -> bool {
        self.space();
        let is_mixed = self.has_documented_names && self.errors.has_wire_names();
        let errors = std::mem::take(&mut self.errors);
        self.at == self.text.len() && !is_mixed && errors.finish(Some(())).is_ok()
    }

    /// Returns the next byte.
    #[inline]
    pub fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    #[inline]
    fn space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    /// Steps over one byte, if it is this one.
    #[inline]
    fn take(&mut self, byte: u8) -> Option<()> {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next.then_some(())
    }

    /// Steps over a word, if it is this one.
    #[inline]
    pub fn word(&mut self, word: &str) -> Option<()> {
        let is_next = self.text.as_bytes().get(self.at..)?.starts_with(word.as_bytes());
        self.at += if is_next { word.len() } else { 0 };
        is_next.then_some(())
    }

    /// Steps over `null`, if it is next, and returns whether it was.
    #[inline]
    pub fn is_null(&mut self) -> bool {
        self.peek() == Some(b'n') && self.word("null").is_some()
    }

    /// Reads a string as it is written, and whether it has escapes.
    #[inline]
    fn written(&mut self) -> Option<(&'t str, bool)> {
        self.take(b'"')?;
        let (end, is_escaped) = reading::end_of_string(self.text.as_bytes(), self.at)?;
        let inner = self.text.get(self.at..end)?;
        self.at = end + 1;
        Some((inner, is_escaped))
    }

    /// Reads a string without its escapes.
    #[inline]
    pub fn text(&mut self) -> Option<Cow<'t, str>> {
        let (inner, is_escaped) = self.written()?;
        if is_escaped { reading::unescaped(inner).map(Cow::Owned) } else { Some(inner.into()) }
    }

    /// Reads a string without its escapes.
    #[inline]
    pub fn string(&mut self) -> Option<String> {
        let (inner, is_escaped) = self.written()?;
        if is_escaped { reading::unescaped(inner) } else { Some(inner.to_owned()) }
    }

    /// Reads a number as it is written.
    #[inline]
    pub fn number(&mut self) -> Option<&'t str> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let is_part = |byte: &u8| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
        let length = rest.iter().position(|byte| !is_part(byte)).unwrap_or(rest.len());
        let literal = self.text.get(self.at..self.at + length)?;
        self.at += length;
        (length > 0).then_some(literal)
    }

    /// Steps over a value, and returns it as it is written.
    pub fn skip(&mut self) -> Option<&'t str> {
        let start = self.at;
        match self.peek()? {
            b'"' => drop(self.written()?),
            b'{' => self.members(|cursor, _| cursor.skip().map(drop))?,
            b'[' => self.elements(|cursor| cursor.skip().map(drop))?,
            b't' => self.word("true")?,
            b'f' => self.word("false")?,
            b'n' => self.word("null")?,
            _ => drop(self.number()?),
        }
        self.text.get(start..self.at)
    }

    /// Reads an array: `read` is called for each element.
    #[inline]
    pub fn elements(&mut self, mut read: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        let mut is_open = self.open(b'[', b']')?;
        while is_open {
            read(self)?;
            is_open = self.goes_on(b']')?;
        }
        Some(())
    }

    /// Reads an object: `read` is called for each value, with its key.
    #[inline]
    pub fn members(
        &mut self,
        mut read: impl FnMut(&mut Self, &'t str) -> Option<()>,
    ) -> Option<()> {
        let mut is_open = self.open(b'{', b'}')?;
        while is_open {
            let key = self.key()?;
            read(self, key)?;
            is_open = self.goes_on(b'}')?;
        }
        Some(())
    }

    /// Enters an array or an object, and returns whether there is anything in it.
    #[inline]
    pub(super) fn open(&mut self, first: u8, last: u8) -> Option<bool> {
        self.take(first)?;
        if self.depth >= MAX_DEPTH {
            return None;
        }
        self.depth += 1;
        self.space();
        let is_empty = self.peek()? == last;
        if is_empty {
            self.goes_on(last)?;
        }
        Some(!is_empty)
    }

    /// Steps over what follows a value in an array or an object, and returns whether it is another value.
    #[inline]
    pub(super) fn goes_on(&mut self, last: u8) -> Option<bool> {
        self.space();
        if self.take(b',').is_some() {
            self.space();
            return Some(true);
        }
        self.take(last)?;
        self.depth -= 1;
        Some(false)
    }

    /// Enters an array whose positions differ, and returns whether there is anything in it.
    pub fn enter(&mut self) -> Option<bool> {
        self.open(b'[', b']')
    }

    /// Reads a key, up to its value. A payload with escapes in keys is never proved.
    #[inline]
    pub(super) fn key(&mut self) -> Option<&'t str> {
        let (key, is_escaped) = self.written()?;
        self.space();
        self.take(b':')?;
        self.space();
        (!is_escaped).then_some(key)
    }

    /// Reads a key, up to its value, if it is this one, and written without spaces before its colon.
    #[inline]
    pub(super) fn key_is(&mut self, key: &str) -> bool {
        let end = self.at + key.len() + 1;
        let is_next = || {
            let (inner, rest) =
                self.text.as_bytes().get(self.at..)?.split_at_checked(key.len() + 1)?;
            let (quote, inner) = inner.split_first()?;
            let is_key = rest.starts_with(b"\":") && *quote == b'"' && inner == key.as_bytes();
            is_key.then_some(())
        };
        let is_next = is_next().is_some();
        if is_next {
            self.at = end + 2;
            self.space();
        }
        is_next
    }

    /// Notes that a key was in the wire spelling where there is another one.
    #[inline]
    pub(super) fn saw_wire_name(&mut self) {
        self.errors.saw_wire_name();
    }

    /// Notes that a key was in the documented spelling.
    #[inline]
    pub(super) fn saw_documented_name(&mut self) {
        self.has_documented_names = true;
    }

    /// Returns the tag of the object that begins here: the string under the first of the names that is there.
    pub(in super::super) fn tag(
        &mut self,
        wire: &str,
        documented: Option<&str>,
    ) -> Option<Cow<'t, str>> {
        let (start, depth) = (self.at, self.depth);
        let tag = self.find_tag(wire, documented);
        (self.at, self.depth) = (start, depth);
        tag
    }

    fn find_tag(&mut self, wire: &str, documented: Option<&str>) -> Option<Cow<'t, str>> {
        let mut other = None;
        let mut is_open = self.open(b'{', b'}')?;
        while is_open {
            let key = self.key()?;
            if key == wire {
                return self.text();
            }
            if documented == Some(key) {
                other = Some(self.text());
                if other == Some(None) {
                    self.skip()?;
                }
            } else {
                self.skip()?;
            }
            is_open = self.goes_on(b'}')?;
        }
        other?
    }
}
