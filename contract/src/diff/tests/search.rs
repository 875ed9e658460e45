//! A search for false verdicts: random schemas, each with random edits, and payloads that contradict what is said of
//! them. `PAIRS` and `SEED` make it longer, and `SHOW` prints what is unknown.

use std::{collections::BTreeMap, env};

use serde_json::{Map, Value, json};
use tablature_validator::{Checker, Options as CheckerOptions};

use super::{Comparison, Direction, Reading, Verdict, compared, now};
use crate::{
    diff::{mutate::mutations, reduce::Pair, refute},
    sample::Sampler,
};

/// Numbers drawn from a seed, the same on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % limit as u64).expect("below a limit")
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

const NAMES: [&str; 5] = ["a", "b", "kind", "x1", "y"];
const PATTERNS: [&str; 8] = ["^a", "b$", "^[ab]+$", "^.{2}$", "[0-9]", "^x", ".+", "^(ab)*$"];
const FORMATS: [&str; 4] = ["date", "uuid", "ipv4", "email"];

/// Returns a value for a keyword.
fn rule(random: &mut Random, depth: usize) -> (&'static str, Value) {
    let small = random.below(4);
    let half = random.below(7);
    let step = *random.pick(&[1.0, 2.0, 0.5, 3.0, 1.5]);
    let text = *random.pick(&["a", "ab", "x", "12", ""]);
    let scalar = |random: &mut Random| match random.below(4) {
        0 => json!(null),
        1 => json!(text),
        2 => json!(small),
        _ => json!(1.5),
    };
    let leaves = 20;
    let choice = random.below(if depth == 0 { leaves } else { leaves + 14 });
    match choice {
        0..=3 => {
            let types = ["string", "integer", "number", "null", "boolean", "object", "array"];
            let (one, other) = (*random.pick(&types), *random.pick(&types));
            (
                "type",
                if one == other || random.chance(70) { json!(one) } else { json!([one, other]) },
            )
        }
        4 => ("minLength", json!(small)),
        5 => ("maxLength", json!(small)),
        6 => ("pattern", json!(random.pick(&PATTERNS))),
        7 => ("format", json!(random.pick(&FORMATS))),
        8 => ("minimum", json!(small)),
        9 => ("exclusiveMaximum", json!(half)),
        10 => ("multipleOf", json!(step)),
        11 => {
            let (one, other) = (scalar(random), json!(random.pick(&NAMES)));
            ("enum", if one == other { json!([one]) } else { json!([one, other]) })
        }
        12 => ("const", scalar(random)),
        13 => ("minItems", json!(small)),
        14 => ("maxItems", json!(small)),
        15 => ("uniqueItems", json!(true)),
        16 => ("required", json!([random.pick(&NAMES)])),
        17 => ("minProperties", json!(small)),
        18 => ("maxProperties", json!(small)),
        19 => ("dependentRequired", json!({*random.pick(&NAMES): [random.pick(&NAMES)]})),
        20..=24 => {
            let mut fields = Map::new();
            for _ in 0..=random.below(2) {
                fields.insert((*random.pick(&NAMES)).to_owned(), schema(random, depth - 1));
            }
            ("properties", Value::Object(fields))
        }
        25 => (
            "additionalProperties",
            if random.chance(50) { json!(false) } else { schema(random, depth - 1) },
        ),
        26 => ("patternProperties", json!({*random.pick(&PATTERNS): schema(random, depth - 1)})),
        27 => ("items", schema(random, depth - 1)),
        28 => ("prefixItems", json!([schema(random, depth - 1)])),
        29 => ("contains", schema(random, depth - 1)),
        30 => ("anyOf", json!([schema(random, depth - 1), schema(random, depth - 1)])),
        31 => ("oneOf", json!([schema(random, depth - 1), schema(random, depth - 1)])),
        32 => ("allOf", json!([schema(random, depth - 1)])),
        _ => ("not", schema(random, depth - 1)),
    }
}

fn schema(random: &mut Random, depth: usize) -> Value {
    let mut members = Map::new();
    for _ in 0..=random.below(3) {
        let (name, value) = rule(random, depth);
        members.insert(name.to_owned(), value);
    }
    Value::Object(members)
}

/// Changes one keyword anywhere in a schema.
fn edit(random: &mut Random, schema: &mut Value) {
    let mut places = vec![String::new()];
    subschemas(schema, "", &mut places);
    let place = random.pick(&places).clone();
    let Some(members) = schema.pointer_mut(&place).and_then(Value::as_object_mut) else { return };
    let names: Vec<String> = members.keys().cloned().collect();
    if random.below(3) == 0 && !names.is_empty() {
        members.shift_remove(random.pick(&names));
    } else {
        let (name, value) = rule(random, 1);
        members.insert(name.to_owned(), value);
    }
}

fn subschemas(schema: &Value, at: &str, places: &mut Vec<String>) {
    let Some(members) = schema.as_object() else { return };
    let mut below = Vec::new();
    for (name, value) in members {
        match name.as_str() {
            "properties" | "patternProperties" => {
                let names = value.as_object().into_iter().flatten();
                below.extend(names.map(|(key, value)| (format!("{at}/{name}/{key}"), value)));
            }
            "anyOf" | "oneOf" | "allOf" | "prefixItems" => {
                let items = value.as_array().into_iter().flatten().enumerate();
                below.extend(items.map(|(key, value)| (format!("{at}/{name}/{key}"), value)));
            }
            "items" | "additionalProperties" | "contains" | "not" => {
                below.push((format!("{at}/{name}"), value));
            }
            _ => {}
        }
    }
    for (place, inner) in below {
        if inner.is_object() {
            places.push(place.clone());
            subschemas(inner, &place, places);
        }
    }
}

/// Returns whether a payload has only fields and items that its schema declares, in one sense of the words that is
/// narrower than the one of `closing`.
fn is_declared(value: &Value, schemas: &[&Value]) -> bool {
    let mut flat: Vec<&Map<String, Value>> = Vec::new();
    let mut open: Vec<&Value> = schemas.to_vec();
    while let Some(schema) = open.pop() {
        let Some(members) = schema.as_object() else { continue };
        flat.push(members);
        for keyword in ["allOf", "anyOf", "oneOf"] {
            open.extend(members.get(keyword).and_then(Value::as_array).into_iter().flatten());
        }
    }
    let of = |keyword: &str| -> Vec<&Value> {
        flat.iter().filter_map(|members| members.get(keyword)).collect()
    };
    match value {
        // What patterns and rules for other fields declare is not looked at here.
        Value::Object(_)
            if !of("patternProperties").is_empty() || !of("additionalProperties").is_empty() =>
        {
            false
        }
        Value::Object(fields) => fields.iter().all(|(name, inner)| {
            let below: Vec<&Value> =
                of("properties").into_iter().filter_map(|all| all.get(name)).collect();
            let is_open = of("properties").is_empty();
            (is_open || !below.is_empty()) && is_declared(inner, &below)
        }),
        Value::Array(items) => items.iter().enumerate().all(|(at, inner)| {
            let mut below: Vec<&Value> =
                of("prefixItems").into_iter().filter_map(|all| all.get(at)).collect();
            let is_open = of("prefixItems").is_empty() || !of("items").is_empty();
            let is_known = is_open || !below.is_empty();
            below.extend(of("items"));
            is_known && is_declared(inner, &below)
        }),
        _ => true,
    }
}

/// Returns payloads of a schema, and others that are like them.
fn payloads(schemas: [&Value; 2], seed: u64) -> Vec<Value> {
    let options = CheckerOptions::at(now());
    let mut found = Vec::new();
    for schema in schemas {
        let sampler = Sampler::from_value("schema", schema, &options);
        let Ok(sampler) = sampler else { continue };
        if let Ok(valid) = sampler.valid(seed) {
            found.extend(valid.take(20).map(|sample| sample.payload));
        }
    }
    for base in found.clone().iter().take(6) {
        let mut left = 150;
        mutations(base, schemas, now(), &mut |value| {
            found.push(value);
            left -= 1;
            left > 0
        });
    }
    found
}

fn checker(schema: &Value) -> Checker {
    Checker::from_value("side", schema, CheckerOptions::at(now())).expect("a schema")
}

/// Fails if a payload contradicts a verdict.
fn judge(comparison: &Comparison, old: &Value, new: &Value, seed: u64) {
    let checkers = [checker(old), checker(new)];
    let tried = payloads([old, new], seed);
    for direction in Direction::BOTH {
        let (writer, reader, schema) = match direction {
            Direction::Backward => (&checkers[0], &checkers[1], old),
            Direction::Forward => (&checkers[1], &checkers[0], new),
        };
        let accepts =
            |checker: &Checker, payload: &Value| checker.is_valid(payload.to_string().as_bytes());
        let breaks = |payload: &&Value| accepts(writer, payload) && !accepts(reader, payload);
        let written = comparison.verdict(Reading::AsWritten, direction);
        let declared = comparison.verdict(Reading::DeclaredOnly, direction);
        let broken: Vec<&Value> = tried.iter().filter(breaks).collect();
        if *written == Verdict::Compatible {
            assert!(broken.is_empty(), "seed {seed}, {direction:?}: {old} {new}: {}", broken[0]);
        }
        if *declared == Verdict::Compatible {
            let shown = broken.iter().find(|payload| is_declared(payload, &[schema]));
            assert!(
                shown.is_none(),
                "seed {seed}, {direction:?}, declared: {old} {new}: {shown:?}"
            );
        }
    }
    let is_unsound = |verdict: &Verdict| {
        matches!(verdict, Verdict::Unknown(crate::diff::Reason::Contradiction(_)))
    };
    for change in &comparison.changes {
        for direction in Direction::BOTH {
            let verdict = change.verdict(Reading::AsWritten, direction);
            assert!(!is_unsound(verdict), "seed {seed}: {old} {new}: {verdict:?}");
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "whoever runs the test says how long")]
fn set(name: &str) -> Option<String> {
    env::var(name).ok()
}

#[test]
fn no_verdict_is_contradicted_by_a_payload() {
    let number =
        |name: &str, default: u64| set(name).and_then(|text| text.parse().ok()).unwrap_or(default);
    let (pairs, first) = (number("PAIRS", 60), number("SEED", 1));
    let mut marks: BTreeMap<&'static str, usize> = BTreeMap::new();
    for seed in first..first + pairs {
        let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        let old = schema(&mut random, 2);
        let mut new = old.clone();
        for _ in 0..=random.below(3) {
            edit(&mut random, &mut new);
        }
        let comparison = compared(&old, &new);
        judge(&comparison, &old, &new, seed);
        for direction in Direction::BOTH {
            let verdict = comparison.verdict(Reading::AsWritten, direction);
            *marks.entry(verdict.name()).or_default() += 1;
            if set("SHOW").is_some() && verdict.name() == "unknown" {
                eprintln!("{seed} {direction:?} {verdict:?}\n  {old}\n  {new}");
            }
        }
    }
    eprintln!("{marks:?}");
    let unknown = marks.get("unknown").copied().unwrap_or(0);
    assert!(unknown * 20 <= marks.values().sum::<usize>(), "{marks:?}");
}

/// Proofs of our own are held against payloads before anything else may contradict them.
#[test]
fn no_proof_is_contradicted_by_a_payload() {
    let number =
        |name: &str, default: u64| set(name).and_then(|text| text.parse().ok()).unwrap_or(default);
    let (pairs, first) = (number("PAIRS", 120), number("SEED", 1));
    let mut proved = 0;
    for seed in first..first + pairs {
        let mut random = Random(seed.wrapping_mul(0x2545_f491_4f6c_dd1d) | 1);
        let depth = 1 + random.below(2);
        let writer = schema(&mut random, depth);
        let mut reader = writer.clone();
        for _ in 0..=random.below(4) {
            edit(&mut random, &mut reader);
        }
        if random.chance(30) {
            reader = json!({"anyOf": [schema(&mut random, depth), reader]});
        }
        let tried = payloads([&writer, &reader], seed);
        for (writer, reader) in [(&writer, &reader), (&reader, &writer)] {
            let pair = Pair { writer: writer.clone(), reader: reader.clone(), is_exact: true };
            if !refute::covers(&pair) {
                continue;
            }
            proved += 1;
            let (sends, takes) = (checker(writer), checker(reader));
            let accepts = |checker: &Checker, payload: &Value| {
                checker.is_valid(payload.to_string().as_bytes())
            };
            let broken = tried.iter().find(|one| accepts(&sends, one) && !accepts(&takes, one));
            assert!(broken.is_none(), "seed {seed}: {writer} {reader}: {broken:?}");
        }
    }
    eprintln!("{proved} proofs of {pairs} pairs");
    assert!(proved > pairs / 4, "{proved}");
}
