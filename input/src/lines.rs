//! Framing of JSON Lines: one record per line.

use memchr::memchr;

use super::{
    InputError,
    item::Frame,
    window::{Window, leading_space},
};

/// Reads the next line that is not blank, or the blank lines before it.
pub(super) fn next(
    window: &mut Window,
    limit: usize,
    keeps_blanks: bool,
) -> Result<Option<Frame>, InputError> {
    loop {
        let Some((length, terminator)) = line(window, limit)? else {
            return skip_long(window).map(Some);
        };
        if length + terminator == 0 {
            return Ok(None);
        }
        if length > limit {
            let frame = Frame::TooLong(window.origin(None));
            window.consume(length + terminator);
            return Ok(Some(frame));
        }
        let text = &window.bytes()[..length];
        if leading_space(text) == length {
            let length = blank_lines(window.bytes(), limit).max(length + terminator);
            if keeps_blanks {
                return Ok(Some(Frame::Blank(length)));
            }
            window.consume(length);
            continue;
        }
        let carriage_return = usize::from(text.ends_with(b"\r"));
        return Ok(Some(Frame::Record {
            length: length - carriage_return,
            rest: carriage_return + terminator,
        }));
    }
}

/// Returns the length of the blank lines ahead that are in memory and end there, up to one over the limit: a text may be
/// nothing else.
fn blank_lines(ahead: &[u8], limit: usize) -> usize {
    let space = &ahead[..leading_space(ahead)];
    let mut end = 0;
    while let Some(length) = memchr(b'\n', &space[end..]).filter(|length| *length <= limit) {
        end += length + 1;
    }
    end
}

/// Length of the line ahead and of its terminator; `None` if it grows over the limit.
fn line(window: &mut Window, limit: usize) -> Result<Option<(usize, usize)>, InputError> {
    let mut searched = 0;
    loop {
        if let Some(at) = memchr(b'\n', &window.bytes()[searched..]) {
            return Ok(Some((searched + at, 1)));
        }
        searched = window.bytes().len();
        if searched > limit {
            return Ok(None);
        }
        if !window.fill()? {
            return Ok(Some((searched, 0)));
        }
    }
}

/// Skips a line without storing it.
fn skip_long(window: &mut Window) -> Result<Frame, InputError> {
    let frame = Frame::TooLong(window.origin(None));
    loop {
        if let Some(at) = memchr(b'\n', window.bytes()) {
            window.consume(at + 1);
            return Ok(frame);
        }
        window.consume_all();
        if !window.fill()? {
            return Ok(frame);
        }
    }
}
