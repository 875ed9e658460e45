//! Blocks of lines, against each line by itself.

use tablature_schema::json::{Origin, Position};

use super::checker;
use crate::{Wanted, evaluate::tests::generator::Random};

const SCHEMA: &str = r#"{"type": "object", "required": ["id"], "properties": {"id": {"type": "string"},
    "kind": {"knownValues": ["a", "b"]}, "n": {"maximum": 5}}}"#;

const LINES: [&str; 12] = [
    r#"{"id":"x","kind":"a"}"#,
    r#"{"id": "x", "kind": "b", "n": 4}"#,
    r#"{"id":"a text that is much longer than all others, so that it reaches far","n":1}"#,
    r#"{"id":"x","kind":"c"}"#,
    r#"{"id":"x","n":6}"#,
    r#"{"id":"x","other":1}"#,
    r#"{"id":"x"} {"id":"y"}"#,
    r#"{"id":"x""#,
    "{\"id\":\"x\"}\r",
    "\u{feff}{\"id\":\"x\"}",
    "",
    " \t\r",
];

#[test]
fn a_block_is_its_lines() {
    let checker = checker(SCHEMA);
    let mut random = Random::new(9);
    for round in 0..300 {
        let lines: Vec<&str> = (0..random.below(40)).map(|_| *random.pick(&LINES)).collect();
        let mut block = lines.join("\n");
        if round % 2 == 0 {
            block.push('\n');
        }
        let mut expected = Vec::new();
        let (mut byte, mut record) = (0, 0);
        for (line, text) in (1..).zip(block.split('\n')) {
            if !text.trim_matches([' ', '\t', '\r']).is_empty() {
                record += 1;
                let position = Position { line, column: 1 };
                let origin = Origin::new(Some(record), position, byte);
                let report = checker.explain_by(text.as_bytes(), origin, checker.settings());
                expected.extend(report.into_findings());
            }
            byte += text.len() as u64 + 1;
        }
        let origin = Origin::new(Some(1), Position { line: 1, column: 1 }, 0);
        let mut found = Vec::new();
        let read = checker.check_lines(block.as_bytes(), origin, Wanted::All, |range, report| {
            assert!(!block[range].contains('\n'));
            found.extend_from_slice(report.findings());
        });
        assert_eq!(found, expected, "{block}");
        assert_eq!(read.records, record, "{block}");
        let mut errors = Vec::new();
        checker.check_lines(block.as_bytes(), origin, Wanted::Errors, |_, report| {
            errors.extend_from_slice(report.findings());
        });
        expected.retain(crate::Finding::is_error);
        assert_eq!(errors, expected, "{block}");
    }
}
