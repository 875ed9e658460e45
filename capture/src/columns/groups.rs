//! Columns that the words of a header do not tell: marks of what is required, and the objects that names belong to.

use std::collections::BTreeMap;

use super::{Columns, Presence, infer};
use crate::{cell, rows::Row};

impl Columns {
    /// Takes a column that is left out for that of marks, if all of its cells that are not empty are `required` or
    /// `optional`, and no other column says what is required.
    pub(super) fn find_marks(&mut self, rows: &[Row], header: &[String]) {
        let is_filled = |cell: &&String| !cell.trim().is_empty();
        let are_marks = |n: &usize| {
            let mut cells =
                rows.iter().filter_map(|row| row.cells.get(*n)).filter(is_filled).peekable();
            cells.peek().is_some() && cells.all(|cell| Presence::is_mark(cell))
        };
        if self.presence.is_none()
            && let Some(n) = (0..self.width).find(|n| !self.uses(*n) && are_marks(n))
        {
            self.presence = Some((n, Presence::Required));
            self.count_left_out(header);
        }
    }

    /// Returns the rows with a row for each object, and with the names of its properties as paths, if a column left of the
    /// names says which object they belong to: some name occurs in two of them. An empty cell goes on with the object above.
    pub(crate) fn by_object(&mut self, rows: Vec<Row>, header: &[String]) -> Vec<Row> {
        let Some(column) = (0..self.name).find(|n| !self.uses(*n) && self.are_objects(&rows, *n))
        else {
            return rows;
        };
        let (mut object, mut grouped) = (String::new(), Vec::new());
        for mut row in rows {
            let own = row.cells.get(column).map(|cell| cell::plain(cell)).unwrap_or_default();
            if !own.is_empty() && own != object {
                let mut cells = vec![String::new(); self.width];
                cells[self.name] = format!("`{own}`");
                self.ty.into_iter().for_each(|ty| "object".clone_into(&mut cells[ty]));
                grouped.push(Row { line: row.line, cells });
                object = own;
            }
            if let Some(name) = row.cells.get_mut(self.name) {
                *name = format!("{object}.{name}");
            }
            grouped.push(row);
        }
        self.left_out.retain(|left_out| *left_out != cell::plain(&header[column]));
        grouped
    }

    /// Returns whether a column names objects, and some property is one of two of them.
    fn are_objects(&self, rows: &[Row], column: usize) -> bool {
        let mut first: BTreeMap<String, String> = BTreeMap::new();
        let (mut object, mut is_in_two) = (String::new(), false);
        for row in rows {
            let cell =
                |n: usize| row.cells.get(n).map(|cell| cell::plain(cell)).unwrap_or_default();
            let own = cell(column);
            if !own.is_empty() {
                if !infer::is_word(&own) {
                    return false;
                }
                object = own;
            }
            if object.is_empty() {
                return false;
            }
            let known = first.entry(cell(self.name)).or_insert_with(|| object.clone());
            is_in_two |= *known != object;
        }
        is_in_two
    }
}
