//! Payloads for `proptest`.

use std::sync::Arc;

use proptest::{
    prelude::any,
    strategy::{NewTree, Strategy, ValueTree},
    test_runner::TestRunner,
};
use serde_json::Value;

use crate::sample::Sampler;

/// Returns a strategy that generates valid payloads of a schema.
///
/// They stay valid while they shrink: optional fields are removed, arrays and strings get shorter, numbers get closer
/// to zero, and invalid candidates are never tried.
///
/// # Example
///
/// ```
/// use std::sync::Arc;
///
/// use proptest::prelude::*;
/// use tablature_contract::{sample::Sampler, testing::strategy};
/// use tablature_validator::Options;
///
/// let schema = serde_json::json!({"type": "object", "required": ["n"], "properties": {"n": {"minimum": 1, "type": "integer"}}});
/// let sampler = Sampler::from_value("counter", &schema, &Options::at("2026-11-21T16:00:00Z".parse()?))?;
/// proptest!(|(payload in strategy(Arc::new(sampler)))| {
///     prop_assert!(payload["n"].as_i64() >= Some(1));
/// });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn strategy(sampler: Arc<Sampler>) -> Payloads {
    Payloads { sampler }
}

/// The strategy returned by [`strategy`].
#[derive(Debug, Clone)]
pub struct Payloads {
    sampler: Arc<Sampler>,
}

/// A payload that shrinks.
#[derive(Debug)]
pub struct PayloadTree {
    sampler: Arc<Sampler>,
    current: Value,
    /// The value before the last step, until it is known whether the smaller one still fails.
    before: Option<Value>,
    /// Smaller payloads that were not tried yet, the smallest last.
    smaller: Vec<Value>,
}

impl Strategy for Payloads {
    type Tree = PayloadTree;
    type Value = Value;

    fn new_tree(&self, runner: &mut TestRunner) -> NewTree<Self> {
        let seed = any::<u64>().new_tree(runner)?.current();
        let current = self.sampler.payload(seed).map_err(|error| error.to_string())?;
        let smaller = smaller(&current);
        Ok(PayloadTree { sampler: Arc::clone(&self.sampler), current, before: None, smaller })
    }
}

impl ValueTree for PayloadTree {
    type Value = Value;

    fn current(&self) -> Value {
        self.current.clone()
    }

    fn simplify(&mut self) -> bool {
        if self.before.take().is_some() {
            // The smaller one still fails, so continue from there.
            self.smaller = smaller(&self.current);
        }
        self.step()
    }

    fn complicate(&mut self) -> bool {
        match self.before.take() {
            Some(before) => {
                self.current = before;
                self.step()
            }
            None => false,
        }
    }
}

impl PayloadTree {
    fn step(&mut self) -> bool {
        while let Some(next) = self.smaller.pop() {
            if self.sampler.accepts(&next) {
                self.before = Some(std::mem::replace(&mut self.current, next));
                return true;
            }
        }
        false
    }
}

/// Returns payloads with one thing less, the smallest last. Invalid ones are skipped later.
fn smaller(payload: &Value) -> Vec<Value> {
    let mut places = Vec::new();
    collect(payload, "", &mut places);
    let mut all = Vec::new();
    for place in places.iter().rev() {
        let Some(value) = payload.pointer(place) else { continue };
        for less in less_of(value) {
            let mut copy = payload.clone();
            if let Some(slot) = copy.pointer_mut(place) {
                *slot = less;
                all.push(copy);
            }
        }
    }
    all
}

/// Collects the places of all values of a payload, outermost first.
fn collect(value: &Value, pointer: &str, places: &mut Vec<String>) {
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(members) => {
            members.iter().map(|(name, member)| (name.clone(), member)).collect()
        }
        Value::Array(items) => {
            items.iter().enumerate().map(|(at, item)| (at.to_string(), item)).collect()
        }
        _ => Vec::new(),
    };
    places.push(pointer.to_owned());
    for (name, member) in inner {
        let mut below = pointer.to_owned();
        tablature_schema::json::pointer::push_segment(&mut below, &name);
        collect(member, &below, places);
    }
}

/// Returns smaller candidates for one value, the smallest last.
fn less_of(value: &Value) -> Vec<Value> {
    match value {
        Value::Object(members) => members
            .keys()
            .map(|name| {
                let mut fewer = members.clone();
                fewer.remove(name);
                Value::Object(fewer)
            })
            .collect(),
        Value::Array(items) if !items.is_empty() => {
            let without = |at: usize| {
                let mut fewer = items.clone();
                fewer.remove(at);
                Value::Array(fewer)
            };
            let mut all: Vec<Value> = (0..items.len()).map(without).collect();
            all.push(Value::Array(items[..items.len() / 2].to_vec()));
            all
        }
        Value::String(text) if !text.is_empty() => {
            let length = text.chars().count();
            let cut = |n: usize| Value::from(text.chars().take(n).collect::<String>());
            let mut lengths = vec![length - 1, length / 2, 1, 0];
            lengths.dedup();
            lengths.into_iter().filter(|n| *n < length).map(cut).collect()
        }
        Value::Number(number) => match number.as_i64() {
            Some(0) => Vec::new(),
            Some(whole) => {
                let mut nearer = vec![whole - whole.signum(), whole / 2, whole.signum(), 0];
                nearer.dedup();
                nearer.into_iter().filter(|other| *other != whole).map(Value::from).collect()
            }
            None => number
                .as_f64()
                .map(f64::trunc)
                .map(Value::from)
                .into_iter()
                .filter(|less| less != value)
                .collect(),
        },
        Value::Bool(true) => vec![Value::Bool(false)],
        _ => Vec::new(),
    }
}
