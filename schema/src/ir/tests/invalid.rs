//! Schemas that cannot be used, and what is said about them.

use super::{Documents, Draft, LoadOptions, lines, options, read_with};
use crate::json::Position;

#[track_caller]
fn check(draft: Draft, text: &str, expected: &[&str]) {
    check_with(draft, text, &[], expected);
}

#[track_caller]
fn check_with(draft: Draft, text: &str, documents: Documents<'_>, expected: &[&str]) {
    match read_with(text, &options(draft), documents) {
        Ok(_) => assert!(expected.is_empty(), "{text} is accepted"),
        Err(error) => assert_eq!(lines(error.items()), expected, "{text}"),
    }
}

#[test]
fn texts_that_are_not_json_have_a_place() {
    let error =
        read_with("{\n  \"type\": }", &options(Draft::Draft2020), &[]).expect_err("not JSON");
    let item = &error.items()[0];
    assert_eq!(
        (item.code, item.position),
        ("invalid-json", Some(Position { line: 2, column: 11 }))
    );
    check(
        Draft::Draft2020,
        r#"{"a": 1, "properties": {"b": {}, "b": {}}}"#,
        &["/properties/b: duplicate key `b`, first at 1:25"],
    );
    let digits = "1".repeat(1_001);
    check(
        Draft::Draft2020,
        &format!(r#"{{"maximum": {digits}}}"#),
        &["/maximum: the number has 1001 digits; the limit is 1000"],
    );
}

#[test]
fn malformed_keywords_are_all_reported() {
    check(
        Draft::Draft2020,
        r#"{"minLength": -1, "type": ["strng", "null", "null"], "required": "a", "multipleOf": 0,
            "properties": {"x": 3}, "pattern": "(", "title": 1, "allOf": [], "maxItems": 2.5, "minItems": 2.0}"#,
        &[
            "/minLength: `minLength` must be an integer that is not negative, found `-1`",
            "/type/0: `\"strng\"` is not a type; did you mean `string`?",
            "/type/2: `null` is duplicated in `type`",
            "/required: `required` must be an array of names, found `\"a\"`",
            "/multipleOf: `multipleOf` must be a number greater than 0, found `0`",
            "/properties/x: `3` is not a schema; a schema is an object, `true` or `false`",
            &format!(
                "/pattern: the pattern `(` does not compile: {}",
                crate::pattern::Pattern::new("(").expect_err("it is open")
            ),
            "/title: `title` must be a string, found `1`",
            "/allOf: `allOf` must be an array of at least one schema, found an empty array",
            "/maxItems: `maxItems` must be an integer that is not negative, found `2.5`",
        ],
    );
}

#[test]
fn each_draft_has_its_own_forms() {
    for (draft, text, is_valid) in [
        (Draft::Draft4, r#"{"required": []}"#, false),
        (Draft::Draft6, r#"{"required": []}"#, true),
        (Draft::Draft4, r#"{"exclusiveMinimum": true, "minimum": 1}"#, true),
        (Draft::Draft4, r#"{"exclusiveMinimum": true}"#, false),
        (Draft::Draft4, r#"{"exclusiveMinimum": 1, "minimum": 1}"#, false),
        (Draft::Draft6, r#"{"exclusiveMinimum": true}"#, false),
        (Draft::Draft4, r#"{"items": true}"#, false),
        (Draft::Draft4, r#"{"additionalItems": true, "additionalProperties": false}"#, true),
        (Draft::Draft4, "true", false),
        (Draft::Draft6, "true", true),
        (Draft::Draft2020, "3", false),
        (Draft::Draft7, r#"{"items": [true]}"#, true),
        (Draft::Draft7, r#"{"items": []}"#, false),
        (Draft::Draft2020, r#"{"items": [true]}"#, false),
        (Draft::Draft7, r#"{"$id": "http://x/y#z"}"#, true),
        (Draft::Draft2019, r#"{"$id": "http://x/y#z"}"#, false),
        (Draft::Draft2019, r#"{"$id": "http://x/y#"}"#, true),
        (
            Draft::Draft7,
            r##"{"$ref": "#/definitions/a", "pattern": "(", "definitions": {"a": {}}}"##,
            false,
        ),
        (Draft::Draft2019, r#"{"$anchor": "_a"}"#, false),
        (Draft::Draft2020, r#"{"$anchor": "_a"}"#, true),
        (Draft::Draft2019, r#"{"$anchor": "a:b"}"#, true),
        (Draft::Draft2020, r#"{"$anchor": "a:b"}"#, false),
        (Draft::Draft4, r#"{"maxItems": 2.0}"#, false),
        (Draft::Draft6, r#"{"maxItems": 2.0}"#, true),
        (Draft::Draft6, r#"{"items": {"$schema": "x"}}"#, false),
        (Draft::Draft4, r#"{"$ref": 3}"#, true),
        (Draft::Draft6, r#"{"$ref": 3}"#, false),
        (
            Draft::Draft7,
            r##"{"$ref": "#/definitions/a", "type": 3, "definitions": {"a": {}}}"##,
            false,
        ),
        (
            Draft::Draft7,
            r##"{"$ref": "#/definitions/a", "definitions": {"a": {"type": 3}}}"##,
            false,
        ),
        (Draft::Draft7, r#"{"prefixItems": 3, "$defs": 3}"#, true),
        (Draft::Draft4, r#"{"dependencies": {"a": []}}"#, false),
        (Draft::Draft7, r#"{"dependencies": {"a": [], "b": {}}}"#, true),
        (Draft::Draft7, r#"{"dependencies": {"a": ["x", "x"]}}"#, false),
        (Draft::Draft2020, r#"{"$recursiveAnchor": true}"#, false),
        (Draft::Draft2019, r#"{"$recursiveAnchor": true}"#, true),
        (Draft::Draft2020, r#"{"then": 3}"#, false),
        (Draft::Draft6, r#"{"then": 3}"#, true),
        (Draft::Draft2020, r#"{"patternProperties": {"[": {}}}"#, false),
        (Draft::Draft2020, r#"{"maxAge": "soon"}"#, false),
        (Draft::Draft2020, r#"{"maxAge": "PT1H"}"#, true),
        (Draft::Draft2020, r#"{"fault": 3, "source": 1}"#, true),
    ] {
        let found = read_with(text, &options(draft), &[]);
        assert_eq!(found.is_ok(), is_valid, "{draft}: {text}: {:?}", found.err());
    }
}

#[test]
fn references_that_resolve_to_nothing_are_errors_where_they_are_reached() {
    let text = r##"{"items": {"$ref": "#/$defs/nowhere"}, "$defs": {"a": {"$ref": "b.json"}}}"##;
    check(
        Draft::Draft2020,
        text,
        &["/items/$ref: `#/$defs/nowhere` does not resolve to anything in `schema.json`"],
    );
    check(
        Draft::Draft2020,
        r##"{"$id": "http://x/y", "not": {"$ref": "b.json#/c"}, "items": {"$ref": "#/maximum"}, "maximum": 3}"##,
        &[
            "/not/$ref: `http://x/b.json` was not provided, and nothing is fetched from the network; provide the document with `--reference http://x/b.json=FILE`",
            "/items/$ref: `#/maximum` resolves to `3`, which is not a schema",
        ],
    );
    check(
        Draft::Draft2020,
        r#"{"$ref": "b.json"}"#,
        &[
            "/$ref: `b.json` was not provided, and nothing is fetched from the network; provide the document with `--reference b.json=FILE`",
        ],
    );
    let reached = text.replace("#/$defs/nowhere", "#/$defs/b").replace("\"a\"", "\"b\"");
    assert!(read_with(&reached, &options(Draft::Draft2020), &[]).is_err());
    let unreached = text.replace("#/$defs/nowhere", "#");
    let ir = read_with(&unreached, &options(Draft::Draft2020), &[]).expect("it is not reached");
    assert_eq!(ir.warnings()[0].code, "unresolved-reference");
}

#[test]
fn cycles_that_consume_no_input_are_errors_where_they_are_reached() {
    for (draft, text, place) in [
        (Draft::Draft2020, r##"{"$ref": "#"}"##, "/$ref"),
        (
            Draft::Draft2020,
            r##"{"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}}"##,
            "/$defs/b/$ref",
        ),
        (Draft::Draft2020, r##"{"allOf": [{"$ref": "#"}]}"##, "/allOf/0/$ref"),
        (Draft::Draft2020, r##"{"anyOf": [true, {"$ref": "#"}]}"##, "/anyOf/1/$ref"),
        (Draft::Draft2020, r##"{"oneOf": [{"$ref": "#"}]}"##, "/oneOf/0/$ref"),
        (Draft::Draft2020, r##"{"not": {"$ref": "#"}}"##, "/not/$ref"),
        (Draft::Draft2020, r##"{"if": {"$ref": "#"}}"##, "/if/$ref"),
        (Draft::Draft2020, r##"{"if": {}, "then": {"$ref": "#"}}"##, "/then/$ref"),
        (Draft::Draft2020, r##"{"if": {}, "else": {"$ref": "#"}}"##, "/else/$ref"),
        (
            Draft::Draft2020,
            r##"{"dependentSchemas": {"a": {"$ref": "#"}}}"##,
            "/dependentSchemas/a/$ref",
        ),
        (Draft::Draft7, r##"{"dependencies": {"a": {"$ref": "#"}}}"##, "/dependencies/a/$ref"),
        (Draft::Draft2020, r##"{"$dynamicAnchor": "a", "$dynamicRef": "#a"}"##, "/$dynamicRef"),
        (
            Draft::Draft2019,
            r##"{"$recursiveAnchor": true, "$recursiveRef": "#"}"##,
            "/$recursiveRef",
        ),
        (Draft::Draft2020, r##"{"should": {"$ref": "#"}}"##, "/should/$ref"),
        (
            Draft::Draft2020,
            r##"{"items": {"allOf": [{"$ref": "#/items"}]}}"##,
            "/items/allOf/0/$ref",
        ),
    ] {
        let error = read_with(text, &options(draft), &[]).expect_err(text);
        let found: Vec<_> =
            error.items().iter().map(|item| (item.code, item.pointer.as_str())).collect();
        assert_eq!(found, [("cycle", place)], "{text}");
    }
    for text in [
        r##"{"items": {"$ref": "#"}, "properties": {"a": {"$ref": "#"}}, "contains": {"$ref": "#"}}"##,
        r##"{"then": {"$ref": "#"}, "$defs": {"a": {"$ref": "#"}}}"##,
        r##"{"propertyNames": {"$ref": "#"}, "unevaluatedItems": {"$ref": "#"}}"##,
    ] {
        assert!(read_with(text, &options(Draft::Draft2020), &[]).is_ok(), "{text}");
    }
    let unreached = r##"{"$defs": {"a": {"$ref": "#/$defs/a"}}}"##;
    let ir = read_with(unreached, &options(Draft::Draft2020), &[]).expect("it is not reached");
    assert_eq!(
        lines(ir.warnings()),
        [
            "/$defs/a/$ref: `$ref` closes a cycle that never descends into the value: `#/$defs/a` → `#/$defs/a`; remove one of the references in the cycle"
        ]
    );
    let mut named = options(Draft::Draft2020);
    named.part = "/$defs/a".to_owned();
    assert!(read_with(unreached, &named, &[]).is_err(), "the part that was named reaches it");
}

#[test]
fn a_cycle_that_only_a_dynamic_scope_closes_is_left_to_the_run() {
    let text = r##"{"$id": "http://x/a", "$dynamicAnchor": "n", "$ref": "b",
        "$defs": {"b": {"$id": "b", "$dynamicRef": "#n", "$defs": {"n": {"$dynamicAnchor": "n"}}}}}"##;
    assert!(read_with(text, &options(Draft::Draft2020), &[]).is_ok());
}

#[test]
fn one_uri_is_defined_once() {
    check(
        Draft::Draft2020,
        r#"{"$defs": {"a": {"$id": "http://x/a"}, "b": {"$id": "http://x/a"}}}"#,
        &[
            "/$defs/b/$id: `http://x/a` is defined twice, here and at schema.json:1:17; give each its own URI",
        ],
    );
    check(
        Draft::Draft2020,
        r#"{"$defs": {"a": {"$anchor": "x"}, "b": {"$anchor": "x"}}}"#,
        &[
            "/$defs/b/$anchor: the anchor `x` is defined twice, here and at schema.json:1:17; give each its own name",
        ],
    );
}

#[test]
fn unknown_drafts_are_named_with_the_remedy() {
    let error = read_with(r#"{"$schema": "http://x/meta"}"#, &options(Draft::Draft2020), &[])
        .expect_err("unknown");
    let item = &error.items()[0];
    assert_eq!((item.code, item.pointer.as_str()), ("unknown-draft", "/$schema"));
    assert!(
        item.help.as_ref().is_some_and(|help| help.contains("--draft http://x/meta=7")),
        "{item}"
    );
    // Keywords that only another draft would reject are not reported as well.
    let text = r#"{"$schema": "http://x/meta", "items": [{}], "exclusiveMinimum": true}"#;
    check_with_codes(text, &[], &["unknown-draft"]);
    // It describes itself.
    let own = r#"{"$schema": "http://x/meta", "$id": "http://x/meta"}"#;
    check_with_codes(own, &[("http://x/meta", own)], &["unknown-draft"]);
}

#[track_caller]
fn check_with_codes(text: &str, documents: Documents<'_>, expected: &[&str]) {
    let error = read_with(text, &options(Draft::Draft2020), documents).expect_err("invalid");
    let mut codes: Vec<&str> = error.items().iter().map(|item| item.code).collect();
    codes.dedup();
    assert_eq!(codes, expected, "{error}");
}

#[test]
fn documents_that_cannot_be_read_are_reported_in_their_own_text() {
    let documents = [("http://x/b", "{")];
    let error = read_with(r#"{"$ref": "http://x/b"}"#, &options(Draft::Draft2020), &documents)
        .expect_err("it is truncated");
    let item = &error.items()[0];
    assert_eq!((item.code, item.document.as_str()), ("truncated-json", "http://x/b"));
    assert_eq!(error.items().len(), 1);
}

#[test]
fn a_required_vocabulary_that_is_not_known_is_an_error() {
    let meta = r#"{"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "http://x/meta",
        "$vocabulary": {"http://x/vocabulary": true}}"#;
    check_with_codes(
        r#"{"$schema": "http://x/meta"}"#,
        &[("http://x/meta", meta)],
        &["unknown-vocabulary"],
    );
    let optional = meta.replace("true", "false");
    let ir = read_with(
        r#"{"$schema": "http://x/meta"}"#,
        &options(Draft::Draft2020),
        &[("http://x/meta", &optional)],
    );
    assert!(ir.is_ok());
}

#[test]
fn a_tracking_plan_is_not_a_schema() {
    let event = r#"{"name": "Signup", "rules": {"type": "object"}}"#;
    let rule = r#"{"key": "Signup", "type": "TRACK", "jsonSchema": {}}"#;
    for plan in [
        format!(r#"{{"events": [{event}]}}"#),
        format!(r#"{{"name": "shop", "rules": {{"events": [{event}], "global": {{}}}}}}"#),
        format!(
            r#"{{"id": "tp_1", "title": "Shop", "description": "x", "version": 1, "rules": [{rule}]}}"#
        ),
        format!(r#"{{"data": {{"trackingPlan": {{"rules": {{"events": [{event}]}}}}}}}}"#),
        format!(
            r#"{{"tracking_plans": [{{"display_name": "Shop", "rules": {{"events": [{event}]}}}}]}}"#
        ),
    ] {
        let expected = ": a tracking plan is not a schema; `tablature capture FILE --out DIR` makes a schema of each of its events; \
            give these, or `FILE#/…` for the rules of one event";
        check(Draft::Draft7, &plan, &[expected]);
    }
    // A part of it may be one, by its name or by a reference.
    let plan = format!(r#"{{"events": [{event}]}}"#);
    let part = LoadOptions { part: "/events/0/rules".to_owned(), ..options(Draft::Draft7) };
    assert!(read_with(&plan, &part, &[]).is_ok());
    let reference = r#"{"$ref": "https://a.example/plan.json#/events/0/rules"}"#;
    check_with(Draft::Draft7, reference, &[("https://a.example/plan.json", &plan)], &[]);
    for schema in [
        format!(r#"{{"type": "object", "events": [{event}]}}"#),
        format!(r#"{{"examples": [{event}]}}"#),
        r#"{"title": "Shop", "events": [{"name": "Signup"}]}"#.to_owned(),
    ] {
        check(Draft::Draft7, &schema, &[]);
    }
}
