//! The tier that explains: the `jsonschema` crate over the parsed payload is the authority on right and wrong.
//!
//! - [`engine`]: schema → compiled validators, ours and the crate's keywords in one.
//! - [`keywords`]: the keywords that we add, and those that must not round.
//! - [`errors`]: what the crate says → findings, one for each mistake.
//! - [`unions`]: which branch of a union a payload meant.
//! - [`wording`]: code and message for each kind of error.

mod engine;
mod errors;
mod keywords;
mod unions;
mod wording;

pub(crate) use engine::{Engine, SchemaProblem};
pub(crate) use errors::Explainer;
pub(crate) use wording::unknown_field_help;
