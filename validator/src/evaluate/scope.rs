//! The dynamic scope: the resources that were entered on the path to a subschema.
//!
//! A dynamic reference resolves to the outermost resource that has an anchor. Entering a resource again changes
//! nothing, nor does entering one whose anchors all exist further out. So a scope is a short list of resources. Each
//! list is stored once, and a scope is its index: cheap to copy, to compare and to use as a key.

use tablature_schema::ir::{Ir, ResourceId, SchemaId};

use super::hash::{Map, Secret};

/// A dynamic scope, numbered by its evaluator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Scope(u32);

impl Scope {
    /// Returns the scope at the root, where nothing was entered.
    pub(crate) fn root() -> Self {
        Self(0)
    }

    /// Returns the number of the scope, unique within the evaluator.
    pub(super) fn number(self) -> u32 {
        self.0
    }
}

/// The scopes of one evaluation.
#[derive(Debug)]
pub(super) struct Scopes {
    /// For each scope but the first, the one around it and the resource that it adds.
    entered: Vec<(Scope, ResourceId)>,
    next: Map<(Scope, ResourceId), Scope>,
}

impl Scopes {
    pub(super) fn new(secret: Secret) -> Self {
        Self { entered: Vec::new(), next: Map::with_hasher(secret) }
    }

    /// Returns the scope inside a resource that is entered from `scope`.
    pub(super) fn enter(&mut self, ir: &Ir, scope: Scope, resource: ResourceId) -> Scope {
        if let Some(known) = self.next.get(&(scope, resource)) {
            return *known;
        }
        let mut anchors = ir.resource(resource).dynamic_anchors.keys();
        let inside = if anchors.all(|anchor| self.outermost(ir, scope, anchor).is_some()) {
            scope
        } else {
            self.entered.push((scope, resource));
            Scope(
                u32::try_from(self.entered.len())
                    .expect("each costs a step, and steps are limited"),
            )
        };
        self.next.insert((scope, resource), inside);
        inside
    }

    /// Returns the subschema with an anchor in the outermost resource that has it.
    pub(super) fn outermost(&self, ir: &Ir, scope: Scope, anchor: &str) -> Option<SchemaId> {
        let mut found = None;
        let mut at = scope;
        while let Some(index) = at.0.checked_sub(1) {
            let (around, resource) = self.entered[index as usize];
            found = ir.resource(resource).dynamic_anchors.get(anchor).copied().or(found);
            at = around;
        }
        found
    }
}
