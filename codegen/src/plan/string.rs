//! Strings, and closed lists of values.

use tablature_schema::{
    format,
    ir::{Draft, Keyword, Rule, SchemaId, TypeSet},
    json::Value,
};

use super::{
    Constant, Hint, Kind, Planner, Text, Type, Variant,
    conjunction::{Conjunct, Conjunction, Tags},
};
use crate::{
    options::Dates,
    rust::names::{self, Scope},
};

/// Integer types, those that people expect first.
const INTEGERS: [(&str, i128, i128); 2] =
    [("i64", i64::MIN as i128, i64::MAX as i128), ("u64", 0, u64::MAX as i128)];

impl Planner<'_, '_> {
    /// A string without a closed list of values.
    pub(super) fn string(&mut self, conjunction: &Conjunction, hint: &Hint) -> Type {
        let (text, rules) = self.text(conjunction);
        if let Some(known) = self.known_values(conjunction)
            && rules.is_empty()
        {
            return self.open_list(conjunction, hint, &known, text);
        }
        if text == (Text { most: Some(0), ..Text::default() }) && rules.is_empty() {
            return Type::Empty;
        }
        if self.options.dates != Dates::Strings
            && let Some(date) = text.date()
        {
            if text.is_only_formats() {
                return self.checked_if(conjunction, hint, date, rules);
            }
            return self.add(conjunction, hint, Kind::Date(text), rules);
        }
        if text == Text::default() && rules.is_empty() {
            return Type::String;
        }
        self.add(conjunction, hint, Kind::Text(text), rules)
    }

    fn text(&mut self, conjunction: &Conjunction) -> (Text, Vec<SchemaId>) {
        let view = &self.view;
        let mut handled = vec![Keyword::Type, Keyword::MinLength, Keyword::MaxLength];
        let least = conjunction
            .rules(view, |rule| match rule {
                Rule::MinLength(least) => Some(*least),
                _ => None,
            })
            .max()
            .filter(|least| *least > 0);
        let most = conjunction
            .rules(view, |rule| match rule {
                Rule::MaxLength(most) => Some(*most),
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
        (Text { least, most, pattern, formats, excluded }, rules)
    }

    /// The values of `knownValues`.
    fn known_values(&self, conjunction: &Conjunction) -> Option<Vec<String>> {
        let id = conjunction.with(&self.view, Keyword::KnownValues).next()?;
        let is_free = |text: &&String| !conjunction.excluded().is_some_and(|tags| tags.has(text));
        let known = &self.view.node(id).annotations.known_values;
        let values: Vec<String> = known.iter().filter(is_free).cloned().collect();
        (!values.is_empty()).then_some(values)
    }

    fn open_list(
        &mut self,
        conjunction: &Conjunction,
        hint: &Hint,
        known: &[String],
        text: Text,
    ) -> Type {
        let values: Vec<_> = known.iter().map(|text| Value::String(text.as_str().into())).collect();
        let (variants, mut scope) = self.variants(conjunction, hint, &values);
        let other = scope.claim("Other");
        // The newtype's name is settled when all types are known: it follows the name of the list.
        let other_type = String::new();
        self.add(
            conjunction,
            hint,
            Kind::OpenStrings { variants, other, other_type, text },
            Vec::new(),
        )
    }

    /// A closed list of values; `None` where a simpler type holds the same.
    pub(super) fn closed(
        &mut self,
        conjunction: &Conjunction,
        hint: &Hint,
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
            return Some(self.checked(conjunction, hint, Type::Value, conjunction.ids()));
        }
        let (variants, _) = self.variants(conjunction, hint, values);
        let kind = if values.iter().all(|value| value.as_str().is_some()) {
            Kind::Strings { variants }
        } else {
            let integer = |value: &Value| value.as_number()?.decimal().to_i128();
            let integers: Option<Vec<i128>> = values.iter().map(integer).collect();
            let integer = integers.and_then(|integers| {
                let holds = |(_, least, most): &(&str, i128, i128)| {
                    integers.iter().all(|integer| (least..=most).contains(&integer))
                };
                INTEGERS.into_iter().find(holds).map(|(name, ..)| name)
            });
            Kind::Values { integer, variants }
        };
        Some(self.add(conjunction, hint, kind, rules))
    }

    /// What says more than which values there are.
    fn beside_values(&mut self, conjunction: &Conjunction, types: TypeSet) -> Vec<SchemaId> {
        let mut handled = vec![Keyword::Type, Keyword::Enum, Keyword::Const];
        if self.values_of_branches(conjunction).is_some() {
            handled.extend([Keyword::AnyOf, Keyword::OneOf]);
        }
        self.inexact(conjunction, types, &handled)
    }

    /// The only value there can be, unless it is null.
    pub(super) fn only_value(&mut self, conjuncts: &[Conjunct]) -> Option<Constant> {
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
        self.beside_values(&conjunction, types).is_empty().then(|| match only {
            Value::String(text) => Constant::Text(text.to_string()),
            other => Constant::Json(other.to_string()),
        })
    }

    fn variants(
        &mut self,
        conjunction: &Conjunction,
        hint: &Hint,
        values: &[Value],
    ) -> (Vec<Variant>, Scope) {
        let key = self.key_of(&self.name_for(conjunction, hint), hint);
        let below = format!("{key}::");
        let mut scope = Scope::holding(self.options.names.below(&below));
        let is_text = values.iter().all(|value| value.as_str().is_some());
        let mut variants = Vec::new();
        for value in values {
            let plain = match value {
                Value::String(text) => text.to_string(),
                other => other.to_string(),
            };
            let name = if let Some(chosen) = self.renamed(conjunction, value, &plain) {
                scope.claim(&names::upper(&chosen))
            } else {
                let wanted =
                    if *value == Value::Null { "Null".to_owned() } else { names::upper(&plain) };
                self.claim_in(&mut scope, format!("{below}{plain}"), &wanted)
            };
            let text = if is_text { plain } else { value.to_string() };
            variants.push(Variant { name, text });
        }
        (variants, scope)
    }

    /// The name that the options give the value, by its place in `enum` or `knownValues`, or the schema itself.
    fn renamed(&self, conjunction: &Conjunction, value: &Value, plain: &str) -> Option<String> {
        let members = || conjunction.members.iter().map(|member| member.id);
        let option = |id: SchemaId| {
            let pointer = self.view.own_pointer(id)?;
            let node = self.view.node(id);
            let of_enum = || match node.rule(Keyword::Enum)? {
                Rule::Enum(values) => values.iter().position(|own| own == value),
                _ => None,
            };
            let known = &node.annotations.known_values;
            let of_known = || known.iter().position(|own| Some(own.as_str()) == value.as_str());
            let rename = |keyword: Keyword, index: usize| {
                self.options.renames.get(&format!("{pointer}/{}/{index}", keyword.name()))
            };
            let by_enum = || rename(Keyword::Enum, of_enum()?);
            by_enum().or_else(|| rename(Keyword::KnownValues, of_known()?)).cloned()
        };
        let own = |id: SchemaId| {
            let names = &self.view.node(id).annotations.rust_names;
            names.iter().find(|(own, _)| own == plain).map(|(_, name)| name.clone())
        };
        members().find_map(option).or_else(|| members().find_map(own))
    }

    /// The strings that all that is said leaves, where they are a closed list of nothing but strings.
    pub(super) fn strings(&self, conjuncts: &[Conjunct]) -> Option<Vec<String>> {
        let conjunction = Conjunction::new(&self.view, conjuncts);
        let values = self.values(&conjunction)?;
        values.into_iter().map(|value| value.as_str().map(str::to_owned)).collect()
    }
}

impl Text {
    /// The runtime's type for the format.
    pub(crate) fn date(&self) -> Option<Type> {
        match self.formats.as_slice() {
            [format] if format == "date-time" => Some(Type::DateTime),
            [format] if format == "date" => Some(Type::Date),
            _ => None,
        }
    }

    fn is_only_formats(&self) -> bool {
        let Self { least, most, pattern, formats: _, excluded } = self;
        least.is_none() && most.is_none() && pattern.is_none() && *excluded == Tags::default()
    }
}
