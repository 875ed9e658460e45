//! Compares two schemas with proof: what changed, whom it breaks, and a payload that shows it.
//!
//! Reading order: [`compare`] (two [`Side`]s in, a [`Comparison`] out), [`Verdict`] (proved, shown, or neither),
//! [`Change`] (one change with its verdicts), [`Rule`] (every kind of change).
//!
//! How it works: both schemas are read once, and become one graph without references, definition names and drafts
//! (`graph`). Walking both sides in parallel yields the changes (`walk`), each as an edit of the old schema. For each
//! edit, and for the whole, two schemas are written without their common parts (`reduce`). Rules of our own decide
//! whether one covers the other (`refute`, `finite`, `language`), or else the engine (`engine`), which is asked about
//! schemas of a limited size only (`measure`). A positive answer is a proof, and is still tested against payloads.
//! Otherwise, a payload is searched that one whole side accepts and the other rejects (`search`), according to our
//! validator (`oracle`). If there is neither, the verdict is unknown. Nothing is guessed.

mod acknowledge;
mod bump;
mod change;
mod closing;
mod compare;
mod constrain;
mod crowd;
mod declared;
mod emit;
mod engine;
mod facets;
mod fingerprint;
mod finite;
mod graph;
mod judge;
mod language;
mod measure;
mod mutate;
mod oracle;
mod payloads;
mod promises;
mod proof;
mod reduce;
mod refute;
mod rules;
mod search;
mod shrink;
mod side;
mod side_by_side;
mod slots;
mod spelling;
mod together;
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
pub use rules::{Kind, Rule};
pub use side::{Options, Side};
pub use side_by_side::side_by_side;
pub use verdict::{
    Direction, Promise, Reading, Readings, Reason, Rejection, Verdict, Verdicts, Witness,
};
pub use work::Work;

use side::Budget;
