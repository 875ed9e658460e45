//! `schema`, `explain`, `completions`, help and usage errors.

use std::fs;

use insta::assert_snapshot;

use crate::fixture::Fixture;

#[test]
fn schemas_are_listed_with_their_defaults() {
    let fixture = Fixture::new();
    assert_snapshot!(fixture.run(&["schema", "list"]).all(), @r"
    ID                                  DEFAULT  TITLE
    genesys/app-event@257.1.0           *        AppEvent
    genesys/event@181.1.0               *        Event
    genesys/event@249.0.0                        Event
    genesys/event@257.1.0                        Event
    genesys/event-bridge-event@1        *        EventBridge event
    genesys/event-listing@257.1.0       *        EventListing
    genesys/notification@1              *        Notification
    genesys/web-event-request@257.1.0   *        WebEventRequest
    genesys/web-event-response@249.0.0  *        WebEventResponse
    genesys/web-event-response@257.1.0           WebEventResponse
    userpilot/event@3                   *        Userpilot event
    userpilot/event@4                            Userpilot event
    userpilot/import-event@1            *        Userpilot import event
    --- stderr
    --- exit 0
    ");
    let json = fixture.run(&["schema", "list", "--format", "json"]);
    assert_eq!(json.json().len(), fixture.run(&["schema", "list"]).out.lines().count() - 1);
    assert_snapshot!(json.out.lines().next().unwrap_or_default(), @r#"
    {"id":"genesys/app-event@257.1.0","default":true,"title":"AppEvent"}
    "#);
}

#[test]
fn a_schema_is_shown_as_it_stands() {
    let fixture = Fixture::new().file("a.json", "{\"type\":\n\"object\"}");
    assert_eq!(fixture.run(&["schema", "show", "a.json"]).out, "{\"type\":\n\"object\"}");
    let shown = fixture.run(&["schema", "show", "userpilot/event"]).out;
    assert!(shown.contains("\"$id\": \"urn:tablature:userpilot/event@3\""));
    assert_eq!(fixture.run(&["schema", "show", "userpilot/evnt"]).code, Some(2));
}

#[test]
fn a_schema_can_be_handed_to_another_tool() {
    let fixture = Fixture::new();
    let run = fixture.run(&["schema", "path", "userpilot/event"]);
    assert_eq!((run.out.as_str(), run.code), ("", Some(2)));
    assert!(run.err.contains("--out <DIR>"), "{}", run.err);
    let run = fixture.run(&["schema", "path", "userpilot/event", "--out", "schemas"]);
    let path = run.out.trim_end();
    let written = fs::read_to_string(fixture.path().join(path)).expect("the file is there");
    assert_eq!(written, fixture.run(&["schema", "show", "userpilot/event"]).out);
    assert_snapshot!(fixture.run(&["schema", "path", "userpilot/evnt", "--out", "schemas"]).all(), @r"
    --- stderr
    error: no schema `userpilot/evnt` in the catalogue (did you mean `userpilot/event`?)
    --- exit 2
    ");
}

#[test]
fn codes_are_explained() {
    let fixture = Fixture::new();
    let run = fixture.run(&["explain", "stale-timestamp"]);
    assert!(run.out.starts_with("stale-timestamp: error\n"), "{}", run.out);
    assert_eq!(run.code, Some(0));
    assert_snapshot!(fixture.run(&["explain", "bad-event-name"]).all(), @r"
    bad-event-name: error

    This code is defined by the schemas below (keyword `fault` or `agreement`).

    help: use letters, digits and underscores only, such as product_added
      genesys/web-event-request@257.1.0
        at /eventName
          source: WebEventRequest, description of eventName (257.1.0)
      genesys/web-event-response@249.0.0
        at /eventName
          source: WebEventResponse, description of eventName (249.0.0)
      genesys/web-event-response@257.1.0
        at /eventName
          source: WebEventResponse, description of eventName (249.0.0)
    --- stderr
    --- exit 0
    ");
    assert_snapshot!(fixture.run(&["explain", "stale-timestmp"]).all(), @r"
    --- stderr
    error: no finding has the code `stale-timestmp` (did you mean `stale-timestamp`?)
    --- exit 2
    ");
}

#[test]
fn every_shell_gets_completions() {
    let fixture = Fixture::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = fixture.run(&["completions", shell]);
        assert!(run.out.contains("tablature"), "{shell}");
        assert_eq!(run.code, Some(0));
    }
}

#[test]
fn usage_errors_are_exit_2() {
    let fixture = Fixture::new();
    let wrong: [&[&str]; 6] = [
        &[],
        &["chekc"],
        &["check", "--max-findings", "-1"],
        &["check", "--lines", "--each"],
        &["check", "--max-record-bytes", "0"],
        &["completions", "tcsh"],
    ];
    for args in wrong {
        let run = fixture.run(args);
        assert_eq!((run.out.as_str(), run.code), ("", Some(2)), "{args:?}");
        assert!(!run.err.is_empty());
    }
    for wrong in ["-1", "1.5", "ten"] {
        let run = fixture.run(&["check", "a.json", "--max-findings", wrong]);
        let error = run.err.lines().next().unwrap_or_default();
        assert_eq!(
            error,
            format!(
                "error: invalid value '{wrong}' for '--max-findings <N>': a whole number is \
                 expected, such as 20"
            )
        );
    }
    let run = fixture.run(&["check", "a.json", "--max-record-bytes", "0"]);
    assert_snapshot!(run.err.lines().next().unwrap_or_default(), @r"
    error: invalid value '0' for '--max-record-bytes <N>': a number above 0 is expected
    ");
    let run = fixture.run(&["check", "a.json", "--now", "noon"]);
    assert_snapshot!(run.all(), @r"
    --- stderr
    error: `--now noon` is not a timestamp (it is too short for `yyyy-MM-ddTHH:mm:ssZ`); an example is `--now 2026-11-21T16:00:00Z`
    --- exit 2
    ");
}

#[test]
fn help_and_version_are_results() {
    let fixture = Fixture::new();
    for args in [&["--help"][..], &["check", "--help"], &["check", "-h"], &["--version"]] {
        let run = fixture.run(args);
        assert_eq!((run.err.as_str(), run.code), ("", Some(0)), "{args:?}");
        assert!(!run.out.is_empty());
    }
}

#[test]
fn codes_of_schemas_are_explained_with_their_places() {
    let fixture = Fixture::new().file(
        "own.json",
        r#"{"properties": {
            "a/b": {"items": {"pattern": "^x$", "fault": {"code": "not-x", "help": "say x"}, "source": {"table": "t.md", "line": 3, "row": "a/b", "version": "1"}}},
            "c": {"should": {"maxLength": 3, "fault": {"code": "not-x", "help": "be short"}}}
        }, "required": ["id"], "fault": {"code": "no-id", "help": "add it", "on": ["required"]}, "source": {"document": "the page", "version": "2", "section": "Ids"}}"#,
    );
    assert_snapshot!(fixture.run(&["explain", "not-x", "--schema", "own.json"]).all(), @r"
    not-x: error or warning

    This code is defined by the schemas below (keyword `fault` or `agreement`).
    A warning does not make a payload invalid: the rule is recommended or inferred.

    help: say x (error)
      own.json
        at /a~1b/*
          source: t.md:3 a/b (1)

    help: be short (warning)
      own.json
        at /c
          source: the page, Ids (2)
    --- stderr
    --- exit 0
    ");
    assert_snapshot!(fixture.run(&["explain", "no-id", "--schema", "own.json"]).all(), @r"
    no-id: error

    This code is defined by the schemas below (keyword `fault` or `agreement`).

    help: add it
      own.json
        at /id
          source: the page, Ids (2)
    --- stderr
    --- exit 0
    ");
    assert_eq!(fixture.run(&["explain", "not-x"]).code, Some(2));
    assert_snapshot!(fixture.run(&["explain", "no-ids", "--schema", "own.json"]).all(), @r"
    --- stderr
    error: no finding has the code `no-ids` (did you mean `no-id`?)
    --- exit 2
    ");
    assert_snapshot!(fixture.run(&["explain", "status-mismatch"]).all(), @r"
    status-mismatch: warning

    This code is defined by the schemas below (keyword `fault` or `agreement`).
    A warning does not make a payload invalid: the rule is recommended or inferred.

    help: status is the last part of event_name
      userpilot/event@3
        at /metadata/status
          source: inferred from the page and its examples (3)
      userpilot/event@4
        at /metadata/status
          source: inferred from the page and its examples (3)
    --- stderr
    --- exit 0
    ");
    let run = fixture.run(&["explain", "not-x", "--schema", "none.json"]);
    assert_eq!((run.out.as_str(), run.code), ("", Some(2)));
}

#[test]
fn all_codes_are_listed_where_none_is_named() {
    let fixture = Fixture::new()
        .file("own.json", r#"{"pattern": "^x$", "fault": {"code": "not-x", "help": "say x"}}"#);
    let run = fixture.run(&["explain"]);
    let wanted = ["missing-field ", "bad-event-name ", "status-mismatch "];
    let lines = run.out.lines().filter(|line| wanted.iter().any(|name| line.starts_with(name)));
    assert_snapshot!(lines.collect::<Vec<_>>().join("\n"), @r"
    missing-field        error    A field that the schema requires is missing.
    bad-event-name           error    use letters, digits and underscores only, such as product_added
    status-mismatch          warning  status is the last part of event_name
    ");
    assert_eq!((run.err.as_str(), run.code), ("", Some(0)));
    let own = fixture.run(&["explain", "--schema", "own.json"]);
    assert!(own.out.contains("not-x"), "{}", own.out);
    assert!(!own.out.contains("bad-event-name"), "{}", own.out);
}

#[test]
fn completions_know_codes_and_ids_that_help_does_not_list() {
    let fixture = Fixture::new();
    for shell in ["bash", "zsh", "fish"] {
        let script = fixture.run(&["completions", shell]).out;
        for name in ["stale-timestamp", "bad-event-name", "genesys/event@181.1.0"] {
            assert!(script.contains(name), "{shell} {name}");
        }
    }
    for command in ["check", "explain"] {
        let help = fixture.run(&[command, "--help"]).out;
        assert!(!help.contains("wrong-item-count"), "{help}");
        assert!(help.contains("--color <WHEN>"), "{help}");
        assert!(!help.contains("- always"), "{help}");
    }
}

#[test]
fn the_plan_of_a_schema_says_what_is_left_to_the_evaluator() {
    let schema = r#"{"type": "object", "required": ["id"], "properties": {"id": {"type": "string", "maxLength": 5},
        "n": {"type": "integer", "not": {"multipleOf": 3}}}}"#;
    let fixture = Fixture::new().file("s.json", schema);
    assert_snapshot!(fixture.run(&["schema", "plan", "s.json"]).all(), @r"
    payload: object
      id (required): string (length 0..5)
      n: integer, then the evaluator
      other keys (a hint): any value
    left to the evaluator:
      s.json#/properties/n: `not`
    --- stderr
    --- exit 0
    ");
    let quiet = fixture.run(&["schema", "plan", "s.json", "--quiet"]);
    assert!(quiet.out.contains("  other keys: any value\n"), "{}", quiet.out);
}
