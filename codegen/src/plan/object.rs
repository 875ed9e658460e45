//! Objects: structs, and maps where no field is declared.

use std::collections::HashSet;

use serde_json::Value;

use super::{
    Field, Fixed, Hint, Kind, Other, Planner, Presence, Type,
    flat::{self, Flat, Part},
    schema::child,
};
use crate::{
    names::{self, Scope},
    options::Unknown,
};

impl<'s> Planner<'s, '_> {
    pub(super) fn object(&mut self, flat: &Flat<'s>, hint: &Hint) -> Type {
        let mut handled = vec!["type", "properties", "required"];
        let has_patterns = flat.all(&self.schema, "patternProperties").next().is_some();
        if !has_patterns {
            handled.push("additionalProperties");
        }
        let declared = self.declared(flat);
        let additional: Vec<Part> = flat
            .all(&self.schema, "additionalProperties")
            .map(|(node, _)| Part::at(child(&node.pointer, "additionalProperties")))
            .collect();
        let additional = if has_patterns { Vec::new() } else { additional };
        let is_closed = Flat::new(&self.schema, &additional).never.is_some();
        let rules = self.inexact(flat, flat::OBJECT, &handled);
        let foreign = foreign(flat, &declared);
        if declared.is_empty() && foreign.is_empty() && !is_closed {
            let parent = Self::name_for_parent(flat, hint);
            let item = self.plan(&additional, &Hint::new(&parent, "value"));
            return self.checked_if(flat, hint, Type::Map(Box::new(item)), rules);
        }
        let id = self.reserve(flat, hint);
        let parent = self.items[id].name.clone();
        let fields_below = format!("{parent}.");
        let mut scope = Scope::holding(self.options.names.below(&fields_below));
        let (fixed, fields) = self.fields(flat, &declared, &parent, is_closed, &mut scope);
        let other = if is_closed || self.options.unknown == Unknown::Refuse {
            Other::Refuse
        } else {
            let item = self.plan(&additional, &Hint::new(&parent, "other"));
            // What has a type of its own is declared: it is not lost with what is unknown.
            match self.options.unknown {
                Unknown::Drop if item == Type::Value => Other::Drop,
                _ => Other::Keep(scope.claim("other"), item),
            }
        };
        self.finish(id, flat, Kind::Struct { fixed, fields, foreign, other }, rules);
        Type::Item(id)
    }

    /// The name of the type that is being made, for what is inside.
    pub(super) fn name_for_parent(flat: &Flat<'s>, hint: &Hint) -> String {
        let own = flat.named.first().and_then(|pointer| super::add::definition(pointer));
        own.unwrap_or_else(|| hint.name.clone())
    }

    /// The names of all fields, in the order of the schema.
    fn declared(&self, flat: &Flat<'s>) -> Vec<String> {
        let mut seen = HashSet::new();
        let properties = flat
            .all(&self.schema, "properties")
            .flat_map(|(_, fields)| fields.as_object().into_iter().flat_map(|all| all.keys()));
        let required = flat.all(&self.schema, "required").flat_map(|(_, names)| {
            names.as_array().into_iter().flatten().filter_map(Value::as_str)
        });
        properties
            .map(String::as_str)
            .chain(required)
            .filter(|name| seen.insert(*name))
            .map(str::to_owned)
            .collect()
    }

    /// Whether the field must be there.
    pub(super) fn is_required(&self, flat: &Flat<'s>, name: &str) -> bool {
        flat.all(&self.schema, "required").any(|(_, names)| {
            names.as_array().is_some_and(|names| names.iter().any(|own| own == name))
        })
    }

    /// All that is said about the value of a field.
    pub(super) fn field_parts(&self, flat: &Flat<'s>, name: &str) -> Vec<Part> {
        let mut parts = Vec::new();
        for node in &flat.nodes {
            let properties = node.get(&self.schema, "properties").and_then(Value::as_object);
            if properties.is_some_and(|properties| properties.contains_key(name)) {
                parts.push(Part::at(child(&child(&node.pointer, "properties"), name)));
            } else if node.get(&self.schema, "additionalProperties").is_some()
                && node.get(&self.schema, "patternProperties").is_none()
            {
                parts.push(Part::at(child(&node.pointer, "additionalProperties")));
            }
        }
        for part in &flat.extra {
            match part {
                Part::Tag { property, values } if property == name => {
                    parts.push(Part::Values(values.clone()));
                }
                Part::NoTag { property, tags } if property == name => {
                    parts.push(Part::Not(tags.clone()));
                }
                _ => {}
            }
        }
        parts
    }

    fn fields(
        &mut self,
        flat: &Flat<'s>,
        declared: &[String],
        parent: &str,
        is_closed: bool,
        scope: &mut Scope,
    ) -> (Vec<Fixed>, Vec<Field>) {
        // Wire names are settled first: no documented name takes one of them.
        let mut spellings: HashSet<String> = declared.iter().cloned().collect();
        let required: HashSet<&str> = flat
            .all(&self.schema, "required")
            .flat_map(|(_, names)| names.as_array().into_iter().flatten())
            .filter_map(Value::as_str)
            .collect();
        let (mut fixed, mut fields) = (Vec::new(), Vec::new());
        for name in declared {
            let parts = self.field_parts(flat, name);
            let is_required = required.contains(name.as_str());
            if is_closed && !is_required && Flat::new(&self.schema, &parts).never.is_some() {
                // Refused like every other field that is not declared.
                continue;
            }
            let about = places(&parts);
            let is_for_field = |name: &&str| !name.starts_with(char::is_uppercase);
            let option = |pointer| self.options.renames.get(pointer).map(String::as_str);
            let renamed = about.iter().find_map(|pointer| option(pointer).filter(is_for_field));
            let own = about.iter().find_map(|pointer| self.schema.rust_name(pointer));
            let ident = match renamed.or(own.filter(is_for_field)) {
                Some(chosen) => scope.claim(&names::snake(chosen)),
                None => self.claim_in(scope, format!("{parent}.{name}"), &names::snake(name)),
            };
            let alias = self.alias(&about).filter(|alias| spellings.insert(alias.clone()));
            if is_required && let Some(value) = self.only_value(&parts) {
                let constant = names::screaming(&ident);
                fixed.push(Fixed { constant, wire: name.clone(), alias, value });
                continue;
            }
            let ty = self.plan(&parts, &Hint::new(parent, name));
            let is_null_absent = self.says(&about, "nullMeansAbsent") == Some(&Value::Bool(true));
            let (presence, ty) = match (is_required, ty) {
                (true, Type::Nullable(ty)) => (Presence::RequiredNullable, *ty),
                (true, ty) => (Presence::Required, ty),
                (false, Type::Nullable(ty)) if is_null_absent => (Presence::AbsentNull, *ty),
                (false, Type::Nullable(ty)) => (Presence::Nullable, *ty),
                (false, ty) => (Presence::Optional, ty),
            };
            fields.push(Field { ident, wire: name.clone(), alias, presence, ty, about });
        }
        (fixed, fields)
    }

    /// The name that the documentation prints.
    pub(super) fn alias(&self, about: &[String]) -> Option<String> {
        self.says(about, "documentedAs").and_then(Value::as_str).map(str::to_owned)
    }

    fn says(&self, about: &[String], keyword: &str) -> Option<&'s Value> {
        about.iter().find_map(|pointer| self.schema.members(pointer)?.get(keyword))
    }
}

/// The fields of siblings that are none of its own.
fn foreign(flat: &Flat<'_>, declared: &[String]) -> Vec<(String, String)> {
    let spelled = flat.extra.iter().filter_map(|part| match part {
        Part::Spelled(names) => Some(names),
        _ => None,
    });
    let is_foreign = |(wire, documented): &&(String, String)| {
        !declared.contains(wire) && !declared.contains(documented)
    };
    spelled.flatten().filter(is_foreign).cloned().collect()
}

/// Where the parts stand.
pub(super) fn places(parts: &[Part]) -> Vec<String> {
    parts
        .iter()
        .filter_map(|part| match part {
            Part::Schema { pointer, .. } => Some(pointer.clone()),
            _ => None,
        })
        .collect()
}
