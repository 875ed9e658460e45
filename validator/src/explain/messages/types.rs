//! Messages about values of the wrong type.

use tablature_schema::{
    ir::{Keyword, Location, Node, TypeSet},
    json::{Decimal, Kind, NodeRef, Value},
};

use super::{
    Message, expected,
    list::{join, with_article},
    message,
};
use crate::context::Context;

/// Returns the message for a value that is of none of `types`: those of one subschema, or of all branches of a union.
pub(crate) fn wrong_type(
    context: &Context<'_>,
    node: NodeRef<'_>,
    owner: &Node,
    types: TypeSet,
) -> Message {
    let names = names(context, owner, types);
    let expected = join(&names, "or");
    let shown = context.show(node);
    let help = expected::remedy(owner).unwrap_or_else(|| plain_help(context, node, &expected));
    let detail = match node.kind() {
        Kind::Null => String::new(),
        _ if shown.starts_with('`') => format!(" {shown}"),
        _ => String::new(),
    };
    let found = type_name(node);
    let text = format!("expected {}, found {found}{detail}", with_article(&expected));
    message(text, help)
}

/// Returns the names of types, in the order in which the subschema writes them.
fn names(context: &Context<'_>, owner: &Node, types: TypeSet) -> Vec<&'static str> {
    // Where null only means that the field is absent, it is not suggested.
    let hidden = if owner.annotations.is_null_absent { TypeSet::NULL } else { TypeSet::EMPTY };
    let offered = if types == hidden { types } else { types & !hidden };
    let mut names: Vec<&'static str> = offered.names().collect();
    let pointer = owner.keyword_pointer(Keyword::Type).into();
    let written = context.ir().value(&Location { pointer, ..owner.location });
    let written = written.as_ref().and_then(Value::as_array).unwrap_or_default();
    names.sort_by_key(|name| {
        let place = written.iter().position(|own| own.as_str() == Some(name));
        // Types that another subschema gives come after, null last.
        (place.unwrap_or(written.len()), *name == "null")
    });
    names
}

fn plain_help(context: &Context<'_>, node: NodeRef<'_>, expected: &str) -> String {
    match (node.kind(), node.as_str()) {
        (Kind::Number(_) | Kind::Bool(_), _) if expected.starts_with("string") => {
            "put the value in quotes".to_owned()
        }
        (_, Some(text)) if is_scalar_of(text, expected) => "remove the quotes".to_owned(),
        (Kind::String(_), Some(text))
            if expected.starts_with("object") && text.trim_start().starts_with('{') =>
        {
            "send the object itself, not as a string".to_owned()
        }
        (Kind::Null, _) if node.id != context.document.root().id => {
            format!("send {}: null does not mean that the field is absent", with_article(expected))
        }
        _ => format!("send {}", with_article(expected)),
    }
}

/// Returns whether the content of a string is a value of the type that was expected.
fn is_scalar_of(text: &str, expected: &str) -> bool {
    match expected {
        "integer" => text.parse::<i64>().is_ok(),
        "number" => text.parse::<f64>().is_ok_and(f64::is_finite),
        "boolean" => matches!(text, "true" | "false"),
        _ => false,
    }
}

/// Returns the name of a value's type, `integer` for integers.
pub(super) fn type_name(node: NodeRef<'_>) -> &'static str {
    match node.kind() {
        Kind::Number(literal) if Decimal::parse(literal).is_integer() => "integer",
        _ => node.type_name(),
    }
}
