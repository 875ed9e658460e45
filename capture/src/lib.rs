//! Converts documented tables to JSON Schema.
//!
//! Vendors document their events as tables in pages of Markdown or HTML. [`capture`] reads them and returns the files of a
//! catalogue. What the tables do not contain comes from an [`Overlay`].
//!
//! Stages, one file or folder each: `html`, `csv` and `plain_tables` (to Markdown), `tracking` (events of tracking plans), `blocks` and `page` (lines to tables; `rows`, `columns`, `given`, `calls`,
//! `bullets`, `title`, `statement`), `property` (rows to properties; `cell`, `name`, `condition`, `listed`, `indent`, `path`, `wild`, `types`, `values`; `dialect` and `expression` for
//! SDKs), `nest` (paths to members), `defs` and `naming` (tables to types), `sets` (pages that belong together; `dots`, `renames`),
//! `constraints` (constraints in descriptions), `resolve` (properties to JSON Schema), `borrow` (types of other pages), `examples` (the pages' own, checked),
//! `overlay` (additions), `emit`, `file_names`, `file_parts` and `index` (schemas to files), `tally` and `unread` (what became of the tables,
//! what was not understood), `suggestions` (overlays to begin with), `run` (all stages). [`compare`] finds stale files, with their documented rows.
//!
//! Invariants: the same pages give the same bytes; an error in one row never affects another row; nothing panics on the
//! content of a page; no vendor is named in code.
#![warn(clippy::disallowed_methods)]

mod account;
mod blocks;
mod borrow;
mod bullets;
mod calls;
mod captured_file;
mod cell;
mod columns;
mod compare;
mod condition;
pub mod constraints;
mod csv;
mod defs;
mod dialect;
mod dots;
mod emit;
mod examples;
mod expression;
mod file_names;
mod file_parts;
mod given;
mod html;
mod indent;
mod index;
mod lines;
mod listed;
mod marks;
mod model;
mod name;
mod names;
mod naming;
mod nest;
mod options;
mod overlay;
mod page;
mod path;
mod plain_tables;
mod problem;
mod property;
mod renames;
mod resolve;
mod rows;
mod run;
mod section;
mod sets;
mod sheet;
mod statement;
mod subschemas;
mod suggestions;
mod tally;
mod text;
mod title;
mod tracking;
mod types;
mod unread;
mod values;
mod wild;

#[cfg(test)]
mod tests;

pub use account::Account;
pub use captured_file::CapturedFile;
pub use compare::{Stale, compare};
pub use dialect::{Dialect, UnknownDialect};
pub use file_names::NO_VENDOR;
pub use names::{Names, UnknownNames};
pub use options::Options;
pub use overlay::{BrokenOverlay, Overlay};
pub use page::Page;
pub use problem::{Problem, Severity};
pub use run::{Captured, capture};
pub use tally::{DocumentedRow, DocumentedTable};
pub use unread::UnreadRule;
