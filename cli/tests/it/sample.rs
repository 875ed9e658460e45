//! `tablature sample`: what it prints, and that `check` agrees.

use std::fs;

use insta::assert_snapshot;
use serde_json::Value;

use crate::fixture::{Fixture, NOW, ORDER};

/// Runs `sample` on a schema of the catalogue and pipes what it prints into `check`.
fn sampled_and_checked(id: &str, arguments: &[&str]) -> (Vec<Value>, Vec<Value>) {
    let fixture = Fixture::new();
    let made = fixture.run(&[&["sample", id, "--now", NOW, "--explain"], arguments].concat());
    assert_eq!(made.code, Some(0), "{}", made.err);
    let samples = made.json();
    let plain = fixture.run(&[&["sample", id, "--now", NOW], arguments].concat());
    let payloads: Vec<&Value> = samples.iter().map(|sample| &sample["payload"]).collect();
    assert_eq!(plain.json().iter().collect::<Vec<_>>(), payloads);
    let check = ["check", "-", "--lines", "--schema", id, "--now", NOW, "--format", "json"];
    let found = fixture.pipe(&check, plain.out.as_bytes()).json();
    let is_error = |line: &Value| line["type"] == "finding" && line["severity"] == "error";
    (samples, found.into_iter().filter(is_error).collect())
}

#[test]
fn right_payloads_come_out_clean_of_check() {
    for kind in ["--valid", "--boundary"] {
        let (samples, errors) = sampled_and_checked("userpilot/event@3", &[kind, "-n", "60"]);
        assert_eq!(samples.len(), 60);
        assert_eq!(errors, Vec::<Value>::new());
    }
}

#[test]
fn payloads_with_a_fault_come_out_of_check_as_announced() {
    for id in ["userpilot/event@3", "genesys/web-event-request"] {
        let (samples, errors) = sampled_and_checked(id, &["--invalid", "--each"]);
        assert_eq!(samples.len(), errors.len());
        for (index, (sample, error)) in samples.iter().zip(&errors).enumerate() {
            assert_eq!(error["record"], index + 1);
            for key in ["pointer", "field", "code", "keyword", "schema_pointer"] {
                assert_eq!(sample["expected"][key], error[key], "{sample} {error}");
            }
        }
    }
}

#[test]
fn a_seed_names_the_same_payloads() {
    let run = |seed: &str| {
        let arguments = ["sample", "userpilot/event", "--now", NOW, "--seed", seed];
        Fixture::new().run(&arguments).out
    };
    assert_eq!(run("7"), run("7"));
    assert_ne!(run("7"), run("8"));
}

#[test]
fn a_schema_file_is_sampled_with_the_files_it_refers_to() {
    let fixture = Fixture::new()
        .file("a.json", r#"{"type": "object", "required": ["x"], "properties": {"x": {"$ref": "parts/b.json#/$defs/x"}}}"#)
        .file("parts/b.json", r#"{"$defs": {"x": {"const": 7}}}"#);
    let run = fixture.run(&["sample", "a.json", "-n", "1"]);
    assert_eq!((run.out.as_str(), run.err.as_str()), ("{\"x\":7}\n", ""));
}

#[test]
fn an_array_holds_what_the_lines_hold() {
    let fixture = Fixture::new().file("order.json", ORDER);
    let lines = fixture.run(&["sample", "order.json", "--now", NOW, "-n", "3"]).json();
    let array = fixture.run(&["sample", "order.json", "--now", NOW, "-n", "3", "--format", "json"]);
    assert_eq!(serde_json::from_str::<Value>(&array.out).expect("it is JSON"), Value::from(lines));
    let none = fixture.run(&["sample", "order.json", "-n", "0", "--format", "json"]);
    assert_eq!(none.out, "[]\n");
}

#[test]
fn each_payload_can_have_a_file() {
    let fixture = Fixture::new().file("order.json", ORDER);
    let arguments =
        ["sample", "order.json", "--invalid", "-n", "2", "--out", "made/here", "--explain"];
    let run = fixture.run(&arguments);
    assert_eq!(run.out.replace('\\', "/"), "made/here/0001.json\nmade/here/0002.json\n");
    let about = fs::read_to_string(fixture.path().join("made/here/0002.about")).expect("a file");
    let about: Value = serde_json::from_str(&about).expect("it is JSON");
    assert_eq!(about["expected"]["code"], "missing-field");
    let payload = fs::read_to_string(fixture.path().join("made/here/0002.json")).expect("a file");
    assert_eq!(serde_json::from_str::<Value>(&payload).expect("it is JSON").get("id"), None);
}

#[test]
fn rules_are_listed_with_what_stands_in_the_way() {
    let schema = r#"{"anyOf": [{"type": "string", "minLength": 2}, {"type": "null"}]}"#;
    let run = Fixture::new().file("union.json", schema).run(&["sample", "union.json", "--rules"]);
    assert_snapshot!(run.all(), @r#"
    {"schema_pointer":"/anyOf","keyword":"anyOf","detail":null,"broken_alone":true,"reason":null}
    {"schema_pointer":"/anyOf/0/minLength","keyword":"minLength","detail":null,"broken_alone":true,"reason":null}
    {"schema_pointer":"/anyOf/0/type","keyword":"type","detail":null,"broken_alone":false,"reason":"payloads that break it are reported under `/anyOf`"}
    {"schema_pointer":"/anyOf/1/type","keyword":"type","detail":null,"broken_alone":false,"reason":"payloads that break it are reported under `/anyOf`"}
    --- stderr
    --- exit 0
    "#);
}

#[test]
fn what_cannot_be_done_is_told() {
    let fixture = Fixture::new()
        .file("never.json", "false")
        .file("open.json", "true")
        .file("broken.json", "{\n  \"type\": \"strin\"\n}");
    let run = |arguments: &[&str]| fixture.run(&[&["sample"], arguments].concat()).all();
    assert_snapshot!(run(&["never.json"]), @r#"
    --- stderr
    error: `never.json`: no valid payload was found in 120 attempts; the rules of the schema may contradict each other
    --- exit 2
    "#);
    assert_snapshot!(run(&["open.json", "--invalid"]), @r#"
    --- stderr
    error: `open.json`: the schema has no rule that can be broken alone
    --- exit 2
    "#);
    assert_snapshot!(run(&["broken.json"]), @r#"
    --- stderr
    error: the schema `broken.json` is invalid
      broken.json:2:11 (/type): `"strin"` is not a type; did you mean `string`?
    --- exit 2
    "#);
    assert_snapshot!(run(&["userpilot/evnt"]), @r#"
    --- stderr
    error: no schema `userpilot/evnt` in the catalogue (did you mean `userpilot/event`?); nor is there a file `userpilot/evnt`
    --- exit 2
    "#);
    assert_snapshot!(run(&["open.json", "--now", "noon"]), @r#"
    --- stderr
    error: `--now noon` is not a timestamp (it is too short for `yyyy-MM-ddTHH:mm:ssZ`); an example is `--now 2026-11-21T16:00:00Z`
    --- exit 2
    "#);
}

#[test]
fn isolated_payloads_have_one_violation_for_all_validators() {
    let schema = r#"{"type": "object", "required": ["k"], "properties": {
        "k": {"type": "string", "enum": ["a", "b"]},
        "at": {"type": "string", "format": "date-time"},
        "long": {"type": "integer", "maximum": 9223372036854775807, "minimum": -9223372036854775808},
        "n": {"oneOf": [{"type": "integer", "maximum": 5}, {"type": "string", "maxLength": 2}]}
    }}"#;
    let fixture = Fixture::new().file("s.json", schema);
    let each = ["sample", "s.json", "--invalid", "--each", "--now", "2026-11-21T16:00:00Z"];
    let run = fixture.run(&each);
    assert!(
        run.out.lines().any(|line| line.contains("\"k\":") && !line.contains("\"k\":\"")),
        "{}",
        run.out
    );
    let run = fixture.run(&[&each[..], &["--isolated"]].concat());
    let validator = jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap();
    assert!(run.out.lines().count() >= 4, "{}", run.out);
    for line in run.out.lines() {
        let payload = serde_json::from_str(line).unwrap();
        assert_eq!(validator.iter_errors(&payload).count(), 1, "{line}");
        // As a floating-point number, too, it is beyond the limit.
        assert_ne!(payload["long"].as_f64(), Some(9_223_372_036_854_775_807_f64), "{line}");
    }
    assert!(run.out.contains("\"long\":92233720"), "{}", run.out);
    let rules = fixture.run(&["sample", "s.json", "--rules", "--isolated"]).out;
    let format = rules.lines().find(|line| line.contains("/at/format")).expect("it is a rule");
    assert!(format.contains("other validators need not check it"), "{format}");
}

#[test]
fn values_are_plausible_by_their_names() {
    let schema = r#"{"type": "object", "required": ["created_at", "org_id", "currency", "amount"], "properties": {
        "created_at": {"type": "string"}, "org_id": {"type": "integer", "minimum": -2147483648},
        "currency": {"type": "string", "minLength": 3, "maxLength": 3},
        "amount": {"type": "number", "multipleOf": 0.01, "minimum": 1, "maximum": 99}
    }}"#;
    let fixture = Fixture::new().file("s.json", schema);
    let run = fixture.run(&["sample", "s.json", "-n", "200", "--seed", "11"]);
    for line in run.out.lines() {
        let payload: Value = serde_json::from_str(line).unwrap();
        assert!(
            payload["created_at"].as_str().is_some_and(|text| text.starts_with("20")),
            "{line}"
        );
        assert!(payload["org_id"].as_i64().is_some_and(|id| (0..100_000).contains(&id)), "{line}");
        assert!(
            ["EUR", "USD", "GBP", "JPY"].contains(&payload["currency"].as_str().unwrap()),
            "{line}"
        );
        let amount = payload["amount"].as_f64().unwrap();
        assert_eq!((amount / 0.01).fract().to_bits(), 0, "{line}");
    }
}

#[test]
fn limits_that_no_payload_reaches_are_an_error() {
    let schema = r#"{"type": "integer", "not": {"multipleOf": 2}, "minimum": 0, "maximum": 2}"#;
    let fixture = Fixture::new().file("s.json", schema);
    for format in ["jsonl", "json"] {
        let run = fixture.run(&["sample", "s.json", "--boundary", "--format", format]);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{}", run.all());
        assert!(
            run.err.contains("no payload was found that is at a limit and valid"),
            "{}",
            run.err
        );
    }
}
