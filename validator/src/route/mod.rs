//! Finds the schema that a record is for.
//!
//! - [`fields`]: what schemas declare; the one that fits the keys of a record best is meant.
//! - [`recognise`](mod@recognise): by the keys of a payload, among the schemas of the catalogue.
//! - [`envelope`]: what vendors put around records.
//! - [`chosen`]: how many records each schema was chosen for.
//! - [`names`]: by the name of its event, however it is spelt.
//! - [`calls`]: by its type, where it names no event.
//! - [`guess`](mod@guess): by which of its members a record names its event, where nobody says so.
//! - [`layout`]: where in a record the name, the payload and other records are.
//! - [`target`]: what a schema describes in a record: its payload, or the message around it.
//! - [`router`]: checks documents by many schemas. [`skim`] does so without parsing, where it can; [`reading`] checks the records
//!   of a document that was parsed, and [`merged`] has what was found in all of them; [`lines`] asks one after the other.

mod calls;
mod chosen;
mod envelope;
mod fields;
mod guess;
mod layout;
mod lines;
mod merged;
mod names;
mod reading;
mod recognise;
mod router;
mod skim;
mod target;

#[cfg(test)]
mod tests;

pub use calls::MESSAGE_TYPES;
pub use chosen::Chosen;
pub use fields::Fields;
pub use guess::{Guess, guess};
pub use layout::{Layout, ParsePathError, Path};
pub use names::{Named, Names};
pub use recognise::{Recognised, misplaced, recognise, recognise_at};
pub use router::{Part, Routed, Router};
