//! Makes many payloads from each schema of the catalogue and has the validator judge them.

use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

use tablature_contract::sample::{Sample, Sampler, Samples};
use tablature_schema::catalogue;
use tablature_validator::{Checker, Finding, Options, Timestamp};

use crate::work::Work;

/// The clock of all payloads: 2026-11-21T16:00:00Z.
const NOW: i128 = 1_795_276_800_000_000_000;

/// Generates `count` valid payloads, as many at limits and as many invalid ones from each schema. Returns whether all are
/// what they say they are, and every place and rule was reached.
pub(crate) fn run(count: usize, seed: u64) -> bool {
    let options = Options::at(Timestamp::from_nanoseconds(NOW));
    let mut is_clean = true;
    let mut work = Work::default();
    println!(
        "{:34} {:>14} {:>14} {:>14} {:>16} {:>11} {:>9}",
        "schema", "valid", "at limits", "invalid", "places reached", "rules hit", "a sample"
    );
    for entry in catalogue::entries() {
        let maker = Sampler::from_catalogue(entry, &options);
        let checker = Checker::from_catalogue(entry, options.clone());
        // Trying every rule once is not part of the time for a sample.
        let (n_rules, n_unreached) = (maker.rules().len(), maker.unreached().len());
        let kinds = [maker.valid(seed), maker.boundary(seed), maker.invalid(seed)];
        let mut counts = Vec::new();
        let mut places = String::new();
        let mut hit = BTreeSet::new();
        let mut time = Duration::ZERO;
        for (index, made) in kinds.into_iter().enumerate() {
            let mut samples = match made {
                Ok(samples) => samples,
                Err(error) => {
                    println!("{}: {error}", entry.id());
                    is_clean = false;
                    continue;
                }
            };
            let round = samples.round();
            let (n_valid, needed) = judge(&checker, &mut samples, count, &mut hit, &mut work);
            time += needed;
            is_clean &= n_valid == count;
            counts.push(format!("{n_valid}/{count}"));
            if index == 0 {
                is_clean &= count < round || samples.round() == round;
                places = format!("{}/{round}", samples.round().min(count));
            }
        }
        is_clean &= count < n_rules || hit.len() == n_rules;
        let made = u32::try_from(count * counts.len()).unwrap_or(u32::MAX).max(1);
        let rules = format!("{}/{}", hit.len(), n_rules + n_unreached);
        println!(
            "{:34} {:>14} {:>14} {:>14} {places:>16} {rules:>11} {:>6} µs",
            entry.id(),
            counts.first().map_or("-", String::as_str),
            counts.get(1).map_or("-", String::as_str),
            counts.get(2).map_or("-", String::as_str),
            (time / made).as_micros(),
        );
        for unreached in maker.unreached() {
            println!("    not alone: {}: {}", unreached.rule, unreached.reason);
        }
    }
    println!("{work}");
    is_clean
}

/// How many of the samples are what they say they are, and how long it took to make them all.
fn judge(
    checker: &Checker,
    samples: &mut Samples<'_>,
    count: usize,
    hit: &mut BTreeSet<String>,
    work: &mut Work,
) -> (usize, Duration) {
    let mut n_valid = 0;
    let mut time = Duration::ZERO;
    for _ in 0..count {
        let start = Instant::now();
        let Some(sample) = samples.next() else { break };
        time += start.elapsed();
        let (_, steps, limit) = checker.verdict_and_steps(sample.payload.to_string().as_bytes());
        work.add(steps, limit);
        if is_as_told(checker, &sample) {
            n_valid += 1;
            hit.extend(sample.rule.map(|rule| rule.to_string()));
        } else {
            println!("    WRONG: {} {:?} {}", sample.about, sample.expected, sample.payload);
        }
    }
    (n_valid, time)
}

fn is_as_told(checker: &Checker, sample: &Sample) -> bool {
    let report = checker.check(sample.payload.to_string().as_bytes());
    let errors: Vec<&Finding> =
        report.findings().iter().filter(|finding| finding.is_error()).collect();
    match (&sample.expected, errors.as_slice()) {
        (None, []) => true,
        (Some(expected), [only]) => expected.is(only),
        _ => false,
    }
}
