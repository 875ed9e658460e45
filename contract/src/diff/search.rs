//! The search for a payload that shows a break, and its reduction to the smallest that still shows it.

use serde_json::{Value, json};
use tablature_validator::{Checker, Options, Timestamp};

use super::{
    Budget, Reading,
    court::{Court, accepts, checker},
    engine::Prover,
    forced::{Step, forced, replaced},
    near::near,
    pair::Pair,
    payloads::payloads,
};

/// Payloads that are made of one schema.
const PER_SCHEMA: usize = 6;

/// Values that are held against a proof.
const MAX_OBJECTIONS: usize = 60;

/// Values that pass the small schemas and are tried in the whole.
const MAX_TRIED: usize = 40;

/// Who sends, who reads, and in which reading.
#[derive(Clone, Copy)]
pub(super) struct Question<'a> {
    pub(super) writer: &'a Court,
    pub(super) reader: &'a Court,
    pub(super) reading: Reading,
    pub(super) now: Timestamp,
}

impl Question<'_> {
    /// Whether the payload shows the break.
    pub(super) fn shows(&self, payload: &Value) -> bool {
        !self.reader.takes(payload) && self.writer.sends(payload, self.reading)
    }
}

/// Where to look: the two subschemas that differ.
#[derive(Clone, Copy)]
pub(super) struct Spot<'a> {
    /// Without what they have in common.
    pub(super) pair: &'a Pair,
    /// The writer's subschema, whole.
    pub(super) local: &'a Value,
}

/// Guesses that may show a break at a spot. They depend on the spot alone, and serve every question about it.
pub(super) fn guesses(
    prover: &dyn Prover,
    spot: Spot<'_>,
    now: Timestamp,
    budget: &Budget<'_>,
) -> Vec<Value> {
    let mut found = Vec::new();
    let Ok(reader) = checker(&spot.pair.reader, Options::at(now)) else { return found };
    let writer = checker(&spot.pair.writer, Options::at(now)).ok();
    if let Some(difference) = prover.difference(spot.pair, budget) {
        let removed = forced(spot.local, &[], difference);
        found.extend(payloads(&removed, now, PER_SCHEMA));
    }
    let bases = payloads(spot.local, now, PER_SCHEMA);
    let fallback = Value::Null;
    let bases: Vec<&Value> =
        if bases.is_empty() { vec![&fallback] } else { bases.iter().collect() };
    for base in bases {
        if budget.is_spent() {
            break;
        }
        found.push(base.clone());
        found.extend(near(base, [&spot.pair.writer, &spot.pair.reader], now));
        found.extend(near(base, [spot.local, &spot.pair.reader], now));
    }
    let passes = |value: &Value| {
        !accepts(&reader, value) && writer.as_ref().is_none_or(|writer| accepts(writer, value))
    };
    let mut chosen: Vec<Value> = Vec::new();
    for value in found {
        if chosen.len() >= MAX_TRIED || budget.is_spent() {
            break;
        }
        if !chosen.contains(&value) && passes(&value) {
            chosen.push(value);
        }
    }
    chosen
}

/// A value that the proof says does not exist: the writer's schema accepts it and the reader's refuses it.
pub(super) fn objection(spot: Spot<'_>, now: Timestamp, budget: &Budget<'_>) -> Option<Value> {
    let reader = checker(&spot.pair.reader, Options::at(now)).ok()?;
    let writer = checker(&spot.pair.writer, Options::at(now)).ok()?;
    let bases = payloads(&spot.pair.writer, now, 2);
    let base = bases.first().cloned().unwrap_or(Value::Null);
    let mut values = bases;
    values.extend(
        near(&base, [&spot.pair.writer, &spot.pair.reader], now).into_iter().take(MAX_OBJECTIONS),
    );
    values
        .into_iter()
        .find(|value| !budget.is_spent() && !accepts(&reader, value) && accepts(&writer, value))
}

/// A payload that shows the break, the smallest that was found.
pub(super) fn witness(
    question: &Question<'_>,
    steps: &[Step],
    guesses: &[Value],
    shows_spot: &dyn Fn(&Value) -> bool,
    budget: &Budget<'_>,
) -> Option<Value> {
    let schema = question.writer.schema(question.reading);
    let shows = |payload: &Value| question.shows(payload) && shows_spot(payload);
    let bases = payloads(schema, question.now, PER_SCHEMA);
    for guess in guesses {
        if budget.is_spent() {
            return None;
        }
        let embedded = bases.iter().filter_map(|base| replaced(base, steps, guess));
        for payload in embedded {
            if shows(&payload) {
                return Some(smallest(payload, &shows, budget));
            }
        }
        let asked = forced(schema, steps, json!({"const": guess}));
        for payload in payloads(&asked, question.now, PER_SCHEMA) {
            if shows(&payload) {
                return Some(smallest(payload, &shows, budget));
            }
        }
    }
    None
}

/// Whether the value at these steps is refused by the reader's small schema: then the refusal is the spot's.
pub(super) fn is_refused_at(reader: &Checker, steps: &[Step], payload: &Value) -> bool {
    match steps.split_first() {
        None => !accepts(reader, payload),
        Some((Step::Item(_), rest)) => payload
            .as_array()
            .is_some_and(|items| items.iter().any(|item| is_refused_at(reader, rest, item))),
        Some((Step::Field(name), rest)) => {
            payload.get(name).is_some_and(|value| is_refused_at(reader, rest, value))
        }
        Some((Step::Matching(_) | Step::Other, rest)) => payload
            .as_object()
            .is_some_and(|fields| fields.values().any(|value| is_refused_at(reader, rest, value))),
    }
}

/// Takes away what is not needed, and makes what stays plain.
pub(super) fn smallest(
    mut payload: Value,
    shows: &dyn Fn(&Value) -> bool,
    budget: &Budget<'_>,
) -> Value {
    loop {
        let mut steps = Vec::new();
        reductions(&payload, &mut steps);
        let smaller = steps.into_iter().find(|smaller| !budget.is_spent() && shows(smaller));
        match smaller {
            Some(smaller) => payload = smaller,
            None => return payload,
        }
    }
}

/// Payloads one step smaller, the boldest first. Each is smaller by the same measure, so that this ends.
fn reductions(value: &Value, out: &mut Vec<Value>) {
    match value {
        Value::Object(fields) => {
            for name in fields.keys() {
                let mut less = fields.clone();
                less.shift_remove(name);
                out.push(Value::Object(less));
            }
            for (name, inner) in fields {
                let mut steps = Vec::new();
                reductions(inner, &mut steps);
                out.extend(steps.into_iter().map(|inner| {
                    let mut changed = fields.clone();
                    changed.insert(name.clone(), inner);
                    Value::Object(changed)
                }));
            }
        }
        Value::Array(items) => {
            for at in 0..items.len() {
                let mut less = items.clone();
                less.remove(at);
                out.push(Value::Array(less));
            }
            for (at, inner) in items.iter().enumerate() {
                let mut steps = Vec::new();
                reductions(inner, &mut steps);
                out.extend(steps.into_iter().map(|inner| {
                    let mut changed = items.clone();
                    changed[at] = inner;
                    Value::Array(changed)
                }));
            }
        }
        Value::String(text) if text.chars().count() > 8 => {
            let half: String = text.chars().take(text.chars().count() / 2).collect();
            out.extend([json!(""), json!("a"), json!(half)]);
        }
        Value::String(text) if text.chars().count() > 1 => out.extend([json!(""), json!("a")]),
        Value::Number(number) => {
            let size = number.as_f64().unwrap_or_default().abs();
            out.extend(
                [0, 1]
                    .into_iter()
                    .filter(|small| f64::from(*small) < size)
                    .map(|small| json!(small)),
            );
        }
        _ => {}
    }
}
