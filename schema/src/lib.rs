//! The reading of JSON Schema, and the catalogue of event schemas.
//!
//! Reading order: [`json`] (the strict reader, values and exact numbers), [`load`] (bytes → [`ir`], with everything that a
//! schema refers to), [`ir`] (the one reading of a schema that everything downstream works from), [`pattern`] and
//! [`format`](mod@format) (what strings are judged by), [`budget`] (how much work that may take), [`vocabulary`] (the keywords that are
//! ours), [`catalogue`] (the schemas that ship with Tablature).
//!
//! This crate does no I/O, reads no clock and prints nothing: callers bring texts and get texts.
#![warn(clippy::disallowed_methods)]

pub mod budget;
pub mod catalogue;
pub mod fnv;
pub mod format;
pub mod ir;
pub mod json;
pub mod load;
pub mod pattern;
pub mod suggest;
pub mod vocabulary;
