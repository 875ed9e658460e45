//! The run behind `tablature check`: inputs in, findings out.
//!
//! Reading order: [`session`] (the run), [`bulk`] (JSON Lines in several threads), [`reporter`] (what is printed), [`split`] (records with
//! and without errors), [`progress`] (the bar).

mod bulk;
mod progress;
mod reporter;
mod session;
mod split;

pub(crate) use reporter::Reporter;
pub(crate) use session::{Session, Settings};
pub(crate) use split::Split;
