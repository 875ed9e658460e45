//! The names of the values of a list.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap, HashSet},
};

use tablature_schema::{
    ir::{Keyword, Node, Rule, SchemaId},
    json::Value,
};

use super::{
    items::{Item, Variant},
    names::{self, Scope},
    naming::Naming,
};
use crate::plan::{Origin, identity};

/// Longer titles are not names.
const MAX_TITLE: usize = 40;

/// What the schema has for one value.
struct Described {
    /// The subschemas that apply to it, the nearest first.
    about: Vec<SchemaId>,
    /// The name that the title makes.
    name: Option<String>,
}

impl Naming<'_, '_> {
    /// Takes the names of the values of a list.
    pub(super) fn claim_variants(
        &mut self,
        origin: &Origin,
        about: &[SchemaId],
        values: &[Value],
        items: &[Item],
    ) -> (Vec<Variant>, Scope) {
        let hint = self.hint(&origin.place, items);
        let below = format!("{}::", self.key_of(&self.wanted(origin, &hint), &hint));
        let mut scope = Scope::holding(self.options.names.below(&below));
        let is_strings = values.iter().all(|value| value.as_str().is_some());
        let described = self.described(about);
        let signed = Signed::of(values);
        let mut variants = Vec::new();
        for value in values {
            let described = described.get(&identity(value));
            let own = described.map_or(&[][..], |own| own.about.as_slice());
            let plain = match value {
                Value::String(string) => string.to_string(),
                other => other.to_string(),
            };
            let name = if let Some(chosen) = self.renamed_value(about, own, value, &plain) {
                scope.claim(&names::upper(&chosen))
            } else {
                let title = described.and_then(|own| own.name.clone());
                let wanted = match value {
                    Value::Null => "Null".to_owned(),
                    // A string is the name that people know.
                    Value::String(_) => names::upper(&signed.spelled(&plain)),
                    _ => title.unwrap_or_else(|| names::upper(&plain)),
                };
                self.claim_in(&mut scope, format!("{below}{plain}"), &wanted)
            };
            let text = if is_strings { plain } else { value.to_string() };
            variants.push(Variant { name, text, words: self.view().words(own) });
        }
        (variants, scope)
    }

    /// Returns what describes single values, by the value: branches that allow nothing else.
    fn described(&self, about: &[SchemaId]) -> BTreeMap<String, Described> {
        let view = self.view();
        let mut described: BTreeMap<String, Described> = BTreeMap::new();
        let nodes = about.iter().map(|id| view.node(*id));
        for branch in nodes.flat_map(|node| node.one_of().iter().chain(node.any_of())) {
            let own = view.with_targets(&[*branch]);
            if let Some(value) = own.iter().find_map(|id| only_value(view.node(*id))) {
                let name = self.title_name(&own);
                described.entry(identity(value)).or_insert(Described { about: own, name });
            }
        }
        let mut counts: HashMap<String, usize> = HashMap::new();
        for name in described.values().filter_map(|own| own.name.clone()) {
            *counts.entry(name).or_default() += 1;
        }
        // No order decides which of several has the name.
        for own in described.values_mut() {
            own.name = own.name.take().filter(|name| counts.get(name) == Some(&1));
        }
        described
    }

    /// Returns the title of a value as a name, if it is short.
    fn title_name(&self, own: &[SchemaId]) -> Option<String> {
        let titles = own.iter().map(|id| self.view().node(*id).annotations.title.as_deref());
        let title = titles.flatten().next()?;
        let is_name = title.chars().count() <= MAX_TITLE && title.contains(char::is_alphabetic);
        is_name.then(|| names::upper(title))
    }

    /// Returns the name that the options give a value, by its place in `enum` or `knownValues` or by its own subschemas,
    /// or the schema itself.
    fn renamed_value(
        &self,
        about: &[SchemaId],
        own: &[SchemaId],
        value: &Value,
        plain: &str,
    ) -> Option<String> {
        let option = |id: &SchemaId| {
            // Without renames, the values need not be found: there can be thousands.
            if self.options.renames.is_empty() {
                return None;
            }
            let pointer = self.view().own_pointer(*id)?;
            let node = self.view().node(*id);
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
        let named = |id: &SchemaId| {
            let names = &self.view().node(*id).annotations.rust_names;
            names.iter().find(|(own, _)| own == plain).map(|(_, name)| name.clone())
        };
        let of_subschema = || {
            let chosen = own.iter().find_map(|id| self.rename(*id));
            chosen.or_else(|| own.iter().find_map(|id| self.rust_name(*id))).cloned()
        };
        let of_list = about.iter().find_map(option);
        of_list.or_else(|| about.iter().find_map(named)).or_else(of_subschema)
    }
}

/// What comes before a plus and a digit in some values: there, a minus is no hyphen.
struct Signed<'v>(HashSet<&'v str>);

impl<'v> Signed<'v> {
    fn of(values: &'v [Value]) -> Self {
        let texts = values.iter().filter_map(Value::as_str);
        Self(texts.flat_map(|text| before_signs(text, '+').map(|end| &text[..end])).collect())
    }

    /// Returns the value with each minus of a number as a word.
    fn spelled<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let minus = before_signs(text, '-').find(|end| self.0.contains(&text[..*end]));
        minus.map_or(Cow::Borrowed(text), |end| {
            format!("{} minus {}", &text[..end], &text[end + 1..]).into()
        })
    }
}

/// Returns the places of a sign with a digit behind it.
fn before_signs(text: &str, sign: char) -> impl Iterator<Item = usize> {
    let is_number = |end: &usize| text[end + 1..].starts_with(|next: char| next.is_ascii_digit());
    text.match_indices(sign).map(|(end, _)| end).filter(is_number)
}

/// Returns the only value that a subschema itself allows.
fn only_value(node: &Node) -> Option<&Value> {
    match (node.rule(Keyword::Const), node.rule(Keyword::Enum)) {
        (Some(Rule::Const(value)), _) => Some(value),
        (_, Some(Rule::Enum(values))) if values.len() == 1 => values.first(),
        _ => None,
    }
}
