//! Every framing in every packing, with the places that findings get.

use std::fmt::Write;

use crate::fixture::{Fixture, gzip, zstd};

const LINES: &str = "{\"id\":1}\n\n{\"id\":\"2\"}\r\n{\"id\":\n{\"id\":4}\n{\"name\":\"x\"}";
const LINES_FINDINGS: [&str; 3] =
    ["3:7 2 wrong-type", "4:7 3 truncated-json", "6:1 5 missing-field"];
const ARRAY: &str = "[{\"id\":1},\n {\"id\":\"2\"}, {\"id\": nul},\n{\"name\":\"x\"}]";
const ARRAY_FINDINGS: [&str; 3] =
    ["2:8 2 wrong-type", "2:21 3 invalid-json", "3:1 4 missing-field"];
const DOCUMENT: &str = "{\n  \"id\": \"2\",\n  \"name\": \"\u{fc}X\"\n}\n";
const DOCUMENT_FINDINGS: [&str; 2] = ["2:9 null wrong-type", "3:11 null bad-name"];

/// Asserts that the findings are the same whether the file is plain, gzip or zstd, in one piece or two.
#[track_caller]
fn check(name: &str, text: &str, options: &[&str], expected: &[&str]) {
    let (first, second) = text.as_bytes().split_at(text.len() / 2);
    let packings = [
        ("", text.as_bytes().to_vec()),
        (".gz", gzip(text.as_bytes())),
        (".zst", zstd(text.as_bytes())),
        (".gz", [gzip(first), gzip(second)].concat()),
        (".zst", [zstd(first), zstd(second)].concat()),
        // The first bytes decide, not the name.
        ("", gzip(text.as_bytes())),
        (".gz", zstd(text.as_bytes())),
        (".zst", text.as_bytes().to_vec()),
    ];
    for (extension, content) in packings {
        let name = format!("{name}{extension}");
        let fixture = Fixture::with_order().file(&name, content);
        let run = fixture.check(&[&[name.as_str()], options].concat());
        let expected: Vec<_> = expected.iter().map(|rest| format!("{name}:{rest}")).collect();
        assert_eq!(run.findings(), expected, "{}", run.err);
        assert_eq!(run.code, Some(1), "{}", run.err);
    }
}

#[test]
fn lines_by_extension() {
    check("a.jsonl", LINES, &[], &LINES_FINDINGS);
    check("a.ndjson", LINES, &[], &LINES_FINDINGS);
}

#[test]
fn lines_by_option() {
    check("a.txt", LINES, &["--lines"], &LINES_FINDINGS);
}

#[test]
fn lines_recognised() {
    check("a.json", LINES, &[], &LINES_FINDINGS);
}

#[test]
fn arrays_recognised() {
    check("a.json", ARRAY, &[], &ARRAY_FINDINGS);
}

#[test]
fn documents() {
    check("a.json", DOCUMENT, &[], &DOCUMENT_FINDINGS);
}

#[test]
fn standard_input() {
    let fixture = Fixture::with_order();
    let args = ["check", "--schema", ".schemas/order.json", "--format", "json"];
    for text in [LINES.as_bytes().to_vec(), gzip(LINES.as_bytes())] {
        let expected = LINES_FINDINGS.map(|rest| format!("<stdin>:{rest}"));
        assert_eq!(fixture.pipe(&args, &text).findings(), expected);
        let with_dash = [&args[..], &["-", "-"]].concat();
        assert_eq!(fixture.pipe(&with_dash, &text).findings(), expected);
    }
}

#[test]
fn an_array_is_one_payload_where_the_schema_says_so() {
    let fixture = Fixture::new()
        .file(
            "list.schema.json",
            r#"{"type": "array", "maxItems": 1, "items": {"type": "integer"}}"#,
        )
        .file("a.json", "[1, 2]");
    let args = ["check", "a.json", "--schema", "list.schema.json", "--format", "json"];
    assert_eq!(fixture.run(&args).findings(), ["a.json:1:1 null wrong-item-count"]);
    let each = [&args[..], &["--each"]].concat();
    assert_eq!(
        fixture.run(&each).findings(),
        ["a.json:1:2 1 wrong-type", "a.json:1:5 2 wrong-type"]
    );
}

#[test]
fn faults_of_an_array_are_findings() {
    let fixture =
        Fixture::with_order().file("a.json", "\u{FEFF}[{\"id\":1} {\"id\":2},\n{\"id\":\"3\"},");
    assert_eq!(
        fixture.check(&["a.json"]).findings(),
        [
            "a.json:1:1 null byte-order-mark",
            "a.json:1:12 null invalid-json",
            "a.json:2:7 3 wrong-type",
            "a.json:2:12 null truncated-json",
        ]
    );
}

#[test]
fn records_that_straddle_chunks_are_whole() {
    // Lines of every length around the size of a chunk, so that ends fall everywhere.
    let mut text = String::new();
    let mut expected = Vec::new();
    for (index, length) in (65_500..65_560).enumerate() {
        let name = "a".repeat(length);
        writeln!(text, "{{\"id\":{index},\"name\":\"{name}\"}}").expect("memory suffices");
        writeln!(text, "{{\"id\":\"{index}\"}}").expect("memory suffices");
        let line = 2 * (index + 1);
        expected.push(format!("a.jsonl:{line}:7 {line} wrong-type"));
    }
    let fixture = Fixture::with_order().file("a.jsonl", &text);
    assert_eq!(fixture.check(&["a.jsonl"]).findings(), expected);
}

#[test]
fn byte_ranges_count_from_the_start_of_the_text() {
    let fixture = Fixture::with_order().file("a.jsonl.gz", gzip(LINES.as_bytes()));
    let run = fixture.check(&["a.jsonl.gz"]);
    let finding = &run.json()[0];
    let (start, end) = (finding["start"].as_u64(), finding["end"].as_u64());
    assert_eq!((start, end), (Some(16), Some(19)));
    assert_eq!(&LINES[16..19], "\"2\"");
}

#[test]
fn directories_are_searched_in_order_and_respect_ignore_files() {
    let wrong = "{}";
    let fixture = Fixture::with_order()
        .file("in/b.json", wrong)
        .file("in/a.JSONL", wrong)
        .file("in/sub/c.ndjson.gz", gzip(wrong.as_bytes()))
        .file("in/notes.txt", wrong)
        .file("in/.hidden.json", wrong)
        .file("in/.gitignore", "skipped/\n")
        .file("in/skipped/d.json", wrong);
    let codes = |path: &str, place: &str| format!("{path}:1:1 {place} missing-field");
    let sub = "in/sub/c.ndjson.gz".replace('/', std::path::MAIN_SEPARATOR_STR);
    let expected = [codes("in/a.JSONL", "1"), codes("in/b.json", "null"), codes(&sub, "1")];
    assert_eq!(fixture.check(&["in"]).findings(), expected);
    // A named file is read, whatever its extension.
    let named = ["in/notes.txt", "in/.hidden.json", "in/skipped/d.json"];
    assert_eq!(fixture.check(&named).findings(), named.map(|path| codes(path, "null")));
    // Nothing is read twice.
    assert_eq!(fixture.check(&["in/b.json", "in"]).findings().len(), 3);
}
