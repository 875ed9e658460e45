//! Predicts the finding for a value that matches no branch of a union.

use serde_json::Value;
use tablature_schema::{
    ir::{Discriminator, Ir, Rule, SchemaId, Target, TypeSet},
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
    if let Some(discriminator) = Discriminator::find(ir, branches) {
        let field = || Some(discriminator.property.to_string());
        match value.get(&*discriminator.property) {
            Some(tag) => {
                let tag = json::Value::from(tag);
                let is_known = discriminator.branches.iter().any(|(_, tags)| tags.contain(&tag));
                let code = "unknown-variant";
                return (!is_known).then(|| UnionFinding { code, at: field(), missing: None });
            }
            None if discriminator.is_required && value.is_object() => {
                let code = "missing-field";
                return Some(UnionFinding { code, at: None, missing: field() });
            }
            None => {}
        }
    }
    let types = super::super::make::type_of(value);
    let fitting = branches.iter().filter(|branch| !rejects_type(ir, **branch, types, 0)).count();
    match fitting {
        0 => say("wrong-type"),
        1 => None,
        _ => say("no-matching-variant"),
    }
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
