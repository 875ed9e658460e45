//! Rows of several properties whose cells have a part for each: `a<br>b` beside `string<br>integer`.

use std::sync::LazyLock;

use regex::Regex;

use crate::{
    marks::mark_of,
    name::{self, NameCell, Own},
    rows::Cells,
    types::{self, Type},
};

/// The most properties of a row.
const MAX_NAMES: usize = 50;

/// The longest cell that is split.
const MAX_CELL: usize = 4 << 10;

/// Ways to separate the parts of a cell.
const SEPARATORS: [fn(&str) -> Vec<&str>; 3] =
    [lines, |cell| words(cell, ','), |cell| words(cell, '/')];

/// Returns the names of a row, each with its own type, if the cells of names and types have as many parts, with the same
/// separator between them.
pub(super) fn names(cells: &Cells<'_>) -> Option<NameCell> {
    let types = cells.ty?;
    if cells.name.len() > MAX_CELL || types.len() > MAX_CELL {
        return None;
    }
    let split = SEPARATORS.into_iter().find(|split| {
        let (names, types) = (split(cells.name), split(types));
        (2..=MAX_NAMES).contains(&names.len())
            && names.len() == types.len()
            && types.iter().all(|ty| is_type(ty))
    })?;
    let (names, types) = (split(cells.name), split(types));
    let is_beside = |part: &&str| mark_of(part).is_some() || is_type(part);
    if names[1..].iter().all(is_beside) {
        // One name, and what is said of it: `a<br>string`.
        return None;
    }
    let for_each = |parts: Vec<&str>| {
        let parts: Vec<String> = parts.into_iter().map(str::to_owned).collect();
        Some(parts).filter(|parts| parts.len() == names.len())
    };
    let presence = cells.presence.and_then(|(cell, kind)| Some((for_each(split(cell))?, kind)));
    let description = cells.descriptions.first().and_then(|cell| for_each(lines(cell)));
    let mut read = NameCell::default();
    for (at, part) in names.iter().enumerate() {
        let one = name::read(part);
        let [name] = &one.names[..] else { return None };
        if read.names.contains(name) || name.contains(char::is_whitespace) {
            return None;
        }
        read.names.push(name.clone());
        let said = presence.as_ref().and_then(|(parts, kind)| kind.read(&parts[at]));
        read.own.push(Own {
            ty: Some(types[at].to_owned()),
            required: one.required.or(said),
            description: description.as_ref().map(|parts| parts[at].clone()),
        });
    }
    Some(read)
}

/// Returns the lines of a cell, or the items of a list in it.
fn lines(cell: &str) -> Vec<&str> {
    static BREAK: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)</?(?:br|li|ul|ol|p|div)\b[^<>]*>|\n").expect("the pattern compiles")
    });
    let lines = BREAK.split(cell).map(|line| line.trim().trim_start_matches("- "));
    lines.filter(|line| !line.is_empty()).collect()
}

/// Returns the parts between separators.
fn words(cell: &str, separator: char) -> Vec<&str> {
    cell.split(separator).map(str::trim).filter(|word| !word.is_empty()).collect()
}

/// Returns whether a part is a type of its own: `null` belongs to the one beside it.
fn is_type(part: &str) -> bool {
    types::read(part).ty.is_some_and(|ty| ty.is_complete() && ty != Type::Null)
}
