//! Tables in CSV, as spreadsheets of tracking plans are exported: they become a table in Markdown.

use std::fmt::Write as _;

use csv::ReaderBuilder;

use super::lines::Lines;

/// What separates columns: spreadsheets of many countries write semicolons.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// Returns the line, from 1, of a quote that is not closed.
pub(super) fn open_quote(text: &str) -> Option<usize> {
    let separator = separator(text);
    let (mut line, mut opened) = (1, None);
    let mut begins = true;
    let mut bytes = text.trim_start_matches('\u{feff}').bytes().peekable();
    while let Some(byte) = bytes.next() {
        line += usize::from(byte == b'\n');
        if opened.is_some() {
            // Two quotes in a cell are one that is shown.
            if byte == b'"' && bytes.next_if_eq(&b'"').is_none() {
                opened = None;
            }
        } else if byte == b'"' && begins {
            opened = Some(line);
        }
        begins = byte == separator || byte == b'\n' || byte == b'\r';
    }
    opened
}

/// Returns what separates the columns: the first of those that are as frequent in the first line.
fn separator(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |separator: &u8| first.bytes().filter(|byte| byte == separator).count();
    SEPARATORS.into_iter().rev().max_by_key(count).unwrap_or(b',')
}

/// Returns the Markdown of a table in CSV. The first row that has two cells is the header. What is not CSV at its end is
/// left out.
pub(super) fn page(text: &str) -> Lines {
    let mut lines = Lines::default();
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(text))
        .from_reader(text.as_bytes());
    let mut width = None;
    for record in reader.records() {
        let Ok(record) = record else { break };
        let line = record.position().map_or(0, |at| at.line().saturating_sub(1));
        let line = usize::try_from(line).unwrap_or(usize::MAX);
        let is_blank = record.iter().all(|cell| cell.trim().is_empty());
        match width {
            _ if is_blank => {}
            None if record.len() < 2 => {}
            None => {
                width = Some(record.len());
                lines.push(row(&record, record.len()), line);
                lines.push(format!("|{}", "---|".repeat(record.len())), line);
            }
            Some(width) => lines.push(row(&record, width), line),
        }
    }
    lines
}

/// Returns a row in Markdown of so many cells that shows what these hold.
pub(super) fn row<'a>(cells: impl IntoIterator<Item = &'a str>, width: usize) -> String {
    let mut out = String::from("|");
    for cell in cells.into_iter().chain(std::iter::repeat("")).take(width) {
        out.push(' ');
        for character in cell.trim().chars() {
            match character {
                '\r' => {}
                '\n' => out.push_str("<br>"),
                '|' => out.push_str("\\|"),
                character if character.is_ascii_punctuation() && is_markup(character) => {
                    let _ = write!(out, "\\{character}");
                }
                character => out.push(character),
            }
        }
        out.push_str(" |");
    }
    out
}

/// Returns whether a character may be markup in a cell. Those that documents use for lists and units stay as they are.
fn is_markup(character: char) -> bool {
    matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '!')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_that_are_not_closed_are_found() {
        for (text, expected) in [
            ("a,b\n1,\"x\ny\"\n", None),
            ("a,b\n1,\"x \"\"y\"\"\"\n", None),
            ("a,b\n1,5\" wide\n", None),
            ("a;b\n1;\"x\n2;y\n", Some(2)),
            ("a,b\n\"x\ny\",\"z\n", Some(3)),
            ("\"a,b\"\"", Some(1)),
            ("", None),
        ] {
            assert_eq!(open_quote(text), expected, "{text}");
        }
    }
}
