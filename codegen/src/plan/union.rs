//! Unions: told apart by a tag, by the kind of the value, or tried in order.

use std::collections::HashSet;

use serde_json::Value;

use super::{
    Branch, Hint, Kind, Planner, Type,
    facts::Group,
    flat::{self, Flat, Kinds, Part},
};
use crate::names::{self, Scope};

impl<'s> Planner<'s, '_> {
    /// The union that the subschemas make of values of one kind; `None` where they make none.
    pub(super) fn union(&mut self, flat: &Flat<'s>, hint: &Hint, kinds: Kinds) -> Option<Type> {
        if kinds == flat::OBJECT
            && let Some(ty) = self.narrowed(flat, hint)
        {
            return Some(ty);
        }
        let groups = self.groups(flat);
        let [group] = groups.as_slice() else { return None };
        let mut branches: Vec<Vec<Part>> = group
            .branches
            .iter()
            .map(|pointer| branch_parts(flat, group, pointer))
            .filter(|parts| {
                let flat = Flat::new(&self.schema, parts);
                self.kinds(&flat) & kinds != 0
            })
            .collect();
        match branches.as_slice() {
            [] => None,
            [only] => Some(self.plan(only, hint)),
            _ if !self.is_typed(flat, group) => None,
            _ if kinds == flat::OBJECT => {
                self.spell(&mut branches);
                let tagged = self.tagged(flat, hint, &branches);
                Some(tagged.unwrap_or_else(|| self.tried(flat, hint, group, &branches)))
            }
            _ => Some(self.tried(flat, hint, group, &branches)),
        }
    }

    /// Tells every branch how the fields of the others are spelled: one payload has one spelling, whichever variant
    /// its keys belong to. Whether it keeps to one, only the root can judge.
    pub(super) fn spell(&mut self, branches: &mut [Vec<Part>]) {
        let mut names = Vec::new();
        for parts in branches.iter() {
            let flat = Flat::new(&self.schema, parts);
            for (_, fields) in flat.all(&self.schema, "properties") {
                for (wire, field) in fields.as_object().into_iter().flatten() {
                    let documented = field.get("documentedAs").and_then(Value::as_str);
                    names.extend(documented.map(|name| (wire.clone(), name.to_owned())));
                }
            }
        }
        names.sort();
        names.dedup();
        if !names.is_empty() {
            self.asks_root = true;
            for parts in branches {
                parts.push(Part::Spelled(names.clone()));
            }
        }
    }

    /// Whether the branches say more than which fields are needed: only then variants are worth having.
    fn is_typed(&self, flat: &Flat<'s>, group: &Group) -> bool {
        let says_much = |pointer: &String| {
            let branch = Flat::new(&self.schema, &[Part::at(pointer)]);
            branch.nodes.iter().any(|node| {
                node.members.keys().any(|keyword| {
                    !matches!(keyword.as_str(), "required" | "not" | "minProperties")
                        && flat::speaks_about(keyword).is_some()
                })
            })
        };
        group.branches.iter().all(says_much) && flat.nodes.len() < 1_000
    }

    /// A union whose branches each have their own values of one field that is always there.
    fn tagged(&mut self, flat: &Flat<'s>, hint: &Hint, branches: &[Vec<Part>]) -> Option<Type> {
        let flats: Vec<_> = branches.iter().map(|parts| Flat::new(&self.schema, parts)).collect();
        let mut candidates: Vec<String> = Vec::new();
        for (_, fields) in flats[0].all(&self.schema, "properties") {
            candidates.extend(fields.as_object().into_iter().flat_map(|all| all.keys()).cloned());
        }
        let (tag, values) = candidates.into_iter().find_map(|tag| {
            let mut seen = HashSet::new();
            let mut all = Vec::new();
            for flat in &flats {
                let values = self.strings(&self.field_parts(flat, &tag))?;
                let is_own = values.iter().all(|value| seen.insert(value.clone()));
                if values.is_empty() || !is_own || !self.is_required(flat, &tag) {
                    return None;
                }
                all.push(values);
            }
            Some((tag, all))
        })?;
        let alias = self.tag_alias(flat, &flats, &tag);
        let id = self.reserve(flat, hint);
        let parent = self.items[id].name.clone();
        let below = format!("{parent}::");
        let mut scope = Scope::holding(self.options.names.below(&below));
        let mut planned = Vec::new();
        for (index, parts) in branches.iter().enumerate() {
            let name = shortest(&values[index]);
            let key = format!("{below}{name}");
            let name = self.claim_in(&mut scope, key, &names::upper(&name));
            let hint = Hint { is_strong: true, ..Hint::new(&parent, &name) };
            let ty = self.plan(parts, &hint);
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
        self.finish(id, flat, kind, Vec::new());
        Some(Type::Item(id))
    }

    /// The documented spelling of a tag, where all branches agree on it.
    pub(super) fn tag_alias(
        &self,
        flat: &Flat<'s>,
        flats: &[Flat<'s>],
        tag: &str,
    ) -> Option<String> {
        let alias =
            |flat: &Flat<'s>| self.alias(&super::object::places(&self.field_parts(flat, tag)));
        let own = alias(flat).or_else(|| alias(flats.first()?))?;
        (own != tag).then_some(own)
    }

    fn tried(
        &mut self,
        flat: &Flat<'s>,
        hint: &Hint,
        group: &Group,
        branches: &[Vec<Part>],
    ) -> Type {
        let id = self.reserve(flat, hint);
        let parent = self.items[id].name.clone();
        let mut scope = Scope::default();
        let mut planned = Vec::new();
        for (index, parts) in branches.iter().enumerate() {
            let pointer = parts.iter().rev().find_map(|part| match part {
                Part::Schema { pointer, .. } => Some(pointer.as_str()),
                _ => None,
            });
            let branch =
                Flat::new(&self.schema, &pointer.map(Part::at).into_iter().collect::<Vec<_>>());
            let own = branch.named.first().and_then(|pointer| super::add::definition(pointer));
            let title = || {
                let title = self.schema.members(pointer?)?.get("title")?.as_str()?;
                Some(names::upper(title))
            };
            let constant = || {
                let strings = self.strings(parts)?;
                Some(names::upper(strings.first()?))
            };
            let of_place = || branch.named.iter().skip(1).find_map(|at| super::add::definition(at));
            let name = own
                .or_else(title)
                .or_else(of_place)
                .or_else(constant)
                .unwrap_or_else(|| format!("Variant{}", index + 1));
            let name = scope.claim(&name);
            let hint = Hint::new(&parent, &format!("{parent}{name}"));
            let ty = self.plan(parts, &hint);
            let label = self.describe(&branch, &name);
            planned.push(Branch { name, ty, values: Vec::new(), prefixes: Vec::new(), label });
        }
        let rules = if group.keyword == "oneOf" {
            self.report(
                &group.pointer,
                "oneOf",
                "which branches fit is judged by the schema's rules",
            );
            vec![group.pointer.clone()]
        } else {
            Vec::new()
        };
        self.finish(id, flat, Kind::Any { branches: planned }, rules);
        Type::Item(id)
    }

    /// One variant for each kind of value.
    pub(super) fn by_kind(&mut self, flat: &Flat<'s>, hint: &Hint, kinds: Kinds) -> Type {
        const VARIANTS: [(Kinds, &str, &str); 6] = [
            (flat::NULL, "Null", "null"),
            (flat::BOOL, "Boolean", "a boolean"),
            (flat::NUMBER, "Number", "a number"),
            (flat::STRING, "String", "a string"),
            (flat::ARRAY, "Array", "an array"),
            (flat::OBJECT, "Object", "an object"),
        ];
        let id = self.reserve(flat, hint);
        let parent = self.items[id].name.clone();
        let mut branches = Vec::new();
        for (kind, name, label) in VARIANTS {
            if kinds & kind == 0 {
                continue;
            }
            let (name, label) =
                if kinds & kind == flat::WHOLE { ("Integer", "an integer") } else { (name, label) };
            let hint = Hint::new(&parent, &format!("{parent}{name}"));
            branches.push(Branch {
                name: name.to_owned(),
                ty: self.plan_kinds(flat, kinds & kind, &hint),
                values: Vec::new(),
                prefixes: Vec::new(),
                label: label.to_owned(),
            });
        }
        self.finish(id, flat, Kind::Any { branches }, Vec::new());
        Type::Item(id)
    }

    fn describe(&self, branch: &Flat<'s>, name: &str) -> String {
        let title = branch
            .named
            .iter()
            .find_map(|pointer| self.schema.members(pointer)?.get("title")?.as_str());
        let text: String = title.unwrap_or(name).chars().take(80).collect();
        format!("`{text}`")
    }
}

/// What holds for a value of a branch: all that is said, with the branch in place of the union.
fn branch_parts(flat: &Flat<'_>, group: &Group, branch: &str) -> Vec<Part> {
    let mut parts = flat.parts();
    for part in &mut parts {
        if let Part::Schema { pointer, skip } = part
            && *pointer == group.pointer
        {
            *skip |= group.skip;
        }
    }
    parts.push(Part::at(branch));
    parts
}

/// The shortest of some texts, the first of equals.
pub(super) fn shortest(texts: &[String]) -> String {
    texts.iter().min_by_key(|text| text.len()).cloned().unwrap_or_default()
}

/// The strings of a list.
pub(super) fn texts(list: &Value) -> Option<Vec<String>> {
    list.as_array()?.iter().map(|text| text.as_str().map(str::to_owned)).collect()
}
