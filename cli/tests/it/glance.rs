//! A run at a glance: the kinds of findings with their numbers, the same in every format and for any number of jobs.

use std::fmt::Write as _;

use insta::assert_snapshot;
use serde_json::Value;

use crate::fixture::{Fixture, Run};

const CHECK: [&str; 4] = ["check", "--schema", ".schemas/order.json", "a.jsonl"];

/// 2,000 records, of which 500 have one fault, 40 another and 20 a third.
fn faulty() -> Fixture {
    let mut lines = String::new();
    for index in 0..2_000 {
        let name = if index % 4 == 1 { ["Ann", "Bob"][index / 4 % 2] } else { "abc" };
        let kind = if index % 100 == 4 { "medium" } else { "small" };
        let id = if index % 50 == 2 { "" } else { "\"id\":1," };
        let _ = writeln!(lines, "{{{id}\"name\":\"{name}\",\"kind\":\"{kind}\"}}");
    }
    Fixture::with_order().file("a.jsonl", lines)
}

fn run(fixture: &Fixture, options: &[&str]) -> Run {
    fixture.run(&[&CHECK[..], options].concat())
}

/// The numbers of kinds in JSON: findings, records and files of each.
fn of_json(run: &Run) -> Vec<[u64; 3]> {
    let summary = run.json().pop().expect("a summary");
    let kinds = summary["kinds"].as_array().expect("kinds").iter();
    let number = |value: &Value| value.as_u64().expect("a number");
    kinds.map(|kind| ["findings", "records", "files"].map(|key| number(&kind[key]))).collect()
}

/// The same in text.
fn of_text(run: &Run) -> Vec<[u64; 3]> {
    let (_, table) = run.out.split_once("findings  records").expect("a table");
    let table = table.lines().skip(1).take_while(|line| !line.is_empty());
    let rows = table.filter(|line| line.contains('['));
    rows.map(|row| {
        let cells: Vec<&str> = row.split_whitespace().collect();
        [cells[0], cells[1], cells[3]].map(|cell| cell.parse().expect("a number"))
    })
    .collect()
}

/// The same in Markdown.
fn of_markdown(run: &Run) -> Vec<[u64; 3]> {
    let (_, table) =
        run.out.split_once("|---|---|---|--:|--:|--:|--:|---|---|\n").expect("a table");
    let rows = table.lines().take_while(|line| line.starts_with('|'));
    rows.map(|row| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        [cells[4], cells[5], cells[7]].map(|cell| cell.parse().expect("a number"))
    })
    .collect()
}

#[test]
fn all_formats_have_the_same_numbers() {
    let fixture = faulty();
    let expected = [[500, 500, 1], [40, 40, 1], [20, 20, 1]];
    for options in [&[][..], &["--summary"]] {
        let format = |name| run(&fixture, &[options, &["--format", name]].concat());
        assert_eq!(of_text(&format("text")), expected);
        assert_eq!(of_json(&format("json")), expected);
        assert_eq!(of_markdown(&format("markdown")), expected);
    }
}

#[test]
fn repeated_findings_are_shown_once_and_counted() {
    let fixture = faulty();
    let once = run(&fixture, &[]);
    assert_eq!(once.code, Some(1));
    let (findings, end) = once.out.split_once('…').expect("some are left out");
    assert_eq!(findings.matches("-->").count(), 3);
    assert_snapshot!(end.trim_start(), @r#"
    557 more findings of these kinds; `--show all` prints each

    findings  records  share  files  kind
         500      500  25.0%      1  error[bad-name] /name
                                     at a.jsonl:2:16 (record 2); values: "Ann" (250); "Bob" (250)
                                     help: use a to z
          40       40   2.0%      1  error[missing-field] /id
                                     at a.jsonl:3:1 (record 3)
                                     help: add `id`, an integer
          20       20   1.0%      1  warning[unknown-value] /kind
                                     at a.jsonl:5:29 (record 5); values: "medium" (20)
                                     help: the documented values are `"small"` and `"large"`; others ma…

    1 file, 2000 records: 540 errors, 20 warnings, 0 advice
    "#);
    let shown = |options: &[&str]| run(&fixture, options).out.matches("-->").count();
    assert_eq!(shown(&["--show", "all", "--max-findings", "1000"]), 560);
    assert_eq!(shown(&["--quiet", "--max-findings", "1000"]), 540);
    assert_eq!(shown(&["--quiet", "--show", "kinds"]), 2);
    let json = |options: &[&str]| run(&fixture, &[&["--format", "json"], options].concat());
    assert_eq!(json(&[]).findings().len(), 560);
    assert_eq!(json(&["--show", "kinds"]).findings().len(), 3);
    assert_eq!(json(&["--show", "kinds"]).json().pop(), json(&[]).json().pop());
}

#[test]
fn a_summary_has_no_findings_where_kinds_stand_for_them() {
    let fixture = faulty();
    let rule = "bad-name";
    for format in ["text", "json", "markdown", "sarif", "junit", "github", "gitlab"] {
        let all = run(&fixture, &["--format", format]);
        let summary = run(&fixture, &["--format", format, "--summary"]);
        assert_eq!(summary.code, Some(1));
        assert!(all.out.contains(rule));
        // Without findings, the reports of hosts and servers would say that all is well.
        if matches!(format, "text" | "json" | "markdown") {
            assert_eq!(summary.out.matches(rule).count(), 1, "{format}: {}", summary.out);
        } else {
            assert_eq!(summary.out, all.out, "{format}");
        }
    }
    assert_eq!(run(&fixture, &["--summary", "--quiet"]).code, Some(2));
}

#[test]
fn nothing_is_added_where_all_findings_are_printed() {
    let fixture = Fixture::with_order().file("a.jsonl", "{\"id\":1}\n{}\n");
    let text = run(&fixture, &[]);
    assert!(text.out.contains("error[missing-field]") && !text.out.contains("share"));
    assert!(run(&fixture, &["--summary"]).out.contains("share"));
    assert!(!run(&fixture, &["--format", "markdown"]).out.contains("share"));
}

#[test]
fn findings_beyond_the_cap_of_a_record_are_counted_by_code() {
    let schema = r#"{"type": "array", "items": {"type": "string"}}"#;
    let fixture = Fixture::new()
        .file("list.json", schema)
        .file("a.jsonl", "[0,0,0,0]\n[\"\"]\n[0,0,0,0,0]\n");
    let args = ["check", "--lines", "--schema", "list.json", "--max-record-findings", "3"];
    let run = |options: &[&str]| fixture.run(&[&args[..], &["a.jsonl"], options].concat());
    assert_snapshot!(run(&["--summary"]).out, @r"
    findings  records  share  files  kind
           6        2  66.7%      1  error[wrong-type] /*
                                     at a.jsonl:1:2 (record 1); list.json; values: 0 (6)
                                     help: put the value in quotes
           3        2  66.7%      1  error[wrong-type]
                                     at a.jsonl:1:1 (record 1)

    1 file, 3 records: 9 errors, 0 warnings, 0 advice
    ");
    assert_eq!(run(&[]).out.matches("too-many-findings").count(), 1);
}

#[test]
fn files_are_counted_and_known_findings_are_not() {
    let fixture = Fixture::with_order()
        .file("a.jsonl", "{\"id\":1}\n{}\n")
        .file("b.jsonl", "{\"kind\":\"x\"}\n{\"id\":1,\"kind\":\"y\"}\n{}\n")
        .file("c.jsonl", "{\"id\":1}\n");
    let args = ["--summary", "b.jsonl", "c.jsonl"];
    assert_snapshot!(run(&fixture, &args).out, @r#"
    findings  records  share  files  kind
           3        3  50.0%      2  error[missing-field] /id
                                     at a.jsonl:2:1 (record 2)
                                     help: add `id`, an integer
           2        2  33.3%      1  warning[unknown-value] /kind
                                     at b.jsonl:1:9 (record 1); values: "x" (1); "y" (1)
                                     help: the documented values are `"small"` and `"large"`; others ma…

    errors  warnings  advice  file
         2         2       0  b.jsonl
         1         0       0  a.jsonl

    3 files, 6 records: 3 errors, 2 warnings, 0 advice
    "#);
    let masked = run(&fixture, &[&args[..], &["--mask", "--format", "json"]].concat());
    let kinds = masked.json().pop().expect("a summary")["kinds"].clone();
    assert!(kinds[1]["findings"] == 2 && kinds[1]["values"] == Value::Array(Vec::new()), "{kinds}");
    run(&fixture, &["--write-baseline", "known.json"]);
    let known = run(&fixture, &["--baseline", "known.json", "--format", "json", "b.jsonl"]);
    assert_eq!(of_json(&known), [[2, 2, 1], [2, 2, 1]]);
}

#[test]
fn any_number_of_jobs_counts_the_same() {
    let mut lines = String::new();
    for index in 0..60_000 {
        let _ = writeln!(lines, "{{\"id\":\"{}\",\"kind\":\"k{index}\",\"x\":1}}", index % 7);
    }
    let fixture = Fixture::with_order().file("a.jsonl", lines);
    for format in ["text", "json", "markdown"] {
        let by = |jobs| run(&fixture, &["--summary", "--format", format, "--jobs", jobs]).out;
        let one = by("1");
        assert!(one.contains("60000") && one == by("3"), "{format}");
    }
}

#[test]
fn all_kinds_are_listed_where_that_is_asked_for() {
    let keys: Vec<String> = (0..40).map(|index| format!("\"k{index}\": 1, ")).collect();
    let record = keys.concat();
    let fixture = Fixture::with_order().file("a.jsonl", format!("{{{record}\"id\": 1}}\n"));
    let args = ["check", "a.jsonl", "--schema", ".schemas/order.json", "--summary"];
    let run = fixture.run(&args);
    assert!(
        run.out.contains("10 more kinds") && run.out.contains("`--summary --show all` lists all"),
        "{}",
        run.out
    );
    for format in ["text", "markdown"] {
        let run = fixture.run(&[&args[..], &["--show", "all", "--format", format]].concat());
        assert!(!run.out.contains("more kinds") && run.out.contains("k39"), "{}", run.out);
    }
}
