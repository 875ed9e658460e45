//! Proves payloads valid from their bytes, in one pass, without building a document.
//!
//! - `plan`: a schema, compiled; one plan for each aim and spelling.
//! - `tier`: which plan to ask, and when it is worth building one.
//! - `machine`: runs a plan over a record. `object`, `array`, `text`, `number`, `timestamp`, `uri`, `agreement`: the
//!   kinds of values; `ask`: subschemas that are left to the evaluator; `skip`: values of which nothing is asked.
//! - `notes`, `noting`: hints that a machine meets on its way.
//! - `bytes`, `escape`: looks at many bytes at once, and at escapes.
//!
//! Whatever is not proved is left to the evaluator, which alone finds that a payload is invalid. A mistake here may cost
//! time, and never a verdict.

#![expect(clippy::inline_always, reason = "each is measured: the machine is one loop over bytes")]
#![expect(
    clippy::option_option,
    reason = "`None` is not proved, `Some(None)` is proved to be absent"
)]

mod agreement;
mod array;
mod ask;
mod bytes;
mod escape;
mod machine;
mod notes;
mod noting;
mod number;
mod object;
mod plan;
mod skip;
mod text;
mod tier;
mod timestamp;
mod uri;

#[cfg(test)]
mod tests;

pub(crate) use bytes::{PAD, next_stop, space};
pub(crate) use escape::remove as unescape;
pub(crate) use notes::{Note, Notes, Step, What};
pub(crate) use plan::{Aim, Plan};
pub(crate) use tier::{Answer, Prover, Setup, Tier};
