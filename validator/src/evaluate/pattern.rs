//! `pattern`, and the patterns of `patternProperties`.

use tablature_schema::{
    budget::Budget,
    pattern::{Match, Pattern},
};

use super::{Evaluator, Reason, Verdict};

/// Steps that one pattern may take on one string, and as many for each of its bytes. It is far below the budget of the
/// payload, so an undecided pattern leaves enough for the other branches of a union.
const MAX_PATTERN_STEPS: (u64, u64) = (1_000_000, 64);

impl Evaluator<'_> {
    /// Returns whether a string matches.
    pub(super) fn pattern(&mut self, pattern: &Pattern, text: &str) -> Verdict {
        let bytes = u64::try_from(text.len()).unwrap_or(u64::MAX);
        let own = bytes.saturating_mul(MAX_PATTERN_STEPS.1).saturating_add(MAX_PATTERN_STEPS.0);
        let granted = own.min(self.budget.left());
        let mut budget = Budget::new(granted);
        let found = pattern.is_match(text, &mut budget);
        let is_paid = self.budget.spend(granted - budget.left());
        match found {
            Match::Yes => Verdict::Valid,
            Match::No => Verdict::Invalid,
            Match::Undecided if granted < own || !is_paid => self.undecided(Reason::Steps),
            Match::Undecided => self.undecided(Reason::Pattern),
        }
    }
}
