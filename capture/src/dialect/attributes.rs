//! Tables written by hand: `String`, `Integer`, `Object`, `DateTime (UTC)`, names as on the wire,
//! enumerations in parentheses at the end of a description.

use super::{Generic, Spelling};
use crate::{
    names::{self, Names},
    types::Type,
};

pub(super) const SPELLING: Spelling = Spelling {
    name: "attributes",
    scalar,
    generic,
    wire_name: names::camel_case,
    names: Names::Documented,
    is_name: |_| true,
    layout: |_| 0,
    marker: None,
};

/// Pages of this layout are written by hand, so case is ignored.
fn scalar(name: &str) -> Option<Type> {
    Some(match name.to_ascii_lowercase().as_str() {
        "string" | "str" | "text" => Type::plain("string"),
        "integer" | "int" | "long" => Type::plain("integer"),
        "number" | "float" | "double" | "decimal" => Type::plain("number"),
        "boolean" | "bool" => Type::plain("boolean"),
        "datetime" | "timestamp" => Type::formatted("string", "date-time"),
        "date" => Type::formatted("string", "date"),
        "uuid" => Type::formatted("string", "uuid"),
        "object" => Type::plain("object"),
        "array" | "list" => Type::plain("array"),
        "any" => Type::Any,
        _ => return None,
    })
}

fn generic(name: &str) -> Option<Generic> {
    match name.to_ascii_lowercase().as_str() {
        "array" | "list" => Some(Generic::List),
        "map" | "dict" | "object" => Some(Generic::Map),
        "datetime" | "timestamp" => Some(Generic::Zoned),
        _ => None,
    }
}
