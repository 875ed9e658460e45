//! References to types by their names.

use serde_json::{Map, Value, json};
use tablature_schema::suggest;

use super::{MAX_COMPARISONS, MAX_VALUES, Scope, reference, shapes};
use crate::{
    model::{Property, shorten},
    problem::Problem,
    types::Reference,
};

impl Scope<'_> {
    /// Returns the name of the type that a reference means, if a table documents it.
    pub(super) fn find(&self, reference: &Reference) -> Option<&str> {
        self.known.find(reference)
    }

    /// Returns whether a table of the page set, or of another page, documents a type.
    pub(super) fn is_documented(&self, reference: &Reference) -> bool {
        self.find(reference).is_some() || self.elsewhere.find(&self.ty.path, reference).is_some()
    }

    /// Returns an enumeration of the page, else a type of the page set.
    pub(super) fn named(&mut self, named: &Reference, property: &Property) -> Map<String, Value> {
        let name = named.name.as_str();
        let keyword = |keyword: &str, value: Value| Map::from_iter([(keyword.to_owned(), value)]);
        if let Some(values) = self.ty.enumerations.get(name) {
            self.resolved.values += values.len();
            if self.resolved.values > MAX_VALUES {
                let message = format!(
                    "the values of `{}` are left out: there are more than {MAX_VALUES} with those of the properties before",
                    property.row
                );
                self.problems.push(Problem::error(&self.ty.path, property.line, message));
                return keyword("type", json!("string"));
            }
            let mut schema = keyword("type", json!("string"));
            schema.insert("enum".to_owned(), json!(values));
            return schema;
        }
        if let Some(found) = self.find(named) {
            return keyword("$ref", json!(reference(found)));
        }
        if let Some(found) = self.elsewhere.find(&self.ty.path, named) {
            return keyword("$ref", json!(found));
        }
        if let Some(otherwise) = &named.otherwise {
            return self.schema(otherwise, property);
        }
        // The table of its values says what it is.
        if let Some(ty) = property.values.as_ref().and_then(|values| shapes::type_of(&values.list))
        {
            return keyword("type", json!(ty));
        }
        if (self.is_typed)(&self.ty.name, &self.path) {
            return Map::new();
        }
        let message = format!(
            "`{}` has the type `{}`, which is not known and has no page here",
            property.row,
            shorten(name)
        );
        let left = MAX_COMPARISONS.saturating_sub(self.resolved.comparisons);
        let candidates = self.known.names().take(left);
        self.resolved.comparisons += self.known.len().min(left);
        let help = match suggest::nearest(name, candidates) {
            Some(near) => format!("did you mean `{near}`? the property is captured as any value"),
            None => "add the page of that type; the property is captured as any value".to_owned(),
        };
        self.problems.push(Problem::error(&self.ty.path, property.line, message).with_help(help));
        Map::new()
    }
}
