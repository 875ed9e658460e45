//! The part of a line that a finding is about, ready to print: cut to a width, escaped, and with its columns on a
//! terminal.

use memchr::{memchr, memrchr};
use tablature_validator::Finding;
use unicode_width::UnicodeWidthChar;

use super::Excerpted;
use crate::escape::{escape, is_hostile};

/// Maximum number of columns of an excerpt.
const WIDTH: usize = 100;

/// Minimum number of columns of an excerpt, however narrow the terminal is.
const MIN_WIDTH: usize = 20;

/// Bytes considered on either side of the place: a character has up to four, and a terminal column may show several
/// combining ones.
const REACH: usize = 8 * WIDTH;

/// An excerpt of a line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The number of the line in the file, or of the row.
    pub(super) line: u64,
    /// The escaped text, on one line.
    pub(super) text: String,
    /// Columns before the place.
    pub(super) lead: usize,
    /// Columns of the place, at least one.
    pub(super) width: usize,
}

/// A character as it is printed.
struct Cell {
    text: String,
    width: usize,
    /// Offset of its first byte.
    at: usize,
}

/// Returns the excerpt of the line where the finding begins, of a row that of its JSON text; `None` if it is not in the record. With the line's number, it
/// fits a terminal that is `columns` wide.
pub(super) fn excerpt(
    record: Excerpted<'_>,
    finding: &Finding,
    columns: Option<usize>,
) -> Option<Excerpt> {
    let bytes = record.bytes;
    let number = match finding.place.row() {
        Some(row) => row.number,
        None => finding.place.line()?,
    };
    let span = finding.place.span_in_record(record.origin.byte)?;
    let place = Some(span.start).filter(|place| *place <= bytes.len())?;
    let place_end = match bytes.get(place) {
        // For an object or array, the bracket is enough.
        Some(b'{' | b'[') => place + 1,
        _ => span.end,
    };

    let line_start = memrchr(b'\n', &bytes[..place]).map_or(0, |at| at + 1);
    let line_end = memchr(b'\n', &bytes[place..]).map_or(bytes.len(), |at| place + at);
    let reach = place.saturating_sub(REACH);
    let before_start =
        if reach > line_start { next_character(bytes, reach).min(place) } else { line_start };
    let before = cells(bytes, before_start, place);
    let mut after = cells(bytes, place, line_end.min(place + REACH));
    if line_end < bytes.len() || bytes.ends_with(b"\r") {
        after.pop_if(|cell| bytes[cell.at] == b'\r');
    }

    let max_width = max_width(number, columns);
    // The place is more to the left than to the right of the middle: it has a width itself.
    let lead_cells = fitting(before.iter().rev(), max_width * 45 / 100);
    let lead: usize = before[before.len() - lead_cells..].iter().map(|cell| cell.width).sum();
    let after_cells = fitting(after.iter(), max_width - lead);
    let shown_before = &before[before.len() - lead_cells..];
    let shown_after = &after[..after_cells];

    let begins_in_line = line_start == 0 && record.beside.before;
    let ends_in_line = line_end == bytes.len() && record.beside.after;
    let cut_before = lead_cells < before.len() || begins_in_line;
    let cut_after = after_cells < after.len() || place + REACH < line_end || ends_in_line;
    let mut text = String::new();
    text.push_str(if cut_before { "…" } else { "" });
    text.extend(shown_before.iter().chain(shown_after).map(|cell| &*cell.text));
    text.push_str(if cut_after { "…" } else { "" });
    let width: usize =
        shown_after.iter().take_while(|cell| cell.at < place_end).map(|cell| cell.width).sum();
    Some(Excerpt {
        line: number,
        text: text.trim_end().to_owned(),
        lead: lead + usize::from(cut_before),
        width: width.max(1),
    })
}

/// Returns how many columns of a line are shown beside its number.
fn max_width(line: u64, columns: Option<usize>) -> usize {
    // The bar with its spaces, and the marks of what is cut on both sides.
    let taken = line.to_string().len() + 3 + 2;
    columns.map_or(WIDTH, |columns| columns.saturating_sub(taken).clamp(MIN_WIDTH, WIDTH))
}

/// Returns how many cells fit into a width.
fn fitting<'c>(cells: impl Iterator<Item = &'c Cell>, width: usize) -> usize {
    let mut used = 0;
    cells
        .take_while(|cell| {
            used += cell.width;
            used <= width
        })
        .count()
}

/// Returns the first character boundary from this offset on, in UTF-8 text.
fn next_character(bytes: &[u8], at: usize) -> usize {
    let is_continuation = |byte: &&u8| **byte & 0xC0 == 0x80;
    at + bytes[at..].iter().take(3).take_while(is_continuation).count()
}

/// Returns the characters in a range of bytes; invalid UTF-8 is shown as escapes.
fn cells(bytes: &[u8], start: usize, end: usize) -> Vec<Cell> {
    let mut cells = Vec::new();
    let mut at = start;
    for chunk in bytes[at..end].utf8_chunks() {
        for char in chunk.valid().chars() {
            cells.push(cell(char, at));
            at += char.len_utf8();
        }
        for byte in chunk.invalid() {
            let text = format!("\\x{byte:02x}");
            cells.push(Cell { width: text.len(), text, at });
            at += 1;
        }
    }
    cells
}

fn cell(char: char, at: usize) -> Cell {
    let text = match char {
        '\t' => "    ".to_owned(),
        char if is_hostile(char) => escape(char.encode_utf8(&mut [0; 4])).into_owned(),
        char => char.to_string(),
    };
    let width = match char {
        '\t' => 4,
        char if is_hostile(char) => text.len(),
        char => char.width().unwrap_or(0),
    };
    Cell { text, width, at }
}
