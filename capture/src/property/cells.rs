//! Reads the cells of a row as a property.

use std::sync::LazyLock;

use super::{
    RowRead, Rows,
    allowed::{Allowed, allowed},
};
use crate::{
    cell,
    columns::{self, Presence},
    condition,
    marks::{Mark, mark_of},
    model::Property,
    rows::Cells,
    sheet::Kind,
    text,
    types::{self, Type},
    values::Values,
};
use regex::Regex;
use serde_json::Value;

impl Rows<'_, '_> {
    /// Reads a row as the property with a name, which is at a place among the names of the row.
    pub(super) fn property(
        &mut self,
        read: &RowRead<'_>,
        (at, name): (usize, &str),
        unmarked: bool,
    ) -> Property {
        let RowRead { row, cells, names } = read;
        let own = names.own(at);
        let mut description = match &own.description {
            Some(text) => cell::description(text),
            None => self.description(cells),
        };
        let mut type_cell = own.ty.or_else(|| cells.ty.map(str::to_owned));
        let mut required = own.required.or(names.required);
        if type_cell.is_none()
            && let Some((is_required, ty, rest)) =
                columns::type_in_description(cells.descriptions.first().map_or("", String::as_str))
        {
            required = required.or(is_required);
            type_cell = Some(ty);
            description = rest;
        }
        let mut read_type = self.ty(row, name, type_cell.as_deref().unwrap_or_default());
        if self.table.kind != Kind::Properties
            && let Some(time) = read_type.ty.as_ref().and_then(|ty| {
                types::of_time(ty, type_cell.as_deref().unwrap_or_default(), &description)
            })
        {
            (read_type.ty, read_type.is_count_of_time) = (Some(time.ty), time.is_count);
        }
        let mut required = required.or(read_type.required).or_else(|| default_mark(cells));
        if let Some(presence) = cells.presence
            && own.required.is_none()
            && (required.is_none() || !presence.0.trim().is_empty())
        {
            required = Some(self.is_required(row, name, presence));
        }
        // Where no column says it, descriptions may.
        if required.is_none() && cells.presence.is_none() {
            let mut texts = cells.descriptions.iter().map(|cell| cell::plain(cell));
            required = texts.find_map(|text| condition::mark_in_prose(&text));
        }
        let is_blank = |(cell, presence): (&str, Presence)| {
            presence != Presence::Notes && cell.trim().is_empty()
        };
        let says_required = required.is_some() && !cells.presence.is_some_and(is_blank);
        let is_conditional = names.conditional
            // A mark of its own is told from those of the other names.
            || own.required.is_none()
                && cells.presence.is_some_and(|(cell, presence)| {
                    presence != Presence::Notes && condition::in_mark(&cell::plain(cell))
                })
            || cells.descriptions.iter().any(|cell| condition::in_prose(&cell::plain(cell)));
        if is_conditional && required.unwrap_or(unmarked) {
            required = Some(false);
            self.reading.account.conditional += 1;
        }
        let default = cells.default.filter(|_| default_mark(cells).is_none());
        let default = default.map(cell::plain).filter(|text| !text.is_empty());
        let notes = cells
            .presence
            .filter(|(_, presence)| *presence == Presence::Notes)
            .map_or("", |(cell, _)| cell);
        let mut property = Property {
            row: name.to_owned(),
            type_text: type_cell.as_deref().map(cell::plain).unwrap_or_default(),
            required: required.unwrap_or(unmarked),
            says_required,
            description,
            is_deprecated: names.deprecated,
            default: default.or(read_type.default).or_else(|| default_in(notes)),
            examples: cells.examples.map(examples).unwrap_or_default(),
            is_count_of_time: read_type.is_count_of_time,
            is_implied: false,
            ty: read_type.ty,
            ..Property::implied(name, row.line)
        };
        let is_nullable = cells.nullable.and_then(|cell| Presence::Required.read(cell));
        let is_stated = || self.table.statement.as_ref().is_some_and(|it| it.is_nullable(name));
        if is_nullable.unwrap_or_else(is_stated) {
            property.ty = property.ty.map(Type::or_null);
        }
        self.reading.account.counts_of_time += usize::from(property.is_count_of_time);
        property.values = self.values_of(read, name);
        if let Some(values) = property.values.as_mut().filter(|it| it.list.contains(&Value::Null)) {
            values.list.retain(|value| !value.is_null());
            property.ty = property.ty.map(Type::or_null);
        }
        property
    }

    pub(super) fn description(&self, cells: &Cells<'_>) -> String {
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
    pub(super) fn values_of(&self, read: &RowRead<'_>, name: &str) -> Option<Values> {
        if let Some(Allowed { list, is_closed }) = read.cells.values.and_then(allowed) {
            return Some(Values { list, is_closed, line: read.row.line });
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
}

/// Returns what a cell for a default says of whether the property is required, in place of one.
pub(super) fn default_mark(cells: &Cells<'_>) -> Option<bool> {
    match mark_of(cell::plain(cells.default?).trim_end_matches('.').trim()) {
        Some(Mark::Required(required)) => Some(required),
        _ => None,
    }
}

/// Returns the default in notes: `[default to 'open']`.
pub(super) fn default_in(notes: &str) -> Option<String> {
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
    for example in &mut examples {
        *example = text::unquoted(example).to_owned();
    }
    examples.retain(|example| {
        !example.is_empty() && example.len() <= 1_000 && !types::is_nothing(example)
    });
    examples.truncate(MAX_EXAMPLES);
    examples
}
