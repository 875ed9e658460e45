//! Explains violations: findings, one for each mistake.
//!
//! - [`errors`]: violations to findings.
//! - [`settle`]: drops redundant findings about one place.
//! - [`unions`]: finds the branch of a union that a payload meant.
//! - [`messages`]: code, message and remedy for each kind of violation.

mod errors;
mod explainer;
mod messages;
mod settle;
mod unions;

pub(crate) use errors::{errors, warnings};
pub(crate) use messages::{list_strings, nearest_field, quote_string, unknown_field_help};
