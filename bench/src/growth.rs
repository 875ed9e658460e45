//! Schemas that grow in one direction, with valid payloads.

use serde_json::{Map, Value, json};

use crate::dice::Dice;

/// A schema with payloads.
#[derive(Debug)]
pub struct Subject {
    /// The quantity that grows, and how far.
    pub name: String,
    /// The schema.
    pub schema: Value,
    /// Valid payloads as JSON Lines.
    pub lines: Vec<u8>,
}

/// Returns every subject of the table, each with about `bytes` bytes of payloads.
pub fn subjects(bytes: usize) -> Vec<Subject> {
    let mut subjects = Vec::new();
    for n in [1, 10, 100, 1_000] {
        subjects.push(subject(&format!("{n} properties"), properties(n), bytes, |dice| {
            record(n, dice)
        }));
    }
    for n in [1, 10, 100] {
        subjects.push(subject(&format!("depth {n}"), depth(), bytes, |dice| nested(n, dice)));
    }
    for n in [1, 10, 50, 200] {
        subjects.push(subject(&format!("{n} branches"), branches(n), bytes, |dice| {
            let branch = dice.below(n);
            tagged(branch, dice)
        }));
    }
    for n in [10, 1_000, 100_000] {
        subjects.push(subject(&format!("{n} items in a record"), items(), bytes, |dice| {
            (0..n).map(|_| record(3, dice)).collect()
        }));
    }
    for n in [10, 100, 1_000, 10_000] {
        let schema = json!({"type": "array", "uniqueItems": true, "items": {"type": "string"}});
        subjects.push(subject(&format!("{n} unique items"), schema, bytes, |dice| {
            (0..n).map(|index| Value::from(format!("{index}-{}", dice.hex(8)))).collect()
        }));
    }
    subjects
}

fn subject(
    name: &str,
    mut schema: Value,
    bytes: usize,
    payload: impl Fn(&mut Dice) -> Value,
) -> Subject {
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
    let mut dice = Dice::new(2026);
    let mut lines = Vec::new();
    while lines.len() < bytes {
        lines.extend(payload(&mut dice).to_string().into_bytes());
        lines.push(b'\n');
    }
    Subject { name: name.to_owned(), schema, lines }
}

/// An object with `n` required properties of six types in turn.
fn properties(n: usize) -> Value {
    let types = [
        json!({"type": "string", "maxLength": 40}),
        json!({"type": "integer", "minimum": 0, "maximum": 1_000_000}),
        json!({"enum": ["small", "medium", "large"]}),
        json!({"type": "string", "format": "date-time"}),
        json!({"type": "string", "pattern": "^[a-z]+-[0-9a-f]{6}$"}),
        json!({"type": "boolean"}),
    ];
    let properties: Map<String, Value> =
        (0..n).map(|index| (key(index), types[index % types.len()].clone())).collect();
    let required: Vec<_> = properties.keys().cloned().collect();
    json!({"type": "object", "required": required, "properties": properties})
}

fn record(n: usize, dice: &mut Dice) -> Value {
    let value = |index: usize, dice: &mut Dice| match index % 6 {
        0 => format!("some words about {}", dice.hex(8)).into(),
        1 => dice.between(0, 1_000_000).into(),
        2 => (*dice.pick(&["small", "medium", "large"])).into(),
        3 => format!("2026-11-21T{:02}:59:{:02}Z", dice.below(24), dice.below(60)).into(),
        4 => format!("order-{}", dice.hex(6)).into(),
        _ => dice.chance(50).into(),
    };
    Value::Object((0..n).map(|index| (key(index), value(index, dice))).collect())
}

fn key(index: usize) -> String {
    format!("property{index}")
}

/// Objects in objects, as deep as the payload is.
fn depth() -> Value {
    json!({
        "type": "object",
        "required": ["name"],
        "properties": {"name": {"type": "string", "minLength": 1}, "child": {"$ref": "#"}},
    })
}

fn nested(depth: usize, dice: &mut Dice) -> Value {
    let mut value = json!({"name": dice.hex(12)});
    for _ in 1..depth {
        value = json!({"name": dice.hex(12), "child": value});
    }
    value
}

/// `oneOf` of `n` branches, each with a tag, a common field and some of its own.
fn branches(n: usize) -> Value {
    let branch = |index: usize| {
        let mut branch = properties(5);
        branch["properties"]["kind"] = json!({"const": format!("kind-{index}")});
        branch["properties"][format!("own{index}")] = json!({"type": "integer"});
        branch["required"] = json!(["kind", format!("own{index}")]);
        branch
    };
    json!({"oneOf": (0..n).map(branch).collect::<Vec<_>>()})
}

fn tagged(branch: usize, dice: &mut Dice) -> Value {
    let mut value = json!({"kind": format!("kind-{branch}")});
    if let (Value::Object(value), Value::Object(record)) = (&mut value, record(5, dice)) {
        value.extend(record);
        value.insert(format!("own{branch}"), dice.between(0, 99).into());
    }
    value
}

fn items() -> Value {
    json!({"type": "array", "items": properties(3)})
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::{
        measure,
        ours::{Mode, Ours, Verdict},
    };

    #[test]
    fn payloads_are_valid_and_as_many_as_asked_for() {
        for Subject { name, schema, lines } in subjects(4_000) {
            let ours =
                Ours::compile(schema.to_string().as_bytes(), &BTreeMap::new(), Mode::DEFAULT)
                    .unwrap_or_else(|error| panic!("{name}: {error}"));
            assert!(lines.len() >= 4_000, "{name}");
            for line in measure::lines(&lines) {
                assert_eq!(ours.verdict(line), Verdict::Valid, "{name}");
            }
        }
    }

    #[test]
    fn payloads_meet_the_rules_of_their_schema() {
        // A payload with one property less, or under the schema before, is invalid.
        let subjects = subjects(1);
        let ours = |schema: &Value| {
            Ours::compile(schema.to_string().as_bytes(), &BTreeMap::new(), Mode::DEFAULT)
                .expect("a valid schema")
        };
        for pair in subjects.windows(2).filter(|pair| pair[1].name.ends_with(" properties")) {
            let line = measure::lines(&pair[0].lines).next().expect("a payload");
            assert_eq!(ours(&pair[1].schema).verdict(line), Verdict::Invalid, "{}", pair[1].name);
        }
        let deep = measure::lines(&subjects[6].lines).next().expect("a payload").to_vec();
        let broken = deep.escape_ascii().to_string().replace("}}}", ",\"child\":5}}}");
        assert_eq!(ours(&subjects[6].schema).verdict(broken.as_bytes()), Verdict::Invalid);
    }
}
