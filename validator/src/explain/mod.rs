//! Explains violations: findings, one for each mistake.
//!
//! - [`errors`]: violations to findings.
//! - [`explainer`]: what was found so far, findings up to a limit and small [`mistake`]s beyond it.
//! - [`settle`]: finds redundant mistakes about one place.
//! - [`unions`]: finds the branch of a union that a payload meant.
//! - [`messages`]: code, message and remedy for each kind of violation.

mod errors;
mod explainer;
mod messages;
mod mistake;
mod settle;
mod unions;

pub(crate) use errors::{errors, warnings};
pub(crate) use explainer::Settled;
pub(crate) use messages::{
    Message, list_strings, message, nearest_field, quote_string, unknown_field_help,
};
pub(crate) use mistake::{MISSPELT_FIELD, Mistake};
