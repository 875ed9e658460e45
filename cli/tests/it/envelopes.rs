//! Payloads in what vendors put around them, and records of many kinds.

use insta::assert_snapshot;

use crate::fixture::{Fixture, repository};

/// The first event of a sample of the repository, on one line.
fn sample(path: &str) -> String {
    let text = std::fs::read_to_string(repository(path)).expect("it is in the repository");
    let mut values = serde_json::Deserializer::from_str(text.trim_start_matches('[')).into_iter();
    let value: serde_json::Value = values.next().expect("there is one").expect("it is JSON");
    value.to_string()
}

fn event() -> String {
    sample("examples/genesys/events.json")
}

fn wrong() -> String {
    let wrong = event().replacen("com.genesys.", "com.genesis.", 1);
    assert_ne!(wrong, event());
    wrong
}

/// A page of an API, whose fourth event has a type that there is not.
fn page() -> String {
    let (good, bad) = (event(), wrong());
    format!("{{\"entities\": [\n{good},\n{good},\n{good},\n{bad}\n], \"nextUri\": \"/next\"}}\n")
}

const THEN: [&str; 2] = ["--now", "2025-03-14T09:30:00Z"];

#[test]
fn a_page_is_recognised_with_and_without_its_schema() {
    let fixture =
        Fixture::new().file("page.json", page()).file("page.jsonl", page().replace('\n', " "));
    for (options, note) in [
        (&[][..], "read as genesys/event@181.1.0, records at `/entities` (recognised"),
        (
            &["--schema", "genesys/event"],
            "records are at `/entities` (name another place with --records)",
        ),
        (&["--schema", "auto"], ""),
        (&["--schema", "genesys/event", "--records", "/entities"], ""),
    ] {
        for name in ["page.json", "page.jsonl"] {
            let run =
                fixture.run(&[&["check", name, "--format", "json"], &THEN[..], options].concat());
            let found: Vec<_> = run.json();
            let errors: Vec<_> = found.iter().filter(|it| it["type"] == "finding").collect();
            assert_eq!(errors.len(), 1, "{options:?} {}{}", run.out, run.err);
            assert_eq!(
                (&errors[0]["pointer"], &errors[0]["record"]),
                (&"/entities/3/eventType".into(), &4.into())
            );
            assert_eq!(found.last().expect("the summary")["records"], 4, "{}", run.out);
            assert!(run.err.contains(note), "{options:?} {}", run.err);
            assert_eq!(run.code, Some(0));
        }
    }
}

#[test]
fn the_document_itself_is_the_record_if_that_is_said() {
    let fixture = Fixture::new().file("page.json", page());
    let run = fixture.run(
        &[&["check", "page.json", "--schema", "genesys/event", "--records", ""], &THEN[..]]
            .concat(),
    );
    assert!(run.out.contains("unknown field `entities`"), "{}", run.out);
}

#[test]
fn notifications_and_bus_events_hold_a_payload() {
    let event = wrong();
    let notification =
        format!(r#"{{"topicName": "x", "version": "2", "eventBody": {event}, "metadata": {{}}}}"#);
    let lines = format!("{notification}\n").repeat(3);
    let bus = format!(
        r#"{{"version": "0", "detail-type": "x", "detail": {{"topicName": "x", "eventBody": {event}}}}}"#
    );
    let fixture = Fixture::new()
        .file("a.json", &notification)
        .file("b.jsonl", lines)
        .file("c.json", format!("[{bus}]"))
        .file("d.json", &bus);
    let run =
        fixture.run(&[&["check", ".", "--show", "all", "--format", "json"], &THEN[..]].concat());
    let errors: Vec<String> = run
        .json()
        .iter()
        .filter(|it| it["type"] == "finding")
        .map(|it| {
            format!(
                "{}:{} {}",
                it["path"].as_str().unwrap_or_default(),
                it["record"],
                it["pointer"]
            )
        })
        .collect();
    assert_snapshot!(errors.join("\n"), @r#"
    ./a.json:null "/eventBody/eventType"
    ./b.jsonl:1 "/eventBody/eventType"
    ./b.jsonl:2 "/eventBody/eventType"
    ./b.jsonl:3 "/eventBody/eventType"
    ./c.json:1 "/detail/eventBody/eventType"
    ./d.json:null "/detail/eventBody/eventType"
    "#);
    assert!(run.err.contains("payloads at `/detail/eventBody`"), "{}", run.err);
}

#[test]
fn each_record_of_a_stream_of_two_vendors_is_checked_by_its_own_schema() {
    let exported = sample("examples/userpilot/export.jsonl");
    let wrong = exported.replacen("\"event_type\":\"", "\"event_type\":\"no_", 1);
    assert_ne!(exported, wrong);
    let order = r#"{"order_id": 7, "total": 1}"#;
    let stream =
        [&*event(), &exported, order, &wrong, "{\"x\": 1}", &page().replace('\n', " ")].join("\n");
    let schema =
        r#"{"title": "Order", "properties": {"order_id": {"type": "string"}, "total": {}}}"#;
    let fixture = Fixture::new()
        .file("stream.jsonl", &stream)
        .file(".own/order.json", schema)
        .file("tablature.toml", "[[check]]\nfiles = [\"none\"]\nschemas = \".own\"\n");
    let args =
        [&["check", "stream.jsonl", "--schema", "auto", "--format", "json"], &THEN[..]].concat();
    let run = fixture.run(&args);
    let errors: Vec<String> = run
        .json()
        .iter()
        .filter(|it| it["type"] == "finding")
        .map(|it| format!("{} {} {} {}", it["line"], it["code"], it["pointer"], it["schema"]))
        .collect();
    assert_snapshot!(errors.join("\n"), @r#"
    3 "wrong-type" "/order_id" ".own/order.json"
    4 "value-not-allowed" "/event_type" "userpilot/event@3"
    5 "unknown-event" "" null
    6 "unknown-value" "/entities/3/eventType" "genesys/event@181.1.0"
    "#);
    // The same in several threads, and by blocks.
    let fixture = fixture.file("many.jsonl", format!("{stream}\n").repeat(1_000));
    let counts: Vec<_> = ["1", "2"]
        .map(|jobs| {
            let run = fixture.run(
                &[
                    &["check", "many.jsonl", "--schema", "auto", "--summary", "--jobs", jobs],
                    &THEN[..],
                ]
                .concat(),
            );
            run.out
        })
        .into();
    assert_eq!(counts[0], counts[1]);
    assert!(counts[0].contains("9000 records"), "{}", counts[0]);
}

#[test]
fn a_batch_of_named_events_is_found() {
    let cart = r#"{"title": "CartViewed", "properties": {"id": {"type": "string"}}}"#;
    let batch = r#"{"batch": [{"event": "Cart Viewed", "properties": {"id": 5}}], "sentAt": "x"}"#;
    let fixture = Fixture::new().file(".own/cart.json", cart).file("batch.json", batch);
    let run = fixture.run(&["check", "batch.json", "--schema", ".own"]);
    assert_snapshot!(run.all(), @r#"
    error[wrong-type]: expected a string, found integer `5`
     --> batch.json:1:58 (record 1, /batch/0/properties/id)
      |
    1 | …"event": "Cart Viewed", "properties": {"id": 5}}], "sentAt": "x"}
      |                                               ^
      = help: put the value in quotes
      = rule: .own/cart.json#/properties/id/type

    1 file, 1 record: 1 error, 0 warnings, 0 advice
    --- stderr
    note: batch.json: records are at `/batch`, the schema of each record is chosen by `/event`, its payload is at `/properties` (name other places with --records, --by and --payload)
    --- exit 1
    "#);
    let run = fixture.run(&[
        "check",
        "batch.json",
        "--schema",
        ".own",
        "--by",
        "/event",
        "--payload",
        "/properties",
    ]);
    assert_snapshot!(run.all(), @r#"
    error[wrong-type]: expected a string, found integer `5`
     --> batch.json:1:58 (record 1, /batch/0/properties/id)
      |
    1 | …"event": "Cart Viewed", "properties": {"id": 5}}], "sentAt": "x"}
      |                                               ^
      = help: put the value in quotes
      = rule: .own/cart.json#/properties/id/type

    1 file, 1 record: 1 error, 0 warnings, 0 advice
    --- stderr
    note: batch.json: records are at `/batch` (name another place with --records)
    --- exit 1
    "#);
}

#[test]
fn fields_are_those_of_payloads_wherever_they_are() {
    let order = r#"{"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}, "n": {}}}"#;
    let fixture = Fixture::new()
        .file(".own.json", order)
        .file("day/a.jsonl", "{\"id\": \"1\"}\n")
        .file("day/b.json", "{\"data\": [{\"id\": \"2\"}, {\"n\": 1}]}")
        .file("next/c.json", "{\"data\": {\"id\": \"3\"}}")
        .file("tablature.toml", "[[override]]\nfield = \"/n\"\nseverity = \"error\"\n");
    let run = |args: &[&str]| fixture.run(&[&["check", "--schema", ".own.json"], args].concat());
    let all = run(&["day", "--summary", "--format", "json"]).json().pop().expect("the summary");
    let kinds: Vec<String> = all["kinds"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|kind| format!("{} {} {}", kind["code"], kind["field"], kind["findings"]))
        .collect();
    assert_eq!(kinds, [r#""wrong-type" "/id" 2"#, r#""missing-field" "/id" 1"#]);
    run(&["day/a.jsonl", "--write-baseline", "known.json", "--baseline-by", "field"]);
    let next = run(&["next", "--baseline", "known.json"]);
    assert_eq!(next.code, Some(0), "{}", next.all());
    let allowed = run(&["next", "--allow", "wrong-type:/id"]);
    assert_eq!(allowed.code, Some(0), "{}", allowed.all());
}

#[test]
fn fields_are_those_of_payloads_whatever_envelope_they_are_in() {
    let event = "{\"id\": \"x\", \"customerId\": \"1\", \"eventName\": \"a b\", \"customerIdType\": \"cookie\"}";
    let fixture = Fixture::new()
        .file("a.json", format!("{{\"entities\": [{event}]}}"))
        .file("b.json", format!("{{\"eventBody\": {event}}}"))
        .file("c.json", event);
    let args = ["check", ".", "--schema", "auto", "--now", crate::fixture::NOW];
    let run = fixture.run(&[&args[..], &["--summary"]].concat());
    assert!(run.out.contains("[bad-event-name] /eventName\n"), "{}", run.out);
    assert!(!run.out.contains("/entities") && !run.out.contains("/eventBody/"), "{}", run.out);
    let run = fixture.run(&[&args[..], &["--allow", "bad-event-name:/eventName"]].concat());
    assert!(!run.out.contains("bad-event-name"), "{}", run.out);
}
