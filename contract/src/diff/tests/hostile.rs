//! Hostile schemas and edge cases: there is an answer in time, and it is never wrong.

use std::{
    collections::BTreeMap,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::Duration,
};

use serde_json::{Map, Value, json};

use super::{
    Comparison, Direction, Options, Reading, Side, Verdict, changes, compare, compared, four, now,
};
use crate::diff::{Reason, removed};

/// Compares with a budget that is spent after this many checks.
fn hurried(old: &Value, new: &Value, asks: usize) -> Comparison {
    let asked = AtomicUsize::new(0);
    let is_spent = || asked.fetch_add(1, Ordering::Relaxed) >= asks;
    compare(&Side::new("old", old), &Side::new("new", new), &Options::new(now(), &is_spent))
}

fn list(item: &Value) -> Value {
    json!({
        "$ref": "#/$defs/List",
        "$defs": {"List": {
            "type": "object",
            "required": ["head"],
            "properties": {"head": item, "tail": {"$ref": "#/$defs/List"}},
        }},
    })
}

#[test]
fn recursive_schemas_are_compared() {
    let strings = list(&json!({"type": "string"}));
    let nullable = list(&json!({"type": ["string", "null"]}));
    assert_eq!(four(&compared(&strings, &nullable)), "✓✗ ✓✗");
    assert_eq!(four(&compared(&strings, &strings)), "✓✓ ✓✓");
    let root = |required: Value| json!({"type": "object", "required": required, "properties": {"a": {"type": "string"}, "next": {"$ref": "#"}}});
    assert_eq!(four(&compared(&root(json!([])), &root(json!(["a"])))), "✗✓ ✗✓");
}

#[test]
fn lists_of_very_many_values_are_compared_by_trying_them() {
    let list = |from: usize| {
        let values: Vec<String> = (from..from + 20_000).map(|at| format!("v{at}")).collect();
        json!({"enum": values})
    };
    // The engine would compare each of them with each.
    assert_eq!(four(&compared(&list(0), &list(1))), "✗✗ ✗✗");
}

#[test]
fn what_a_reference_beside_other_keywords_resolves_to_is_compared() {
    let refers = |rule: &Value, target: &Value| -> Value {
        let mut schema = json!({"$ref": "#/$defs/d", "$defs": {"d": target}});
        let members = schema.as_object_mut().expect("an object");
        members.extend(rule.as_object().expect("an object").clone());
        schema
    };
    for (rule, target) in [
        (json!({"dependentRequired": {"a": ["b"]}}), json!({"unevaluatedItems": false})),
        (json!({"dependentRequired": {"a": ["b"]}}), json!({"not": {"const": "a"}})),
        (json!({"minLength": 1}), json!({"maxLength": 3})),
        (json!({"minItems": 1}), json!({"allOf": [{"maxItems": 3}]})),
        (
            json!({"minItems": 1}),
            json!({
                "contains": {"pattern": "^(?=.{31}$)(?=.*q7)x.*9$"},
                "minContains": 0,
                "maxContains": 40,
            }),
        ),
    ] {
        let (old, new) = (refers(&rule, &target), refers(&rule, &json!({})));
        assert_eq!(four(&compared(&old, &new)), "✓✗ ✓✗", "{old}");
    }
    // No payload shows this break, which is one all the same.
    let target = json!({"pattern": "^(?!.*(q7z9)\\1)"});
    let (old, new) =
        (refers(&json!({"minLength": 1}), &target), refers(&json!({"minLength": 1}), &json!({})));
    assert_eq!(four(&compared(&old, &new)), "✓? ✓?");
}

#[test]
fn true_and_false_are_schemas() {
    let (all, none, text) = (json!(true), json!(false), json!({"type": "string"}));
    assert_eq!(four(&compared(&all, &none)), "✗✓ ✗✓");
    assert_eq!(four(&compared(&none, &text)), "✓✗ ✓✗");
    assert_eq!(four(&compared(&none, &none)), "✓✓ ✓✓");
}

#[test]
fn what_is_only_written_differently_is_no_change() {
    let inlined = json!({
        "type": "object",
        "required": ["b", "a"],
        "properties": {"a": {"type": "string"}, "b": {"enum": [1, 2]}},
    });
    let moved = json!({
        "$defs": {"Text": {"type": ["string"]}, "Whole": {
            "properties": {"b": {"enum": [2, 1]}, "a": {"$ref": "#/$defs/Text"}},
            "required": ["a", "b"],
            "type": "object",
        }},
        "$ref": "#/$defs/Whole",
    });
    let comparison = compared(&inlined, &moved);
    assert_eq!(comparison.changes.len(), 0, "{:?}", comparison.changes);
    assert_eq!(four(&comparison), "✓✓ ✓✓");
}

#[test]
fn a_rename_is_one_line() {
    let named = |name: &str| {
        let mut fields = Map::new();
        fields.insert(name.to_owned(), json!({"type": "string", "maxLength": 9}));
        fields.insert("other".to_owned(), json!({"type": "integer"}));
        json!({"type": "object", "properties": fields, "required": [name], "additionalProperties": false})
    };
    let comparison = compared(&named("userId"), &named("user_id"));
    let rules: Vec<&str> = comparison.changes.iter().map(|change| change.rule.name()).collect();
    assert_eq!(rules, ["field-renamed"]);
    assert_eq!(four(&comparison), "✗✗ ✗✗");
}

#[test]
fn unknown_keywords_are_reported_as_unclassified() {
    let comparison = compared(&json!({"x-owner": "a"}), &json!({"x-owner": "b"}));
    let rules: Vec<&str> = comparison.changes.iter().map(|change| change.rule.name()).collect();
    assert_eq!(rules, ["custom-keyword-changed"]);
    assert_eq!(four(&comparison), "✓✓ ✓✓");
}

#[test]
fn what_cannot_be_compared_is_unknown_and_says_why() {
    let fine = json!({"type": "object"});
    let mut deep = json!({});
    for _ in 0..300 {
        deep = json!({"not": deep});
    }
    let mut chain = Map::new();
    for at in 0..10_000 {
        chain.insert(format!("d{at}"), json!({"$ref": format!("#/$defs/d{}", at + 1)}));
    }
    chain.insert("d10000".to_owned(), json!({"type": "string"}));
    for (hostile, why) in [
        (json!({"$ref": "#/$defs/nowhere"}), "nowhere"),
        (json!({"$ref": "https://example.com/other.json"}), "example.com"),
        (json!({"$dynamicRef": "#node", "$dynamicAnchor": "node"}), "cycle"),
        (
            json!({
                "$id": "https://example.com/root",
                "$dynamicAnchor": "node",
                "$ref": "inner",
                "$defs": {"inner": {
                    "$id": "inner",
                    "$dynamicRef": "#node",
                    "$defs": {"leaf": {"$dynamicAnchor": "node", "type": "string"}},
                }},
            }),
            "a dynamic reference closes a cycle that never descends into the value: `#` → `#`",
        ),
        (json!({"type": "strng"}), "strng"),
        (json!({"properties": 5}), ""),
        (json!([1, 2]), ""),
        (json!({"pattern": "("}), ""),
        (json!({"$schema": "https://example.com/own-meta"}), ""),
        (deep, "levels deep"),
        (json!({"$ref": "#/$defs/d0", "$defs": chain}), "a chain of"),
        (json!({"$ref": "#"}), "cycle"),
    ] {
        for comparison in
            [hurried(&fine, &hostile, usize::MAX), hurried(&hostile, &fine, usize::MAX)]
        {
            let verdict = comparison.verdict(Reading::DeclaredOnly, Direction::Backward);
            let Verdict::Unknown(Reason::Schema(message)) = verdict else { panic!("{verdict:?}") };
            assert!(message.contains(why), "{message}");
        }
    }
}

#[test]
fn a_schema_ten_thousand_levels_deep_is_not_compared() {
    let run = || {
        let mut deep = json!({});
        for _ in 0..10_000 {
            deep = Value::Object(Map::from_iter([("not".to_owned(), deep)]));
        }
        let side = Side::new("deep", &deep);
        let never = || false;
        let comparison = compare(&side, &side, &Options::new(now(), &never));
        assert_eq!(comparison.verdict(Reading::AsWritten, Direction::Forward).name(), "unknown");
    };
    // Creating and dropping such a value needs a large stack.
    let thread = thread::Builder::new().stack_size(256 << 20).spawn(run);
    thread.expect("a thread").join().expect("no panic");
}

/// Returns nested alternatives that an engine cannot multiply out.
fn exploding(n: usize, more: usize) -> Value {
    let branch = |at: usize, side: usize| json!({"properties": {format!("f{at}"): {"type": "integer", "minimum": side, "multipleOf": at + 2 + more}}});
    let all: Vec<Value> = (0..n)
        .map(|at| json!({"anyOf": (0..4).map(|side| branch(at, side)).collect::<Vec<_>>()}))
        .collect();
    json!({"type": "object", "allOf": all})
}

#[test]
fn a_comparison_ends_when_its_budget_is_spent() {
    // Sixty checks are sixty slices of two milliseconds, and the grace period is eighty milliseconds; seconds are
    // allowed because the machine is busy with other tests.
    let begun = std::sync::Mutex::new(false);
    let (old, new) = (exploding(40, 0), exploding(40, 1));
    let comparison = thread::scope(|scope| {
        let compared = scope.spawn(|| {
            let comparison = hurried(&old, &new, 60);
            *begun.lock().expect("nobody panics") = true;
            comparison
        });
        thread::sleep(Duration::from_secs(5));
        assert!(*begun.lock().expect("nobody panics"), "it runs on");
        compared.join().expect("no panic")
    });
    assert_ne!(comparison.verdict(Reading::AsWritten, Direction::Backward).name(), "compatible");
}

#[test]
fn what_was_reached_when_the_budget_was_spent_is_reported() {
    let object = |required: Value| json!({"type": "object", "properties": {"a": exploding(40, 0)}, "required": required});
    let comparison = hurried(&object(json!([])), &object(json!(["a"])), 100);
    let rules: Vec<&str> = comparison.changes.iter().map(|change| change.rule.name()).collect();
    assert_eq!(rules, ["field-became-required"]);
}

#[test]
fn a_spent_budget_is_no_verdict() {
    let comparison = hurried(&json!({"type": "string"}), &exploding(30, 0), 0);
    for reading in [Reading::AsWritten, Reading::DeclaredOnly] {
        for direction in Direction::BOTH {
            assert_ne!(comparison.verdict(reading, direction).name(), "compatible");
        }
    }
}

#[test]
fn large_lists_and_wide_objects_are_compared() {
    let values = |n: usize| json!({"enum": (0..n).map(|at| format!("v{at}")).collect::<Vec<_>>()});
    assert_eq!(four(&compared(&values(2000), &values(2001))), "✓✗ ✓✗");
    let wide = |n: usize| {
        let fields: Map<String, Value> =
            (0..n).map(|at| (format!("f{at}"), json!({"type": "string"}))).collect();
        json!({"type": "object", "properties": fields})
    };
    assert_eq!(four(&compared(&wide(500), &wide(501))), "✗✓ ✓✓");
}

#[test]
fn very_many_changes_of_one_object_are_each_decided() {
    let names: Vec<String> = (0..300).map(|at| format!("f{at}")).collect();
    let object = |required: &[String]| {
        let fields: Map<String, Value> =
            names.iter().map(|name| (name.clone(), json!({"type": "string"}))).collect();
        json!({"type": "object", "properties": fields, "required": required})
    };
    let comparison = compared(&object(&[]), &object(&names));
    assert_eq!(four(&comparison), "✗✓ ✗✓");
    assert_eq!(changes(&comparison), vec!["field-became-required ✗✓"; 300]);
    for change in &comparison.changes {
        let verdict = change.verdict(Reading::AsWritten, Direction::Backward);
        let witness = verdict.witness().expect("it breaks");
        let [rejection] = witness.rejections.as_slice() else { panic!("{witness:?}") };
        let message = format!("required field `{}` is missing", change.path);
        assert_eq!((&witness.payload, &rejection.message), (&json!({}), &message));
    }
    assert!(comparison.work.reduced < 700, "{:?}", comparison.work);
    let comparison = compared(&object(&names), &object(&[]));
    assert_eq!(changes(&comparison), vec!["field-became-optional ✓✗"; 300]);
}

#[test]
fn older_drafts_are_compared() {
    let draft = |uri: &str, mut schema: Value| {
        schema["$schema"] = json!(uri);
        schema
    };
    let seven = "http://json-schema.org/draft-07/schema#";
    let old = draft(
        seven,
        json!({"type": "object", "definitions": {"A": {"type": "string"}}, "properties": {"a": {"$ref": "#/definitions/A"}}}),
    );
    let new = draft(
        seven,
        json!({"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}}),
    );
    assert_eq!(four(&compared(&old, &new)), "✗✓ ✗✓");
    let later =
        json!({"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}});
    assert_eq!(four(&compared(&new, &later)), "✓✓ ✓✓");
    let four_ = "http://json-schema.org/draft-04/schema#";
    let low = draft(four_, json!({"type": "number", "minimum": 0}));
    let above = draft(four_, json!({"type": "number", "minimum": 0, "exclusiveMinimum": true}));
    assert_eq!(four(&compared(&low, &above)), "✗✓ ✗✓");
}

#[test]
fn formats_and_content_that_a_draft_does_not_assert_turn_no_proof_off() {
    for rule in [json!({"format": "color"}), json!({"contentEncoding": "base64"})] {
        let side = |types: Value| {
            let mut schema =
                json!({"$schema": "http://json-schema.org/draft-07/schema#", "type": types});
            let rule = rule.as_object().expect("members").clone();
            schema.as_object_mut().expect("an object").extend(rule);
            schema
        };
        let comparison = compared(&side(json!("string")), &side(json!(["string", "null"])));
        assert_eq!(four(&comparison), "✓✗ ✓✗", "{rule}");
    }
    // Formats that are not asserted are compared as well.
    let comparison = compared(&json!({"format": "color"}), &json!({"format": "colour"}));
    let [change] = comparison.changes.as_slice() else { panic!("{:?}", comparison.changes) };
    assert_eq!((change.rule.name(), four(&comparison).as_str()), ("format-changed", "✓✓ ✓✓"));
}

#[test]
fn max_age_is_proved_only_where_the_writer_promises_it() {
    let age = |age: &str| json!({"type": "string", "format": "date-time", "maxAge": age});
    let object = |at: Value| json!({"type": "object", "required": ["at"], "properties": {"at": at, "n": {"type": "integer"}}});
    let wider = |at: Value| json!({"type": "object", "required": ["at"], "properties": {"at": at, "n": {"type": ["integer", "null"]}}});
    assert_eq!(four(&compared(&object(age("PT1H")), &wider(age("PT1H")))), "✓✗ ✓✗");
    assert_eq!(four(&compared(&object(age("PT2H")), &wider(age("PT1H")))), "✗✗ ✗✗");
    // Under a negation, a longer age is the stricter rule.
    let not = |span: &str| json!({"type": "string", "format": "date-time", "not": age(span)});
    let comparison = compared(&not("PT1H"), &not("PT2H"));
    assert_ne!(comparison.verdict(Reading::AsWritten, Direction::Backward).name(), "compatible");
}

/// Enough for a crowd.
const MANY: usize = 100;

/// Returns how many changes have a verdict as written, from the old to the new schema, without a budget of time.
fn verdicts(old: &Value, new: &Value) -> (usize, BTreeMap<&'static str, usize>, Comparison) {
    let [old, new] = [old, new].map(|schema| Side::new("s", schema));
    let never = || false;
    let comparison = compare(&old, &new, &Options::new(now(), &never));
    let mut counts = BTreeMap::new();
    for change in &comparison.changes {
        let verdict = change.readings.of(Reading::AsWritten, Direction::Backward);
        *counts.entry(verdict.name()).or_default() += 1;
    }
    (comparison.changes.len(), counts, comparison)
}

#[test]
fn very_many_changes_of_fields_cost_what_is_changed() {
    let object = |fields: &dyn Fn(usize) -> Value, required: usize| {
        let fields = (0..MANY).map(|at| (format!("p{at}"), fields(at)));
        let names: Vec<String> = (0..required).map(|at| format!("p{at}")).collect();
        json!({"type": "object", "properties": fields.collect::<Map<_, _>>(), "required": names})
    };
    let text = |most: usize| move |at: usize| json!({"type": "string", "maxLength": most + at});
    let empty = json!({"type": "object", "properties": {"a": {"type": "null"}}});
    let plain = object(&text(5), 0);
    for (new, verdict) in [
        (object(&text(4), 0), "breaking"),
        (object(&text(6), 0), "compatible"),
        (object(&text(5), MANY), "breaking"),
        (object(&|at| json!({"type": ["string", "null"], "maxLength": 5 + at}), 0), "compatible"),
        (empty.clone(), "compatible"),
    ] {
        let (count, counts, comparison) = verdicts(&plain, &new);
        assert!(count >= MANY && counts[verdict] >= MANY, "{verdict} {counts:?}");
        assert!(!counts.contains_key("unknown"), "{counts:?}");
        // Each is decided by schemas of its own place.
        assert!(comparison.work.reduced < 20 * count, "{:?}", comparison.work);
    }
    let (count, counts, _) = verdicts(&empty, &plain);
    assert_eq!((count, counts["breaking"]), (MANY + 1, MANY));
}

#[test]
fn a_removed_schema_that_accepts_nothing_breaks_nobody() {
    let verdict = |schema: &Value| {
        let never = || false;
        let comparison = removed(&Side::new("removed", schema), &Options::new(now(), &never));
        comparison.verdict(Reading::AsWritten, Direction::Backward).name()
    };
    assert_eq!(verdict(&json!({"type": "integer", "minimum": 3, "maximum": 2})), "compatible");
    assert_eq!(verdict(&json!({"type": "array", "enum": [1, "a"]})), "compatible");
    assert_eq!(verdict(&json!({"type": "integer"})), "breaking");
}
