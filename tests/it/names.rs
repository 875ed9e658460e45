//! Which names the properties of a schema have: the wire's or the documented ones.

use serde_json::Value;
use tablature_capture::{Captured, Names, Options, Overlay, Page, capture};

use crate::pages::{render, sdk_page};

const HAND: &str =
    "# T\n\n| Field | Type | Description |\n|---|---|---|\n| booking_id | String | x |\n";

fn by_hand() -> Page {
    Page::new("a/T.md", HAND)
}

fn sdk() -> Page {
    sdk_page("a/T.md", "| **booking_id** | str |  | |\n| **id** | str |  | |")
}

/// The first property of the first schema, and what it is documented as.
#[track_caller]
fn first(captured: &Captured) -> (String, Option<String>) {
    assert_eq!(render(&captured.problems), "");
    let schema: Value = serde_json::from_str(&captured.files[0].text).expect("a schema is JSON");
    let (name, property) =
        schema["properties"].as_object().and_then(|map| map.iter().next()).expect("it has one");
    (name.clone(), property["documentedAs"].as_str().map(str::to_owned))
}

#[track_caller]
fn check(
    page: Page,
    names: Option<Names>,
    expected: &str,
    documented_as: Option<&str>,
    renamed: usize,
) {
    let mut options = Options::default();
    options.names = names;
    let captured = capture(&[page], &[], &options);
    assert_eq!(first(&captured), (expected.to_owned(), documented_as.map(str::to_owned)));
    assert_eq!(captured.account.renamed, renamed);
}

#[test]
fn dialects_have_their_usual_names_and_options_decide() {
    let (wire, documented) = (Some(Names::Wire), Some(Names::Documented));
    check(sdk(), None, "bookingId", Some("booking_id"), 1);
    check(sdk(), wire, "bookingId", Some("booking_id"), 1);
    check(sdk(), documented, "booking_id", None, 0);
    check(by_hand(), None, "booking_id", None, 0);
    check(by_hand(), documented, "booking_id", None, 0);
    check(by_hand(), wire, "bookingId", Some("booking_id"), 1);
    insta::assert_snapshot!("wired".parse::<Names>().unwrap_err(), @"names are `wire`, `documented`, `literal` or `paths`, not `wired`");
}

#[test]
fn the_account_counts_names_that_a_rule_made() {
    let captured = capture(&[sdk()], &[], &Options::default());
    insta::assert_snapshot!(captured.account.notes().join("\n"), @"1 name read as wire names in camelCase; see `documentedAs`, and `--names documented` to keep them");
}

fn overlay(names: &str, more: &str) -> Overlay {
    let text = format!(
        "{{ \"vendor\": \"acme\", \"schemas\": [\n{{ \"name\": \"t\", \"version\": \"1.0.0\", \"tables\": \"a\", \"root\": \"T\", {names} }}{more}] }}"
    );
    Overlay::parse("o.json", &text).expect("the overlay is well-formed")
}

#[test]
fn an_overlay_has_the_last_word() {
    let options = Options::default().with_names(Names::Wire);
    let overlay = overlay(r#""names": "documented""#, "");
    assert_eq!(first(&capture(&[sdk()], &[overlay], &options)).0, "booking_id");
}

#[test]
fn schemas_from_the_same_tables_have_the_same_names() {
    let more = ",\n{ \"name\": \"u\", \"version\": \"1.0.0\", \"tables\": \"a\", \"root\": \"T\" }";
    let overlay = overlay(r#""names": "documented""#, more);
    insta::assert_snapshot!(render(&capture(&[sdk()], &[overlay], &Options::default()).problems), @r"
    o.json:3: error: `u@1.0.0` has other `names` than another schema from `a`
      help: use the same `names` in every schema from the same tables
    ");
    let wrong = r#"{ "vendor": "acme", "schemas": [{ "name": "t", "version": "1", "tables": "a", "root": "T", "names": "asDocumented" }] }"#;
    insta::assert_snapshot!(render(&Overlay::parse("o.json", wrong).unwrap_err().problems), @"o.json:1: error: names are `wire`, `documented`, `literal` or `paths`, not `asDocumented`");
}
