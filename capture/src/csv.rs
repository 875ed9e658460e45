//! Tables in CSV, as spreadsheets of tracking plans are exported: they become a table in Markdown.

use std::fmt::Write as _;

use csv::ReaderBuilder;

use super::lines::Lines;

/// What separates columns: spreadsheets of many countries write semicolons.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// Returns the Markdown of a table in CSV. The first row that has two cells is the header. What is not CSV at its end is
/// left out.
pub(super) fn page(text: &str) -> Lines {
    let mut lines = Lines::default();
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |separator: &u8| first.bytes().filter(|byte| byte == separator).count();
    // The first of those that are as frequent.
    let separator = SEPARATORS.into_iter().rev().max_by_key(count).unwrap_or(b',');
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
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
