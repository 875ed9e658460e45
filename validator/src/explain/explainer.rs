//! The state of turning violations into findings.

use tablature_schema::{ir::SchemaId, json::NodeRef};

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
}

/// A branch of a union whose violations are explained in place of the union's.
pub(super) struct Chosen<'a> {
    pub(super) branch: SchemaId,
    pub(super) value: NodeRef<'a>,
    pub(super) scope: Scope,
}
