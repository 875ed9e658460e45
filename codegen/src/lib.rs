//! JSON Schema in, Rust types out: no I/O, no clock.
//!
//! Reading order: `plan` (which types there are and what each holds), `tokens` (the plan as Rust), `text` (the
//! tokens as a file), `names` (names of JSON as names of Rust).
//!
//! A type holds every value that its schema allows. Where it could hold more, the schema itself is asked
//! when a value is read or built; [`Generated::report`] lists those places.
#![warn(clippy::disallowed_methods)]

mod generate;
mod names;
mod options;
mod plan;
mod problem;
mod text;
mod tokens;

pub use generate::{Generated, Input, generate};
pub use options::{Dates, Options, Unknown};
pub use problem::{Lossy, Problem};
pub use text::Header;
