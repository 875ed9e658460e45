//! Payloads made from a schema: right ones, ones at the limits, and ones with exactly one fault.
//!
//! Reading order: [`Sampler`] (schema in, payloads out), `graph` (the schema as payloads are made from it), `make`
//! (one payload), `rules` (what can be broken, and what must be said of it then), `judge` (the validator, which
//! has the last word on every payload).

mod broken;
mod coverage;
mod error;
mod graph;
mod judge;
mod make;
mod parts;
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
