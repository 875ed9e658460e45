//! Framing of a JSON array of events: element by element, without loading the array.

use super::{
    InputError,
    encoding::BYTE_ORDER_MARK,
    item::{Fault, Frame},
    scanner::{End, Scanner},
    window::{Window, leading_space},
};

/// The position in the array.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Before `[`.
    Before,
    /// After `[`.
    First,
    /// After a comma.
    Next,
    /// After an element.
    Between,
    /// After `]`.
    After,
    /// Nothing more can be read.
    Done,
}

/// Reads the next element, or what is in its place.
pub(super) fn next(
    state: &mut State,
    window: &mut Window,
    limit: usize,
) -> Result<Option<Frame>, InputError> {
    loop {
        if *state == State::Before
            && let Some(mark) = byte_order_mark(window)
        {
            return Ok(Some(mark));
        }
        let byte = window.skip_space()?;
        let frame = match (*state, byte) {
            (State::Done, _) | (State::After, None) => return Ok(None),
            // Documents may follow one another.
            (State::Before, Some(_)) | (State::After, Some(b'[')) => {
                window.consume(1);
                *state = State::First;
                continue;
            }
            (State::First | State::Between, Some(b']')) => {
                window.consume(1);
                *state = State::After;
                continue;
            }
            (State::Between, Some(b',')) => {
                window.consume(1);
                *state = State::Next;
                continue;
            }
            (State::First | State::Next, Some(b',')) => {
                *state = State::Next;
                let frame = misplaced(window, "an element is missing before this comma");
                window.consume(1);
                frame
            }
            (State::Next, Some(b']')) => {
                *state = State::After;
                let frame = misplaced(window, "an element is missing after the last comma");
                window.consume(1);
                frame
            }
            (State::First | State::Next, Some(_)) => {
                let (frame, ended) = element(window, limit)?;
                *state = match ended {
                    Ended::Closed => State::Between,
                    Ended::Torn => State::Next,
                    Ended::WithText => State::Done,
                };
                frame
            }
            (State::Between, Some(b'{' | b'[' | b'"')) => {
                *state = State::Next;
                misplaced(window, "a comma is missing before this element")
            }
            (State::Between, Some(_)) => {
                let frame = misplaced(window, "unexpected text after an element");
                skip_to(window, b",]{[")?;
                frame
            }
            (State::After, Some(b'{')) => {
                let (frame, ended) = element(window, limit)?;
                *state = if ended == Ended::WithText { State::Done } else { State::After };
                frame
            }
            (State::After, Some(byte)) if begins_scalar(byte) => scalar(window, limit)?,
            (State::After, Some(_)) => {
                let frame = misplaced(window, "unexpected text after the end of the array");
                skip_to(window, b"{[")?;
                frame
            }
            (_, None) => {
                *state = State::Done;
                let unclosed = Fault {
                    code: "truncated-json",
                    message: "the array is not closed: `]` is missing",
                    length: 0,
                };
                Frame::Broken(window.origin(None), unclosed)
            }
        };
        return Ok(Some(frame));
    }
}

/// Reports the next byte as out of place in the array.
fn misplaced(window: &Window, message: &'static str) -> Frame {
    let fault = Fault { code: "invalid-json", message, length: 1 };
    Frame::Broken(window.origin(None), fault)
}

/// Reports a byte order mark, and skips it.
pub(super) fn byte_order_mark(window: &mut Window) -> Option<Frame> {
    if !window.bytes().starts_with(BYTE_ORDER_MARK) {
        return None;
    }
    let mark = Fault {
        code: "byte-order-mark",
        message: "the text begins with a byte order mark",
        length: BYTE_ORDER_MARK.len(),
    };
    let frame = Frame::Broken(window.origin(None), mark);
    window.consume(mark.length);
    Some(frame)
}

/// How a value ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    /// It is complete, or something follows it.
    Closed,
    /// It was cut off, and another one begins on a new line.
    Torn,
    /// It goes to the end of the text.
    WithText,
}

/// Reads the value that begins at the next byte.
pub(super) fn element(window: &mut Window, limit: usize) -> Result<(Frame, Ended), InputError> {
    let origin = window.origin(None);
    let mut scanner = Scanner::new();
    let mut passed = 0;
    let mut is_long = false;
    let (length, ended) = loop {
        match scanner.feed(&window.bytes()[passed..]) {
            Some(End::Closed(at) | End::Separated(at)) => break (passed + at, Ended::Closed),
            Some(End::Torn(at)) => break (passed + at, Ended::Torn),
            None => passed = window.bytes().len(),
        }
        if passed > limit {
            is_long = true;
            window.consume(passed);
            passed = 0;
        }
        if !window.fill()? {
            break (passed, Ended::WithText);
        }
    };
    if is_long || length > limit {
        window.consume(length);
        return Ok((Frame::TooLong(origin), ended));
    }
    let text = window.bytes()[..length].trim_ascii_end().len();
    Ok((Frame::Record { length: text, rest: length - text }, ended))
}

/// Returns whether a byte begins a string, a number, or one of the words of JSON.
pub(super) fn begins_scalar(byte: u8) -> bool {
    matches!(byte, b'"' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n')
}

/// Reads a document that begins so: a string to its end, all else to where it cannot go on.
pub(super) fn scalar(window: &mut Window, limit: usize) -> Result<Frame, InputError> {
    if window.bytes().starts_with(b"\"") {
        return element(window, limit).map(|(frame, _)| frame);
    }
    let origin = window.origin(None);
    let is_end = |byte: &u8| byte.is_ascii_whitespace() || b",{[}]\"".contains(byte);
    let mut passed = 0;
    loop {
        if let Some(at) = window.bytes()[passed..].iter().position(is_end) {
            passed += at;
            break;
        }
        passed = window.bytes().len();
        if passed > limit || !window.fill()? {
            break;
        }
    }
    if passed > limit {
        skip_to(window, b" \t\r\n,{[}]\"")?;
        return Ok(Frame::TooLong(origin));
    }
    Ok(Frame::Record { length: passed, rest: 0 })
}

/// Skips what is not an element, up to one of these bytes.
pub(super) fn skip_to(window: &mut Window, ends: &[u8]) -> Result<(), InputError> {
    loop {
        let bytes = window.bytes();
        let end = bytes.iter().position(|byte| ends.contains(byte));
        let length = end.unwrap_or(bytes.len());
        window.consume(length);
        if end.is_some() || !window.fill()? {
            return Ok(());
        }
    }
}

/// Returns whether the text, apart from surrounding white space, is one complete object.
pub(super) fn is_one_object(text: &[u8]) -> bool {
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let text = text[leading_space(text)..].trim_ascii_end();
    text.starts_with(b"{") && Scanner::new().feed(text) == Some(End::Closed(text.len()))
}

/// Returns the first byte that is neither white space nor part of a byte order mark.
pub(super) fn first_byte(text: &[u8]) -> Option<u8> {
    text.get(start(text)).copied()
}

/// Returns the offset of that byte.
pub(super) fn start(text: &[u8]) -> usize {
    let mark = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
    mark + leading_space(&text[mark..])
}
