//! `$ref`, `$dynamicRef` and `$recursiveRef`.

use tablature_schema::ir::{Reference, SchemaId, Target};

use super::{Evaluator, Scope};

impl Evaluator<'_> {
    /// Returns the subschema that a reference resolves to in a scope; `None` where there is none.
    pub(super) fn resolve(&self, reference: &Reference, scope: Scope) -> Option<SchemaId> {
        match &reference.target {
            Target::Static(id) => Some(*id),
            Target::Dynamic { anchor, fallback } => {
                Some(self.scopes.outermost(self.plan.ir(), scope, anchor).unwrap_or(*fallback))
            }
            Target::Unresolved => None,
        }
    }
}
