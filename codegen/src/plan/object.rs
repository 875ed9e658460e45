//! Objects: structs, and maps where no field is declared.

use std::collections::HashSet;

use tablature_schema::ir::{Annotations, Keyword, SchemaId, TypeSet};

use super::{
    AdditionalFields, ConstField, Field, Hint, Kind, Planner, Presence, Type,
    conjunction::{Conjunct, Conjunction},
};
use crate::{
    options::Unknown,
    rust::names::{self, Scope},
};

impl Planner<'_, '_> {
    pub(super) fn object(&mut self, conjunction: &Conjunction, hint: &Hint) -> Type {
        let mut handled = vec![Keyword::Type, Keyword::Properties, Keyword::Required];
        let has_patterns =
            conjunction.with(&self.view, Keyword::PatternProperties).next().is_some();
        let mut additional = Vec::new();
        if !has_patterns {
            handled.push(Keyword::AdditionalProperties);
            let ids = conjunction.with(&self.view, Keyword::AdditionalProperties);
            let ids = ids.filter_map(|id| self.view.node(id).additional_properties());
            additional.extend(ids.map(Conjunct::at));
        }
        let declared = self.declared(conjunction);
        let is_closed = Conjunction::new(&self.view, &additional).never.is_some();
        let rules = self.inexact(conjunction, TypeSet::OBJECT, &handled);
        let foreign = foreign(conjunction, &declared);
        if declared.is_empty() && foreign.is_empty() && !is_closed {
            let parent = self.name_for_parent(conjunction, hint);
            let item = self.plan(&additional, &Hint::new(&parent, "value"));
            return self.checked_if(conjunction, hint, Type::Map(Box::new(item)), rules);
        }
        let id = self.reserve(conjunction, hint);
        let parent = self.items[id].name.clone();
        let fields_below = format!("{parent}.");
        let mut scope = Scope::holding(self.options.names.below(&fields_below));
        let (fixed, fields) = self.fields(conjunction, &declared, &parent, is_closed, &mut scope);
        let other = if is_closed || self.options.unknown == Unknown::Refuse {
            AdditionalFields::Refuse
        } else {
            let item = self.plan(&additional, &Hint::new(&parent, "other"));
            // What has a type of its own is declared: it is not lost with what is unknown.
            match self.options.unknown {
                Unknown::Drop if item == Type::Value => AdditionalFields::Drop,
                _ => AdditionalFields::Keep(scope.claim("other"), item),
            }
        };
        self.finish(id, conjunction, Kind::Struct { fixed, fields, foreign, other }, rules);
        Type::Item(id)
    }

    /// The name of the type that is being made, for what is inside.
    pub(super) fn name_for_parent(&self, conjunction: &Conjunction, hint: &Hint) -> String {
        let own = conjunction.named.first().and_then(|id| self.view.definition(*id));
        own.unwrap_or_else(|| hint.name.clone())
    }

    /// The names of all fields, in the order of the schema.
    fn declared(&self, conjunction: &Conjunction) -> Vec<String> {
        let mut seen = HashSet::new();
        let members = conjunction.members.iter().map(|member| self.view.node(member.id));
        let properties = members.flat_map(|node| node.properties().map(|(name, _)| name));
        properties
            .chain(conjunction.required(&self.view))
            .filter(|name| seen.insert(*name))
            .map(str::to_owned)
            .collect()
    }

    /// Whether the field must be there.
    pub(super) fn is_required(&self, conjunction: &Conjunction, name: &str) -> bool {
        conjunction.required(&self.view).any(|own| own == name)
    }

    /// Everything that applies to the value of a field.
    pub(super) fn field_conjuncts(&self, conjunction: &Conjunction, name: &str) -> Vec<Conjunct> {
        let mut conjuncts = Vec::new();
        for member in &conjunction.members {
            let node = self.view.node(member.id);
            let other = || {
                let has_patterns = member.has(&self.view, Keyword::PatternProperties);
                node.additional_properties().filter(|_| !has_patterns)
            };
            conjuncts.extend(node.property(name).or_else(other).map(Conjunct::at));
        }
        for part in &conjunction.extra {
            match part {
                Conjunct::Tag { property, values } if property == name => {
                    conjuncts.push(Conjunct::Values(values.clone()));
                }
                Conjunct::NoTag { property, tags } if property == name => {
                    conjuncts.push(Conjunct::Not(tags.clone()));
                }
                _ => {}
            }
        }
        conjuncts
    }

    fn fields(
        &mut self,
        conjunction: &Conjunction,
        declared: &[String],
        parent: &str,
        is_closed: bool,
        scope: &mut Scope,
    ) -> (Vec<ConstField>, Vec<Field>) {
        // Wire names are settled first: no documented name takes one of them.
        let mut spellings: HashSet<String> = declared.iter().cloned().collect();
        let required: HashSet<&str> = conjunction.required(&self.view).collect();
        let (mut fixed, mut fields) = (Vec::new(), Vec::new());
        for name in declared {
            let conjuncts = self.field_conjuncts(conjunction, name);
            let is_required = required.contains(name.as_str());
            if is_closed && !is_required && Conjunction::new(&self.view, &conjuncts).never.is_some()
            {
                // Refused like every other field that is not declared.
                continue;
            }
            let about = schemas(&conjuncts);
            let is_for_field = |name: &&str| !name.starts_with(char::is_uppercase);
            let options = about.iter().filter_map(|id| self.rename(*id));
            let renamed = options.map(String::as_str).find(is_for_field);
            let own = about.iter().find_map(|id| self.rust_name(*id)).map(String::as_str);
            let ident = match renamed.or(own.filter(is_for_field)) {
                Some(chosen) => scope.claim(&names::snake(chosen)),
                None => self.claim_in(scope, format!("{parent}.{name}"), &names::snake(name)),
            };
            let alias = self.alias(&about).filter(|alias| spellings.insert(alias.clone()));
            if is_required && let Some(value) = self.only_value(&conjuncts) {
                let constant = names::screaming(&ident);
                fixed.push(ConstField { constant, wire: name.clone(), alias, value });
                continue;
            }
            let ty = self.plan(&conjuncts, &Hint::new(parent, name));
            let is_null_absent = self.annotations(&about).any(|own| own.is_null_absent);
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
    pub(super) fn alias(&self, about: &[SchemaId]) -> Option<String> {
        self.annotations(about).find_map(|own| own.documented_as.clone())
    }

    fn annotations(&self, about: &[SchemaId]) -> impl Iterator<Item = &Annotations> {
        about.iter().map(|id| &*self.view.node(*id).annotations)
    }
}

/// The fields of siblings that are none of its own.
fn foreign(conjunction: &Conjunction, declared: &[String]) -> Vec<(String, String)> {
    let spelled = conjunction.extra.iter().filter_map(|part| match part {
        Conjunct::Spelled(names) => Some(names),
        _ => None,
    });
    let is_foreign = |(wire, documented): &&(String, String)| {
        !declared.contains(wire) && !declared.contains(documented)
    };
    spelled.flatten().filter(is_foreign).cloned().collect()
}

/// The subschemas among the conjuncts.
pub(super) fn schemas(conjuncts: &[Conjunct]) -> Vec<SchemaId> {
    conjuncts.iter().filter_map(Conjunct::id).collect()
}
