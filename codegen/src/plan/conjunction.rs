//! Everything that applies to one value: subschemas with their references and `allOf`, side by side.

use std::collections::HashSet;

use tablature_schema::ir::{Assertion, Keyword, Rule, SchemaId, TypeSet};

use super::view::View;

/// Keywords of a subschema that other conjuncts replace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct Skip(u8);

impl Skip {
    pub(crate) const NONE: Self = Self(0);
    pub(crate) const ANY_OF: Self = Self(1);
    pub(crate) const ONE_OF: Self = Self(2);
    pub(crate) const IF: Self = Self(4);

    pub(crate) fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }

    fn covers(self, keyword: Keyword) -> bool {
        let skipped = match keyword {
            Keyword::AnyOf => Self::ANY_OF,
            Keyword::OneOf => Self::ONE_OF,
            Keyword::If => Self::IF,
            _ => return false,
        };
        self.0 & skipped.0 != 0
    }
}

/// One condition on a value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Conjunct {
    /// It is valid under a subschema, but for some of its keywords.
    Schema { id: SchemaId, skip: Skip },
    /// It is of one of these types.
    Types(TypeSet),
    /// Its field has one of these values.
    Tag { property: String, values: Vec<String> },
    /// It is one of these strings.
    Values(Vec<String>),
    /// Its field has none of the tags of the sibling branches.
    NoTag { property: String, tags: Tags },
    /// It is none of these strings.
    Not(Tags),
    /// Fields of its siblings: their names in JSON, and as documented.
    Spelled(Vec<(String, String)>),
}

/// Strings by which branches are chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Tags {
    /// Whole strings.
    pub(crate) values: Vec<String>,
    /// Prefixes of strings.
    pub(crate) prefixes: Vec<String>,
}

impl Tags {
    /// Returns whether a string chooses one of the branches.
    pub(crate) fn has(&self, string: &str) -> bool {
        self.values.iter().any(|value| value == string)
            || self.prefixes.iter().any(|prefix| string.starts_with(prefix.as_str()))
    }
}

impl Conjunct {
    pub(crate) fn at(id: SchemaId) -> Self {
        Self::Schema { id, skip: Skip::NONE }
    }

    /// Returns the subschema, where it is one.
    pub(crate) fn id(&self) -> Option<SchemaId> {
        match self {
            Self::Schema { id, .. } => Some(*id),
            _ => None,
        }
    }

    /// Skips keywords of the subschema `of`, where it is that.
    pub(crate) fn skip_in(&mut self, of: SchemaId, more: Skip) {
        if let Self::Schema { id, skip } = self
            && *id == of
        {
            skip.add(more);
        }
    }

    fn types_mut(&mut self) -> Option<&mut TypeSet> {
        match self {
            Self::Types(types) => Some(types),
            _ => None,
        }
    }
}

/// A subschema in a [`Conjunction`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Member {
    pub(crate) id: SchemaId,
    pub(crate) skip: Skip,
}

impl Member {
    /// Returns the keywords that bear on the type, without those that are skipped.
    pub(crate) fn keywords<'v>(self, view: &'v View<'_>) -> impl Iterator<Item = Keyword> + 'v {
        let keywords = view.keywords(self.id).iter().copied();
        keywords.filter(move |keyword| !self.skip.covers(*keyword))
    }

    /// Returns whether it has the keyword, and it is not skipped.
    pub(crate) fn has(self, view: &View<'_>, keyword: Keyword) -> bool {
        view.keywords(self.id).contains(&keyword) && !self.skip.covers(keyword)
    }

    fn conjunct(self) -> Conjunct {
        Conjunct::Schema { id: self.id, skip: self.skip }
    }
}

/// Everything that applies to one value.
#[derive(Debug, Clone, Default)]
pub(crate) struct Conjunction {
    /// The subschemas that assert something, in order.
    pub(crate) members: Vec<Member>,
    /// The first subschema that is named (`$defs`), or the only one.
    pub(crate) named: Vec<SchemaId>,
    /// Where it is `false`.
    pub(crate) never: Option<SchemaId>,
    /// The subschemas with a reference that depends on how they are reached.
    pub(crate) dynamic: Vec<SchemaId>,
    /// Limits that are not from a subschema.
    pub(crate) extra: Vec<Conjunct>,
    /// Subschemas of which nothing is left, but which others refer to: kept so that they are not found anew.
    accounted_for: Vec<Conjunct>,
}

impl Conjunction {
    /// Lays out the conjuncts.
    pub(crate) fn new(view: &View<'_>, conjuncts: &[Conjunct]) -> Self {
        let mut conjunction = Self::default();
        let mut seen = HashSet::new();
        for conjunct in conjuncts {
            match conjunct {
                Conjunct::Schema { id, skip } => conjunction.add(view, *id, *skip, &mut seen),
                Conjunct::Types(types) => {
                    match conjunction.extra.iter_mut().find_map(Conjunct::types_mut) {
                        Some(own) => *own &= *types,
                        None => conjunction.extra.push(conjunct.clone()),
                    }
                }
                other if conjunction.extra.contains(other) => {}
                other => conjunction.extra.push(other.clone()),
            }
        }
        conjunction.tidy(view);
        conjunction
    }

    /// Lays out a subschema.
    pub(crate) fn of(view: &View<'_>, id: SchemaId) -> Self {
        Self::new(view, &[Conjunct::at(id)])
    }

    /// Returns whether every value is valid.
    pub(crate) fn accepts_all(&self) -> bool {
        self.members.is_empty() && self.never.is_none() && self.dynamic.is_empty()
    }

    /// Adds a subschema with what it refers to and its `allOf`, depth first. A chain of references can be long, so
    /// that the path is kept by hand.
    fn add(&mut self, view: &View<'_>, start: SchemaId, skip: Skip, seen: &mut HashSet<SchemaId>) {
        let mut open = vec![(start, skip)];
        while let Some((id, skip)) = open.pop() {
            let node = view.node(id);
            if node.boolean == Some(false) {
                self.never = Some(id);
            }
            if node.boolean.is_some() {
                continue;
            }
            if !seen.insert(id) {
                // A subschema that is skipped once is skipped, whatever else refers to it.
                if let Some(member) = self.members.iter_mut().find(|member| member.id == id) {
                    member.skip.add(skip);
                }
                continue;
            }
            if view.is_dynamic(id) {
                self.dynamic.push(id);
            }
            let is_member = !view.keywords(id).is_empty();
            if is_member {
                self.members.push(Member { id, skip });
            }
            let next = view.targets(id).chain(node.all_of().iter().copied());
            let before = open.len();
            open.extend(next.map(|id| (id, Skip::NONE)));
            open[before..].reverse();
            if is_member || open.len() > before {
                self.named.push(id);
            }
        }
    }

    /// Drops what asserts nothing any more, and types that another subschema implies.
    fn tidy(&mut self, view: &View<'_>) {
        let mut dropped = Vec::new();
        self.members.retain(|member| {
            let is_left = member.keywords(view).next().is_some();
            if !is_left && member.skip != Skip::NONE {
                dropped.push(member.conjunct());
            }
            is_left
        });
        let is_only_type =
            |member: &Member| member.keywords(view).all(|keyword| keyword == Keyword::Type);
        let types: Vec<_> = self.members.iter().map(|member| view.types(member.id)).collect();
        let only_type: Vec<bool> = self.members.iter().map(is_only_type).collect();
        let is_implied = |index: usize| {
            let repeats = |other: usize| types[other] == types[index] && types[index].is_some();
            let mut others = (0..types.len()).filter(|other| *other != index);
            only_type[index]
                && others.any(|other| repeats(other) && (!only_type[other] || other < index))
        };
        let mut implied = (0..types.len()).map(is_implied).collect::<Vec<_>>().into_iter();
        self.members.retain(|_| !implied.next().unwrap_or_default());
        let is_declared = |types: &TypeSet| {
            let mut declared = self.members.iter().filter_map(|member| view.types(member.id));
            declared.any(|own| types.contains(own))
        };
        self.extra.retain(|own| !matches!(own, Conjunct::Types(types) if is_declared(types)));
        self.remember(view, dropped);
    }

    /// Remembers what is accounted for, as far as what is left refers to it.
    fn remember(&mut self, view: &View<'_>, dropped: Vec<Conjunct>) {
        if dropped.is_empty() {
            return;
        }
        let mut left = Self::default();
        let mut seen = HashSet::new();
        for member in &self.members {
            left.add(view, member.id, member.skip, &mut seen);
        }
        let is_left = |conjunct: &Conjunct| {
            left.members.iter().any(|member| Some(member.id) == conjunct.id())
        };
        self.accounted_for = dropped.into_iter().filter(is_left).collect();
    }

    /// Returns the conjuncts again, without what asserts nothing: equal for values to which the same applies.
    pub(crate) fn key(&self) -> Vec<Conjunct> {
        let members = self.members.iter().map(|member| member.conjunct());
        let never = self.never.iter().chain(&self.dynamic).copied().map(Conjunct::at);
        let extra = self.extra.iter().chain(&self.accounted_for).cloned();
        let mut key: Vec<_> = members.chain(never).chain(extra).collect();
        key.sort();
        key
    }

    /// Returns the conjuncts, in order, to add to.
    pub(crate) fn conjuncts(&self) -> Vec<Conjunct> {
        let members = self.members.iter().map(|member| member.conjunct());
        members.chain(self.extra.iter().chain(&self.accounted_for).cloned()).collect()
    }

    /// Returns the subschemas with a keyword that is not skipped.
    pub(crate) fn with<'c>(
        &'c self,
        view: &'c View<'_>,
        keyword: Keyword,
    ) -> impl Iterator<Item = SchemaId> + 'c {
        self.members.iter().filter(move |member| member.has(view, keyword)).map(|member| member.id)
    }

    /// Returns the assertions of all subschemas.
    pub(crate) fn assertions<'s>(
        &self,
        view: &View<'s>,
    ) -> impl Iterator<Item = (SchemaId, &'s Assertion)> {
        self.members.iter().flat_map(|member| {
            view.node(member.id).assertions.iter().map(|assertion| (member.id, assertion))
        })
    }

    /// Returns what `pick` takes from the rules of all subschemas.
    pub(crate) fn rules<'s, T>(
        &self,
        view: &View<'s>,
        pick: impl Fn(&'s Rule) -> Option<T>,
    ) -> impl Iterator<Item = T> {
        self.assertions(view).filter_map(move |(_, assertion)| pick(&assertion.rule))
    }

    /// Returns the names of `required` in all subschemas, in order.
    pub(crate) fn required<'s>(&self, view: &View<'s>) -> impl Iterator<Item = &'s str> {
        self.members.iter().flat_map(|member| view.node(member.id).required()).map(|name| &**name)
    }

    /// Returns the strings that it is not, because they choose another branch.
    pub(crate) fn excluded(&self) -> Option<&Tags> {
        self.extra.iter().find_map(|conjunct| match conjunct {
            Conjunct::Not(tags) => Some(tags),
            _ => None,
        })
    }

    /// Returns the subschemas, to be asked at run time.
    pub(crate) fn ids(&self) -> Vec<SchemaId> {
        self.members.iter().map(|member| member.id).chain(self.never).collect()
    }
}
