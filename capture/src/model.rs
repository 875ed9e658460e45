//! Converts rows to properties: the documented types, before they are JSON Schema.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    rc::Rc,
};

use serde_json::Value;
use tablature_schema::plural::count;

use super::{
    columns::Presence,
    dialect::Dialect,
    expression,
    names::{self, Names},
    problem::Problem,
    sheet::{Kind, Row, Sheet, Table},
    text,
    types::Type,
};

/// A documented type: a table.
#[derive(Debug)]
pub(super) struct TypeDef {
    pub(super) name: String,
    /// The heading above the table.
    pub(super) title: String,
    pub(super) path: String,
    /// Line of the table's header row.
    pub(super) line: usize,
    pub(super) version: Option<String>,
    pub(super) dialect: Dialect,
    pub(super) properties: Vec<Property>,
    /// The enumerations on the same page, by name.
    pub(super) enumerations: Rc<BTreeMap<String, Vec<String>>>,
}

/// A documented property: a row.
#[derive(Debug)]
pub(super) struct Property {
    /// The name on the wire.
    pub(super) wire: String,
    /// The source of the name on the wire, if it comes from an overlay.
    pub(super) renamed: Option<Value>,
    /// The documented name.
    pub(super) row: String,
    pub(super) line: usize,
    /// `None` if the type cell could not be read, which was reported.
    pub(super) ty: Option<Type>,
    pub(super) required: bool,
    pub(super) description: String,
}

/// Reads the types of a page. `type_name` returns the name of a type by the title of its table.
pub(super) fn types(
    sheet: &Sheet,
    dialect: Dialect,
    names: Names,
    type_name: &mut dyn FnMut(&str) -> String,
    problems: &mut Vec<Problem>,
) -> Vec<TypeDef> {
    let enumerations = Rc::new(enumerations(sheet, dialect, problems));
    let mut types: Vec<TypeDef> = Vec::new();
    // The line of each type's first table.
    let mut lines: HashMap<String, usize> = HashMap::new();
    for table in sheet.property_tables() {
        let name = match table.kind {
            Kind::Attributes if table.title.is_empty() => name_from_title(sheet.stem()),
            Kind::Attributes => type_name(&table.title),
            _ => sheet.stem().to_owned(),
        };
        if let Some(first) = lines.insert(name.clone(), table.line) {
            lines.insert(name.clone(), first);
            let message = format!("a second table for the type `{name}`, which is on line {first}");
            problems.push(Problem::error(&sheet.path, table.line, message).with_help(
                "give the tables different titles, or name them in an overlay's `names`",
            ));
            continue;
        }
        if let Some(columns) = &table.columns
            && columns.word == "name"
            && !columns.has_presence()
        {
            let message = format!(
                "the table of `{name}` does not say what is required; every property is optional"
            );
            problems.push(Problem::warning(&sheet.path, table.line, message).with_help(
                "add a column `Notes` with `[optional]`, or use `\"require\": […]` in an overlay",
            ));
        }
        types.push(TypeDef {
            name,
            title: table.title.clone(),
            path: sheet.path.clone(),
            line: table.line,
            version: sheet.version.clone(),
            dialect,
            properties: properties(sheet, table, (dialect, names), problems),
            enumerations: Rc::clone(&enumerations),
        });
    }
    types
}

/// Returns the name of the type of a table with this title: the first word in a closing "(a and b events)", else the
/// words of the title.
pub(super) fn name_from_title(title: &str) -> String {
    let inner = title
        .strip_suffix(')')
        .and_then(|title| title.rsplit_once('('))
        .and_then(|(_, inner)| inner.strip_suffix(" events"))
        .map(|inner| inner.split([',', ' ']).next().unwrap_or(inner));
    let words = inner.unwrap_or_else(|| title.strip_suffix(" Events").unwrap_or(title));
    match names::pascal_case(words) {
        name if name.is_empty() => "Table".to_owned(),
        name => name,
    }
}

fn enumerations(
    sheet: &Sheet,
    dialect: Dialect,
    problems: &mut Vec<Problem>,
) -> BTreeMap<String, Vec<String>> {
    let mut enumerations = BTreeMap::new();
    for table in &sheet.tables {
        let Kind::Enumeration(name) = &table.kind else {
            continue;
        };
        let mut values: Vec<String> = Vec::new();
        let mut seen: HashSet<String> = HashSet::new();
        for row in &table.rows {
            let [constant, value] = &row.cells[..] else {
                problems.push(malformed(sheet, row, 2));
                continue;
            };
            let value = text::clean(value);
            let value = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
            match value {
                _ if dialect.spelling().marker == Some(text::name(constant).as_str()) => {}
                Some(value) if seen.insert(value.to_owned()) => {
                    values.push(value.to_owned());
                }
                Some(_) => {}
                None => {
                    let message = format!("the value of `{constant}` is not in quotes");
                    problems.push(Problem::error(&sheet.path, row.line, message));
                }
            }
        }
        enumerations.insert(name.clone(), values);
    }
    enumerations
}

fn malformed(sheet: &Sheet, row: &Row, expected: usize) -> Problem {
    let cells = count(row.cells.len(), "cell");
    let message = format!("malformed row: {cells} where {expected} are expected");
    Problem::error(&sheet.path, row.line, message)
        .with_help("the row is left out; separate its cells with `|`")
}

fn properties(
    sheet: &Sheet,
    table: &Table,
    spelling: (Dialect, Names),
    problems: &mut Vec<Problem>,
) -> Vec<Property> {
    let mut properties = Vec::new();
    let mut taken = BTreeSet::new();
    for row in &table.rows {
        if let Some(property) = property(sheet, table, row, spelling, problems) {
            if taken.insert(property.wire.clone()) {
                properties.push(property);
            } else {
                let message = format!("a second row for `{}`; the first one counts", property.row);
                problems.push(Problem::error(&sheet.path, row.line, message));
            }
        }
    }
    properties
}

fn property(
    sheet: &Sheet,
    table: &Table,
    row: &Row,
    (dialect, names): (Dialect, Names),
    problems: &mut Vec<Problem>,
) -> Option<Property> {
    let columns = table.columns.as_ref()?;
    let is_group = table.kind == Kind::Attributes
        && row.cells.len() > 1
        && row.cells[1..].iter().all(String::is_empty);
    if is_group {
        return None;
    }
    let Some(cells) = columns.read(&row.cells) else {
        problems.push(malformed(sheet, row, columns.width));
        return None;
    };
    let printed = text::name(cells.name);
    let type_text = text::type_text(cells.ty);
    let ty = expression::parse(&type_text)
        .and_then(|expression| dialect.spelling().type_of(&expression));
    let ty = ty.map_err(|reason| {
        let message = format!("the type `{}` of `{printed}` {reason}", shorten(&type_text));
        problems.push(
            Problem::error(&sheet.path, row.line, message)
                .with_help("the property is captured as any value"),
        );
    });
    let mut required =
        |(cell, presence)| is_required(sheet, row, &printed, (cell, presence), problems);
    let required = cells.presence.is_some_and(&mut required);
    Some(Property {
        wire: match names {
            Names::Wire => (dialect.spelling().wire_name)(&printed),
            Names::Documented => printed.clone(),
        },
        renamed: None,
        row: printed,
        line: row.line,
        ty: ty.ok(),
        required,
        description: text::clean(&cells.description),
    })
}

/// Returns whether a property is required. A cell that is not understood counts as an empty one: required in notes,
/// optional in a column `Required`.
fn is_required(
    sheet: &Sheet,
    row: &Row,
    name: &str,
    (cell, presence): (&str, Presence),
    problems: &mut Vec<Problem>,
) -> bool {
    if let Some(required) = presence.read(cell) {
        return required;
    }
    let cell_is = match presence {
        Presence::Notes => "the notes are",
        Presence::Required => "whether it is required is",
    };
    let message = format!("{cell_is} not understood: `{}` of `{name}`", shorten(cell));
    problems.push(
        Problem::warning(&sheet.path, row.line, message)
            .with_help(format!("only {} have a meaning", presence.words())),
    );
    presence == Presence::Notes && !cell.contains("[optional]")
}

/// Shortens a hostile text.
pub(super) fn shorten(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
