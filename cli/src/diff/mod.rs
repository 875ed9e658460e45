//! The run behind `tablature diff`: which schemas are compared, what came of it, and how it is printed.
//!
//! Reading order: [`operand`] (what was named), [`pairs`] and [`pairing`] (which schema is compared with which; [`folders`] for directories),
//! [`pending`] (schemas that are read when they are compared), [`run`] (all pairs, [`in_order`]), [`outcome`] (each pair with
//! its verdicts and what was agreed to), [`shared`] (changes of several schemas), then [`printer`] and the formats: [`text`],
//! [`json`], [`markdown`], [`notices`].

use anyhow::anyhow;
use tablature_contract::diff::Day;
use tablature_validator::Timestamp;

pub(crate) mod acknowledged;
mod folders;
pub(crate) mod git;
mod in_order;
pub(crate) mod json;
pub(crate) mod markdown;
pub(crate) mod notices;
pub(crate) mod operand;
pub(crate) mod outcome;
pub(crate) mod pairing;
pub(crate) mod pairs;
mod pending;
pub(crate) mod printer;
mod progress;
mod revision;
pub(crate) mod run;
mod shared;
pub(crate) mod text;
pub(crate) mod transitive;
pub(crate) mod versions;

/// Returns the day of the clock, in UTC.
///
/// # Errors
///
/// The clock is out of range.
pub(crate) fn day(now: Timestamp) -> anyhow::Result<Day> {
    let text = now.to_string();
    let day = text.get(..10).unwrap_or_default();
    day.parse().map_err(|error| anyhow!("the clock `{now}` has no day: {error}"))
}
