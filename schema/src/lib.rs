//! Reads JSON Schemas, and contains the catalogue of event schemas.
//!
//! Reading order: [`json`] (the strict parser, values and exact numbers), [`load`] (loads a schema, with everything
//! that it refers to, into an [`ir`]), [`ir`] (the representation of a schema that everything downstream uses),
//! [`pattern`] and [`format`](mod@format) (checks for strings), [`budget`] (limits on their work), [`vocabulary`] (the
//! keywords that are ours), [`catalogue`] (the schemas that ship with Tablature). Small helpers of all rooms: [`suggest`]
//! (typos), [`escape`](mod@escape) (what people cannot see), [`plural`] (counts), [`percent`] (escapes of URIs), [`fnv`] (hashes).
//!
//! This crate does no I/O, reads no clock and prints nothing: callers pass texts and get texts.
#![warn(clippy::disallowed_methods)]

pub mod budget;
pub mod catalogue;
pub mod escape;
pub mod fnv;
pub mod format;
pub mod ir;
pub mod json;
pub mod load;
pub mod pattern;
pub mod percent;
pub mod plural;
pub mod suggest;
pub mod vocabulary;
