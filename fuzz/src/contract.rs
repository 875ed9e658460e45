//! Samples and comparisons: no panic, budgets are kept, and what they say of payloads holds.

use std::{
    cell::Cell,
    sync::Arc,
    time::{Duration, Instant},
};

use tablature::{
    Checker,
    contract::{
        diff::{self, Direction, Reading, Reason, Side, Verdict, compare},
        sample::Sampler,
    },
    ir::Ir,
    load::{LoadOptions, NoSource},
};
use tablature_compare::{dice::Dice, generate};

use crate::{input, panics};

/// How often a comparison may ask whether its budget is spent.
const MAX_TURNS: u32 = 20;

/// Time in which a comparison must end once its budget is spent: a tenth of a second, on machines that do other things.
const PATIENCE: Duration = Duration::from_secs(20);

/// Samples of each kind.
const N_SAMPLES: usize = 3;

/// Longer patterns and larger numbers take longer, which libFuzzer would call a hang.
const MAX_BYTES: usize = 2_000;

/// Compares two schemas and makes samples of them.
///
/// # Panics
///
/// If a verdict or a sample is not what it says.
pub fn run(data: &[u8]) {
    panics::tolerate_those_of_others();
    let (mode, rest) = input::mode(data);
    let (old, new) = if mode % 2 == 0 {
        let mut parts = input::parts(rest).into_iter();
        let old = parts.next().unwrap_or_default().to_vec();
        let new = parts.next().map_or_else(|| old.clone(), <[u8]>::to_vec);
        (old, new)
    } else {
        let mut dice = Dice::from_bytes(rest);
        let (_, mut old) = input::schema(&mut dice);
        if mode % 4 == 1 {
            input::annotate(&mut dice, &mut old);
        }
        let new = generate::malformed(&mut dice, &old);
        (old.to_string().into_bytes(), new.to_string().into_bytes())
    };
    if old.len() + new.len() > MAX_BYTES {
        return;
    }
    sample(&new, u64::from(mode));
    compared(&old, &new);
}

fn sample(schema: &[u8], seed: u64) {
    let Ok(ir) = input::ir(schema, &mut NoSource) else { return };
    let options = input::options();
    let Ok(sampler) = Sampler::from_ir("schema.json", Arc::clone(&ir), &options) else { return };
    let checker = input::checker(&ir, options).expect("a sampler has one");
    if let Ok(payload) = sampler.payload(seed) {
        assert!(checker.is_valid(payload.to_string().as_bytes()), "not valid: {payload}");
    }
    for samples in [sampler.valid(seed), sampler.boundary(seed)] {
        for sample in samples.into_iter().flat_map(|samples| samples.take(N_SAMPLES)) {
            let text = sample.payload.to_string();
            assert!(checker.is_valid(text.as_bytes()), "{}: not valid: {text}", sample.about);
        }
    }
    for sample in sampler.invalid(seed).into_iter().flat_map(|samples| samples.take(N_SAMPLES)) {
        let text = sample.payload.to_string();
        let report = checker.check(text.as_bytes());
        let expected = sample.expected.expect("an invalid sample says what is expected");
        assert!(report.findings().iter().any(|it| expected.is(it)), "{}: {text}", sample.about);
    }
}

fn compared(old: &[u8], new: &[u8]) {
    let load = |label, bytes| Side::load(label, bytes, &LoadOptions::default(), &mut NoSource);
    let (old, new) = (load("old", old), load("new", new));
    let turns = Cell::new(0);
    let end = Cell::new(None);
    let is_spent = || {
        turns.set(turns.get() + 1);
        let is_spent = turns.get() > MAX_TURNS;
        if is_spent && end.get().is_none() {
            end.set(Some(Instant::now()));
        }
        is_spent
    };
    let comparison = compare(&old, &new, &diff::Options::new(input::now(), &is_spent));
    let late = end.get().map_or(Duration::ZERO, |end: Instant| end.elapsed());
    assert!(late < PATIENCE, "the comparison went on for {late:?}");
    let (Ok(old), Ok(new)) = (old.ir(), new.ir()) else { return };
    for reading in [Reading::AsWritten, Reading::DeclaredOnly] {
        for direction in Direction::BOTH {
            let (from, to) = match direction {
                Direction::Backward => (old, new),
                Direction::Forward => (new, old),
            };
            judge(comparison.verdict(reading, direction), from, to);
        }
    }
}

/// A witness of the whole is valid before and invalid afterwards.
fn judge(verdict: &Verdict, from: &Arc<Ir>, to: &Arc<Ir>) {
    match verdict {
        Verdict::Breaking(witness) => {
            let text = witness.payload.to_string();
            let is_valid = |ir| {
                let checker = input::checker(ir, input::options());
                checker.is_ok_and(|checker: Checker| checker.is_valid(text.as_bytes()))
            };
            assert!(is_valid(from), "a witness was never valid: {text}");
            assert!(!is_valid(to), "a witness is still valid: {text}");
        }
        Verdict::Unknown(Reason::Contradiction(payload)) => {
            panic!("compatible by proof, but rejected: {payload}")
        }
        _ => {}
    }
}
