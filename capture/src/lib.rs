//! From documented tables to JSON Schema.
//!
//! Vendors document their events as tables in Markdown pages. [`capture`] reads them and gives back
//! the files of a catalogue; what the tables cannot say comes from an [`Overlay`].
//!
//! Stages, one file each: `page` (lines to tables; `rows`, `columns`, `calls`), `dialect` (how an SDK spells types and names),
//! `expression` (type cells), `names` (what the wire says), `model` (rows to properties),
//! `sets` (pages that belong together), `constraints` (what descriptions state), `resolve` (properties to
//! JSON Schema), `overlay` (what prose says), `emit` and `index` (schemas to files), `run` (all in a row).
//! [`compare`] says what is stale, naming the documented rows.
//!
//! What must stay true: the same pages give the same bytes; a fault in one row never costs another row;
//! nothing here panics on what a page holds; no vendor has a name here.
#![warn(clippy::disallowed_methods)]

mod account;
mod calls;
mod columns;
mod compare;
pub mod constraints;
mod dialect;
mod emit;
mod expression;
mod index;
mod model;
mod names;
mod options;
mod overlay;
mod page;
mod problem;
mod resolve;
mod rows;
mod run;
mod sets;
mod sheet;
mod subschemas;
mod text;
mod types;

pub use account::Account;
pub use compare::{Stale, compare};
pub use dialect::{Dialect, UnknownDialect};
pub use names::{Names, UnknownNames};
pub use options::Options;
pub use overlay::Overlay;
pub use page::Page;
pub use problem::{Problem, Severity};
pub use run::{Captured, CapturedFile, capture};
