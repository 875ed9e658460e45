//! Contracts between the producers and consumers of events: compares schemas with proof ([`diff`]), generates payloads
//! from a schema ([`sample`]), and provides test helpers ([`testing`]).
//!
//! No I/O and no clock: callers pass schemas, seeds and `now`.
#![warn(clippy::disallowed_methods)]

mod pattern;

pub mod diff;
pub mod sample;
pub mod testing;
