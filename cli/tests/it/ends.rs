//! How runs end before everything is checked: by the user's choice, by a signal, because nobody reads, or because
//! something cannot be read or written. Programs learn from the exit code and from the summary what happened.

use std::{
    io::{Read, Write},
    process::{Command, Output, Stdio},
    time::{Duration, Instant},
};

use insta::assert_snapshot;

use crate::fixture::Fixture;

const ORDER: [&str; 3] = ["check", "--schema", ".schemas/order.json"];

/// Faulty records: more than one block of them, or few.
fn faulty(records: usize) -> String {
    "{\"id\":\"1\",\"kind\":\"medium\"}\n".repeat(records)
}

#[test]
fn a_run_stops_after_so_many_errors() {
    for records in [100, 60_000] {
        let fixture = Fixture::with_order().file("a.jsonl", faulty(records)).file("b.json", "{}");
        let args = ["--max-errors", "3", "a.jsonl", "b.json"];
        let run = fixture.check(&args);
        let codes = ["1 wrong-type", "1 unknown-value", "2 wrong-type", "2 unknown-value"];
        let codes = [&codes[..], &["3 wrong-type"]].concat();
        let found = run.findings();
        let found: Vec<_> = found.iter().map(|line| line.split_once(' ').expect("two").1).collect();
        assert_eq!(found, codes);
        let summary = run.out.lines().last().expect("a summary");
        let counts = r#"{"type":"summary","files":1,"records":3,"errors":3,"warnings":2,"advice":0,"stopped":true,"kinds":["#;
        assert!(summary.starts_with(counts), "{summary}");
        assert_eq!(run.err, "note: stopped after 3 errors, as `--max-errors` says\n");
        assert_eq!(run.code, Some(1));
        let one = fixture.check(&[&args[..], &["--jobs", "1"]].concat());
        assert!(one.out == run.out);
    }
}

#[test]
fn warnings_fail_a_run_where_that_is_asked_for() {
    let fixture = Fixture::with_order().file("a.json", r#"{"id": 1, "kind": "medium"}"#);
    let code = |options: &[&str]| fixture.check(&[&["a.json"], options].concat()).code;
    assert_eq!(code(&[]), Some(0));
    assert_eq!(code(&["--fail-on", "error"]), Some(0));
    assert_eq!(code(&["--fail-on", "warning"]), Some(1));
    assert_eq!(code(&["--fail-on", "warning", "--quiet"]), Some(1));
    assert_eq!(code(&["--fail-on", "warning", "--allow", "unknown-value"]), Some(0));
    let many = "{\"id\":1,\"kind\":\"medium\"}\n".repeat(60_000);
    let fixture = fixture.file("a.jsonl", many);
    assert_eq!(fixture.check(&["a.jsonl", "--quiet", "--fail-on", "warning"]).code, Some(1));
}

#[test]
fn a_record_has_so_many_findings_and_no_more() {
    let schema = r#"{"type": "array", "items": {"type": "string"}}"#;
    let numbers = format!("[{}0]", "0,".repeat(1999));
    let fixture = Fixture::new().file("list.json", schema).file("a.json", numbers);
    let count = |options: &[&str]| {
        let args = ["check", "a.json", "--schema", "list.json", "--format", "json"];
        let findings = fixture.run(&[&args[..], options].concat()).findings();
        let beyond = findings.iter().filter(|line| line.ends_with("too-many-findings")).count();
        (findings.len(), beyond)
    };
    assert_eq!(count(&[]), (1001, 1));
    assert_eq!(count(&["--max-record-findings", "10"]), (11, 1));
    assert_eq!(count(&["--max-record-findings", "2000"]), (2000, 0));
    let check = |options: &[&str]| {
        fixture.run(&[&["check", "a.json", "--schema", "list.json"], options].concat())
    };
    // The others are counted.
    let summary = |options: &[&str]| {
        let run = check(options);
        (run.out.lines().last().unwrap_or_default().to_owned(), run.code)
    };
    let all = |counts: &str| format!("1 file, 1 record: {counts} advice");
    assert_eq!(summary(&[]), (all("2000 errors, 0 warnings, 0"), Some(1)));
    assert_eq!(summary(&["--warn", "wrong-type"]), (all("0 errors, 2000 warnings, 0"), Some(0)));
    assert_eq!(summary(&["--allow", "wrong-type"]), (all("0 errors, 0 warnings, 0"), Some(0)));
    let lines = fixture.file("a.jsonl", "[0,0,0,0,0]\n".repeat(100_000));
    let options = ["check", "a.jsonl", "--lines", "--schema", "list.json", "--max-record-findings"];
    let run = lines.run(&[&options[..], &["2", "--max-findings", "1"]].concat());
    let last = run.out.lines().last().unwrap_or_default();
    assert_eq!(last, "1 file, 100000 records: 500000 errors, 0 warnings, 0 advice");
}

#[test]
fn the_summary_names_what_was_not_checked() {
    let fixture = Fixture::with_order()
        .file("b.jsonl.gz", crate::fixture::gzip(&vec![b' '; 100_000]))
        .file("broken.json", "{")
        .file("c.json", "{\"strange\": 1}")
        .file("tablature.toml", "[[check]]\nfiles = [\"d.json\"]\nschema = \"broken.json\"\n")
        .file("d.json", "{}");
    let summary = |args: &[&str]| {
        let run = fixture.run(&[&["check", "--format", "json"], args].concat());
        assert_eq!(run.code, Some(2), "{}", run.err);
        let line = run.out.lines().last().unwrap_or_default();
        line.replace("(os error 2)", "")
    };
    let order = ["--schema", ".schemas/order.json"];
    let inputs = ["none.json", "b.jsonl.gz", "--max-unpacked-bytes", "5000"];
    assert_snapshot!(summary(&[&inputs[..], &order].concat()), @r#"{"type":"summary","files":0,"records":0,"errors":0,"warnings":0,"advice":0,"unchecked":[{"path":"none.json","reason":"input","message":"No such file or directory ; name a file or a directory that exists"},{"path":"b.jsonl.gz","reason":"limit","message":"the gzip stream unpacks to more than 5000 bytes; raise the limit with `--max-unpacked-bytes`"}]}"#);
    assert_snapshot!(summary(&["c.json"]), @r#"{"type":"summary","files":1,"records":1,"errors":0,"warnings":0,"advice":0,"unchecked":[{"path":"c.json","reason":"schema","message":"the payload's keys do not tell which schema it is meant for; name it with `--schema`, or in a `[[check]]` of `tablature.toml` (`tablature schema list` shows all)"}]}"#);
    assert_snapshot!(summary(&["d.json"]), @r#"{"type":"summary","files":0,"records":0,"errors":0,"warnings":0,"advice":0,"unchecked":[{"path":"d.json","reason":"schema","message":"tablature.toml:3:10: the schema `broken.json` is invalid\n  broken.json:1:2: the text ends where a key or `}` should be"}],"stopped":true}"#);
    assert_snapshot!(summary(&["c.json", "--schema", "broken.json"]), @r#"{"type":"summary","files":0,"records":0,"errors":0,"warnings":0,"advice":0,"unchecked":[{"path":null,"reason":"schema","message":"the schema `broken.json` is invalid\n  broken.json:1:2: the text ends where a key or `}` should be"}],"stopped":true}"#);
    assert_snapshot!(summary(&["c.json", "--deny", "no-such-code"]), @r#"{"type":"summary","files":0,"records":0,"errors":0,"warnings":0,"advice":0,"unchecked":[{"path":null,"reason":"usage","message":"`--deny`: no finding has the code `no-such-code`; `tablature explain` lists all"}],"stopped":true}"#);
    let baseline = ["c.json", "--write-baseline", "none/baseline.json"];
    assert_snapshot!(summary(&[&baseline[..], &order].concat()), @r#"{"type":"summary","files":1,"records":1,"errors":0,"warnings":0,"advice":0,"known":2,"unchecked":[{"path":null,"reason":"output","message":"cannot write `none/baseline.json`: No such file or directory "}],"known_kinds":2}"#);
    let quiet = fixture.run(&["check", "c.json", "--format", "json", "--quiet", "--deny", "none"]);
    assert_eq!(quiet.out, "");
}

/// Closes the pipe of the output before anything is read from it.
fn with_closed_output(mut command: Command) -> Output {
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command can be run");
    drop(child.stdout.take());
    child.wait_with_output().expect("the command ends")
}

#[test]
fn a_run_whose_output_is_closed_tells_what_it_found() {
    let fixture = Fixture::with_order()
        .file("faulty.jsonl", faulty(100_000))
        .file("valid.json", "{\"id\": 1}")
        .file("warnings.jsonl", "{\"id\":1,\"kind\":\"medium\"}\n".repeat(100_000));
    let code = |name: &str, format: &str| {
        let args = [&ORDER[..], &[name, "--format", format]].concat();
        let output = with_closed_output(fixture.command(&args));
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        output.status.code()
    };
    assert_eq!(code("faulty.jsonl", "json"), Some(1));
    assert_eq!(code("warnings.jsonl", "json"), Some(2));
    assert_eq!(code("valid.json", "text"), Some(2));
    assert_eq!(code("valid.json", "sarif"), Some(2));
}

/// Starts a run that has printed its findings and waits for more input, and sends it a signal. Returns the whole output,
/// and the exit code.
#[cfg(unix)]
fn interrupted(
    fixture: &Fixture,
    format: &str,
    signal: &str,
    first: &str,
) -> (String, Option<i32>) {
    let args = [&ORDER[..], &["-", "--lines", "--format", format]].concat();
    let mut child = fixture
        .command(&args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the command can be run");
    let mut input = child.stdin.take().expect("the input is a pipe");
    let mut output = child.stdout.take().expect("the output is a pipe");
    let reader = std::thread::spawn(move || {
        let mut text = String::new();
        output.read_to_string(&mut text).expect("output is UTF-8");
        text
    });
    input.write_all(first.as_bytes()).expect("the command reads");
    // Time enough for all of it to be checked.
    std::thread::sleep(Duration::from_millis(700));
    let start = Instant::now();
    let id = child.id().to_string();
    let sent = Command::new("kill").args(["-s", signal, &id]).status().expect("there is `kill`");
    assert!(sent.success());
    let status = child.wait().expect("the command ends");
    // A hundred milliseconds, and what an unoptimised build on a machine with much to do needs for the end.
    assert!(start.elapsed() < Duration::from_millis(1500), "{:?}", start.elapsed());
    (reader.join().expect("it does not panic"), status.code())
}

#[cfg(unix)]
#[test]
fn signals_end_a_run_and_leave_whole_documents() {
    let fixture = Fixture::with_order();
    for records in [300, 30_000] {
        let first = faulty(records);
        let (sarif, code) = interrupted(&fixture, "sarif", "INT", &first);
        assert_eq!(code, Some(130));
        let sarif: serde_json::Value = serde_json::from_str(&sarif).expect("it is whole");
        let results = sarif["runs"][0]["results"].as_array().expect("there are results").len();
        assert!(results >= 6, "{results}");
        let (gitlab, code) = interrupted(&fixture, "gitlab", "TERM", &first);
        assert_eq!(code, Some(143));
        serde_json::from_str::<serde_json::Value>(&gitlab).expect("it is whole");
        let (junit, code) = interrupted(&fixture, "junit", "TERM", &first);
        assert_eq!(code, Some(143));
        roxmltree::Document::parse(&junit).expect("it is whole");
        let (json, code) = interrupted(&fixture, "json", "INT", &first);
        assert_eq!(code, Some(130));
        let last = json.lines().last().expect("a summary");
        let last: serde_json::Value = serde_json::from_str(last).expect("it is whole");
        assert!(last["type"] == "summary" && last["stopped"] == true, "{last}");
        assert_eq!(last["kinds"][0]["findings"], last["errors"]);
    }
}

#[cfg(unix)]
#[test]
fn a_signal_ends_what_waits_for_its_output_to_be_read() {
    let fixture = Fixture::with_order().file("a.jsonl", faulty(100_000));
    let mut child = fixture
        .command(&[&ORDER[..], &["a.jsonl", "--format", "json"]].concat())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the command can be run");
    std::thread::sleep(Duration::from_millis(700));
    let id = child.id().to_string();
    let start = Instant::now();
    Command::new("kill").args(["-s", "TERM", &id]).status().expect("there is `kill`");
    assert_eq!(child.wait().expect("the command ends").code(), Some(143));
    assert!(start.elapsed() < Duration::from_millis(400), "{:?}", start.elapsed());
}
