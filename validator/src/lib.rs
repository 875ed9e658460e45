//! Whether a payload is right, and if not: where, which rule, why, and what to do.
//!
//! Reading order: [`Checker`] (schema in, verdict out), [`Report`] and [`Finding`] (what it says),
//! [`codes`] (every code, with its documentation).
//!
//! This crate does no I/O, reads no clock and prints nothing: callers bring bytes and `now`.
#![warn(clippy::disallowed_methods)]

mod checker;
pub mod codes;
mod finding;
mod timestamp;

pub use checker::{Checker, Limits, Options, SchemaError};
pub use finding::{Finding, Origin, Position, Report, Severity};
pub use timestamp::{ParseTimestampError, Timestamp};
