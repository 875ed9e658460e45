//! `if`, `then`, `else` and `dependentSchemas`.

use tablature_schema::ir::{Condition, Node};

use super::{Evaluator, Reason, Verdict, evaluator::At, instance::Instance, seen::Seen};

impl<'a> Evaluator<'a> {
    /// Evaluates the branch that applies.
    pub(super) fn condition(
        &mut self,
        condition: Condition,
        at: At<'a>,
        mut seen: Option<&mut Seen>,
    ) -> Verdict {
        if condition.then.is_none() && condition.else_.is_none() && seen.is_none() {
            return Verdict::Valid;
        }
        let follow = |evaluator: &mut Self, branch, seen: Option<&mut Seen>| match branch {
            Some(branch) => evaluator.branch(branch, at, seen),
            None => Verdict::Valid,
        };
        match self.branch(condition.if_, at, seen.as_deref_mut()) {
            Verdict::Valid => follow(self, condition.then, seen),
            Verdict::Invalid => follow(self, condition.else_, seen),
            Verdict::Undecided => {
                // One of them applies. Where both have the same verdict, that is the result.
                let then = follow(self, condition.then, None);
                let other = follow(self, condition.else_, None);
                if then == other { then } else { Verdict::Undecided }
            }
        }
    }

    /// Evaluates the subschemas for the properties that are present.
    pub(super) fn dependent_schemas(
        &mut self,
        node: &'a Node,
        at: At<'a>,
        mut seen: Option<&mut Seen>,
    ) -> Verdict {
        let Instance::Value(object) = at.instance else { return Verdict::Valid };
        if object.members().is_empty() {
            return Verdict::Valid;
        }
        let mut verdict = Verdict::Valid;
        for (name, schema) in node.dependent_schemas() {
            if !self.spend_for_lookup(object) {
                return self.undecided(Reason::Steps);
            }
            if object.member(name).is_some() {
                verdict = verdict.and(self.evaluate_inside(schema, at, seen.as_deref_mut()));
                if verdict == Verdict::Invalid {
                    break;
                }
            }
        }
        verdict
    }
}
