//! The catalogue of event schemas, the model of a schema, and the capture of documented tables.
//!
//! Reading order: [`vocabulary`] (the keywords that are ours), [`catalogue`] (the schemas that ship with
//! Tablature), [`capture`] (how they came to be), [`model`] (what the validator and the generators read),
//! [`pattern`] and [`format`](mod@format) (what texts are judged by), [`budget`] (how long that may take).
//!
//! This crate does no I/O, reads no clock and prints nothing: callers bring texts and get texts.
#![warn(clippy::disallowed_methods)]

pub mod budget;
pub mod capture;
pub mod catalogue;
pub mod format;
pub mod ir;
pub mod json;
pub mod load;
pub mod model;
pub mod pattern;
pub mod suggest;
pub mod vocabulary;
