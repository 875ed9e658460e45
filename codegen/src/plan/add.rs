//! How a type gets its place in the graph.

use std::rc::Rc;

use tablature_schema::ir::{Keyword, SchemaId};

use super::{
    Memo, PlannedType, Planner,
    conjunction::{Conjunct, Conjunction, Member, Skip},
    graph::{Container, Kind, Origin, Place, Role, Type, TypeDef, TypeId},
};

impl Planner<'_, '_> {
    /// Returns what there is to name the type of a place after.
    fn origin(&self, conjunction: &Conjunction, place: &Rc<Place>, role: Role) -> Origin {
        // A branch and a narrowed object are not what they are made from.
        let is_whole = conjunction
            .extra
            .iter()
            .all(|conjunct| matches!(conjunct, Conjunct::Types(_) | Conjunct::Spelled(_)))
            && conjunction.members.iter().all(|member| member.skip == Skip::NONE);
        let is_definition = |id: &SchemaId| self.view.definition(*id).is_some();
        let of_only_node = || match conjunction.members.as_slice() {
            [member] => Some(member.id).filter(is_definition),
            _ => None,
        };
        let of_reference = || self.named_definition(conjunction);
        Origin {
            place: Rc::clone(place),
            role,
            named: conjunction.named.clone(),
            definition: if is_whole { of_only_node().or_else(of_reference) } else { None },
        }
    }

    /// Returns a map, list or tuple as the container of its parts.
    pub(super) fn container(&self, conjunction: &Conjunction, place: &Rc<Place>) -> Container {
        Container { place: Rc::clone(place), definition: self.named_definition(conjunction) }
    }

    /// Returns the definition that the first subschema is, or is a reference to and nothing else.
    fn named_definition(&self, conjunction: &Conjunction) -> Option<SchemaId> {
        let mut id = *conjunction.named.first()?;
        // A chain of references is no longer than the subschemas there are.
        for _ in 0..self.view.ir.len() {
            if self.view.definition(id).is_some() {
                return Some(id);
            }
            let all_of = self.view.node(id).all_of().iter().copied();
            let mut next = self.view.targets(id).chain(all_of);
            let (Some(only), None) = (next.next(), next.next()) else { return None };
            if !self.view.keywords(id).is_empty() {
                return None;
            }
            id = only;
        }
        None
    }

    /// Returns the subschemas that describe a type, the nearest first. A definition is described by its own words alone:
    /// those of a place that refers to it are of that place, unless all places say the same. The words of a union are not
    /// those of its branches.
    fn about(&self, conjunction: &Conjunction, origin: &Origin) -> Vec<SchemaId> {
        let named = &conjunction.named;
        let own = origin.definition.and_then(|own| named.iter().position(|id| *id == own));
        let is_union = |id: &&SchemaId| {
            let mut keywords = self.view.keywords(**id).iter();
            keywords.any(|own| matches!(own, Keyword::AnyOf | Keyword::OneOf | Keyword::If))
                && !conjunction.members.contains(&Member { id: **id, skip: Skip::NONE })
        };
        let about = &named[own.unwrap_or_default()..];
        let own: Vec<SchemaId> = about.iter().filter(|id| !is_union(id)).copied().collect();
        let of_places = origin.definition.filter(|_| self.view.words(&own).is_none());
        let of_places = of_places.and_then(|own| self.view.described_by(own));
        own.into_iter().chain(of_places).collect()
    }

    fn reserved_id(&self, conjunction: &Conjunction) -> Option<TypeId> {
        match self.memo.get(&conjunction.key()) {
            Some(Memo::Busy(id)) => *id,
            _ => None,
        }
    }

    /// Begins a type that is being planned, so that its parts can refer to it.
    pub(super) fn reserve(&mut self, conjunction: &Conjunction, place: &Rc<Place>) -> TypeId {
        if let Some(id) = self.reserved_id(conjunction) {
            return id;
        }
        let id = self.planned.len();
        let origin = self.origin(conjunction, place, Role::Whole);
        self.planned.push(PlannedType::Reserved(origin));
        self.memo.insert(conjunction.key(), Memo::Busy(Some(id)));
        id
    }

    /// Begins a type that is of its place alone: nothing else refers to it.
    pub(super) fn reserve_apart(&mut self, place: &Rc<Place>) -> TypeId {
        let place = Rc::clone(place);
        let origin = Origin { place, role: Role::Whole, named: Vec::new(), definition: None };
        self.planned.push(PlannedType::Reserved(origin));
        self.planned.len() - 1
    }

    /// Sets what a reserved type is.
    pub(super) fn finish(
        &mut self,
        id: TypeId,
        conjunction: &Conjunction,
        kind: Kind,
        rules: Vec<SchemaId>,
    ) {
        let origin = match &self.planned[id] {
            PlannedType::Reserved(origin) => origin.clone(),
            PlannedType::Finished(own) => own.origin.clone(),
        };
        let about = self.about(conjunction, &origin);
        let own = TypeDef { origin, about, kind, rules, is_reserved: true };
        self.planned[id] = PlannedType::Finished(Box::new(own));
    }

    /// Adds a type of its own.
    pub(super) fn add(
        &mut self,
        conjunction: &Conjunction,
        place: &Rc<Place>,
        kind: Kind,
        rules: Vec<SchemaId>,
    ) -> Type {
        if !rules.is_empty() && !kind.takes_rules() {
            let content = self.push(conjunction, place, Role::Content, kind, Vec::new());
            return self.add(conjunction, place, Kind::Checked(content), rules);
        }
        if let Some(id) = self.reserved_id(conjunction) {
            self.finish(id, conjunction, kind, rules);
            return Type::Defined(id);
        }
        self.push(conjunction, place, Role::Whole, kind, rules)
    }

    /// Adds a type that only gives another one a name.
    pub(super) fn add_newtype(
        &mut self,
        conjunction: &Conjunction,
        place: &Rc<Place>,
        ty: Type,
    ) -> TypeId {
        let id = self.planned.len();
        self.push(conjunction, place, Role::Whole, Kind::Checked(ty), Vec::new());
        id
    }

    fn push(
        &mut self,
        conjunction: &Conjunction,
        place: &Rc<Place>,
        role: Role,
        kind: Kind,
        rules: Vec<SchemaId>,
    ) -> Type {
        let origin = self.origin(conjunction, place, role);
        let about = self.about(conjunction, &origin);
        let id = self.planned.len();
        let added = TypeDef { origin, about, kind, rules, is_reserved: false };
        self.planned.push(PlannedType::Finished(Box::new(added)));
        Type::Defined(id)
    }

    /// Adds a type whose values are checked by the subschemas at `rules`.
    pub(super) fn checked(
        &mut self,
        conjunction: &Conjunction,
        place: &Rc<Place>,
        ty: Type,
        rules: Vec<SchemaId>,
    ) -> Type {
        self.add(conjunction, place, Kind::Checked(ty), rules)
    }

    /// Returns the type itself where there is nothing to check.
    pub(super) fn checked_if(
        &mut self,
        conjunction: &Conjunction,
        place: &Rc<Place>,
        ty: Type,
        rules: Vec<SchemaId>,
    ) -> Type {
        if rules.is_empty() { ty } else { self.checked(conjunction, place, ty, rules) }
    }
}
