//! How much processor time the programs took that this one started.

use std::fs;

/// Ticks in a second, as Linux shows times to programs on every machine that Rust runs on.
const TICKS: f64 = 100.0;

/// User seconds of all ended children, and of their children; `None` where the system does not say (anything
/// but Linux, see `proc_pid_stat(5)`: `cutime` is field 16).
pub(crate) fn user_seconds_of_children() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The second field is a name in parentheses, which may hold anything.
    let after_name = &stat[stat.rfind(')')? + 1..];
    let ticks: f64 = after_name.split_whitespace().nth(13)?.parse().ok()?;
    Some(ticks / TICKS)
}
