//! `pattern`, and the patterns of `patternProperties`.

use tablature_schema::pattern::{Match, Pattern};

use super::{Evaluator, Reason, Verdict};

impl Evaluator<'_> {
    /// Returns whether a text matches.
    pub(super) fn pattern(&mut self, pattern: &Pattern, text: &str) -> Verdict {
        match pattern.is_match(text, &mut self.budget) {
            Match::Yes => Verdict::Valid,
            Match::No => Verdict::Invalid,
            Match::Undecided if self.budget.is_spent() => self.undecided(Reason::Steps),
            Match::Undecided => self.undecided(Reason::Pattern),
        }
    }
}
