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

/// Guesses from payloads that both accept, after which no more are made.
const ENOUGH: usize = 3;

/// Payloads that guesses are put into.
const MAX_BASES: usize = 3;

/// Values that whole payloads are asked to hold.
const MAX_ASKED: usize = 4;

/// Who sends, who reads, and in which reading.
#[derive(Clone, Copy)]
pub(super) struct Question<'a> {
    pub(super) writer: &'a Court,
    pub(super) reader: &'a Court,
    pub(super) reading: Reading,
    pub(super) now: Timestamp,
    /// A schema of the payloads that both accept, and some of them.
    pub(super) both: &'a Value,
    pub(super) bases: &'a [Value],
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
    /// Values of payloads that both whole schemas accept.
    pub(super) common: &'a [Value],
}

/// Where guesses come from, the better source first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// Values that both sides accept, one step changed: nothing else is wrong with them.
    Common,
    /// What the engine says was taken away.
    Difference,
    /// Right values, one step changed.
    Near,
}

impl Source {
    pub(super) const ALL: [Self; 3] = [Self::Common, Self::Difference, Self::Near];
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
    let most = if source == Source::Common { ENOUGH } else { MAX_TRIED };
    // Says whether more are wanted.
    let mut choose = |value: Value| {
        let passes = !accepts(&reader, &value)
            && writer.as_ref().is_none_or(|writer| accepts(writer, &value));
        if passes && !chosen.contains(&value) {
            chosen.push(value);
        }
        chosen.len() < most && !budget.is_spent()
    };
    let pair = [&spot.pair.writer, &spot.pair.reader];
    match source {
        Source::Common => {
            for value in spot.common {
                near(value, pair, now, &mut choose);
            }
        }
        Source::Difference => {
            if let Some(difference) = prover.difference(spot.pair, budget) {
                let removed = forced(spot.local, &[], difference);
                payloads(&removed, now, PER_SCHEMA).into_iter().all(choose);
            }
        }
        Source::Near => {
            let mut bases = payloads(spot.local, now, PER_SCHEMA);
            if bases.is_empty() {
                bases.push(Value::Null);
            }
            for base in &bases {
                if choose(base.clone()) {
                    near(base, pair, now, &mut choose);
                    near(base, [spot.local, &spot.pair.reader], now, &mut choose);
                }
            }
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
    let mut found = None;
    let mut left = MAX_OBJECTIONS;
    let mut look = |value: Value| {
        left = left.saturating_sub(1);
        if !accepts(&reader, &value) && accepts(&writer, &value) {
            found = Some(value);
        }
        found.is_none() && left > 0 && !budget.is_spent()
    };
    if bases.into_iter().all(&mut look) {
        near(&base, [&spot.pair.writer, &spot.pair.reader], now, &mut look);
    }
    found
}

/// A payload that shows the break, the smallest that was found.
pub(super) fn witness(
    question: &Question<'_>,
    steps: &[Step],
    guesses: &[Value],
    shows_spot: &dyn Fn(&Value) -> bool,
    budget: &Budget,
) -> Option<Value> {
    let shows = |payload: &Value| question.shows(payload) && shows_spot(payload);
    let first = |payloads: &mut dyn Iterator<Item = Value>| {
        let mut payloads = payloads.take_while(|_| !budget.is_spent());
        let found = payloads.find(|payload| shows(payload))?;
        // No smaller payload may be wrong in more ways.
        let most = question.reader.refusals(&found).len();
        let is_plain =
            |payload: &Value| question.reader.refusals(payload).len() <= most && shows(payload);
        Some(smallest(found, &is_plain, budget))
    };
    if guesses.is_empty() {
        return None;
    }
    // First into payloads that both sides accept: then nothing else is wrong with them. Those at hand, then
    // those that were asked to have the place, or to have the value there, for what else holds may depend on it.
    let mut put = into(question.bases, steps, guesses);
    if let Some(shown) = first(&mut put) {
        return Some(shown);
    }
    let own = question.writer.schema(question.reading);
    for schema in [question.both, own] {
        let asked = payloads(&forced(schema, steps, json!({})), question.now, PER_SCHEMA);
        if let Some(shown) = first(&mut into(&asked, steps, guesses)) {
            return Some(shown);
        }
    }
    let mut held = guesses.iter().take(MAX_ASKED).flat_map(|guess| {
        payloads(&forced(own, steps, json!({"const": guess})), question.now, PER_SCHEMA)
    });
    first(&mut held)
}

/// The guesses put into those payloads that have the place.
fn into<'a>(
    bases: &'a [Value],
    steps: &'a [Step],
    guesses: &'a [Value],
) -> impl Iterator<Item = Value> + use<'a> {
    let have = bases.iter().filter(move |base| has_place(base, steps)).take(MAX_BASES);
    have.flat_map(move |base| guesses.iter().filter_map(move |guess| replaced(base, steps, guess)))
}

/// The values at these steps, of some payloads that have the place.
pub(super) fn values_at(bases: &[Value], steps: &[Step]) -> Vec<Value> {
    let mut found: Vec<Value> = Vec::new();
    for base in bases {
        if let Some(value) = value_at(base, steps)
            && !found.contains(value)
        {
            found.push(value.clone());
        }
        if found.len() >= MAX_BASES {
            break;
        }
    }
    found
}

fn value_at<'a>(payload: &'a Value, steps: &[Step]) -> Option<&'a Value> {
    steps.iter().try_fold(payload, |value, step| match step {
        Step::Field(name) => value.get(name),
        Step::Item(at) => value.get(at),
        Step::Matching(_) | Step::Other => None,
    })
}

fn has_place(payload: &Value, steps: &[Step]) -> bool {
    let parent = steps.split_last().map_or(&[][..], |(_, parent)| parent);
    replaced(payload, parent, &Value::Null).is_some()
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
        let before = payload.clone();
        let mut places = Vec::new();
        places_of(&payload, &mut Vec::new(), &mut places);
        for place in places {
            if budget.is_spent() {
                return payload;
            }
            // The whole of it away, the largest first; else something plainer there.
            let less = without(&payload, &place).into_iter();
            let plainer = plainer(&payload, &place);
            if let Some(smaller) = less.chain(plainer).find(|smaller| shows(smaller)) {
                payload = smaller;
            }
        }
        if payload == before {
            return payload;
        }
    }
}

/// A step into a JSON value.
#[derive(Debug, Clone)]
enum At {
    Name(String),
    Index(usize),
}

/// The places inside a value, each before the places inside it; items from the last, for those before keep
/// their places when one goes.
fn places_of(value: &Value, here: &mut Vec<At>, out: &mut Vec<Vec<At>>) {
    let mut visit = |step: At, inner: &Value| {
        here.push(step);
        out.push(here.clone());
        places_of(inner, here, out);
        here.pop();
    };
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, inner)| visit(At::Name(name.clone()), inner));
        }
        Value::Array(items) => {
            items.iter().enumerate().rev().for_each(|(at, inner)| visit(At::Index(at), inner));
        }
        _ => {}
    }
}

fn inside<'v>(value: &'v mut Value, place: &[At]) -> Option<&'v mut Value> {
    place.iter().try_fold(value, |value, step| match step {
        At::Name(name) => value.get_mut(name),
        At::Index(at) => value.get_mut(*at),
    })
}

fn without(payload: &Value, place: &[At]) -> Option<Value> {
    let (last, parent) = place.split_last()?;
    let mut less = payload.clone();
    match (inside(&mut less, parent)?, last) {
        (Value::Object(fields), At::Name(name)) => {
            fields.shift_remove(name)?;
        }
        (Value::Array(items), At::Index(at)) if *at < items.len() => {
            items.remove(*at);
        }
        _ => return None,
    }
    Some(less)
}

/// The payload with something plainer at this place; plainer by a measure that comes to an end.
fn plainer(payload: &Value, place: &[At]) -> Vec<Value> {
    let mut changed = payload.clone();
    let Some(value) = inside(&mut changed, place) else { return Vec::new() };
    let plainer = match &*value {
        Value::String(text) if text.chars().count() > 8 => {
            let half: String = text.chars().take(text.chars().count() / 2).collect();
            vec![json!(""), json!("a"), json!(half)]
        }
        Value::String(text) if text.chars().count() > 1 => vec![json!(""), json!("a")],
        Value::Number(number) => {
            let size = number.as_f64().unwrap_or_default().abs();
            let small = [0, 1].into_iter().filter(|small| f64::from(*small) < size);
            small.map(|small| json!(small)).collect()
        }
        _ => Vec::new(),
    };
    let put = |plain: Value| {
        let mut payload = payload.clone();
        *inside(&mut payload, place)? = plain;
        Some(payload)
    };
    plainer.into_iter().filter_map(put).collect()
}
