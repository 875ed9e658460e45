//! Invalid schemas, and what is reported of them.

use super::{check, options};
use crate::Checker;

#[track_caller]
fn check_invalid(schema: &str, expected: &[&str]) {
    let error = Checker::from_slice("test", schema.as_bytes(), options()).expect_err("a fault");
    let found: Vec<String> = error.items().iter().map(ToString::to_string).collect();
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (found, expected) in found.iter().zip(expected) {
        assert!(found.starts_with(expected), "{found}\nshould begin with\n{expected}");
    }
}

#[test]
fn every_error_is_reported_with_line_and_column() {
    check_invalid(
        "{\n  \"type\": \"strnig\",\n  \"properties\": {\"a\": {\"minLength\": -1}}\n}",
        &["2:11 (/type): ", "3:37 (/properties/a/minLength): "],
    );
}

#[test]
fn a_schema_is_read_as_strictly_as_a_payload() {
    check_invalid("{\"type\": }", &["1:10 expected a value"]);
    check_invalid("{\"a\": 1, \"a\": 2}", &["1:10 "]);
}

#[test]
fn numbers_of_a_schema_are_exact() {
    for (schema, valid, invalid) in [
        (
            r#"{"maximum": 123456789012345678901234567890}"#,
            "123456789012345678901234567890",
            "123456789012345678901234567891",
        ),
        (r#"{"maximum": 1e400}"#, "1e400", "1e401"),
        (r#"{"const": 0.30000000000000000001}"#, "0.30000000000000000001", "0.3"),
        (
            r#"{"multipleOf": 123456789012345678901}"#,
            "246913578024691357802",
            "246913578024691357803",
        ),
    ] {
        let checker = Checker::from_slice("test", schema.as_bytes(), options()).expect("a schema");
        assert!(checker.is_valid(valid.as_bytes()), "{schema} {valid}");
        assert!(!checker.is_valid(invalid.as_bytes()), "{schema} {invalid}");
    }
}

#[test]
fn references_are_never_fetched() {
    for reference in
        ["https://example.com/a.json", "other.json", "file:///etc/hostname", "#/$defs/nowhere"]
    {
        let schema = format!("{{\"$ref\": \"{reference}\"}}");
        let error = Checker::from_slice("test", schema.as_bytes(), options());
        assert!(error.is_err(), "{reference}");
    }
}

#[test]
fn our_keywords_are_checked_too() {
    check_invalid(r#"{"maxAge": "1 hour"}"#, &["1:1"]);
    check_invalid(r#"{"pattern": "("}"#, &["1:"]);
    check_invalid(r#"{"$schema": "https://example.com/own"}"#, &["1:"]);
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
fn errors_say_what_was_meant() {
    check_invalid(
        r#"{"type": "strng"}"#,
        &["1:10 (/type): `\"strng\"` is not a type; did you mean `string`?"],
    );
    check_invalid(r#"{"pattern": "^[a"}"#, &["1:13 (/pattern): "]);
    check_invalid(
        r##"{"properties": {"a": {"$ref": "#/$defs/none"}}}"##,
        &["1:31 (/properties/a/$ref): "],
    );
    check_invalid(
        r#"{"$schema": "https://json-schema.org/draft/2021-12/schema"}"#,
        &["1:13 (/$schema): `https://json-schema.org/draft/2021-12/schema` "],
    );
    check_invalid(r#"{"items": 3}"#, &["1:11 (/items): "]);
}

#[test]
fn what_is_doubtful_is_a_warning() {
    let schema = r#"{
  "requierd": ["a"], "properties": {"a": {"maxlength": 3, "format": "emial", "x-note": 1, "knownvalues": []}},
  "format": "int32"
}"#;
    let checker = Checker::from_slice("test", schema.as_bytes(), options()).expect("a schema");
    let found: Vec<String> = checker.schema_warnings().iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        [
            "2:3 (/requierd): unknown keyword `requierd` has no effect; did you mean `required`?",
            "2:43 (/properties/a/maxlength): unknown keyword `maxlength` has no effect; did you mean `maxLength`?",
            "2:69 (/properties/a/format): unknown format `emial` is not checked; did you mean `email`?",
            "2:91 (/properties/a/knownvalues): unknown keyword `knownvalues` has no effect; did you mean `knownValues`?",
        ]
    );
}

#[test]
fn malformed_keywords_of_ours_are_warnings() {
    let schema = r#"{"properties": {
  "a": {"type": "string", "knownValues": 5, "recommendedPattern": "("},
  "b": {"fault": {"code": "Bad Name", "help": "h"}},
  "c": {"agreement": [{"field": "/x", "pattern": "a", "expect": "b", "code": "c", "help": "d"}], "nullMeansAbsent": "yes", "rustNames": {"a": 1}},
  "d": {"payloadAt": "properties"}
}}"#;
    let checker = Checker::from_slice("test", schema.as_bytes(), options()).expect("a schema");
    let found: Vec<&str> =
        checker.schema_warnings().iter().map(|item| item.pointer.as_str()).collect();
    assert_eq!(
        found,
        [
            "/properties/a/knownValues",
            "/properties/a/recommendedPattern",
            "/properties/b/fault/code",
            "/properties/c/agreement/0",
            "/properties/c/nullMeansAbsent",
            "/properties/c/rustNames/a",
            "/properties/d/payloadAt",
        ]
    );
}

#[test]
fn every_keyword_of_the_catalogue_has_an_effect() {
    for entry in tablature_schema::catalogue::entries() {
        let checker = Checker::from_catalogue(entry, options());
        assert_eq!(checker.schema_warnings(), [], "{}", entry.id());
    }
}
