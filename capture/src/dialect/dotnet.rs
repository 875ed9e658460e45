//! SDK pages for .NET: `string`, `int?`, `List<X>`, `Dictionary<string, X>`, names in Pascal case,
//! the type's full name in the heading.

use super::{Generic, Spelling, header_spacing};
use crate::{
    names::{self, Names},
    sheet::Sheet,
    types::Type,
};

pub(super) const SPELLING: Spelling = Spelling {
    name: "dotnet",
    scalar,
    generic,
    wire_name: names::lower_first,
    names: Names::Wire,
    is_name: |name| name.starts_with(|first: char| first.is_uppercase()),
    layout,
    marker: None,
};

/// Only the upper case of `String` distinguishes a date from a string.
fn scalar(name: &str) -> Option<Type> {
    Some(match name.strip_suffix('?').unwrap_or(name) {
        "string" => Type::plain("string"),
        "String" => Type::formatted("string", "date"),
        "int" => Type::formatted("integer", "int32"),
        "long" => Type::formatted("integer", "int64"),
        "float" => Type::formatted("number", "float"),
        "double" => Type::formatted("number", "double"),
        "bool" => Type::plain("boolean"),
        "DateTime" => Type::formatted("string", "date-time"),
        "Object" => Type::Any,
        _ => return None,
    })
}

fn generic(name: &str) -> Option<Generic> {
    match name {
        "List" => Some(Generic::List),
        "Dictionary" => Some(Generic::Map),
        _ => None,
    }
}

fn layout(sheet: &Sheet) -> i32 {
    let qualified = sheet.headings.iter().any(|heading| heading.contains(".Model."));
    header_spacing(sheet, false) + 2 * i32::from(qualified)
}
