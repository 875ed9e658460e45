//! SDK pages for Java: `String`, `List<X>`, `Map<String, X>`, names as on the wire, header rows with
//! outer spaces, comments around the types of old pages, one table per enumeration on the same page.

use super::{Generic, Spelling, header_spacing, is_camel_case};
use crate::{names::Names, types::Type};

pub(super) const SPELLING: Spelling = Spelling {
    name: "java",
    scalar,
    generic,
    wire_name: str::to_owned,
    names: Names::Wire,
    is_name: is_camel_case,
    layout: |sheet| header_spacing(sheet, true),
    // The value of the SDK for unknown values; first in most enumerations.
    marker: Some("OUTDATEDSDKVERSION"),
};

fn scalar(name: &str) -> Option<Type> {
    Some(match name {
        "String" => Type::plain("string"),
        "Integer" => Type::formatted("integer", "int32"),
        "Long" => Type::formatted("integer", "int64"),
        "Float" => Type::formatted("number", "float"),
        "Double" => Type::formatted("number", "double"),
        "BigDecimal" => Type::plain("number"),
        "Boolean" => Type::plain("boolean"),
        "Date" => Type::formatted("string", "date-time"),
        "LocalDate" => Type::formatted("string", "date"),
        "LocalDateTime" => Type::local_date_time(),
        "Object" => Type::Any,
        _ => return None,
    })
}

fn generic(name: &str) -> Option<Generic> {
    match name {
        "List" => Some(Generic::List),
        "Map" => Some(Generic::Map),
        _ => None,
    }
}
