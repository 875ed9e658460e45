//! Describes what a subschema expects, so that following the help does not cause the next mistake.

use tablature_schema::{
    ir::{Keyword, Node, Rule, SchemaId, TypeSet},
    json::Value,
};

use super::{
    formats,
    list::{list_strings, list_values, with_article},
};
use crate::context::Context;

/// Returns what a value at this subschema should be, such as ``one of `"a"` or `"b"` `` or `a string`. `None` where the
/// subschema does not describe its own value.
pub(super) fn describe(context: &Context<'_>, id: SchemaId) -> Option<String> {
    /// References may form cycles.
    const MAX_STEPS: usize = 8;
    let ir = context.ir();
    let mut node = &ir[id];
    for _ in 0..MAX_STEPS {
        if let Some(description) = describe_own(node) {
            return Some(description);
        }
        let branch = node.any_of().first().or(node.one_of().first());
        node = &ir[node.static_reference().or(branch.copied())?];
    }
    None
}

fn describe_own(node: &Node) -> Option<String> {
    if let Some(Rule::Enum(values)) = node.rule(Keyword::Enum) {
        return Some(format!("one of {}", list_values(values, "or")));
    }
    if let Some(Rule::Const(value)) = node.rule(Keyword::Const) {
        return Some(list_values([value] as [&Value; 1], "or"));
    }
    if let Some(Rule::Format(format)) = node.rule(Keyword::Format)
        && let Some((name, how)) = formats::describe(format.name())
    {
        return Some(format!("{name} {how}"));
    }
    let Some(Rule::Types(types)) = node.rule(Keyword::Type) else { return None };
    let ty = (*types & !TypeSet::NULL).names().next()?;
    let known = &node.annotations.known_values;
    if known.is_empty() {
        return Some(with_article(ty));
    }
    Some(format!("{} such as {}", with_article(ty), list_strings(known, "or")))
}

/// Returns the help for a value of the wrong type, where the subschema has more rules than the type: quotes or a cast
/// may not be enough to make the value valid.
pub(super) fn remedy(node: &Node) -> Option<String> {
    if let Some(fault) = &node.annotations.fault {
        return Some(fault.help.clone());
    }
    let has = |keyword| node.rule(keyword).is_some();
    (has(Keyword::Enum) || has(Keyword::Const) || has(Keyword::Format))
        .then(|| describe_own(node))
        .flatten()
        .map(|wanted| format!("send {wanted}"))
}
