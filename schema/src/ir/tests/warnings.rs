//! What is doubtful in schemas that can be used.

use super::{Draft, lines, read_in};

#[track_caller]
fn check(draft: Draft, text: &str, expected: &[&str]) {
    let ir = read_in(draft, text).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(lines(ir.warnings()), expected, "{text}");
}

#[test]
fn keywords_without_effect_are_reported() {
    check(
        Draft::Draft2020,
        r#"{"type": "object", "propertes": {}, "x-own": 1, "additionalItems": false, "properties": {"a": {"nullable": true}}}"#,
        &[
            "/propertes: keyword `propertes` is not known and says nothing; did you mean `properties`?",
            "/additionalItems: `additionalItems` says nothing in draft 2020-12; use `items`",
            "/properties/a/nullable: `nullable` is OpenAPI's and says nothing in JSON Schema; write `\"type\": [\"string\", \"null\"]`, or whichever types there are",
        ],
    );
    check(
        Draft::Draft7,
        r#"{"prefixItems": [], "$defs": {}, "deprecated": true, "id": "x"}"#,
        &[
            "/prefixItems: `prefixItems` says nothing in draft 7; use `items`",
            "/id: `id` says nothing in draft 7; use `$id`",
        ],
    );
    check(
        Draft::Draft2020,
        r#"{"openapi": "3.0.0", "paths": {}}"#,
        &[
            ": there is no keyword of JSON Schema here, so every payload is valid; is this a schema?",
        ],
    );
}

#[test]
fn formats_that_are_not_checked_are_reported() {
    check(
        Draft::Draft2020,
        r#"{"items": {"format": "datetime"}, "not": {"format": "int64"}, "contains": {"format": "uuid"}}"#,
        &[
            "/items/format: format `datetime` is not known and is not checked; did you mean `date-time`?",
        ],
    );
    check(
        Draft::Draft4,
        r#"{"format": "uuid"}"#,
        &["/format: format `uuid` says nothing in draft 4 and is not checked"],
    );
}

#[test]
fn limits_that_nothing_is_within_are_reported() {
    check(
        Draft::Draft2020,
        r#"{"minimum": 2, "maximum": 1, "minLength": 3, "maxLength": 2, "minItems": 1, "maxItems": 1}"#,
        &[
            "/minimum: no value is within `minimum` 2 and `maximum` 1",
            "/minLength: no value is within `minLength` 3 and `maxLength` 2",
        ],
    );
    check(
        Draft::Draft2020,
        r#"{"exclusiveMinimum": 1, "maximum": 1.0}"#,
        &["/exclusiveMinimum: no value is within `exclusiveMinimum` 1 and `maximum` 1.0"],
    );
    check(
        Draft::Draft4,
        r#"{"minimum": 1, "maximum": 1, "exclusiveMaximum": true}"#,
        &["/minimum: no value is within `minimum` 1 and `maximum` 1"],
    );
}

#[test]
fn unencoded_references_are_reported() {
    check(
        Draft::Draft2020,
        r##"{"items": {"$ref": "#/$defs/List<T>"}, "$defs": {"List<T>": {}}}"##,
        &[
            "/items/$ref: `#/$defs/List<T>` holds characters that a URI does not; write `#/$defs/List%3CT%3E`",
        ],
    );
}

#[test]
fn malformed_keywords_of_ours_are_reported() {
    check(
        Draft::Draft2020,
        r#"{"fault": {"code": "Bad", "help": "h"}, "knownValues": ["a", "a"], "nullMeansAbsent": false,
            "source": {"table": "x.md", "line": 0, "version": "1"}, "recommendedPattern": "(", "should": 3}"#,
        &[
            "/fault/code: `fault` is not in its form and may say nothing: `\"Bad\"` is not a code such as `bad-name`",
            "/knownValues/1: `knownValues` is not in its form and may say nothing: `\"a\"` is there twice",
            "/nullMeansAbsent: `nullMeansAbsent` is not in its form and may say nothing: `false` is not `true`",
            "/source/line: `source` is not in its form and may say nothing: `0` is not the number of a line",
            &format!(
                "/recommendedPattern: the pattern `(` does not compile: {}",
                crate::pattern::Pattern::new("(").expect_err("it is open")
            ),
            "/should: `3` is not a schema; a schema is an object, `true` or `false`",
        ],
    );
}

#[test]
fn the_catalogue_has_nothing_doubtful() {
    for entry in crate::catalogue::entries() {
        check(Draft::Draft2020, entry.text(), &[]);
    }
}
