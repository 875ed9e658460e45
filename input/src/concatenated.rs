//! Framing of documents that follow one another without a separator, as `jq` prints them. The first are objects.

use super::{
    InputError,
    array::{begins_scalar, byte_order_mark, element, scalar, skip_to},
    item::{Fault, Frame},
    window::Window,
};

/// Reads the next object, or what is in its place.
pub(super) fn next(window: &mut Window, limit: usize) -> Result<Option<Frame>, InputError> {
    // Only the first bytes of a text are a mark: elsewhere they are no object, and reported as such.
    if window.place() == (1, 0)
        && let Some(mark) = byte_order_mark(window)
    {
        return Ok(Some(mark));
    }
    match window.skip_space()? {
        None => Ok(None),
        Some(b'{' | b'[') => element(window, limit).map(|(frame, _)| Some(frame)),
        Some(byte) if begins_scalar(byte) => scalar(window, limit).map(Some),
        Some(_) => {
            let fault = Fault {
                code: "invalid-json",
                message: "expected an object, as before: JSON texts follow one another here",
                length: 1,
            };
            let frame = Frame::Broken(window.origin(None), fault);
            skip_to(window, b"{[")?;
            Ok(Some(frame))
        }
    }
}
