//! Recognises columns by their cells, where the header alone does not tell.

use super::{
    Columns, Presence,
    words::{self, Role},
};
use crate::{
    cell, name,
    rows::Row,
    types::{self, Type},
};

/// The rows that are looked at.
const ROWS: usize = 40;

impl Columns {
    /// Reads the header of a table whose columns of names or types have other names than usual, by its rows.
    pub(crate) fn infer(cells: &[String], rows: &[Row]) -> Option<Self> {
        let words: Vec<String> = cells.iter().map(|cell| super::word(cell)).collect();
        let mut roles: Vec<Option<Role>> = words.iter().map(|word| words::role(word)).collect();
        let rows = &rows[..rows.len().min(ROWS)];
        if !roles.contains(&Some(Role::Type)) {
            let is_candidate =
                |n: &usize| words::ends_in_type(&words[*n]) && share(rows, *n, is_type) >= 0.6;
            let ty = (0..cells.len()).find(is_candidate)?;
            roles[ty] = Some(Role::Type);
        }
        if !roles.contains(&Some(Role::Name)) {
            // A header that is a type stands above something that is said of it.
            let is_free = |n: &usize| {
                (roles[*n].is_none() || roles[*n] == Some(Role::Event)) && !is_scalar(&words[*n])
            };
            let ty = roles.iter().position(|role| *role == Some(Role::Type))?;
            let named = (0..cells.len()).filter(is_free).find(|n| words::ends_in_name(&words[*n]));
            let first = || {
                // Some names are those of types as well: `time`, `data`.
                let is_candidate = |n: &usize| {
                    share(rows, *n, is_name) >= 0.8
                        || share(rows, *n, is_word) >= 0.8 && share(rows, *n, is_name) >= 0.75
                };
                (0..cells.len())
                    .filter(is_free)
                    .find(is_candidate)
                    .filter(|_| share(rows, ty, is_type) >= 0.6)
            };
            let name = named.or_else(first)?;
            roles[name] = Some(Role::Name);
        }
        Some(Self::new(cells, &words, &roles))
    }

    /// Reads the header of a table that has no types at all: its properties are any values.
    pub(crate) fn untyped(cells: &[String]) -> Option<Self> {
        let words: Vec<String> = cells.iter().map(|cell| super::word(cell)).collect();
        let roles: Vec<Option<Role>> = words.iter().map(|word| words::role(word)).collect();
        roles.contains(&Some(Role::Name)).then(|| Self::new(cells, &words, &roles))
    }

    /// Reads the header of a table without a column for types, whose descriptions begin with them: `Required. String. …`.
    pub(crate) fn in_descriptions(cells: &[String], rows: &[Row]) -> Option<Self> {
        let words: Vec<String> = cells.iter().map(|cell| super::word(cell)).collect();
        let roles: Vec<Option<Role>> = words.iter().map(|word| words::role(word)).collect();
        let description = roles.iter().position(|role| *role == Some(Role::Description))?;
        let begins = |cell: &str| type_in_description(cell).is_some();
        let is_table = roles.contains(&Some(Role::Name)) && !roles.contains(&Some(Role::Type));
        (is_table && share(&rows[..rows.len().min(ROWS)], description, begins) >= 0.6)
            .then(|| Self::new(cells, &words, &roles))
    }

    /// Reads the header of a table without a column for types, whose names have them beside: `id (string)`.
    pub(crate) fn in_names(cells: &[String], rows: &[Row]) -> Option<Self> {
        let words: Vec<String> = cells.iter().map(|cell| super::word(cell)).collect();
        let roles: Vec<Option<Role>> = words.iter().map(|word| words::role(word)).collect();
        let columns = Self::new(cells, &words, &roles);
        let is_table = roles.contains(&Some(Role::Name)) && !roles.contains(&Some(Role::Type));
        let has_type = |cell: &str| name::typed(cell).is_some();
        (is_table && share(&rows[..rows.len().min(ROWS)], columns.name, has_type) >= 0.6)
            .then_some(columns)
    }

    /// Returns whether the rows show that the header is of something else: most names are none, such as `{database}.{table}`, and
    /// nearly no cell of the types is one.
    pub(crate) fn hold_something_else(&self, rows: &[Row]) -> bool {
        let rows = &rows[..rows.len().min(ROWS)];
        let is_odd = |cell: &str| {
            let names = name::read(cell).names;
            names.iter().any(|name| name.contains(char::is_whitespace) || name.contains(['{', '<']))
        };
        self.ty.is_some_and(|ty| rows.len() > 2 && share(rows, ty, is_type) < 0.2)
            && share(rows, self.name, is_odd) > 0.5
    }

    /// Decides by the rows what a column `Notes` holds: prose, unless some cell is a mark or all are empty; and whether
    /// another column has the marks.
    pub(crate) fn settle(&mut self, rows: &[Row], header: &[String]) {
        self.settle_notes(rows);
        self.find_marks(rows, header);
    }

    fn settle_notes(&mut self, rows: &[Row]) {
        let Some((notes, Presence::Notes)) = self.presence else {
            return;
        };
        let cells = || {
            rows.iter()
                .filter_map(|row| row.cells.get(notes))
                .filter(|cell| !cell.trim().is_empty())
        };
        if !self.descriptions.is_empty()
            && (cells().next().is_none() || cells().any(|cell| Presence::is_mark(cell)))
        {
            return;
        }
        if self.descriptions.is_empty()
            && cells().next().is_some()
            && cells().all(|cell| Presence::is_mark(cell))
        {
            return;
        }
        self.presence = None;
        self.descriptions.push(notes);
    }
}

/// Returns the part of the cells in a column that are like this; of those that are not empty.
fn share(rows: &[Row], column: usize, is_like: impl Fn(&str) -> bool) -> f64 {
    let cells: Vec<&String> = rows
        .iter()
        .filter_map(|row| row.cells.get(column))
        .filter(|cell| !cell.trim().is_empty())
        .collect();
    let alike = cells.iter().filter(|cell| is_like(cell)).count();
    #[expect(clippy::cast_precision_loss, reason = "there are at most `ROWS`")]
    let share = alike as f64 / cells.len().max(1) as f64;
    share
}

fn is_type(cell: &str) -> bool {
    types::read(cell).ty.is_some_and(|ty| ty.is_complete() && ty != Type::Any)
}

/// Returns whether a header is a type of single values: `integer`.
fn is_scalar(header: &str) -> bool {
    let scalars = ["string", "integer", "number", "boolean"];
    matches!(types::read(header).ty, Some(Type::Plain { json, .. }) if scalars.contains(&json))
}

fn is_name(cell: &str) -> bool {
    is_word(cell) && !is_type(cell)
}

/// Returns whether a cell is a word that could be a name.
pub(super) fn is_word(cell: &str) -> bool {
    let read = name::read(cell);
    let text = cell::plain(cell);
    read.names.len() == 1
        && !text.contains(char::is_whitespace)
        && name::odd_character(&read.names[0]).is_none()
}

/// Splits `Required. String. Who` into whether it is required, its type, and the rest.
pub(crate) fn type_in_description(cell: &str) -> Option<(Option<bool>, String, String)> {
    let text = cell::plain(cell).replace('\n', " ");
    let mut rest = text.trim();
    let mut required = None;
    for (word, is_required) in [("required", true), ("optional", false)] {
        let starts = rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        if starts && rest[word.len()..].starts_with(['.', ',', ';', ':', ')', ' ']) {
            let condition = rest[word.len()..].split('.').next().unwrap_or_default();
            let is_conditional =
                [" unless ", " if ", " when "].iter().any(|it| condition.starts_with(it));
            required = Some(is_required && !is_conditional);
            let skipped = if is_conditional { condition.len() } else { 0 };
            rest = rest[word.len() + skipped..].trim_start_matches(['.', ',', ';', ':', ')', ' ']);
            break;
        }
    }
    let end = rest.find(['.', ';', ':', '—', '–']).or_else(|| required.map(|_| rest.len()))?;
    let ty = rest[..end].trim().trim_matches(['(', ')']);
    if ty.is_empty() || ty.len() > 60 || !is_type(ty) {
        return None;
    }
    Some((
        required,
        ty.to_owned(),
        rest[end..].trim_start_matches(['.', ';', ':', '—', '–', ' ']).to_owned(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_in_descriptions_are_split_off() {
        let split =
            type_in_description("<span class=\"required\">Required</span>. String. Who did it.");
        assert_eq!(split, Some((Some(true), "String".to_owned(), "Who did it.".to_owned())));
        let split = type_in_description("Required unless `b` is present. String. An id.");
        assert_eq!(split, Some((Some(false), "String".to_owned(), "An id.".to_owned())));
        let split = type_in_description("Optional. Array of strings. Tags");
        assert_eq!(split, Some((Some(false), "Array of strings".to_owned(), "Tags".to_owned())));
        for cell in ["Who did it. String.", "", "The name of the user", "Required"] {
            assert_eq!(type_in_description(cell), None, "{cell}");
        }
    }
}
