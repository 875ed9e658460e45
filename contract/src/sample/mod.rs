//! Generates payloads from a schema: valid ones, ones at the limits, and ones that break exactly one rule.
//!
//! Reading order: [`Sampler`] (schema in, payloads out), `graph` (the schema as payloads are generated from it), `make`
//! (one payload), `rules` (the rules that can be broken, and the finding that is expected), `judge` (the validator,
//! which has the last word on every payload).

mod broken;
mod coverage;
mod error;
mod graph;
mod judge;
mod make;
mod parts;
mod patterns;
mod random;
mod rules;
mod sampler;
mod samples;

#[cfg(test)]
mod tests;

pub(crate) use coverage::Coverage;
pub use error::SampleError;
pub use parts::{Expected, Rule, Sample, Unreached};
pub use sampler::Sampler;
pub use samples::Samples;
