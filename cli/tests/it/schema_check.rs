//! `tablature schema check`.

use insta::assert_snapshot;

use crate::fixture::Fixture;

/// A schema with something of each kind that is wrong or doubtful.
const DOUBTFUL: &str = r#"{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "properties": {
    "a": {"tpye": "string", "minimum": 5, "maximum": 1},
    "b": {"format": "fone"},
    "c": {"type": "string", "nullable": true}
  }
}"#;

const INVALID: &str = r##"{
  "type": "objekt",
  "required": "id",
  "properties": {"a": {"$ref": "#/$defs/none"}, "b": {"minLength": -1, "pattern": "("}}
}"##;

fn fixture() -> Fixture {
    Fixture::new()
        .file("schemas/doubtful.json", DOUBTFUL)
        .file("schemas/invalid.json", INVALID)
        .file("schemas/good.json", r#"{"type": "object"}"#)
        .file("schemas/settings.json", r#"{"name": "x"}"#)
}

#[test]
fn everything_that_is_wrong_or_doubtful_is_reported() {
    assert_snapshot!(fixture().run(&["schema", "check", "schemas"]).all(), @r##"
    warning[unknown-keyword]: unknown keyword `tpye` has no effect
     --> schemas/doubtful.json:4:11 (/properties/a/tpye)
      |
    4 |     "a": {"tpye": "string", "minimum": 5, "maximum": 1},
      |           ^^^^^^
      = help: did you mean `type`?

    warning[unreachable-limit]: no value satisfies both `minimum` 5 and `maximum` 1
     --> schemas/doubtful.json:4:40 (/properties/a/minimum)
      |
    4 |     "a": {"tpye": "string", "minimum": 5, "maximum": 1},
      |                                        ^

    warning[unknown-format]: unknown format `fone` is not checked
     --> schemas/doubtful.json:5:21 (/properties/b/format)
      |
    5 |     "b": {"format": "fone"},
      |                     ^^^^^^

    warning[nullable]: `nullable` is a keyword of OpenAPI, and has no effect in JSON Schema
     --> schemas/doubtful.json:6:29 (/properties/c/nullable)
      |
    6 |     "c": {"type": "string", "nullable": true}
      |                             ^^^^^^^^^^
      = help: write `"type": ["string", "null"]`, with the accepted types

    error[malformed-keyword]: `"objekt"` is not a type
     --> schemas/invalid.json:2:11 (/type)
      |
    2 |   "type": "objekt",
      |           ^^^^^^^^
      = help: did you mean `object`?

    error[malformed-keyword]: `required` must be an array of names, found `"id"`
     --> schemas/invalid.json:3:15 (/required)
      |
    3 |   "required": "id",
      |               ^^^^

    error[unresolved-reference]: `#/$defs/none` does not resolve to anything in `schemas/invalid.json`
     --> schemas/invalid.json:4:32 (/properties/a/$ref)
      |
    4 |   "properties": {"a": {"$ref": "#/$defs/none"}, "b": {"minLength": -1, "pattern": "("}}
      |                                ^^^^^^^^^^^^^^

    error[malformed-keyword]: `minLength` must be an integer that is not negative, found `-1`
     --> schemas/invalid.json:4:68 (/properties/b/minLength)
      |
    4 | …{"$ref": "#/$defs/none"}, "b": {"minLength": -1, "pattern": "("}}
      |                                               ^^

    error[malformed-keyword]: the pattern `(` does not compile: the group is not closed at character 1
     --> schemas/invalid.json:4:83 (/properties/b/pattern)
      |
    4 | …fs/none"}, "b": {"minLength": -1, "pattern": "("}}
      |                                               ^^^

    3 schemas: 5 errors, 4 warnings
    --- stderr
    note: in `schemas`, a file that is not a schema is left out: `settings.json`
    --- exit 1
    "##);
}

#[test]
fn exit_codes_tell_warnings_errors_and_unreadable_files_apart() {
    let fixture = fixture().file("none.yaml", "a: 1\n");
    let code = |args: &[&str]| fixture.run(&[&["schema", "check"], args].concat()).code;
    assert_eq!(code(&["schemas/good.json"]), Some(0));
    assert_eq!(code(&["schemas/doubtful.json"]), Some(0));
    assert_eq!(code(&["schemas/doubtful.json", "--deny", "unknown-format"]), Some(1));
    assert_eq!(code(&["schemas/invalid.json"]), Some(1));
    assert_eq!(code(&["schemas/invalid.json", "none.yaml"]), Some(2));
    assert_eq!(code(&["none.json"]), Some(2));
    assert_eq!(code(&["genesys/event"]), Some(0));
}

#[test]
fn severities_are_chosen_by_code() {
    let fixture = fixture().file("tablature.toml", "[severity]\nunknown-keyword = \"allow\"\n");
    let run = fixture.run(&[
        "schema",
        "check",
        "schemas/doubtful.json",
        "--allow",
        "unknown-format,nullable",
        "--format",
        "json",
    ]);
    assert_eq!(
        run.findings(),
        ["schemas/doubtful.json:4:40 null unreachable-limit"],
        "{}",
        run.all()
    );
    let run = fixture.run(&["schema", "check", "schemas", "--allow", "malformed-keyword"]);
    assert!(run.err.contains("`malformed-keyword` cannot be allowed"), "{}", run.all());
    assert_eq!(run.code, Some(2));
}

#[test]
fn every_format_is_printed() {
    let fixture = fixture();
    for format in ["json", "sarif", "junit", "github", "gitlab", "markdown"] {
        let run = fixture.run(&["schema", "check", "schemas", "--format", format]);
        assert_eq!(run.code, Some(1), "{format}: {}", run.all());
        assert!(run.out.contains("unresolved-reference"), "{format}: {}", run.all());
        assert!(run.out.contains("invalid"), "{format}: {}", run.all());
    }
    let run = fixture.run(&["schema", "check", "schemas/invalid.json", "--format", "json"]);
    let first = &run.json()[0];
    assert_eq!(
        (first["pointer"].as_str(), first["keyword"].as_str()),
        (Some("/type"), Some("type"))
    );
    assert_eq!((first["start"].as_u64(), first["end"].as_u64()), (Some(12), Some(20)));
}

#[test]
fn fingerprints_stay_when_lines_move() {
    let fingerprints = |text: &str| -> Vec<String> {
        let fixture = Fixture::new().file("s.json", text);
        let run = fixture.run(&["schema", "check", "s.json", "--format", "json"]);
        let findings = run.json().into_iter().filter(|line| line["type"] == "finding");
        findings.map(|line| line["fingerprint"].as_str().unwrap().to_owned()).collect()
    };
    let before = fingerprints(INVALID);
    assert_eq!(before, fingerprints(&format!("\n\n{INVALID}")));
    assert_eq!(before.len(), 5);
    assert!((1..before.len()).all(|at| !before[..at].contains(&before[at])), "{before:?}");
}

#[test]
fn a_document_that_several_refer_to_is_reported_once() {
    let fixture = Fixture::new()
        .file("one.json", r#"{"$ref": "part.json"}"#)
        .file("two.json", r#"{"$ref": "part.json"}"#)
        .file("part.json", r#"{"type": "strng"}"#);
    let run = fixture.run(&["schema", "check", ".", "--format", "json"]);
    assert_eq!(run.findings(), ["part.json:1:10 null malformed-keyword"], "{}", run.all());
}

#[test]
fn codes_are_explained() {
    for code in ["malformed-keyword", "unresolved-reference", "cycle", "unreachable-limit"] {
        let run = Fixture::new().run(&["explain", code]);
        assert!(run.code == Some(0) && run.out.contains("## What to do"), "{}", run.all());
    }
}
