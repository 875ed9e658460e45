//! Helpers for the tests of those who write or read events.
//!
//! - [`assert_conforms!`](crate::assert_conforms) and [`assert_rejects!`](crate::assert_rejects) hold one payload against a schema;
//!   where they fail they show every finding with place, reason and remedy.
//! - [`assert_compatible!`](crate::assert_compatible) compares two versions of a schema.
//! - [`Recorder`] collects the payloads that a test suite emits, and tells what conforms and what of the schema
//!   was never seen.
//! - `strategy` gives payloads to `proptest` (feature `proptest`); they shrink inside the schema.
//!
//! A schema is an id of the catalogue or a JSON Schema as a value; a payload is a JSON value or its text.

mod assert;
mod compatible;
mod recorder;
#[cfg(feature = "proptest")]
mod strategy;
mod subject;

#[cfg(test)]
mod tests;

pub use assert::{conforms, rejects};
pub use compatible::compatible;
pub use recorder::{Fault, Record, Recorder};
#[cfg(feature = "proptest")]
pub use strategy::{PayloadTree, Payloads, strategy};
pub use subject::{Payload, Schema};
