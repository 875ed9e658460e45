//! Unions: the branch that was meant, never every branch.

use super::{check, check_message};

const TAGGED: &str = r##"{
    "oneOf": [{"$ref": "#/$defs/Click"}, {"allOf": [{"$ref": "#/$defs/View"}]}],
    "$defs": {
        "Click": {"type": "object", "required": ["kind", "x"], "properties": {"kind": {"const": "click"}, "x": {"type": "integer"}}},
        "View": {"type": "object", "required": ["kind"], "properties": {"kind": {"enum": ["view", "seen"]}, "url": {"type": "string"}}}
    }
}"##;

#[test]
fn the_discriminator_chooses_the_branch() {
    check(TAGGED, r#"{"kind": "click", "x": "1"}"#, &["1:24 error wrong-type /x"]);
    check(TAGGED, r#"{"kind": "seen", "url": 1}"#, &["1:25 error wrong-type /url"]);
    check(TAGGED, r#"{"kind": "click"}"#, &["1:1 error missing-field . [x]"]);
}

#[test]
fn a_discriminator_that_is_wrong_is_the_mistake() {
    check(TAGGED, r#"{"kind": "clik", "x": 1}"#, &["1:10 error unknown-variant /kind"]);
    check_message(
        TAGGED,
        r#"{"kind": "clik"}"#,
        "`\"clik\"` does not select any variant",
        r#"use one of `"click"`, `"view"` or `"seen"`"#,
    );
    check(TAGGED, r#"{"x": 1}"#, &["1:1 error missing-field . [kind]"]);
    check(TAGGED, "3", &["1:1 error wrong-type ."]);
}

#[test]
fn the_only_branch_of_the_right_type_was_meant() {
    let schema = r#"{"anyOf": [{"type": "object", "required": ["id"]}, {"type": "null"}]}"#;
    check(schema, "{}", &["1:1 error missing-field . [id]"]);
    check_message(
        schema,
        "3",
        "expected an object or null, found integer `3`",
        "send an object or null",
    );
}

#[test]
fn without_a_hint_there_is_one_finding() {
    let schema = r#"{"anyOf": [{"required": ["email"]}, {"required": ["phone"]}]}"#;
    check(schema, "{}", &["1:1 error no-matching-variant ."]);
    check(r#"{"oneOf": [{}, true]}"#, "1", &["1:1 error ambiguous-variant ."]);
}

#[test]
fn unions_nest() {
    let schema = r#"{"properties": {"a": {"anyOf": [{"type": "null"}, {"type": "object", "properties": {
        "b": {"anyOf": [{"type": "null"}, {"type": "object", "required": ["c"]}]}}}]}}}"#;
    check(schema, r#"{"a": {"b": {}}}"#, &["1:13 error missing-field /a/b [c]"]);
}

#[test]
fn the_branch_that_lacks_and_forbids_the_fewest_fields_was_meant() {
    let schema = r#"{"anyOf": [
        {"title": "Person", "type": "object", "required": ["person", "address"],
         "properties": {"person": {"type": "string"}, "address": {"type": "string"}}},
        {"title": "Place", "type": "object", "required": ["place"],
         "properties": {"place": {"type": "string"}}}
    ]}"#;
    check(schema, r#"{"person": 7, "address": "a"}"#, &["1:12 error wrong-type /person"]);
    let closed = r#"{"oneOf": [
        {"properties": {"a": {"type": "string"}, "b": {}}, "additionalProperties": false},
        {"properties": {"c": {}}, "additionalProperties": false},
        {"properties": {"a": false, "b": false}}
    ]}"#;
    check(closed, r#"{"a": 1, "b": 2}"#, &["1:7 error wrong-type /a"]);
}

#[test]
fn of_branches_that_lack_as_many_the_one_that_declares_more_was_meant() {
    let schema = r#"{"anyOf": [
        {"required": ["a", "b"], "properties": {"a": {}, "b": {}}},
        {"required": ["c"], "properties": {"c": {}}}
    ]}"#;
    check(schema, r#"{"a": 1}"#, &["1:1 error missing-field . [b]"]);
}

#[test]
fn variants_are_named_by_their_titles() {
    let schema = r##"{"oneOf": [{"$ref": "#/$defs/m"}, {"required": ["phone"]}],
        "$defs": {"m": {"title": "Mail", "required": ["email"]}}}"##;
    check_message(
        schema,
        "{}",
        "`{}` matches none of the variants",
        "`Mail` rejects it because of `required`, variant 2 rejects it because of `required`",
    );
    check_message(
        schema,
        r#"{"email": 1, "phone": 2}"#,
        "the value matches `Mail` and variant 2, but exactly one variant must match",
        "remove what belongs to the other variant",
    );
}
