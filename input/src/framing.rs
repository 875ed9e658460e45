//! Detects the framing of a text: from options, the name and the first line.

use std::path::Path;

use memchr::memchr;
use tablature_files::UnpackLimits;

use super::{
    InputError,
    array::{first_byte, is_one_object},
    compression::{Compression, has_extension},
    window::Window,
};

/// The framing of a text: how it is split into records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Framing {
    /// The whole text is one JSON document.
    Document,
    /// The elements of a JSON array are the records.
    Array,
    /// Each line is a record.
    Lines,
}

/// Options for the framing of an input.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct FramingOptions {
    /// The framing chosen by the user.
    pub forced: Option<Framing>,
    /// Is `true` if an array contains events, rather than being one.
    pub arrays_hold_events: bool,
    /// Maximum length of a record in bytes.
    pub limit: usize,
    /// How much a packed input may unpack to.
    pub unpack: UnpackLimits,
}

impl FramingOptions {
    /// Creates options for records of at most `limit` bytes: the framing is detected, the elements of an array are
    /// events, and a packed input may unpack to [`UnpackLimits::DEFAULT`].
    pub const fn new(limit: usize) -> Self {
        Self { forced: None, arrays_hold_events: true, limit, unpack: UnpackLimits::DEFAULT }
    }
}

/// Detects the framing of the text in the window. Reads no more than the maximum length of a record.
pub(super) fn recognise(
    window: &mut Window,
    path: Option<&Path>,
    options: FramingOptions,
) -> Result<Framing, InputError> {
    if let Some(framing) = options.forced {
        return Ok(framing);
    }
    if path.is_some_and(is_named_like_lines) {
        return Ok(Framing::Lines);
    }
    match first_byte_ahead(window, options.limit)? {
        Some(b'[') if options.arrays_hold_events => Ok(Framing::Array),
        Some(b'{') if begins_with_object_line(window, options.limit)? => Ok(Framing::Lines),
        _ => Ok(Framing::Document),
    }
}

/// Returns whether the name is one of JSON Lines: `events.jsonl`, `events.ndjson.gz`.
fn is_named_like_lines(path: &Path) -> bool {
    let extensions = &["jsonl", "ndjson"];
    match Compression::of_name(path) {
        Some(_) => has_extension(&path.with_extension(""), extensions),
        None => has_extension(path, extensions),
    }
}

fn first_byte_ahead(window: &mut Window, limit: usize) -> Result<Option<u8>, InputError> {
    loop {
        let found = first_byte(window.bytes());
        if found.is_some() || window.bytes().len() > limit || !window.fill()? {
            return Ok(found);
        }
    }
}

/// Returns whether the first line that is not blank is a complete object, with more text after it.
fn begins_with_object_line(window: &mut Window, limit: usize) -> Result<bool, InputError> {
    let mut line_end = None;
    let mut searched = 0;
    loop {
        while line_end.is_none()
            && let Some(at) = memchr(b'\n', &window.bytes()[searched..])
        {
            searched += at + 1;
            let line = &window.bytes()[..searched];
            if first_byte(line).is_none() {
                continue;
            }
            if !is_one_object(line) {
                return Ok(false);
            }
            line_end = Some(searched);
        }
        if let Some(end) = line_end
            && first_byte(&window.bytes()[end..]).is_some()
        {
            return Ok(true);
        }
        if line_end.is_none() {
            searched = window.bytes().len();
        }
        if window.bytes().len() > limit || !window.fill()? {
            return Ok(false);
        }
    }
}
