//! The dynamic scope: which resources were entered on the way to a subschema.
//!
//! A dynamic reference asks for the outermost resource that has an anchor. A resource that the scope already
//! holds changes nothing when it is entered again, nor does one whose anchors all have one further out. So a scope
//! is a short list of resources, each list is kept once, and a scope is an index: cheap to copy, to compare and
//! to remember a verdict under.

use tablature_schema::ir::{Ir, ResourceId, SchemaId};

use super::hash::{Map, Secret};

/// A dynamic scope, as its evaluator counts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Scope(u32);

impl Scope {
    /// Returns the scope of a walk that begins: nothing was entered.
    pub(crate) fn root() -> Self {
        Self(0)
    }

    /// Returns a number that no other scope of the evaluator has.
    pub(super) fn number(self) -> u32 {
        self.0
    }
}

/// The scopes of one evaluation.
#[derive(Debug)]
pub(super) struct Scopes {
    /// Of each scope but the first, the one around it and the resource that it adds.
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
            Scope(u32::try_from(self.entered.len()).expect("each costs a step, and steps are few"))
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
