//! Rows and cells beside those of the crate `csv`.
//!
//! They agree on RFC 4180, with line feeds alone and quotes inside of cells without quotes, too. They differ by decision where:
//!
//! - a cell goes on after its closing quote, or its quote is never closed: here that is a fault of its line, there it is read
//!   as if it were meant;
//! - a carriage return stands alone outside quotes: here it is a character, there it ends a row.

use std::sync::Arc;

use proptest::{collection::vec, prelude::*, sample::select};
use tablature_files::UnpackLimits;

use super::*;
use crate::decompress::Plain;

/// A row as cells; `None` if it is a fault.
type Cellular = Option<Vec<Vec<u8>>>;

/// Reads rows in chunks of `size` bytes, each with the line where it begins, and with what all of them are in the text.
fn ours(text: &[u8], delimiter: u8, size: usize) -> (Vec<(u64, Cellular)>, Vec<u8>) {
    let raw = Box::new(std::io::Cursor::new(text.to_vec()));
    let plain = Plain::new(raw, UnpackLimits::DEFAULT, &Arc::default()).unwrap();
    let mut splitter = Splitter::new(Window::new(plain, size), delimiter, usize::MAX);
    let (mut rows, mut whole) = (Vec::new(), Vec::new());
    while let Some((line, found)) = splitter.next().unwrap() {
        let row = match found {
            Found::Row(Line { whole: bytes, length }) => {
                whole.extend_from_slice(unmarked(line, bytes));
                let bytes = unmarked(line, &bytes[..length]);
                let mut cells = Cells::default();
                cells.read(bytes, delimiter);
                Some((0..cells.len()).map(|index| cells.get(bytes, index).to_vec()).collect())
            }
            Found::BadQuoting { text, .. } => {
                whole.extend_from_slice(unmarked(line, text.whole));
                None
            }
            Found::TooLong => unreachable!("there is no limit"),
        };
        rows.push((line, row));
    }
    (rows, whole)
}

/// Returns a row without the mark that the text may begin with.
fn unmarked(line: u64, row: &[u8]) -> &[u8] {
    if line == 1 { without_mark(row) } else { row }
}

/// Reads rows with the crate. Its lines are not those where rows begin, if blank ones come before.
fn theirs(text: &[u8], delimiter: u8) -> Vec<Cellular> {
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text);
    let rows = reader.byte_records().map(|row| {
        let row = row.unwrap();
        Some(row.iter().map(<[u8]>::to_vec).collect())
    });
    rows.collect()
}

/// What is in a text, by a reading of its own, one character after the other.
#[derive(Debug, Default, PartialEq)]
struct Nature {
    has_fault: bool,
    has_lone_return: bool,
}

fn nature(text: &[u8], delimiter: u8) -> Nature {
    let text = without_mark(text);
    let mut nature = Nature::default();
    let (mut is_start, mut is_quoted, mut is_closed) = (true, false, false);
    let mut at = 0;
    while at < text.len() {
        let (byte, next) = (text[at], text.get(at + 1));
        at += 1;
        if is_quoted {
            match (byte, next) {
                (b'"', Some(b'"')) => at += 1,
                (b'"', _) => (is_quoted, is_closed) = (false, true),
                _ => {}
            }
        } else if byte == delimiter || byte == b'\n' {
            (is_start, is_closed) = (true, false);
        } else if byte == b'\r' {
            // At the end of the text, it is a line end cut short.
            nature.has_lone_return |= next != Some(&b'\n');
            nature.has_fault |= is_closed && next.is_some_and(|next| *next != b'\n');
            is_start = false;
        } else if byte == b'"' && is_start {
            (is_start, is_quoted) = (false, true);
        } else {
            nature.has_fault |= is_closed;
            is_start = false;
        }
    }
    nature.has_fault |= is_quoted;
    nature
}

/// A cell, in quotes where it has to be or may.
fn cell() -> impl Strategy<Value = String> {
    let characters =
        select(vec!["a", "b", " ", "é", "1", ",", ";", "\t", "\"", "\n", "\r", "\r\n", "\u{feff}"]);
    (vec(characters, 0..6), any::<bool>()).prop_map(|(parts, is_quoted)| {
        let cell = parts.concat();
        let needs_quotes = cell.contains(['"', '\n', '\r', ',', ';', '\t']);
        if needs_quotes || is_quoted { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
    })
}

/// A text by RFC 4180, but for rows of any number of cells, blank lines, line feeds alone and a byte order mark.
fn table() -> impl Strategy<Value = String> {
    let end = select(vec!["\n", "\r\n", "\n\n", "\r\n\r\n"]);
    let row = (vec(cell(), 1..5), end).prop_map(|(cells, end)| cells.join(",") + end);
    (any::<bool>(), vec(row, 0..8), any::<bool>()).prop_map(|(has_mark, rows, is_ended)| {
        let text = rows.concat();
        let text = if is_ended { &*text } else { text.trim_end_matches(['\r', '\n']) };
        format!("{}{text}", if has_mark { "\u{feff}" } else { "" })
    })
}

/// A text of what matters, in any order.
fn soup() -> impl Strategy<Value = String> {
    let parts =
        select(vec!["a", "\"", "\"", "\"\"", ",", "\n", "\r\n", "\r", "é", " ", "\u{feff}"]);
    vec(parts, 0..24).prop_map(|parts| parts.concat())
}

/// A text by the RFC, with some bytes removed, doubled or replaced.
fn mutated() -> impl Strategy<Value = String> {
    let change =
        (any::<prop::sample::Index>(), select(vec!["", "\"", "\n", "\r", ",", "x\"", "\"x"]));
    (table(), vec(change, 1..4)).prop_map(|(mut text, changes)| {
        for (index, with) in changes {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            if places.is_empty() {
                return text;
            }
            let at = places[index.index(places.len())];
            let length = text[at..].chars().next().map_or(0, char::len_utf8);
            text.replace_range(at..at + length, with);
        }
        text
    })
}

#[track_caller]
fn compare(text: &str) -> Result<(), TestCaseError> {
    let text = text.as_bytes();
    let nature = nature(text, b',');
    let (rows, whole) = ours(text, b',', 1 << 10);
    for size in [1, 2, 3, 7] {
        prop_assert_eq!(&ours(text, b',', size).0, &rows, "chunks of {} bytes", size);
    }
    let has_fault = rows.iter().any(|(_, row)| row.is_none());
    prop_assert_eq!(has_fault, nature.has_fault);
    // Nothing but blank lines is lost.
    let lines = |text: &[u8]| -> Vec<Vec<u8>> {
        let lines = text.split(|byte| *byte == b'\n');
        let lines = lines.filter(|line| !matches!(line, [] | [b'\r']));
        lines.map(<[u8]>::to_vec).collect()
    };
    prop_assert_eq!(lines(&whole).len(), lines(without_mark(text)).len());
    if !nature.has_fault && !nature.has_lone_return {
        let rows: Vec<Cellular> = rows.into_iter().map(|(_, row)| row).collect();
        prop_assert_eq!(rows, theirs(text, b','));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tables_have_the_rows_of_another_reader(text in table()) {
        prop_assert_eq!(nature(text.as_bytes(), b','), Nature::default());
        compare(&text)?;
    }

    #[test]
    fn texts_of_any_kind_have_them_or_differ_by_decision(text in soup()) {
        compare(&text)?;
    }

    #[test]
    fn tables_with_mistakes_have_them_or_differ_by_decision(text in mutated()) {
        compare(&text)?;
    }
}

#[test]
fn decisions_are_what_they_are() {
    let cells = |cells: &[&str]| Some(cells.iter().map(|cell| cell.as_bytes().to_vec()).collect());
    for (text, own, other) in [
        ("a\rb\n", cells(&["a\rb"]), vec![cells(&["a"]), cells(&["b"])]),
        ("\"a\"b,c\n", None, vec![cells(&["ab", "c"])]),
        ("\"a,b\n", None, vec![cells(&["a,b\n"])]),
    ] {
        assert_eq!(ours(text.as_bytes(), b',', 64).0, [(1, own)], "{text:?}");
        assert_eq!(theirs(text.as_bytes(), b','), other, "{text:?}");
    }
}
