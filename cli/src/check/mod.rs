//! The run behind `tablature check`: inputs in, findings out.
//!
//! Reading order: [`session`] (the run), [`reporter`] (what it says), [`levels`] (how bad each code
//! is), [`progress`] (the bar).

mod levels;
mod progress;
mod reporter;
mod session;

pub(crate) use levels::Levels;
pub(crate) use reporter::{Reporter, Wanted};
pub(crate) use session::{Session, Settings};
