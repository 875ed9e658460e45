//! Infers from everything that applies to a value its values, and the rules that no type expresses.

use std::collections::HashSet;

use tablature_schema::{
    ir::{Draft, Keyword, Rule, SchemaId, TypeSet},
    json::{Number, Value},
};

use super::{
    Planner,
    conjunction::{Conjunct, Conjunction, Skip},
};

/// `anyOf` or `oneOf` of one subschema, or the answers of its `if`.
pub(super) struct Group {
    pub(super) id: SchemaId,
    pub(super) keyword: Keyword,
    pub(super) skip: Skip,
    pub(super) branches: Vec<SchemaId>,
}

impl Planner<'_, '_> {
    /// Returns each `anyOf` and `oneOf` that is not skipped and rejects something.
    pub(super) fn groups(&self, conjunction: &Conjunction) -> Vec<Group> {
        let mut groups = Vec::new();
        for (keyword, skip) in [(Keyword::OneOf, Skip::ONE_OF), (Keyword::AnyOf, Skip::ANY_OF)] {
            for id in conjunction.with(&self.view, keyword) {
                if self.is_trivial(id, keyword) {
                    continue;
                }
                let node = self.view.node(id);
                let branches =
                    if keyword == Keyword::OneOf { node.one_of() } else { node.any_of() };
                groups.push(Group { id, keyword, skip, branches: branches.to_vec() });
            }
        }
        groups
    }

    /// Returns the values that `enum` and `const` leave, where there are any.
    pub(super) fn own_values(&self, conjunction: &Conjunction) -> Option<Vec<Value>> {
        let mut left: Option<Vec<Value>> = None;
        let mut narrow = |values: Vec<Value>| {
            left = Some(match left.take() {
                Some(left) => {
                    let values: HashSet<String> = values.iter().map(identity).collect();
                    left.into_iter().filter(|value| values.contains(&identity(value))).collect()
                }
                None => values,
            });
        };
        for conjunct in &conjunction.extra {
            if let Conjunct::Values(values) = conjunct {
                narrow(values.iter().map(|text| Value::String(text.as_str().into())).collect());
            }
        }
        for rule in conjunction.rules(&self.view, Some) {
            match rule {
                Rule::Enum(values) => narrow(values.iter().map(plain).collect()),
                Rule::Const(value) => narrow(vec![plain(value)]),
                _ => {}
            }
        }
        if let (Some(left), Some(tags)) = (&mut left, conjunction.excluded()) {
            left.retain(|value| !value.as_str().is_some_and(|text| tags.has(text)));
        }
        left
    }

    /// Returns all values there can be, where they are a closed list: each once, of the types that apply.
    pub(super) fn values(&self, conjunction: &Conjunction) -> Option<Vec<Value>> {
        let types = self.types(conjunction);
        let mut values = match self.own_values(conjunction) {
            Some(values) => values,
            None => self.values_of_branches(conjunction)?,
        };
        values.retain(|value| TypeSet::of(value).intersects(types));
        let mut seen = HashSet::new();
        values.retain(|value| seen.insert(identity(value)));
        Some(values)
    }

    /// Returns the values of an `anyOf` of constants: an `enum` with descriptions.
    pub(super) fn values_of_branches(&self, conjunction: &Conjunction) -> Option<Vec<Value>> {
        let groups = self.groups(conjunction);
        let [group] = groups.as_slice() else { return None };
        let mut all = Vec::new();
        for id in &group.branches {
            let branch = Conjunction::of(&self.view, *id);
            let is_plain = branch.never.is_none()
                && branch.members.iter().all(|member| {
                    self.view
                        .keywords(member.id)
                        .iter()
                        .filter(|keyword| is_assertion(**keyword))
                        .all(|keyword| {
                            matches!(keyword, Keyword::Type | Keyword::Const | Keyword::Enum)
                        })
                });
            let types = self.types(&branch);
            let values = self.own_values(&branch).filter(|_| is_plain)?;
            all.extend(values.into_iter().filter(|value| TypeSet::of(value).intersects(types)));
        }
        let mut seen = HashSet::new();
        let is_disjoint = all.iter().all(|value| seen.insert(identity(value)));
        (group.keyword == Keyword::AnyOf || is_disjoint).then_some(all)
    }

    /// Returns the subschemas with a keyword for one of `types` that is not among those `handled`, and rejects
    /// something.
    pub(super) fn inexact(
        &mut self,
        conjunction: &Conjunction,
        types: TypeSet,
        handled: &[Keyword],
    ) -> Vec<SchemaId> {
        let mut rules = Vec::new();
        let mut found = Vec::new();
        for member in &conjunction.members {
            for keyword in member.keywords(&self.view) {
                let is_exact = !is_assertion(keyword)
                    || !keyword.types().intersects(types)
                    || handled.contains(&keyword)
                    || self.is_trivial(member.id, keyword);
                if !is_exact {
                    found.push((member.id, keyword));
                    if rules.last() != Some(&member.id) {
                        rules.push(member.id);
                    }
                }
            }
        }
        for (id, keyword) in found {
            let why = "checked at run time, when a value is read or built";
            self.report(id, keyword, why);
        }
        rules
    }

    /// Returns whether every value is valid under the keyword.
    pub(super) fn is_trivial(&self, id: SchemaId, keyword: Keyword) -> bool {
        let node = self.view.node(id);
        let accepts_all = |id: SchemaId| Conjunction::of(&self.view, id).accepts_all();
        let child = match keyword {
            Keyword::AdditionalProperties => node.additional_properties(),
            Keyword::UnevaluatedProperties => node.unevaluated_properties(),
            Keyword::PropertyNames => node.property_names(),
            Keyword::Items => node.items(),
            Keyword::UnevaluatedItems => node.unevaluated_items(),
            _ => None,
        };
        if let Some(child) = child {
            return accepts_all(child);
        }
        match keyword {
            Keyword::If => node
                .condition()
                .is_some_and(|own| own.then.into_iter().chain(own.else_).all(accepts_all)),
            Keyword::AnyOf => node.any_of().iter().copied().any(accepts_all),
            Keyword::Not => {
                node.not().is_some_and(|not| self.view.node(not).boolean == Some(false))
            }
            _ => match node.rule(keyword) {
                Some(
                    Rule::MinLength(0)
                    | Rule::MinItems(0)
                    | Rule::MinProperties(0)
                    | Rule::Contains { min: 0, max: None },
                ) => true,
                Some(Rule::Required(names)) => names.is_empty(),
                Some(Rule::DependentRequired(names)) => names.is_empty(),
                _ => false,
            },
        }
    }

    /// Returns the oldest draft among the subschemas with the keyword; `None` where there are none.
    pub(super) fn oldest_draft(
        &self,
        conjunction: &Conjunction,
        keyword: Keyword,
    ) -> Option<Draft> {
        conjunction.with(&self.view, keyword).map(|id| self.view.node(id).draft).min()
    }
}

/// Returns whether a value can be invalid by the keyword: our open lists only make a type of their own.
pub(super) fn is_assertion(keyword: Keyword) -> bool {
    keyword != Keyword::KnownValues
}

/// Returns a text that two values share exactly if they are equal.
pub(crate) fn identity(value: &Value) -> String {
    match value {
        Value::Number(number) => format!("{:?}", number.decimal()),
        Value::String(text) => format!("{text:?}"),
        Value::Array(elements) => {
            let elements: Vec<String> = elements.iter().map(identity).collect();
            format!("[{}]", elements.join(","))
        }
        Value::Object(members) => {
            let mut members: Vec<String> =
                members.iter().map(|(key, value)| format!("{key:?}:{}", identity(value))).collect();
            members.sort();
            format!("{{{}}}", members.join(","))
        }
        other => other.to_string(),
    }
}

/// Returns the value with every whole number that fits in 64 bits written without fraction and exponent.
fn plain(value: &Value) -> Value {
    match value {
        Value::Number(number) => {
            let whole = number.decimal().to_i128().filter(|whole| i64::try_from(*whole).is_ok());
            let is_plain = !number.literal().contains(['.', 'e', 'E']);
            match whole.filter(|_| !is_plain) {
                Some(whole) => Value::Number(Number::parse(&whole.to_string())),
                None => value.clone(),
            }
        }
        Value::Array(elements) => Value::Array(elements.iter().map(plain).collect()),
        Value::Object(members) => {
            Value::Object(members.iter().map(|(key, value)| (key.clone(), plain(value))).collect())
        }
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Value {
        Value::parse(text.as_bytes()).expect("the test's own text")
    }

    #[test]
    fn values_are_told_apart_by_what_they_are_worth() {
        let same = |left: &str, right: &str| identity(&value(left)) == identity(&value(right));
        assert!(same("1.0", "1") && same(r#"{"a":1,"b":[2e0]}"#, r#"{"b":[2],"a":1.0}"#));
        assert!(!same("100000000000000000000", "100000000000000000001"));
        assert!(!same("1", r#""1""#) && !same("[1,2]", "[2,1]") && !same("null", "false"));
    }

    #[test]
    fn whole_numbers_are_written_plainly() {
        for (text, expected) in [
            ("1.0", "1"),
            ("[-2e1,0.5]", "[-20,0.5]"),
            ("123456789012345678901234567890", "123456789012345678901234567890"),
            ("1e400", "1e400"),
        ] {
            assert_eq!(plain(&value(text)).to_string(), expected);
        }
    }
}
