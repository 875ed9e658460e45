//! Parses strings, numbers and literal names.

use std::borrow::Cow;

use super::{
    document::Content,
    parser::{Fault, FaultKind, Parser},
};

impl<'a> Parser<'a> {
    /// Parses a string, including its quotes. It is borrowed unless it has escapes.
    pub(super) fn string(&mut self) -> Result<Cow<'a, str>, Fault> {
        let bytes = self.text.as_bytes();
        self.at += 1;
        let mut plain_from = self.at;
        let mut unescaped: Option<String> = None;
        loop {
            self.at += plain_length(&bytes[self.at..]);
            match bytes.get(self.at) {
                Some(b'"') => {
                    let plain = &self.text[plain_from..self.at];
                    self.at += 1;
                    return Ok(match unescaped {
                        Some(text) => Cow::Owned(text + plain),
                        None => Cow::Borrowed(plain),
                    });
                }
                Some(b'\\') => {
                    let text = unescaped.get_or_insert_default();
                    text.push_str(&self.text[plain_from..self.at]);
                    let character = self.escape()?;
                    text.push(character);
                    plain_from = self.at;
                }
                Some(0x00..=0x1F) => {
                    let message = format!(
                        "control character U+{:04X} in a string must be escaped",
                        bytes[self.at]
                    );
                    return Err(self.fault(FaultKind::Syntax, self.at..self.at + 1, message));
                }
                Some(_) => self.at += 1,
                None => return Err(self.truncated("within a string")),
            }
        }
    }

    /// Parses an escape (RFC 8259 section 7).
    fn escape(&mut self) -> Result<char, Fault> {
        let start = self.at;
        let character = match self.text.as_bytes().get(start + 1) {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{C}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(start),
            Some(_) => {
                self.at += 1;
                let message = format!("{} is not an escape in JSON", self.describe_next());
                let end = self.next_span().end;
                return Err(self.fault(FaultKind::Syntax, start..end, message));
            }
            None => return Err(self.truncated("within a string")),
        };
        self.at += 2;
        Ok(character)
    }

    fn unicode_escape(&mut self, start: usize) -> Result<char, Fault> {
        let first = self.hex(start)?;
        let code = match first {
            0xD800..=0xDBFF if self.text.as_bytes()[self.at..].starts_with(b"\\u") => {
                match self.hex(self.at)? {
                    second @ 0xDC00..=0xDFFF => {
                        0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00)
                    }
                    _ => first,
                }
            }
            _ => first,
        };
        char::from_u32(code).ok_or_else(|| {
            let message = format!("`\\u{first:04x}` is half of a surrogate pair, not a character");
            self.fault(FaultKind::Syntax, start..start + 6, message)
        })
    }

    /// Parses the four digits of the `\u` escape at `start`.
    fn hex(&mut self, start: usize) -> Result<u32, Fault> {
        let digits = self.text.as_bytes().get(start + 2..start + 6);
        let Some(digits) = digits else {
            return Err(self.truncated("within a string"));
        };
        let mut code = 0;
        for digit in digits {
            let Some(value) = char::from(*digit).to_digit(16) else {
                let message = "`\\u` must be followed by four hexadecimal digits";
                return Err(self.fault(FaultKind::Syntax, start..start + 2, message));
            };
            code = code * 16 + value;
        }
        self.at = start + 6;
        Ok(code)
    }

    /// Parses a number (RFC 8259 section 6), which is kept as it is written.
    pub(super) fn number(&mut self) -> Result<&'a str, Fault> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        match self.peek() {
            Some(b'0') => self.at += 1,
            Some(b'1'..=b'9') => self.skip_digits(),
            _ => return Err(self.unexpected("a digit after `-`")),
        }
        if let Some(b'0'..=b'9') = self.peek() {
            return Err(self.fault(
                FaultKind::Syntax,
                start..self.at + 1,
                "a number must not begin with a zero",
            ));
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.require_digits("a digit after the decimal point")?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            self.require_digits("a digit in the exponent")?;
        }
        Ok(&self.text[start..self.at])
    }

    fn require_digits(&mut self, expected: &str) -> Result<(), Fault> {
        match self.peek() {
            Some(b'0'..=b'9') => {
                self.skip_digits();
                Ok(())
            }
            _ => Err(self.unexpected(expected)),
        }
    }

    fn skip_digits(&mut self) {
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
    }

    pub(super) fn literal(&mut self, literal: &str, content: Content) -> Result<Content, Fault> {
        let rest = &self.text.as_bytes()[self.at..];
        if rest.starts_with(literal.as_bytes()) {
            self.at += literal.len();
            return Ok(content);
        }
        if literal.as_bytes().starts_with(rest) {
            return Err(self.truncated("within a value"));
        }
        Err(self.unexpected("a value"))
    }
}

/// Returns the number of bytes before the first quote, backslash or control character. If there is none, the last seven
/// bytes are not counted.
fn plain_length(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::MAX / 0xFF;
    const HIGH: u64 = ONES << 7;
    // Marks bytes below a limit. Only the lowest mark is certain, because borrows propagate upwards.
    let below = |word: u64, limit: u8| word.wrapping_sub(ONES * u64::from(limit)) & !word & HIGH;
    let (words, rest) = bytes.as_chunks();
    for (index, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let equal = |byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
        let found = equal(b'"') | equal(b'\\') | below(word, 0x20);
        if found != 0 {
            return index * 8 + found.trailing_zeros() as usize / 8;
        }
    }
    bytes.len() - rest.len()
}
