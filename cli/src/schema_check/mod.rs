//! The run behind `tablature schema check`: schemas in, findings about them out.
//!
//! Reading order: [`items`] (what is wrong with them, each thing once), [`report`] (the same as
//! findings).

mod items;
mod report;

pub(crate) use items::Items;
pub(crate) use report::report;
