//! The run behind `tablature check`: inputs in, findings out.
//!
//! Reading order: [`session`] (the run), [`bulk`] (JSON Lines in several threads), [`reporter`] (what is printed), [`progress`] (the bar).

mod bulk;
mod progress;
mod reporter;
mod session;

pub(crate) use reporter::Reporter;
pub(crate) use session::{Session, Settings};
