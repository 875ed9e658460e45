//! Types and validator agree on payloads that nobody wrote: mutations of the sample payloads.
//!
//! A few thousand for each schema of the catalogue; as many as `TABLATURE_MUTATIONS` says where that is set
//! (`cargo xtask mutations` sets it to 100,000).

use std::env;

use serde_json::Value;
use tablature::catalogue;

use super::{
    account::Account,
    conformance::{Built, built, say},
    mutations::Mutator,
};

/// Payloads for each schema where the environment says nothing.
const N_PAYLOADS: usize = 2000;

/// How many payloads are held in memory at a time.
const BATCH: usize = 5000;

/// As many payloads as the environment says, or `default`.
pub(crate) fn n_payloads(default: usize) -> usize {
    env::var("TABLATURE_MUTATIONS").map_or(default, |n| {
        n.parse().unwrap_or_else(|_| panic!("TABLATURE_MUTATIONS is a number, not `{n}`"))
    })
}

#[test]
fn types_and_validator_agree_on_mutations_of_payloads() {
    let n_payloads = n_payloads(N_PAYLOADS);
    let Built { workshop, subjects, refused, .. } = built();
    let of_catalogue = |id: &str| catalogue::entries().iter().any(|entry| entry.id() == id);
    let n_with_types = subjects.iter().filter(|subject| of_catalogue(&subject.name)).count();
    assert_eq!(n_with_types, catalogue::entries().len(), "without types: {refused:#?}");
    let mut is_clean = true;
    let mut faults = String::new();
    for (index, subject) in subjects.iter().enumerate() {
        if !of_catalogue(&subject.name) {
            continue;
        }
        let samples: Vec<Value> =
            subject.texts.iter().filter_map(|text| serde_json::from_str(text).ok()).collect();
        let mut mutator = Mutator::new(&subject.schema, &samples, 0x7461_626c);
        let mut account = Account::default();
        let mut n_left = n_payloads;
        while n_left > 0 {
            let n_now = n_left.min(BATCH);
            n_left -= n_now;
            let texts: Vec<String> = (0..n_now).map(|_| mutator.payload().to_string()).collect();
            let jobs: Vec<(usize, &str)> =
                texts.iter().map(|text| (index, text.as_str())).collect();
            for ((_, text), answer) in jobs.iter().zip(workshop.ask(&jobs)) {
                account.enter(subject, text, &answer);
            }
        }
        say(&format!("types of {}: {}\n", subject.name, account.figures()));
        is_clean &= account.is_clean();
        faults.push_str(&account.faults());
        let n_invalid = account.n_documents - account.n_valid;
        assert!(account.n_valid * 20 > n_payloads, "{}: hardly one is valid", subject.name);
        assert!(n_invalid * 5 > n_payloads, "{}: hardly one is wrong", subject.name);
    }
    assert!(is_clean, "{faults}");
}
