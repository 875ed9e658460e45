//! Objects: with the fields that are declared, or maps where none is.

use std::{collections::HashSet, rc::Rc};

use tablature_schema::ir::{Annotations, Keyword, SchemaId, TypeSet};

use super::{
    AdditionalFields, Field, FieldValue, Kind, Place, Planner, Presence, Type, TypeId,
    conjunction::{Conjunct, Conjunction},
};
use crate::choices::Unknown;

impl Planner<'_, '_> {
    pub(super) fn object(&mut self, conjunction: &Conjunction, place: &Rc<Place>) -> Type {
        let mut handled = vec![Keyword::Type, Keyword::Properties, Keyword::Required];
        if conjunction.with(&self.view, Keyword::PatternProperties).next().is_none() {
            handled.push(Keyword::AdditionalProperties);
        }
        let undeclared = self.undeclared(conjunction);
        let declared = self.declared(conjunction);
        let is_closed = self.is_closed(&undeclared);
        let rules = self.inexact(conjunction, TypeSet::OBJECT, &handled);
        let siblings = siblings(conjunction, &declared);
        if declared.is_empty() && siblings.is_empty() && !is_closed {
            let container = self.container(conjunction, place);
            let item = self.plan_undeclared(&undeclared, Place::MapValue(container));
            return self.checked_if(conjunction, place, Type::Map(Box::new(item)), rules);
        }
        let id = self.reserve(conjunction, place);
        let fields = self.fields(conjunction, &declared, id, is_closed);
        let additional = if is_closed || self.options.unknown == Unknown::Refuse {
            AdditionalFields::Reject
        } else {
            let item = self.plan_undeclared(&undeclared, Place::AdditionalField { of: id });
            // A field that has a type is declared, and is not dropped with the unknown ones.
            match self.options.unknown {
                Unknown::Drop if item == Type::Value => AdditionalFields::Drop,
                _ => AdditionalFields::Keep(item),
            }
        };
        self.finish(id, conjunction, Kind::Object { fields, siblings, additional }, rules);
        Type::Defined(id)
    }

    /// Returns the names of all fields, in the order of the schema.
    pub(super) fn declared(&self, conjunction: &Conjunction) -> Vec<String> {
        let mut seen = HashSet::new();
        let members = conjunction.members.iter().map(|member| self.view.node(member.id));
        let properties = members.flat_map(|node| node.properties().map(|(name, _)| name));
        properties
            .chain(conjunction.required(&self.view))
            .filter(|name| seen.insert(*name))
            .map(str::to_owned)
            .collect()
    }

    /// Returns whether the field is required.
    pub(super) fn is_required(&self, conjunction: &Conjunction, name: &str) -> bool {
        conjunction.required(&self.view).any(|own| own == name)
    }

    /// Returns everything that applies to the value of a field.
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
        for conjunct in &conjunction.extra {
            match conjunct {
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
        of: TypeId,
        is_closed: bool,
    ) -> Vec<Field> {
        // The names in JSON come first: no documented name takes one of them.
        let mut spellings: HashSet<String> = declared.iter().cloned().collect();
        let required: HashSet<&str> = conjunction.required(&self.view).collect();
        let mut fields = Vec::new();
        for name in declared {
            let conjuncts = self.field_conjuncts(conjunction, name);
            let is_required = required.contains(name.as_str());
            if is_closed && !is_required && Conjunction::new(&self.view, &conjuncts).never.is_some()
            {
                // It is rejected like every other field that is not declared.
                continue;
            }
            let about = schemas(&conjuncts);
            let alias = self.alias(&about).filter(|alias| spellings.insert(alias.clone()));
            if is_required && let Some(value) = self.only_value(&conjuncts) {
                let value = FieldValue::Const(value);
                fields.push(Field { name: name.clone(), alias, about, value });
                continue;
            }
            let place = Place::Field { of, name: name.clone() };
            let ty = self.plan(&conjuncts, &Rc::new(place));
            let is_null_absent = self.annotations(&about).any(|own| own.is_null_absent);
            let (presence, ty) = match (is_required, ty) {
                (true, Type::Nullable(ty)) => (Presence::RequiredNullable, *ty),
                (true, ty) => (Presence::Required, ty),
                (false, Type::Nullable(ty)) if is_null_absent => (Presence::AbsentNull, *ty),
                (false, Type::Nullable(ty)) => (Presence::Nullable, *ty),
                (false, ty) => (Presence::Optional, ty),
            };
            let value = FieldValue::Typed(presence, ty);
            fields.push(Field { name: name.clone(), alias, about, value });
        }
        fields
    }

    /// Returns the documented name.
    pub(super) fn alias(&self, about: &[SchemaId]) -> Option<String> {
        self.annotations(about).find_map(|own| own.documented_as.clone())
    }

    fn annotations(&self, about: &[SchemaId]) -> impl Iterator<Item = &Annotations> {
        about.iter().map(|id| &*self.view.node(*id).annotations)
    }
}

/// Returns the names of the fields of sibling branches that are not its own.
fn siblings(conjunction: &Conjunction, declared: &[String]) -> Vec<(String, String)> {
    let spelled = conjunction.extra.iter().filter_map(|conjunct| match conjunct {
        Conjunct::Spelled(names) => Some(names),
        _ => None,
    });
    let is_sibling = |(wire, documented): &&(String, String)| {
        !declared.contains(wire) && !declared.contains(documented)
    };
    spelled.flatten().filter(is_sibling).cloned().collect()
}

/// Returns the subschemas among the conjuncts.
pub(super) fn schemas(conjuncts: &[Conjunct]) -> Vec<SchemaId> {
    conjuncts.iter().filter_map(Conjunct::id).collect()
}
