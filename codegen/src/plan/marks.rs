//! What tells the branches of a union apart, where the schema has no names for them.

use std::collections::HashMap;

use tablature_schema::{
    ir::{Rule, TypeSet},
    json::Value,
};

use super::{Planner, conjunction::Conjunction, graph::Mark};

impl Planner<'_, '_> {
    /// Returns the mark of each branch, which does not depend on their order.
    pub(super) fn marks(&self, branches: &[Conjunction]) -> Vec<Option<Mark>> {
        let values: Vec<Option<Vec<Value>>> = branches.iter().map(|own| self.values(own)).collect();
        let n_open = values.iter().filter(|values| values.is_none()).count();
        let format = |rule: &Rule| match rule {
            Rule::Format(format) => Some(format.name().to_owned()),
            _ => None,
        };
        let formats = only_here(branches, |own| own.rules(&self.view, format).collect());
        let marks = values.iter().zip(formats);
        marks
            .map(|(values, format)| match values.as_deref() {
                Some([only]) => Some(Mark::Value(only.clone())),
                Some(_) => Some(Mark::Values),
                None if n_open == 1 => Some(Mark::Other),
                None => format.map(Mark::Format),
            })
            .collect()
    }

    /// Returns for each branch that takes objects the first field that only it requires, else the first that only it has.
    pub(super) fn own_fields(&self, branches: &[Conjunction]) -> Vec<Option<String>> {
        let required =
            only_here(branches, |own| own.required(&self.view).map(str::to_owned).collect());
        let declared = only_here(branches, |own| self.declared(own));
        let fields = required.into_iter().zip(declared).zip(branches);
        fields
            .map(|((required, declared), own)| {
                required.or(declared).filter(|_| self.types(own) == TypeSet::OBJECT)
            })
            .collect()
    }
}

/// Returns for each branch the first of its names that no other has.
fn only_here(
    branches: &[Conjunction],
    names: impl Fn(&Conjunction) -> Vec<String>,
) -> Vec<Option<String>> {
    let lists: Vec<Vec<String>> = branches.iter().map(names).collect();
    let mut owners: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, names) in lists.iter().enumerate() {
        for name in names {
            let owners = owners.entry(name).or_default();
            if owners.last() != Some(&index) {
                owners.push(index);
            }
        }
    }
    let first =
        |names: &Vec<String>| names.iter().find(|name| owners[name.as_str()].len() == 1).cloned();
    lists.iter().map(first).collect()
}
