//! Splits lines into cells, as real pages write them.

/// Returns one row and its number of lines: a row that is too short, or lacks the final pipe of its header, continues
/// in the next line, unless that is a row of its own.
pub(super) fn attribute_row(lines: &[&str], width: usize, closed: bool) -> (Vec<String>, usize) {
    let cells = split(lines[0]);
    let Some(next) = lines.get(1).filter(|next| next.contains('|') && !is_separator(next)) else {
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
        *cell = cell.trim().to_owned();
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
