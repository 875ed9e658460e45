//! Test helpers for producers and consumers of events.
//!
//! - [`assert_conforms!`](crate::assert_conforms) and [`assert_rejects!`](crate::assert_rejects) validate one payload;
//!   on failure they show every finding with its place, the reason and how to fix it.
//! - [`assert_compatible!`](crate::assert_compatible) compares two versions of a schema.
//! - `assert_schema_of!` compares a type that derives `schemars::JsonSchema` with a schema (feature `schemars`).
//! - [`Recorder`] collects the payloads that a test suite emits, and reports which ones conform and which parts of the
//!   schema were never seen.
//! - `strategy` generates payloads for `proptest` (feature `proptest`); they stay valid while they shrink.
//!
//! A schema is an id of the catalogue or a JSON Schema as a value; a payload is a JSON value or its text.

mod assert;
mod compatible;
#[cfg(feature = "schemars")]
mod difference;
#[cfg(feature = "schemars")]
mod of_type;
mod recorder;
#[cfg(feature = "proptest")]
mod strategy;
mod subject;

#[cfg(test)]
mod tests;

pub use assert::{conforms, rejects};
pub use compatible::compatible;
#[cfg(feature = "schemars")]
pub use of_type::{SchemaFile, schema_file, schema_of};
pub use recorder::{Record, RecordedError, Recorder};
#[cfg(feature = "proptest")]
pub use strategy::{PayloadTree, Payloads, strategy};
pub use subject::{Payload, Schema};
