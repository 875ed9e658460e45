//! What the documentation of types and fields says.

use serde_json::Value;
use tablature_codegen::Options;

use crate::{text, types_with};

/// Returns the documentation of an item, a field or a variant whose declaration begins with `declaration`.
#[track_caller]
fn docs(schema: &str, declaration: &str) -> String {
    let schema: Value = serde_json::from_str(schema).expect("the test's own schema");
    let generated = types_with(&schema, "root.json", &Options::default()).expect("it can be typed");
    let text = text(&generated, "root.json", &schema);
    let mut docs: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim_start) {
        match line.strip_prefix("///") {
            Some(doc) => docs.push(doc.strip_prefix(' ').unwrap_or(doc)),
            None if line.starts_with(declaration) => return docs.join("\n"),
            None if line.starts_with('#') => {}
            None => docs.clear(),
        }
    }
    panic!("no `{declaration}` in\n{text}");
}

/// Checks the documentation of the field `a`, which has this schema.
#[track_caller]
fn check(schema: &str, expected: &str) {
    let schema = format!(r#"{{"type": "object", "properties": {{"a": {schema}}}}}"#);
    assert_eq!(docs(&schema, "pub a:"), expected, "{schema}");
}

#[test]
fn limits_are_those_in_force() {
    check(
        r#"{"type": "string", "minLength": 2, "allOf": [{"minLength": 5}]}"#,
        "Limits: at least 5 characters.",
    );
    check(
        r#"{"type": "integer", "minimum": 0, "maximum": 100, "allOf": [{"maximum": 5}]}"#,
        "Limits: 0 to 5.",
    );
    check(
        r#"{"type": "number", "minimum": 3, "allOf": [{"minimum": 1, "exclusiveMinimum": 3}]}"#,
        "Limits: greater than 3.",
    );
    // Those of a reference are those of its type, whatever the field adds.
    let schema = r##"{"type": "object", "properties": {"a": {"minLength": 3, "$ref": "#/$defs/A"}},
        "$defs": {"A": {"type": "string", "minLength": 1, "maxLength": 3}}}"##;
    assert_eq!(docs(schema, "pub a:"), "Limits: exactly 3 characters.");
    assert_eq!(docs(schema, "pub struct RootA("), "Limits: exactly 3 characters.");
}

#[test]
fn limits_are_phrases() {
    for (schema, expected) in [
        (r#""type": "string", "minLength": 1"#, "Limits: at least 1 character."),
        (r#""type": "string", "minLength": 1, "maxLength": 100"#, "Limits: 1 to 100 characters."),
        (r#""type": "string", "minLength": 0, "maxLength": 1"#, "Limits: at most 1 character."),
        (r#""type": "string", "minLength": 2, "maxLength": 2"#, "Limits: exactly 2 characters."),
        (r#""type": "string", "minLength": 0"#, ""),
        (
            r#""type": "number", "exclusiveMinimum": 0, "maximum": 0.5"#,
            "Limits: greater than 0, at most 0.5.",
        ),
        (r#""type": "number", "minimum": -90, "maximum": 90"#, "Limits: -90 to 90."),
        (r#""type": "number", "multipleOf": 0.01"#, "Limits: a multiple of 0.01."),
        (r#""type": "array", "minItems": 1"#, "Limits: at least 1 item."),
        // Of a list of values, and of types that cannot have them, there are none.
        (r#""enum": ["a", "b"], "minLength": 1"#, ""),
        (r#""type": "boolean", "minimum": 3, "maxLength": 2"#, ""),
    ] {
        check(&format!("{{{schema}}}"), expected);
    }
}

#[test]
fn each_pattern_and_each_excluded_prefix_is_a_limit() {
    check(
        r#"{"type": "string", "pattern": "^[a-z]+:", "allOf": [{"pattern": "[0-9]$"}, {"pattern": "^nps:"}]}"#,
        "Limits: patterns `^[a-z]+:` and `[0-9]$`; begins with `nps:`.",
    );
    let long = "a?".repeat(300);
    check(
        &format!(r#"{{"type": "string", "pattern": "{long}"}}"#),
        "Limits: pattern of 600 characters.",
    );
    let is = |tag: &str| {
        format!(
            r#"{{"if": {{"properties": {{"kind": {{"pattern": "^{tag}:"}}}}, "required": ["kind"]}},
                "then": {{"properties": {{"{tag}": {{"type": "string"}}}}}}}}"#
        )
    };
    let schema = format!(
        r#"{{"type": "object", "required": ["kind"], "properties": {{"kind": {{"type": "string"}}}},
            "allOf": [{}, {}]}}"#,
        is("web"),
        is("(app|ios)")
    );
    let other = docs(&schema, "pub struct OtherRootKind(");
    assert_eq!(other, "Limits: does not begin with `web:`, `app:` or `ios:`.");
}

#[test]
fn what_nothing_checks_is_no_limit() {
    check(r#"{"type": "integer", "format": "int32"}"#, "Format: `int32` (not checked).");
    check(
        r#"{"type": "string", "format": "color", "maxLength": 7}"#,
        "Limits: at most 7 characters. Format: `color` (not checked).",
    );
    check(r#"{"type": "string", "format": "date"}"#, "Limits: format `date`.");
    check(
        r#"{"type": "string", "format": "date-time", "maxAge": "PT1H"}"#,
        "Limits: format `date-time`. Only `check_fresh` checks that it is not older than `PT1H`.",
    );
}

#[test]
fn every_rule_is_documented() {
    check(r#"{"type": "array", "uniqueItems": true}"#, "No two items are equal.");
    check(r#"{"type": "object", "maxProperties": 0}"#, "Limits: no fields.");
    check(r#"{"type": "object", "minProperties": 1}"#, "Limits: at least 1 field.");
    check(
        r#"{"type": "array", "contains": {"const": 1}}"#,
        "At least 1 item is valid under `contains`.",
    );
    let rules = "`validate` also checks rules that no type expresses.";
    check(
        r#"{"type": "array", "contains": {"const": 1}, "minContains": 2, "maxContains": 3}"#,
        "2 to 3 items are valid under `contains`.",
    );
    let schema = r#"{"type": "object", "properties": {"a": {"type": "object",
        "properties": {"b": {"type": "string"}}, "dependentRequired": {"b": ["c"]}}}}"#;
    assert_eq!(docs(schema, "pub struct A {"), rules);
    assert_eq!(docs(schema, "pub a:"), "");
}

#[test]
fn a_field_that_is_always_there_has_a_plain_default() {
    let schema = r#"{"type": "object", "required": ["a"], "properties": {
        "a": {"type": "string", "default": "/"}, "b": {"type": "string", "default": "/"}}}"#;
    assert_eq!(docs(schema, "pub a:"), r#"Default: `"/"`."#);
    assert_eq!(docs(schema, "pub b:"), r#"Default where it is absent: `"/"`."#);
}

#[test]
fn the_source_of_a_type_is_a_sentence() {
    let source = |source: &str| {
        docs(
            &format!(
                r#"{{"type": "object", "properties": {{"a": {{"type": "string", "minLength": 1,
            "source": [{source}]}}}}}}"#
            ),
            "pub struct A(",
        )
        .replace("Limits: at least 1 character. ", "")
    };
    // A row is where a field is from.
    let limits = "Limits: at least 1 character.";
    assert_eq!(source(r#"{"document": "a.md", "line": 7, "row": "id", "version": "3"}"#), limits);
    assert_eq!(
        source(r#"{"document": "a.md", "line": 7, "version": "3"}"#),
        "From `a.md`, line 7, version 3."
    );
    assert_eq!(source(r#"{"document": "a.md", "line": 7}"#), "From `a.md`, line 7.");
    assert_eq!(source(r#"{"document": "A guide"}"#), "From `A guide`.");
}

#[test]
fn variants_say_which_tags_choose_them() {
    let of = |pattern: &str, name: &str| {
        format!(
            r#"{{"if": {{"properties": {{"kind": {pattern}}}, "required": ["kind"]}},
                "then": {{"properties": {{"{name}": {{"type": "string"}}}}}}}}"#
        )
    };
    let union = |case: &str| {
        format!(
            r#"{{"type": "object", "required": ["kind"], "properties": {{"kind": {{"type": "string"}}}},
                "allOf": [{case}]}}"#
        )
    };
    let web = union(&of(r#"{"pattern": "^(web|site):"}"#, "a"));
    assert_eq!(docs(&web, "Web("), "`kind` begins with `web:` or `site:`.");
    assert_eq!(docs(&web, "Unknown("), "`kind` begins with none of these.");
    let app = union(&of(r#"{"enum": ["app`s", "ios"]}"#, "b"));
    assert_eq!(docs(&app, "Ios("), "`kind` is ``\"app`s\"`` or `\"ios\"`.");
    assert_eq!(docs(&app, "Unknown("), "`kind` is none of these.");
}

#[test]
fn a_union_says_which_fields_always_have_one_value() {
    let branch = |name: &str| {
        format!(
            r#"{{"type": "object", "required": ["v", "kind"],
                "properties": {{"v": {{"const": 2}}, "kind": {{"const": "{name}"}}}}}}"#
        )
    };
    let schema = format!(
        r#"{{"type": "object", "properties": {{"a": {{"oneOf": [{}, {}]}}}}}}"#,
        branch("x"),
        branch("y")
    );
    assert_eq!(docs(&schema, "pub enum A {"), "Here `v` is `2`.");
}

#[test]
fn a_variant_without_words_says_what_it_holds() {
    let schema = r##"{"type": "object", "properties": {"a": {"anyOf": [{"$ref": "#/$defs/Meta"},
        {"$ref": "#/$defs/Aims"}, {"type": "array", "items": {"type": "string"}, "title": "Names"}]}},
        "$defs": {"Meta": {"type": "object", "properties": {"x": {"type": "string"}}},
            "Aims": {"type": "object", "required": ["y"], "properties": {"y": {"type": "string"}}}}}"##;
    assert_eq!(docs(schema, "Meta("), "A [`Meta`].");
    assert_eq!(docs(schema, "Aims("), "An [`Aims`].");
}

#[test]
fn texts_keep_their_lines_lists_and_code() {
    check(
        r#"{"type": "integer", "description": "0 - off\n1 - on\n\nSee\nhttps://a.b/c", "minimum": 0}"#,
        "0 - off\\\n1 - on\n\nSee\\\n<https://a.b/c>\n\nLimits: at least 0.",
    );
    check(
        r#"{"description": "Either:\n* `x`\n* y\n```\nrun()\n```", "type": "string"}"#,
        "Either:\n\n- `x`\n- y\n\n```text\nrun()\n```",
    );
    check(r#"{"type": "string", "pattern": "^(.|[\r\n])*$"}"#, r"Limits: pattern `^(.|[\r\n])*$`.");
}

#[test]
fn an_addition_stays_with_the_first_paragraph() {
    let of = |description: &str| {
        let schema = format!(
            r#"{{"type": "object", "required": ["k"], "description": "{description}",
                "properties": {{"k": {{"const": 1}}}}}}"#
        );
        docs(&schema, "pub struct Root")
    };
    assert_eq!(of(r"One\n\ntwo"), "One. Here `k` is `1`.\n\ntwo");
    assert_eq!(of(r"One:\n- two"), "One:\n\n- two\n\nHere `k` is `1`.");
}

#[test]
fn a_branch_has_the_limits_of_its_union() {
    let schema = r#"{"type": "object", "properties": {"a": {"description": "Both.",
        "type": ["string", "number"], "pattern": "^[a-z]", "minLength": 2, "exclusiveMinimum": 0, "multipleOf": 0.5}}}"#;
    let limits = |item| docs(schema, item).replace("Both.\n\n", "");
    assert_eq!(limits("pub struct AString("), "Limits: at least 2 characters; pattern `^[a-z]`.");
    assert_eq!(limits("pub struct ANumber("), "Limits: greater than 0; a multiple of 0.5.");
}

#[test]
fn values_are_shown_as_they_are() {
    let schema =
        r#"{"type": "object", "properties": {"a": {"enum": ["", " ", "x ", "a`b", "c"]}}}"#;
    let text = docs(schema, "C,");
    assert_eq!(text, "`c`");
    for (value, shown) in
        [("", r#"`""`"#), (" ", r#"`" "`"#), ("x ", r#"`"x "`"#), ("a`b", "``a`b``")]
    {
        let schema = format!(
            r#"{{"type": "object", "properties": {{"a": {{"enum": ["c", "{value}"], "rustNames": {{"{value}": "Odd"}}}}}}}}"#
        );
        assert_eq!(docs(&schema, "Odd,"), shown);
    }
}

#[test]
fn items_of_tuples_have_their_words() {
    let schema = r##"{"type": "object", "properties": {"a": {"type": "array", "minItems": 2, "items": false,
        "prefixItems": [{"description": "The key.", "type": "string"}, {"type": "string", "minLength": 1},
            {"$ref": "#/$defs/Value"}, {"type": "string"}]}}, "$defs": {"Value": {"title": "The value", "type": "string"}}}"##;
    assert_eq!(docs(schema, "pub first:"), "The key.");
    assert_eq!(docs(schema, "pub second:"), "The second item.\n\nLimits: at least 1 character.");
    assert_eq!(docs(schema, "pub third:"), "The value. Without it, there are none after it.");
    assert_eq!(
        docs(schema, "pub fourth:"),
        "The fourth item. Without it, there are none after it."
    );
}

#[test]
fn a_field_has_the_words_and_the_default_of_its_all_of() {
    let schema = r##"{"type": "object", "properties": {"a": {"allOf": [{"$ref": "#/$defs/A"}]}},
        "$defs": {"A": {"$ref": "#/$defs/B"}, "B": {"description": "Kinds.", "type": "string", "default": "x"}}}"##;
    assert_eq!(docs(schema, "pub a:"), "Kinds.\n\nDefault where it is absent: `\"x\"`.");
}

#[test]
fn a_field_says_that_null_is_absence() {
    let of = |schema: &str| {
        format!(r#"{{"type": ["string", "null"], "nullMeansAbsent": true{schema}}}"#)
    };
    check(&of(r#", "description": "A note""#), "A note. Null is read as absence.");
    check(&of(""), "Null is read as absence.");
    check(
        &of(r#", "default": "x""#),
        "Default where it is absent: `\"x\"`. Null is read as absence.",
    );
}
