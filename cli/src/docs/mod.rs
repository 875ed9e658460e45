//! The run behind `tablature docs`: which schemas get pages, and what is added to each.
//!
//! Reading order: [`collect`] (names → schemas with their families and versions, in order), [`changes`] (what changed between
//! versions), [`write`] (pages that are written, and those that an earlier run left over).

pub(crate) mod changes;
pub(crate) mod collect;
pub(crate) mod write;
