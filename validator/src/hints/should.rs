//! `should`: a schema that the value should meet. What violates it is a warning.

use tablature_schema::model::Node;

use super::Hints;
use crate::{context::Located, explain::Explainer};

pub(super) fn hint<'a>(hints: &mut Hints<'_, 'a>, at: &Located<'a>, node: &Node) {
    let Some(part) = node.annotations.should.and_then(|id| hints.engine.part(id)) else {
        return;
    };
    if part.is_valid(at.node) {
        return;
    }
    let errors: Vec<_> = part.iter_errors(at.node).collect();
    for finding in Explainer::warnings(errors, at, hints.context) {
        hints.push(finding);
    }
}
