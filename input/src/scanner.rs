//! Finds the end of a JSON value without checking it: a small state machine over chunks.
//!
//! It only distinguishes strings and brackets. Invalid JSON gets an end too: a closing bracket closes the nearest one
//! of its kind, and a string ends with its line. The validator checks what is between.

use memchr::memchr3;

/// Finds the end of one element of an array, after its `[`.
#[derive(Debug)]
pub(super) struct Scanner {
    /// The open brackets; the first is that of the array.
    open: Vec<u8>,
    /// How many of them are braces.
    n_braces: usize,
    /// Brackets that are open beyond the deepest that is kept: which ones is not known.
    n_beyond: usize,
    mode: Mode,
    /// A string was cut off at the end of a line, so brackets no longer determine where the element ends.
    torn: bool,
    at_line_start: bool,
    /// How much of `},{` was read, with white space between, since a string was cut off.
    joint: Joint,
}

/// The end of an object and the begin of the next, as they follow one another in an array.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    None,
    Brace,
    Comma,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Structure,
    String,
    /// In a string, after a backslash.
    Escape,
}

/// Open brackets that are kept. Values that are nested deeper are invalid in any case.
const MAX_OPEN: usize = 1 << 16;

/// The end of a value, as an offset into the last chunk.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum End {
    /// The value is complete.
    Closed(usize),
    /// A separator follows, or the end of the array.
    Separated(usize),
    /// A value begins on a new line after one that was cut off.
    Torn(usize),
}

impl Scanner {
    /// Creates a scanner at the first byte of an element.
    pub(super) fn new() -> Self {
        Self {
            open: vec![b'['],
            n_braces: 0,
            n_beyond: 0,
            mode: Mode::Structure,
            torn: false,
            at_line_start: false,
            joint: Joint::None,
        }
    }

    /// Scans a chunk; returns `None` if the value does not end in it.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Option<End> {
        let mut at = 0;
        while at < bytes.len() {
            if self.torn && self.is_joint(bytes[at]) {
                return Some(End::Torn(at));
            }
            if self.mode != Mode::Structure {
                // What is in strings and what is between them is not known any more, so each byte is looked at.
                let chunk = if self.torn { &bytes[..=at] } else { bytes };
                at = self.string(chunk, at);
                if self.mode == Mode::Structure && self.is_outside() {
                    return Some(End::Closed(at));
                }
                continue;
            }
            let end = match bytes[at] {
                b'"' => {
                    self.mode = Mode::String;
                    None
                }
                b'{' if self.torn && self.at_line_start => Some(End::Torn(at)),
                bracket @ (b'{' | b'[') => {
                    self.open(bracket);
                    None
                }
                b'}' => self.close(b'{', at),
                b']' => self.close(b'[', at),
                b',' | b'\n' if self.is_outside() => Some(End::Separated(at)),
                _ => None,
            };
            if end.is_some() {
                return end;
            }
            match bytes[at] {
                b'\n' => self.at_line_start = true,
                b' ' | b'\t' | b'\r' => {}
                _ => self.at_line_start = false,
            }
            at += 1;
        }
        None
    }

    /// Returns whether a byte begins an object after another and a comma.
    fn is_joint(&mut self, byte: u8) -> bool {
        self.joint = match (self.joint, byte) {
            (_, b'}') => Joint::Brace,
            (Joint::Brace, b',') => Joint::Comma,
            (Joint::Comma, b'{') => return true,
            (joint, b' ' | b'\t' | b'\r' | b'\n') => joint,
            _ => Joint::None,
        };
        false
    }

    fn is_outside(&self) -> bool {
        self.open.len() == 1
    }

    /// Scans inside a string; returns the offset where the string or the chunk ends.
    fn string(&mut self, bytes: &[u8], mut at: usize) -> usize {
        if self.mode == Mode::Escape {
            self.mode = Mode::String;
            at += 1;
        }
        while let Some(found) = memchr3(b'"', b'\\', b'\n', &bytes[at..]) {
            at += found + 1;
            match bytes[at - 1] {
                b'\\' if at < bytes.len() => at += 1,
                b'\\' => {
                    self.mode = Mode::Escape;
                    return at;
                }
                end => {
                    self.mode = Mode::Structure;
                    self.torn |= end == b'\n';
                    self.at_line_start = end == b'\n';
                    return at;
                }
            }
        }
        bytes.len()
    }

    fn open(&mut self, bracket: u8) {
        if self.open.len() < MAX_OPEN {
            self.open.push(bracket);
            self.n_braces += usize::from(bracket == b'{');
        } else {
            self.n_beyond += 1;
        }
    }

    /// Closes the nearest open bracket of this kind; ignores one that was never opened. The brackets above it are closed with
    /// it, so that each is looked at once.
    fn close(&mut self, opening: u8, at: usize) -> Option<End> {
        if self.n_beyond > 0 {
            self.n_beyond -= 1;
            return None;
        }
        if opening == b'{' && self.n_braces == 0 {
            return None;
        }
        let found = self.open.iter().rposition(|open| *open == opening)?;
        if found == 0 {
            return Some(End::Separated(at));
        }
        let closed = self.open.drain(found..);
        self.n_braces -= closed.filter(|bracket| *bracket == b'{').count();
        self.is_outside().then_some(End::Closed(at + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::{End, Scanner};

    #[track_caller]
    fn check(text: &str, expected: impl Into<Option<End>>) {
        assert_eq!(Scanner::new().feed(text.as_bytes()), expected.into(), "{text}");
    }

    #[test]
    fn whole_values_end_with_their_last_byte() {
        check(r#"{"a": [1, {}]}, 2"#, Some(End::Closed(14)));
        check(r#""a\"]\\", 2"#, Some(End::Closed(8)));
        check("[[]]]", Some(End::Closed(4)));
    }

    #[test]
    fn numbers_and_words_end_before_what_follows() {
        check("12.5]", Some(End::Separated(4)));
        check("null, 1", Some(End::Separated(4)));
        check("nul l\n", Some(End::Separated(5)));
        check("12", None);
    }

    #[test]
    fn brackets_in_strings_do_not_count() {
        check(r#"{"}": "]"}"#, Some(End::Closed(10)));
    }

    #[test]
    fn a_mismatched_bracket_closes_the_nearest_of_its_kind() {
        check(r#"{"a": [1}, {}"#, Some(End::Closed(9)));
        check(r#"{"a": 1]"#, Some(End::Separated(7)));
    }

    #[test]
    fn brackets_beyond_the_deepest_that_are_kept_are_counted() {
        let deep = 3 * super::MAX_OPEN;
        let text = format!("{}{}, 1", "[".repeat(deep), "]".repeat(deep));
        let mut scanner = Scanner::new();
        assert_eq!(scanner.feed(&text.as_bytes()[..deep]), None);
        assert_eq!(
            (scanner.open.len(), scanner.n_beyond),
            (super::MAX_OPEN, deep + 1 - super::MAX_OPEN)
        );
        assert_eq!(scanner.feed(&text.as_bytes()[deep..]), Some(End::Closed(deep)));
        // A brace that closes nothing is not searched for.
        let mut scanner = Scanner::new();
        assert_eq!(scanner.feed(b"[[{}}}{"), None);
        assert_eq!((scanner.open.as_slice(), scanner.n_braces), (&b"[[[{"[..], 1));
        assert_eq!(scanner.feed(b"[[}]]]"), Some(End::Closed(5)));
    }

    #[test]
    fn a_torn_string_ends_with_its_line() {
        check("{\"a\": \"x},\n{\"b\": 1}", Some(End::Torn(11)));
        check("\"x\n", Some(End::Closed(3)));
        // Without line breaks between elements, by what is between them.
        check("{\"a\": \"x\ny\"}, {\"b\": 1}", Some(End::Torn(14)));
        check("{\"a\": \"x\ny\"},\"b\": {\"c\": 1}", None);
    }

    #[test]
    fn a_value_in_pieces_ends_at_the_same_byte() {
        let text = br#"{"a\\\"": ["\"]}", {"b": "}"}], "c": 1e9} ,"#;
        for size in 1..text.len() {
            let (mut scanner, mut fed, mut end) = (Scanner::new(), 0, None);
            for chunk in text.chunks(size) {
                end = scanner.feed(chunk);
                if let Some(End::Closed(at)) = end {
                    end = Some(End::Closed(fed + at));
                    break;
                }
                fed += chunk.len();
            }
            assert_eq!(end, Some(End::Closed(41)), "chunks of {size}");
        }
    }
}
