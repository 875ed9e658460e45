//! The keywords of one subschema, by the type of the value.

use tablature_schema::ir::{Node, Rule};

use super::{
    Evaluator, Reason, Scope, Verdict,
    evaluator::At,
    instance::Instance,
    plan::{Rules, accepted},
    seen::Seen,
};
use crate::json::{Kind, NodeRef};

impl<'a> Evaluator<'a> {
    /// Evaluates all keywords except `type`, which comes first, and `unevaluated…`, which comes last.
    pub(super) fn keywords(
        &mut self,
        node: &'a Node,
        rules: &'a Rules,
        at: At<'a>,
        mut seen: Option<&mut Seen>,
    ) -> Verdict {
        let mut verdict = Verdict::Valid;
        for values in &rules.values {
            let list = accepted(&node.assertions[values.assertion].rule).unwrap_or_default();
            verdict = verdict.and(self.enum_(values, list, at.instance));
            if verdict == Verdict::Invalid {
                return verdict;
            }
        }
        let own = match at.instance {
            Instance::Name(name) => self.strings(node, rules, name.member.name()),
            Instance::Value(value) => match value.kind() {
                Kind::Null | Kind::Bool(_) => Verdict::Valid,
                Kind::Number(literal) => {
                    if rules.of_numbers.is_empty() {
                        Verdict::Valid
                    } else {
                        let places = rules.of_numbers.iter();
                        self.number(literal, places.map(|place| &node.assertions[*place].rule))
                    }
                }
                Kind::String(text) => self.strings(node, rules, text),
                Kind::Array => self.arrays(node, rules, value, at.scope, seen.as_deref_mut()),
                Kind::Object => self.objects(node, rules, value, at.scope, seen.as_deref_mut()),
            },
        };
        verdict = verdict.and(own);
        if verdict == Verdict::Invalid || !rules.has_in_place {
            return verdict;
        }
        verdict.and(self.in_place(node, rules, at, seen))
    }

    fn strings(&mut self, node: &'a Node, rules: &'a Rules, text: &'a str) -> Verdict {
        let verdict = self.assertions(node, &rules.of_strings, |evaluator, rule| {
            evaluator.string(text, rule, node.draft)
        });
        if verdict == Verdict::Invalid || !rules.has_content {
            return verdict;
        }
        verdict.and(self.content(node, text))
    }

    fn arrays(
        &mut self,
        node: &'a Node,
        rules: &'a Rules,
        array: NodeRef<'a>,
        scope: Scope,
        seen: Option<&mut Seen>,
    ) -> Verdict {
        let verdict =
            self.assertions(node, &rules.of_arrays, |evaluator, rule| evaluator.array(array, rule));
        match &rules.array {
            Some(own) if verdict != Verdict::Invalid => {
                verdict.and(self.items(node, own, array, scope, seen))
            }
            _ => verdict,
        }
    }

    fn objects(
        &mut self,
        node: &'a Node,
        rules: &'a Rules,
        object: NodeRef<'a>,
        scope: Scope,
        seen: Option<&mut Seen>,
    ) -> Verdict {
        let verdict = self
            .assertions(node, &rules.of_objects, |evaluator, rule| evaluator.object(object, rule));
        match &rules.object {
            Some(own) if verdict != Verdict::Invalid => {
                verdict.and(self.members(node, own, object, scope, seen))
            }
            _ => verdict,
        }
    }

    /// Evaluates the assertions at `places` of a node, up to the first that fails.
    #[inline]
    fn assertions(
        &mut self,
        node: &'a Node,
        places: &[usize],
        mut evaluate: impl FnMut(&mut Self, &'a Rule) -> Verdict,
    ) -> Verdict {
        let mut verdict = Verdict::Valid;
        for place in places {
            verdict = verdict.and(evaluate(self, &node.assertions[*place].rule));
            if verdict == Verdict::Invalid {
                break;
            }
        }
        verdict
    }

    /// Evaluates the subschemas that apply in place.
    fn in_place(
        &mut self,
        node: &'a Node,
        rules: &'a Rules,
        at: At<'a>,
        mut seen: Option<&mut Seen>,
    ) -> Verdict {
        let mut verdict = Verdict::Valid;
        macro_rules! and {
            ($other:expr) => {
                verdict = verdict.and($other);
                if verdict == Verdict::Invalid {
                    return verdict;
                }
            };
        }
        for reference in &node.references {
            and!(match self.resolve(reference, at.scope) {
                Some(target) => self.evaluate_inside(target, at, seen.as_deref_mut()),
                None => self.undecided(Reason::Unresolved),
            });
        }
        for schema in node.all_of() {
            and!(self.evaluate_inside(*schema, at, seen.as_deref_mut()));
        }
        if let Some(condition) = node.condition() {
            and!(self.condition(condition, at, seen.as_deref_mut()));
        }
        if rules.has_dependents {
            and!(self.dependent_schemas(node, at, seen.as_deref_mut()));
        }
        if !node.any_of().is_empty() {
            and!(self.any_of(node.any_of(), at, seen.as_deref_mut()));
        }
        if !node.one_of().is_empty() {
            and!(self.one_of(node.one_of(), at, seen));
        }
        if let Some(not) = node.not() {
            and!(!self.evaluate_inside(not, at, None));
        }
        verdict
    }
}
