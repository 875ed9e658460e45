//! Tests that what is proved is what the evaluator and the hints find, for schemas and payloads of all kinds.

mod agreement;
mod describe;
mod lines;
mod mutants;
mod payloads;
mod strings;

use tablature_schema::json::Origin;

use super::{Aim, Answer};
use crate::{Checker, Options, finding::Report};

const NOW: &str = "2026-11-21T16:00:00Z";

fn checker(schema: &str) -> Checker {
    let options = Options::at(NOW.parse().expect("it is a timestamp"));
    let checker = Checker::from_slice("test", schema.as_bytes(), options)
        .unwrap_or_else(|error| panic!("{error}\n{schema}"));
    checker.warm_up();
    checker
}

/// Returns what is proved, and the findings without a proof. Fails if they do not fit.
#[track_caller]
fn prove(checker: &Checker, payload: &[u8]) -> (Answer, Report) {
    let settings = checker.settings();
    let report = checker.explain_by(payload, Origin::FILE, settings);
    let shown = || String::from_utf8_lossy(payload).into_owned();
    let schema = || &checker.ir().documents()[0].text;
    let silent = checker.prove(Aim::Silent, payload, settings);
    if silent == Answer::Noted {
        assert_eq!(checker.check(payload), report, "{}\n{}", shown(), schema());
    }
    if silent == Answer::Silent {
        let findings = report.findings();
        assert!(findings.is_empty(), "{}\n{}\n{findings:#?}", shown(), schema());
    }
    let valid = checker.prove(Aim::Valid, payload, settings);
    if valid != Answer::Open || silent != Answer::Open {
        let errors: Vec<_> = report.findings().iter().filter(|it| it.is_error()).collect();
        assert!(errors.is_empty(), "{}\n{}\n{errors:#?}", shown(), schema());
    }
    (if matches!(silent, Answer::Silent | Answer::Noted) { silent } else { valid }, report)
}

/// Payloads with what is proved of them.
#[track_caller]
fn check(schema: &str, payloads: &[(&str, Answer)]) {
    let checker = checker(schema);
    for (payload, expected) in payloads {
        let (found, report) = prove(&checker, payload.as_bytes());
        assert_eq!(found, *expected, "{schema}\n{payload}\n{:#?}", report.findings());
    }
}
