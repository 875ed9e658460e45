//! One JSON document: the whole text is the record.

use super::{InputError, item::Piece, window::Window};

/// The document, or that it is over the limit. What follows the limit is not read.
pub(super) fn next(window: &mut Window, limit: usize) -> Result<Piece, InputError> {
    // One byte more than allowed tells a document over the limit.
    window.hold(limit.saturating_add(1))?;
    let length = window.bytes().len();
    if length > limit {
        return Ok(Piece::TooLong(window.origin(None)));
    }
    Ok(Piece::Record { length, rest: 0 })
}
