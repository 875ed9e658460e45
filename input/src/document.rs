//! Framing of one JSON document: the whole text is the record.

use super::{InputError, item::Frame, window::Window};

/// Reads the document, or finds that it exceeds the limit. The rest is not read.
pub(super) fn next(window: &mut Window, limit: usize) -> Result<Frame, InputError> {
    // One byte more than the limit shows that the document exceeds it.
    window.fill_to(limit.saturating_add(1))?;
    let length = window.bytes().len();
    if length > limit {
        return Ok(Frame::TooLong(window.origin(None)));
    }
    Ok(Frame::Record { length, rest: 0 })
}
