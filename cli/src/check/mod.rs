//! The run behind `tablature check`: inputs in, findings out.
//!
//! Reading order: [`session`] (the run), [`reporter`] (what it says), [`levels`] (how bad each code
//! is), [`identity`] (what a finding is from run to run), [`baseline`] (what is known already),
//! [`docs`] (what formats tell of codes), [`progress`] (the bar).

mod baseline;
mod docs;
mod identity;
mod levels;
mod progress;
mod reporter;
mod session;

pub(crate) use baseline::Baseline;
#[cfg(test)]
pub(crate) use baseline::File as BaselineFile;
pub(crate) use docs::of_code;
pub(crate) use levels::Levels;
pub(crate) use reporter::{Reporter, Wanted};
pub(crate) use session::{Session, Settings};
