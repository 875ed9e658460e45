//! `unrecommended-style`: a value that is not in the style that the vendor recommends.

use tablature_schema::{
    ir::{Keyword, Node, SchemaId},
    json::NodeRef,
    pattern::Match,
};

use super::Hints;
use crate::{
    context::{Rule, Spot},
    explain::message,
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
    let code = fault.map_or("unrecommended-style", |fault| fault.code.as_str());
    let rule = Rule::Keyword(id, Keyword::RecommendedPattern);
    hints.push(Spot::value(value), rule, (Severity::Advice, code), None, |context| {
        let text = format!("{} is not in the recommended style", context.show(value));
        let help = fault.map_or_else(
            || format!("the recommended form is `{}`", shorten(pattern.as_str(), MAX_VALUE)),
            |fault| fault.help.clone(),
        );
        message(text, help)
    });
}
