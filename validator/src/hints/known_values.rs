//! `unknown-value`: a value that is not among those that the documentation gives as examples.

use serde_json::Value;
use tablature_schema::{model::Node, vocabulary::KNOWN_VALUES};

use super::{Hints, keyword_pointer};
use crate::{
    context::{Located, Rule, Statement},
    explain::list_values,
    finding::Severity,
    suggest::nearest,
};

pub(super) fn hint<'a>(hints: &mut Hints<'_, 'a>, at: &Located<'a>, node: &Node) {
    let known = &node.annotations.known_values;
    let Some(text) = at.node.as_str() else { return };
    if known.is_empty() || known.iter().any(|value| value == text) {
        return;
    }
    let values: Vec<Value> = known.iter().map(|value| Value::from(value.as_str())).collect();
    let list = list_values(&values, "and");
    let near = nearest(text, known.iter().map(String::as_str));
    // What a masked value is near to would tell the value.
    let help = match near.filter(|_| !hints.context.subject.is_masked) {
        Some(near) => format!("did you mean `{near}`? documented are {list}"),
        None => format!("documented are {list}; others may be right too"),
    };
    let says = Statement {
        code: "unknown-value".to_owned(),
        severity: Severity::Warning,
        message: format!("{} is not among the documented values", hints.context.show(at.node)),
        help: Some(help),
    };
    let pointer = keyword_pointer(node, KNOWN_VALUES);
    let rule = Rule { pointer: &pointer, keyword: KNOWN_VALUES, owner: node };
    let finding = hints.context.about_value(at, rule, says);
    hints.push(finding);
}
