//! Tracking plans as sources: JSON files in which each event has a name and the JSON Schema of its messages, as Segment and
//! `RudderStack` export them.
//!
//! - `plan`: the text of a plan → its events; `rows`: events without a schema → a table; `kinds`: what rules are for; `schema`: the rules of an event → the schema that is written.

mod kinds;
mod plan;
mod rows;
mod schema;

pub(super) use plan::{Event, TrackingPlan, read};
pub(super) use schema::{schema, text};

#[cfg(test)]
mod tests;

/// Returns whether a file is a tracking plan, by its name: in JSON, or in CSV, which is read as a page is.
pub(super) fn is_source(path: &str) -> bool {
    let end = path.rsplit_once('.').map_or("", |(_, end)| end);
    is_plan(path) || ["csv", "tsv"].iter().any(|own| end.eq_ignore_ascii_case(own))
}

/// Returns whether a file is read as a tracking plan in JSON, by its name.
pub(super) fn is_plan(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, end)| end.eq_ignore_ascii_case("json"))
}
