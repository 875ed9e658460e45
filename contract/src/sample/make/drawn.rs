//! Moments and identifiers, drawn at random.

use tablature_schema::format::Span;
use tablature_validator::Timestamp;

use super::super::random::Random;

const SECOND: i128 = 1_000_000_000;

/// Generates a timestamp that is not older than `max_age` and not in the future.
pub(super) fn timestamp(random: &mut Random, now: Timestamp, max_age: Option<Span>) -> String {
    /// Timestamps without a `maxAge` are from the last month.
    const MONTH: i128 = 30 * 86_400 * SECOND;
    let oldest = max_age.map_or(MONTH, Span::as_nanoseconds).min(MONTH);
    let age = random.between(0, oldest);
    // Round to milliseconds, as most producers do, unless that is in the future.
    let at = now.as_nanoseconds() - age;
    let rounded = at - at.rem_euclid(1_000_000) + 1_000_000;
    let at = if rounded <= now.as_nanoseconds() { rounded } else { now.as_nanoseconds() - age };
    Timestamp::from_nanoseconds(at).to_string()
}

/// Generates a UUID of version 4.
pub(super) fn uuid(random: &mut Random) -> String {
    let (high, low) = (random.next(), random.next());
    format!(
        "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
        high >> 32,
        (high >> 16) & 0xffff,
        high & 0xfff,
        0x8000 | (low >> 48) & 0x3fff,
        low & 0xffff_ffff_ffff,
    )
}
