//! Columns whose meaning an overlay gives.

use std::cell::RefCell;

use crate::{names, overlay::Overlay, page::Page, problem::Problem};

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

/// The columns that overlays give, for the pages of a run.
#[derive(Debug, Default)]
pub(crate) struct Given<'o> {
    overlays: &'o [Overlay],
    /// Those that a table had: places of overlays, and of columns in them.
    used: RefCell<Vec<(usize, usize)>>,
}

/// The columns that are given for one page.
#[derive(Debug, Default)]
pub(crate) struct OfPage<'o> {
    columns: Vec<(&'o Heading, (usize, usize))>,
    used: Option<&'o RefCell<Vec<(usize, usize)>>>,
}

impl<'o> Given<'o> {
    pub(crate) fn new(overlays: &'o [Overlay]) -> Self {
        Self { overlays, used: RefCell::default() }
    }

    /// Returns what overlays give for a page: those that list its schemas, and those of its vendor.
    pub(crate) fn of_page<'g>(&'g self, page: &Page) -> OfPage<'g> {
        let folder = page.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let vendor = page.path.split_once('/').map(|(vendor, _)| names::kebab_case(vendor));
        let is_for = |overlay: &Overlay| {
            vendor.as_ref().is_none_or(|vendor| *vendor == overlay.vendor)
                || overlay.schemas.iter().any(|it| it.tables == page.path || it.tables == folder)
        };
        let overlays = self.overlays.iter().enumerate().filter(|(_, overlay)| is_for(overlay));
        let columns = overlays.flat_map(|(at, overlay)| {
            overlay.columns.iter().enumerate().map(move |(n, column)| (column, (at, n)))
        });
        OfPage { columns: columns.collect(), used: Some(&self.used) }
    }

    /// Reports the columns that no table has.
    pub(crate) fn complain(&self, problems: &mut Vec<Problem>) {
        let used = self.used.borrow();
        for (at, overlay) in self.overlays.iter().enumerate() {
            for (n, column) in overlay.columns.iter().enumerate() {
                if !used.contains(&(at, n)) {
                    let message = format!("no table has the column `{}`", column.header);
                    problems.push(overlay.stale(column.line, message));
                }
            }
        }
    }
}

impl OfPage<'_> {
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
        let (column, place) = self.columns.iter().find(|(column, _)| column.header == word)?;
        if let Some(used) = self.used
            && !used.borrow().contains(place)
        {
            used.borrow_mut().push(*place);
        }
        // The header of an event's properties: one of a name may be that of anything.
        Some(if column.kind == "name" { "property" } else { &column.kind }.to_owned())
    }
}
