//! `unevaluatedProperties` and `unevaluatedItems`.

use tablature_schema::ir::SchemaId;

use super::{Evaluator, Reason, Scope, Verdict, instance::Instance, plan::Rules, seen::Seen};
use crate::json::{Kind, NodeRef};

impl<'a> Evaluator<'a> {
    /// Evaluates the subschema for what no other keyword has evaluated; then everything is evaluated.
    pub(super) fn unevaluated(
        &mut self,
        rules: &'a Rules,
        value: NodeRef<'a>,
        scope: Scope,
        seen: &mut Seen,
    ) -> Verdict {
        match value.kind() {
            Kind::Object => {
                let Some(schema) = rules.unevaluated_properties else { return Verdict::Valid };
                let values = value.members().iter().map(|member| value.at(member.value));
                self.rest(schema, values, scope, seen)
            }
            Kind::Array => {
                let Some(schema) = rules.unevaluated_items else { return Verdict::Valid };
                self.rest(schema, value.elements(), scope, seen)
            }
            _ => Verdict::Valid,
        }
    }

    fn rest(
        &mut self,
        schema: SchemaId,
        values: impl Iterator<Item = NodeRef<'a>>,
        scope: Scope,
        seen: &mut Seen,
    ) -> Verdict {
        let mut verdict = Verdict::Valid;
        if seen.has_all() {
            return verdict;
        }
        for (index, value) in values.enumerate() {
            if !self.budget.spend(1) {
                return self.undecided(Reason::Steps);
            }
            if seen.has(index) {
                continue;
            }
            let own = match self.evaluate(schema, Instance::Value(value), scope, 0, None) {
                // A subschema without a verdict may have evaluated it.
                Verdict::Invalid if seen.is_uncertain() => Verdict::Undecided,
                own => own,
            };
            verdict = verdict.and(own);
            if verdict == Verdict::Invalid {
                return verdict;
            }
        }
        seen.mark_all();
        verdict
    }
}
