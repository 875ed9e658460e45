//! SDK pages for Ruby: `String`, `BOOLEAN`, `Array<X>`, `Hash<String, X>`, names in snake case, the
//! module in the heading.

use super::{Generic, Spelling, header_spacing, is_snake_case};
use crate::{
    names::{self, Names},
    sheet::Sheet,
    types::Type,
};

pub(super) const SPELLING: Spelling = Spelling {
    name: "ruby",
    scalar,
    generic,
    wire_name: names::camel_case,
    names: Names::Wire,
    is_name: is_snake_case,
    layout,
    marker: None,
};

fn scalar(name: &str) -> Option<Type> {
    Some(match name {
        "String" => Type::plain("string"),
        "Integer" => Type::plain("integer"),
        "Float" => Type::plain("number"),
        "BOOLEAN" => Type::plain("boolean"),
        "DateTime" => Type::formatted("string", "date-time"),
        "Date" => Type::formatted("string", "date"),
        "Object" => Type::Any,
        _ => return None,
    })
}

fn generic(name: &str) -> Option<Generic> {
    match name {
        "Array" => Some(Generic::List),
        "Hash" => Some(Generic::Map),
        _ => None,
    }
}

fn layout(sheet: &Sheet) -> i32 {
    let module = sheet.headings.iter().any(|heading| heading.contains("::"));
    header_spacing(sheet, false) + 2 * i32::from(module)
}
