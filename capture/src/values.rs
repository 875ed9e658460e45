//! Tables of values: below the property that they belong to, or named by it.

use std::{
    cell::Cell,
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use regex::Regex;
use serde_json::{Value, json};

use super::{
    cell,
    constraints::{Verdict, before_list},
    sheet::{Kind, Row, Sheet, Table},
};

/// The values of a table, and whether the words around it close the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Values {
    pub(super) list: Vec<Value>,
    pub(super) is_closed: bool,
    /// The line of the table.
    pub(super) line: usize,
}

/// The most values of a property that are kept. Of a list that has more, one more is read, so that it is known to be cut.
pub(super) const MAX_VALUES: usize = 10_000;

/// Returns the column of the values, if this is the header of a table of values.
pub(super) fn column(header: &[String], rows: &[Row]) -> Option<usize> {
    let words: Vec<String> = header.iter().map(|cell| super::columns::word(cell)).collect();
    let is_value = |word: &String| {
        matches!(
            word.as_str(),
            "value"
                | "values"
                | "id"
                | "code"
                | "enum value"
                | "possible value"
                | "possible values"
                | "constant"
                | "integer"
        )
    };
    let column = words.iter().position(is_value)?;
    let others = words.iter().enumerate().filter(|(n, _)| *n != column);
    let describes = others.clone().any(|(_, word)| {
        matches!(
            word.as_str(),
            "description"
                | "meaning"
                | "definition"
                | "details"
                | "type"
                | "name"
                | "explanation"
                | "notes"
                | "comment"
                | "usage"
                | "stability"
                | "label"
        )
    });
    let is_list =
        rows.iter().all(|row| row.cells.get(column).is_some_and(|cell| !value_of(cell).is_null()));
    (describes && words.len() <= 5 && !rows.is_empty() && is_list).then_some(column)
}

/// Returns whether the cells of a column are whole numbers, each another one.
pub(super) fn are_numbers(rows: &[Row], column: usize) -> bool {
    let mut seen = HashSet::new();
    !rows.is_empty()
        && rows.iter().all(|row| {
            let value = row.cells.get(column).map_or(Value::Null, |cell| value_of(cell));
            value.as_i64().is_some_and(|number| seen.insert(number))
        })
}

/// Returns the value in a cell, null if it is prose.
fn value_of(cell: &str) -> Value {
    let text = cell::plain(cell);
    let text = text.trim().trim_matches(['"', '\'', '*']);
    if text.is_empty()
        || text.len() > 100
        || text.split_whitespace().count() > 4
        || text.contains('\n')
    {
        return Value::Null;
    }
    match text.parse::<i64>() {
        Ok(number) if number.to_string() == text => json!(number),
        _ => json!(text),
    }
}

/// The tables of values of a page, by the names of the properties that they may belong to.
#[derive(Debug, Default)]
pub(super) struct ValueTables {
    tables: Vec<Values>,
    /// By a name in code in the line above a table, or by its heading.
    by_name: HashMap<String, Vec<usize>>,
    by_anchor: HashMap<String, usize>,
    /// Whether a property has the values of each table.
    used: Vec<Cell<bool>>,
}

impl ValueTables {
    pub(super) fn of(sheet: &Sheet) -> Self {
        let mut found = Self::default();
        for table in &sheet.tables {
            let Kind::Values(column) = table.kind else {
                continue;
            };
            let at = found.tables.len();
            found.tables.push(values(table, column));
            found.used.push(Cell::new(false));
            for name in names(table) {
                found.by_name.entry(name).or_default().push(at);
            }
            for anchor in anchors(table) {
                found.by_anchor.entry(anchor).or_insert(at);
            }
        }
        found
    }

    /// Returns the values of a property in a row on this line, whose cells have these links: those of the next table that
    /// names it, or of the one that a link leads to.
    pub(super) fn find(&self, name: &str, links: &[String], line: usize) -> Option<&Values> {
        let linked = links
            .iter()
            .filter_map(|link| link.rsplit_once('#'))
            .find_map(|(_, anchor)| self.by_anchor.get(anchor));
        let named = || {
            let tables = self.by_name.get(name)?;
            tables.get(tables.partition_point(|at| self.tables[*at].line <= line))
        };
        let at = *linked.or_else(named)?;
        self.used[at].set(true);
        Some(&self.tables[at])
    }

    /// Returns whether a property has the values of the table on this line.
    pub(super) fn is_used(&self, line: usize) -> bool {
        let at = self.tables.iter().position(|table| table.line == line);
        at.is_some_and(|at| self.used[at].get())
    }
}

fn names(table: &Table) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for text in [&table.lead, &table.title.heading] {
        if text.len() <= 1_000 {
            let code = cell::pieces(text)
                .into_iter()
                .filter(|piece| piece.markup.code || piece.markup.emphasis);
            names.extend(code.map(|piece| piece.text.trim_matches(['*', ' ', ':']).to_owned()));
        }
    }
    names.push(table.title.heading.clone());
    names.sort();
    names.dedup();
    names
}

fn anchors(table: &Table) -> Vec<String> {
    let mut anchors = vec![slug(&table.title.heading)];
    anchors.extend(table.title.id.clone());
    if let Some(parent) = &table.title.parent {
        // `#object-name-values`, as some sites write anchors.
        anchors.push(format!("{}-{}", slug(parent), slug(&table.title.heading)));
    }
    anchors
}

fn values(table: &Table, column: usize) -> Values {
    static CLOSED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\bone of:?[*_]*$|\b(?:must be|has to be|is one of|one of the following|only (?:the )?(?:following|these|those|values?)|(?:valid|allowed|permitted|possible|accepted) values)\b").expect("the pattern compiles")
    });
    static OPEN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:well-known|custom|such as|examples?|e\.g\.|may be|recommended|common|among others|custom|your own|define|any other|other values|etc)\b").expect("the pattern compiles")
    });
    let mut values: Vec<Value> = Vec::new();
    let mut seen: HashSet<Value> = HashSet::new();
    for row in &table.rows {
        let value = row.cells.get(column).map_or(Value::Null, |cell| value_of(cell));
        if !value.is_null() && values.len() <= MAX_VALUES && seen.insert(value.clone()) {
            values.push(value);
        }
    }
    let verdict = before_list(&table.lead);
    if verdict == Verdict::Nothing {
        // What a property cannot be, or is on a condition.
        values.clear();
    }
    let is_closed =
        CLOSED.is_match(&table.lead) && !OPEN.is_match(&table.lead) && verdict == Verdict::Closed;
    Values { list: values, is_closed, line: table.line }
}

/// Returns the anchor of a heading.
pub(super) fn slug(heading: &str) -> String {
    let mut out = String::new();
    for character in heading.trim().chars() {
        match character {
            ' ' | '-' => out.push('-'),
            '_' => out.push('_'),
            character if character.is_alphanumeric() => out.extend(character.to_lowercase()),
            _ => {}
        }
    }
    out
}
