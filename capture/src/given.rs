//! The columns whose meaning overlays give, for the pages of a run.

use std::cell::RefCell;

use super::{
    columns::{OfPage, Place},
    file_parts,
    overlay::Overlay,
    page::Page,
    problem::Problem,
};

/// The columns that overlays give, for the pages of a run.
#[derive(Debug, Default)]
pub(super) struct Given<'o> {
    overlays: &'o [Overlay],
    /// Those that a table had.
    used: RefCell<Vec<Place>>,
}

impl<'o> Given<'o> {
    pub(super) fn new(overlays: &'o [Overlay]) -> Self {
        Self { overlays, used: RefCell::default() }
    }

    /// Returns what overlays give for a page: those that list its schemas, and those of its vendor.
    pub(super) fn of_page<'g>(&'g self, page: &Page) -> OfPage<'g> {
        let folder = page.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let vendor = page.path.split_once('/').map(|(folder, _)| file_parts::vendor(folder));
        let is_for = |overlay: &Overlay| {
            vendor.as_ref().is_none_or(|vendor| *vendor == overlay.vendor)
                || overlay.schemas.iter().any(|it| it.tables == page.path || it.tables == folder)
        };
        let overlays = self.overlays.iter().enumerate().filter(|(_, overlay)| is_for(overlay));
        let columns = overlays.flat_map(|(at, overlay)| {
            overlay.columns.iter().enumerate().map(move |(n, column)| (column, (at, n)))
        });
        OfPage::new(columns.collect(), &self.used)
    }

    /// Reports the columns that no table has.
    pub(super) fn complain(&self, problems: &mut Vec<Problem>) {
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
