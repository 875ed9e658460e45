//! The graph of types as Rust: everything here is about that language, and nothing of it is known to `plan`.

pub(crate) mod box_cycles;
pub(crate) mod dedupe;
pub(crate) mod generated;
pub mod lock;
pub(crate) mod names;
pub(crate) mod text;
pub(crate) mod tokens;
pub mod tree;
