//! Stale schemas are reported by the documented row.

use tablature_capture::{CapturedFile, Options, Overlay, Page, capture, compare};

use crate::pages;

fn catalogue(pages: &[Page]) -> Vec<CapturedFile> {
    let overlays: Vec<Overlay> = [
        ("genesys.json", include_str!("../../schema/overlays/genesys.json")),
        ("userpilot.json", include_str!("../../schema/overlays/userpilot.json")),
    ]
    .into_iter()
    .map(|(path, text)| Overlay::parse(path, text).expect("a checked-in overlay is well-formed"))
    .collect();
    let captured = capture(pages, &overlays, &Options::default());
    assert_eq!(pages::render(&captured.problems), "");
    captured.files
}

fn checked_in() -> Vec<(String, String)> {
    let index = include_str!("../../schema/catalogue/index.json");
    let schemas = tablature::catalogue::entries()
        .iter()
        .map(|entry| (entry.path().to_owned(), entry.text().to_owned()));
    schemas.chain([("index.json".to_owned(), index.to_owned())]).collect()
}

/// Returns what is stale once `from` has become `to` in one page.
#[track_caller]
fn stale(page: &str, from: &str, to: &str) -> String {
    let mut pages = pages::in_folder("schema/tables");
    let page = pages.iter_mut().find(|found| found.path == page).expect("the page is there");
    assert_eq!(page.text.matches(from).count(), 1);
    page.text = page.text.replace(from, to);
    let stale = compare(&catalogue(&pages), &checked_in());
    stale.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_catalogue_is_what_tables_and_overlays_say() {
    assert_eq!(compare(&catalogue(&pages::in_folder("schema/tables")), &checked_in()), []);
}

#[test]
fn a_changed_row_is_named() {
    let row =
        "| **event_name** | str | Action name; only letters, digits and underscore are valid. | |";
    let changed = "| **event_name** | str | Action name. | |";
    insta::assert_snapshot!(stale("genesys/python-249.0.0/WebEventResponse.md", row, changed), @"genesys/python-249.0.0/WebEventResponse.md:10 event_name: `description`, `pattern` differ (in genesys/web-event-response@249.0.0.json)");
    let optional = "| **event_name** | str | Action name; only letters, digits and underscore are valid. | [optional] |";
    insta::assert_snapshot!(stale("genesys/python-249.0.0/WebEventResponse.md", row, optional), @"genesys/python-249.0.0/WebEventResponse.md:10 event_name: is optional now (in genesys/web-event-response@249.0.0.json)");
}

#[test]
fn a_row_that_came_or_went_is_named_and_those_below_are_not() {
    let row = "| **search_query** | str | Keywords the customer searched for. | [optional] |\n";
    insta::assert_snapshot!(stale("genesys/python-249.0.0/WebEventResponse.md", row, ""), @"genesys/python-249.0.0/WebEventResponse.md:16 search_query: `searchQuery` is no longer documented (in genesys/web-event-response@249.0.0.json)");
    let more = "| **search_query** | str | Keywords the customer searched for. | [optional] |\n| **new_one** | int |  | |\n";
    insta::assert_snapshot!(stale("genesys/python-249.0.0/WebEventResponse.md", row, more), @"genesys/python-249.0.0/WebEventResponse.md:17 new_one: `newOne` is not in the schema (in genesys/web-event-response@249.0.0.json)");
}

#[test]
fn every_schema_that_a_row_is_in_is_named() {
    let row = "score | String | The score (0 to 10). |";
    insta::assert_snapshot!(stale("userpilot/events.md", row, "score | Integer | The score (0 to 10). |"), @r"
    userpilot/events.md:71 score: `type`, `minimum`, `maximum` differ (in userpilot/event@3.json)
    userpilot/events.md:71 score: `type`, `minimum`, `maximum` differ (in userpilot/event@4.json)
    ");
}

#[test]
fn files_come_and_go() {
    let file = |path: &str, text: &str| CapturedFile::new(path, text);
    let captured = [file("a@1.json", "{}"), file("b@1.json", "{}"), file("c@1.json", "{ }")];
    let existing = [("b@1.json", "{"), ("c@1.json", "{}"), ("d@1.json", "{}")]
        .map(|(path, text)| (path.to_owned(), text.to_owned()));
    let stale: Vec<String> =
        compare(&captured, &existing).iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(stale.join("\n"), @r"
    a@1.json: is missing
    b@1.json: is not JSON
    c@1.json: differs in layout or order only
    d@1.json: is left over: no table documents it
    ");
}
