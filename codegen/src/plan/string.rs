//! Strings, and closed lists of values.

use std::rc::Rc;

use tablature_schema::{
    format,
    ir::{Draft, Keyword, Rule, SchemaId, TypeSet},
    json::Value,
};

use super::{
    Kind, Place, Planner, StringLimits, Type,
    conjunction::{Conjunct, Conjunction, Tags},
};

impl Planner<'_, '_> {
    /// Returns a string without a closed list of values.
    pub(super) fn string(&mut self, conjunction: &Conjunction, place: &Rc<Place>) -> Type {
        let (limits, rules) = self.string_limits(conjunction);
        if let Some(known) = self.known_values(conjunction)
            && rules.is_empty()
        {
            let kind = Kind::OpenEnum { known, limits };
            return self.add(conjunction, place, kind, Vec::new());
        }
        if limits == (StringLimits { max_length: Some(0), ..StringLimits::default() })
            && rules.is_empty()
        {
            return Type::Empty;
        }
        if let Some(formatted) = limits.formatted().filter(|own| own.is_wanted(self.options)) {
            if limits.is_only_formats() {
                return self.checked_if(conjunction, place, Type::Formatted(formatted), rules);
            }
            return self.add(conjunction, place, Kind::Formatted(formatted, limits), rules);
        }
        if limits == StringLimits::default() && rules.is_empty() {
            return Type::String;
        }
        self.add(conjunction, place, Kind::String(limits), rules)
    }

    fn string_limits(&mut self, conjunction: &Conjunction) -> (StringLimits, Vec<SchemaId>) {
        let view = &self.view;
        let mut handled = vec![Keyword::Type, Keyword::MinLength, Keyword::MaxLength];
        let min_length = conjunction
            .rules(view, |rule| match rule {
                Rule::MinLength(min_length) => Some(*min_length),
                _ => None,
            })
            .max()
            .filter(|min_length| *min_length > 0);
        let max_length = conjunction
            .rules(view, |rule| match rule {
                Rule::MaxLength(max_length) => Some(*max_length),
                _ => None,
            })
            .min();
        let mut patterns: Vec<_> = conjunction
            .rules(view, |rule| match rule {
                Rule::Pattern(pattern) => Some(pattern.as_str()),
                _ => None,
            })
            .collect();
        patterns.dedup();
        if patterns.len() <= 1 {
            handled.push(Keyword::Pattern);
        }
        let mut formats: Vec<String> = Vec::new();
        // In older drafts some formats mean something else: there the validator decides.
        if self.oldest_draft(conjunction, Keyword::Format) >= Some(Draft::Draft2019) {
            handled.push(Keyword::Format);
            let names = conjunction.rules(view, |rule| match rule {
                Rule::Format(format) => Some(format.name()),
                _ => None,
            });
            for name in names.filter(|name| format::ASSERTED.contains(name)) {
                if !formats.iter().any(|own| own == name) {
                    formats.push(name.to_owned());
                }
            }
        }
        let pattern = patterns.first().map(|&pattern| pattern.to_owned());
        let rules = self.inexact(conjunction, TypeSet::STRING, &handled);
        let excluded = conjunction.excluded().cloned().unwrap_or_default();
        (StringLimits { min_length, max_length, pattern, formats, excluded }, rules)
    }

    /// Returns the values of `knownValues`.
    fn known_values(&self, conjunction: &Conjunction) -> Option<Vec<String>> {
        let id = conjunction.with(&self.view, Keyword::KnownValues).next()?;
        let is_free = |value: &&String| !conjunction.excluded().is_some_and(|tags| tags.has(value));
        let known = &self.view.node(id).annotations.known_values;
        let values: Vec<String> = known.iter().filter(is_free).cloned().collect();
        (!values.is_empty()).then_some(values)
    }

    /// Returns a closed list of values; `None` where a simpler type holds the same.
    pub(super) fn closed(
        &mut self,
        conjunction: &Conjunction,
        place: &Rc<Place>,
        values: &[Value],
        types: TypeSet,
    ) -> Option<Type> {
        let is_both =
            values.len() == 2 && values.iter().all(|value| matches!(value, Value::Bool(_)));
        if types == TypeSet::NULL || (types == TypeSet::BOOLEAN && is_both) {
            return None;
        }
        let rules = self.beside_values(conjunction, types);
        if values.is_empty() {
            return Some(self.checked(conjunction, place, Type::Value, conjunction.ids()));
        }
        Some(self.add(conjunction, place, Kind::Enum(values.to_vec()), rules))
    }

    /// Returns the subschemas that say more than which values there are.
    fn beside_values(&mut self, conjunction: &Conjunction, types: TypeSet) -> Vec<SchemaId> {
        let mut handled = vec![Keyword::Type, Keyword::Enum, Keyword::Const];
        if self.values_of_branches(conjunction).is_some() {
            handled.extend([Keyword::AnyOf, Keyword::OneOf]);
        }
        self.inexact(conjunction, types, &handled)
    }

    /// Returns the only value there can be, unless it is null.
    pub(super) fn only_value(&mut self, conjuncts: &[Conjunct]) -> Option<Value> {
        let conjunction = Conjunction::new(&self.view, conjuncts);
        let types = self.types(&conjunction);
        if !conjunction.dynamic.is_empty()
            || conjunction.never.is_some()
            || types.intersects(TypeSet::NULL)
        {
            return None;
        }
        let values = self.values(&conjunction)?;
        let [only] = values.as_slice() else { return None };
        self.beside_values(&conjunction, types).is_empty().then(|| only.clone())
    }

    /// Returns the strings that are valid under all conjuncts, where they are a closed list of nothing but strings.
    pub(super) fn strings(&self, conjuncts: &[Conjunct]) -> Option<Vec<String>> {
        let conjunction = Conjunction::new(&self.view, conjuncts);
        let values = self.values(&conjunction)?;
        values.into_iter().map(|value| value.as_str().map(str::to_owned)).collect()
    }
}

impl StringLimits {
    fn is_only_formats(&self) -> bool {
        let Self { min_length, max_length, pattern, formats: _, excluded } = self;
        min_length.is_none()
            && max_length.is_none()
            && pattern.is_none()
            && *excluded == Tags::default()
    }
}
