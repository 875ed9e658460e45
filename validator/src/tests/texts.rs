//! The text itself: strict JSON, and whatever a file may hold instead.

use super::{check, check_message, checker, line, options, report};
use crate::{Limits, Options, Origin, Place, Position, StepBudget, Verdict};

fn codes(payload: &[u8]) -> Vec<String> {
    report("{}", payload).findings().iter().map(line).collect()
}

#[track_caller]
fn check_text(payload: &[u8], expected: &str) {
    assert_eq!(codes(payload), [expected], "{}", payload.escape_ascii());
}

#[test]
fn what_is_not_json_is_reported_with_its_place() {
    for (payload, expected) in [
        ("", "1:1 error empty-input ."),
        (" \n ", "2:2 error empty-input ."),
        ("{\"a\":1,}", "1:8 error invalid-json ."),
        ("[1,\n 2,\n ]", "3:2 error invalid-json ."),
        ("{a:1}", "1:2 error invalid-json ."),
        ("{'a':1}", "1:2 error invalid-json ."),
        ("{\"a\" 1}", "1:6 error invalid-json ."),
        ("[1 2]", "1:4 error invalid-json ."),
        ("NaN", "1:1 error invalid-json ."),
        ("nul", "1:4 error truncated-json ."),
        ("nulL", "1:1 error invalid-json ."),
        ("01", "1:1 error invalid-json ."),
        ("+1", "1:1 error invalid-json ."),
        ("1.", "1:3 error truncated-json ."),
        ("1.e5", "1:3 error invalid-json ."),
        ("1e", "1:3 error truncated-json ."),
        ("-", "1:2 error truncated-json ."),
        ("\"a\tb\"", "1:3 error invalid-json ."),
        ("\"\\x\"", "1:2 error invalid-json ."),
        ("\"\\u12g4\"", "1:2 error invalid-json ."),
        ("\"\\ud800\"", "1:2 error invalid-json ."),
        ("\"\\ud800\\u0041\"", "1:2 error invalid-json ."),
        ("\"\\udc00\"", "1:2 error invalid-json ."),
        ("\"abc", "1:5 error truncated-json ."),
        ("{\"a\":", "1:6 error truncated-json ."),
        ("[", "1:2 error truncated-json ."),
        ("{} {}", "1:4 error invalid-json ."),
        ("1 // comment", "1:3 error invalid-json ."),
        ("[1}", "1:3 error invalid-json ."),
        ("{\"a\":1]", "1:7 error invalid-json ."),
    ] {
        check_text(payload.as_bytes(), expected);
    }
}

#[test]
fn the_remedy_is_what_was_most_likely_meant() {
    for (payload, expected) in [
        ("{\"a\": 1,}", "remove the comma before it"),
        ("[1,]", "remove the comma before it"),
        ("[1,,2]", "remove one of the commas"),
        ("[1 2]", "put a comma before it"),
        ("{\"a\": 1 \"b\": 2}", "put a comma before it"),
        ("{a: 1}", "write the key in double quotes"),
        ("{'a': 1}", "write keys and strings in straight double quotes"),
        ("{\"a\" = 1}", "write a colon between key and value"),
        ("[NaN]", "JSON has no such value: send `null`, or leave the field out"),
        ("[True]", "write `true`, `false` and `null` in lower case"),
        ("[red]", "write strings in double quotes"),
        ("{} // end", "write one document per file, or one per line in a JSON Lines file"),
        ("[1, // one\n2]", "remove the comment: JSON has no comments"),
        ("[.5]", "write a zero before the decimal point"),
        ("[1}", "close the innermost bracket first: `[` with `]`, `{` with `}`"),
        ("\"\\x\"", "write the document as RFC 8259 defines JSON"),
    ] {
        let report = report("{}", payload.as_bytes());
        assert_eq!(report.findings()[0].help.as_deref(), Some(expected), "{payload}");
    }
}

#[test]
fn what_is_json_is_read() {
    for payload in [
        "null",
        " [ ] ",
        "{ }",
        "-0.0e+10",
        "\"\\ud83d\\ude00\\/\\b\"",
        "[[],{},\"\"]",
        "\r\n\t1\r\n",
        "{\"a\":{\"b\":[1,{\"c\":null}]},\"d\":[]}",
    ] {
        assert_eq!(codes(payload.as_bytes()), [""; 0], "{payload}");
    }
}

#[test]
fn bytes_that_are_not_utf_8_are_reported_with_their_place() {
    check_text(b"{\"n\": \"caf\xE9\"}", "1:11 error invalid-utf8 .");
    check_text(b"\xFF\xFE{\x00}\x00", "1:1 error invalid-utf8 .");
    check_text(b"\"\xE2\x82", "1:2 error invalid-utf8 .");
    check_text(b"\"\xED\xA0\x80\"", "1:2 error invalid-utf8 .");
    let utf_16 = report("{}", b"\xFE\xFF\x00{\x00}");
    assert_eq!(utf_16.findings()[0].message, "the text is UTF-16, not UTF-8");
}

#[test]
fn a_byte_order_mark_is_reported_and_the_rest_checked() {
    let found: Vec<String> =
        report(r#"{"type": "string"}"#, b"\xEF\xBB\xBF5").findings().iter().map(line).collect();
    assert_eq!(found, ["1:1 error byte-order-mark .", "1:2 error wrong-type ."]);
}

#[test]
fn duplicate_keys_are_compared_after_unescaping() {
    check("{}", r#"{"a": 1, "\u0061": 2}"#, &["1:10 error duplicate-key /a"]);
    check(
        "{}",
        r#"{"o": [{"k": 1, "k": 2, "k": 3}]}"#,
        &["1:17 error duplicate-key /o/0/k", "1:25 error duplicate-key /o/0/k"],
    );
    check(
        r#"{"properties": {"a": {"type": "string"}}}"#,
        r#"{"a": 1, "a": "x"}"#,
        &["1:10 error duplicate-key /a"],
    );
    check_message(
        "{}",
        "{\"a\": 1,\n\"a\": 2}",
        "duplicate key `a`, first at line 1, column 2",
        "keep one of them: parsers disagree on which one counts",
    );
    check_message(
        "{}",
        r#"{"a": 1, "a": 2}"#,
        "duplicate key `a`, first at column 2 of this line",
        "keep one of them: parsers disagree on which one counts",
    );
    check(
        "{}",
        r#"{"a": {"x": 1, "x": 1}, "a": 2}"#,
        &["1:16 error duplicate-key /x", "1:25 error duplicate-key /a"],
    );
}

#[test]
fn many_keys_with_a_duplicate_are_found_in_good_time() {
    let keys: Vec<String> = (0..100_000).map(|key| format!("\"k{}\":1", key % 99_999)).collect();
    let payload = format!("{{{}}}", keys.join(","));
    assert_eq!(codes(payload.as_bytes()).len(), 1);
    // Every key is a violation here, whose place is looked up.
    let limits = Limits { findings: 200_000, ..Limits::default() };
    let options = || Options { limits, ..options() };
    let closed = checker(r#"{"additionalProperties": false}"#, options());
    assert_eq!(closed.check(payload.as_bytes()).findings().len(), 100_000);
    let same = format!("{{{}\"a\":1}}", "\"a\":1,".repeat(20_000));
    assert_eq!(checker("{}", options()).check(same.as_bytes()).findings().len(), 20_000);
}

#[test]
fn no_more_is_reported_than_anybody_reads() {
    let codes = |schema: &str, payload: &str| {
        let limits = Limits { findings: 3, ..Limits::default() };
        let report = checker(schema, Options { limits, ..options() }).check(payload.as_bytes());
        report.findings().iter().map(|finding| finding.code.clone()).collect::<Vec<_>>()
    };
    let strings = r#"{"items": {"type": "string"}}"#;
    let wrong = ["wrong-type"; 3];
    assert_eq!(codes(strings, "[1, 2, 3]"), wrong);
    assert_eq!(codes(strings, "[1, 2, 3, 4]")[0], "too-many-findings");
    let limits = Limits::default().with_findings(3);
    let report = checker("{}", Options { limits, ..options() })
        .check(br#"{"a":1,"a":2,"a":3,"a":4,"a":5,"a":6}"#);
    let message = "too many findings: only the first 3 of a kind are reported, and 2 more are not";
    assert_eq!(report.findings()[0].message, message);
    assert_eq!(codes(strings, "[1, 2, 3, 4]")[1..], wrong);
    let fields = r#"{"properties": {"a": {}}}"#;
    let unknown = ["too-many-findings", "unknown-field", "unknown-field", "unknown-field"];
    assert_eq!(codes(fields, r#"{"b": 1, "c": 1, "d": 1, "e": 1}"#), unknown);
    let twice = r#"{"b": 1, "b": 1, "b": 1, "b": 1, "b": 1}"#;
    assert_eq!(codes("{}", twice).len(), 4);
}

#[test]
fn depth_is_limited() {
    let deep = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
    assert_eq!(codes(deep(128).as_bytes()), [""; 0]);
    check_text(deep(129).as_bytes(), "1:129 error nested-too-deep .");
    check_text("[".repeat(1_000_000).as_bytes(), "1:129 error nested-too-deep .");
    let shallow =
        checker("{}", Options { limits: Limits { depth: 2, ..Limits::default() }, ..options() });
    assert!(!shallow.check(b"[[[]]]").is_valid());
}

#[test]
fn verdicts_agree_with_reports() {
    let schema = r#"{"properties": {"aB": {"type": "string", "documentedAs": "a_b"}, "cD": {"documentedAs": "c_d"}}}"#;
    let checker = checker(schema, options());
    for (payload, verdict) in [
        (r#"{"aB": "x"}"#, Verdict::Valid),
        (r#"{"a_b": "x"}"#, Verdict::Valid),
        (r#"{"a_b": 1}"#, Verdict::Invalid),
        (r#"{"aB": "x", "c_d": 1}"#, Verdict::Invalid),
        (r#"{"aB": "x", "aB": "x"}"#, Verdict::Invalid),
        ("\u{feff}{}", Verdict::Invalid),
        ("{", Verdict::Invalid),
        ("", Verdict::Invalid),
    ] {
        assert_eq!(checker.verdict(payload.as_bytes()), verdict, "{payload}");
        assert_eq!(checker.is_valid(payload.as_bytes()), verdict.is_valid(), "{payload}");
        let report = checker.check(payload.as_bytes());
        assert_eq!(report.is_valid(), verdict.is_valid(), "{payload}");
    }
}

#[test]
fn what_is_not_decided_is_an_error() {
    let steps = StepBudget { base: 0, per_byte: 1 };
    let limits = Limits { steps, ..Limits::default() };
    let checker =
        checker(r#"{"items": {"type": "integer", "minimum": 0}}"#, Options { limits, ..options() });
    let payload = b"[1,2,3,4]";
    assert_eq!(checker.verdict(payload), Verdict::Undecided);
    assert!(!checker.is_valid(payload));
    let found: Vec<String> = checker.check(payload).findings().iter().map(line).collect();
    assert_eq!(found, ["1:1 error undecided ."]);
}

#[test]
fn a_recursive_schema_is_followed_to_the_limit() {
    let schema = r##"{"properties": {"a": {"$ref": "#"}, "b": {"type": "string"}}}"##;
    let payload = r#"{"a":"#.repeat(127) + r#"{"b":1}"# + &"}".repeat(127);
    let found = report(schema, payload.as_bytes());
    assert_eq!(found.findings().len(), 1);
    assert_eq!(found.findings()[0].pointer, "/a".repeat(127) + "/b");
}

#[test]
fn columns_count_characters() {
    check(
        r#"{"properties": {"b": {"type": "string"}}}"#,
        "{\"é😀\": 1,\r\n\t\"b\": 2}",
        &["1:2 warning unknown-field /é😀", "2:7 error wrong-type /b"],
    );
}

#[test]
fn records_have_the_places_of_their_file() {
    let checker = checker(r#"{"properties": {"a": {"type": "string"}}}"#, options());
    let origin = Origin::new(Some(7), Position { line: 40, column: 5 }, 1000);
    let report = checker.check_at(b"{\"a\": 1,\n \"a\": 2}", origin);
    let found: Vec<_> =
        report.findings().iter().map(|finding| (finding.record, finding.place.clone())).collect();
    let place = |column, span| Place::Text { position: Position { line: 41, column }, span };
    let expected = [place(2, 1010..1013), place(7, 1015..1016)];
    assert_eq!(found, expected.map(|place| (Some(7), place)));
}

#[test]
fn pointers_are_escaped() {
    check(
        r#"{"additionalProperties": {"type": "string"}}"#,
        r#"{"a/b~c": 1, "": 2}"#,
        &["1:11 error wrong-type /a~1b~0c", "1:18 error wrong-type /"],
    );
}
