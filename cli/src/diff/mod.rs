//! The run behind `tablature diff`: which schemas are compared, what came of it, and how it is printed.
//!
//! Reading order: [`operand`] (what was named), [`pairs`] (which schema is compared with which), [`outcome`] (each
//! pair with its verdicts and what was agreed to), [`shared`] (changes of several schemas), then the formats: [`text`], [`json`], [`notices`].

pub(crate) mod acknowledged;
pub(crate) mod git;
pub(crate) mod json;
pub(crate) mod markdown;
pub(crate) mod notices;
pub(crate) mod operand;
pub(crate) mod outcome;
pub(crate) mod pairs;
mod revision;
pub(crate) mod shared;
pub(crate) mod text;
pub(crate) mod transitive;
pub(crate) mod versions;
