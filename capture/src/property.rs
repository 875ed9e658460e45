//! Reads rows as properties.

use std::{collections::HashMap, sync::LazyLock};

use regex::Regex;
use serde_json::json;
use tablature_schema::plural::count;

use super::{
    cell,
    columns::{self, Columns, Presence},
    expression, indent,
    model::{Property, Reading, shorten},
    name::{self, MAX_NAME, NameCell},
    names::Names,
    nest::{self, Placed},
    path::{self, Dots, Step},
    problem::Problem,
    rows::Cells,
    sheet::{Kind, Row, Sheet, Table},
    text,
    types::{self, Reference, Type},
    values::{ValueTables, Values},
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
        let names = names(table, &cells);
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
            || columns.ty.is_none() && in_description().is_some()
    };
    table.title.required.is_some() || table.rows.iter().any(is_marked)
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

fn names(table: &Table, cells: &Cells<'_>) -> NameCell {
    if table.kind == Kind::Properties {
        let name = text::name(cells.name);
        let names = if name.is_empty() { Vec::new() } else { vec![name] };
        return NameCell { names, ..NameCell::default() };
    }
    name::read(cells.name)
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
        let mut placed = Vec::new();
        for (row, depth) in rows.iter().zip(depths) {
            for name in &row.names.names {
                placed.extend(self.placed(row, name, depth, unmarked));
            }
        }
        let nested = nest::nest(placed);
        for (line, row) in &nested.duplicates {
            let message = format!("a second row for `{}`; the first one counts", shorten(row));
            self.reading.problems.push(Problem::error(&self.sheet.path, *line, message));
        }
        self.reading.account.nested += nested.members;
        nested.properties
    }

    fn placed(
        &mut self,
        read: &RowRead<'_>,
        name: &str,
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
        let mut property = self.property(read, name, unmarked);
        let last = steps.iter().rev().find_map(|step| match step {
            Step::Field(name) => Some(name.as_str()),
            Step::Items => None,
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
        if let [Step::Field(field)] = &steps[..] {
            if self.reading.dots == Dots::Literal && field.contains('.') {
                self.reading.account.dotted += 1;
            }
            if let Some(odd) = name::odd_character(field) {
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

    fn property(&mut self, read: &RowRead<'_>, name: &str, unmarked: bool) -> Property {
        let RowRead { row, cells, names } = read;
        let mut description = self.description(cells);
        let mut type_cell = cells.ty.map(str::to_owned);
        let mut required = names.required;
        if cells.ty.is_none()
            && let Some((is_required, ty, rest)) =
                columns::type_in_description(cells.descriptions.first().map_or("", String::as_str))
        {
            required = required.or(is_required);
            type_cell = Some(ty);
            description = rest;
        }
        let read_type = self.ty(row, name, type_cell.as_deref().unwrap_or_default());
        let mut required = required.or(read_type.required);
        if let Some(presence) = cells.presence
            && (required.is_none() || !presence.0.trim().is_empty())
        {
            required = Some(self.is_required(row, name, presence));
        }
        let default = cells.default.map(cell::plain).filter(|text| !text.is_empty());
        let notes = cells
            .presence
            .filter(|(_, presence)| *presence == Presence::Notes)
            .map_or("", |(cell, _)| cell);
        let mut property = Property {
            row: name.to_owned(),
            type_text: type_cell.as_deref().map(cell::plain).unwrap_or_default(),
            required: required.unwrap_or(unmarked),
            description,
            is_deprecated: names.deprecated,
            default: default.or(read_type.default).or_else(|| default_in(notes)),
            examples: cells.examples.map(examples).unwrap_or_default(),
            is_count_of_time: read_type.is_count_of_time,
            is_implied: false,
            ty: read_type.ty,
            ..Property::implied(name, row.line)
        };
        if cells.nullable.and_then(|cell| Presence::Required.read(cell)) == Some(true) {
            property.ty = property.ty.map(Type::or_null);
        }
        self.reading.account.counts_of_time += usize::from(property.is_count_of_time);
        property.values = self.values_of(read, name);
        property
    }

    fn description(&self, cells: &Cells<'_>) -> String {
        if self.table.kind == Kind::Properties {
            return text::clean(cells.descriptions.first().map_or("", String::as_str));
        }
        let mut parts: Vec<String> =
            cells.descriptions.iter().map(|cell| cell::description(cell)).collect();
        if let Some((cell, Presence::Notes)) = cells.presence
            && Presence::Notes.read(cell).is_none_or(|_| Presence::is_mark(cell))
        {
            // Prose beside a mark: `(optional) may be empty`.
            let rest = cell::description(cell);
            let rest = rest
                .split_once([')', ']'])
                .map_or("", |(_, rest)| rest)
                .trim_start_matches([' ', '.', ',', ';', ':']);
            if !rest.starts_with(['[', '(']) {
                parts.push(rest.to_owned());
            }
        }
        parts.retain(|part| !part.is_empty());
        let mut out = String::new();
        for part in parts {
            if !out.is_empty() {
                out.push_str(if out.ends_with(['.', '!', '?', ':', ';']) { " " } else { ". " });
            }
            out.push_str(&part);
        }
        out
    }

    /// Returns the values that a column, or another table of the page, gives to a property.
    fn values_of(&self, read: &RowRead<'_>, name: &str) -> Option<Values> {
        if let Some(cell) = read.cells.values {
            let values: Vec<_> = examples(cell).into_iter().map(|value| json!(value)).collect();
            if values.len() > 1 {
                return Some(Values { list: values, is_closed: true, line: read.row.line });
            }
        }
        let texts = [Some(read.cells.name), read.cells.ty]
            .into_iter()
            .flatten()
            .chain(read.cells.descriptions.iter().map(String::as_str));
        let with_anchor = texts.filter(|text| text.contains('#') && text.len() < 10_000);
        let links: Vec<String> =
            with_anchor.flat_map(cell::pieces).filter_map(|piece| piece.link).collect();
        self.values.find(name, &links, read.row.line).cloned()
    }

    /// Reads a type cell: in the dialect of the page, and as written by hand if that does not know it.
    fn ty(&mut self, row: &Row, name: &str, cell: &str) -> types::Reading {
        let is_sdk = self.table.kind == Kind::Properties;
        let dialect = self.reading.dialect;
        if cell.trim().is_empty() || types::is_nothing(&cell::plain(cell)) {
            if self.table.columns.as_ref().is_some_and(|columns| columns.ty.is_some()) {
                let message = format!("the cell of the type of `{}` is empty", shorten(name));
                self.problem(
                    Problem::warning(&self.sheet.path, row.line, message)
                        .with_help("the property is captured as any value"),
                );
            }
            return types::Reading { ty: Some(Type::Any), ..types::Reading::default() };
        }
        let mut reason = "is not understood".to_owned();
        let mut named = None;
        if is_sdk || dialect != super::Dialect::Attributes {
            let text = text::type_text(cell);
            match expression::parse(&text)
                .and_then(|expression| dialect.spelling().type_of(&expression))
            {
                Ok(ty @ Type::Named(_)) => named = Some(ty),
                Ok(ty) => return types::Reading { ty: Some(ty), ..types::Reading::default() },
                Err(found) => reason = found,
            }
        }
        let mut read = types::read(cell);
        if read.ty.is_none()
            && let Some((required, ty, _)) = columns::type_in_description(cell)
        {
            read = types::Reading { required, ..types::read(&ty) };
        }
        let is_known = read.ty.as_ref().is_some_and(Type::is_complete);
        // In an SDK a name is a page, whatever else it could mean.
        if let Some(Type::Named(reference)) = named {
            let otherwise = read.ty.filter(|_| is_known).map(Box::new);
            read.ty = Some(Type::Named(Reference { otherwise, ..reference }));
            read.unread.clear();
        } else if is_sdk && !is_known {
            read.ty = None;
        }
        if read.ty.is_none() {
            let text = text::type_text(cell);
            let message = format!("the type `{}` of `{}` {reason}", shorten(&text), shorten(name));
            self.problem(
                Problem::error(&self.sheet.path, row.line, message)
                    .with_help("the property is captured as any value"),
            );
        } else if !read.unread.is_empty() {
            let message = format!(
                "beside the type of `{}`, `{}` is not understood",
                shorten(name),
                shorten(&read.unread)
            );
            self.problem(
                Problem::warning(&self.sheet.path, row.line, message)
                    .with_help("the type is captured without it"),
            );
        }
        read
    }

    /// Returns whether a property is required. A cell that is not understood counts as an empty one: required in notes,
    /// optional in a column `Required`.
    fn is_required(&mut self, row: &Row, name: &str, (cell, presence): (&str, Presence)) -> bool {
        if let Some(required) = presence.read(cell) {
            return required;
        }
        // Prose in notes, in a table whose other notes are marks.
        if presence == Presence::Notes
            && self.table.kind == Kind::Attributes
            && !cell.trim().starts_with('[')
        {
            return true;
        }
        if default_in(cell).is_some() || cell.trim() == "[readonly]" {
            return presence == Presence::Notes;
        }
        let cell_is = match presence {
            Presence::Notes => "the notes are",
            Presence::Required | Presence::Optional => "whether it is required is",
        };
        let message =
            format!("{cell_is} not understood: `{}` of `{}`", shorten(cell), shorten(name));
        self.problem(
            Problem::warning(&self.sheet.path, row.line, message)
                .with_help(format!("only {} have a meaning", presence.words())),
        );
        presence == Presence::Notes && !cell.contains("[optional]")
    }

    fn problem(&mut self, problem: Problem) {
        self.reading.problems.push(problem);
    }
}

/// Returns the default in notes: `[default to 'open']`.
fn default_in(notes: &str) -> Option<String> {
    static DEFAULT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)[\[(]defaults? to ([^\])]{1,200})[\])]").expect("the pattern compiles")
    });
    Some(DEFAULT.captures(notes)?[1].trim().to_owned())
}

/// The most examples of a property.
const MAX_EXAMPLES: usize = 20;

/// Returns the examples in a cell: what is in code, or else the lines.
fn examples(cell: &str) -> Vec<String> {
    let pieces = cell::pieces(cell);
    let code: Vec<String> = pieces
        .iter()
        .filter(|piece| piece.markup.code)
        .map(|piece| piece.text.trim().to_owned())
        .collect();
    let mut examples = if code.is_empty() {
        let text = cell::join(&pieces);
        let lines = text.split(['\n', ';']).flat_map(|line| {
            if line.contains(['{', '[']) { vec![line] } else { line.split(", ").collect() }
        });
        lines.map(|line| line.trim().trim_start_matches("- ").to_owned()).collect()
    } else {
        code
    };
    examples.retain(|example| {
        !example.is_empty() && example.len() <= 1_000 && !types::is_nothing(example)
    });
    examples.truncate(MAX_EXAMPLES);
    examples
}
