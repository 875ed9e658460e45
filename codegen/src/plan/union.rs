//! Unions: selected by a tag, by the type of the value, or tried in order.

use std::{collections::HashSet, rc::Rc};

use tablature_schema::{
    ir::{Keyword, SchemaId, TypeSet},
    json::Value,
};

use super::{
    Branch, BranchWords, Kind, Mark, Place, Planner, TaggedBranch, Type,
    conjunction::{Conjunct, Conjunction, Tags},
    inference::{Group, is_assertion},
};

impl Planner<'_, '_> {
    /// Returns the union that the subschemas make of values of some types; `None` where they make none.
    pub(super) fn union(
        &mut self,
        conjunction: &Conjunction,
        place: &Rc<Place>,
        types: TypeSet,
    ) -> Option<Type> {
        if types == TypeSet::OBJECT
            && let Some(ty) = self.narrowed(conjunction, place)
        {
            return Some(ty);
        }
        let groups = self.groups(conjunction);
        let [group] = groups.as_slice() else { return None };
        let mut branches: Vec<Vec<Conjunct>> = group
            .branches
            .iter()
            .filter_map(|id| {
                let mut conjuncts = branch_conjuncts(conjunction, group, *id);
                let own = self.types(&Conjunction::new(&self.view, &conjuncts));
                if !types.contains(own) {
                    // Values of other types are valid under several branches, and so under none.
                    conjuncts.push(Conjunct::Types(types));
                }
                own.intersects(types).then_some(conjuncts)
            })
            .collect();
        match branches.as_slice() {
            [] => None,
            [only] => Some(self.plan(only, place)),
            _ if !self.is_typed(conjunction, group) => None,
            _ if types == TypeSet::OBJECT => {
                self.spell(&mut branches);
                let tagged = self.tagged(conjunction, place, &branches);
                Some(tagged.unwrap_or_else(|| self.tried(conjunction, place, group, &branches)))
            }
            _ => Some(self.tried(conjunction, place, group, &branches)),
        }
    }

    /// Gives every branch the spelling of the fields of the others: one payload has one spelling, whichever branch
    /// its keys belong to. Whether it keeps to one can only be checked from the root.
    pub(super) fn spell(&mut self, branches: &mut [Vec<Conjunct>]) {
        let mut names = Vec::new();
        for conjuncts in branches.iter() {
            for member in Conjunction::new(&self.view, conjuncts).members {
                for (wire, field) in self.view.node(member.id).properties() {
                    let documented = self.view.node(field).annotations.documented_as.clone();
                    names.extend(documented.map(|name| (wire.to_owned(), name)));
                }
            }
        }
        names.sort();
        names.dedup();
        if !names.is_empty() {
            self.asks_root = true;
            for conjuncts in branches {
                conjuncts.push(Conjunct::Spelled(names.clone()));
            }
        }
    }

    /// Returns whether the branches say more than which fields are required: only then are they worth having as types.
    pub(super) fn is_typed(&self, conjunction: &Conjunction, group: &Group) -> bool {
        let says_much = |id: &SchemaId| {
            Conjunction::of(&self.view, *id).members.iter().any(|member| {
                self.view.keywords(member.id).iter().any(|keyword| {
                    is_assertion(*keyword)
                        && !matches!(
                            keyword,
                            Keyword::Required | Keyword::Not | Keyword::MinProperties
                        )
                })
            })
        };
        group.branches.iter().all(says_much) && conjunction.members.len() < 1_000
    }

    /// Returns a union whose branches each have their own values of one field that is always there.
    fn tagged(
        &mut self,
        conjunction: &Conjunction,
        place: &Rc<Place>,
        branches: &[Vec<Conjunct>],
    ) -> Option<Type> {
        let conjunctions: Vec<_> =
            branches.iter().map(|conjuncts| Conjunction::new(&self.view, conjuncts)).collect();
        let members = conjunctions[0].members.iter().map(|member| self.view.node(member.id));
        let candidates: Vec<String> =
            members.flat_map(|node| node.properties().map(|(name, _)| name.to_owned())).collect();
        let (tag, values) = candidates.into_iter().find_map(|tag| {
            let mut seen = HashSet::new();
            let mut all = Vec::new();
            for conjunction in &conjunctions {
                let values = self.strings(&self.field_conjuncts(conjunction, &tag))?;
                let is_own = values.iter().all(|value| seen.insert(value.clone()));
                if values.is_empty() || !is_own || !self.is_required(conjunction, &tag) {
                    return None;
                }
                all.push(values);
            }
            Some((tag, all))
        })?;
        let alias = self.tag_alias(conjunction, &conjunctions, &tag);
        let id = self.reserve(conjunction, place);
        let mut planned = Vec::new();
        for (index, (conjuncts, values)) in branches.iter().zip(values).enumerate() {
            let ty = self.plan(conjuncts, &Rc::new(Place::Branch { of: id, index }));
            planned.push(TaggedBranch { ty, tags: Tags { values, prefixes: Vec::new() } });
        }
        let (is_conditional, branches, other) = (false, planned, None);
        let kind = Kind::Tagged { tag, alias, is_conditional, branches, other };
        // The branches hold everything that applies; the tag ensures that only one of them does.
        self.finish(id, conjunction, kind, Vec::new());
        Some(Type::Defined(id))
    }

    /// Returns the documented name of a tag, where all branches agree on it.
    pub(super) fn tag_alias(
        &self,
        conjunction: &Conjunction,
        conjunctions: &[Conjunction],
        tag: &str,
    ) -> Option<String> {
        let alias = |conjunction: &Conjunction| {
            self.alias(&super::object::schemas(&self.field_conjuncts(conjunction, tag)))
        };
        let own = alias(conjunction).or_else(|| alias(conjunctions.first()?))?;
        (own != tag).then_some(own)
    }

    pub(super) fn tried(
        &mut self,
        conjunction: &Conjunction,
        place: &Rc<Place>,
        group: &Group,
        branches: &[Vec<Conjunct>],
    ) -> Type {
        let id = self.reserve(conjunction, place);
        let conjunctions: Vec<_> =
            branches.iter().map(|conjuncts| Conjunction::new(&self.view, conjuncts)).collect();
        let signs = self.own_fields(&conjunctions).into_iter().zip(self.marks(&conjunctions));
        let mut ordered: Vec<_> = branches.iter().zip(signs).enumerate().collect();
        // Where strings of any kind come before those of a list, no value would be read as one of the list.
        ordered.sort_by_key(|(_, (_, (_, mark)))| !mark.as_ref().is_some_and(Mark::is_closed));
        let mut planned = Vec::new();
        for (index, (position, (conjuncts, (own_field, mark)))) in ordered.into_iter().enumerate() {
            let branch = conjuncts.iter().rev().find_map(Conjunct::id);
            let own: Vec<Conjunct> = branch.map(Conjunct::at).into_iter().collect();
            let words = BranchWords::Schema {
                id: branch,
                named: Conjunction::new(&self.view, &own).named,
                own_field,
                mark,
                position,
            };
            let ty = self.plan(conjuncts, &Rc::new(Place::Branch { of: id, index }));
            planned.push(Branch { ty, words });
        }
        let why = match group.keyword {
            Keyword::OneOf => Some("that exactly one branch is valid is checked at run time"),
            Keyword::If => Some("which branch the condition asks for is checked at run time"),
            _ => None,
        };
        if let Some(why) = why {
            self.report(group.id, group.keyword, why);
        }
        let rules = why.map(|_| group.id).into_iter().collect();
        self.finish(id, conjunction, Kind::AnyOf(planned), rules);
        Type::Defined(id)
    }

    /// Returns a union with one branch for each type of value.
    pub(super) fn by_type(
        &mut self,
        conjunction: &Conjunction,
        place: &Rc<Place>,
        types: TypeSet,
    ) -> Type {
        const BRANCHES: [TypeSet; 6] = [
            TypeSet::NULL,
            TypeSet::BOOLEAN,
            TypeSet::NUMBER,
            TypeSet::STRING,
            TypeSet::ARRAY,
            TypeSet::OBJECT,
        ];
        let id = self.reserve(conjunction, place);
        let mut branches = Vec::new();
        for types in BRANCHES.into_iter().map(|own| own & types).filter(|own| !own.is_empty()) {
            let place = Rc::new(Place::Branch { of: id, index: branches.len() });
            let ty = self.plan_types(conjunction, types, &place);
            branches.push(Branch { ty, words: BranchWords::Types(types) });
        }
        self.finish(id, conjunction, Kind::AnyOf(branches), Vec::new());
        Type::Defined(id)
    }
}

/// Returns what applies to a value of a branch: the conjunction, with the branch in place of the union.
fn branch_conjuncts(conjunction: &Conjunction, group: &Group, branch: SchemaId) -> Vec<Conjunct> {
    let mut conjuncts = conjunction.conjuncts();
    for conjunct in &mut conjuncts {
        conjunct.skip_in(group.id, group.skip);
    }
    conjuncts.push(Conjunct::at(branch));
    conjuncts
}

/// Returns the strings of a list of nothing else.
pub(super) fn strings_of(values: &[Value]) -> Option<Vec<String>> {
    values.iter().map(|value| value.as_str().map(str::to_owned)).collect()
}
