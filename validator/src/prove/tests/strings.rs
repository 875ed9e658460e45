//! Strings under several rules at once: what answers one of them does not answer the others.

use serde_json::{Value, json};

use super::{Answer::*, check, checker, prove};
use crate::evaluate::tests::generator::Random;

/// Timestamps that the fast reader takes, and no older than an hour.
const SHORT: &str = r#""2026-11-21T15:59:00Z""#;
const LONG: &str = r#""2026-11-21T15:59:00.12345Z""#;

#[test]
fn a_timestamp_without_the_format_is_asked_for_its_pattern_and_values() {
    for rule in [
        r#""pattern": "^\\p{Script=Greek}+$""#,
        r#""pattern": "^(?!2026)""#,
        r#""enum": ["a"]"#,
        r#""const": "2026-11-21T15:59:01Z""#,
        r#""not": {"pattern": "Z$"}"#,
        r#""anyOf": [{"const": "a"}, {"pattern": "^2025"}]"#,
        r#""minLength": 28"#,
        r#""maxLength": 19"#,
    ] {
        check(&format!(r#"{{"maxAge": "PT1H", {rule}}}"#), &[(SHORT, Open), (LONG, Open)]);
    }
    check(r#"{"maxAge": "PT1H", "pattern": "^2026"}"#, &[(SHORT, Silent), (LONG, Silent)]);
    check(r#"{"maxAge": "PT1H", "knownValues": ["a"]}"#, &[(SHORT, Valid), (LONG, Valid)]);
}

#[test]
fn a_timestamp_by_its_format_is_asked_for_the_rest() {
    let text = "a".repeat(5_000);
    for rule in [
        r#""pattern": "^(?!2026)""#,
        r#""maxLength": 19"#,
        r#""minLength": 28"#,
        r#""allOf": [{"format": "uri"}]"#,
        r#""allOf": [{"format": "uuid"}]"#,
        &format!(r#""enum": ["a", "{text}"]"#),
    ] {
        check(&format!(r#"{{"format": "date-time", {rule}}}"#), &[(SHORT, Open), (LONG, Open)]);
    }
    check(r#"{"format": "date-time", "maxLength": 20}"#, &[(SHORT, Silent), (LONG, Open)]);
    check(r#"{"format": "date-time", "minLength": 21}"#, &[(SHORT, Open), (LONG, Silent)]);
    check(r#"{"format": "date-time", "pattern": "^(?!2025)"}"#, &[(SHORT, Silent)]);
}

/// Keywords about strings, of which each asks something else.
fn keyword(random: &mut Random, out: &mut serde_json::Map<String, Value>) {
    let long: Vec<String> = (0..400).map(|index| format!("{index:->15}")).collect();
    let length = |random: &mut Random| json!(*random.pick(&[0, 1, 2, 10, 20, 21, 22, 26, 27, 31]));
    let formats =
        ["date-time", "date-time", "date", "time", "uri", "uri-reference", "uuid", "email"];
    let patterns = ["^2026", "Z$", "^\\p{L}+$", "5", "^.{20}$", "^(?!2026)", "(.)\\1", "^[^a]*$"];
    let values = |random: &mut Random| json!([*random.pick(&STRINGS), *random.pick(&STRINGS)]);
    let (name, value) = match random.below(16) {
        0..3 => ("format", json!(random.pick(&formats))),
        3 | 4 => ("maxAge", json!(random.pick(&["PT1H", "P7D"]))),
        5 | 6 => ("pattern", json!(random.pick(&patterns))),
        7 => ("minLength", length(random)),
        8 => ("maxLength", length(random)),
        9 => ("enum", values(random)),
        10 => ("knownValues", values(random)),
        11 => ("recommendedPattern", json!(random.pick(&["^2026", "^a"]))),
        12 => ("enum", json!([&long[..], &[(*random.pick(&STRINGS)).to_owned()]].concat())),
        13 => ("should", strings(random, 0)),
        14 => ("allOf", json!([strings(random, 0), strings(random, 0)])),
        _ => ("anyOf", json!([strings(random, 0), strings(random, 0)])),
    };
    out.insert(name.to_owned(), value);
}

fn strings(random: &mut Random, more: u64) -> Value {
    let mut members = serde_json::Map::new();
    for _ in 0..=1 + random.below(2 + more) {
        keyword(random, &mut members);
    }
    members.into()
}

const STRINGS: [&str; 18] = [
    "2026-11-21T16:00:00Z",
    "2026-11-21T15:59:00.5Z",
    "2026-11-21T15:59:00.12345Z",
    "2026-11-21T15:30:00.1234567890Z",
    "2026-11-21T16:30:00Z",
    "2026-11-20T16:00:00Z",
    "2025-11-21T16:00:00Z",
    "2026-11-21T16:59:60Z",
    "2026-11-21T16:00:00+00:00",
    "2026-11-21T16:00:00",
    "2026-11-21",
    "",
    "a",
    "aα",
    "αβγ",
    "https://a.example/b",
    "/a/b",
    "123e4567-e89b-12d3-a456-426614174000",
];

#[test]
fn strings_under_several_rules_are_proved_as_the_evaluator_judges_them() {
    let mut random = Random::new(31);
    let mut counts = [0; 4];
    for _ in 0..250 {
        let checker = checker(&strings(&mut random, 2).to_string());
        for text in STRINGS {
            let plain = Value::from(text).to_string();
            let (answer, _) = prove(&checker, plain.as_bytes());
            counts[answer as usize] += 1;
            // The same string with an escape, which is another path.
            if let Some(first) = text.chars().next() {
                let rest = &text[first.len_utf8()..];
                let escaped = format!("\"\\u{:04x}{rest}\"", u32::from(first));
                assert_eq!(prove(&checker, escaped.as_bytes()).0, answer, "{escaped}");
            }
        }
    }
    // There are enough of each answer that one string has.
    for (answer, least) in [(Silent, 200), (Valid, 50), (Open, 1_000)] {
        assert!(counts[answer as usize] > least, "{counts:?}");
    }
}
