//! The names of the values of a list.

use tablature_schema::{
    ir::{Keyword, Rule, SchemaId},
    json::Value,
};

use super::{
    items::{Item, Variant},
    names::{self, Scope},
    naming::Naming,
};
use crate::plan::Origin;

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
        let mut variants = Vec::new();
        for value in values {
            let plain = match value {
                Value::String(string) => string.to_string(),
                other => other.to_string(),
            };
            let name = if let Some(chosen) = self.renamed_value(about, value, &plain) {
                scope.claim(&names::upper(&chosen))
            } else {
                let wanted =
                    if *value == Value::Null { "Null".to_owned() } else { names::upper(&plain) };
                self.claim_in(&mut scope, format!("{below}{plain}"), &wanted)
            };
            let text = if is_strings { plain } else { value.to_string() };
            variants.push(Variant { name, text });
        }
        (variants, scope)
    }

    /// Returns the name that the options give a value, by its place in `enum` or `knownValues`, or the schema itself.
    fn renamed_value(&self, about: &[SchemaId], value: &Value, plain: &str) -> Option<String> {
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
        let own = |id: &SchemaId| {
            let names = &self.view().node(*id).annotations.rust_names;
            names.iter().find(|(own, _)| own == plain).map(|(_, name)| name.clone())
        };
        about.iter().find_map(option).or_else(|| about.iter().find_map(own))
    }
}
