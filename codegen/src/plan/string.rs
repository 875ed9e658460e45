//! Strings, and closed lists of values.

use serde_json::Value;
use tablature_schema::{format, vocabulary};

use super::{
    Constant, Hint, Kind, Planner, Text, Type, Variant,
    flat::{self, Flat, Kinds, Node, Part, Tags},
    schema::{Dialect, child},
};
use crate::{names, names::Scope, options::Dates};

/// Integer types, those that people expect first.
const INTEGERS: [(&str, i128, i128); 2] =
    [("i64", i64::MIN as i128, i64::MAX as i128), ("u64", 0, u64::MAX as i128)];

impl<'s> Planner<'s, '_> {
    /// A string without a closed list of values.
    pub(super) fn string(&mut self, flat: &Flat<'s>, hint: &Hint) -> Type {
        let (text, rules) = self.text(flat);
        if let Some(known) = self.known_values(flat)
            && rules.is_empty()
        {
            return self.open_list(flat, hint, &known, text);
        }
        if text == (Text { most: Some(0), ..Text::default() }) && rules.is_empty() {
            return Type::Empty;
        }
        if self.options.dates != Dates::Strings
            && let Some(date) = text.date()
        {
            if text.is_only_formats() {
                return self.checked_if(flat, hint, date, rules);
            }
            return self.add(flat, hint, Kind::Date(text), rules);
        }
        if text == Text::default() && rules.is_empty() {
            return Type::String;
        }
        self.add(flat, hint, Kind::Text(text), rules)
    }

    fn text(&mut self, flat: &Flat<'s>) -> (Text, Vec<String>) {
        let mut handled = vec!["type", "minLength", "maxLength"];
        let lengths = |keyword| {
            let all = flat.all(&self.schema, keyword);
            all.filter_map(|(_, length)| count(length)).collect::<Vec<_>>()
        };
        let least = lengths("minLength").into_iter().max().filter(|least| *least > 0);
        let most = lengths("maxLength").into_iter().min();
        let mut patterns: Vec<_> =
            flat.all(&self.schema, "pattern").filter_map(|(_, value)| value.as_str()).collect();
        patterns.dedup();
        if patterns.len() <= 1 {
            handled.push("pattern");
        }
        let mut formats: Vec<String> = Vec::new();
        if self.schema.dialect >= Dialect::Draft2019 {
            handled.push("format");
            for (_, format) in flat.all(&self.schema, "format") {
                let format = format.as_str().unwrap_or_default();
                if format::ASSERTED.contains(&format) && !formats.iter().any(|own| own == format) {
                    formats.push(format.to_owned());
                }
            }
        }
        let pattern = patterns.first().map(|&pattern| pattern.to_owned());
        let rules = self.inexact(flat, flat::STRING, &handled);
        let excluded = flat.excluded().cloned().unwrap_or_default();
        (Text { least, most, pattern, formats, excluded }, rules)
    }

    /// The values of `knownValues`.
    fn known_values(&self, flat: &Flat<'s>) -> Option<Vec<String>> {
        let (_, list) = flat.all(&self.schema, "knownValues").next()?;
        let is_free = |text: &&str| !flat.excluded().is_some_and(|tags| tags.has(text));
        let texts = list.as_array()?.iter().filter_map(Value::as_str).filter(is_free);
        let values: Vec<_> = texts.map(str::to_owned).collect();
        (!values.is_empty()).then_some(values)
    }

    fn open_list(&mut self, flat: &Flat<'s>, hint: &Hint, known: &[String], text: Text) -> Type {
        let values: Vec<_> = known.iter().cloned().map(Value::String).collect();
        let (variants, mut scope) = self.variants(flat, hint, &values);
        let other = scope.claim("Other");
        // The newtype's name is settled when all types are known: it follows the name of the list.
        let other_type = String::new();
        self.add(flat, hint, Kind::OpenStrings { variants, other, other_type, text }, Vec::new())
    }

    /// A closed list of values; `None` where a simpler type holds the same.
    pub(super) fn closed(
        &mut self,
        flat: &Flat<'s>,
        hint: &Hint,
        values: &[Value],
        kinds: Kinds,
    ) -> Option<Type> {
        let is_both = values.len() == 2 && values.iter().all(Value::is_boolean);
        if kinds == flat::NULL || (kinds == flat::BOOL && is_both) {
            return None;
        }
        let rules = self.beside_values(flat, kinds);
        if values.is_empty() {
            return Some(self.checked(flat, hint, Type::Value, flat.pointers()));
        }
        let (variants, _) = self.variants(flat, hint, values);
        let kind = if values.iter().all(Value::is_string) {
            Kind::Strings { variants }
        } else {
            let integers: Option<Vec<i128>> = values
                .iter()
                .map(|value| value.as_i64().map(i128::from).or(value.as_u64().map(i128::from)))
                .collect();
            let integer = integers.and_then(|integers| {
                let holds = |(_, least, most): &(&str, i128, i128)| {
                    integers.iter().all(|integer| (least..=most).contains(&integer))
                };
                INTEGERS.into_iter().find(holds).map(|(name, ..)| name)
            });
            Kind::Values { integer, variants }
        };
        Some(self.add(flat, hint, kind, rules))
    }

    /// What says more than which values there are.
    fn beside_values(&mut self, flat: &Flat<'s>, kinds: Kinds) -> Vec<String> {
        let mut handled = vec!["type", "enum", "const"];
        if self.values_of_branches(flat).is_some() {
            handled.extend(["anyOf", "oneOf"]);
        }
        self.inexact(flat, kinds, &handled)
    }

    /// The only value there can be, unless it is null.
    pub(super) fn only_value(&mut self, parts: &[Part]) -> Option<Constant> {
        let flat = Flat::new(&self.schema, parts);
        let kinds = self.kinds(&flat);
        if !flat.dynamic.is_empty() || flat.never.is_some() || kinds & flat::NULL != 0 {
            return None;
        }
        let values = self.values(&flat)?;
        let [only] = values.as_slice() else { return None };
        self.beside_values(&flat, kinds).is_empty().then(|| match only {
            Value::String(text) => Constant::Text(text.clone()),
            other => Constant::Json(other.to_string()),
        })
    }

    fn variants(
        &mut self,
        flat: &Flat<'s>,
        hint: &Hint,
        values: &[Value],
    ) -> (Vec<Variant>, Scope) {
        let key = self.key_of(&self.name_for(flat, hint), hint);
        let below = format!("{key}::");
        let mut scope = Scope::holding(self.options.names.below(&below));
        let is_text = values.iter().all(Value::is_string);
        let mut variants = Vec::new();
        for value in values {
            let plain = match value {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            let name = if let Some(chosen) = self.renamed(flat, value, &plain) {
                scope.claim(&names::upper(&chosen))
            } else {
                let wanted = if value.is_null() { "Null".to_owned() } else { names::upper(&plain) };
                self.claim_in(&mut scope, format!("{below}{plain}"), &wanted)
            };
            let text = if is_text { plain } else { value.to_string() };
            variants.push(Variant { name, text });
        }
        (variants, scope)
    }

    /// The name that the options give the value, by its place in `enum` or `knownValues`, or the schema itself.
    fn renamed(&self, flat: &Flat<'s>, value: &Value, plain: &str) -> Option<String> {
        let option = |node: &Node<'s>| {
            ["enum", "knownValues"].iter().find_map(|keyword| {
                let list = node.members.get(*keyword)?.as_array()?;
                let index = list.iter().position(|own| own == value)?;
                let pointer = child(&child(&node.pointer, keyword), &index.to_string());
                self.options.renames.get(&pointer).cloned()
            })
        };
        let own = |node: &Node<'s>| {
            Some(node.members.get(vocabulary::RUST_NAMES)?.get(plain)?.as_str()?.to_owned())
        };
        flat.nodes.iter().find_map(option).or_else(|| flat.nodes.iter().find_map(own))
    }

    /// The strings that all that is said leaves, where they are a closed list of nothing but strings.
    pub(super) fn strings(&self, parts: &[Part]) -> Option<Vec<String>> {
        let flat = Flat::new(&self.schema, parts);
        let values = self.values(&flat)?;
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

/// A length as a number, also where it is written `3.0`.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "whole and not negative by the judge of keywords; a length beyond 2^64 bounds nothing"
)]
pub(super) fn count(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_f64().map(|count| count as u64))
}
