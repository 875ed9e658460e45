//! `enum` and `const`.

use tablature_schema::json::Value;

use super::{Evaluator, Reason, Verdict, instance::Instance, plan::Values};

impl<'a> Evaluator<'a> {
    /// Returns whether one of the values is the instance.
    pub(super) fn enum_(
        &mut self,
        values: &Values,
        accepted: &[Value],
        at: Instance<'a>,
    ) -> Verdict {
        let bytes = match at {
            Instance::Value(node) => node.span().len(),
            Instance::Name(name) => name.member.key().len(),
        };
        if !self.spend_for_bytes(bytes) {
            return self.undecided(Reason::Steps);
        }
        if values.by_hash.is_empty() {
            return Verdict::of(accepted.iter().any(|value| is_equal(at, value)));
        }
        let secret = self.plan.secret;
        let hash = match at {
            Instance::Value(node) => secret.of_node(node),
            Instance::Name(name) => secret.of_string(name.member.name()),
        };
        let start = values.by_hash.partition_point(|(other, _)| *other < hash);
        let same = values.by_hash[start..].iter().take_while(|(other, _)| *other == hash);
        Verdict::of(same.into_iter().any(|(_, index)| is_equal(at, &accepted[*index])))
    }
}

fn is_equal(at: Instance<'_>, value: &Value) -> bool {
    match at {
        Instance::Value(node) => node.equals(value),
        Instance::Name(name) => value.as_str() == Some(name.member.name()),
    }
}
