//! JSON Schema in, Rust types out: no I/O, no clock.
//!
//! Reading order: `plan` (which types there are and what each holds), then `rust`: its `names` (names of JSON as names
//! of Rust), `tokens` (the plan as Rust), `text` (the tokens as a file) and [`tree`] (many schemas as modules). Around
//! that: [`source`] (a schema with what it refers to), [`expand`] (what the macros do, `arguments` what is typed in
//! them).
//!
//! A type holds every value that its schema allows. Where it could hold more, the schema itself is asked
//! when a value is read or built; [`Generated::report`] lists those places.
#![warn(clippy::disallowed_methods)]

mod arguments;
mod beside;
mod documents;
pub mod expand;
mod fault;
mod near;
mod options;
mod plan;
mod problem;
mod rust;
pub mod source;

pub use fault::{Fault, Place};
pub use options::{Dates, Options, Unknown};
pub use problem::RuntimeCheck;
pub use rust::{
    generated::Generated,
    lock::{self, Lock, Names},
    text::Header,
    tree,
};
