//! Decides what dots in names mean, one way per vendor: part of the name, or a path.

use std::collections::{BTreeMap, HashSet};

use super::{
    name, path,
    path::Dots,
    sheet::{Kind, Sheet, Table},
};

/// Votes of the rows of a vendor.
#[derive(Debug, Default, Clone, Copy)]
struct Votes {
    /// Names below a name that is documented in the same table: `a.b` beside `a`.
    paths: usize,
    /// Names with dots below no other name.
    literal: usize,
}

/// The reading of dots for each vendor, the first folder of its pages.
pub(super) fn by_vendor(sheets: &[Sheet]) -> BTreeMap<String, Dots> {
    let mut votes: BTreeMap<&str, Votes> = BTreeMap::new();
    for sheet in sheets {
        let tables = sheet.tables.iter().filter(|table| table.kind == Kind::Attributes);
        for table in tables {
            count(table, votes.entry(sheet.vendor()).or_default());
        }
    }
    let read = |votes: Votes| {
        if votes.paths > 0 && votes.paths * 2 >= votes.literal {
            Dots::Paths
        } else {
            Dots::Literal
        }
    };
    votes.into_iter().map(|(vendor, votes)| (vendor.to_owned(), read(votes))).collect()
}

fn count(table: &Table, votes: &mut Votes) {
    let Some(columns) = &table.columns else {
        return;
    };
    let cells = table.rows.iter().filter_map(|row| row.cells.get(columns.name));
    if !cells.clone().any(|cell| cell.contains('.')) {
        return;
    }
    let names: HashSet<String> = cells
        .flat_map(|cell| name::read(cell).names)
        .filter(|name| name.len() <= name::MAX_NAME)
        .collect();
    #[expect(clippy::iter_over_hash_type, reason = "votes are counted")]
    for name in &names {
        if !name.contains('.') || path::is_marked(name) || name.split('.').any(str::is_empty) {
            continue;
        }
        let mut prefixes = name.match_indices('.').map(|(at, _)| &name[..at]);
        // `a.*` says that `a` has members.
        let is_object =
            |prefix: &str| names.contains(prefix) || names.contains(&format!("{prefix}.*"));
        if prefixes.any(is_object) {
            votes.paths += 1;
        } else {
            votes.literal += 1;
        }
    }
}
