//! Large inputs of JSON Lines, which are checked by blocks in several threads: the findings are those of the lines one by
//! one, in the order of the input, for any number of threads.

use std::fmt::Write as _;

use serde_json::Value;
use tablature_validator::{Checker, Options, Origin, Position};

use crate::fixture::{Fixture, NOW, ORDER, gzip, zstd};

/// The longest record of these tests.
const LIMIT: usize = 1_200_000;

/// Some megabytes of lines: valid, faulty in many ways, blank, with carriage returns, and longer than a block.
fn lines() -> Vec<u8> {
    let mut text = b"\xEF\xBB\xBF{\"id\":0}\n".to_vec();
    for index in 0..20_000_u32 {
        let line: &[u8] = match index % 2_000 {
            7 => b"{\"id\":\"1\",\"name\":\"X\"}\r\n",
            11 => b"\r\n",
            13 => b"  \t \n",
            17 => b"{\"name\":\"abc\",\"kind\":\"medium\",\"other\":null}\n",
            19 => b"{\"id\":1\r\n",
            23 => b"{\"id\":1}}\n",
            29 => b"[1, 2]\n",
            31 => b"{\"id\":1,\"name\":\"\xFF\"}\n",
            37 => b"\xEF\xBB\xBF{\"id\":1}\n",
            41 => b"{\"id\":1,\"id\":2,\"kind\":\"large\"}\n",
            _ => b"",
        };
        text.extend_from_slice(line);
        let line = format!(
            "{{\"id\":{index},\"name\":\"some\",\"kind\":\"small\",\"pad\":\"{index:>40}\"}}\n"
        );
        text.extend_from_slice(line.as_bytes());
        let long = match index {
            5_000 => LIMIT - 50,
            10_000 => LIMIT + 50,
            15_000 => 3 * LIMIT,
            _ => 0,
        };
        if long > 0 {
            let name = "x".repeat(long);
            text.extend_from_slice(format!("{{\"id\":\"long\",\"name\":\"{name}\"}}\n").as_bytes());
        }
    }
    text.extend_from_slice(b"{\"id\":\"last\"}");
    text
}

/// The findings of each line, checked on its own.
fn expected(name: &str, text: &[u8], limit: usize) -> Vec<String> {
    let options = Options::at(NOW.parse().expect("it is a timestamp"));
    let checker =
        Checker::from_slice("order.json", ORDER.as_bytes(), options).expect("it is a schema");
    let (mut expected, mut record, mut byte) = (Vec::new(), 0, 0);
    for (index, line) in text.split_inclusive(|byte| *byte == b'\n').enumerate() {
        let start = byte;
        byte += line.len() as u64;
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        let number = index as u64 + 1;
        if line.len() > limit {
            record += 1;
            expected.push(format!("{name}:{number}:1 {record} {start}..{start} record-too-long"));
            continue;
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        record += 1;
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let origin = Origin::new(Some(record), Position { line: number, column: 1 }, start);
        for finding in checker.check_at(line, origin).into_findings() {
            let (place, code) = (&finding.place, &finding.code);
            let span = place.span().expect("lines are text");
            expected.push(format!("{name}:{place} {record} {}..{} {code}", span.start, span.end));
        }
    }
    expected
}

fn shown(lines: &[Value]) -> Vec<String> {
    let findings = lines.iter().filter(|line| line["type"] == "finding");
    let show = |line: &Value| {
        let text = |key: &str| line[key].as_str().expect("it is a string").to_owned();
        let (at, column, record) = (&line["line"], &line["column"], &line["record"]);
        let (start, end) = (&line["start"], &line["end"]);
        format!("{}:{at}:{column} {record} {start}..{end} {}", text("path"), text("code"))
    };
    findings.map(show).collect()
}

const CHECK: [&str; 9] = [
    "check",
    "--schema",
    ".schemas/order.json",
    "--format",
    "json",
    "--now",
    NOW,
    "--max-record-bytes",
    "1200000",
];

#[test]
fn findings_are_those_of_each_line_for_any_number_of_threads() {
    let text = lines();
    let plain = expected("a.jsonl", &text, LIMIT);
    assert!(plain.len() > 80, "{}", plain.len());
    for (name, content) in
        [("a.jsonl", text.clone()), ("a.jsonl.gz", gzip(&text)), ("a.jsonl.zst", zstd(&text))]
    {
        let fixture = Fixture::with_order().file(name, content);
        let run = |jobs: &str| fixture.run(&[&CHECK[..], &[name, "--jobs", jobs]].concat());
        let one = run("1");
        let expected: Vec<_> = plain.iter().map(|line| line.replace("a.jsonl", name)).collect();
        assert_eq!(shown(&one.json()), expected, "{}", one.err);
        assert_eq!(one.code, Some(1));
        for jobs in ["2", "8", "18446744073709551615"] {
            let more = run(jobs);
            let mut lines = one.out.lines().zip(more.out.lines());
            assert_eq!(lines.find(|(one, more)| one != more), None, "{jobs} threads");
            assert!(more.out == one.out && more.err == one.err && more.code == one.code);
        }
    }
    let fixture = Fixture::with_order().file("a.jsonl", &text);
    let mut command = fixture.command(&[&CHECK[..], &["-", "--lines", "--jobs", "2"]].concat());
    let file = std::fs::File::open(fixture.path().join("a.jsonl")).expect("it is there");
    let output = command.stdin(file).output().expect("the command can be run");
    let out = String::from_utf8(output.stdout).expect("output is UTF-8");
    let lines: Vec<Value> =
        out.lines().map(|line| serde_json::from_str(line).expect("every line is JSON")).collect();
    let expected: Vec<_> = plain.iter().map(|line| line.replace("a.jsonl", "<stdin>")).collect();
    assert_eq!(shown(&lines), expected);
}

#[test]
fn short_limits_hold_within_blocks() {
    let mut text = String::new();
    for index in 0..40_000 {
        let name = if index % 1000 == 7 { "x".repeat(90) } else { "x".repeat(30) };
        writeln!(text, "{{\"id\":{index},\"name\":\"{name}\"}}").expect("memory suffices");
    }
    let expected = expected("a.jsonl", text.as_bytes(), 80);
    assert_eq!(expected.len(), 40);
    let fixture = Fixture::with_order().file("a.jsonl", text);
    let run = fixture.check(&["a.jsonl", "--max-record-bytes", "80", "--jobs", "3"]);
    assert_eq!(shown(&run.json()), expected);
}

#[test]
fn a_schema_is_recognised_before_blocks_are_read() {
    let record = r#"{"app_token": "NX-1", "event_type": "page_view", "source": "web-client", "inserted_at": "2026-11-21T15:59:59Z", "event_name": "", "metadata": {}}"#;
    let text = format!("not JSON\n{}", format!("{record}\n").repeat(9_000));
    let fixture = Fixture::new().file("a.jsonl", &text).file("a.jsonl.gz", gzip(text.as_bytes()));
    for name in ["a.jsonl", "a.jsonl.gz"] {
        let run =
            |jobs| fixture.run(&["check", name, "--format", "json", "--now", NOW, "--jobs", jobs]);
        let (one, two) = (run("1"), run("2"));
        assert!(one.err.contains("read as userpilot/event@3 (recognised"), "{}", one.err);
        let findings = one.findings();
        assert_eq!(findings[0], format!("{name}:1:1 1 invalid-json"));
        let of_record = |number: usize| {
            let place = format!("{name}:{number}:");
            findings.iter().filter(|finding| finding.starts_with(&place)).count()
        };
        assert!(of_record(2) > 0 && of_record(2) == of_record(9_001), "{}", findings[1]);
        assert_eq!(findings.len(), 1 + 9_000 * of_record(2));
        assert!(one.out == two.out);
    }
}

#[test]
fn a_stream_that_breaks_off_is_checked_as_far_as_it_goes() {
    let mut text = String::new();
    for index in 0..200_000_u64 {
        let noise = index.wrapping_mul(6_364_136_223_846_793_005);
        let quote = if index % 10_000 == 0 { "\"" } else { "" };
        writeln!(text, "{{\"id\":{quote}{noise}{quote}}}").expect("memory suffices");
    }
    for packed in [gzip(text.as_bytes()), zstd(text.as_bytes())] {
        let cut = &packed[..packed.len() * 3 / 4];
        let fixture = Fixture::with_order().file("a.jsonl", cut);
        let run = |jobs: &str| fixture.check(&["a.jsonl", "--jobs", jobs]);
        let one = run("1");
        assert!(one.findings().len() > 10, "{}", one.out);
        let last = one.json().pop().expect("a summary");
        let said = format!("the file is truncated; the {} records before", last["records"]);
        assert!(one.err.contains(&said), "{} {said}", one.err);
        assert_eq!(one.code, Some(2));
        let four = run("4");
        assert!(four.out == one.out && four.err == one.err);
    }
}

#[test]
fn errors_are_the_same_where_only_they_are_wanted() {
    let text = lines();
    let fixture = Fixture::with_order().file("a.jsonl", &text);
    let run = |options: &[&str]| {
        fixture.run(&[&CHECK[..], &["a.jsonl", "--jobs", "2"], options].concat())
    };
    let errors = |lines: &[Value]| {
        let findings = lines.iter().filter(|line| line["severity"] == "error");
        findings.map(ToString::to_string).collect::<Vec<_>>()
    };
    let (all, quiet) = (run(&[]), run(&["--quiet"]));
    assert_eq!(errors(&all.json()), errors(&quiet.json()));
    assert!(all.json().iter().any(|line| line["severity"] == "warning"));
    assert!(quiet.json().iter().all(|line| line["severity"] == "error"));
    // A warning may be an error for the user.
    let denied = run(&["--quiet", "--deny", "unknown-value"]);
    assert!(denied.out.contains("unknown-value"));
}
