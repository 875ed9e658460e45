//! `unknown-value`: a value that the documentation does not list.

use tablature_schema::{
    ir::{Keyword, Node, SchemaId},
    json::NodeRef,
};

use super::Hints;
use crate::{
    context::{Rule, Spot},
    explain::{list_strings, message, quote_string},
    finding::Severity,
};

/// Values that are compared one by one.
const FEW: usize = 64;

pub(super) fn hint<'a>(
    hints: &mut Hints<'_, 'a>,
    value: NodeRef<'a>,
    id: SchemaId,
    node: &'a Node,
) {
    let known = &node.annotations.known_values;
    let Some(text) = value.as_str() else { return };
    let is_known = if known.len() <= FEW {
        known.iter().any(|value| value == text)
    } else {
        let set = hints.known.entry(id);
        set.or_insert_with(|| known.iter().map(String::as_str).collect()).contains(text)
    };
    if is_known {
        return;
    }
    let rule = Rule::Keyword(id, Keyword::KnownValues);
    hints.push(Spot::value(value), rule, (Severity::Warning, "unknown-value"), None, |context| {
        let list = list_strings(known, "and");
        let near = context.nearest(text, known.iter().map(|known| Some(known.as_str())));
        // The nearest value would reveal a masked one.
        let help = match near.filter(|_| !context.subject.is_masked) {
            Some(near) => {
                format!("did you mean {}? the documented values are {list}", quote_string(near))
            }
            None => format!("the documented values are {list}; others may be valid too"),
        };
        message(format!("{} is not among the documented values", context.show(value)), help)
    });
}
