//! Tables: each row becomes a record as JSON text, so that all else is as for JSON.
//!
//! - `format`: which formats there are, and how one is recognised.
//! - `table`: an open table, which gives batches of rows; `rows`: what becomes of a batch.
//! - `plan`: which column becomes which member of a record, by what a schema wants; `keys`: the tree of their keys.
//! - `json`: values as JSON text.
//! - `csv`, `parquet`, `arrow`, `avro`: one format each; `values`: the columns in memory of the middle two.
//!
//! Invariants: memory is bounded by the size of a batch and the limit on a record, whatever the table says of itself; no
//! row ends the table, and a mistake in a library for a format ends that table only.

#[cfg(feature = "csv")]
mod csv;
mod format;
mod json;
mod keys;
mod plan;
mod rows;
mod table;

pub use format::TableFormat;
pub(super) use format::recognise;
pub use plan::{Header, Plan};
pub use rows::{RowFault, RowText, Rows};
pub use table::{Batch, Table};
