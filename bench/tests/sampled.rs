//! Payloads made from the catalogue's schemas: another validator gives the announced verdicts.
//!
//! A few of each kind for each schema; as many as `TABLATURE_SAMPLES` says where that is set.

mod rival;

use std::{env, io::Write as _};

use rival::Rival;
use tablature::{Options, catalogue};
use tablature_contract::sample::Sampler;

/// Payloads of each kind for each schema where the environment says nothing.
const N_PAYLOADS: usize = 60;

#[test]
fn boon_gives_the_announced_verdicts_on_samples() {
    let n_payloads = env::var("TABLATURE_SAMPLES").map_or(N_PAYLOADS, |n| {
        n.parse().unwrap_or_else(|_| panic!("TABLATURE_SAMPLES is a number, not `{n}`"))
    });
    let options = Options::at("2026-11-21T16:00:00Z".parse().expect("a timestamp"));
    let (mut n_valid, mut n_invalid, mut n_ours) = (0, 0, 0);
    for entry in catalogue::entries() {
        let rival = Rival::compile(entry);
        let made = Sampler::from_catalogue(entry, &options);
        let valid = made.valid(11).expect("there are valid payloads").take(n_payloads);
        let at_limits = made.boundary(11).expect("there are limits").take(n_payloads);
        for sample in valid.chain(at_limits) {
            let refusal = rival.refusal(&sample.payload);
            assert_eq!(refusal, None, "{}: {} {}", entry.id(), sample.about, sample.payload);
            n_valid += 1;
        }
        for sample in made.invalid(11).expect("there are rules").take(n_payloads) {
            let expected = sample.expected.expect("a fault is announced");
            // Plain JSON Schema has no clock.
            if expected.keyword == "maxAge" {
                n_ours += 1;
                continue;
            }
            let refusal = rival.refusal(&sample.payload);
            assert!(refusal.is_some(), "{}: {expected} {}", entry.id(), sample.payload);
            n_invalid += 1;
        }
    }
    // Past the test harness, which swallows what `println!` says in a test that succeeds.
    let account = format!(
        "boon: {n_valid} valid payloads accepted, {n_invalid} invalid ones rejected, {n_ours} left out whose error it cannot see\n"
    );
    std::io::stderr().write_all(account.as_bytes()).expect("an open standard error");
}
