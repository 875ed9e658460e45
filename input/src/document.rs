//! Framing of one JSON document: the whole text is the record.

use super::{InputError, item::Piece, window::Window};

/// Reads the document, or finds that it exceeds the limit. The rest is not read.
pub(super) fn next(window: &mut Window, limit: usize) -> Result<Piece, InputError> {
    // One byte more than the limit shows that the document exceeds it.
    window.hold(limit.saturating_add(1))?;
    let length = window.bytes().len();
    if length > limit {
        return Ok(Piece::TooLong(window.origin(None)));
    }
    Ok(Piece::Record { length, rest: 0 })
}
