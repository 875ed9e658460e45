//! Detects the framing of a text: from options, the name and the first line.

use std::{path::Path, sync::Arc};

use memchr::memchr;
use tablature_files::UnpackLimits;

use super::{
    InputError,
    array::{first_byte, is_one_object, start},
    compression::{Compression, has_extension},
    scanner::{End, Scanner},
    table_format::TableFormat,
    window::{Window, leading_space},
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
    /// Objects follow one another, each over several lines, as `jq` prints them.
    Concatenated,
}

/// Options for the framing of an input.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct FramingOptions {
    /// The framing chosen by the user.
    pub forced: Option<Framing>,
    /// The format of tables chosen by the user.
    pub table: Option<TableFormat>,
    /// The names of the columns of CSV and TSV without a header; without them, the first row names the columns.
    pub columns: Option<Arc<[String]>>,
    /// Is `true` if an input is not to be recognised as a table of text by its name.
    pub is_json: bool,
    /// Is `true` if an array contains events, rather than being one.
    pub arrays_hold_events: bool,
    /// Maximum length of a record in bytes.
    pub limit: usize,
    /// How much a packed input may unpack to.
    pub unpack: UnpackLimits,
    /// Is `true` if blank lines between records are items, too.
    pub keeps_blanks: bool,
}

impl FramingOptions {
    /// Creates options for records of at most `limit` bytes: the framing is detected, the elements of an array are
    /// events, a packed input may unpack to [`UnpackLimits::DEFAULT`], and blank lines are skipped.
    pub const fn new(limit: usize) -> Self {
        Self {
            forced: None,
            table: None,
            columns: None,
            is_json: false,
            arrays_hold_events: true,
            limit,
            unpack: UnpackLimits::DEFAULT,
            keeps_blanks: false,
        }
    }
}

/// Detects the framing of the text in the window. Reads no more than the maximum length of a record.
pub(super) fn recognise(
    window: &mut Window,
    path: Option<&Path>,
    options: &FramingOptions,
) -> Result<Framing, InputError> {
    if let Some(framing) = options.forced {
        return Ok(framing);
    }
    if path.is_some_and(is_named_like_lines) {
        return Ok(Framing::Lines);
    }
    match first_byte_ahead(window, options.limit)? {
        Some(b'[') if options.arrays_hold_events => Ok(Framing::Array),
        Some(b'{') => framing_of_objects(window, options.limit),
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

/// Detects the framing of a text that begins with an object.
fn framing_of_objects(window: &mut Window, limit: usize) -> Result<Framing, InputError> {
    if let Some(end) = first_object_line(window, limit)? {
        return Ok(match first_of_second(window, end, limit)? {
            None => Framing::Document,
            Some(Second::Line) => Framing::Lines,
            Some(Second::Opening) => Framing::Concatenated,
        });
    }
    let follows = after_object(window, limit)?;
    Ok(if follows == Some(b'{') { Framing::Concatenated } else { Framing::Document })
}

/// Returns the end of the first line that is not blank, if it is a complete object.
fn first_object_line(window: &mut Window, limit: usize) -> Result<Option<usize>, InputError> {
    let mut searched = 0;
    loop {
        while let Some(at) = memchr(b'\n', &window.bytes()[searched..]) {
            searched += at + 1;
            let line = &window.bytes()[..searched];
            if first_byte(line).is_some() {
                return Ok(is_one_object(line).then_some(searched));
            }
        }
        searched = window.bytes().len();
        if searched > limit || !window.fill()? {
            return Ok(None);
        }
    }
}

/// The second line of a text that is not blank.
enum Second {
    /// A record, whatever it is.
    Line,
    /// Nothing but the brace that opens an object of several lines.
    Opening,
}

/// Returns what the text from `end` on begins with.
fn first_of_second(
    window: &mut Window,
    end: usize,
    limit: usize,
) -> Result<Option<Second>, InputError> {
    loop {
        let rest = &window.bytes()[end..];
        let rest = &rest[leading_space(rest)..];
        let is_empty = rest.is_empty();
        if let Some((first, after)) = rest.split_first() {
            let more = after.iter().find(|byte| !matches!(byte, b' ' | b'\t' | b'\r'));
            match (first, more) {
                (b'{', Some(b'\n')) => return Ok(Some(Second::Opening)),
                (b'{', None) => {}
                _ => return Ok(Some(Second::Line)),
            }
        }
        if window.bytes().len() > limit || !window.fill()? {
            return Ok((!is_empty).then_some(Second::Line));
        }
    }
}

/// Returns the byte that follows the object which the text begins with.
fn after_object(window: &mut Window, limit: usize) -> Result<Option<u8>, InputError> {
    let mut scanner = Scanner::new();
    let mut passed = start(window.bytes());
    let mut end = None;
    loop {
        if end.is_none() {
            match scanner.feed(&window.bytes()[passed..]) {
                Some(End::Closed(at)) => end = Some(passed + at),
                Some(_) => return Ok(None),
                None => passed = window.bytes().len(),
            }
        }
        if let Some(end) = end
            && let Some(byte) = first_byte(&window.bytes()[end..])
        {
            return Ok(Some(byte));
        }
        if window.bytes().len() > limit || !window.fill()? {
            return Ok(None);
        }
    }
}
