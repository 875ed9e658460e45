//! Generates payloads of a schema.

use serde_json::{Map, Value};
use tablature_validator::Options;

use super::oracle::Terms;
use crate::sample::Sampler;

/// A fixed seed, so that every run uses the same payloads.
const SEED: u64 = 1;

/// No more are generated once they have this many bytes together: those of a large schema are large, and slow.
const MAX_BYTES: usize = 50_000;

/// Returns up to `limit` valid values; fewer, or none, if they were not found.
pub(super) fn payloads(schema: &Value, terms: Terms<'_>, limit: usize) -> Vec<Value> {
    terms.ledger.reduced_was_compiled();
    let Ok(sampler) = Sampler::from_value("schema", schema, &Options::at(terms.now)) else {
        return Vec::new();
    };
    let Ok(valid) = sampler.valid(SEED) else { return Vec::new() };
    let mut made: Vec<Value> = Vec::new();
    let mut n_bytes = 0;
    for sample in valid.take(limit) {
        n_bytes += sample.payload.to_string().len();
        if !made.contains(&sample.payload) {
            made.push(fitted(sample.payload));
        }
        if n_bytes > MAX_BYTES {
            break;
        }
    }
    made
}

/// Returns the payload without the room that objects had to grow: up to half of what they take.
fn fitted(payload: Value) -> Value {
    match payload {
        Value::Object(members) => {
            let mut fit = Map::with_capacity(members.len());
            fit.extend(members.into_iter().map(|(name, value)| (name, fitted(value))));
            Value::Object(fit)
        }
        Value::Array(items) => Value::Array(items.into_iter().map(fitted).collect()),
        other => other,
    }
}
