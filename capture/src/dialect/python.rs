//! SDK pages for Python: `str`, `list[X]`, `dict(str, X)`, names in snake case.

use super::{Generic, Spelling, header_spacing, is_snake_case};
use crate::{
    names::{self, Names},
    types::Type,
};

pub(super) const SPELLING: Spelling = Spelling {
    name: "python",
    scalar,
    generic,
    wire_name: names::camel_case,
    names: Names::Wire,
    is_name: is_snake_case,
    layout: |sheet| header_spacing(sheet, false),
    marker: None,
};

/// `int` and `float` do not specify a width.
fn scalar(name: &str) -> Option<Type> {
    Some(match name {
        "str" => Type::plain("string"),
        "int" => Type::plain("integer"),
        "float" => Type::plain("number"),
        "bool" => Type::plain("boolean"),
        "datetime" => Type::formatted("string", "date-time"),
        "date" => Type::formatted("string", "date"),
        "object" => Type::Any,
        "LocalDateTime" => Type::local_date_time(),
        "YearMonth" => Type::year_month(),
        _ => return None,
    })
}

fn generic(name: &str) -> Option<Generic> {
    match name {
        "list" => Some(Generic::List),
        "dict" => Some(Generic::Map),
        _ => None,
    }
}
