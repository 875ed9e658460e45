//! Converts the tables of a page to documented types.

use std::{
    cell::OnceCell,
    collections::{BTreeMap, HashSet},
    rc::Rc,
};

use super::{
    model::{Reading, TypeDef},
    naming::{Naming, TypeNames},
    problem::Problem,
    property,
    sheet::{Kind, Sheet, Table},
    text,
    values::ValueTables,
};

/// Reads the types of a page. `given` returns the name that an overlay gives to the title of a table.
pub(super) fn types(
    sheet: &Sheet,
    reading: &mut Reading<'_>,
    given: &mut dyn FnMut(&str) -> Option<String>,
    names: &mut TypeNames,
) -> Vec<TypeDef> {
    let enumerations = Rc::new(enumerations(sheet, reading));
    let values = ValueTables::of(sheet);
    let mut types: Vec<TypeDef> = Vec::new();
    for table in sheet.property_tables() {
        let tables = property::by_event(sheet, table, &values, reading);
        // Asked for each event, and read from every row of the table.
        let is_presence_said = OnceCell::new();
        let is_presence_said = || *is_presence_said.get_or_init(|| says_presence(table));
        for (event, properties) in tables {
            let naming =
                names.of_table(sheet, table, event.as_deref(), &properties, given, reading.account);
            match naming {
                Naming::Joins(at) => {
                    reading.tally.captured(sheet, table, &types[at].name);
                    types[at].properties.extend(properties);
                }
                Naming::Second { name, first } => {
                    let message =
                        format!("a second table for the type `{name}`, which is on line {first}");
                    reading.tally.skipped(sheet, table, Some(message.clone()));
                    reading
                        .problems
                        .push(Problem::error(&sheet.path, table.line, message).with_help(
                        "give the tables different titles, or name them in an overlay's `names`",
                    ));
                }
                Naming::New { name, aliases, documented } => {
                    reading.tally.captured(sheet, table, &name);
                    let names = || std::iter::once(&name).chain(&aliases);
                    if !is_presence_said() && !names().any(|it| (reading.says_required)(it)) {
                        report_presence(sheet, table, &name, reading);
                    }
                    types.push(TypeDef {
                        name,
                        aliases,
                        title: table.title.text.clone(),
                        documented,
                        is_event: event.is_some(),
                        path: sheet.path.clone(),
                        line: table.line,
                        version: sheet.version.clone(),
                        dialect: reading.dialect,
                        properties,
                        enumerations: Rc::clone(&enumerations),
                        lines: table.title.lines.clone(),
                    });
                }
            }
        }
    }
    let of_values = sheet
        .tables
        .iter()
        .filter(|table| matches!(table.kind, Kind::Values(_)) && table.has_types);
    for table in of_values {
        let is_used = values.is_used(table.line);
        let reason =
            (!is_used).then(|| "it lists values, and no property is named beside it".to_owned());
        reading.tally.skipped(sheet, table, reason);
    }
    types
}

/// Returns whether a table says what is required; so does one without columns of properties, of which nothing is read.
fn says_presence(table: &Table) -> bool {
    let Some(columns) = &table.columns else {
        return true;
    };
    columns.has_presence() || property::says_required(table)
}

/// Reports a table that does not say what is required: by a warning if it is like those of an SDK, else in the account.
fn report_presence(sheet: &Sheet, table: &Table, name: &str, reading: &mut Reading<'_>) {
    if table.columns.as_ref().is_some_and(|columns| columns.word != "name") {
        reading.account.unmarked += 1;
        return;
    }
    let message =
        format!("the table of `{name}` does not say what is required; every property is optional");
    reading.problems.push(Problem::warning(&sheet.path, table.line, message).with_help(
        "add a column `Notes` with `[optional]`, or use `\"require\": […]` in an overlay",
    ));
}

fn enumerations(sheet: &Sheet, reading: &mut Reading<'_>) -> BTreeMap<String, Vec<String>> {
    let mut enumerations = BTreeMap::new();
    for table in &sheet.tables {
        let Kind::Enumeration(name) = &table.kind else {
            continue;
        };
        let mut values: Vec<String> = Vec::new();
        let mut seen: HashSet<String> = HashSet::new();
        for row in &table.rows {
            let [constant, value] = &row.cells[..] else {
                reading.problems.push(property::malformed(sheet, row, 2));
                continue;
            };
            let value = text::clean(value);
            let value = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
            match value {
                _ if reading.dialect.spelling().marker == Some(text::name(constant).as_str()) => {}
                Some(value) if seen.insert(value.to_owned()) => {
                    values.push(value.to_owned());
                }
                Some(_) => {}
                None => {
                    let message = format!("the value of `{constant}` is not in quotes");
                    reading.problems.push(Problem::error(&sheet.path, row.line, message));
                }
            }
        }
        enumerations.insert(name.clone(), values);
    }
    enumerations
}
