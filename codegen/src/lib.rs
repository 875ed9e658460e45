//! JSON Schema in, Rust types out: no I/O, no clock.
//!
//! Reading order: `plan` makes of a schema a graph of types by what they mean, without a language in it; `rust` makes
//! items of that (`lower`: names, integer types, boxes), tokens of the items (`tokens`), and files of the tokens
//! (`text`, [`tree`]). Another language would be a folder beside `rust`. [`sql`] and [`odcs`] are made of `columns`, which says of a schema what tables can. Around that: [`source`] (a schema with what it
//! refers to), [`expand`] (the macros, with `arguments` for what is typed in them).
//!
//! A type holds every value that is valid under its schema. Where it could hold more, the schema's rules are checked
//! when a value is read or built; [`Generated::report`] lists those places.
#![warn(clippy::disallowed_methods)]

mod arguments;
mod beside;
mod choices;
mod columns;
mod documents;
pub mod expand;
mod fault;
mod flags;
mod formatted;
mod loading;
pub mod odcs;
mod options;
mod plan;
mod problem;
mod rust;
pub mod source;
pub mod sql;
mod suggest;
mod title;
mod visible;

pub use choices::{Dates, Defaults, Ips, Unknown, Urls, Uuids};
pub use fault::{Fault, Place};
pub use options::Options;
pub use problem::RuntimeCheck;
pub use rust::{
    generated::Generated,
    lock::{self, Lock, Names},
    text::Header,
    tree,
};
