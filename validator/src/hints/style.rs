//! `unrecommended-style`: a value that is not in the style that the vendor recommends.

use tablature_schema::{
    ir::{Keyword, Node, SchemaId},
    json::NodeRef,
    pattern::Match,
};

use super::Hints;
use crate::{
    context::{Rule, Statement},
    finding::Severity,
    shorten::{MAX_VALUE, shorten},
};

pub(super) fn hint<'a>(
    hints: &mut Hints<'_, 'a>,
    value: NodeRef<'a>,
    id: SchemaId,
    node: &'a Node,
) {
    let annotations = &node.annotations;
    let (Some(pattern), Some(text)) = (&annotations.recommended_pattern, value.as_str()) else {
        return;
    };
    if pattern.is_match(text, &mut hints.budget) != Match::No {
        return;
    }
    let fault = annotations.fault.as_ref().filter(|fault| {
        let on = fault.on.as_deref().unwrap_or_default();
        on.iter().any(|keyword| keyword == Keyword::RecommendedPattern.name())
    });
    let (code, help) = match fault {
        Some(fault) => (fault.code.clone(), fault.help.clone()),
        None => (
            "unrecommended-style".to_owned(),
            format!("the recommended form is `{}`", shorten(pattern.as_str(), MAX_VALUE)),
        ),
    };
    let context = hints.context;
    let message = format!("{} is not in the recommended style", context.show(value));
    let statement = Statement { code, severity: Severity::Advice, message, help: Some(help) };
    hints.push(context.about_value(
        value,
        Rule::Keyword(id, Keyword::RecommendedPattern),
        statement,
    ));
}
