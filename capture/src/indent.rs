//! Indentation of names: `» name`, `&nbsp;&nbsp;name`, `↳ name`, `- name`.

/// The marks before a name that make it a member of a row above.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Indent {
    /// Spaces that are shown.
    width: usize,
    /// Marks such as `»`.
    marks: usize,
}

/// Entities of spaces that are shown, each with its width.
const SPACES: [(&str, usize); 8] = [
    ("&nbsp;", 1),
    ("&#160;", 1),
    ("&#xa0;", 1),
    ("&ensp;", 2),
    ("&emsp;", 4),
    ("\u{a0}", 1),
    ("\u{2002}", 2),
    ("\u{2003}", 4),
];

/// Marks of members.
const MARKS: [&str; 19] = [
    "»", "›", "↳", "└", "├", "│", "─", "→", "⇒", "➔", "➜", "⤷", "•", "◦", "∟", "&raquo;", "&rarr;",
    "&gt;", "&#8627;",
];

/// Takes the indentation off a cell.
pub(super) fn take(cell: &str) -> (Indent, &str) {
    let mut indent = Indent::default();
    let mut rest = cell;
    loop {
        if let Some((space, width)) = SPACES.iter().find(|(space, _)| rest.starts_with(space)) {
            indent.width += width;
            rest = &rest[space.len()..];
        } else if let Some(mark) = MARKS.iter().find(|mark| rest.starts_with(**mark)) {
            // A corner is drawn with a line: `└──`.
            let is_line = matches!(*mark, "─" | "│");
            indent.marks += usize::from(!is_line);
            rest = &rest[mark.len()..];
        } else if let Some(after) = dash(rest) {
            indent.marks += 1;
            rest = after;
        } else {
            let after = rest.trim_start_matches(|it: char| it.is_ascii_whitespace());
            if after.len() == rest.len() {
                return (indent, rest);
            }
            rest = after;
        }
    }
}

/// Takes a dash or a quoting mark that stands before a space or another one: `- name`, `-- name`, `> name`.
fn dash(text: &str) -> Option<&str> {
    let mark = text.chars().next().filter(|it| matches!(it, '-' | '–' | '—' | '>'))?;
    let rest = &text[mark.len_utf8()..];
    let next = rest.chars().next()?;
    (next == ' ' || next == mark && dash(rest).is_some()).then_some(rest)
}

/// Returns how deep each row of a table is, from 0, by the indentations of all of them.
pub(super) fn depths(indents: &[Indent]) -> Vec<usize> {
    // Widths are ranked among rows with marks, and among rows without.
    let widths = |marked: bool| {
        let rows = indents.iter().filter(|indent| (indent.marks > 0) == marked);
        let mut widths: Vec<usize> = rows.map(|indent| indent.width).collect();
        if !marked {
            widths.push(0);
        }
        widths.sort_unstable();
        widths.dedup();
        widths
    };
    let (plain, marked) = (widths(false), widths(true));
    let depth = |indent: &Indent| {
        let widths = if indent.marks > 0 { &marked } else { &plain };
        widths.partition_point(|width| *width < indent.width) + indent.marks
    };
    indents.iter().map(depth).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cells: &[&str], names: &[&str], expected: &[usize]) {
        let taken: Vec<_> = cells.iter().map(|cell| take(cell)).collect();
        assert_eq!(taken.iter().map(|(_, rest)| *rest).collect::<Vec<_>>(), names);
        let indents: Vec<Indent> = taken.iter().map(|(indent, _)| *indent).collect();
        assert_eq!(depths(&indents), expected, "{cells:?}");
    }

    #[test]
    fn marks_and_spaces_are_levels() {
        check(&["a", "» b", "»» c", "» d"], &["a", "b", "c", "d"], &[0, 1, 2, 1]);
        check(&["a", "&nbsp;&nbsp;b", "&nbsp;&nbsp;&nbsp;&nbsp;c"], &["a", "b", "c"], &[0, 1, 2]);
        check(&["a", "↳ b", "&nbsp;&nbsp;↳ c"], &["a", "b", "c"], &[0, 1, 2]);
        check(&["a", "\u{a0}↳ b", "\u{a0}\u{a0}↳ c"], &["a", "b", "c"], &[0, 1, 2]);
        check(&["a", "- b", "-- c", "└── d"], &["a", "b", "c", "d"], &[0, 1, 2, 1]);
    }

    #[test]
    fn what_is_part_of_a_name_is_no_indentation() {
        check(&["-a", "--b", "$c", "_d", "-"], &["-a", "--b", "$c", "_d", "-"], &[0; 5]);
    }
}
