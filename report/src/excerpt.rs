//! The part of a line that a finding is about, ready to print: cut to a width, escaped, and with its columns on a
//! terminal.

use std::{borrow::Cow, ops::Range};

use memchr::{memchr, memrchr};
use tablature_validator::Finding;
use unicode_width::UnicodeWidthChar;

use super::Excerpted;
use tablature_schema::escape::{escape, is_hostile};

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
    /// The bytes of the text that are the place; at its end where nothing of it is shown.
    pub(super) marked: Range<usize>,
}

/// A character as it is printed.
struct Cell<'t> {
    text: Cow<'t, str>,
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

    let part = part_of_line(bytes, place);
    let before = cells(bytes, part.start, place);
    let mut after = cells(bytes, place, part.end);
    if part.end < bytes.len() && !part.is_cut_after || bytes.ends_with(b"\r") {
        after.pop_if(|cell| bytes[cell.at] == b'\r');
    }

    let max_width = max_width(number, columns);
    // The place is more to the left than to the right of the middle: it has a width itself.
    let lead_cells = fitting(before.iter().rev(), max_width * 45 / 100);
    let lead: usize = before[before.len() - lead_cells..].iter().map(|cell| cell.width).sum();
    let after_cells = fitting(after.iter(), max_width - lead);
    let shown_before = &before[before.len() - lead_cells..];
    let shown_after = &after[..after_cells];

    let begins_in_line = part.start == 0 && record.beside.before;
    let ends_in_line = part.end == bytes.len() && record.beside.after;
    let cut_before = lead_cells < before.len() || part.is_cut_before || begins_in_line;
    let cut_after = after_cells < after.len() || part.is_cut_after || ends_in_line;
    let mut text = String::new();
    text.push_str(if cut_before { "…" } else { "" });
    text.extend(shown_before.iter().map(|cell| &*cell.text));
    let marked = text.len();
    let n_marked = shown_after.iter().take_while(|cell| cell.at < place_end).count();
    let (place, rest) = shown_after.split_at(n_marked);
    text.extend(place.iter().map(|cell| &*cell.text));
    let marked = marked..text.len();
    text.extend(rest.iter().map(|cell| &*cell.text));
    text.push_str(if cut_after { "…" } else { "" });
    let width: usize = place.iter().map(|cell| cell.width).sum();
    let text = text.trim_end().to_owned();
    Some(Excerpt {
        line: number,
        lead: lead + usize::from(cut_before),
        width: width.max(1),
        marked: marked.start.min(text.len())..marked.end.min(text.len()),
        text,
    })
}

/// What is considered of a line: the bytes near a place.
#[derive(Debug, PartialEq, Eq)]
struct Part {
    start: usize,
    end: usize,
    /// The line begins further ahead.
    is_cut_before: bool,
    /// The line goes on.
    is_cut_after: bool,
}

/// Returns what is near a place. Ends of the line that are further away are not looked for: a line may be as long as a
/// record, and have as many findings.
fn part_of_line(bytes: &[u8], place: usize) -> Part {
    let reach = place.saturating_sub(REACH);
    // One byte more, so that a line that begins or ends there is whole.
    let first = reach.saturating_sub(1);
    let last = bytes.len().min(place + REACH + 1);
    let line_start = memrchr(b'\n', &bytes[first..place]).map(|at| first + at + 1);
    let line_end = memchr(b'\n', &bytes[place..last]).map(|at| place + at);
    let is_cut_before = line_start.is_none() && reach > 0;
    let is_cut_after = line_end.is_none() && place + REACH < bytes.len();
    let start = if is_cut_before {
        next_character(bytes, reach).min(place)
    } else {
        line_start.unwrap_or(0)
    };
    let end = if is_cut_after { place + REACH } else { line_end.unwrap_or(bytes.len()) };
    Part { start, end, is_cut_before, is_cut_after }
}

/// Returns how many columns of a line are shown beside its number.
fn max_width(line: u64, columns: Option<usize>) -> usize {
    // The bar with its spaces, and the marks of what is cut on both sides.
    let taken = line.to_string().len() + 3 + 2;
    columns.map_or(WIDTH, |columns| columns.saturating_sub(taken).clamp(MIN_WIDTH, WIDTH))
}

/// Returns how many cells fit into a width.
fn fitting<'c>(cells: impl Iterator<Item = &'c Cell<'c>>, width: usize) -> usize {
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
fn cells(bytes: &[u8], start: usize, end: usize) -> Vec<Cell<'_>> {
    let mut cells = Vec::with_capacity(end - start);
    let mut at = start;
    for chunk in bytes[at..end].utf8_chunks() {
        let valid = chunk.valid();
        let chars = valid.char_indices();
        cells.extend(
            chars.map(|(index, char)| {
                cell(char, &valid[index..index + char.len_utf8()], at + index)
            }),
        );
        at += valid.len();
        for byte in chunk.invalid() {
            let text = format!("\\x{byte:02x}");
            cells.push(Cell { width: text.len(), text: text.into(), at });
            at += 1;
        }
    }
    cells
}

/// Returns a character as it is printed, given its text.
fn cell(char: char, text: &str, at: usize) -> Cell<'_> {
    match char {
        '\t' => Cell { text: "    ".into(), width: 4, at },
        char if is_hostile(char) => {
            let text = escape(text);
            Cell { width: text.len(), text, at }
        }
        char => Cell { text: text.into(), width: char.width().unwrap_or(0), at },
    }
}

#[cfg(test)]
mod tests {
    use super::{Part, REACH, part_of_line};

    /// What the whole text says about a part.
    fn expected(text: &str, place: usize) -> Part {
        let line_start = text[..place].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[place..].find('\n').map_or(text.len(), |at| place + at);
        let (first, last) = (place.saturating_sub(REACH), place + REACH);
        Part {
            start: line_start.max(first),
            end: line_end.min(last),
            is_cut_before: line_start < first,
            is_cut_after: line_end > last,
        }
    }

    #[test]
    fn a_part_ends_with_its_line_or_within_reach() {
        for before in [0, 1, REACH - 1, REACH, REACH + 1, 3 * REACH] {
            for after in [0, 1, REACH - 1, REACH, REACH + 1, 3 * REACH] {
                for (head, tail) in [("", ""), ("x\n", "\ny"), ("\n", "\n")] {
                    let text = [head, &"a".repeat(before), &"b".repeat(after), tail].concat();
                    let place = head.len() + before;
                    let part = part_of_line(text.as_bytes(), place);
                    assert_eq!(part, expected(&text, place), "{before} {after} {head:?} {tail:?}");
                    assert!(part.end - part.start <= 2 * REACH);
                }
            }
        }
    }

    #[test]
    fn a_part_begins_with_a_character() {
        let text = "é".repeat(REACH);
        for place in [REACH, REACH + 2] {
            assert!(text.is_char_boundary(part_of_line(text.as_bytes(), place).start));
        }
        let part = part_of_line(format!("a{text}").as_bytes(), REACH + 1);
        assert_eq!((part.start, part.is_cut_before), (1, true));
    }
}
