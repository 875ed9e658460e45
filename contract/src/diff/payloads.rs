//! Payloads of a schema, from the one generator that there is.

use serde_json::Value;
use tablature_validator::{Options, Timestamp};

use crate::sample::Sampler;

/// The same payloads in every run.
const SEED: u64 = 1;

/// Up to `limit` values that the schema accepts; fewer, or none, where they were not found.
pub(super) fn payloads(schema: &Value, now: Timestamp, limit: usize) -> Vec<Value> {
    let Ok(sampler) = Sampler::new("schema", schema, &Options::at(now)) else { return Vec::new() };
    let Ok(right) = sampler.valid(SEED) else { return Vec::new() };
    let mut made: Vec<Value> = Vec::new();
    for sample in right.take(limit) {
        if !made.contains(&sample.payload) {
            made.push(sample.payload);
        }
    }
    made
}
