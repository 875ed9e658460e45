//! What two sides of an event may rely on: schemas compared with proof ([`diff`]), payloads made from a schema
//! ([`sample`]), helpers for tests ([`testing`]).
//!
//! No I/O, no clock: callers bring schemas, seeds and `now`.
#![warn(clippy::disallowed_methods)]

mod pattern;

pub mod diff;
pub mod sample;
pub mod testing;
