//! Splits lines into cells, as real pages write them.

use super::columns::Presence;

/// A row of a table.
#[derive(Debug)]
pub(super) struct Row {
    /// From 1.
    pub(super) line: usize,
    /// Trimmed, markup untouched.
    pub(super) cells: Vec<String>,
}

/// A row by its columns.
#[derive(Debug)]
pub(super) struct Cells<'a> {
    pub(super) name: &'a str,
    /// `None` if the table has no column for types.
    pub(super) ty: Option<&'a str>,
    /// The first with raw pipes.
    pub(super) descriptions: Vec<String>,
    pub(super) presence: Option<(&'a str, Presence)>,
    pub(super) nullable: Option<&'a str>,
    pub(super) default: Option<&'a str>,
    pub(super) examples: Option<&'a str>,
    pub(super) values: Option<&'a str>,
    pub(super) event: Option<&'a str>,
}

/// Returns one row and its number of lines: a row that is too short, or lacks the final pipe of its header, continues
/// in the next line, unless that is a row of its own.
pub(super) fn attribute_row(lines: &[&str], width: usize, closed: bool) -> (Vec<String>, usize) {
    let cells = split_to(lines[0], width);
    // A row that begins with a pipe is not the rest of another one: rows may be short.
    let is_rest = |next: &&&str| {
        next.contains('|') && !is_separator(next) && !next.trim_start().starts_with('|')
    };
    let Some(next) = lines.get(1).filter(is_rest).filter(|_| cells.len() <= width) else {
        return (cells, 1);
    };
    let more = split(next);
    if more.len() >= width {
        return (cells, 1);
    }
    let ends = lines[0].trim_end().ends_with('|');
    if ends && cells.len() + more.len() == width {
        return (cells.into_iter().chain(more).collect(), 2);
    }
    if closed && !ends {
        let joined = format!("{} {}", lines[0].trim_end(), next.trim_start());
        let cells = split(&joined);
        if cells.len() == width {
            return (cells, 2);
        }
    }
    (cells, 1)
}

pub(super) fn is_separator(line: &str) -> bool {
    line.contains('-')
        && line.contains('|')
        && line.chars().all(|character| matches!(character, '|' | '-' | ':' | ' ' | '\t'))
}

/// Splits a line into cells. Pipes in code are part of it if there would be more than `width` cells otherwise.
pub(super) fn split_to(line: &str, width: usize) -> Vec<String> {
    let cells = split(line);
    if cells.len() <= width || !line.contains('`') {
        return cells;
    }
    let mut in_code = false;
    let escaped: String = line
        .chars()
        .map(|character| {
            in_code ^= character == '`';
            // A character that stands for a pipe, and that no page has.
            if in_code && character == '|' { '\u{f8ff}' } else { character }
        })
        .collect();
    let mut better = split(&escaped);
    if better.len() < width || better.len() >= cells.len() || in_code {
        return cells;
    }
    for cell in &mut better {
        *cell = cell.replace('\u{f8ff}', "|");
    }
    better
}

/// Splits a line into cells: outer pipes are optional, `\|` is a literal pipe.
pub(super) fn split(line: &str) -> Vec<String> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut cells = vec![String::new()];
    let mut characters = line.chars().peekable();
    while let Some(character) = characters.next() {
        let cell = cells.last_mut().expect("there is always a last cell");
        match character {
            '\\' if characters.peek() == Some(&'|') => {
                characters.next();
                cell.push('|');
            }
            '|' if characters.peek().is_none() => break,
            '|' => cells.push(String::new()),
            _ => cell.push(character),
        }
    }
    for cell in &mut cells {
        // A no-break space may be an indentation.
        *cell = cell.trim_matches(|it: char| it.is_ascii_whitespace()).to_owned();
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        assert_eq!(split(line), expected, "{line}");
    }

    #[test]
    fn outer_pipes_are_optional_and_inner_ones_count() {
        check("| a | b |  | [optional] |", &["a", "b", "", "[optional]"]);
        check("a | b | c |", &["a", "b", "c"]);
        check("a | b", &["a", "b"]);
        check("|||", &["", ""]);
        check(r"| a \| b | c |", &["a | b", "c"]);
        check("", &[""]);
        check("|", &[""]);
    }

    #[test]
    fn pipes_in_code_are_part_of_it_where_that_fits() {
        assert_eq!(split_to("| a | `x|y` | z |", 3), ["a", "`x|y`", "z"]);
        assert_eq!(split_to("| a | `x|y` | z |", 4), ["a", "`x", "y`", "z"]);
        assert_eq!(split_to("| a | `x | y | z |", 3), ["a", "`x", "y", "z"]);
    }

    #[test]
    fn separators_need_no_cell_per_column() {
        for line in ["|---|", "|---|---|", "--- | :-: | ---:", "|------------ | -------------|"] {
            assert!(is_separator(line), "{line}");
        }
        for line in ["---", "| a |---|", "| |", "||"] {
            assert!(!is_separator(line), "{line}");
        }
    }

    #[test]
    fn broken_rows_are_joined_and_whole_rows_are_not() {
        let (cells, used) = attribute_row(&["name |", "String | What it is. |"], 3, true);
        assert_eq!((cells.len(), used), (3, 2));
        let (cells, used) = attribute_row(&["name | String | What", "it is. |"], 3, true);
        assert_eq!((cells[2].as_str(), used), ("What it is.", 2));
        let (cells, used) = attribute_row(&["name | String", "other | String | x |"], 3, true);
        assert_eq!((cells.len(), used), (2, 1));
    }
}
