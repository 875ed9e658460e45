//! What types are read from.

use super::{super::Value, At, Cursor, Errors};

/// A value, which is judged, or a place in the text of a payload that was proved valid.
pub enum Source<'s, 'a, 't> {
    /// A value, where it is in the payload, and what is wrong so far.
    Value(Value, &'s At<'a>, &'s mut Errors),
    /// The text of a payload.
    Text(&'s mut Cursor<'t>),
}
