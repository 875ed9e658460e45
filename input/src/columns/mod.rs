//! Tables: each row becomes a record as JSON text, so that all else is as for JSON.
//!
//! - `table`: an open table, which gives batches of rows; `rows`: what becomes of a batch.
//! - `plan`: which column becomes which member of a record, by what a schema wants (`want`); `keys`: the tree of their keys.
//! - `json`, `moment`: values as JSON text.
//! - `stream`, `guard`, `unpacked`: bytes of binary formats, and what they may do to a run.
//! - `csv`, `parquet`, `arrow`, `avro`: one format each; `memory`: batches of other programs; `values`, `batch`: the columns in memory of these and the middle two.
//!
//! Invariants: memory is bounded by the size of a batch and the limit on a record, whatever the table says of itself; no
//! row ends the table, and a mistake in a library for a format ends that table only.
#![cfg_attr(
    not(all(feature = "arrow", feature = "avro", feature = "parquet")),
    allow(
        dead_code,
        unused_imports,
        unreachable_code,
        reason = "it is for formats that are left out"
    )
)]

#[cfg(feature = "arrow")]
mod arrow;
#[cfg(feature = "avro")]
mod avro;
#[cfg(feature = "arrow")]
mod batch;
mod csv;
mod guard;
mod json;
mod keys;
#[cfg(feature = "arrow")]
mod memory;
#[cfg(any(feature = "arrow", feature = "avro"))]
mod moment;
#[cfg(feature = "parquet")]
mod parquet;
mod plan;
mod rows;
#[cfg(any(feature = "arrow", feature = "avro"))]
mod stream;
mod table;
#[cfg(any(feature = "arrow", feature = "avro"))]
mod unpacked;
#[cfg(feature = "arrow")]
mod values;
mod want;

pub use guard::is_contained;
#[cfg(feature = "arrow")]
pub use memory::MemoryTable;
pub use plan::{Header, Plan};
pub use rows::{RowFault, RowText, Rows};
pub use table::{Batch, Table};
