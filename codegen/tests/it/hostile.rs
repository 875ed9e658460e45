//! Schemas that want to break out of a string, a comment, a name or the stack.

use serde_json::{Value, json};
use tablature_codegen::{
    Options,
    source::Source,
    sql::{Dialect, table},
};

use crate::{text, types_with};

/// Strings that end a comment, a literal or an item, or are not a name.
fn evil() -> Vec<String> {
    let fixed = [
        "", " ", "\"", "\\", "\"#", "*/", "/*", "//", "\n", "\r\n", "\u{2028}", "`", "```", "{}",
        "};", "r#", "r#type", "type", "self", "Self", "super", "crate", "_", "__", "fn", "async",
        "gen", "1", "-1", "+", "$", "😀", "é", "e\u{301}", "имя", "名前", "\u{202e}", "\0",
        "#![x]", "String", "Option", "Vec", "Box", "Some", "None", "other", "new", "Debug", "a b",
        "a-b", "a_b", "aB", "AB", "ab", "]]>", "<script>", "{{}}", "${x}", "%s", "panic!()",
        "::std", "'a", "b'",
    ];
    fixed.iter().map(|text| (*text).to_owned()).chain(["x".repeat(10_000)]).collect()
}

/// Types or refusals with a pointer, and the text is Rust without an item that the schema smuggled in.
#[track_caller]
fn check(schema: &Value) {
    match types_with(schema, "hostile.json", &Options::default()) {
        Ok(generated) => {
            let text = text(&generated, "hostile\n.json", schema);
            let file = syn::parse_file(&text).expect("the text is Rust");
            let is_smuggled =
                |item: &syn::Item| matches!(item, syn::Item::Fn(_) | syn::Item::Mod(_));
            assert!(!file.items.iter().any(is_smuggled), "{text}");
        }
        Err(problems) => {
            assert!(!problems.is_empty());
            assert!(problems.iter().all(|problem| !problem.message.is_empty()));
        }
    }
}

#[test]
fn texts_stay_texts_wherever_they_stand() {
    let evil = evil();
    let fields: Value = evil
        .iter()
        .map(|text| (text.clone(), json!({"type": "string", "minLength": 1})))
        .collect::<serde_json::Map<_, _>>()
        .into();
    check(&json!({"type": "object", "properties": fields, "required": evil}));
    check(&json!({"$defs": fields, "type": "string"}));
    let mut values = evil.clone();
    values.dedup();
    check(&json!({"enum": values}));
    check(&json!({"type": "string", "knownValues": values}));
    for text in &evil {
        check(&json!({
            "title": text, "rustName": text, "rustNames": {text: text}, "description": text, "$comment": text, "default": text, "examples": [text],
            "type": "object",
            "properties": {"a": {"type": "string", "pattern": text, "description": text, "const": text, "rustName": text, "rustNames": {text: text}}},
        }));
        check(&json!({"oneOf": [
            {"type": "object", "required": [text], "properties": {text: {"const": "a"}}},
            {"type": "object", "required": [text], "properties": {text: {"const": text}}},
        ]}));
        check(&json!({"$ref": text}));
        check(&json!({"type": text}));
        check(&json!({"$schema": text}));
    }
}

#[test]
fn references_in_a_cycle_are_rejected() {
    let cycles = [
        json!({"$ref": "#"}),
        json!({"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"allOf": [{"$ref": "#/$defs/a"}]}}}),
        json!({"anyOf": [{"type": "string"}, {"$ref": "#"}]}),
        json!({"not": {"$ref": "#"}}),
    ];
    for schema in cycles {
        let problems = types_with(&schema, "cycle", &Options::default()).expect_err("a cycle");
        assert!(problems[0].message.contains("closes a cycle"), "{problems:?}");
    }
}

#[test]
fn references_that_lead_out_are_refused_with_their_place() {
    let schema = json!({"properties": {"a": {"$ref": "https://example.com/other.json"}}});
    let problems = types_with(&schema, "out", &Options::default()).expect_err("no such document");
    assert_eq!(problems[0].pointer, "/properties/a/$ref");
}

#[test]
fn every_malformed_keyword_is_named() {
    let schema =
        json!({"type": 5, "required": "a", "minLength": -1, "anyOf": [], "properties": {"a": 1}});
    let problems = types_with(&schema, "bad", &Options::default()).expect_err("malformed");
    let pointers: Vec<_> = problems.iter().map(|problem| problem.pointer.as_str()).collect();
    assert_eq!(pointers, ["/type", "/required", "/minLength", "/anyOf", "/properties/a"]);
}

#[test]
fn what_the_validator_would_not_take_is_refused_before_there_are_types() {
    let schema = json!({
        "properties": {"a": {"maxAge": "1 month"}, "b": {"maxAge": 5}, "c": {"$dynamicRef": "#none"}},
        "$defs": {"d": {"$dynamicAnchor": "some"}},
        "allOf": [{"$dynamicRef": "#some"}],
    });
    let problems = types_with(&schema, "bad", &Options::default()).expect_err("no types");
    let mut pointers: Vec<_> = problems.iter().map(|problem| problem.pointer.as_str()).collect();
    pointers.sort_unstable();
    assert_eq!(
        pointers,
        ["/properties/a/maxAge", "/properties/b/maxAge", "/properties/c/$dynamicRef"]
    );
}

#[test]
fn many_fields_and_many_variants_take_no_time() {
    let fields: serde_json::Map<_, _> =
        (0..10_000).map(|n| (format!("f{n}"), json!({"type": "string"}))).collect();
    check(&json!({"type": "object", "properties": fields}));
    let same: serde_json::Map<_, _> =
        (0..500).map(|n| ("-".repeat(n % 3) + &" ".repeat(n), json!({"type": "string"}))).collect();
    check(&json!({"type": "object", "properties": same}));
    let values: Vec<_> = (0..5_000).map(|n| format!("v {n}")).collect();
    check(&json!({"enum": values}));
}

#[test]
fn many_columns_of_one_name_take_no_time() {
    let properties = ('一'..).take(9_000).map(|name| (String::from(name), json!({})));
    let schema = json!({ "properties": properties.collect::<serde_json::Map<_, _>>() }).to_string();
    let source = Source::file("s.json", &mut |_| Ok(schema.clone())).expect("it is a schema");
    let begun = std::time::Instant::now();
    let table = table(source.ir(), "t", Dialect::BigQuery).expect("it has columns");
    assert!(
        table.text.ends_with("    `__9000` JSON\n);\n"),
        "{}",
        &table.text[table.text.len() - 99..]
    );
    // Counting from 2 for each grows with the square.
    assert!(begun.elapsed().as_secs() < 10, "{:?}", begun.elapsed());
}

#[test]
fn cycles_of_types_end() {
    check(&json!({"type": "array", "items": {"$ref": "#"}}));
    check(&json!({"type": ["array", "null"], "items": {"$ref": "#"}}));
    check(&json!({"type": "object", "additionalProperties": {"$ref": "#"}}));
    check(&json!({
        "$ref": "#/$defs/a",
        "$defs": {
            "a": {"type": "object", "required": ["b"], "properties": {"b": {"$ref": "#/$defs/b"}}},
            "b": {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/a"}]},
        },
    }));
    check(&json!({
        "type": "object",
        "properties": {"a": {"allOf": [{"$ref": "#"}, {"properties": {"a": {"minProperties": 1}}}]}},
    }));
}

#[test]
fn patterns_that_no_engine_compiles_are_refused_with_their_place() {
    let schema = json!({
        "properties": {"a": {"pattern": "^["}, "b": {"pattern": "^(?=x)y$"}},
        "patternProperties": {"(": {}},
    });
    let problems = types_with(&schema, "bad", &Options::default()).expect_err("no patterns");
    let mut pointers: Vec<_> = problems.iter().map(|problem| problem.pointer.as_str()).collect();
    pointers.sort_unstable();
    assert_eq!(pointers, ["/patternProperties/(", "/properties/a/pattern"]);
}

#[test]
fn what_is_wrong_with_a_pattern_is_told() {
    let schema = json!({"type": "string", "pattern": "^(a"});
    let problems =
        types_with(&schema, "name", &Options::default()).expect_err("it does not compile");
    assert_eq!(
        problems[0].message,
        "the pattern `^(a` does not compile: the group is not closed at character 2"
    );
    assert_eq!(problems[0].pointer, "/pattern");
}
