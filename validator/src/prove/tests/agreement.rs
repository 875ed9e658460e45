//! Random schemas, with keywords of our vocabulary, and random payloads.

use std::fmt::Write as _;

use serde_json::{Value, json};
use tablature_schema::ir::Draft;

use super::{Answer, checker, prove};
use crate::evaluate::tests::generator::{self, Random};

/// Adds keywords of our vocabulary, each where it may have an effect.
fn annotate(random: &mut Random, schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            for (name, value) in members.iter_mut() {
                if !matches!(name.as_str(), "const" | "enum" | "required") {
                    annotate(random, value);
                }
            }
            // In `properties` and its like, names are no keywords.
            if members.keys().any(|name| {
                ["a", "b", "ab", "c", "^a", "b$", "^c?$", "d0"].contains(&name.as_str())
            }) {
                return;
            }
            let (name, value) = match random.below(40) {
                0 => ("knownValues", json!(["a", "ab"])),
                1 => ("nullMeansAbsent", true.into()),
                2 => ("recommendedPattern", "^a".into()),
                3 => ("deprecated", true.into()),
                4 => ("should", json!({"minLength": 1, "required": ["a"]})),
                5 => ("documentedAs", (*random.pick(&["x", "y"])).into()),
                6 => ("maxAge", "PT1H".into()),
                7 => ("format", "date-time".into()),
                8 | 9 => {
                    // Besides other rules about strings.
                    members.insert("format".to_owned(), "date-time".into());
                    match random.below(4) {
                        0 => ("maxLength", 3.into()),
                        1 => ("pattern", "^a".into()),
                        2 => ("maxAge", "PT1H".into()),
                        _ => ("allOf", json!([{"minLength": 30}])),
                    }
                }
                _ => return,
            };
            members.insert(name.to_owned(), value);
        }
        Value::Array(items) => items.iter_mut().for_each(|item| annotate(random, item)),
        _ => {}
    }
}

/// Puts timestamps in the place of some strings.
fn with_times(random: &mut Random, value: &mut Value) {
    const TIMES: [&str; 6] = [
        "2026-11-21T15:30:00Z",
        "2026-11-21T15:30:00.5Z",
        "2026-11-21t15:30:00z",
        "2026-11-21T16:30:00+01:00",
        "2026-11-21T16:30:00Z",
        "2024-02-29T10:00:00Z",
    ];
    match value {
        Value::String(text) if random.below(6) == 0 => (*random.pick(&TIMES)).clone_into(text),
        Value::Array(items) => items.iter_mut().for_each(|item| with_times(random, item)),
        Value::Object(members) => members.values_mut().for_each(|value| with_times(random, value)),
        _ => {}
    }
}

/// Writes a payload as nobody would: with spaces, escapes and other forms of numbers.
fn write_json(random: &mut Random, value: &Value, out: &mut String) {
    let space = |random: &mut Random, out: &mut String| match random.below(8) {
        0 => out.push(' '),
        1 => out.push_str("\r\n\t"),
        _ => {}
    };
    let string = |random: &mut Random, text: &str, out: &mut String| {
        out.push('"');
        for character in text.chars() {
            if random.below(12) == 0 {
                let _ = write!(out, "\\u{:04x}", u32::from(character));
            } else {
                out.push(character);
            }
        }
        out.push('"');
    };
    match value {
        Value::Object(members) => {
            out.push('{');
            for (index, (name, value)) in members.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                space(random, out);
                let name = if random.below(20) == 0 { "x" } else { name };
                string(random, name, out);
                space(random, out);
                out.push(':');
                space(random, out);
                write_json(random, value, out);
                space(random, out);
            }
            out.push('}');
        }
        Value::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                space(random, out);
                write_json(random, item, out);
                space(random, out);
            }
            out.push(']');
        }
        Value::String(text) => string(random, text, out),
        Value::Number(number) => match random.below(10) {
            0 => *out += &[&number.to_string(), "e0"].concat(),
            1 if number.is_u64() => *out += &[&number.to_string(), ".0"].concat(),
            _ => out.push_str(&number.to_string()),
        },
        other => out.push_str(&other.to_string()),
    }
}

/// Changes a byte, takes some away, or doubles some.
fn damage(random: &mut Random, text: &str) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    let place = |random: &mut Random, bytes: &[u8]| {
        usize::try_from(random.below(bytes.len() as u64)).expect("an index")
    };
    let at = place(random, &bytes);
    match random.below(4) {
        0 => bytes[at] = *random.pick(b"\"\\{}[],:0-.e \n\x00\x1F\x7F\xC3\xFFatx"),
        1 => bytes.truncate(at),
        2 => {
            bytes.remove(at);
        }
        _ => {
            let end = at + place(random, &bytes[at..]);
            let part = bytes[at..end].to_vec();
            bytes.splice(at..at, part);
        }
    }
    bytes
}

#[expect(clippy::disallowed_methods, reason = "a longer run of a test is asked for from outside")]
/// `TABLATURE_PROOFS=20` makes twenty times as many schemas, from other seeds.
fn compare(draft: Draft, seed: u64, schemas: u64, payloads: u64) {
    let times =
        std::env::var("TABLATURE_PROOFS").ok().map_or(1, |text| text.parse().expect("a number"));
    for round in 0..times {
        compare_once(draft, seed + 100 * round, schemas, payloads);
    }
}

fn compare_once(draft: Draft, seed: u64, schemas: u64, payloads: u64) {
    let mut random = Random::new(seed);
    let mut counts = [0; 4];
    let mut open_and_valid = 0;
    for _ in 0..schemas {
        let mut schema = generator::schema(&mut random, draft);
        if random.below(2) == 0 {
            annotate(&mut random, &mut schema);
        }
        let checker = checker(&schema.to_string());
        for _ in 0..payloads {
            let mut payload = generator::value(&mut random, 3);
            with_times(&mut random, &mut payload);
            let mut text = String::new();
            write_json(&mut random, &payload, &mut text);
            let (answer, report) = prove(&checker, text.as_bytes());
            counts[answer as usize] += 1;
            let is_valid = !report.findings().iter().any(crate::Finding::is_error);
            open_and_valid += u32::from(answer == Answer::Open && is_valid);
            prove(&checker, &damage(&mut random, &text));
        }
    }
    // There are some of each answer.
    assert!(counts.iter().all(|count| u64::from(*count) > schemas / 25), "{counts:?}");
    // Most valid payloads are proved.
    assert!(
        open_and_valid < (counts[0] + counts[1] + counts[2]) / 5,
        "{counts:?}, {open_and_valid} valid"
    );
}

#[test]
fn proofs_agree_in_2020_12() {
    compare(Draft::Draft2020, 21, 1_500, 12);
}

#[test]
fn proofs_agree_in_2019_09() {
    compare(Draft::Draft2019, 22, 500, 12);
}

#[test]
fn proofs_agree_in_draft_7() {
    compare(Draft::Draft7, 23, 500, 12);
}

#[test]
fn proofs_agree_in_draft_6() {
    compare(Draft::Draft6, 24, 300, 12);
}

#[test]
fn proofs_agree_in_draft_4() {
    compare(Draft::Draft4, 25, 300, 12);
}
