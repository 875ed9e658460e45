//! Whether a payload is right, and if not: where, which rule, why, and what to do.
//!
//! Reading order: [`Checker`] (schema in, verdict out), [`Report`] and [`Finding`] (what it says),
//! [`codes`] (every code, with its documentation).
//!
//! This crate does no I/O, reads no clock and prints nothing: callers bring bytes and `now`.
#![warn(clippy::disallowed_methods)]

pub mod codes;
#[doc(hidden)]
pub mod reading;

mod checker;
mod context;
#[expect(dead_code, reason = "stands beside the old engine until the two agree")]
mod evaluate;
mod explain;
mod finding;
mod hints;
mod json;
mod patterns;
mod recognise;
mod spelling;
mod suggest;
mod text;

#[cfg(test)]
mod tests;

pub use checker::{Checker, Limits, Options, Parts, SchemaError, SchemaFault};
pub use evaluate::{Formats, StepBudget, Verdict};
pub use finding::{Finding, Report, Severity};
pub use recognise::{Recognised, recognise};
pub use tablature_schema::{
    format::{ParseSpanError, ParseTimestampError, Span, Timestamp},
    json::{Origin, Position},
};

// Known here by its short name.
use tablature_schema::format;
