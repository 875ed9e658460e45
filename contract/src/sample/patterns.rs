//! Patterns of generated strings and names.

use tablature_schema::{
    budget::Budget,
    pattern::{Match, Pattern},
};

/// Returns whether a pattern matches a string; `false` if that takes too long, so that another string is tried.
pub(super) fn matches(pattern: &Pattern, string: &str) -> bool {
    /// Generated strings are short; a match that takes longer is not worth it.
    const MAX_STEPS: u64 = 200_000;
    pattern.is_match(string, &mut Budget::new(MAX_STEPS)) == Match::Yes
}
