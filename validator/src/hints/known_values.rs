//! `unknown-value`: a value that the documentation does not list.

use tablature_schema::{
    ir::{Keyword, Node, SchemaId},
    json::NodeRef,
};

use super::Hints;
use crate::{
    context::{Rule, Statement},
    explain::{list_strings, quote_string},
    finding::Severity,
};

pub(super) fn hint<'a>(
    hints: &mut Hints<'_, 'a>,
    value: NodeRef<'a>,
    id: SchemaId,
    node: &'a Node,
) {
    let known = &node.annotations.known_values;
    let Some(text) = value.as_str() else { return };
    if known.iter().any(|value| value == text) {
        return;
    }
    let context = hints.context;
    let list = list_strings(known, "and");
    let near = context.nearest(text, known.iter().map(|known| Some(known.as_str())));
    // The nearest value would reveal a masked one.
    let help = match near.filter(|_| !context.subject.is_masked) {
        Some(near) => {
            format!("did you mean {}? the documented values are {list}", quote_string(near))
        }
        None => format!("the documented values are {list}; others may be valid too"),
    };
    let statement = Statement {
        code: "unknown-value".to_owned(),
        severity: Severity::Warning,
        message: format!("{} is not among the documented values", context.show(value)),
        help: Some(help),
    };
    hints.push(context.about_value(value, Rule::Keyword(id, Keyword::KnownValues), statement));
}
