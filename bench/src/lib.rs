//! Tablature beside other validators: what the programs of `src/bin/` and the tests of `tests/` share. See `README.md`.

pub mod clock;
pub mod compare;
pub mod corpora;
pub mod dice;
pub mod draft;
pub mod events;
pub mod exact;
pub mod generate;
pub mod growth;
pub mod json;
pub mod measure;
pub mod oracles;
pub mod ours;
pub mod public;
pub mod results;
