//! Schemas that cannot be used, and what is told of them.

use super::{check, options};
use crate::Checker;

#[track_caller]
fn check_fault(schema: &str, expected: &[&str]) {
    let error =
        Checker::for_schema_text("test", schema.as_bytes(), options()).expect_err("a fault");
    let found: Vec<String> = error.faults().iter().map(ToString::to_string).collect();
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (found, expected) in found.iter().zip(expected) {
        assert!(found.starts_with(expected), "{found}\nshould begin with\n{expected}");
    }
}

#[test]
fn every_fault_is_told_with_line_and_column() {
    check_fault(
        "{\n  \"type\": \"strnig\",\n  \"properties\": {\"a\": {\"minLength\": -1}}\n}",
        &["2:11: at /type: ", "3:37: at /properties/a/minLength: "],
    );
}

#[test]
fn a_schema_is_read_as_strictly_as_a_payload() {
    check_fault("{\"type\": }", &["1:10: at the schema: expected a value"]);
    check_fault("{\"a\": 1, \"a\": 2}", &["1:10: at the schema: key `a` is there already"]);
    check_fault(
        "{\"maximum\": 123456789012345678901234567890}",
        &["1:13: at the schema: number `123456789012345678901234567890` cannot be held exactly"],
    );
    check_fault(
        "{\"maximum\": 1e400}",
        &["1:13: at the schema: number `1e400` cannot be held exactly"],
    );
}

#[test]
fn references_are_never_fetched() {
    for reference in
        ["https://example.com/a.json", "other.json", "file:///etc/hostname", "#/$defs/nowhere"]
    {
        let schema = format!("{{\"$ref\": \"{reference}\"}}");
        let error = Checker::for_schema_text("test", schema.as_bytes(), options());
        assert!(error.is_err(), "{reference}");
    }
}

#[test]
fn our_keywords_are_checked_too() {
    check_fault(r#"{"maxAge": "1 hour"}"#, &["1:1"]);
    check_fault(r#"{"pattern": "("}"#, &["1:"]);
    check_fault(r#"{"$schema": "https://example.com/own"}"#, &["1:"]);
}

#[test]
fn all_drafts_are_known() {
    for draft in [
        "http://json-schema.org/draft-04/schema#",
        "http://json-schema.org/draft-06/schema#",
        "http://json-schema.org/draft-07/schema#",
        "https://json-schema.org/draft/2019-09/schema",
        "https://json-schema.org/draft/2020-12/schema",
    ] {
        let schema = format!(
            r##"{{"$schema": "{draft}", "properties": {{"a": {{"$ref": "#/definitions/A"}}}}, "definitions": {{"A": {{"type": "string"}}}}}}"##
        );
        check(&schema, r#"{"a": 1}"#, &["1:7 error wrong-type /a"]);
    }
}

#[test]
fn pointers_with_unusual_characters_are_followed() {
    let schema = r#"{"properties": {"a b%/~^{\"é": {"anyOf": [{"type": "string"}, {"type": "null"}], "should": {"maxLength": 1}}}}"#;
    check(schema, r#"{"a b%/~^{\"é": "xy"}"#, &["1:17 warning wrong-length /a b%~1~0^{\"é"]);
}

#[test]
fn faults_say_what_was_meant() {
    check_fault(
        r#"{"type": "strng"}"#,
        &["1:10: at /type: \"strng\" is not accepted here; did you mean `string`?"],
    );
    check_fault(
        r#"{"pattern": "^[a"}"#,
        &["1:13: at /pattern: the pattern `^[a` does not compile: unclosed character class"],
    );
    check_fault(
        r##"{"properties": {"a": {"$ref": "#/$defs/none"}}}"##,
        &["1:31: at /properties/a/$ref: `#/$defs/none` leads nowhere in this schema"],
    );
    check_fault(
        r#"{"$schema": "https://json-schema.org/draft/2021-12/schema"}"#,
        &[
            "1:13: at /$schema: `https://json-schema.org/draft/2021-12/schema` is no draft of JSON Schema; use one of ",
        ],
    );
    let once =
        Checker::for_schema_text("test", br#"{"items": 3}"#, options()).expect_err("a fault");
    assert_eq!(once.faults().len(), 1, "{once}");
}

#[test]
fn what_nothing_listens_to_is_told() {
    let schema = r#"{
  "requierd": ["a"], "properties": {"a": {"maxlength": 3, "format": "emial", "x-note": 1, "knownvalues": []}},
  "format": "int32"
}"#;
    let checker = Checker::for_schema_text("test", schema.as_bytes(), options()).expect("a schema");
    let found: Vec<String> = checker.schema_warnings().iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        [
            "2:15: at /requierd: keyword `requierd` is not known and says nothing; did you mean `required`?",
            "2:56: at /properties/a/maxlength: keyword `maxlength` is not known and says nothing; did you mean `maxLength`?",
            "2:69: at /properties/a/format: format `emial` is not known and is not checked; did you mean `email`?",
            "2:106: at /properties/a/knownvalues: keyword `knownvalues` is not known and says nothing; did you mean `knownValues`?",
        ]
    );
}

#[test]
fn keywords_of_ours_that_are_not_in_their_form_are_told() {
    let schema = r#"{"properties": {
  "a": {"type": "string", "knownValues": 5, "recommendedPattern": "("},
  "b": {"fault": {"code": "Bad Name", "help": "h"}, "source": {"table": "t.md"}},
  "c": {"agreement": [{"field": "/x", "pattern": "a", "expect": "b", "code": "c", "help": "d"}], "nullMeansAbsent": "yes", "rustNames": {"a": 1}}
}}"#;
    let checker = Checker::for_schema_text("test", schema.as_bytes(), options()).expect("a schema");
    let found: Vec<String> = checker.schema_warnings().iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        [
            "2:42: at /properties/a/knownValues: `knownValues` is not in its form and may say nothing: 5 has the wrong type for this keyword: 5 is not of type \"array\"",
            "2:67: at /properties/a/recommendedPattern: `recommendedPattern` is not in its form and may say nothing: the pattern `(` does not compile: unclosed group",
            "3:27: at /properties/b/fault/code: `fault` is not in its form and may say nothing: \"Bad Name\" does not match \"^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$\"",
            "3:63: at /properties/b/source: `source` is not in its form and may say nothing: {\"table\":\"t.md\"} is not valid under any of the schemas listed in the 'anyOf' keyword",
            "4:23: at /properties/c/agreement/0: `agreement` is not in its form and may say nothing: \"from\" is a required property",
            "4:117: at /properties/c/nullMeansAbsent: `nullMeansAbsent` is not in its form and may say nothing: true was expected",
            "4:143: at /properties/c/rustNames/a: `rustNames` is not in its form and may say nothing: 1 has the wrong type for this keyword: 1 is not of type \"string\"",
        ]
    );
}

#[test]
fn the_catalogue_says_nothing_in_vain() {
    for entry in tablature_schema::catalogue::entries() {
        let checker = Checker::for_entry(entry, options());
        assert_eq!(checker.schema_warnings(), [], "{}", entry.id());
    }
}
