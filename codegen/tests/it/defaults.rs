//! Defaults of a schema, as values.

use tablature_codegen::{Defaults, Options};

use crate::types_of;

/// The code without spaces, and the first line of each warning.
fn code(schema: &str) -> (String, Vec<String>) {
    let options = Options::default().with_builders(true).with_defaults(Defaults::Values);
    let generated = types_of(schema, "job.json", &options).expect("it can be typed");
    let warnings = generated.warnings.iter().map(|own| own.message.clone()).collect();
    (generated.tokens.to_string().replace(' ', ""), warnings)
}

/// Returns which of some defaults of a schema are used, with what is said of the others.
#[track_caller]
fn judged(schema: &str, defaults: &[&str]) -> (Vec<bool>, usize) {
    let (mut used, mut warned) = (Vec::new(), 0);
    for default in defaults {
        let schema = format!(
            r#"{{"type": "object", "properties": {{"a": {{"default": {default}, {schema}}}}},
                "$defs": {{"Pair": {{"type": "object", "required": ["x"], "additionalProperties": false,
                    "properties": {{"x": {{"type": "integer"}}, "y": {{"type": "string"}}}}}}}}}}"#
        );
        let (code, warnings) = code(&schema);
        used.push(code.contains("__tablature_default!"));
        warned += warnings.len();
    }
    (used, warned)
}

#[test]
fn defaults_are_values_of_structs_and_builders() {
    let (code, warnings) = code(
        r#"{"title": "Job", "type": "object", "required": ["id", "retries"], "properties": {
            "id": {"type": "string", "default": "a"},
            "retries": {"type": "integer", "minimum": 0, "maximum": 9, "default": 3},
            "note": {"type": ["string", "null"], "default": null},
            "plain": {"type": "boolean"}
        }}"#,
    );
    for expected in [
        r#"__tablature_default!{Job,{id:required"\"a\"",retries:required"3",note:nullable"null"},absent(plain,other)}"#,
        r#"idid:::std::string::String=required"id"or"\"a\"","#,
        r#"plainplain:bool=optional"plain","#,
    ] {
        assert!(code.contains(expected), "{expected}\n{code}");
    }
    assert_eq!(warnings, [""; 0]);
}

#[test]
fn a_required_field_without_a_default_leaves_the_struct_without_one() {
    let (code, _) = code(
        r#"{"type": "object", "required": ["id"],
            "properties": {"id": {"type": "string"}, "retries": {"type": "integer", "default": 3}}}"#,
    );
    assert!(!code.contains("__tablature_default!"), "{code}");
    assert!(code.contains(r#"=optional"retries"or"3","#), "{code}");
}

#[test]
fn a_default_that_its_own_schema_rejects_is_a_warning_and_not_used() {
    let (code, warnings) = code(
        r#"{"type": "object", "properties": {"retries": {"type": "integer", "default": "three"}}}"#,
    );
    assert!(!code.contains("__tablature_default!") && !code.contains("or\"\\\"three"), "{code}");
    let expected = "the default `\"three\"` at `/properties/retries/default` is not valid under its own schema, and not used";
    assert_eq!(warnings, [expected]);
}

#[test]
fn without_the_option_they_are_documentation() {
    let schema = r#"{"type": "object", "properties": {"a": {"type": "integer", "default": "x"}}}"#;
    let generated = types_of(schema, "a.json", &Options::default()).expect("it can be typed");
    assert!(generated.warnings.is_empty());
    assert!(generated.tokens.to_string().contains("Default where it is absent"));
}

#[test]
fn every_kind_of_value_is_judged() {
    for (schema, good, bad) in [
        (r#""type": "string""#, r#"["", "a"]"#, "[1, null]"),
        (
            r#""type": "string", "maxLength": 2, "pattern": "^a""#,
            r#"["a", "aé"]"#,
            r#"["b", "abc"]"#,
        ),
        (r#""type": "string", "format": "date""#, r#"["2026-02-28"]"#, r#"["2026-02-29"]"#),
        (r#""type": "integer", "minimum": 0, "multipleOf": 5"#, "[0, 10, 15.0]", "[-5, 3, 2.5]"),
        (r#""type": "number", "exclusiveMaximum": 1"#, "[0.5, -1e9]", r#"[1, 1.0, "0"]"#),
        (r#""type": "boolean""#, "[true]", "[0]"),
        (r#""enum": ["a", 1, null]"#, r#"["a", 1, 1.0]"#, r#"["b", 2]"#),
        (
            r#""type": "array", "items": {"type": "string"}, "maxItems": 1"#,
            r#"[[], ["a"]]"#,
            r#"[{}, [1], ["a", "b"]]"#,
        ),
        (r#""type": "array", "uniqueItems": true"#, "[[1, 2]]", "[[1, 1.0]]"),
        (
            r##""$ref": "#/$defs/Pair""##,
            r#"[{"x": 1}, {"x": 1, "y": ""}]"#,
            r#"[{}, {"x": "1"}, {"x": 1, "z": 2}]"#,
        ),
        (
            r#""type": "object", "additionalProperties": {"type": "integer"}"#,
            r#"[{}, {"a": 1}]"#,
            r#"[{"a": "b"}, []]"#,
        ),
        (r#""type": ["string", "integer"]"#, r#"["a", 1]"#, "[1.5, true, []]"),
    ] {
        let of = |list: &str| {
            let list: Vec<serde_json::Value> = serde_json::from_str(list).expect("a list");
            list.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        for (list, is_good) in [(of(good), true), (of(bad), false)] {
            let list: Vec<&str> = list.iter().map(String::as_str).collect();
            let (used, warned) = judged(schema, &list);
            assert!(used.iter().all(|used| *used == is_good), "{schema} {list:?}: {used:?}");
            assert_eq!(warned, if is_good { 0 } else { list.len() }, "{schema} {list:?}");
        }
    }
}
