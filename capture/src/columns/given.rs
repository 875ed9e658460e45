//! Columns whose meaning an overlay gives.

use std::cell::RefCell;

/// What a column can hold, as overlays name it.
pub(crate) const KINDS: [&str; 11] = [
    "name",
    "type",
    "description",
    "notes",
    "required",
    "optional",
    "nullable",
    "default",
    "examples",
    "allowed values",
    "event",
];

/// A header, and what its column holds.
#[derive(Debug, Clone)]
pub(crate) struct Heading {
    /// In lower case, without marks.
    pub(crate) header: String,
    pub(crate) kind: String,
    pub(crate) line: usize,
}

/// The place of an overlay, and that of a column in it.
pub(crate) type Place = (usize, usize);

/// The columns that are given for one page.
#[derive(Debug, Default)]
pub(crate) struct OfPage<'o> {
    columns: Vec<(&'o Heading, Place)>,
    used: Option<&'o RefCell<Vec<Place>>>,
}

impl<'o> OfPage<'o> {
    /// Returns these columns; the places of those that a table has are added to `used`.
    pub(crate) fn new(columns: Vec<(&'o Heading, Place)>, used: &'o RefCell<Vec<Place>>) -> Self {
        Self { columns, used: Some(used) }
    }

    /// Returns the cells of a header row, those of given columns as what they hold.
    pub(crate) fn header(&self, cells: Vec<String>) -> Vec<String> {
        if self.columns.is_empty() {
            return cells;
        }
        cells.into_iter().map(|cell| self.kind(&cell).unwrap_or(cell)).collect()
    }

    /// Returns whether one of the columns of a header row is given as that of names.
    pub(crate) fn has_names(&self, cells: &[String]) -> bool {
        let names = || self.columns.iter().filter(|(column, _)| column.kind == "name");
        cells.iter().any(|cell| names().any(|(column, _)| super::word(cell) == column.header))
    }

    fn kind(&self, cell: &str) -> Option<String> {
        let word = super::word(cell);
        let mut given = self.columns.iter().filter(|(column, _)| column.header == word).peekable();
        let (column, _) = *given.peek()?;
        // Two overlays of a vendor may say the same.
        for (_, place) in given {
            if let Some(used) = self.used
                && !used.borrow().contains(place)
            {
                used.borrow_mut().push(*place);
            }
        }
        // The header of an event's properties: one of a name may be that of anything.
        Some(if column.kind == "name" { "property" } else { &column.kind }.to_owned())
    }
}
