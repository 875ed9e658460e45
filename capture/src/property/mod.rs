//! Reads rows as properties.

mod allowed;
mod cells;
mod several;
mod typed;

use std::collections::HashMap;

use tablature_schema::plural::count;

use super::{
    calls, cell,
    columns::{self, Columns},
    condition, indent,
    model::{Property, Reading, shorten},
    name::{self, MAX_NAME, NameCell},
    names::Names,
    nest::{self, Placed},
    path::{self, Dots, Step},
    problem::Problem,
    rows::Cells,
    sheet::{Kind, Row, Sheet, Table},
    text,
    values::ValueTables,
    wild,
};

/// Properties of one event: its name, if a column names it, and its properties.
type Event = (Option<String>, Vec<Property>);

/// Returns the properties of a table; by event, if a column names the event of each row.
pub(super) fn by_event(
    sheet: &Sheet,
    table: &Table,
    values: &ValueTables,
    reading: &mut Reading<'_>,
) -> Vec<Event> {
    let Some(columns) = &table.columns else {
        return Vec::new();
    };
    reading.account.columns_left_out += columns.left_out.len();
    let mut events: Vec<(Option<String>, Vec<RowRead<'_>>)> = Vec::new();
    let mut by_name: HashMap<Option<String>, usize> = HashMap::new();
    let mut event: Option<String> = None;
    for row in &table.rows {
        if is_blank_or_group(table, columns, row) {
            continue;
        }
        if table.kind == Kind::Properties && row.cells.len() == 1 {
            reading.problems.push(malformed(sheet, row, columns.width));
            continue;
        }
        let cells = columns.read(&row.cells);
        if let Some(cell) = cells.event {
            let text = cell::plain(cell);
            if !text.is_empty() {
                event = Some(text);
            }
        }
        if event.is_some() && is_without_properties(&cells) {
            if !by_name.contains_key(&event) {
                by_name.insert(event.clone(), events.len());
                events.push((event.clone(), Vec::new()));
            }
            continue;
        }
        let mut names = names(table, &cells);
        if let Some(call) = names.names.iter().find(|name| calls::is_call(name)) {
            let message = format!("`{}` is a call, and no property", shorten(call));
            let problem = Problem::warning(&sheet.path, row.line, message);
            reading.problems.push(problem.with_help("the row is left out"));
            names.names.retain(|name| !calls::is_call(name));
            if names.names.is_empty() {
                continue;
            }
        }
        if names.names.is_empty() {
            let message = "the cell of the name is empty".to_owned();
            let problem = Problem::error(&sheet.path, row.line, message);
            reading.problems.push(
                problem.with_help("the row is left out; write the name of the property into it"),
            );
            continue;
        }
        let at = *by_name.entry(event.clone()).or_insert(events.len());
        if at == events.len() {
            events.push((event.clone(), Vec::new()));
        }
        events[at].1.push(RowRead { row, cells, names });
    }
    if events.is_empty() {
        events.push((None, Vec::new()));
    }
    let mut rows = Rows { sheet, table, values, reading };
    events.into_iter().map(|(event, read)| (event, rows.properties(&read))).collect()
}

/// Returns whether a table without a column for it says what is required: by its heading, by marks beside names, or in
/// descriptions.
pub(super) fn says_required(table: &Table) -> bool {
    let Some(columns) = &table.columns else {
        return false;
    };
    let is_marked = |row: &Row| {
        let cells = columns.read(&row.cells);
        let in_description = || columns::type_in_description(cells.descriptions.first()?)?.0;
        name::read(cells.name).required.is_some()
            || cells::default_mark(&cells).is_some()
            || columns.ty.is_none() && in_description().is_some()
            || cells.presence.is_none()
                && cells
                    .descriptions
                    .iter()
                    .any(|cell| condition::mark_in_prose(&cell::plain(cell)).is_some())
    };
    table.title.required.is_some() || table.statement.is_some() || table.rows.iter().any(is_marked)
}

/// Reports a row that lost its pipes.
pub(super) fn malformed(sheet: &Sheet, row: &Row, expected: usize) -> Problem {
    let cells = count(row.cells.len(), "cell");
    let message = format!("malformed row: {cells} where {expected} are expected");
    Problem::error(&sheet.path, row.line, message)
        .with_help("the row is left out; separate its cells with `|`")
}

/// A row, and the names in it.
struct RowRead<'a> {
    row: &'a Row,
    cells: Cells<'a>,
    names: NameCell,
}

/// Returns whether a row documents nothing: it is blank, a rule, or the heading of a group of rows.
fn is_blank_or_group(table: &Table, columns: &Columns, row: &Row) -> bool {
    let is_empty = |cell: &String| cell.trim().is_empty();
    let is_rule =
        |cell: &String| !cell.is_empty() && cell.chars().all(|it| matches!(it, '-' | ':' | ' '));
    if row.cells.iter().all(is_empty) || row.cells.len() > 1 && row.cells.iter().all(is_rule) {
        return true;
    }
    let others = row.cells.iter().enumerate().filter(|(n, _)| *n != columns.name);
    table.kind == Kind::Attributes
        && row.cells.len() > 1
        && others.clone().all(|(_, cell)| is_empty(cell))
}

/// Returns whether a row only names an event, which has no properties: `App opened | - | -`.
fn is_without_properties(cells: &Cells<'_>) -> bool {
    columns::is_none(cells.name) && cells.ty.is_none_or(columns::is_none)
}

fn names(table: &Table, cells: &Cells<'_>) -> NameCell {
    if table.kind == Kind::Properties {
        let name = text::name(cells.name);
        let names = if name.is_empty() { Vec::new() } else { vec![name] };
        return NameCell { names, ..NameCell::default() };
    }
    let typed = || name::typed(cells.name).filter(|_| cells.ty.is_none());
    several::names(cells).or_else(typed).unwrap_or_else(|| name::read(cells.name))
}

struct Rows<'r, 'p> {
    sheet: &'r Sheet,
    table: &'r Table,
    values: &'r ValueTables,
    reading: &'r mut Reading<'p>,
}

impl Rows<'_, '_> {
    fn properties(&mut self, rows: &[RowRead<'_>]) -> Vec<Property> {
        let indents: Vec<_> = rows.iter().map(|row| row.names.indent).collect();
        let depths = indent::depths(&indents);
        // Where some names are marked as optional, the others are required; and the other way around.
        let marks = || rows.iter().map(|row| row.names.required);
        let unmarked = self.table.title.required.unwrap_or_else(|| {
            marks().any(|mark| mark == Some(false)) && marks().all(|mark| mark != Some(true))
        });
        let statement = self.table.statement.as_ref();
        let mut placed = Vec::new();
        for (row, depth) in rows.iter().zip(depths) {
            for (at, name) in row.names.names.iter().enumerate() {
                let unmarked = statement.map_or(unmarked, |it| it.is_required(name));
                placed.extend(self.placed(row, (at, name), depth, unmarked));
            }
        }
        let nested = nest::nest(placed);
        for (line, row) in &nested.duplicates {
            let message = format!("a second row for `{}`", shorten(row));
            let problem = Problem::warning(&self.sheet.path, *line, message);
            self.problem(problem.with_help("what any of its rows says is accepted"));
        }
        self.reading.account.nested += nested.members;
        nested.properties
    }

    fn placed(
        &mut self,
        read: &RowRead<'_>,
        (at, name): (usize, &str),
        depth: usize,
        unmarked: bool,
    ) -> Option<Placed> {
        if name.len() > MAX_NAME && self.table.kind != Kind::Properties {
            let message = format!("the name `{}` is longer than {MAX_NAME} bytes", shorten(name));
            self.problem(
                Problem::error(&self.sheet.path, read.row.line, message)
                    .with_help("the row is left out"),
            );
            return None;
        }
        let steps = self.steps(read.row, name);
        let mut property = self.property(read, (at, name), unmarked);
        let last = steps.iter().rev().find_map(|step| match step {
            Step::Field(name) => Some(name.as_str()),
            Step::Items | Step::Each | Step::Others => None,
        });
        last.unwrap_or(name).clone_into(&mut property.documented);
        let steps: Vec<Step> = steps
            .into_iter()
            .map(|step| match step {
                Step::Field(name) if self.reading.names == Names::Wire => {
                    Step::Field((self.reading.dialect.spelling().wire_name)(&name))
                }
                step => step,
            })
            .collect();
        property.wire = match steps.last() {
            Some(Step::Field(name)) => name.clone(),
            _ => String::new(),
        };
        Some(Placed { steps, depth, property })
    }

    fn steps(&mut self, row: &Row, name: &str) -> Vec<Step> {
        let whole = || vec![Step::Field(name.to_owned())];
        if self.table.kind == Kind::Properties {
            return whole();
        }
        let Some(steps) = path::steps(name, self.reading.dots) else {
            let message =
                format!("the path `{}` has more than {} steps", shorten(name), path::MAX_STEPS);
            self.problem(
                Problem::warning(&self.sheet.path, row.line, message)
                    .with_help("it is captured as one name"),
            );
            return whole();
        };
        for step in &steps {
            let Step::Field(field) = step else { continue };
            if steps.len() == 1 && self.reading.dots == Dots::Literal && field.contains('.') {
                self.reading.account.dotted += 1;
            }
            if let Some(odd) = name::odd_character(field).filter(|_| !wild::is_wild(field)) {
                let message = match odd {
                    ' ' => format!("the name `{}` reads like a sentence", shorten(field)),
                    odd => format!("the name `{}` has the character `{odd}`", shorten(field)),
                };
                self.problem(
                    Problem::warning(&self.sheet.path, row.line, message)
                        .with_help("it is captured as it is; `rename` in an overlay corrects it"),
                );
            }
        }
        steps
    }

    fn problem(&mut self, problem: Problem) {
        self.reading.problems.push(problem);
    }
}
