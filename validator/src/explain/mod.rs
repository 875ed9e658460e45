//! From violations to findings, one for each mistake.
//!
//! - [`errors`]: what the evaluator reports → findings.
//! - [`settle`]: what remains of the findings about one place.
//! - [`unions`]: which branch of a union a payload meant.
//! - [`messages`]: code, message and remedy for each kind of violation.

mod errors;
mod messages;
mod settle;
mod unions;

pub(crate) use errors::{errors, warnings};
pub(crate) use messages::{list_names, unknown_field_help};
