//! `anyOf`, `oneOf` and `not`.

use tablature_schema::ir::SchemaId;

use super::{Evaluator, Verdict, evaluator::At, seen::Seen};

impl<'a> Evaluator<'a> {
    /// Returns whether a branch is valid.
    pub(super) fn any_of(
        &mut self,
        branches: &[SchemaId],
        at: At<'a>,
        mut seen: Option<&mut Seen>,
    ) -> Verdict {
        let mut verdict = Verdict::Invalid;
        for branch in branches {
            verdict = verdict.max(self.branch(*branch, at, seen.as_deref_mut()));
            if verdict.is_valid() && seen.is_none() {
                break;
            }
        }
        verdict
    }

    /// Returns whether exactly one branch is valid.
    pub(super) fn one_of(
        &mut self,
        branches: &[SchemaId],
        at: At<'a>,
        mut seen: Option<&mut Seen>,
    ) -> Verdict {
        let mut verdict = Verdict::Invalid;
        let mut is_unsure = false;
        for branch in branches {
            match self.branch(*branch, at, seen.as_deref_mut()) {
                Verdict::Invalid => {}
                Verdict::Undecided => is_unsure = true,
                Verdict::Valid if verdict.is_valid() => return Verdict::Invalid,
                Verdict::Valid => verdict = Verdict::Valid,
            }
        }
        if is_unsure { Verdict::Undecided } else { verdict }
    }

    /// Returns the verdict of a branch. What it evaluated counts only where the branch is valid.
    pub(super) fn branch(
        &mut self,
        branch: SchemaId,
        at: At<'a>,
        seen: Option<&mut Seen>,
    ) -> Verdict {
        let verdict = if let Some(seen) = seen {
            let mut own = Seen::default();
            let verdict = self.evaluate_inside(branch, at, Some(&mut own));
            match verdict {
                Verdict::Valid => seen.merge(&own),
                Verdict::Undecided => seen.mark_uncertain(),
                Verdict::Invalid => {}
            }
            verdict
        } else {
            self.evaluate_inside(branch, at, None)
        };
        self.keep_branch(branch, at, verdict);
        verdict
    }
}
