//! Checks payloads against schemas, and reports where a payload is invalid, by which rule, and how to fix it.
//!
//! Reading order: [`Checker`] (schema in, verdict out), [`Report`] and [`Finding`] (what is reported),
//! [`codes`] (every code, with its documentation).
//!
//! This crate does no I/O, reads no clock and prints nothing: callers pass the bytes and the current time.
#![warn(clippy::disallowed_methods)]

pub mod codes;
#[doc(hidden)]
pub mod reading;

mod checker;
mod context;
mod evaluate;
mod explain;
mod finding;
mod hints;
mod mentions;
mod paths;
mod per_key;
mod prove;
mod route;
mod shorten;
mod spelling;
mod text;
mod wall;

#[cfg(test)]
mod tests;

pub use checker::{Checker, Limits, Lines, Options, Wanted};
pub use evaluate::{Formats, StepBudget, Verdict};
pub use finding::{Finding, ParseSeverityError, Report, ReportError, Severity, Unreported};
pub use route::{
    Chosen, Fields, Guess, Layout, MESSAGE_TYPES, Named, Names, ParsePathError, Part, Path,
    Recognised, Routed, Router, guess, misplaced, recognise, recognise_at,
};
pub use tablature_schema::{
    format::{ParseSpanError, ParseTimestampError, Span, Timestamp},
    ir::{SchemaError, SchemaErrorItem},
    json::{Origin, Place, Position, Row},
};

use tablature_schema::{format, json};
