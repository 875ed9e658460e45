//! Violations of `oneOf` and `if`.

use std::ops::ControlFlow;

use tablature_schema::ir::Keyword;

use super::{Place, Walk};
use crate::evaluate::{Verdict, ViolationKind};

impl<'a> Walk<'_, 'a> {
    /// Reports violations of `oneOf`.
    pub(super) fn one_of(&mut self, place: Place<'a>) -> ControlFlow<()> {
        let (mut first, mut verdict) = (None, Verdict::Invalid);
        for branch in place.node.one_of() {
            match self.evaluator.evaluate_inside(*branch, place.at, None) {
                Verdict::Invalid => {}
                Verdict::Undecided => verdict = Verdict::Undecided,
                Verdict::Valid => match first.replace(*branch) {
                    None => {}
                    Some(first) => {
                        let kind = ViolationKind::SeveralBranches(first, *branch);
                        return self.report(place, Some(Keyword::OneOf), kind);
                    }
                },
            }
        }
        if first.is_some() && verdict == Verdict::Invalid {
            return ControlFlow::Continue(());
        }
        self.judge(place, Keyword::OneOf, verdict, ViolationKind::NoBranch)
    }

    /// Visits the branch of `if` that applies.
    pub(super) fn condition(&mut self, place: Place<'a>) -> ControlFlow<()> {
        let Some(condition) = place.node.condition() else { return ControlFlow::Continue(()) };
        let (branch, keyword) = match self.evaluator.evaluate_inside(condition.if_, place.at, None)
        {
            Verdict::Valid => (condition.then, Keyword::Then),
            Verdict::Invalid => (condition.else_, Keyword::Else),
            Verdict::Undecided => match self.evaluator.condition(condition, place.at, None) {
                // Neither branch is valid, so the value is invalid whichever applies.
                Verdict::Invalid => (condition.then, Keyword::Then),
                other => return self.judge(place, Keyword::If, other, ViolationKind::FalseSchema),
            },
        };
        match branch {
            Some(branch) => self.visit_in_place(place, branch, Some(keyword)),
            None => ControlFlow::Continue(()),
        }
    }
}
