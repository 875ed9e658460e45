//! Predicts the finding for a value that matches no branch of a union.

use serde_json::Value;
use tablature_schema::{
    ir::{Ir, Rule, SchemaId, Target, TypeSet},
    json,
};

/// A finding about a union.
pub(super) struct UnionFinding {
    pub(super) code: &'static str,
    /// The field below the value that it is reported at.
    pub(super) at: Option<String>,
    /// The field that is missing.
    pub(super) missing: Option<String>,
}

/// References may be cyclic.
const MAX_DEPTH: usize = 8;

/// Returns the finding about `value`; `None` if it would be about the contents of one branch.
pub(super) fn finding(ir: &Ir, branches: &[SchemaId], value: &Value) -> Option<UnionFinding> {
    let say = |code| Some(UnionFinding { code, at: None, missing: None });
    if let Some((tag, values)) = discriminator(ir, branches) {
        return match value.get(&tag) {
            Some(found) if values.contains(&json::Value::from(found)) => None,
            Some(_) => Some(UnionFinding { code: "unknown-variant", at: Some(tag), missing: None }),
            None if value.is_object() => {
                Some(UnionFinding { code: "missing-field", at: None, missing: Some(tag) })
            }
            None => say("wrong-type"),
        };
    }
    let types = super::super::make::type_of(value);
    let fitting = branches.iter().filter(|branch| !rejects_type(ir, **branch, types, 0)).count();
    match fitting {
        0 => say("wrong-type"),
        1 => None,
        _ => say("no-matching-variant"),
    }
}

/// Returns the field that every branch restricts to distinct values, and all those values.
fn discriminator(ir: &Ir, branches: &[SchemaId]) -> Option<(String, Vec<json::Value>)> {
    let (first, rest) = branches.split_first()?;
    tags(ir, *first, 0).into_iter().find_map(|(field, mut all)| {
        for branch in rest {
            let (_, values) = tags(ir, *branch, 0).into_iter().find(|(name, _)| *name == field)?;
            if values.iter().any(|value| all.contains(value)) {
                return None;
            }
            all.extend(values);
        }
        Some((field, all))
    })
}

/// Returns the fields that a branch restricts to certain values, through references and `allOf`.
fn tags(ir: &Ir, id: SchemaId, depth: usize) -> Vec<(String, Vec<json::Value>)> {
    if depth > MAX_DEPTH {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (name, child) in ir.node(id).properties() {
        let values = ir.node(child).assertions.iter().find_map(|own| match &own.rule {
            Rule::Const(value) => Some(vec![value.clone()]),
            Rule::Enum(values) => Some(values.clone()),
            _ => None,
        });
        found.extend(values.map(|values| (name.to_owned(), values)));
    }
    found.extend(conjuncts(ir, id).flat_map(|inner| tags(ir, inner, depth + 1)));
    found
}

/// Returns whether a branch rejects the type of the value.
fn rejects_type(ir: &Ir, id: SchemaId, types: TypeSet, depth: usize) -> bool {
    let own = ir.node(id).assertions.iter().any(|own| match own.rule {
        Rule::Types(accepted) => !accepted.contains(types),
        _ => false,
    });
    own || (depth < MAX_DEPTH
        && conjuncts(ir, id).any(|inner| rejects_type(ir, inner, types, depth + 1)))
}

/// Returns the subschemas that a value must satisfy as well.
fn conjuncts(ir: &Ir, id: SchemaId) -> impl Iterator<Item = SchemaId> {
    let node = ir.node(id);
    let references = node.references.iter().filter_map(|reference| match reference.target {
        Target::Static(id) => Some(id),
        _ => None,
    });
    references.chain(node.all_of().iter().copied())
}
