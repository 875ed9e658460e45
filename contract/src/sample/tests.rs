//! Samples are what they say they are.

use serde_json::{Value, json};
use tablature_schema::catalogue;
use tablature_validator::Options;

use super::Sampler;

fn options() -> Options {
    Options::at("2026-11-21T16:00:00Z".parse().expect("a timestamp"))
}

#[test]
fn every_schema_of_the_catalogue_has_right_payloads() {
    for entry in catalogue::entries() {
        let sampler = Sampler::for_entry(entry, options());
        let samples = sampler.valid(1).unwrap();
        let round = samples.round();
        for sample in samples.take(round.min(60)) {
            assert!(sampler.accepts(&sample.payload));
            println!("{}: {}", sample.about, sample.payload);
        }
    }
}

#[test]
fn probe_rules() {
    for entry in catalogue::entries() {
        let sampler = Sampler::for_entry(entry, options());
        println!("{}: {} reached", entry.id(), sampler.rules().len());
        for unreached in sampler.unreached() {
            println!("   {} — {}", unreached.rule, unreached.reason);
        }
    }
}
