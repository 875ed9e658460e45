//! Infers from everything that applies to a value its types.

use tablature_schema::ir::{Draft, Keyword, SchemaId, TypeSet};

use super::{
    Planner,
    conjunction::{Conjunct, Conjunction},
    inference::{Group, is_assertion},
};

/// How far branches of branches are looked into.
const MAX_DEPTH: usize = 6;

impl Planner<'_, '_> {
    pub(super) fn types(&self, conjunction: &Conjunction) -> TypeSet {
        self.types_within(conjunction, 0)
    }

    fn types_within(&self, conjunction: &Conjunction, depth: usize) -> TypeSet {
        if conjunction.never.is_some() {
            return TypeSet::EMPTY;
        }
        let mut types = TypeSet::ALL;
        for conjunct in &conjunction.extra {
            match conjunct {
                Conjunct::Types(own) => types &= *own,
                Conjunct::Values(_) => types &= TypeSet::STRING,
                _ => {}
            }
        }
        for member in &conjunction.members {
            types &= self.view.types(member.id).unwrap_or(TypeSet::ALL);
        }
        if let Some(values) = self.own_values(conjunction) {
            types &= values.iter().map(TypeSet::of).collect::<TypeSet>();
        }
        if depth < MAX_DEPTH {
            for group in self.groups(conjunction) {
                let branches = || group.branches.iter().map(|id| Conjunction::of(&self.view, *id));
                types &= branches().map(|own| self.types_within(&own, depth + 1)).collect();
                if group.keyword == Keyword::OneOf {
                    let whole = branches().map(|own| self.whole_types(&own, depth + 1));
                    types &= !repeated(whole);
                }
            }
        }
        types
    }

    /// Returns types of which every value is certainly valid.
    pub(super) fn whole_types(&self, conjunction: &Conjunction, depth: usize) -> TypeSet {
        if conjunction.never.is_some() || !conjunction.dynamic.is_empty() || depth >= MAX_DEPTH {
            return TypeSet::EMPTY;
        }
        let mut types = TypeSet::ALL;
        for conjunct in &conjunction.extra {
            match conjunct {
                Conjunct::Types(own) => types &= *own,
                _ => return TypeSet::EMPTY,
            }
        }
        for member in &conjunction.members {
            for keyword in member.keywords(&self.view).filter(|own| is_assertion(*own)) {
                if self.is_trivial(member.id, keyword) {
                    continue;
                }
                types &= match keyword {
                    Keyword::Type => self.types_of_all_spellings(member.id),
                    Keyword::AnyOf => {
                        let branches = self.view.node(member.id).any_of().iter();
                        let branches = branches.map(|id| Conjunction::of(&self.view, *id));
                        branches.map(|own| self.whole_types(&own, depth + 1)).collect()
                    }
                    // It rejects only values of the types that it applies to.
                    other => !other.types(),
                };
            }
        }
        types
    }

    /// Returns whether every value of some types is valid under an `anyOf` or `oneOf`.
    pub(super) fn is_settled(&self, group: &Group, types: TypeSet) -> bool {
        let branches: Vec<_> =
            group.branches.iter().map(|id| Conjunction::of(&self.view, *id)).collect();
        let is_whole = |own: &&Conjunction| self.whole_types(own, 0).contains(types);
        let n_whole = branches.iter().filter(is_whole).count();
        let is_possible = |own: &&Conjunction| self.types(own).intersects(types);
        let n_possible = branches.iter().filter(is_possible).count();
        n_whole > 0 && (group.keyword == Keyword::AnyOf || n_possible == 1)
    }

    /// Returns the types that a subschema names; without integers, where it takes only some spellings of them.
    fn types_of_all_spellings(&self, id: SchemaId) -> TypeSet {
        let types = self.view.types(id).unwrap_or(TypeSet::EMPTY);
        let is_partial =
            self.view.node(id).draft == Draft::Draft4 && !types.intersects(TypeSet::FRACTION);
        if is_partial { types & !TypeSet::INTEGER } else { types }
    }

    /// Returns whether null is valid; `None` where only the schema can tell.
    pub(super) fn accepts_null(&self, conjunction: &Conjunction, depth: usize) -> Option<bool> {
        if !self.types_within(conjunction, depth).intersects(TypeSet::NULL) {
            return Some(false);
        }
        let has = |keyword| conjunction.with(&self.view, keyword).next().is_some();
        let is_doubtful = !conjunction.dynamic.is_empty()
            || depth >= MAX_DEPTH
            || has(Keyword::Not)
            || has(Keyword::If);
        if is_doubtful {
            return None;
        }
        for group in self.groups(conjunction) {
            let verdicts: Vec<_> = group
                .branches
                .iter()
                .map(|id| self.accepts_null(&Conjunction::of(&self.view, *id), depth + 1))
                .collect();
            let n_valid = verdicts.iter().filter(|verdict| **verdict == Some(true)).count();
            if group.keyword == Keyword::AnyOf && n_valid > 0 {
                continue;
            }
            if verdicts.iter().any(Option::is_none) {
                return None;
            }
            if n_valid != 1 {
                return Some(false);
            }
        }
        Some(true)
    }

    /// Returns whether something tells types apart.
    pub(super) fn tells_types_apart(&self, conjunction: &Conjunction, types: TypeSet) -> bool {
        types != TypeSet::ALL || self.has_keyword_of_a_type(conjunction, 0)
    }

    fn has_keyword_of_a_type(&self, conjunction: &Conjunction, depth: usize) -> bool {
        let in_all_branches = |group: &Group| {
            let own = |id: &SchemaId| {
                self.has_keyword_of_a_type(&Conjunction::of(&self.view, *id), depth + 1)
            };
            self.is_typed(conjunction, group) && group.branches.iter().all(own)
        };
        self.own_values(conjunction).is_some()
            || (depth < MAX_DEPTH && self.groups(conjunction).iter().any(in_all_branches))
            || conjunction.members.iter().any(|member| {
                member.keywords(&self.view).any(|keyword| {
                    is_assertion(keyword)
                        && keyword.types() != TypeSet::ALL
                        && !self.is_trivial(member.id, keyword)
                })
            })
    }
}

/// Returns the types that are in more than one of the sets.
fn repeated(sets: impl Iterator<Item = TypeSet>) -> TypeSet {
    let (mut once, mut twice) = (TypeSet::EMPTY, TypeSet::EMPTY);
    for set in sets {
        twice |= once & set;
        once |= set;
    }
    twice
}
