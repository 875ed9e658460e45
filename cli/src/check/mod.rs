//! The run behind `tablature check`: inputs in, findings out.
//!
//! Reading order: [`inputs`] (what is checked), [`codes`] (what findings it can have), [`session`] (the run), [`bulk`] (JSON Lines and tables in several threads), [`sheet`] (rows as records),
//! [`reporter`] (what is printed), [`outputs`] and [`sinks`] (in which formats, and where; [`packed`] are the files), [`split`] (records with
//! and without errors), [`progress`] (the bar), [`touched`] (whether more must be checked than what is named).

mod beside;
mod bulk;
mod codes;
mod inputs;
mod judging;
mod outputs;
mod packed;
mod progress;
mod reporter;
mod session;
mod sheet;
mod sinks;
mod split;
pub(crate) mod touched;

pub(crate) use beside::{leave_out_excluded, leave_out_others};
pub(crate) use codes::Codes;
pub(crate) use inputs::{inputs, keep_configured, leave_out, listed};
pub(crate) use outputs::{Output, OutputParser, OwnFiles, format_name, judge, outputs};
pub(crate) use reporter::Reporter;
pub(crate) use session::{Session, Settings};
pub(crate) use sheet::too_long;
pub(crate) use sinks::Sinks;
pub(crate) use split::Split;
