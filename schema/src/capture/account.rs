//! The one line at the end of a run.

use std::fmt;

use super::problem::count;

/// What was read, for a line at the end of a run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Account {
    /// Pages that were read.
    pub pages: usize,
    /// Pages without a property table.
    pub pages_skipped: usize,
    /// Property tables.
    pub tables: usize,
    /// Tables of another kind: methods, parameters, indexes.
    pub tables_skipped: usize,
    /// Properties.
    pub rows: usize,
    /// Facts read from descriptions.
    pub constraints: usize,
    /// Schemas written.
    pub schemas: usize,
    /// Problems of severity error.
    pub errors: usize,
    /// Problems of severity warning.
    pub warnings: usize,
}

impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} ({} without a property table), {} ({} skipped), {}, {}, {}, {}, {}",
            count(self.pages, "page"),
            self.pages_skipped,
            count(self.tables, "table"),
            self.tables_skipped,
            count(self.rows, "row"),
            count(self.constraints, "constraint"),
            count(self.schemas, "schema"),
            count(self.errors, "error"),
            count(self.warnings, "warning"),
        )
    }
}
