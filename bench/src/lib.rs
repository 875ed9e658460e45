//! Tablature beside other validators: what the programs of `src/bin/` and the tests of `tests/` share. See `README.md`.

pub mod clock;
pub mod corpora;
pub mod events;
pub mod growth;
pub mod measure;
pub mod median;
pub mod public;
pub mod results;

pub use tablature_compare::{compare, dice, draft, exact, generate, json, oracles, ours};
