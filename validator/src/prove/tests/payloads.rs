//! Single payloads.

use super::{Answer::*, check};

#[test]
fn plain_schemas_are_proved() {
    check(
        r#"{"type": "object", "required": ["id"], "properties": {"id": {"type": "string", "minLength": 2},
            "n": {"type": "integer", "minimum": 0, "maximum": 10}, "list": {"items": {"enum": ["a", "b"]}}}}"#,
        &[
            (r#"{"id":"ab"}"#, Silent),
            (r#"{"id": "ab", "n": 10, "list": ["a", "b"]}"#, Silent),
            (r#"{"id": "a\/", "n": 1e1, "list": []}"#, Silent),
            (r#"{"id": "ab", "other": {"a": [1, {}]}}"#, Noted),
            (r#"{"id": "a"}"#, Open),
            (r#"{"id": "ab", "n": 11}"#, Open),
            (r#"{"id": "ab", "n": -1}"#, Open),
            (r#"{"id": "ab", "n": 1.5}"#, Open),
            (r#"{"id": "ab", "list": ["c"]}"#, Open),
            (r#"{"id": "ab", "id": "ab"}"#, Open),
            (r#"{"id": "ab", "x": 1, "x": 1}"#, Open),
            (r#"{"id": "ab", "x": {"y": 1, "y": 1}}"#, Open),
            (r#"{"n": 1}"#, Open),
            ("{}", Open),
        ],
    );
}

#[test]
fn keys_with_quotes_are_not_taken_for_literals() {
    check(
        r#"{"properties": {"\"": {"type": "string"}, "\\": {"type": "string"}, ":": {"type": "integer"}}}"#,
        &[
            (r#"{":":1}"#, Silent),
            (r#"{""":"x"}"#, Open),
            (r#"{"\":"x"}"#, Open),
            (r#"{"\"":"x"}"#, Open),
        ],
    );
}

#[test]
fn hints_that_come_again_have_their_own_places() {
    use super::{checker, prove};
    let checker = checker(
        r#"{"properties": {"id": {"type": ["string", "null"], "nullMeansAbsent": true},
            "items": {"items": {"properties": {"name": {"type": "string"}}}}}}"#,
    );
    for round in 0..100 {
        let keys: Vec<String> =
            (0..=round % 7).map(|index| format!(r#""x{}":1"#, (index * 11 + round) % 40)).collect();
        let items: Vec<String> =
            (0..round % 5).map(|index| format!(r#"{{"name":"é","nam{index}":null}}"#)).collect();
        let payload = format!(
            r#"{{"id":null,{},"items":[{}],"last":{{}}}}"#,
            keys.join(","),
            items.join(",")
        );
        let (answer, report) = prove(&checker, payload.as_bytes());
        assert_eq!(answer, Noted, "{payload}");
        assert!(report.findings().len() > 2);
    }
}

#[test]
fn names_of_other_branches_have_the_spelling_of_the_payload() {
    check(
        r#"{"type": "object", "properties": {"kind": {"type": "string"}}, "required": ["kind"], "oneOf": [
            {"properties": {"kind": {"const": "order"}, "orderId": {"type": "string", "documentedAs": "order_id"}}},
            {"properties": {"kind": {"const": "visit"}, "pageUrl": {"type": "string", "documentedAs": "page_url"}}}]}"#,
        &[
            (r#"{"kind":"order","orderId":"a"}"#, Silent),
            (r#"{"kind":"order","order_id":"a"}"#, Silent),
            (r#"{"kind":"order","order_id":"a","page_url":"b"}"#, Valid),
            (r#"{"kind":"order","order_id":"a","pageUrl":"b"}"#, Open),
            (r#"{"kind":"visit","pageUrl":"a","order_id":"b"}"#, Open),
        ],
    );
}

#[test]
fn fields_that_only_the_evaluator_knows_are_no_hints() {
    let known = (r#"{"id":"ab"}"#, Silent);
    check(
        r#"{"properties": {"id": {"type": "string"}}, "anyOf": [{"required": ["a"]}, {"required": ["id"]}]}"#,
        &[known, (r#"{"id":"ab","a":1}"#, Valid), (r#"{"id":"ab","b":1}"#, Valid)],
    );
    check(
        r#"{"properties": {"id": {"type": "string"}}, "anyOf": [{"patternProperties": {"^a": {"type": "string"}}},
            {"minProperties": 2}]}"#,
        &[known, (r#"{"id":"ab","a":"b"}"#, Valid)],
    );
    // A branch that accepts all objects does not make the others idle.
    check(
        r#"{"properties": {"id": {"type": "string"}}, "anyOf": [{"additionalProperties": {"title": "any"}},
            {"maximum": 1}]}"#,
        &[known, (r#"{"id":"ab","a":1}"#, Valid)],
    );
    check(
        r#"{"properties": {"id": {"type": "string"}}, "unevaluatedProperties": {"type": "integer"},
            "anyOf": [{"required": ["id"]}, {"minProperties": 2}]}"#,
        &[known, (r#"{"id":"ab","a":1}"#, Valid)],
    );
}

#[test]
fn a_field_is_proposed_in_the_spelling_of_the_payload() {
    let unknown = r#"{"orderIe":1}"#;
    check(
        r#"{"properties": {"orderId": {"documentedAs": "order_id"}, "other": {"properties": {"b": true}}}}"#,
        &[
            (unknown, Noted),
            (r#"{"order_id":1,"order_ie":1}"#, Noted),
            (r#"{"order_id":1,"other":{"bb":1}}"#, Noted),
            // Nothing shows that this one has the spelling of the last.
            (unknown, Valid),
        ],
    );
}

#[test]
fn what_a_condition_knows_is_proposed_for_an_unknown_field() {
    check(
        r#"{"properties": {"a": true, "c": true}, "if": {"properties": {"ab": {"type": "string"}}}, "then": {"minProperties": 1}}"#,
        &[(r#"{"c":"b"}"#, Silent), (r#"{"b":1,"c":"b"}"#, Valid), (r#"{"b":1,"ab":1}"#, Noted)],
    );
}

#[test]
fn no_field_is_unknown_behind_a_dynamic_reference() {
    let schema = r##"{"$dynamicRef": "#node", "$defs": {"node": {"$dynamicAnchor": "node",
        "properties": {"id": {"type": "string"}, "next": {"$dynamicRef": "#node"}}}}}"##;
    check(schema, &[(r#"{"id":"ab","next":{"b":1}}"#, Silent), (r#"{"a":1}"#, Silent)]);
    let schema = r##"{"$ref": "#/$defs/node", "$defs": {"node": {"$dynamicAnchor": "node",
        "properties": {"id": {"type": "string"}, "next": {"$dynamicRef": "#node"}}}}}"##;
    check(schema, &[(r#"{"a":1,"next":{"b":1}}"#, Noted), (r#"{"next":{"b":1}}"#, Silent)]);
    let schema = r##"{"$dynamicRef": "#node", "$ref": "#/$defs/old", "$defs": {"node": {"$dynamicAnchor": "node"},
        "old": {"properties": {"a": {"deprecated": true}}}}}"##;
    check(schema, &[(r#"{"a":1}"#, Valid), (r#"{"b":1}"#, Silent)]);
}

#[test]
fn nothing_that_depends_on_the_dynamic_scope_is_asked_on_its_own() {
    // Within the list, `$recursiveRef` is the whole schema, and not `list`.
    check(
        r##"{"$schema": "https://json-schema.org/draft/2019-09/schema", "$id": "https://x.test/root",
            "$recursiveAnchor": true, "$ref": "list", "unevaluatedProperties": false,
            "$defs": {"list": {"$id": "list", "$recursiveAnchor": true, "properties": {"next": {
                "type": "object", "properties": {"extra": true},
                "anyOf": [{"$recursiveRef": "#"}, {"required": ["last"]}]}}}}}"##,
        &[(r#"{"next":{"next":{}}}"#, Open), (r#"{"next":{"extra":1}}"#, Open)],
    );
}

#[test]
fn a_timestamp_meets_every_other_rule_as_well() {
    let time = r#""2026-11-21T15:30:00Z""#;
    let long = "x".repeat(5_000);
    for (rules, expected) in [
        (r#""format": "date-time""#, Silent),
        (r#""format": "date-time", "maxLength": 20"#, Silent),
        (r#""format": "date-time", "maxLength": 3"#, Open),
        (r#""format": "date-time", "minLength": 21"#, Open),
        (r#""allOf": [{"format": "date-time"}, {"maxLength": 3}]"#, Open),
        (r#""oneOf": [{"format": "date-time", "maxLength": 3}]"#, Open),
        (r#""allOf": [{"format": "date-time"}, {"format": "ipv4"}]"#, Open),
        (r#""format": "date-time", "pattern": "^2""#, Silent),
        (r#""format": "date-time", "pattern": "^3""#, Open),
        (r#""format": "date-time", "pattern": "(?=9)9""#, Open),
        (r#""format": "date-time", "pattern": "(x)\\1""#, Open),
        (&format!(r#""format": "date-time", "enum": ["{long}"]"#), Open),
        (r#""maxAge": "PT1H""#, Silent),
        (r#""maxAge": "PT1H", "enum": ["x"]"#, Open),
        (r#""maxAge": "PT1H", "pattern": "^3""#, Open),
        (r#""maxAge": "PT1H", "pattern": "^2""#, Silent),
        (r#""maxAge": "PT1H", "not": {"pattern": "^2"}"#, Open),
        (r#""maxAge": "PT1H", "anyOf": [{"pattern": "^3"}, {"pattern": "^4"}]"#, Open),
        (r#""maxAge": "PT1H", "maxLength": 3"#, Open),
        (r#""maxAge": "PT1H", "format": "email""#, Open),
        (r#""maxAge": "PT1H", "format": "uuid""#, Open),
        (r#""maxAge": "PT1H", "knownValues": ["x"]"#, Valid),
        (r#""maxAge": "PT1H", "recommendedPattern": "^3""#, Valid),
    ] {
        check(&format!("{{{rules}}}"), &[(time, expected)]);
    }
}

#[test]
fn fields_that_a_condition_refers_to_are_declared() {
    for (condition, expected) in [
        (r##""if": {"$ref": "#/$defs/d"}"##, Noted),
        (r#""if": {"allOf": [{"properties": {"a": {}}}]}"#, Noted),
        (
            r##""if": {"required": ["a"], "allOf": [{"$ref": "#/$defs/d"}]}, "then": {"properties": {"b": {}}}"##,
            Valid,
        ),
    ] {
        let schema = format!(
            r#"{{"type": "object", {condition}, "$defs": {{"d": {{"properties": {{"a": {{}}}}}}}}}}"#
        );
        check(&schema, &[(r#"{"a": 1, "z": 1}"#, expected), (r#"{"a": 1}"#, Silent)]);
    }
}

#[test]
fn a_schema_that_doubles_at_every_level_is_left_to_the_evaluator() {
    let level = |n: usize| {
        format!(
            r##""d{n}": {{"anyOf": [{{"$ref": "#/$defs/d{0}"}}, {{"$ref": "#/$defs/d{0}"}}]}}"##,
            n + 1
        )
    };
    let schema = |depth: usize| {
        let levels: Vec<String> = (0..depth).map(level).collect();
        format!(
            r##"{{"properties": {{"a": {{"$ref": "#/$defs/d0"}}}}, "$defs": {{{}, "d{depth}": {{"pattern": "^x"}}}}}}"##,
            levels.join(", ")
        )
    };
    check(&schema(3), &[(r#"{"a": "x"}"#, Silent), (r#"{"a": "y"}"#, Open)]);
    // Formulas of 2 to the 40 parts would never end.
    check(&schema(40), &[(r#"{"a": "x"}"#, Silent), (r#"{"a": "y"}"#, Open)]);
}

#[test]
fn after_so_many_large_patterns_the_others_are_left_to_the_evaluator() {
    let schema = |large: usize| {
        let one = |n: usize| {
            format!(
                r#""p{n}": {{"patternProperties": {{"^\\p{{L}}{{{}}}": {{"type": "string"}}}}}}"#,
                300 + n
            )
        };
        let all: Vec<String> = (0..large).map(one).collect();
        format!(
            r#"{{"properties": {{{}, "z": {{"patternProperties": {{"^x": {{"type": "string"}}}}}}}}}}"#,
            all.join(", ")
        )
    };
    check(&schema(1), &[(r#"{"z": {"x": "a"}}"#, Silent)]);
    // Each takes a moment, and there may be thousands.
    check(&schema(10), &[(r#"{"z": {"x": "a"}}"#, Open)]);
}
