//! Samples are what they claim to be.

mod catalogue;
mod corpus;
mod hostile;
mod keywords;

use serde_json::Value;
use tablature_validator::{Checker, Finding, Options};

use super::{Sample, Sampler};

fn options() -> Options {
    Options::at("2026-11-21T16:00:00Z".parse().expect("a timestamp"))
}

fn sampler(schema: &Value) -> Sampler {
    Sampler::from_value("test", schema, &options()).expect("a schema")
}

/// Checks that a sample is valid, or has exactly the expected error.
#[track_caller]
fn check(checker: &Checker, sample: &Sample) {
    let report = checker.check(sample.payload.to_string().as_bytes());
    let errors: Vec<&Finding> =
        report.findings().iter().filter(|finding| finding.is_error()).collect();
    match &sample.expected {
        None => assert!(errors.is_empty(), "{}: {} {errors:#?}", sample.about, sample.payload),
        Some(expected) => {
            let is_it = matches!(errors.as_slice(), [only] if expected.is(only));
            assert!(is_it, "{}: {expected} {} {errors:#?}", sample.about, sample.payload);
        }
    }
}
