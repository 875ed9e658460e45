//! Inputs that nobody means to send. Each has its own message and the documented exit code; none is
//! a panic, and none ends the run for the others.

use std::{
    fmt::Write,
    fs::{self, File},
    process::{Command, Stdio},
};

use insta::assert_snapshot;

use crate::fixture::{Fixture, Run, gzip, zstd};

/// Checks a file called `bad` and after it one that is wrong in a known way.
#[track_caller]
fn check(bad: &str, content: impl AsRef<[u8]>) -> Run {
    check_with(bad, content, &[])
}

#[track_caller]
fn check_with(bad: &str, content: impl AsRef<[u8]>, options: &[&str]) -> Run {
    let fixture = Fixture::with_order().file(bad, content).file("next.json", "{}");
    let run = fixture.check(&[&[bad, "next.json"], options].concat());
    assert!(!run.err.contains("panicked"), "{}", run.err);
    let last = run.findings().pop();
    assert_eq!(last.as_deref(), Some("next.json:1:1 null missing-field"));
    run
}

/// The findings about the bad file, in words, with the exit code.
fn said(run: &Run) -> String {
    let mut said: Vec<String> = run
        .json()
        .iter()
        .filter(|line| line["type"] == "finding" && line["path"] != "next.json")
        .map(|line| {
            let text = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
            let (at, column) = (&line["line"], &line["column"]);
            format!("{at}:{column} {}: {}", text("code"), text("message"))
        })
        .collect();
    said.extend(run.err.lines().map(str::to_owned));
    said.push(format!("exit {}", run.code.unwrap_or(-1)));
    said.join("\n")
}

#[test]
fn an_empty_file() {
    assert_snapshot!(said(&check("a.json", "")), @r"
    1:1 empty-input: there is no JSON document
    exit 1
    ");
    assert_snapshot!(said(&check("a.jsonl", "")), @r"
    note: a.jsonl: the file contains no records
    exit 1
    ");
    assert_snapshot!(said(&check("a.jsonl.gz", "")), @r"
    error: a.jsonl.gz: the gzip stream ends too early: the file is truncated
    exit 2
    ");
}

#[test]
fn a_byte_order_mark() {
    assert_snapshot!(said(&check("a.json", "\u{FEFF}{\"id\": 1}")), @r"
    1:1 byte-order-mark: the text begins with a byte order mark
    exit 1
    ");
    assert_snapshot!(said(&check("a.jsonl", "\u{FEFF}{\"id\": 1}\n{\"id\": 2}")), @r"
    1:1 byte-order-mark: the text begins with a byte order mark
    exit 1
    ");
}

#[test]
fn invalid_utf_8() {
    assert_snapshot!(said(&check("a.json", b"{\"id\": 1, \"x\": \"\xFF\"}")), @r"
    1:17 invalid-utf8: byte 0xFF is not valid UTF-8 here
    exit 1
    ");
    assert_snapshot!(said(&check("a.jsonl", b"{\"id\": 1}\n\xC3(\n{\"id\": 2}")), @r"
    2:1 invalid-utf8: byte 0xC3 is not valid UTF-8 here
    exit 1
    ");
}

#[test]
fn other_encodings_and_other_files() {
    assert_snapshot!(said(&check("a.json", b"\xFF\xFE{\0}\0")), @r"
    error: a.json: the text is UTF-16, but only UTF-8 is read; convert it, for example with `iconv -f UTF-16 -t UTF-8`
    exit 2
    ");
    assert_snapshot!(said(&check("a.json", b"{\0\"\0i\0")), @r"
    error: a.json: the text is UTF-16, but only UTF-8 is read; convert it, for example with `iconv -f UTF-16 -t UTF-8`
    exit 2
    ");
    assert_snapshot!(said(&check("a.json", b"PAR1\0\0")), @r"
    error: a.json: the Parquet file cannot be read: it is truncated: its end is missing
    exit 2
    ");
    assert_snapshot!(said(&check("a.json", b"\x7FELF\0\0\0\0\0")), @r"
    error: a.json: this is binary data, not JSON text; supported are JSON and JSON Lines, CSV and TSV, plain or compressed with gzip or zstd, and Parquet, Avro and Arrow IPC
    exit 2
    ");
}

#[test]
fn a_truncated_document() {
    assert_snapshot!(said(&check("a.json", "{\n  \"id\": 1,\n  \"na")), @r"
    3:6 truncated-json: the text ends within a string
    exit 1
    ");
}

#[test]
fn a_truncated_stream_is_checked_as_far_as_it_goes() {
    let mut lines = String::from("{\"id\":\"1\"}\n");
    for index in 0..20_000_u64 {
        let noise = index.wrapping_mul(6_364_136_223_846_793_005);
        writeln!(lines, "{{\"id\":{noise}}}").expect("memory suffices");
    }
    for packed in [gzip(lines.as_bytes()), zstd(lines.as_bytes())] {
        let run = check("a.jsonl", &packed[..packed.len() / 2]);
        assert_eq!(run.findings()[0], "a.jsonl:1:7 1 wrong-type");
        assert!(run.err.contains("the file is truncated; the "), "{}", run.err);
        assert_eq!(run.code, Some(2));
    }
}

#[test]
fn a_damaged_stream() {
    let mut packed = gzip(b"{\"id\": \"1\"}\n");
    // The checksum stands near the end.
    let checksum = packed.len() - 8;
    packed[checksum] ^= 1;
    assert_snapshot!(said(&check("a.jsonl", packed)), @r"
    error: a.jsonl: the gzip stream is damaged: corrupt gzip stream does not have a matching checksum
    exit 2
    ");
}

#[test]
fn ten_thousand_levels() {
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    assert_snapshot!(said(&check("a.jsonl", format!("{{\"id\": {deep}}}\n{{\"id\": 1}}"))), @r"
    1:135 nested-too-deep: arrays and objects are nested deeper than 128 levels
    exit 1
    ");
    let deep = "{\"a\":".repeat(10_000);
    assert_snapshot!(said(&check("a.json", deep)), @r"
    1:641 nested-too-deep: arrays and objects are nested deeper than 128 levels
    exit 1
    ");
}

#[test]
fn a_record_over_the_limit() {
    let long = "x".repeat(1000);
    let lines = format!("{{\"id\":1}}\n{{\"name\":\"{long}\"}}\n{{\"id\":\"3\"}}\n");
    let limit = ["--max-record-bytes", "100"];
    assert_snapshot!(said(&check_with("a.jsonl", &lines, &limit)), @r#"
    2:1 record-too-long: the record is longer than 100 bytes and was not checked
    3:7 wrong-type: expected an integer, found string `"3"`
    exit 1
    "#);
    let array = format!("[{{\"id\":1}},\n{{\"name\":\"{long}\"}},\n{{\"id\":\"3\"}}]");
    assert_snapshot!(said(&check_with("a.json", &array, &limit)), @r#"
    2:1 record-too-long: the record is longer than 100 bytes and was not checked
    3:7 wrong-type: expected an integer, found string `"3"`
    exit 1
    "#);
    assert_snapshot!(said(&check_with("a.json", format!("{{\"name\":\"{long}\"}}"), &limit)), @r"
    1:1 record-too-long: the record is longer than 100 bytes and was not checked
    exit 1
    ");
}

#[test]
fn a_line_of_fifty_megabytes() {
    let mut lines = b"{\"id\":1}\n{\"id\":\"".to_vec();
    lines.resize(50 << 20, b'x');
    lines.extend_from_slice(b"\"}\n{\"id\":\"3\"}\n");
    assert_snapshot!(said(&check("a.jsonl.zst", zstd(&lines))), @r#"
    2:1 record-too-long: the record is longer than 16777216 bytes and was not checked
    3:7 wrong-type: expected an integer, found string `"3"`
    exit 1
    "#);
}

/// More than the memory that the command may have goes through it.
#[cfg(target_os = "linux")]
#[test]
fn memory_stays_flat() {
    let limit = "ulimit -v 147456; exec \"$0\" \"$@\"";
    let mut lines = b"{\"id\":\"".to_vec();
    lines.resize(150 << 20, b'x');
    lines.extend_from_slice(b"\"}\n{\"id\":\"2\"}\n");
    let fixture = Fixture::with_order().file("a.jsonl.zst", zstd(&lines));
    let args = ["a.jsonl.zst", "--schema", ".schemas/order.json"];
    let output = Command::new("sh")
        .args(["-c", limit, env!("CARGO_BIN_EXE_tablature"), "check"])
        .args(args)
        .current_dir(fixture.path())
        .output()
        .expect("a shell can be run");
    let out = String::from_utf8_lossy(&output.stdout);
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(out.ends_with("1 file, 2 records: 2 errors, 0 warnings, 0 advice\n"), "{out}{err}");
}

#[test]
fn files_that_are_not_there() {
    let run = check("in/empty.txt", "");
    assert_eq!(run.code, Some(1));
    let fixture = Fixture::with_order().file("in/notes.txt", "").file("next.json", "{}");
    let run = fixture.check(&["none.json", "in", "next.json"]);
    assert_eq!(run.findings(), ["next.json:1:1 null missing-field"]);
    assert_eq!(run.code, Some(2));
    assert_snapshot!(run.err.replace("(os error 2)", "").trim_end(), @r"
    error: in: no event files in this directory: looked for .json, .jsonl, .ndjson, .csv, .tsv, .parquet, .avro, .arrow, .arrows and .feather, plain, .gz or .zst, without hidden and ignored files; to check a file with another name, pass its path
    error: none.json: No such file or directory ; name a file or a directory that exists
    ");
}

#[cfg(unix)]
#[test]
fn broken_links_and_cycles_of_links() {
    use std::os::unix::fs::symlink;
    let fixture =
        Fixture::with_order().file("in/next.json", "{}").file("in/sub/a.json", "{\"id\": 1}");
    symlink("..", fixture.path().join("in/sub/up")).expect("links can be made");
    symlink("nowhere", fixture.path().join("in/lost.json")).expect("links can be made");
    let run = fixture.check(&["in"]);
    assert_eq!(run.findings(), ["in/next.json:1:1 null missing-field"]);
    assert_eq!(run.code, Some(2));
    assert_snapshot!(run.err, @r"
    error: in/lost.json: the target of the symbolic link does not exist: No such file or directory (os error 2)
    note: in/sub/up: not followed: it is a symbolic link back to `in`
    ");
    fs::remove_file(fixture.path().join("in/lost.json")).expect("files can be removed");
    fs::write(fixture.path().join("in/next.json"), "{\"id\": 2}").expect("files can be written");
    let run = fixture.check(&["in"]);
    assert_eq!((run.findings().len(), run.code), (0, Some(0)), "{}", run.err);
    assert_eq!(fixture.check(&["in", "--quiet"]).err, "");
}

#[cfg(unix)]
#[test]
fn a_full_disk_is_an_error() {
    let Ok(full) = File::options().write(true).open("/dev/full") else {
        return; // Not every Unix has one.
    };
    let fixture = Fixture::with_order().file("a.json", "{}");
    for args in [&["check", "a.json", "--schema", ".schemas/order.json"][..], &["schema", "list"]] {
        let full = full.try_clone().expect("a handle can be cloned");
        let mut command = fixture.command(args);
        let output = command.stdout(full).output().expect("the command can be run");
        let err = String::from_utf8_lossy(&output.stderr);
        assert!(err.contains("error: cannot write the output: No space left"), "{err}");
        assert_eq!(output.status.code(), Some(2));
    }
}

#[test]
fn a_closed_pipe_is_quiet() {
    let fixture = Fixture::with_order().file("a.jsonl", "{}\n".repeat(20_000));
    let args = ["check", "a.jsonl", "--schema", ".schemas/order.json", "--format", "json"];
    let mut child = fixture
        .command(&args)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command can be run");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the command ends");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(1));
}

#[cfg(unix)]
#[test]
fn hostile_text_is_written_out() {
    let name = "\u{1b}]0;x\u{7}\u{202e}.json";
    let text = "{\"id\": \"\u{202e}\u{200b}\", \"\u{1b}[31m\": 1}";
    let fixture = Fixture::with_order().file(name, text);
    let run = fixture.run(&["check", name, "--schema", ".schemas/order.json"]);
    assert_snapshot!(run.all(), @r#"
    error[invalid-json]: control character U+001B in a string must be escaped
     --> \u{1b}]0;x\u{7}\u{202e}.json:1:15
      |
    1 | {"id": "\u{202e}\u{200b}", "\u{1b}[31m": 1}
      |                             ^^^^^^
      = help: write the document as RFC 8259 defines JSON

    1 file, 1 record: 1 error, 0 warnings, 0 advice
    --- stderr
    --- exit 1
    "#);
    let run = fixture.check(&[name]);
    assert!(run.out.chars().all(|char| char == '\n' || !char.is_control() && char != '\u{202e}'));
    assert_eq!(run.json()[0]["path"], name);
}
