//! Documented types and properties, before they are JSON Schema.

use std::{collections::BTreeMap, ops::Range, rc::Rc};

use serde_json::Value;

use super::{
    account::Account, dialect::Dialect, names::Names, path::Dots, problem::Problem, tally::Tally,
    types::Type, values::Values,
};

/// A documented type: a table, or several.
#[derive(Debug)]
pub(super) struct TypeDef {
    pub(super) name: String,
    /// Other names by which types refer to it.
    pub(super) aliases: Vec<String>,
    /// The heading above the table.
    pub(super) title: String,
    /// What the type is called where it is documented, if its name does not say the same.
    pub(super) documented: Option<String>,
    /// Is `true` if a column names it.
    pub(super) is_event: bool,
    pub(super) path: String,
    /// Line of the table's header row.
    pub(super) line: usize,
    pub(super) version: Option<String>,
    pub(super) dialect: Dialect,
    pub(super) properties: Vec<Property>,
    /// The enumerations on the same page, by name.
    pub(super) enumerations: Rc<BTreeMap<String, Vec<String>>>,
    /// The lines of the page that are about it.
    pub(super) lines: Range<usize>,
}

/// A documented property: a row.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of the row that the others do not depend on"
)]
pub(super) struct Property {
    /// The name on the wire.
    pub(super) wire: String,
    /// The source of the name on the wire, if it comes from an overlay.
    pub(super) renamed: Option<Value>,
    /// The documented name of the property itself: the last step of a path.
    pub(super) documented: String,
    /// The documented name of the row.
    pub(super) row: String,
    pub(super) line: usize,
    /// `None` if the type cell could not be read, which was reported.
    pub(super) ty: Option<Type>,
    /// The type cell, rendered.
    pub(super) type_text: String,
    pub(super) required: bool,
    /// Is `true` if the row itself says whether it is required.
    pub(super) says_required: bool,
    pub(super) description: String,
    pub(super) is_deprecated: bool,
    pub(super) default: Option<String>,
    pub(super) examples: Vec<String>,
    /// The values of a table of values, or of a column.
    pub(super) values: Option<Values>,
    /// Other rows for the same name: what any of them says is accepted.
    pub(super) also: Vec<Property>,
    /// Members of an object.
    pub(super) fields: Vec<Property>,
    /// The items of an array, if rows describe them.
    pub(super) items: Option<Box<Property>>,
    /// Whatever else an object has, if a row describes it: `labels.*`.
    pub(super) others: Option<Box<Property>>,
    /// Is `true` if no row documents it, only its members.
    pub(super) is_implied: bool,
    /// Is `true` for seconds or milliseconds since 1970.
    pub(super) is_count_of_time: bool,
}

impl Property {
    /// Creates a property that only its members document.
    pub(super) fn implied(name: &str, line: usize) -> Self {
        Self {
            wire: name.to_owned(),
            renamed: None,
            documented: name.to_owned(),
            row: name.to_owned(),
            line,
            ty: None,
            type_text: String::new(),
            required: false,
            says_required: false,
            description: String::new(),
            is_deprecated: false,
            default: None,
            examples: Vec::new(),
            values: None,
            also: Vec::new(),
            fields: Vec::new(),
            items: None,
            others: None,
            is_implied: true,
            is_count_of_time: false,
        }
    }
}

/// How the pages of a set are read, and where problems go.
pub(super) struct Reading<'a> {
    pub(super) dialect: Dialect,
    pub(super) names: Names,
    pub(super) dots: Dots,
    pub(super) problems: &'a mut Vec<Problem>,
    pub(super) account: &'a mut Account,
    pub(super) tally: &'a mut Tally,
    /// Tells the types of which an overlay says what is required.
    pub(super) says_required: &'a dyn Fn(&str) -> bool,
}

/// Shortens a hostile text.
pub(super) fn shorten(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Calls `visit` for properties and their members. They nest no deeper than paths and rows can.
pub(super) fn for_each(properties: &[Property], visit: &mut dyn FnMut(&Property)) {
    for property in properties {
        visit(property);
        for_each(&property.fields, visit);
        for inner in [&property.items, &property.others].into_iter().flatten() {
            for_each(std::slice::from_ref(inner), visit);
        }
    }
}

/// Calls `visit` for properties and their members, to change them.
pub(super) fn for_each_mut(properties: &mut [Property], visit: &mut dyn FnMut(&mut Property)) {
    for property in properties {
        visit(property);
        for_each_mut(&mut property.fields, visit);
        for inner in [&mut property.items, &mut property.others].into_iter().flatten() {
            for_each_mut(std::slice::from_mut(inner), visit);
        }
    }
}
