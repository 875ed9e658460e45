//! What stands in an input.

use tablature_schema::json::Origin;

/// What stands in an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item<'a> {
    /// A record, to be judged.
    Record {
        /// The record's text, without what separates it from others.
        bytes: &'a [u8],
        /// Where the text begins.
        origin: Origin,
        /// What else stands on its lines.
        beside: Beside,
    },
    /// A record over the limit; it is left behind unread.
    TooLong {
        /// Where the record begins.
        origin: Origin,
    },
    /// A fault between records.
    Broken {
        /// Where it begins.
        origin: Origin,
        /// What is wrong.
        fault: Fault,
    },
}

/// Whether a record shares lines with other text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beside {
    /// Text stands ahead of it on its first line.
    pub before: bool,
    /// Text follows it on its last line.
    pub after: bool,
}

/// A fault of the stream itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// The code that its finding gets.
    pub code: &'static str,
    /// What is wrong.
    pub message: &'static str,
    /// How many bytes it is about.
    pub length: usize,
}

/// What a framing found at the window's first byte; offsets count from there.
pub(super) enum Piece {
    /// A record, and what is left behind after it.
    Record { length: usize, rest: usize },
    /// A record over the limit, already left behind.
    TooLong(Origin),
    /// A fault, already left behind.
    Broken(Origin, Fault),
}
