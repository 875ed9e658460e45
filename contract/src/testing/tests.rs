//! The messages of the helpers.

use serde_json::{Value, json};

use super::{Recorder, conforms, rejects};
use crate::{assert_conforms, assert_rejects};

fn order() -> Value {
    json!({
        "title": "order",
        "type": "object",
        "required": ["id"],
        "properties": {
            "id": {"type": "integer"},
            "kind": {"enum": ["a", "b"]},
            "at": {"type": "string", "format": "date-time", "maxAge": "PT1H"},
            "note": {"anyOf": [{"type": "string"}, {"type": "null"}]},
        },
        "if": {"properties": {"kind": {"const": "b"}}, "required": ["kind"]},
        "then": {"required": ["note"]},
    })
}

#[test]
fn payloads_come_in_any_form() {
    assert_conforms!(json!({"id": 1}), &order());
    assert_conforms!(r#"{"id": 1}"#, order());
    assert_conforms!(String::from(r#"{"id": 1}"#), order());
    assert_conforms!(br#"{"id": 1}"#, order());
    assert_rejects!(b"{".as_slice(), order(), "", "truncated-json");
    assert_rejects!(json!({}), "userpilot/event@3", "", "missing-field");
}

#[test]
fn freshness_is_judged_where_a_time_is_given() {
    let payload = json!({"id": 1, "at": "2026-11-21T14:00:00Z"});
    assert_conforms!(payload, order());
    assert_conforms!(payload, order(), now = "2026-11-21T15:00:00Z");
    assert_rejects!(payload, order(), "/at", "stale-timestamp", now = "2026-11-21T16:00:00Z");
}

#[test]
fn a_failure_shows_every_finding() {
    let payload = json!({"id": "1", "kind": "c"});
    insta::assert_snapshot!(conforms(&payload, &order(), None).unwrap_err(), @r#"
    the payload does not conform to `order`: 2 errors
      wrong-type at /id: expected an integer, found string `"1"`
        help: remove the quotes
        rule: /properties/id/type
      value-not-allowed at /kind: `"c"` is not an accepted value
        help: use `"a"` or `"b"`
        rule: /properties/kind/enum
      in {"id":"1","kind":"c"}
    "#);
    insta::assert_snapshot!(rejects(&payload, &order(), "/id", "missing-field", None).unwrap_err(), @r#"
    `order` does not report missing-field at /id; it reports 2 errors
      wrong-type at /id: expected an integer, found string `"1"`
        help: remove the quotes
        rule: /properties/id/type
      value-not-allowed at /kind: `"c"` is not an accepted value
        help: use `"a"` or `"b"`
        rule: /properties/kind/enum
      in {"id":"1","kind":"c"}
    "#);
    insta::assert_snapshot!(rejects(&json!({"id": 1}), &order(), "", "missing-field", None).unwrap_err(), @r#"
    `order` does not report missing-field at the payload: the payload is valid
      in {"id":1}
    "#);
    insta::assert_snapshot!(conforms(&payload, "userpilot/evnt", None).unwrap_err(), @"no schema `userpilot/evnt` in the catalogue; did you mean `userpilot/event`?");
    insta::assert_snapshot!(conforms(&payload, &json!({"type": "strin"}), None).unwrap_err(), @r#"
    `the schema` is not a valid schema
    1:9 (/type): `"strin"` is not a type; did you mean `string`?
    "#);
    insta::assert_snapshot!(conforms(&payload, &order(), Some("noon")).unwrap_err(), @"`now`: `noon` is not a timestamp (it is too short for `yyyy-MM-ddTHH:mm:ssZ`)");
}

#[test]
fn a_recorder_reports_what_conforms_and_what_was_never_seen() {
    let recorder = Recorder::new(&order()).expect("a schema");
    assert!(recorder.record(&json!({"id": 1, "kind": "a", "note": "x"})));
    assert!(!recorder.record(&json!({"id": 2, "kind": "c"})));
    assert!(!recorder.record(r#"{"kind": "d"}"#));
    assert!(!recorder.record(b"no JSON".as_slice()));
    let report = recorder.report();
    assert!(!report.is_clean());
    insta::assert_snapshot!(report, @r#"
    order: 1 of 4 payloads conform
      2 × value-not-allowed at /kind: `"c"` is not an accepted value
      1 × missing-field at the payload: required field `id` is missing
      1 × invalid-json at the payload: expected a value, found `no`
    fields never seen:
      /properties/at
    values never seen:
      /properties/kind/enum: "b"
    branches never seen:
      /then
      /properties/note/anyOf/1
    "#);
}

#[test]
fn a_recorder_follows_the_branches_of_the_catalogue() {
    let recorder = Recorder::new("userpilot/event@3").expect("an id");
    let event = |kind: &str| {
        json!({
            "app_token": "NX-1", "event_type": kind, "source": "web-client",
            "inserted_at": "2026-11-21T16:00:00Z", "metadata": {},
        })
    };
    assert!(recorder.record(&event("page_view")));
    let before = recorder.report();
    assert!(!before.unseen_branches.contains(&"/allOf/5/then".to_owned()));
    assert!(before.unseen_branches.contains(&"/allOf/6/then".to_owned()));
    assert!(recorder.record(&event("session_start")));
    assert!(!recorder.report().unseen_branches.contains(&"/allOf/6/then".to_owned()));
}

#[cfg(feature = "proptest")]
#[test]
fn payloads_shrink_inside_the_schema() {
    use std::sync::Arc;

    use proptest::{
        strategy::{Strategy, ValueTree},
        test_runner::TestRunner,
    };
    use tablature_validator::Options;

    let options = Options::at("2026-11-21T16:00:00Z".parse().expect("a timestamp"));
    let sampler = Arc::new(
        crate::sample::Sampler::from_value("order", &order(), &options).expect("a schema"),
    );
    let payloads = super::strategy(Arc::clone(&sampler));
    let mut runner = TestRunner::deterministic();
    for _ in 0..20 {
        let mut tree = payloads.new_tree(&mut runner).expect("a payload");
        // A test that always fails: each step is smaller and still valid.
        while tree.simplify() {
            assert!(sampler.accepts(&tree.current()), "{}", tree.current());
        }
        assert_eq!(tree.current(), json!({"id": 0}));
        // A test that fails only with `note`.
        let mut tree = payloads.new_tree(&mut runner).expect("a payload");
        if tree.current().get("note").is_none() {
            continue;
        }
        let mut goes_on = tree.simplify();
        while goes_on {
            let fails = tree.current().get("note").is_some();
            goes_on = if fails { tree.simplify() } else { tree.complicate() };
        }
        assert!(tree.current().as_object().is_some_and(|fields| fields.len() == 2));
    }
}

#[cfg(feature = "arbitrary")]
#[test]
fn bytes_name_valid_payloads() {
    use tablature_validator::Options;

    let options = Options::at("2026-11-21T16:00:00Z".parse().expect("a timestamp"));
    let sampler =
        crate::sample::Sampler::from_value("order", &order(), &options).expect("a schema");
    for byte in 0..=255 {
        let bytes = [byte; 8];
        let mut bytes = arbitrary::Unstructured::new(&bytes);
        let payload = sampler.arbitrary(&mut bytes).expect("a payload");
        assert!(sampler.accepts(&payload));
    }
}
