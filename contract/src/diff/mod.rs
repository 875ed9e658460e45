//! Two schemas compared with proof: what changed, whom it breaks, and a payload that shows it.
//!
//! Reading order: [`compare`] (two [`Side`]s in, a [`Comparison`] out), [`Verdict`] (proved, shown, or neither),
//! [`Change`] (one change with its verdicts), [`RULES`] (every kind of change).
//!
//! How it works. Both schemas are read once, and become one graph in which references, names of definitions and
//! drafts do not show (`graph`). Walking it side by side gives the changes (`walk`), each as an edit of the old schema. For each edit,
//! and for the whole, two schemas are written out without what they have in common (`reduce`), and the engine is
//! asked whether one covers the other (`engine`). Its yes is a proof, and is still held against payloads. Without
//! a yes, a payload is searched that one side accepts and the other rejects (`search`), both according to
//! our validator (`oracle`). Without either, the verdict is unknown. Nothing is guessed.

mod acknowledge;
mod bump;
mod change;
mod closing;
mod compare;
mod constrain;
mod emit;
mod engine;
mod fingerprint;
mod graph;
mod inclusion;
mod judge;
mod max_age;
mod mutate;
mod oracle;
mod payloads;
mod reduce;
mod rules;
mod search;
mod shrink;
mod side;
mod spelling;
mod verdict;
mod vocabulary_rules;
mod walk;
mod work;

#[cfg(test)]
mod tests;

pub use acknowledge::{Acknowledgement, Acknowledgements, Day, ParseDayError, Standing, Unused};
pub use bump::{Bump, SchemaVer};
pub use change::{Change, Comparison};
pub use closing::JudgedAsWritten;
pub use compare::{compare, removed};
pub use engine::ENGINE_THREAD;
pub use oracle::Rejection;
pub use rules::{Kind, RULES, Rule, find as find_rule};
pub use side::{Options, Side};
pub use verdict::{Direction, Promise, Reading, Readings, Reason, Verdict, Verdicts, Witness};
pub use work::Work;

use side::Budget;
