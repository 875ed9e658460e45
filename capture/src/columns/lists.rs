//! Tables with a row for each event, and all of its properties in one cell.

use super::{
    Columns, Header,
    words::{self, Role},
};
use crate::{
    cell,
    listed::{self, Entry},
    rows::Row,
};

/// Headers of cells that list properties, beside those of single ones.
const LISTS: [&str; 5] =
    ["payload", "payload fields", "event payload", "properties sent", "additional properties"];

impl Columns {
    /// Reads a table whose cells list the properties of events with their types, `Event | Properties`, as one with a row for
    /// each property.
    pub(crate) fn of_lists(cells: &[String], rows: &[Row]) -> Option<(Self, Vec<Row>)> {
        let words: Vec<String> = cells.iter().map(|cell| super::word(cell)).collect();
        let roles: Vec<Option<Role>> = words.iter().map(|word| words::role(word)).collect();
        let is_list = |n: &usize| {
            (roles[*n] == Some(Role::Name) || LISTS.contains(&&*words[*n])) && holds_lists(rows, *n)
        };
        let list = (0..cells.len()).rev().find(is_list)?;
        let has_role =
            |role: Role| (0..cells.len()).find(|n| *n != list && roles[*n] == Some(role));
        let named = || (0..cells.len()).find(|n| *n != list && words[*n].contains("event"));
        let event = has_role(Role::Event).or_else(named).or_else(|| has_role(Role::Name))?;
        let all: Vec<(&Row, Vec<Entry>)> = rows
            .iter()
            .map(|row| {
                let cell = row.cells.get(list).filter(|cell| !is_none(cell));
                (row, cell.and_then(|cell| listed::entries(cell)).unwrap_or_default())
            })
            .collect();
        let is_marked = all.iter().flat_map(|(_, all)| all).any(|entry| entry.required.is_some());
        let mut header = vec!["Event", "Property", "Type", "Description"];
        header.extend(is_marked.then_some("Required"));
        let header: Vec<String> = header.into_iter().map(str::to_owned).collect();
        let Header::Properties(columns) = Self::header(&header) else { return None };
        let mut listed = Vec::new();
        for (row, entries) in all {
            let name = row.cells.get(event).cloned().unwrap_or_default();
            if entries.is_empty() {
                // An event without properties is one as well.
                let mut cells = vec![String::new(); header.len()];
                cells[0] = name;
                listed.push(Row { line: row.line, cells });
                continue;
            }
            listed.extend(entries.into_iter().map(|entry| {
                let cells = cells_of(&name, entry, header.len());
                Row { line: row.line, cells }
            }));
        }
        Some((columns, listed))
    }
}

/// Returns whether most cells of a column list properties, some of them several with their types.
fn holds_lists(rows: &[Row], column: usize) -> bool {
    let cells: Vec<&String> =
        rows.iter().filter_map(|row| row.cells.get(column)).filter(|cell| !is_none(cell)).collect();
    if !cells.iter().any(|cell| cell.contains(['(', ':'])) {
        return false;
    }
    let lists: Vec<Vec<Entry>> = cells.iter().filter_map(|cell| listed::entries(cell)).collect();
    let is_typed = |list: &Vec<Entry>| list.iter().any(|entry| entry.ty.is_some());
    lists.iter().any(|list| list.len() > 1)
        && lists.iter().any(is_typed)
        && lists.len() * 5 >= cells.len() * 4
}

/// What a cell says that there are none of: `no properties`.
const THINGS: [&str; 10] = [
    "properties",
    "property",
    "fields",
    "attributes",
    "parameters",
    "params",
    "payload",
    "data",
    "values",
    "props",
];

/// Returns whether a cell says that there is nothing: `-`, `none`, `no properties`.
pub(crate) fn is_none(cell: &str) -> bool {
    let text = cell::plain(cell).to_lowercase();
    let text = text.trim_matches(['.', '(', ')', '[', ']', ' ', '\n']);
    let mut words = text.split_whitespace();
    text.chars().all(|it| matches!(it, '-' | '–' | '—'))
        || matches!(text, "none" | "n/a" | "na" | "nothing" | "not applicable")
        || text.len() <= 40
            && words.next() == Some("no")
            && words.next_back().is_some_and(|last| THINGS.contains(&last))
}

fn cells_of(event: &str, entry: Entry, width: usize) -> Vec<String> {
    let Entry { name, ty, required, description } = entry;
    let required = required.map_or("", |required| if required { "yes" } else { "no" });
    let mut cells = vec![
        event.to_owned(),
        format!("`{name}`"),
        ty.unwrap_or_else(|| "any".to_owned()),
        description,
        required.to_owned(),
    ];
    cells.truncate(width);
    cells
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::{Options, Page, capture};

    /// Returns the schema of the event in the second row, whose cell of properties is given.
    fn second(cell: &str) -> Value {
        let text = format!(
            "# Events\n\n| Event | Trigger | Properties |\n|---|---|---|\n\
             | Cart viewed | It is opened | `cart_id` (string, required): Which cart<br>`items` (integer): How many |\n\
             | Signed out | The user leaves | {cell} |\n"
        );
        let captured = capture(&[Page::new("acme/e.md", text)], &[], &Options::default());
        let file = captured.files.iter().find(|file| file.path.starts_with("acme/signed-out@"));
        serde_json::from_str(&file.expect("it is captured").text).expect("JSON")
    }

    #[test]
    fn a_cell_that_says_none_lists_no_properties() {
        for cell in [
            "none",
            "None",
            "*None*",
            "None.",
            "(none)",
            "`none`",
            "_No properties_",
            "No properties",
            "no additional properties.",
            "No extra fields",
            "Nothing",
            "Not applicable",
            "[none]",
            "-",
            "—",
            "n/a",
            "N/A",
            "",
        ] {
            let properties = &second(cell)["properties"];
            assert!(
                matches!(properties, Value::Null) || *properties == json!({}),
                "{cell}: {properties}"
            );
        }
        for cell in ["`none_left` (boolean)", "none: boolean", "no: integer"] {
            let properties = second(cell)["properties"].as_object().map(serde_json::Map::len);
            assert_eq!(properties, Some(1), "{cell}");
        }
    }

    #[test]
    fn a_type_in_a_list_may_have_its_values_beside() {
        for (cell, keyword) in [
            ("`kind` (string, one of: u, v): Which kind<br>`n` (integer)", "enum"),
            ("`kind` (string: `u` or `v`)<br>`n` (integer)", "knownValues"),
            ("`kind` (string, required, one of: `u`, `v`), `n` (integer)", "enum"),
        ] {
            let kind = &second(cell)["properties"]["kind"];
            assert_eq!(
                (&kind["type"], &kind[keyword]),
                (&json!("string"), &json!(["u", "v"])),
                "{cell}"
            );
        }
    }
}
