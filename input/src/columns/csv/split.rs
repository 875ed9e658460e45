//! Finds where rows end, in bounded memory.

use memchr::{memchr, memchr2};
use tablature_schema::json::byte_order_mark;

use crate::{InputError, encoding::BYTE_ORDER_MARK, window::Window};

/// Finds the rows of a text.
pub(super) struct Splitter {
    window: Window,
    delimiter: u8,
    limit: usize,
    /// Length of the last row with its line end.
    pending: usize,
    /// No row was read yet.
    is_first: bool,
    /// A quote was not closed up to the end of the text: from then on, a row ends with its line.
    is_torn: bool,
}

/// What is found.
#[derive(Debug)]
pub(super) enum Found<'w> {
    /// A row.
    Row(Line<'w>),
    /// A row over the limit; it was skipped.
    TooLong,
    /// A line with a cell in quotes that goes on after its closing quote, or has none.
    BadQuoting {
        text: Line<'w>,
        /// There is no closing quote.
        is_open: bool,
    },
}

/// The bytes of a row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'w> {
    /// With the line end.
    pub(super) whole: &'w [u8],
    /// Bytes without the line end.
    pub(super) length: usize,
}

/// The state between two parts of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// At the first byte of a cell.
    Start,
    /// In a cell, outside quotes.
    Plain,
    Quoted,
    /// After a quote in a cell in quotes: it is closed, or the first of two.
    Quote,
    /// After a carriage return that follows a closing quote: a line feed is next, or the text ends.
    Return,
}

/// How far a row was scanned.
#[derive(Debug)]
struct Scan {
    at: usize,
    mode: Mode,
    /// A cell in quotes goes on after its closing quote.
    is_stray: bool,
}

impl Splitter {
    pub(super) fn new(window: Window, delimiter: u8, limit: usize) -> Self {
        Self { window, delimiter, limit, pending: 0, is_first: true, is_torn: false }
    }

    /// Returns the next row that is not blank, with the number of the line where it begins.
    pub(super) fn next(&mut self) -> Result<Option<(u64, Found<'_>)>, InputError> {
        loop {
            self.window.consume(self.pending);
            self.pending = 0;
            let (line, _) = self.window.place();
            let mark = if std::mem::take(&mut self.is_first) { self.mark()? } else { 0 };
            let mut scan = Scan { at: mark, mode: Mode::Start, is_stray: false };
            let mut length = loop {
                if let Some(end) = scan.feed(self.window.bytes(), self.delimiter, self.is_torn) {
                    break end;
                }
                if scan.at > self.limit {
                    self.skip(scan, line)?;
                    return Ok(Some((line, Found::TooLong)));
                }
                if !self.window.fill()? {
                    let line_end = memchr(b'\n', self.window.bytes());
                    self.is_torn |= scan.mode == Mode::Quoted;
                    break line_end.filter(|_| self.is_torn).unwrap_or(self.window.bytes().len());
                }
            };
            let is_open = scan.mode == Mode::Quoted;
            let bytes = self.window.bytes();
            if bytes.is_empty() {
                return Ok(None);
            }
            if is_open || scan.is_stray {
                // The lines after the first one may be rows.
                length = memchr(b'\n', bytes).unwrap_or(length).min(length);
            }
            self.pending = (length + 1).min(bytes.len());
            let row = &bytes[..length];
            let length = row.strip_suffix(b"\r").unwrap_or(row).len();
            if length == mark {
                continue;
            }
            if length > self.limit {
                return Ok(Some((line, Found::TooLong)));
            }
            let text = Line { whole: &self.window.bytes()[..self.pending], length };
            let is_bad = is_open || scan.is_stray;
            let found = if is_bad { Found::BadQuoting { text, is_open } } else { Found::Row(text) };
            return Ok(Some((line, found)));
        }
    }

    /// Returns the length of the byte order mark ahead of the text: a quote may follow it.
    fn mark(&mut self) -> Result<usize, InputError> {
        self.window.fill_to(BYTE_ORDER_MARK.len())?;
        Ok(byte_order_mark(self.window.bytes()))
    }

    /// Skips the rest of a row without storing it.
    fn skip(&mut self, mut scan: Scan, line: u64) -> Result<(), InputError> {
        loop {
            self.window.consume(scan.at);
            scan.at = 0;
            if !self.window.fill()? {
                return if scan.mode == Mode::Quoted {
                    Err(InputError::UnclosedQuote(line))
                } else {
                    Ok(())
                };
            }
            if let Some(end) = scan.feed(self.window.bytes(), self.delimiter, self.is_torn) {
                self.window.consume(end + 1);
                return Ok(());
            }
        }
    }
}

impl Scan {
    /// Scans what is new; returns the offset of the line feed that ends the row, if there is one.
    fn feed(&mut self, bytes: &[u8], delimiter: u8, is_torn: bool) -> Option<usize> {
        while self.at < bytes.len() {
            match self.mode {
                // After a quote, it is the second of two.
                Mode::Start | Mode::Quote if bytes[self.at] == b'"' => {
                    self.mode = Mode::Quoted;
                    self.at += 1;
                }
                Mode::Start | Mode::Plain => {
                    let Some(found) = memchr2(b'\n', delimiter, &bytes[self.at..]) else {
                        self.at = bytes.len();
                        self.mode = Mode::Plain;
                        return None;
                    };
                    self.at += found;
                    if bytes[self.at] == b'\n' {
                        return Some(self.at);
                    }
                    self.mode = Mode::Start;
                    self.at += 1;
                }
                Mode::Quoted => {
                    let end = if is_torn { b'\n' } else { b'"' };
                    let Some(found) = memchr2(b'"', end, &bytes[self.at..]) else {
                        self.at = bytes.len();
                        return None;
                    };
                    self.at += found;
                    if bytes[self.at] == b'\n' {
                        return Some(self.at);
                    }
                    self.mode = Mode::Quote;
                    self.at += 1;
                }
                Mode::Quote if bytes[self.at] == b'\r' => {
                    self.mode = Mode::Return;
                    self.at += 1;
                }
                Mode::Quote => {
                    self.is_stray |= bytes[self.at] != b'\n' && bytes[self.at] != delimiter;
                    self.mode = Mode::Plain;
                }
                Mode::Return => {
                    self.is_stray |= bytes[self.at] != b'\n';
                    self.mode = Mode::Plain;
                }
            }
        }
        None
    }
}
