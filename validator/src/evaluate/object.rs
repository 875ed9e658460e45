//! `properties`, `patternProperties`, `additionalProperties`, `propertyNames`, `required`, `dependentRequired`,
//! `minProperties`, `maxProperties`.

use tablature_schema::ir::{Node, Rule};

use super::{
    Evaluator, Reason, Scope, Verdict,
    instance::{self, Instance},
    plan::ObjectRules,
    seen::Seen,
};
use crate::json::{Member, NodeRef};

impl<'a> Evaluator<'a> {
    /// Evaluates the rules of a node about members.
    pub(super) fn members(
        &mut self,
        node: &'a Node,
        rules: &'a ObjectRules,
        object: NodeRef<'a>,
        scope: Scope,
        mut seen: Option<&mut Seen>,
    ) -> Verdict {
        if !rules.scanned.is_empty() && seen.is_none() {
            return self.scan_names(rules, object, scope);
        }
        let mut verdict = Verdict::Valid;
        let mut present = 0u64;
        for (index, member) in object.members().iter().enumerate() {
            if !self.budget.spend(1) {
                return self.undecided(Reason::Steps);
            }
            let (mut evaluated, mut is_unsure) = (false, false);
            let value = Instance::Value(object.at(member.value));
            if let Some(named) = rules.names.get(member.to_name()) {
                present |= named.required;
                if let Some(schema) = named.schema {
                    evaluated = true;
                    verdict = verdict.and(self.evaluate(schema, value, scope, 0, None));
                }
            }
            if rules.has_patterns {
                let (own, is_matched) =
                    self.pattern_properties(node, member, value, scope, &mut is_unsure);
                verdict = verdict.and(own);
                evaluated |= is_matched;
            }
            if let Some(additional) = rules.additional.filter(|_| !evaluated) {
                evaluated = true;
                verdict = verdict.and(match self.evaluate(additional, value, scope, 0, None) {
                    Verdict::Invalid if is_unsure => Verdict::Undecided,
                    own => own,
                });
            }
            if let Some(schema) = rules.names_schema {
                let name = instance::Name { object, member, index: object.first_member() + index };
                verdict = verdict.and(self.evaluate(schema, Instance::Name(name), scope, 0, None));
            }
            if verdict == Verdict::Invalid {
                return verdict;
            }
            if let Some(seen) = seen.as_deref_mut() {
                if evaluated {
                    seen.mark(index);
                } else if is_unsure {
                    seen.mark_uncertain();
                }
            }
        }
        if present.count_ones() < rules.required { Verdict::Invalid } else { verdict }
    }

    fn scan_names(&mut self, rules: &'a ObjectRules, object: NodeRef<'a>, scope: Scope) -> Verdict {
        let mut verdict = Verdict::Valid;
        for (name, named) in &rules.scanned {
            if !self.spend_for_lookup(object) {
                return self.undecided(Reason::Steps);
            }
            match (object.member_named(name.as_name()), named.schema) {
                (Some(member), Some(schema)) => {
                    let value = Instance::Value(object.at(member.value));
                    verdict = verdict.and(self.evaluate(schema, value, scope, 0, None));
                }
                (None, _) if named.required != 0 => return Verdict::Invalid,
                _ => {}
            }
            if verdict == Verdict::Invalid {
                return verdict;
            }
        }
        verdict
    }

    /// Returns the verdict, and whether a pattern matches the member's name; `is_unsure` is set where that is
    /// undecided.
    fn pattern_properties(
        &mut self,
        node: &'a Node,
        member: &'a Member<'a>,
        value: Instance<'a>,
        scope: Scope,
        is_unsure: &mut bool,
    ) -> (Verdict, bool) {
        let (mut verdict, mut is_matched) = (Verdict::Valid, false);
        for (pattern, schema) in node.pattern_properties() {
            if !self.budget.spend(1) {
                return (self.undecided(Reason::Steps), is_matched);
            }
            match self.pattern(pattern, member.name()) {
                Verdict::Invalid => {}
                Verdict::Valid => {
                    is_matched = true;
                    verdict = verdict.and(self.evaluate(schema, value, scope, 0, None));
                }
                Verdict::Undecided => {
                    *is_unsure = true;
                    if !self.evaluate(schema, value, scope, 0, None).is_valid() {
                        verdict = verdict.and(Verdict::Undecided);
                    }
                }
            }
        }
        (verdict, is_matched)
    }

    /// Evaluates a rule about objects; rules about other types accept an object.
    pub(super) fn object(&mut self, object: NodeRef<'a>, rule: &'a Rule) -> Verdict {
        let count = object.members().len() as u64;
        match rule {
            Rule::MinProperties(min) => Verdict::of(count >= *min),
            Rule::MaxProperties(max) => Verdict::of(count <= *max),
            Rule::Required(names) => self.has_all(object, names),
            Rule::DependentRequired(lists) => {
                let mut verdict = Verdict::Valid;
                for (name, names) in lists {
                    if !self.spend_for_lookup(object) {
                        return self.undecided(Reason::Steps);
                    }
                    if object.member(name).is_some() {
                        verdict = verdict.and(self.has_all(object, names));
                    }
                }
                verdict
            }
            _ => Verdict::Valid,
        }
    }

    fn has_all(&mut self, object: NodeRef<'a>, names: &[Box<str>]) -> Verdict {
        for name in names {
            if !self.spend_for_lookup(object) {
                return self.undecided(Reason::Steps);
            }
            if object.member(name).is_none() {
                return Verdict::Invalid;
            }
        }
        Verdict::Valid
    }

    /// Spends the steps of a lookup in an object. The document sorts the members of large objects.
    pub(super) fn spend_for_lookup(&mut self, object: NodeRef<'a>) -> bool {
        self.budget.spend(1 + object.members().len().min(32) as u64 / 8)
    }
}
