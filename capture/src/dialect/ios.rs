//! SDK pages for iOS: `String`, `[X]`, `[String:X]`, names as on the wire except that words reserved in
//! Swift begin with an underscore.

use super::{Generic, Spelling, header_spacing};
use crate::{names::Names, sheet::Sheet, types::Type};

pub(super) const SPELLING: Spelling = Spelling {
    name: "ios",
    scalar,
    generic,
    wire_name: |name| name.strip_prefix('_').unwrap_or(name).to_owned(),
    names: Names::Wire,
    is_name,
    layout,
    marker: None,
};

/// `Date` may be a date or a date-time: the description decides.
fn scalar(name: &str) -> Option<Type> {
    Some(match name {
        "String" => Type::plain("string"),
        "UUID" => Type::formatted("string", "uuid"),
        "Int" => Type::formatted("integer", "int32"),
        "Int64" => Type::formatted("integer", "int64"),
        "Float" => Type::formatted("number", "float"),
        "Double" => Type::formatted("number", "double"),
        "Bool" => Type::plain("boolean"),
        "Date" => Type::formatted("string", "date-time"),
        "JSON" => Type::Any,
        _ => return None,
    })
}

/// Swift writes lists and maps in brackets only.
fn generic(_name: &str) -> Option<Generic> {
    None
}

fn is_name(name: &str) -> bool {
    let bare = name.strip_prefix('_').unwrap_or(name);
    bare.starts_with(|first: char| first.is_lowercase()) && !bare.contains('_')
}

fn layout(sheet: &Sheet) -> i32 {
    let reserved = sheet
        .property_tables()
        .flat_map(|table| &table.rows)
        .any(|row| row.cells.first().is_some_and(|name| name.starts_with("**_")));
    header_spacing(sheet, false) + 2 * i32::from(reserved) + 2 * i32::from(sheet.version_after_at)
}
