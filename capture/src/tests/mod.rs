//! Rows of tables, and what becomes of them: each kind that a rule once read too narrowly.

mod allowed;
mod examples;
mod formats;
mod guards;
mod lists;
mod paths;
mod plans;
mod required;
mod types;

use std::fmt::Write as _;

use serde_json::Value;

use crate::{Options, Page, capture};

/// Captures a page with a table of these rows, in the columns property, type, required and description, and returns its
/// schema with the problems, one to a line.
#[track_caller]
pub(super) fn table(rows: &[[&str; 4]]) -> (Value, String) {
    let mut text = String::from(
        "# Thing made\n\n| Property | Type | Required | Description |\n|---|---|---|---|\n",
    );
    for row in rows {
        let _ = writeln!(text, "| {} |", row.join(" | "));
    }
    page(&text)
}

/// Captures a page that has one schema.
#[track_caller]
pub(super) fn page(text: &str) -> (Value, String) {
    let captured = capture(&[Page::new("a/p.md", text)], &[], &Options::default());
    let problems: Vec<String> =
        captured.problems.iter().map(|problem| problem.message.clone()).collect();
    let schema = serde_json::from_str(&captured.files[0].text).expect("a schema is JSON");
    (schema, problems.join("\n"))
}

/// Returns the rules of a property with this type and description, without what documents them.
#[track_caller]
pub(super) fn rules(ty: &str, description: &str) -> Value {
    let (schema, _) = table(&[["v", ty, "no", description]]);
    bare(&schema["properties"]["v"])
}

/// Returns a schema without its description and its source.
pub(super) fn bare(schema: &Value) -> Value {
    let mut schema = schema.clone();
    if let Some(members) = schema.as_object_mut() {
        for keyword in ["description", "source", "$schema", "$id", "title"] {
            members.shift_remove(keyword);
        }
        for (_, member) in members.iter_mut() {
            *member = bare(member);
        }
    }
    schema
}

/// Fails with every row whose rules are others than expected.
#[track_caller]
pub(super) fn check(cases: &[(&str, &str, Value)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(ty, description, expected)| {
            let found = rules(ty, description);
            (found != *expected)
                .then(|| format!("{ty} | {description}\n  found    {found}\n  expected {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
