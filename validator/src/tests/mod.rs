//! The checker through its door: schema and payload in, findings out, one line for each.

mod beyond;
mod documents;
mod errors;
mod hints;
mod long;
mod parts;
mod properties;
mod schemas;
mod spelling;
mod texts;
mod unions;
mod wall;

use crate::{Checker, Finding, Options, Report, codes};

const NOW: &str = "2026-11-21T16:00:00Z";

fn options() -> Options {
    Options::at(NOW.parse().expect("a timestamp"))
}

fn checker(schema: &str, options: Options) -> Checker {
    Checker::from_slice("test", schema.as_bytes(), options)
        .unwrap_or_else(|error| panic!("{error}"))
}

fn report(schema: &str, payload: &[u8]) -> Report {
    let checker = checker(schema, options());
    let report = checker.check(payload);
    for finding in report.findings() {
        let is_known = codes::find(&finding.code).is_some()
            || checker.schema_codes().contains_key(finding.code.as_str());
        assert!(is_known, "code `{}` is documented", finding.code);
    }
    report
}

/// `line:column severity code pointer`, and the field if another than the pointer's last.
fn line(finding: &Finding) -> String {
    let field = match &finding.field {
        Some(field) if !finding.pointer.ends_with(&format!("/{field}")) => format!(" [{field}]"),
        _ => String::new(),
    };
    let (place, pointer) = (&finding.place, &finding.pointer);
    let pointer = if pointer.is_empty() { "." } else { pointer };
    format!("{place} {} {} {pointer}{field}", finding.severity, finding.code)
}

/// Returns place, severity and code of a finding, without its message.
#[track_caller]
fn check(schema: &str, payload: &str, expected: &[&str]) {
    let report = report(schema, payload.as_bytes());
    let found: Vec<String> = report.findings().iter().map(line).collect();
    assert_eq!(found, expected, "{payload}");
}

/// Checks the message and help of the only finding.
#[track_caller]
fn check_message(schema: &str, payload: &str, message: &str, help: &str) {
    let report = report(schema, payload.as_bytes());
    let [finding] = report.findings() else { panic!("one finding, not {:?}", report.findings()) };
    assert_eq!(finding.message, message);
    assert_eq!(finding.help.as_deref().unwrap_or_default(), help);
}
