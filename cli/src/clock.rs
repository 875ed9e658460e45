//! The clock of a run: what was typed, or the system's.

use std::time::SystemTime;

use anyhow::{Context, anyhow};
use tablature_validator::Timestamp;

/// The time that `--now` names, or the system's.
///
/// # Errors
///
/// What was typed is no timestamp, or the system's clock is out of range.
pub(crate) fn now(typed: Option<&str>) -> anyhow::Result<Timestamp> {
    match typed {
        Some(text) => text.parse().map_err(|error| {
            anyhow!("`--now {text}` is no timestamp ({error}); an example is `--now 2026-11-21T16:00:00Z`")
        }),
        None => system(),
    }
}

/// The one reading of the clock in a run: all payloads are judged at the same instant, to the millisecond
/// that messages can show without noise.
fn system() -> anyhow::Result<Timestamp> {
    let out_of_range = "the system's clock is out of range; name the time with `--now`";
    let milliseconds = match SystemTime::now().duration_since(SystemTime::UNIX_EPOCH) {
        Ok(since) => i128::try_from(since.as_millis()).context(out_of_range)?,
        Err(before) => -i128::try_from(before.duration().as_millis()).context(out_of_range)?,
    };
    Ok(Timestamp::from_nanoseconds(milliseconds * 1_000_000))
}
