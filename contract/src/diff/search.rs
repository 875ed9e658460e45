//! Searches for a payload that shows a break, and shrinks it.

use std::{
    cell::OnceCell,
    sync::{Arc, OnceLock},
};

use serde_json::{Value, json};
use tablature_schema::json::Decimal;
use tablature_validator::{Checker, Options};

use super::{
    Budget, Reading,
    constrain::{Step, constrained, grown, only, replaced},
    engine::Prover,
    finite,
    mutate::mutations,
    oracle::{Oracle, Terms, accepts, checker},
    payloads::payloads,
    promises,
    reduce::Pair,
    shrink::shrink,
};

/// The number of payloads generated per schema.
const PAYLOADS_PER_SCHEMA: usize = 6;

/// The number of payloads that both sides accept: enough to cover most places of an event.
const MAX_GENERATED: usize = 24;

/// The maximum number of values tried against a proof.
const MAX_OBJECTIONS: usize = 60;

/// The maximum number of guesses that are tried in whole payloads.
const MAX_TRIED: usize = 12;

/// After this many guesses from common values, no more are made.
const MAX_COMMON_GUESSES: usize = 3;

/// The maximum number of payloads that guesses are embedded in.
const MAX_BASES: usize = 3;

/// The maximum number of guesses for which payloads are generated.
const MAX_ASKED: usize = 4;

/// The smallest payload of a writer that has a place; made on first use.
pub(super) type Least = Arc<OnceLock<Option<Value>>>;

/// A writer and a reader in one reading.
#[derive(Clone, Copy)]
pub(super) struct Question<'a> {
    pub(super) writer: &'a Oracle,
    pub(super) reader: &'a Oracle,
    pub(super) reading: Reading,
    /// The whole schemas.
    pub(super) both: Both<'a>,
    /// The payloads that both accept, once they are generated.
    pub(super) kept: &'a OnceLock<Vec<Value>>,
    pub(super) terms: Terms<'a>,
}

/// The schema of a writer, in one reading, and that of a reader.
#[derive(Clone, Copy)]
pub(super) struct Both<'a> {
    pub(super) writer: &'a Value,
    pub(super) reader: &'a Value,
}

impl Both<'_> {
    /// Returns the schema of the payloads that both accept. It is as large as both together, so nobody holds it.
    pub(super) fn schema(self) -> Value {
        constrained(self.writer, &[], self.reader.clone())
    }

    /// Returns the schema of those that have this place.
    pub(super) fn with_place(self, steps: &[Step]) -> Value {
        constrained(&self.schema(), steps, json!({}))
    }
}

impl<'a> Question<'a> {
    /// Returns some of the payloads that both accept, the smallest first; generated on first use.
    pub(super) fn bases(&self) -> &'a [Value] {
        self.kept.get_or_init(|| {
            let mut bases = payloads(&self.both.schema(), self.terms, MAX_GENERATED);
            bases.sort_by_cached_key(|base| base.to_string().len());
            // Into the smallest one, places are put without anything that is not needed.
            if let Some(least) = bases.first_mut() {
                let passes = |payload: &Value| {
                    self.writer.sends(payload, self.reading) == Some(true)
                        && self.reader.takes(payload) == Some(true)
                };
                if passes(least) {
                    // Not bounded by time: the same payload is found on every machine.
                    *least = shrink(std::mem::take(least), None, &passes, &Budget::default());
                }
            }
            bases
        })
    }

    /// Returns whether the payload is proved to show the break.
    pub(super) fn shows(&self, payload: &Value) -> bool {
        self.reader.takes(payload) == Some(false)
            && self.writer.sends(payload, self.reading) == Some(true)
    }
}

/// Where to search: the two subschemas that differ, compiled on first use.
pub(super) struct Spot<'a> {
    /// The subschemas without their common parts.
    pub(super) pair: &'a Pair,
    /// The place in a payload.
    pub(super) steps: &'a [Step],
    pub(super) terms: Terms<'a>,
    around: Around<'a>,
    local: OnceCell<Value>,
    common: OnceCell<Vec<Value>>,
    writer: OnceCell<Option<Checker>>,
    reader: OnceCell<Option<Checker>>,
    /// Payloads generated to have the place: of both schemas, of the writer's.
    asked: [OnceCell<Vec<Value>>; 2],
    with_all: OnceCell<Option<Checker>>,
}

/// What is around a spot. It is made on first use: proofs need none of it.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    /// The writer's subschema, complete.
    pub(super) local: &'a dyn Fn() -> Value,
    /// Values at the place, of payloads that both whole schemas accept.
    pub(super) common: &'a dyn Fn() -> Vec<Value>,
    /// The reader's subschema, complete and with all changes.
    pub(super) full: &'a dyn Fn() -> Value,
}

impl<'a> Spot<'a> {
    pub(super) fn new(
        pair: &'a Pair,
        steps: &'a [Step],
        around: Around<'a>,
        terms: Terms<'a>,
    ) -> Self {
        Self {
            pair,
            steps,
            terms,
            around,
            local: OnceCell::new(),
            common: OnceCell::new(),
            writer: OnceCell::new(),
            reader: OnceCell::new(),
            asked: Default::default(),
            with_all: OnceCell::new(),
        }
    }

    fn compiled(&self, schema: &Value) -> Option<Checker> {
        self.terms.ledger.reduced_was_compiled();
        checker(schema, Options::at(self.terms.now)).ok()
    }

    fn local(&self) -> &Value {
        self.local.get_or_init(self.around.local)
    }

    fn common(&self) -> &[Value] {
        self.common.get_or_init(self.around.common)
    }

    fn writer(&self) -> Option<&Checker> {
        self.writer.get_or_init(|| self.compiled(&self.pair.writer)).as_ref()
    }

    /// Returns the checker of the reader's reduced schema.
    pub(super) fn reader(&self) -> Option<&Checker> {
        self.reader.get_or_init(|| self.compiled(&self.pair.reader)).as_ref()
    }

    /// Returns whether the payload is rejected at this spot, by this change and also with all others.
    fn is_to_blame(&self, question: &Question<'_>, payload: &Value) -> bool {
        let Some(alone) = self.reader() else { return false };
        // Nothing but how its numbers are written is wrong with it.
        if self.asks_for_integers()
            && question.reader.takes(&written_as_integers(payload)) == Some(true)
        {
            return true;
        }
        if !is_rejected_at(alone, self.steps, payload) {
            return false;
        }
        // At the root, the whole schemas were asked.
        let with_all =
            || self.with_all.get_or_init(|| self.compiled(&(self.around.full)())).as_ref();
        self.steps.is_empty()
            || with_all().is_some_and(|reader| is_rejected_at(reader, self.steps, payload))
    }

    /// Returns whether the reader has rules for how integers are written, which its reduced schema does not check.
    fn asks_for_integers(&self) -> bool {
        promises::asks_for_integers(&self.pair.reader)
    }

    /// Returns payloads generated to have the place, for both schemas or for the writer's.
    fn asked(&self, question: &Question<'_>, of_both: bool) -> &[Value] {
        self.asked[usize::from(!of_both)].get_or_init(|| {
            let schema = if of_both {
                question.both.with_place(self.steps)
            } else {
                constrained(question.writer.schema(question.reading), self.steps, json!({}))
            };
            payloads(&schema, self.terms, PAYLOADS_PER_SCHEMA)
        })
    }
}

/// Sources of guesses, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// Values that both sides accept, with one mutation: nothing else is wrong with them.
    Common,
    /// Values in the difference that the engine computes.
    Difference,
    /// Valid values, with one mutation.
    Mutations,
}

impl Source {
    pub(super) const ALL: [Self; 3] = [Self::Common, Self::Difference, Self::Mutations];
}

/// Returns values at a spot that the writer's reduced schema accepts and the reader's rejects.
pub(super) fn guesses(
    prover: &dyn Prover,
    source: Source,
    spot: &Spot<'_>,
    budget: &Budget,
) -> Vec<Value> {
    let mut chosen: Vec<Value> = Vec::new();
    let Some(reader) = spot.reader() else { return chosen };
    let writer = spot.writer();
    let most = if source == Source::Common { MAX_COMMON_GUESSES } else { MAX_TRIED };
    let asks_for_integers = spot.asks_for_integers();
    // Returns whether to continue.
    let mut choose = |value: Value| {
        let is_rejected = accepts(reader, &value) == Some(false)
            || (asks_for_integers && written_as_integers(&value) != value);
        let passes =
            is_rejected && writer.is_none_or(|writer| accepts(writer, &value) == Some(true));
        if passes && !chosen.contains(&value) {
            chosen.push(value);
        }
        chosen.len() < most && !budget.is_spent()
    };
    let (pair, now) = ([&spot.pair.writer, &spot.pair.reader], spot.terms.now);
    match source {
        Source::Common => {
            for value in spot.common() {
                mutations(value, pair, now, &mut choose);
            }
        }
        Source::Difference => {
            // Of very many values, the engine compares each with each.
            if let Some(values) = finite::long_list(spot.pair) {
                values.iter().cloned().all(choose);
            } else if let Some(difference) = prover.difference(spot.pair, budget) {
                let removed = constrained(spot.local(), &[], difference);
                payloads(&removed, spot.terms, PAYLOADS_PER_SCHEMA).into_iter().all(choose);
            }
        }
        Source::Mutations => {
            let mut bases = payloads(spot.local(), spot.terms, PAYLOADS_PER_SCHEMA);
            if bases.is_empty() {
                bases.push(Value::Null);
            }
            for base in &bases {
                if choose(base.clone()) {
                    mutations(base, pair, now, &mut choose);
                    mutations(base, [spot.local(), &spot.pair.reader], now, &mut choose);
                }
            }
        }
    }
    chosen
}

/// Returns a value that contradicts a proof: the writer's schema accepts it and the reader's rejects it.
pub(super) fn objection(spot: &Spot<'_>, budget: &Budget) -> Option<Value> {
    let (reader, writer) = (spot.reader()?, spot.writer()?);
    let bases = payloads(&spot.pair.writer, spot.terms, 2);
    let base = bases.first().cloned().unwrap_or(Value::Null);
    let mut found = None;
    let mut left = MAX_OBJECTIONS;
    let mut look = |value: Value| {
        left = left.saturating_sub(1);
        if accepts(reader, &value) == Some(false) && accepts(writer, &value) == Some(true) {
            found = Some(value);
        }
        found.is_none() && left > 0 && !budget.is_spent()
    };
    if bases.into_iter().all(&mut look) {
        mutations(&base, [&spot.pair.writer, &spot.pair.reader], spot.terms.now, &mut look);
    }
    found
}

/// Returns a payload that shows the break, as small as possible.
pub(super) fn witness(
    question: &Question<'_>,
    spot: &Spot<'_>,
    guesses: &[Value],
    budget: &Budget,
) -> Option<Value> {
    let steps = spot.steps;
    let shows = |payload: &Value| question.shows(payload) && spot.is_to_blame(question, payload);
    let first = |payloads: &mut dyn Iterator<Item = Value>, settled: Option<&Value>| {
        let mut payloads = payloads.take_while(|_| !budget.is_spent());
        let found = payloads.find(|payload| shows(payload))?;
        // A smaller payload must not be invalid in more ways.
        let most = question.reader.rejections(&found).len();
        let is_plain =
            |payload: &Value| shows(payload) && question.reader.rejections(payload).len() <= most;
        Some(shrink(found, settled, &is_plain, budget))
    };
    if guesses.is_empty() {
        return None;
    }
    // First embed guesses in payloads that both sides accept, because then nothing else is wrong with them: in the smallest
    // one, whether it has the place or not, in those at hand that have it, then in those generated to have it. Finally,
    // generate payloads that contain the value, as other constraints may depend on it.
    let least = question.bases().first();
    let mut grown = least
        .into_iter()
        .flat_map(|least| guesses.iter().filter_map(|guess| grown(least, steps, guess)));
    if let Some(shown) = first(&mut grown, least) {
        return Some(shown);
    }
    if let Some(shown) = first(&mut into(question.bases(), steps, guesses), None) {
        return Some(shown);
    }
    for of_both in [true, false] {
        let asked = spot.asked(question, of_both);
        if let Some(shown) = first(&mut into(asked, steps, guesses), None) {
            return Some(shown);
        }
    }
    let own = question.writer.schema(question.reading);
    let mut held = guesses.iter().take(MAX_ASKED).flat_map(|guess| {
        payloads(&constrained(own, steps, only(guess)), spot.terms, PAYLOADS_PER_SCHEMA)
    });
    first(&mut held, None)
}

/// Returns the value with `1` for `1.0`.
fn written_as_integers(value: &Value) -> Value {
    match value {
        Value::Number(number) if number.is_f64() => {
            let decimal = Decimal::parse(&number.to_string());
            let integer = decimal.to_i128().and_then(|integer| i64::try_from(integer).ok());
            integer.map_or_else(|| value.clone(), Value::from)
        }
        Value::Array(items) => items.iter().map(written_as_integers).collect(),
        Value::Object(fields) => {
            let fields = fields.iter();
            Value::Object(
                fields.map(|(name, value)| (name.clone(), written_as_integers(value))).collect(),
            )
        }
        other => other.clone(),
    }
}

/// Embeds the guesses in payloads that have the place.
fn into<'a>(
    bases: &'a [Value],
    steps: &'a [Step],
    guesses: &'a [Value],
) -> impl Iterator<Item = Value> + use<'a> {
    let have = bases.iter().filter(move |base| has_place(base, steps)).take(MAX_BASES);
    have.flat_map(move |base| guesses.iter().filter_map(move |guess| replaced(base, steps, guess)))
}

/// Returns the distinct values at these steps, of some of the payloads.
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

pub(super) fn value_at<'a>(payload: &'a Value, steps: &[Step]) -> Option<&'a Value> {
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

/// Returns whether the reader's reduced schema rejects the value at these steps, so that the rejection is due to this
/// spot.
fn is_rejected_at(reader: &Checker, steps: &[Step], payload: &Value) -> bool {
    match steps.split_first() {
        None => accepts(reader, payload) == Some(false),
        Some((Step::Item(_), rest)) => payload
            .as_array()
            .is_some_and(|items| items.iter().any(|item| is_rejected_at(reader, rest, item))),
        Some((Step::Field(name), rest)) => {
            payload.get(name).is_some_and(|value| is_rejected_at(reader, rest, value))
        }
        Some((Step::Matching(_) | Step::Other, rest)) => payload
            .as_object()
            .is_some_and(|fields| fields.values().any(|value| is_rejected_at(reader, rest, value))),
    }
}
