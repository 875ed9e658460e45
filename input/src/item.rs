//! Records and problems found in an input.

use tablature_schema::json::{Beside, Origin};

/// An item of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item<'a> {
    /// A record, to be checked.
    Record {
        /// The record's text, without separators.
        bytes: &'a [u8],
        /// The white space that ends it, such as a line feed.
        end: &'a [u8],
        /// Start of the fault.
        origin: Origin,
        /// Other text on its lines.
        beside: Beside,
    },
    /// A record that exceeds the limit, and was skipped.
    TooLong {
        /// Start of the fault.
        origin: Origin,
    },
    /// Blank lines, where [`FramingOptions::keeps_blanks`](super::FramingOptions::keeps_blanks) says so.
    Blank(&'a [u8]),
    /// A fault between records.
    Broken {
        /// Start of the fault.
        origin: Origin,
        /// The fault.
        fault: Fault,
    },
}

/// A fault of the stream itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fault {
    /// Code of the finding.
    pub code: &'static str,
    /// The fault.
    pub message: &'static str,
    /// Length in bytes.
    pub length: usize,
}

/// Frame found at the window's first byte. Offsets are relative to it.
pub(super) enum Frame {
    /// A record, and the length of what is skipped after it.
    Record { length: usize, rest: usize },
    /// Blank lines.
    Blank(usize),
    /// A record that exceeds the limit, already skipped.
    TooLong(Origin),
    /// A fault, already skipped.
    Broken(Origin, Fault),
}
