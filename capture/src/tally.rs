//! What became of each table: for the report of a run, and for readers who compare with the pages.

use std::fmt;

use tablature_schema::escape::escape;

use super::{
    columns,
    sheet::{Sheet, Table},
};

/// What became of the tables and rows of all pages.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) tables: Vec<DocumentedTable>,
    pub(super) untyped: Vec<DocumentedTable>,
    pub(super) rows: Vec<DocumentedRow>,
}

impl Tally {
    pub(super) fn captured(&mut self, sheet: &Sheet, table: &Table, name: &str) {
        let left_out = table.columns.as_ref().map(|columns| columns.left_out.clone());
        let type_name = Some(name.to_owned());
        let entry = DocumentedTable {
            type_name,
            left_out: left_out.unwrap_or_default(),
            ..DocumentedTable::new(sheet, table)
        };
        self.tables.push(entry);
    }

    pub(super) fn skipped(&mut self, sheet: &Sheet, table: &Table, reason: Option<String>) {
        self.tables.push(DocumentedTable { reason, ..DocumentedTable::new(sheet, table) });
    }

    /// Adds a table that is not captured because it has no types.
    pub(super) fn untyped(&mut self, sheet: &Sheet, table: &Table) {
        let has_fields = columns::name_fields(&table.header);
        let what = if has_fields { "types" } else { "names and types of fields" };
        let reason = Some(format!("it has no column for {what}"));
        let new = DocumentedTable::new(sheet, table);
        self.untyped.push(DocumentedTable { reason, has_fields, ..new });
    }
}

/// A table of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct DocumentedTable {
    /// The page.
    pub path: String,
    /// The line of its header, from 1.
    pub line: usize,
    /// The heading above it.
    pub heading: String,
    /// The name of its type; `None` if it was not captured.
    pub type_name: Option<String>,
    /// Why it was not captured, if it was not: lower case, no final period.
    pub reason: Option<String>,
    /// Is `true` if its header names fields: it has a column for types, or its first words are those of fields.
    pub has_fields: bool,
    /// The headers of columns that were left out.
    pub left_out: Vec<String>,
}

impl DocumentedTable {
    fn new(sheet: &Sheet, table: &Table) -> Self {
        Self {
            path: sheet.path.clone(),
            line: table.line,
            heading: table.title.heading.clone(),
            type_name: None,
            reason: None,
            has_fields: true,
            left_out: Vec::new(),
        }
    }
}

impl DocumentedTable {
    /// Returns where the table is, for people: `docs/events.md:12: Cart viewed`.
    pub fn place(&self) -> String {
        let Self { path, line, heading, .. } = self;
        let heading = if heading.is_empty() { "(no heading)" } else { heading };
        format!("{}:{line}: {}", escape(path), escape(heading))
    }
}

impl fmt::Display for DocumentedTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { type_name, reason, .. } = self;
        write!(f, "{}: ", self.place())?;
        match (type_name, reason) {
            (Some(name), _) => write!(f, "captured as `{}`", escape(name)),
            (None, Some(reason)) => write!(f, "not captured: {}", escape(reason)),
            (None, None) => f.write_str("its values belong to a property"),
        }
    }
}

/// A documented property as it was captured.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct DocumentedRow {
    /// The page.
    pub path: String,
    /// The line of the row, from 1.
    pub line: usize,
    /// The path of the property in its type, on the wire: `items[].sku`.
    pub name: String,
    /// The type as documented.
    pub documented: String,
    /// The type as captured, in short: `string`, `array<Item>`, `any`.
    pub captured: String,
    /// Is `true` if it is required.
    pub required: bool,
    /// Is `true` if it became any value though the table names a type.
    pub is_lost: bool,
}
