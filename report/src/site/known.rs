//! A schema, with what was found out about it.

use std::{cell::RefCell, collections::HashMap, ops::Deref, rc::Rc};

use tablature_schema::ir::{Discriminator, Ir, SchemaId};

/// A schema whose unions are looked at once: each page asks what selects their branches, and a union can have thousands.
pub(super) struct Known<'i> {
    ir: &'i Ir,
    /// What selects the branches of a union, by its first branch.
    unions: RefCell<HashMap<SchemaId, Option<Rc<Discriminator>>>>,
}

impl<'i> Known<'i> {
    pub(super) fn new(ir: &'i Ir) -> Self {
        Self { ir, unions: RefCell::default() }
    }

    /// Returns what selects a branch of a union.
    pub(super) fn discriminator(&self, branches: &[SchemaId]) -> Option<Rc<Discriminator>> {
        let first = *branches.first()?;
        if let Some(known) = self.unions.borrow().get(&first) {
            return known.clone();
        }
        let found = Discriminator::find(self.ir, branches).map(Rc::new);
        self.unions.borrow_mut().insert(first, found.clone());
        found
    }
}

impl Deref for Known<'_> {
    type Target = Ir;

    fn deref(&self) -> &Ir {
        self.ir
    }
}
