//! The default reading: which fields count as declared, and what is judged as written.

use serde_json::{Value, json};
use tablature_schema::load::{LoadOptions, NoSource};

use super::{Comparison, Direction, Options, Reading, Side, compare, compared, four, now};

/// Returns the payload that shows a break with declared fields only.
#[track_caller]
fn witness(comparison: &Comparison) -> Value {
    let verdict = comparison.verdict(Reading::DeclaredOnly, Direction::Backward);
    let witness = verdict.witness().unwrap_or_else(|| panic!("{verdict:?}"));
    witness.payload.clone()
}

/// Compares objects whose field `a` changes from a string to an integer, with an additional rule.
fn changed(rule: &Value) -> Comparison {
    let side = |ty: &str| {
        let mut schema = json!({"type": "object", "properties": {"a": {"type": ty}}});
        let rules = rule.as_object().expect("members");
        schema.as_object_mut().expect("an object").extend(rules.clone());
        schema
    };
    compared(&side("string"), &side("integer"))
}

#[test]
fn names_in_required_count_as_declared() {
    let side = |ty: &str| json!({"type": "object", "required": ["name"], "properties": {"first": {"type": ty}}});
    let comparison = compared(&side("string"), &side("integer"));
    assert_eq!(four(&comparison), "✗✗ ✗✗");
    let payload = witness(&comparison);
    assert!(payload.get("name").is_some() && payload["first"].is_string(), "{payload}");
    assert_eq!(comparison.judged_as_written, []);
}

#[test]
fn names_in_then_count_as_declared() {
    let side = |kinds: Value| {
        json!({
            "type": "object",
            "properties": {"k": {"enum": kinds}, "a": {"type": "string"}},
            "required": ["k"],
            "if": {"properties": {"k": {"const": "x"}}},
            "then": {"required": ["u"]},
        })
    };
    let comparison = compared(&side(json!(["x", "y"])), &side(json!(["y"])));
    let payload = witness(&comparison);
    assert!(payload["k"] == "x" && payload.get("u").is_some(), "{payload}");
}

#[test]
fn an_object_that_must_have_more_fields_than_it_declares_is_judged_as_written() {
    let comparison = changed(&json!({"minProperties": 2}));
    let payload = witness(&comparison);
    assert!(
        payload["a"].is_string() && payload.as_object().is_some_and(|it| it.len() > 1),
        "{payload}"
    );
    let reported: Vec<String> =
        comparison.judged_as_written.iter().map(ToString::to_string).collect();
    let expected = |label: &str| {
        format!(
            "`{label}` accepts nothing at `#` with declared fields only, and is judged as written there"
        )
    };
    assert_eq!(reported, [expected("old"), expected("new")]);
}

#[test]
fn required_names_of_a_draft_4_schema_count_as_declared() {
    let side = |controller: Value| {
        json!({
            "$schema": "http://json-schema.org/draft-04/schema#",
            "type": "object",
            "properties": {"controller": controller},
            "required": ["controller", "hosts", "services"],
        })
    };
    let old = side(
        json!({"type": "object", "required": ["executable"], "properties": {"executable": {"type": "string"}}}),
    );
    let payload = witness(&compared(&old, &side(json!({"type": "integer"}))));
    assert!(payload["controller"].is_object() && payload.get("hosts").is_some(), "{payload}");
}

#[test]
fn names_that_are_asked_for_in_other_ways_count_as_declared() {
    for rule in [
        json!({"anyOf": [{"required": ["u"]}, {"required": ["v"]}]}),
        json!({"required": ["a"], "dependentRequired": {"a": ["u"]}}),
        json!({"required": ["u"], "dependentSchemas": {"u": {"required": ["v"]}}}),
        json!({"allOf": [{"oneOf": [{"required": ["u"]}, {"required": ["v"]}]}]}),
    ] {
        let comparison = changed(&rule);
        assert!(witness(&comparison)["a"].is_string(), "{rule}");
        assert_eq!(comparison.judged_as_written, [], "{rule}");
    }
}

#[test]
fn what_closing_empties_is_judged_as_written_at_every_level() {
    for rule in [
        json!({"not": {"maxProperties": 1}}),
        json!({"not": {"properties": {"u": {"type": "string"}}}}),
        json!({"minProperties": 1, "propertyNames": {"pattern": "^x-"}}),
    ] {
        let side = |ty: &str| {
            let mut inner = json!({"type": "object", "properties": {"a": {"type": ty}}});
            inner
                .as_object_mut()
                .expect("an object")
                .extend(rule.as_object().expect("members").clone());
            json!({"type": "object", "properties": {"inner": inner, "b": {"type": "string"}}})
        };
        let comparison = compared(&side("string"), &side("integer"));
        let pointers: Vec<&str> =
            comparison.judged_as_written.iter().map(|one| one.pointer.as_str()).collect();
        assert_eq!(pointers, ["/properties/inner", "/properties/inner"], "{rule}");
        let verdict = comparison.verdict(Reading::DeclaredOnly, Direction::Backward);
        let written = comparison.verdict(Reading::AsWritten, Direction::Backward);
        assert_eq!(verdict.name(), written.name(), "{rule}");
    }
}

#[test]
fn a_change_that_empties_an_object_is_no_free_pass() {
    let object =
        |not: Value| json!({"type": "object", "properties": {"a": {"type": "string"}}, "not": not});
    let old = object(json!({"required": ["b"]}));
    // With declared fields only, nothing is valid under the new schema.
    let new = object(json!({"maxProperties": 1}));
    let comparison = compared(&old, &new);
    assert_eq!(comparison.verdict(Reading::DeclaredOnly, Direction::Forward).name(), "breaking");
    let [change] = comparison.changes.as_slice() else { panic!("{:?}", comparison.changes) };
    assert_eq!(change.verdict(Reading::DeclaredOnly, Direction::Forward).name(), "breaking");
}

#[test]
fn numbers_are_compared_exactly_and_never_rounded_on_the_way() {
    let never = || false;
    let side = |text: &str| {
        let schema =
            format!(r#"{{"type": "object", "properties": {{"n": {{"maximum": {text}}}}}}}"#);
        Side::load("n", schema.as_bytes(), &LoadOptions::default(), &mut NoSource)
    };
    let of = |old: &str, new: &str| compare(&side(old), &side(new), &Options::new(now(), &never));
    // One number, written in two ways.
    let same = of("100000000000000000000", "1e20");
    assert_eq!((same.changes.len(), four(&same)), (0, "✓✓ ✓✓".to_owned()));
    // Two numbers that are equal as doubles.
    let narrower = of("18446744073709551617", "18446744073709551616");
    assert_eq!(narrower.changes.len(), 1);
    assert_eq!(narrower.changes[0].old, Some(json!({"maximum": "18446744073709551617"})));
    let verdict = narrower.verdict(Reading::DeclaredOnly, Direction::Backward);
    assert_eq!(verdict, &super::Verdict::Unknown(crate::diff::Reason::Inexact));
    // A break that does not depend on the number is shown.
    let lower = of("18446744073709551617", "7");
    assert_eq!(lower.verdict(Reading::DeclaredOnly, Direction::Backward).name(), "breaking");
}

#[test]
fn sides_are_read_and_compiled_twice_at_most() {
    let field = |at: usize| (format!("field{at}"), json!({"type": "string", "maxLength": at + 1}));
    let mut schema = json!({"type": "object", "properties": {}, "required": ["field3"]});
    let fields: serde_json::Map<String, Value> = (0..800).map(field).collect();
    schema["properties"] = Value::Object(fields);
    let mut new = schema.clone();
    new["properties"]["field7"]["maxLength"] = json!(3);
    assert!(schema.to_string().len() > 33_000);
    let comparison = compared(&schema, &new);
    assert_eq!(four(&comparison), "✗✓ ✗✓");
    let work = comparison.work;
    assert!(work.side_readings <= 4 && work.side_compilations <= 4, "{work:?}");
    assert!(work.reduced <= 40, "{work:?}");
}

#[test]
fn producers_send_the_declared_items_of_tuples_only() {
    let tuple = |items: Value, more: Value| {
        let mut schema = json!({"type": "array", "prefixItems": items});
        schema.as_object_mut().expect("an object").extend(more.as_object().expect("one").clone());
        schema
    };
    let (two, three) = (
        json!([{"type": "string"}, {"type": "number"}]),
        json!([{"type": "string"}, {"type": "number"}, {"type": "boolean"}]),
    );
    let draft_7 = |items: &Value| json!({"$schema": "http://json-schema.org/draft-07/schema#", "type": "array", "items": items});
    assert_eq!(four(&compared(&draft_7(&two), &draft_7(&three))), "✗✓ ✓✓");
    assert_eq!(
        four(&compared(&tuple(two.clone(), json!({})), &tuple(three.clone(), json!({})))),
        "✗✓ ✓✓"
    );
    // A rule for further items says what producers send.
    for more in [
        json!({"items": {"type": "integer"}}),
        json!({"items": true}),
        json!({"unevaluatedItems": {"type": "integer"}}),
    ] {
        let comparison =
            compared(&tuple(two.clone(), more.clone()), &tuple(three.clone(), more.clone()));
        assert_eq!(
            four(&comparison).split(' ').nth(1).map(|marks| marks.starts_with('✗')),
            Some(true),
            "{more}"
        );
    }
    // Nothing is sent of a tuple that must be longer than it declares, or must hold something else.
    for more in [json!({"minItems": 3}), json!({"contains": {"type": "boolean"}})] {
        let comparison = compared(
            &tuple(two.clone(), more.clone()),
            &tuple(json!([{"type": "integer"}, {"type": "number"}]), more.clone()),
        );
        assert_eq!(four(&comparison), "✗✗ ✗✗", "{more}");
        assert!(!comparison.judged_as_written.is_empty(), "{more}");
    }
}

/// Makes a schema of two that apply to the same value.
type Wrap = fn(Value, Value) -> Value;

#[test]
fn what_two_subschemas_declare_of_one_value_is_declared_together() {
    let part =
        |fields: Value| json!({"properties": {"a": {"type": "object", "properties": fields}}});
    let text = json!({"type": "string"});
    let more = |x: &Value| part(json!({"x": x, "y": text}));
    let other = part(json!({"z": text}));
    let wrapped: [(&str, Wrap); 6] = [
        ("allOf", |one, other| json!({"allOf": [one, other]})),
        ("beside", |mut one, other| {
            one["allOf"] = json!([other]);
            one
        }),
        ("reference", |one, mut other| {
            other["$ref"] = json!("#/$defs/one");
            other["$defs"] = json!({"one": one});
            other
        }),
        ("then", |one, mut other| {
            other["if"] = json!({"required": ["a"]});
            other["then"] = one;
            other
        }),
        ("items", |one, other| json!({"allOf": [{"items": one}, {"items": other}]})),
        ("pattern", |one, mut other| {
            other["patternProperties"] = json!({"^a": one["properties"]["a"]});
            other
        }),
    ];
    for (name, wrap) in wrapped {
        // What breaks has both: `z` of one subschema, and `x` of the other.
        let asked = |x: &Value| {
            let mut part = more(x);
            part["properties"]["a"]["required"] = json!(["x"]);
            part
        };
        let needs_z = |mut other: Value| {
            other["properties"]["a"]["required"] = json!(["z"]);
            other
        };
        let old = wrap(asked(&text), needs_z(other.clone()));
        let new = wrap(asked(&json!({"type": "integer"})), needs_z(other.clone()));
        let comparison = compared(&old, &new);
        let verdict = comparison.verdict(Reading::DeclaredOnly, Direction::Backward);
        assert_eq!(verdict.name(), "breaking", "{name}: {old}");
        assert_eq!(comparison.judged_as_written, [], "{name}");
        // What neither declares is not sent.
        let new =
            wrap(part(json!({"x": text, "y": text, "new": {"type": "integer"}})), other.clone());
        let comparison = compared(&wrap(more(&text), other.clone()), &new);
        let verdict = comparison.verdict(Reading::DeclaredOnly, Direction::Backward);
        assert_eq!(verdict.name(), "compatible", "{name}: {new}");
    }
    // Of two alternatives, each declares its own.
    let union = |more: Value| {
        let tagged = |tag: &str, fields: Value| {
            let mut part = part(fields);
            part["properties"]["k"] = json!({"const": tag});
            part["required"] = json!(["k"]);
            part
        };
        json!({"oneOf": [tagged("p", more), tagged("q", json!({"d": {"type": "integer"}}))]})
    };
    let comparison = compared(&union(json!({"x": text})), &union(json!({"x": text, "d": text})));
    assert_eq!(comparison.verdict(Reading::DeclaredOnly, Direction::Backward).name(), "compatible");
}
