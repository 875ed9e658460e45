//! The state of turning violations into findings.

use std::{collections::HashMap, rc::Rc};

use tablature_schema::{
    ir::{Discriminator, SchemaId},
    json::NodeRef,
};

use crate::{
    context::Context,
    evaluate::{Evaluator, Scope},
    finding::{Finding, Severity},
};

/// Turns the violations of one payload into findings.
pub(super) struct Explainer<'c, 'a> {
    pub(super) context: &'c Context<'a>,
    pub(super) evaluator: &'c mut Evaluator<'a>,
    pub(super) severity: Severity,
    /// Maximum number of findings.
    pub(super) limit: usize,
    pub(super) findings: Vec<Finding>,
    pub(super) is_full: bool,
    /// The discriminators of the unions that were visited.
    pub(super) discriminators: HashMap<SchemaId, Option<Rc<Discriminator>>>,
}

/// A branch of a union whose violations are explained in place of the union's.
pub(super) struct Chosen<'a> {
    pub(super) branch: SchemaId,
    pub(super) value: NodeRef<'a>,
    pub(super) scope: Scope,
}
