//! Recognises tables that look like properties but are the parameters of a call, or calls themselves.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    cell, name,
    sheet::{Kind, Sheet, Skip, Table},
};

/// Marks tables of parameters and of calls as tables of another kind. An attribute, a field or a property is never a parameter.
pub(super) fn set_aside(sheet: &mut Sheet) {
    let documents_calls = is_page_of_calls(sheet);
    for table in &mut sheet.tables {
        let word = table.columns.as_ref().map(|columns| columns.word.as_str());
        let may_be = table.kind == Kind::Attributes
            && word.is_some_and(|word| {
                ["name", "parameter", "key", "argument", "arg", "param"].contains(&word)
            });
        if table.kind == Kind::Attributes && lists_calls(table) {
            table.kind = Kind::Other;
            table.skipped = Some(Skip::Calls);
        } else if table.kind == Kind::Attributes && says_where_parameters_are(table)
            || may_be
                && (documents_calls && !names_class(&table.title.heading)
                    || is_heading_of_call(&table.title.heading))
        {
            table.kind = Kind::Other;
            table.skipped = Some(Skip::Parameters);
        }
    }
}

/// Returns whether most rows of a table are named as calls are: `setServerUrl()`.
fn lists_calls(table: &Table) -> bool {
    let Some(columns) = &table.columns else {
        return false;
    };
    let names = table.rows.iter().filter_map(|row| row.cells.get(columns.name));
    let calls = names
        .clone()
        .filter(|cell| cell.contains(')') && name::read(cell).names.iter().any(|it| is_call(it)));
    calls.count() * 2 > names.count()
}

/// Returns whether most types of a table are places in a request: `Query String Parameter`.
fn says_where_parameters_are(table: &Table) -> bool {
    static PLACE: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r"(?ix) ^ (?: query (?: \s+ string )? | path | url | header | body | form | cookie ) \s+ param (?: eter )? s? \b";
        Regex::new(pattern).expect("the pattern compiles")
    });
    let Some(ty) = table.columns.as_ref().and_then(|columns| columns.ty) else {
        return false;
    };
    let types = table.rows.iter().filter_map(|row| row.cells.get(ty));
    types.clone().filter(|cell| PLACE.is_match(&cell::plain(cell))).count() * 2 > types.count()
}

/// Returns whether a name is a call: `Options.setHeaders()`.
pub(super) fn is_call(name: &str) -> bool {
    static CALL: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^[\w.$]+\(.*\)$").expect("the pattern compiles"));
    name.ends_with(')') && CALL.is_match(name)
}

/// Returns whether a heading is the name of a class, whose parameters are its fields: `BrowseMediaSource`.
fn names_class(heading: &str) -> bool {
    static CLASS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+$").expect("the pattern compiles")
    });
    CLASS.is_match(heading)
}

/// Returns whether a page documents calls: `UsersApi.md`, or a page with a list of methods.
fn is_page_of_calls(sheet: &Sheet) -> bool {
    let stem = sheet.stem();
    stem.ends_with("Api")
        || stem.ends_with("API")
        || sheet.tables.iter().any(|table| table.kind == Kind::Other && table.lists_methods)
}

/// Returns whether a heading is about a call: `Parameters`, `GET /users`, `get_users(id)`.
fn is_heading_of_call(heading: &str) -> bool {
    static HEADING: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r"(?x) ^ (?:
            (?i: (?: (?: path | query | header | request | body | method ) \s+ )? (?: parameters | arguments ) | return (?: s | \s types? ) ) :?
            | (?: GET | POST | PUT | PATCH | DELETE | HEAD | OPTIONS ) \s+ /.*
            | [\w.]+ \( .* \)
        ) $";
        Regex::new(pattern).expect("the pattern compiles")
    });
    HEADING.is_match(heading.trim())
}

#[cfg(test)]
mod tests {
    use crate::{Options, Page, capture};

    #[test]
    fn a_table_of_places_in_a_request_documents_a_call() {
        let reason = |ty: &str| {
            let text = format!(
                "# Status\n\n| Property | Type |\n|---|---|\n| Token | {ty} |\n| Task ID | {ty} |\n| distinct_id | string |\n"
            );
            let captured = capture(&[Page::new("a/p.md", text)], &[], &Options::default());
            captured.tables[0].reason.clone()
        };
        for ty in ["Query String Parameter", "path parameter", "Body param, required"] {
            let expected = "it is where parameters of calls are documented";
            assert_eq!(reason(ty).as_deref(), Some(expected), "{ty}");
        }
        assert_eq!(reason("integer"), None);
    }
}
