//! The evaluator beside the crate `jsonschema`.
//!
//! Schemas and payloads are those of the comparison in `bench/`: without back references, without subschemas in place more
//! than a few levels deep, and pairs with numbers beyond 64 bits are not put to the oracle, for these are known to break
//! it. A difference is made small and looked up in the list of those that are explained.

use std::sync::Arc;

use tablature_compare::{
    compare::{Subject, explanation, shrunk},
    dice::Dice,
    generate,
};

use crate::{input, panics};

/// Payloads for each schema, of which reading takes the most time.
const N_PAYLOADS: usize = 8;

/// Pairs that are tried to make a difference small. The programs of `bench/` try more; here the clock runs.
const MAX_TRIES: usize = 60;

/// Asks both for verdicts.
///
/// # Panics
///
/// If they differ and nothing explains it.
pub fn run(data: &[u8]) {
    panics::tolerate_those_of_others();
    let mut dice = Dice::from_bytes(data);
    let (draft, schema) = input::schema(&mut dice);
    let stage = &mut |_: &'static str| {};
    let subject = Subject::new(schema, draft, &Arc::default(), stage);
    let mut last = None;
    for _ in 0..N_PAYLOADS {
        let payload = match last {
            Some(last) if dice.chance(45) => generate::mutated(&mut dice, &last),
            _ => generate::payload(&mut dice, &subject.schema),
        };
        if subject.judge(&payload, stage).differ() {
            let difference = shrunk(&subject, &payload, MAX_TRIES, stage);
            assert!(explanation(&difference).is_some(), "a difference:\n{difference}");
            // The next payload most often differs for the same reason.
            return;
        }
        last = Some(payload);
    }
}
