//! Warnings about valid schemas.

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
            "/propertes: unknown keyword `propertes` has no effect; did you mean `properties`?",
            "/additionalItems: `additionalItems` has no effect in draft 2020-12; use `items`",
            "/properties/a/nullable: `nullable` is a keyword of OpenAPI, and has no effect in JSON Schema; write `\"type\": [\"string\", \"null\"]`, with the accepted types",
        ],
    );
    check(
        Draft::Draft7,
        r#"{"prefixItems": [], "$defs": {}, "deprecated": true, "id": "x"}"#,
        &[
            "/prefixItems: `prefixItems` has no effect in draft 7; use `items`",
            "/id: `id` has no effect in draft 7; use `$id`",
        ],
    );
    check(
        Draft::Draft2020,
        r#"{"openapi": "3.0.0", "paths": {}}"#,
        &[
            ": no keyword of JSON Schema is used here, so every payload is valid; is this a schema?; \
            this is an API description; name one of its schemas: `FILE#/components/schemas/NAME`",
        ],
    );
}

#[test]
fn formats_that_are_not_checked_are_reported() {
    check(
        Draft::Draft2020,
        r#"{"items": {"format": "datetime"}, "not": {"format": "int64"}, "contains": {"format": "uuid"}}"#,
        &["/items/format: unknown format `datetime` is not checked; did you mean `date-time`?"],
    );
    check(
        Draft::Draft4,
        r#"{"format": "uuid"}"#,
        &["/format: format `uuid` has no effect in draft 4 and is not checked"],
    );
}

#[test]
fn limits_that_nothing_is_within_are_reported() {
    check(
        Draft::Draft2020,
        r#"{"minimum": 2, "maximum": 1, "minLength": 3, "maxLength": 2, "minItems": 1, "maxItems": 1}"#,
        &[
            "/minimum: no value satisfies both `minimum` 2 and `maximum` 1",
            "/minLength: no value satisfies both `minLength` 3 and `maxLength` 2",
        ],
    );
    check(
        Draft::Draft2020,
        r#"{"exclusiveMinimum": 1, "maximum": 1.0}"#,
        &["/exclusiveMinimum: no value satisfies both `exclusiveMinimum` 1 and `maximum` 1.0"],
    );
    check(
        Draft::Draft4,
        r#"{"minimum": 1, "maximum": 1, "exclusiveMaximum": true}"#,
        &["/minimum: no value satisfies both `minimum` 1 and `maximum` 1"],
    );
}

#[test]
fn unencoded_references_are_reported() {
    check(
        Draft::Draft2020,
        r##"{"items": {"$ref": "#/$defs/List<T>"}, "$defs": {"List<T>": {}}}"##,
        &[
            "/items/$ref: `#/$defs/List<T>` contains characters that are not allowed in a URI; write `#/$defs/List%3CT%3E`",
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
            "/fault/code: `fault` is malformed and may have no effect: `\"Bad\"` is not a code such as `bad-name`",
            "/knownValues/1: `knownValues` is malformed and may have no effect: `\"a\"` is duplicated",
            "/nullMeansAbsent: `nullMeansAbsent` is malformed and may have no effect: `false` is not `true`",
            "/source/line: `source` is malformed and may have no effect: `0` is not the number of a line",
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
