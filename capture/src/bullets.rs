//! Lists of values below a line that introduces them: `` `status` is one of: `` and `` - `open` ``.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    blocks::Blocks,
    sheet::{Kind, Row, Table},
    title::Title,
};

/// The longest line that introduces a list.
const MAX_LEAD: usize = 400;

/// Returns the lists of values of a page, as tables of one column; lines are counted from 0.
pub(super) fn tables(lines: &[&str], blocks: &Blocks) -> Vec<Table> {
    let mut tables = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let lead = lines[at].trim();
        at += 1;
        if blocks.is_hidden(at - 1) || !introduces(lead) {
            continue;
        }
        let (rows, end) = items(lines, at, blocks);
        if rows.len() > 1 {
            tables.push(Table {
                kind: Kind::Values(0),
                columns: None,
                skipped: None,
                title: title(at, blocks),
                lead: lead.to_owned(),
                statement: None,
                line: at,
                has_types: false,
                lists_methods: false,
                spaced: false,
                header: Vec::new(),
                rows,
            });
        }
        at = end;
    }
    tables
}

/// Returns the heading above a list, by which its property may be found.
fn title(line: usize, blocks: &Blocks) -> Title {
    let heading = blocks.last_before(line).map(|at| &blocks.headings[at]);
    Title {
        heading: heading.map(|heading| heading.text.clone()).unwrap_or_default(),
        id: heading.and_then(|heading| heading.id.clone()),
        lines: line..line,
        ..Title::default()
    }
}

/// Returns whether a line says that values follow.
fn introduces(line: &str) -> bool {
    static LEAD: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:one of|(?:can|may|must|has to) be|values?)\b.*:[*_]*$")
            .expect("the pattern compiles")
    });
    line.len() <= MAX_LEAD && line.contains(':') && !line.contains('|') && LEAD.is_match(line)
}

/// Returns the items from this line on, each with its value, and the line after the list. An item that is prose makes the
/// list one of something else.
fn items(lines: &[&str], start: usize, blocks: &Blocks) -> (Vec<Row>, usize) {
    static ITEM: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(\s*)(?:[-*+]|[0-9]{1,3}[.)])\s+(.*)$").expect("the pattern compiles")
    });
    let mut rows: Vec<Row> = Vec::new();
    let mut indent = None;
    let mut at = start;
    while at < lines.len() && !blocks.is_hidden(at) {
        let line = lines[at];
        let Some(found) = ITEM.captures(line) else {
            let continues = line.trim().is_empty() || indent.is_some() && line.starts_with("  ");
            if !continues {
                break;
            }
            at += 1;
            continue;
        };
        let own = found[1].len();
        if own <= *indent.get_or_insert(own) {
            let Some(value) = value(found[2].trim()) else {
                return (Vec::new(), at.max(start));
            };
            rows.push(Row { line: at, cells: vec![value] });
        }
        at += 1;
    }
    (rows, at)
}

/// Returns the value that an item begins with: in code, in bold or in quotes, or one word.
fn value(item: &str) -> Option<String> {
    static VALUE: LazyLock<Regex> = LazyLock::new(|| {
        let value = r#"^(?:\*\*)?(?:`([^`]{1,80})`|"([^"]{1,80})"|\*\*([\w.+/-]{1,80}):?\*\*|([\w.+/-]{1,80}))(?:\*\*)?"#;
        Regex::new(&format!(r"{value}(?:\s*$|\s*[:,;.]|\s+[-–—(=]|\s+or$)"))
            .expect("the pattern compiles")
    });
    let found = VALUE.captures(item)?;
    let value = (1..=4).find_map(|group| found.get(group))?.as_str();
    // What closes a sentence is no part of a word.
    Some(format!("`{}`", value.trim_end_matches(['.', ','])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: &str, expected: &str) {
        let lines: Vec<&str> = page.lines().collect();
        let found = tables(&lines, &Blocks::read(page));
        let values: Vec<String> = found
            .iter()
            .map(|table| {
                let cells = table.rows.iter().map(|row| row.cells[0].trim_matches('`'));
                format!("{}: {}", table.line, cells.collect::<Vec<_>>().join(" "))
            })
            .collect();
        assert_eq!(values.join("; "), expected, "{page}");
    }

    #[test]
    fn items_begin_with_their_values() {
        check("`a` is one of:\n\n- `x`: first\n- `y` - second\n- `z`\n\nText.\n", "1: x y z");
        check("Possible values:\n* **x**: first\n  goes on\n* y\n  - nested\n", "1: x y");
        check("**Valid values:**\n1. 1\n2. 2\n", "1: 1 2");
        check("It can be \"on\" or \"off\":\n- \"on\" (default)\n- \"off\"\n", "1: on off");
    }

    #[test]
    fn other_lists_are_none() {
        check("It may be one of:\n- a thing of prose\n- `x`\n", "");
        check("The steps are:\n- `x`\n- `y`\n", "");
        check("Possible values:\n- `x`\n", "");
        check("Possible values:\n\nText.\n\n- `x`\n- `y`\n", "");
        check("```\nPossible values:\n- x\n- y\n```\n", "");
    }
}
