//! Which schema a payload is checked against, and what is said when there is none.

use insta::assert_snapshot;

use crate::fixture::Fixture;

const PAGE_VIEW: &str = r#"{"app_token":"NX-1","event_type":"page_view","event_name":"","user_id":"u","source":"web-client","inserted_at":"2025-05-11T07:45:30.123456Z","hostname":"app.example","pathname":"/","user_agent":"x","metadata":{}}"#;

#[test]
fn it_is_recognised_by_keys_with_a_note() {
    let fixture = Fixture::new().file("a.jsonl", format!("{{broken\n{PAGE_VIEW}\n"));
    let run = fixture.run(&["check", "a.jsonl"]);
    assert_snapshot!(run.all(), @r"
    error[invalid-json]: expected a key or `}`, found `broken`
     --> a.jsonl:1:2 (record 1)
      |
    1 | {broken
      |  ^
      = help: write the key in double quotes

    1 file, 2 records: 1 error, 0 warnings, 0 advice
    --- stderr
    note: a.jsonl: read as userpilot/event@3 (recognised from its keys; name it with --schema)
    --- exit 1
    ");
    let fixture = fixture.file("b.jsonl", PAGE_VIEW);
    let quiet = fixture.run(&["check", "b.jsonl", "--quiet"]);
    assert_eq!((quiet.all().as_str(), quiet.code), ("--- stderr\n--- exit 0", Some(0)));
}

#[test]
fn an_array_is_recognised_by_its_first_element() {
    let fixture = Fixture::new().file("a.json", format!("[{PAGE_VIEW}, {PAGE_VIEW}]"));
    let run = fixture.run(&["check", "a.json", "--format", "json"]);
    assert_eq!(run.json().last().map(|line| line["records"] == 2), Some(true));
    assert_eq!(run.code, Some(0), "{}", run.all());
}

#[test]
fn keys_that_decide_nothing_are_said_to() {
    let fixture = Fixture::new().file("a.json", r#"{"what": "else"}"#).file("b.json", PAGE_VIEW);
    let run = fixture.run(&["check", "a.json", "b.json"]);
    assert_snapshot!(run.all(), @r"
    2 files, 2 records: 0 errors, 0 warnings, 0 advice; 1 input could not be checked
    --- stderr
    error: a.json: the payload's keys do not tell which schema it is meant for; name it with `--schema`, or in a `[[check]]` of `tablature.toml`, of which none was found here or above (`tablature schema list` shows all)
    note: b.json: read as userpilot/event@3 (recognised from its keys; name it with --schema)
    --- exit 2
    ");
}

#[test]
fn many_inputs_get_few_notes() {
    let mut fixture = Fixture::new();
    for index in 10..25 {
        fixture = fixture.file(&format!("in/{index}.json"), PAGE_VIEW);
    }
    let run = fixture.run(&["check", "in"]);
    assert_eq!(run.err.lines().count(), 11);
    assert!(
        run.err.ends_with("note: 5 more inputs were recognised from their keys\n"),
        "{}",
        run.err
    );
}

#[test]
fn an_id_may_name_a_version() {
    let fixture = Fixture::new().file("a.json", PAGE_VIEW);
    for id in ["userpilot/event", "userpilot/event@3", "userpilot/event@4"] {
        let run = fixture.run(&["check", "a.json", "--schema", id]);
        assert_eq!(
            run.all(),
            "1 file, 1 record: 0 errors, 0 warnings, 0 advice\n--- stderr\n--- exit 0"
        );
    }
}

/// Returns what is printed on standard error for this schema.
#[track_caller]
fn said(fixture: &Fixture, schema: &str) -> String {
    let run = fixture.run(&["check", "a.json", "--schema", schema]);
    assert_eq!((run.out.as_str(), run.code), ("", Some(2)));
    run.err
}

#[test]
fn names_that_lead_nowhere() {
    let fixture = Fixture::new()
        .file("a.json", PAGE_VIEW)
        .file("broken.json", "{\n  \"type\": \"objekt\",\n  \"$ref\": \"#/$defs/none\"\n}")
        .file("text.json", "no JSON");
    assert_snapshot!(said(&fixture, "userpilot/evnt"), @r"
    error: no schema `userpilot/evnt` in the catalogue (did you mean `userpilot/event`?); nor is there a file `userpilot/evnt`
    ");
    assert_snapshot!(said(&fixture, "userpilot/event@9"), @r"
    error: no schema `userpilot/event@9` in the catalogue (of `userpilot/event` there are `userpilot/event@3`, `userpilot/event@4`); nor is there a file `userpilot/event@9`
    ");
    assert_snapshot!(said(&fixture, "zzz"), @r"
    error: no schema `zzz` in the catalogue; `tablature schema list` shows all; nor is there a file `zzz`
    ");
    assert_snapshot!(said(&fixture, "none.json").replace(" (os error 2)", ""), @r"error: cannot read the schema `none.json`: there is no such file; name a file that exists, or an id that `tablature schema list` shows");
    assert_snapshot!(said(&fixture, "broken.json"), @r#"
    error: the schema `broken.json` is invalid
      broken.json:2:11 (/type): `"objekt"` is not a type; did you mean `object`?
      broken.json:3:11 (/$ref): `#/$defs/none` does not resolve to anything in `broken.json`
    "#);
    assert_snapshot!(said(&fixture, "text.json"), @r"
    error: the schema `text.json` is invalid
      text.json:1:1: expected a value, found `no`; write strings in double quotes
    ");
}

#[test]
fn files_beside_a_schema_are_found_by_its_references() {
    let fixture = Fixture::new()
        .file("s/order.json", r#"{"$id": "https://example.com/order.json", "properties": {"item": {"$ref": "parts/item.json"}}}"#)
        .file("s/parts/item.json", r#"{"properties": {"id": {"$ref": "../id.json#/$defs/Id"}}}"#)
        .file("s/id.json", r#"{"$defs": {"Id": {"type": "string"}}}"#)
        .file("a.json", r#"{"item": {"id": 5}}"#);
    let run = fixture.run(&["check", "a.json", "--schema", "s/order.json", "--format", "json"]);
    let found: Vec<_> = run.json().iter().map(|line| line["pointer"].clone()).collect();
    assert_eq!(found[0], "/item/id", "{}", run.all());
}

#[test]
fn a_rule_of_another_file_is_told_from_that_file() {
    let fixture = Fixture::new()
        .file("s/order.json", r#"{"properties": {"id": {"$ref": "parts/item.json#/$defs/Id"}}}"#)
        .file("s/parts/item.json", r#"{"$defs": {"Id": {"type": "string", "fault": {"code": "bad-id", "help": "send an id"}, "minLength": 2}}}"#)
        .file("a.json", r#"{"id": "x"}"#);
    let out = fixture.run(&["check", "a.json", "--schema", "s/order.json"]).out;
    assert!(out.contains("error[bad-id]"), "{out}");
    assert!(out.contains("= help: send an id"), "{out}");
    assert!(out.contains("= rule: s/parts/item.json#/$defs/Id/minLength"), "{out}");
}

#[test]
fn a_reference_to_nowhere_names_the_document() {
    let fixture = Fixture::new()
        .file("order.json", r#"{"properties": {"item": {"$ref": "item.json"}}}"#)
        .file("a.json", "{}");
    let run = fixture.run(&["check", "a.json", "--schema", "order.json"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("item.json"), "{}", run.err);
}

#[test]
fn a_directory_without_schemas_is_no_schema() {
    let fixture = Fixture::new().file("a.json", PAGE_VIEW).file("schemas/x/y/z.json", "{}");
    assert_snapshot!(said(&fixture, "."), @r"
    error: the directory `.` contains no schema
    ");
    assert_snapshot!(said(&fixture, "./schemas"), @r"
    error: the directory `schemas` contains no schema
    ");
    assert_snapshot!(said(&fixture, "schemas"), @r"
    error: the directory `schemas` contains no schema
    ");
    assert_snapshot!(said(&fixture, ""), @r"
    error: no schema `` in the catalogue; `tablature schema list` shows all
    ");
}

#[test]
fn a_version_that_is_not_there_gets_those_that_are() {
    let fixture = Fixture::new().file("a.json", PAGE_VIEW);
    assert_snapshot!(said(&fixture, "genesys/event@1"), @r"
    error: no schema `genesys/event@1` in the catalogue (of `genesys/event` there are `genesys/event@181.1.0`, `genesys/event@249.0.0`, `genesys/event@257.1.0`); nor is there a file `genesys/event@1`
    ");
    assert_snapshot!(said(&fixture, "genesys/evnt@1"), @r"
    error: no schema `genesys/evnt@1` in the catalogue (did you mean `genesys/event`?); nor is there a file `genesys/evnt@1`
    ");
}

#[test]
fn what_nothing_listens_to_in_a_schema_is_said_once() {
    let fixture = Fixture::new()
        .file(
            "own.json",
            "{\n  \"requierd\": [\"id\"],\n  \"properties\": {\"id\": {\"format\": \"fone\"}}\n}",
        )
        .file("tablature.toml", "[[check]]\nfiles = [\"*.json\"]\nschema = \"own.json\"\n")
        .file("a.json", "{}")
        .file("b.json", "{}");
    let run = fixture.run(&["check", "a.json", "b.json"]);
    assert_snapshot!(run.all(), @r"
    2 files, 2 records: 0 errors, 0 warnings, 0 advice
    --- stderr
    warning: own.json:2:3 (/requierd): unknown keyword `requierd` has no effect; did you mean `required`?
    warning: own.json:3:35 (/properties/id/format): unknown format `fone` is not checked
    --- exit 0
    ");
    let named = fixture.run(&["check", "a.json", "b.json", "--schema", "own.json"]);
    assert_eq!(named.all(), run.all());
    let quiet = fixture.run(&["check", "a.json", "b.json", "--quiet"]);
    assert_eq!((quiet.err.as_str(), quiet.code), ("", Some(0)));
}

#[test]
fn what_is_no_schema_is_said_alike_by_every_command() {
    let fixture = Fixture::new()
        .file("list.json", "[]")
        .file("empty.json", "")
        .file("payload.json", "{\"eventName\": \"a\"}");
    for (schema, said) in [
        (
            "list.json",
            "list.json:1:1: an empty array is not a schema; a schema is an object, `true` or `false`",
        ),
        ("empty.json", "empty.json:1:1: there is no JSON document"),
    ] {
        for args in [
            &["check", "payload.json", "--schema", schema][..],
            &["sample", schema],
            &["diff", schema, "payload.json"],
        ] {
            let run = fixture.run(args);
            assert!(run.err.contains(said), "{args:?}: {}", run.err);
            assert_eq!(run.code, Some(2), "{args:?}");
        }
    }
    let run = fixture.run(&["check", "payload.json", "--schema", "payload.json"]);
    assert_snapshot!(run.all(), @r"
    1 file, 1 record: 0 errors, 0 warnings, 0 advice
    --- stderr
    warning: payload.json:1:1: no keyword of JSON Schema is used here, so every payload is valid; is this a schema?
    --- exit 0
    ");
}
