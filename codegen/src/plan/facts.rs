//! What follows from all that is said about a value: its kinds, its values, what no type expresses.

use std::collections::HashSet;

use serde_json::{Map, Value};
use tablature_schema::format;

use super::{
    Planner,
    flat::{self, ALL, Flat, Kinds, Part, speaks_about},
    schema::{Dialect, child},
};

/// How far branches of branches are looked into.
const DEEPEST: usize = 6;

/// `anyOf` or `oneOf` of one subschema.
pub(super) struct Group {
    pub(super) pointer: String,
    pub(super) keyword: &'static str,
    pub(super) skip: u8,
    pub(super) branches: Vec<String>,
}

impl<'s> Planner<'s, '_> {
    pub(super) fn kinds(&self, flat: &Flat<'s>) -> Kinds {
        self.kinds_within(flat, 0)
    }

    fn kinds_within(&self, flat: &Flat<'s>, depth: usize) -> Kinds {
        if flat.never.is_some() {
            return 0;
        }
        let mut kinds = ALL;
        for part in &flat.extra {
            match part {
                Part::Kinds(own) => kinds &= own,
                Part::Values(_) => kinds &= flat::STRING,
                _ => {}
            }
        }
        for (_, types) in flat.all(&self.schema, "type") {
            kinds &= match types {
                Value::Array(types) => types.iter().map(kinds_named).fold(0, |all, own| all | own),
                one => kinds_named(one),
            };
        }
        if let Some(values) = self.own_values(flat) {
            kinds &= values.iter().map(kind_of).fold(0, |all, own| all | own);
        }
        if depth < DEEPEST {
            for group in self.groups(flat) {
                let branches = group.branches.iter().map(|pointer| {
                    self.kinds_within(&Flat::new(&self.schema, &[Part::at(pointer)]), depth + 1)
                });
                kinds &= branches.fold(0, |all, own| all | own);
            }
        }
        kinds
    }

    /// Whether null is right; `None` where only the rules know.
    pub(super) fn accepts_null(&self, flat: &Flat<'s>, depth: usize) -> Option<bool> {
        if self.kinds_within(flat, depth) & flat::NULL == 0 {
            return Some(false);
        }
        let is_doubtful = !flat.dynamic.is_empty()
            || depth >= DEEPEST
            || flat.all(&self.schema, "not").next().is_some()
            || flat.all(&self.schema, "if").next().is_some();
        if is_doubtful {
            return None;
        }
        for group in self.groups(flat) {
            let verdicts: Vec<_> = group
                .branches
                .iter()
                .map(|pointer| {
                    let branch = Flat::new(&self.schema, &[Part::at(pointer)]);
                    self.accepts_null(&branch, depth + 1)
                })
                .collect();
            let n_right = verdicts.iter().filter(|verdict| **verdict == Some(true)).count();
            let is_any = group.keyword == "anyOf";
            if is_any && n_right > 0 {
                continue;
            }
            if verdicts.iter().any(Option::is_none) {
                return None;
            }
            if n_right != 1 {
                return Some(false);
            }
        }
        Some(true)
    }

    /// `anyOf` and `oneOf` that are not spoken for and not met by everything.
    pub(super) fn groups(&self, flat: &Flat<'s>) -> Vec<Group> {
        let mut groups = Vec::new();
        for (keyword, skip) in [("oneOf", flat::SKIP_ONE_OF), ("anyOf", flat::SKIP_ANY_OF)] {
            for (node, list) in flat.all(&self.schema, keyword) {
                let list = list.as_array().map_or(&[][..], Vec::as_slice);
                if self.is_trivial(node.members, &node.pointer, keyword) {
                    continue;
                }
                let at = child(&node.pointer, keyword);
                let branches = (0..list.len()).map(|index| child(&at, &index.to_string()));
                groups.push(Group {
                    pointer: node.pointer.clone(),
                    keyword,
                    skip,
                    branches: branches.collect(),
                });
            }
        }
        groups
    }

    /// The values that `enum` and `const` leave, where there are any.
    fn own_values(&self, flat: &Flat<'s>) -> Option<Vec<Value>> {
        let mut left: Option<Vec<Value>> = None;
        let mut narrow = |values: Vec<Value>| {
            left = Some(match left.take() {
                Some(left) => left.into_iter().filter(|value| values.contains(value)).collect(),
                None => values,
            });
        };
        for part in &flat.extra {
            if let Part::Values(values) = part {
                narrow(values.iter().cloned().map(Value::String).collect());
            }
        }
        for (_, list) in flat.all(&self.schema, "enum") {
            narrow(list.as_array().into_iter().flatten().map(canonical).collect());
        }
        for (_, value) in flat.all(&self.schema, "const") {
            narrow(vec![canonical(value)]);
        }
        if let (Some(left), Some(tags)) = (&mut left, flat.excluded()) {
            left.retain(|value| !value.as_str().is_some_and(|text| tags.has(text)));
        }
        left
    }

    /// All values there can be, where they are a closed list: without repetitions, of the right kinds.
    pub(super) fn values(&self, flat: &Flat<'s>) -> Option<Vec<Value>> {
        let kinds = self.kinds(flat);
        let mut values = match self.own_values(flat) {
            Some(values) => values,
            None => self.values_of_branches(flat)?,
        };
        values.retain(|value| kind_of(value) & kinds != 0);
        let mut seen = HashSet::new();
        values.retain(|value| seen.insert(value.clone()));
        Some(values)
    }

    /// `anyOf` of constants is an `enum` with descriptions.
    pub(super) fn values_of_branches(&self, flat: &Flat<'s>) -> Option<Vec<Value>> {
        let groups = self.groups(flat);
        let [group] = groups.as_slice() else { return None };
        let mut all = Vec::new();
        for pointer in &group.branches {
            let branch = Flat::new(&self.schema, &[Part::at(pointer)]);
            let is_plain = branch.never.is_none()
                && branch.nodes.iter().all(|node| {
                    node.members
                        .keys()
                        .filter(|keyword| speaks_about(keyword).is_some())
                        .all(|keyword| matches!(keyword.as_str(), "type" | "const" | "enum"))
                });
            let kinds = self.kinds(&branch);
            let values = self.own_values(&branch).filter(|_| is_plain)?;
            all.extend(values.into_iter().filter(|value| kind_of(value) & kinds != 0));
        }
        let mut seen = HashSet::new();
        let is_disjoint = all.iter().all(|value| seen.insert(value));
        (group.keyword == "anyOf" || is_disjoint).then_some(all)
    }

    /// Whether anything is said that tells kinds apart.
    pub(super) fn speaks(&self, flat: &Flat<'s>, kinds: Kinds) -> bool {
        kinds != ALL
            || self.own_values(flat).is_some()
            || flat.nodes.iter().any(|node| {
                node.members.keys().any(|keyword| {
                    speaks_about(keyword).is_some_and(|about| about != ALL)
                        && node.get(&self.schema, keyword).is_some()
                        && !self.is_trivial(node.members, &node.pointer, keyword)
                })
            })
    }

    /// The subschemas with a keyword about `kinds` that is not among those `handled`, and is not met by all.
    pub(super) fn inexact(
        &mut self,
        flat: &Flat<'s>,
        kinds: Kinds,
        handled: &[&str],
    ) -> Vec<String> {
        let mut rules = Vec::new();
        let mut found = Vec::new();
        for node in &flat.nodes {
            for keyword in node.members.keys() {
                let is_exact = speaks_about(keyword).is_none_or(|about| about & kinds == 0)
                    || handled.contains(&keyword.as_str())
                    || node.get(&self.schema, keyword).is_none()
                    || self.is_trivial(node.members, &node.pointer, keyword);
                if !is_exact {
                    found.push((node.pointer.clone(), keyword.clone()));
                    if rules.last() != Some(&node.pointer) {
                        rules.push(node.pointer.clone());
                    }
                }
            }
        }
        for (pointer, keyword) in found {
            self.report(
                &pointer,
                &keyword,
                "judged by the schema's rules when a value is read or built",
            );
        }
        rules
    }

    /// Whether every value meets the keyword.
    fn is_trivial(&self, members: &Map<String, Value>, pointer: &str, keyword: &str) -> bool {
        let Some(value) = members.get(keyword) else { return true };
        let all_pass = |pointer: &str| {
            let flat = Flat::new(&self.schema, &[Part::at(pointer)]);
            flat.nodes.is_empty() && flat.never.is_none() && flat.dynamic.is_empty()
        };
        let here = || child(pointer, keyword);
        match keyword {
            "items" | "additionalItems" if value.is_array() => false,
            "additionalProperties"
            | "additionalItems"
            | "items"
            | "propertyNames"
            | "unevaluatedProperties"
            | "unevaluatedItems" => all_pass(&here()),
            "if" => ["then", "else"]
                .iter()
                .all(|branch| !members.contains_key(*branch) || all_pass(&child(pointer, branch))),
            "anyOf" => {
                let n = value.as_array().map_or(0, Vec::len);
                (0..n).any(|index| all_pass(&child(&here(), &index.to_string())))
            }
            "minLength" | "minItems" | "minProperties" => value.as_f64() == Some(0.0),
            "not" | "uniqueItems" => value == &Value::Bool(false),
            "required" | "prefixItems" => value.as_array().is_some_and(Vec::is_empty),
            "properties" | "patternProperties" | "dependentSchemas" | "dependentRequired"
            | "dependencies" => value.as_object().is_some_and(Map::is_empty),
            "contains" => {
                members.get("minContains").and_then(Value::as_f64) == Some(0.0)
                    && !members.contains_key("maxContains")
                    && self.schema.dialect >= Dialect::Draft2019
            }
            "format" => value.as_str().is_some_and(|format| !self.is_format(format)),
            _ => false,
        }
    }

    fn is_format(&self, format: &str) -> bool {
        // Older dialects know some formats under other names: there the validator decides.
        format::ASSERTED.contains(&format) || self.schema.dialect <= Dialect::Draft7
    }
}

fn kinds_named(name: &Value) -> Kinds {
    match name.as_str() {
        Some("null") => flat::NULL,
        Some("boolean") => flat::BOOL,
        Some("integer") => flat::WHOLE,
        Some("number") => flat::NUMBER,
        Some("string") => flat::STRING,
        Some("array") => flat::ARRAY,
        Some("object") => flat::OBJECT,
        _ => 0,
    }
}

fn kind_of(value: &Value) -> Kinds {
    match value {
        Value::Null => flat::NULL,
        Value::Bool(_) => flat::BOOL,
        Value::Number(number) => match number.as_f64() {
            Some(float) if float.fract() != 0.0 => flat::FRACTION,
            _ => flat::WHOLE,
        },
        Value::String(_) => flat::STRING,
        Value::Array(_) => flat::ARRAY,
        Value::Object(_) => flat::OBJECT,
    }
}

/// The value with every number that has no fraction as an integer, so that `1.0` is `1`.
#[expect(clippy::cast_possible_truncation, reason = "only where nothing is cut off")]
fn canonical(value: &Value) -> Value {
    match value {
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() && float.fract() == 0.0 && float.abs() < 9e15 => {
                Value::from(float as i64)
            }
            _ => value.clone(),
        },
        Value::Array(elements) => elements.iter().map(canonical).collect(),
        Value::Object(members) => {
            members.iter().map(|(name, member)| (name.clone(), canonical(member))).collect()
        }
        other => other.clone(),
    }
}
