//! Unions: told apart by a tag, by the kind of the value, or tried in order.

use std::collections::HashSet;

use tablature_schema::{
    ir::{Keyword, SchemaId, TypeSet},
    json::Value,
};

use super::{
    Branch, Hint, Kind, Planner, Type,
    conjunction::{Conjunct, Conjunction},
    inference::{Group, is_assertion},
};
use crate::rust::names::{self, Scope};

impl Planner<'_, '_> {
    /// The union that the subschemas make of values of one kind; `None` where they make none.
    pub(super) fn union(
        &mut self,
        conjunction: &Conjunction,
        hint: &Hint,
        types: TypeSet,
    ) -> Option<Type> {
        if types == TypeSet::OBJECT
            && let Some(ty) = self.narrowed(conjunction, hint)
        {
            return Some(ty);
        }
        let groups = self.groups(conjunction);
        let [group] = groups.as_slice() else { return None };
        let mut branches: Vec<Vec<Conjunct>> = group
            .branches
            .iter()
            .map(|id| branch_conjuncts(conjunction, group, *id))
            .filter(|conjuncts| {
                let conjunction = Conjunction::new(&self.view, conjuncts);
                self.types(&conjunction).intersects(types)
            })
            .collect();
        match branches.as_slice() {
            [] => None,
            [only] => Some(self.plan(only, hint)),
            _ if !self.is_typed(conjunction, group) => None,
            _ if types == TypeSet::OBJECT => {
                self.spell(&mut branches);
                let tagged = self.tagged(conjunction, hint, &branches);
                Some(tagged.unwrap_or_else(|| self.tried(conjunction, hint, group, &branches)))
            }
            _ => Some(self.tried(conjunction, hint, group, &branches)),
        }
    }

    /// Tells every branch how the fields of the others are spelled: one payload has one spelling, whichever variant
    /// its keys belong to. Whether it keeps to one, only the root can judge.
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

    /// Whether the branches say more than which fields are needed: only then variants are worth having.
    fn is_typed(&self, conjunction: &Conjunction, group: &Group) -> bool {
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

    /// A union whose branches each have their own values of one field that is always there.
    fn tagged(
        &mut self,
        conjunction: &Conjunction,
        hint: &Hint,
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
        let id = self.reserve(conjunction, hint);
        let parent = self.items[id].name.clone();
        let below = format!("{parent}::");
        let mut scope = Scope::holding(self.options.names.below(&below));
        let mut planned = Vec::new();
        for (index, conjuncts) in branches.iter().enumerate() {
            let name = shortest(&values[index]);
            let key = format!("{below}{name}");
            let name = self.claim_in(&mut scope, key, &names::upper(&name));
            let hint = Hint { is_strong: true, ..Hint::new(&parent, &name) };
            let ty = self.plan(conjuncts, &hint);
            planned.push(Branch {
                name,
                ty,
                values: values[index].clone(),
                prefixes: Vec::new(),
                label: String::new(),
            });
        }
        let kind = Kind::Tagged { tag, alias, branches: planned, unknown: None };
        // The branches hold all that is said; `oneOf` is kept by the tag.
        self.finish(id, conjunction, kind, Vec::new());
        Some(Type::Item(id))
    }

    /// The documented spelling of a tag, where all branches agree on it.
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

    fn tried(
        &mut self,
        conjunction: &Conjunction,
        hint: &Hint,
        group: &Group,
        branches: &[Vec<Conjunct>],
    ) -> Type {
        let id = self.reserve(conjunction, hint);
        let parent = self.items[id].name.clone();
        let mut scope = Scope::default();
        let mut planned = Vec::new();
        for (index, conjuncts) in branches.iter().enumerate() {
            let id = conjuncts.iter().rev().find_map(Conjunct::id);
            let branch =
                Conjunction::new(&self.view, &id.map(Conjunct::at).into_iter().collect::<Vec<_>>());
            let own = branch.named.first().and_then(|id| self.view.definition(*id));
            let title = || {
                let title = self.view.node(id?).annotations.title.as_deref()?;
                Some(names::upper(title))
            };
            let constant = || {
                let strings = self.strings(conjuncts)?;
                Some(names::upper(strings.first()?))
            };
            let of_place = || branch.named.iter().skip(1).find_map(|id| self.view.definition(*id));
            let name = own
                .or_else(title)
                .or_else(of_place)
                .or_else(constant)
                .unwrap_or_else(|| format!("Variant{}", index + 1));
            let name = scope.claim(&name);
            let hint = Hint::new(&parent, &format!("{parent}{name}"));
            let ty = self.plan(conjuncts, &hint);
            let label = self.describe(&branch, &name);
            planned.push(Branch { name, ty, values: Vec::new(), prefixes: Vec::new(), label });
        }
        let rules = if group.keyword == Keyword::OneOf {
            let why = "which branches fit is judged by the schema's rules";
            self.report(group.id, Keyword::OneOf, why);
            vec![group.id]
        } else {
            Vec::new()
        };
        self.finish(id, conjunction, Kind::Any { branches: planned }, rules);
        Type::Item(id)
    }

    /// One variant for each type of value.
    pub(super) fn by_type(
        &mut self,
        conjunction: &Conjunction,
        hint: &Hint,
        types: TypeSet,
    ) -> Type {
        const VARIANTS: [(TypeSet, &str, &str); 6] = [
            (TypeSet::NULL, "Null", "null"),
            (TypeSet::BOOLEAN, "Boolean", "a boolean"),
            (TypeSet::NUMBER, "Number", "a number"),
            (TypeSet::STRING, "String", "a string"),
            (TypeSet::ARRAY, "Array", "an array"),
            (TypeSet::OBJECT, "Object", "an object"),
        ];
        let id = self.reserve(conjunction, hint);
        let parent = self.items[id].name.clone();
        let mut branches = Vec::new();
        for (own, name, label) in VARIANTS {
            let own = own & types;
            if own.is_empty() {
                continue;
            }
            let (name, label) =
                if own == TypeSet::INTEGER { ("Integer", "an integer") } else { (name, label) };
            let hint = Hint::new(&parent, &format!("{parent}{name}"));
            branches.push(Branch {
                name: name.to_owned(),
                ty: self.plan_types(conjunction, own, &hint),
                values: Vec::new(),
                prefixes: Vec::new(),
                label: label.to_owned(),
            });
        }
        self.finish(id, conjunction, Kind::Any { branches }, Vec::new());
        Type::Item(id)
    }

    fn describe(&self, branch: &Conjunction, name: &str) -> String {
        let titles = branch.named.iter().map(|id| &self.view.node(*id).annotations.title);
        let title = titles.flatten().next().map(String::as_str);
        let text: String = title.unwrap_or(name).chars().take(80).collect();
        format!("`{text}`")
    }
}

/// What applies to a value of a branch: the conjunction, with the branch in place of the union.
fn branch_conjuncts(conjunction: &Conjunction, group: &Group, branch: SchemaId) -> Vec<Conjunct> {
    let mut conjuncts = conjunction.conjuncts();
    for part in &mut conjuncts {
        part.skip_in(group.id, group.skip);
    }
    conjuncts.push(Conjunct::at(branch));
    conjuncts
}

/// The shortest of some texts, the first of equals.
pub(super) fn shortest(texts: &[String]) -> String {
    texts.iter().min_by_key(|text| text.len()).cloned().unwrap_or_default()
}

/// The strings of a list of nothing else.
pub(super) fn strings_of(values: &[Value]) -> Option<Vec<String>> {
    values.iter().map(|value| value.as_str().map(str::to_owned)).collect()
}
