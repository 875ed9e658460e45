//! The graph of types as Rust: names, integer types, boxes, tokens and files. `plan` knows nothing of it.

mod box_cycles;
mod branches;
mod dedupe;
pub(crate) mod defaults;
mod differences;
mod embedding;
pub(crate) mod generated;
mod integers;
mod items;
mod judge;
pub mod lock;
pub(crate) mod lower;
mod macro_text;
mod module;
pub(crate) mod names;
mod naming;
pub(crate) mod parts;
mod prelude;
mod share;
mod shared_parts;
mod short;
mod singular;
pub(crate) mod text;
pub(crate) mod tokens;
pub mod tree;
mod variants;
