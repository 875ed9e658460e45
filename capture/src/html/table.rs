//! Rows and cells of an HTML table, as rows of Markdown.

use super::super::lines::Lines;

/// The most columns of a table, however far its cells say they reach.
const MAX_COLUMNS: usize = 64;

/// The longest text of a cell that is repeated in the rows that it reaches into.
const MAX_REPEATED: usize = 200;

/// A table that is being read.
#[derive(Debug, Default)]
pub(super) struct Table {
    rows: Vec<Row>,
    /// Cells that reach into the next rows: rows left, and text, by column.
    reaching: Vec<Option<(usize, String)>>,
}

#[derive(Debug)]
struct Row {
    line: usize,
    cells: Vec<String>,
}

impl Table {
    pub(super) fn begin_row(&mut self, line: usize) {
        self.rows.push(Row { line, cells: Vec::new() });
        self.fill_reached();
    }

    pub(super) fn has_row(&self) -> bool {
        !self.rows.is_empty()
    }

    /// Adds a cell that covers some columns and rows.
    pub(super) fn cell(&mut self, text: &str, columns: usize, rows: usize) {
        let Some(row) = self.rows.last_mut() else {
            return;
        };
        for n in 0..columns.clamp(1, MAX_COLUMNS) {
            let at = row.cells.len();
            if at >= MAX_COLUMNS {
                return;
            }
            // A cell over several columns is the name of a group.
            row.cells.push(if n == 0 { text.to_owned() } else { String::new() });
            if rows > 1 {
                self.reaching.resize(self.reaching.len().max(at + 1), None);
                // A long text is not repeated: a page could grow to its square.
                let text = if text.len() <= MAX_REPEATED { text } else { "" };
                self.reaching[at] = Some((rows - 1, text.to_owned()));
            }
        }
        self.fill_reached();
    }

    /// Adds the cells of rows above that reach to the next columns of the row.
    fn fill_reached(&mut self) {
        let Some(row) = self.rows.last_mut() else {
            return;
        };
        while let Some(Some((left, text))) = self.reaching.get_mut(row.cells.len()) {
            if *left == 0 {
                return;
            }
            *left -= 1;
            row.cells.push(text.clone());
        }
    }

    /// Writes the table. The first row is the header, whatever its cells are called.
    pub(super) fn write(mut self, lines: &mut Lines) {
        self.rows.retain(|row| !row.cells.is_empty());
        let mut is_first = true;
        for row in &self.rows {
            lines.push(format!("| {} |", row.cells.join(" | ")), row.line);
            if is_first {
                lines.push(format!("|{}", "---|".repeat(row.cells.len())), row.line);
            }
            is_first = false;
        }
    }
}
