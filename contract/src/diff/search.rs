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
const MAX_TRIED: usize = 12;

/// Values that whole payloads are asked to hold.
const MAX_ASKED: usize = 4;

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

/// Where guesses come from, the better source first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// What the engine says was taken away.
    Difference,
    /// Right values, one step changed.
    Near,
}

impl Source {
    pub(super) const ALL: [Self; 2] = [Self::Difference, Self::Near];
}

/// Values at a spot that the writer's small schema accepts and the reader's refuses.
pub(super) fn guesses(
    prover: &dyn Prover,
    source: Source,
    spot: Spot<'_>,
    now: Timestamp,
    budget: &Budget,
) -> Vec<Value> {
    let mut chosen: Vec<Value> = Vec::new();
    let Ok(reader) = checker(&spot.pair.reader, Options::at(now)) else { return chosen };
    let writer = checker(&spot.pair.writer, Options::at(now)).ok();
    let passes = |value: &Value| {
        !accepts(&reader, value) && writer.as_ref().is_none_or(|writer| accepts(writer, value))
    };
    let mut choose = |values: Vec<Value>| {
        for value in values {
            if chosen.len() >= MAX_TRIED || budget.is_spent() {
                return false;
            }
            if !chosen.contains(&value) && passes(&value) {
                chosen.push(value);
            }
        }
        true
    };
    match source {
        Source::Difference => {
            if let Some(difference) = prover.difference(spot.pair, budget) {
                let removed = forced(spot.local, &[], difference);
                choose(payloads(&removed, now, PER_SCHEMA));
            }
        }
        Source::Near => {
            let mut bases = payloads(spot.local, now, PER_SCHEMA);
            if bases.is_empty() {
                bases.push(Value::Null);
            }
            let _ = choose(bases.clone())
                && bases.iter().all(|base| {
                    choose(near(base, [&spot.pair.writer, &spot.pair.reader], now))
                        && choose(near(base, [spot.local, &spot.pair.reader], now))
                });
        }
    }
    chosen
}

/// A value that the proof says does not exist: the writer's schema accepts it and the reader's refuses it.
pub(super) fn objection(spot: Spot<'_>, now: Timestamp, budget: &Budget) -> Option<Value> {
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
    budget: &Budget,
) -> Option<Value> {
    let schema = question.writer.schema(question.reading);
    let shows = |payload: &Value| question.shows(payload) && shows_spot(payload);
    let first = |payloads: &mut dyn Iterator<Item = Value>| {
        let mut payloads = payloads.take_while(|_| !budget.is_spent());
        let shown = payloads.find(|payload| shows(payload))?;
        Some(smallest(shown, &shows, budget))
    };
    if guesses.is_empty() {
        return None;
    }
    // Into payloads that have the place anyway, into payloads that were asked to have it, and last into
    // payloads that were asked to have the value there: what else holds may depend on it.
    let usual = question.writer.bases(question.reading, question.now);
    let mut put = usual
        .iter()
        .flat_map(|base| guesses.iter().filter_map(|guess| replaced(base, steps, guess)));
    if let Some(shown) = first(&mut put) {
        return Some(shown);
    }
    let asked = payloads(&forced(schema, steps, json!({})), question.now, PER_SCHEMA);
    let mut put = asked
        .iter()
        .flat_map(|base| guesses.iter().filter_map(|guess| replaced(base, steps, guess)));
    if let Some(shown) = first(&mut put) {
        return Some(shown);
    }
    let mut held = guesses.iter().take(MAX_ASKED).flat_map(|guess| {
        payloads(&forced(schema, steps, json!({"const": guess})), question.now, PER_SCHEMA)
    });
    first(&mut held)
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
    budget: &Budget,
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
