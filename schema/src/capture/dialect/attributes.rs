//! Tables of attribute, type and description: `String`, `Integer`, `Object`, `DateTime (UTC)`, names as
//! on the wire, no notes, enumerations in parentheses at the end of a description.

use super::{Generic, Spelling};
use crate::capture::model::Type;

pub(super) const SPELLING: Spelling = Spelling {
    name: "attributes",
    scalar,
    generic,
    wire_name: str::to_owned,
    is_name: |_| true,
    layout: |_| 0,
    marker: None,
};

/// Pages of this layout are written by hand, so capitals are not to be relied on.
fn scalar(name: &str) -> Option<Type> {
    Some(match name.to_ascii_lowercase().as_str() {
        "string" | "text" => Type::plain("string"),
        "integer" | "int" => Type::plain("integer"),
        "number" | "float" | "double" | "decimal" => Type::plain("number"),
        "boolean" | "bool" => Type::plain("boolean"),
        "datetime" | "timestamp" => Type::formatted("string", "date-time"),
        "date" => Type::formatted("string", "date"),
        "object" => Type::plain("object"),
        "array" | "list" => Type::plain("array"),
        "any" => Type::Any,
        _ => return None,
    })
}

fn generic(name: &str) -> Option<Generic> {
    match name.to_ascii_lowercase().as_str() {
        "array" | "list" => Some(Generic::List),
        "map" | "object" => Some(Generic::Map),
        "datetime" | "timestamp" => Some(Generic::Zoned),
        _ => None,
    }
}
