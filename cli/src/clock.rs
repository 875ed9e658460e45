//! The clock of a run: what was typed, or the system's.

use std::time::SystemTime;

use anyhow::anyhow;
use tablature_validator::Timestamp;

/// The time that `--now` names, or the system's.
///
/// # Errors
///
/// Fails if the argument is not a timestamp.
pub(crate) fn now(typed: Option<&str>) -> anyhow::Result<Timestamp> {
    match typed {
        Some(text) => text.parse().map_err(|error| {
            anyhow!("`--now {text}` is not a timestamp ({error}); an example is `--now 2026-11-21T16:00:00Z`")
        }),
        None => Ok(system()),
    }
}

/// The one reading of the clock in a run: all payloads are judged at the same instant, to the millisecond
/// that messages can show without noise.
fn system() -> Timestamp {
    #[allow(clippy::disallowed_methods, reason = "the command brings the clock")]
    let now = Timestamp::from(SystemTime::now()).as_nanoseconds();
    Timestamp::from_nanoseconds(now - now.rem_euclid(1_000_000))
}
