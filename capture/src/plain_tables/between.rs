//! What is between the cells of a table of plain text.

use crate::rows::split;

/// What separates the cells of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Between {
    /// Pipes, and perhaps pipes around the row.
    Pipes { outer: bool },
    /// Tabs; any number of them counts as one where they align columns.
    Tabs { aligned: bool },
    /// Two spaces or more. Holds where the columns begin, in characters.
    Gaps(Vec<usize>),
}

impl Between {
    /// Returns what may be between the cells of a header, the most probable first.
    pub(super) fn all_in(header: &str) -> Vec<Self> {
        let text = header.trim();
        let mut all = Vec::new();
        if text.contains('|') {
            all.push(Self::Pipes { outer: text.starts_with('|') });
        }
        if text.contains('\t') && !text.starts_with('|') {
            all.push(Self::Tabs { aligned: text.contains("\t\t") });
        } else if text.contains("  ") && !text.contains('|') {
            all.push(Self::Gaps(pieces(header).into_iter().map(|(at, _)| at).collect()));
        }
        all
    }

    pub(super) fn is_pipes(&self) -> bool {
        matches!(self, Self::Pipes { .. })
    }

    pub(super) fn has_outer_pipes(&self) -> bool {
        *self == Self::Pipes { outer: true }
    }

    /// Returns the cells of a line.
    pub(super) fn cells(&self, line: &str) -> Vec<String> {
        let trimmed = |cell: &str| cell.trim().to_owned();
        match self {
            Self::Pipes { .. } => split(line),
            Self::Tabs { aligned: false } => {
                line.trim_start().trim_end_matches(' ').split('\t').map(trimmed).collect()
            }
            Self::Tabs { aligned: true } => {
                line.split('\t').map(trimmed).filter(|cell| !cell.is_empty()).collect()
            }
            Self::Gaps(_) => pieces(line).into_iter().map(|(_, cell)| cell.to_owned()).collect(),
        }
    }

    /// Returns the cells of a line, which belong to so many columns.
    pub(super) fn fitted(&self, line: &str, width: usize) -> Vec<String> {
        let mut cells = match self {
            Self::Gaps(starts) => by_place(line, starts),
            _ => self.cells(line),
        };
        // Tabs may align the cells of some rows only.
        if matches!(self, Self::Tabs { .. }) {
            while cells.len() > width
                && let Some(empty) = cells.iter().position(String::is_empty)
            {
                cells.remove(empty);
            }
        }
        if cells.len() > width {
            let rest = cells.split_off(width);
            for cell in rest {
                cells[width - 1].push(' ');
                cells[width - 1].push_str(&cell);
            }
        }
        cells.resize(width, String::new());
        cells
    }

    /// Returns whether a line below a row is one as well.
    pub(super) fn is_row(&self, line: &str) -> bool {
        match self {
            Self::Pipes { .. } => line.contains('|'),
            Self::Tabs { .. } => line.trim().contains('\t'),
            Self::Gaps(_) => line.trim().contains("  ") || line.starts_with("  "),
        }
    }
}

/// Returns the parts of a line that two spaces or more separate, each with the place where it begins, in characters.
fn pieces(line: &str) -> Vec<(usize, &str)> {
    let mut pieces = Vec::new();
    let (mut at, mut rest) = (0, line);
    loop {
        let text = rest.trim_start();
        at += rest[..rest.len() - text.len()].chars().count();
        if text.is_empty() {
            return pieces;
        }
        let end = text.find("  ").unwrap_or(text.len());
        let piece = &text[..end];
        pieces.push((at, piece.trim_end()));
        at += piece.chars().count();
        rest = &text[end..];
    }
}

/// Returns the cells of a line by the places of the columns: cells may be empty.
fn by_place(line: &str, starts: &[usize]) -> Vec<String> {
    let pieces = pieces(line);
    if pieces.len() == starts.len() {
        return pieces.into_iter().map(|(_, cell)| cell.to_owned()).collect();
    }
    let mut cells = vec![String::new(); starts.len()];
    for (at, piece) in pieces {
        let column = starts.partition_point(|start| *start <= at + 1).saturating_sub(1);
        if !cells[column].is_empty() {
            cells[column].push(' ');
        }
        cells[column].push_str(piece);
    }
    cells
}
