//! The tier that explains: the `jsonschema` crate over the parsed payload is the authority on right and wrong.
//!
//! - [`engine`]: schema → compiled validators, ours and the crate's keywords in one.
//! - [`keywords`]: the keywords that we add, and those that must not round.
//! - [`errors`]: what the crate says → findings, one for each mistake.
//! - [`schema_faults`]: what is wrong with a schema itself.
//! - [`unions`]: which branch of a union a payload meant.
//! - [`wording`]: code and message for each kind of error.

mod engine;
mod errors;
mod keywords;
mod schema_faults;
mod unions;
mod wording;

pub(crate) use engine::{Engine, Prepared, SchemaProblem};
pub(crate) use errors::Explainer;
pub(crate) use schema_faults::warnings as schema_warnings;
pub(crate) use wording::{list_values, unknown_field_help};
