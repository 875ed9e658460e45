//! `--format html`: one page about a run.

use std::fs;

use crate::fixture::{Fixture, NOW};

/// Returns a fixture with a stream of orders, of which some are wrong.
fn orders() -> Fixture {
    let schema = r#"{"required": ["id"], "properties": {"id": {"type": "integer"}, "at": {"type": "string", "format": "date-time"}}}"#;
    let line = |index: u32| match index % 4 {
        0 => format!(
            "{{\"id\": \"{index}\", \"at\": \"2026-11-{:02}T10:00:00Z\"}}\n",
            1 + index % 20
        ),
        _ => format!("{{\"id\": {index}, \"at\": \"2026-11-21T10:00:00Z\"}}\n"),
    };
    let lines: String = (0..200).map(line).collect();
    let page = r#"{"entities": [{"id": 1}, {"at": "2026-10-01T10:00:00Z"}]}"#;
    Fixture::new().file("s.json", schema).file("a.jsonl", lines).file("page.json", page)
}

#[test]
fn a_page_is_written_beside_other_formats() {
    let fixture = orders();
    let args =
        ["check", "a.jsonl", "--schema", "s.json", "--now", NOW, "--format", "html=page.html"];
    let run = fixture.run(&[&args[..], &["--format", "text", "--summary"]].concat());
    assert_eq!(run.code, Some(1), "{}", run.err);
    let page = fs::read_to_string(fixture.path().join("page.html")).expect("it was written");
    for part in [
        "1 file, 200 records: 50 errors",
        "<p class=\"meta\">2026-11-21T16:00:00Z · Tablature",
        "findings by hour",
        "<title>2026-11-01 10:00: 10 errors, 0 warnings, 0 advice</title>",
        "50 findings in 50 records of 1 file",
        // The summary is that of the text.
        "<pre>{&quot;id&quot;: <mark>&quot;0&quot;</mark>",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
}

#[test]
fn records_of_pages_and_quiet_runs_are_dated_too() {
    let fixture = orders();
    let args =
        ["check", "page.json", "--schema", "s.json", "--records", "/entities", "--format", "html"];
    let run = fixture.run(&[&args[..], &["--now", NOW, "--quiet"]].concat());
    assert_eq!(run.code, Some(1), "{}", run.err);
    assert!(run.out.contains("<title>2026-10-01 10:00: 1 error,"), "{}", run.out);
    assert!(run.out.contains("<mark>{</mark>"), "{}", run.out);
}

#[test]
fn a_masked_page_shows_no_values_and_times() {
    let fixture = orders();
    let args =
        ["check", "a.jsonl", "--schema", "s.json", "--now", NOW, "--mask", "--format", "html"];
    let run = fixture.run(&args);
    assert_eq!(run.code, Some(1), "{}", run.err);
    assert!(run.out.contains("wrong-type") && !run.out.contains("2026-11-01"), "{}", run.out);
    assert!(!run.out.contains("<mark>"), "{}", run.out);
}

#[test]
fn what_could_not_be_checked_is_on_the_page() {
    let fixture = Fixture::with_order().file("a.jsonl", "{\"id\": 1}\n");
    let args = ["check", "a.jsonl", "none.jsonl", "--schema", ".schemas/order.json"];
    let run = fixture.run(&[&args[..], &["--format", "html"]].concat());
    assert_eq!(run.code, Some(2), "{}", run.err);
    assert!(run.out.contains("<h1>Not everything was checked</h1>"), "{}", run.out);
    assert!(run.out.contains("<td class=\"path\">none.jsonl</td>"), "{}", run.out);
}
