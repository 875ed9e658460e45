//! The evaluator through its door: schema and payload in, verdict and violations out.

mod agreement;
pub(crate) mod generator;
mod hostile;
mod keywords;
mod violations;

use std::{ops::ControlFlow, sync::Arc};

use tablature_schema::load::{LoadOptions, NoSource, load};

use super::{Evaluator, Plan, Scope, Settings, Verdict, Violation, ViolationKind};
use crate::json::{Document, parse};

fn plan(schema: &str) -> Plan {
    let ir = load("test", schema.as_bytes(), &LoadOptions::default(), &mut NoSource)
        .unwrap_or_else(|error| panic!("{error}\n{schema}"));
    Plan::new(Arc::new(ir))
}

fn document(payload: &str) -> Document<'_> {
    parse(payload.as_bytes(), 128).unwrap_or_else(|fault| panic!("{fault:?}\n{payload}")).0
}

fn verdict_with(plan: &Plan, payload: &str, settings: &Settings) -> Verdict {
    let document = document(payload);
    let mut evaluator = Evaluator::new(plan, &document, settings, payload.len());
    evaluator.verdict(plan.ir().root(), document.root(), Scope::root())
}

/// Payloads, each with whether it is valid.
#[track_caller]
fn check(schema: &str, payloads: &[(&str, bool)]) {
    let plan = plan(schema);
    for (payload, expected) in payloads {
        let found = verdict_with(&plan, payload, &Settings::default());
        assert_eq!(found, Verdict::of(*expected), "{payload} under {schema}");
        assert_eq!(violations(&plan, payload).is_empty(), *expected, "{payload} under {schema}");
    }
}

/// `pointer of the schema/keyword: value: kind` for each violation.
fn violations(plan: &Plan, payload: &str) -> Vec<String> {
    let document = document(payload);
    let settings = Settings::default();
    let mut evaluator = Evaluator::new(plan, &document, &settings, payload.len());
    let mut lines = Vec::new();
    evaluator.violations(plan.ir().root(), document.root(), Scope::root(), &mut |violation| {
        lines.push(line(plan, payload, &violation));
        ControlFlow::Continue(())
    });
    lines
}

fn line(plan: &Plan, payload: &str, violation: &Violation<'_>) -> String {
    let pointer = &plan.ir().node(violation.schema).location.pointer;
    let keyword = violation.keyword.map_or("", |keyword| keyword.name());
    let value = &payload[violation.value.span()];
    let kind = match violation.kind {
        ViolationKind::Assertion(_) => String::new(),
        ViolationKind::Missing { name, because: None } => format!(" misses {name}"),
        ViolationKind::Missing { name, because: Some(because) } => {
            format!(" misses {name} because of {because}")
        }
        ViolationKind::UnknownProperty(member) => format!(" knows no {}", member.key()),
        ViolationKind::FalseSchema => " is false".to_owned(),
        ViolationKind::BadName { member, keyword, .. } => {
            format!(" rejects {} by {}", member.key(), keyword.map_or("", |keyword| keyword.name()))
        }
        ViolationKind::Contains { found, .. } => format!(" found {found}"),
        ViolationKind::ExtraItems(index) => format!(" ends at {index}"),
        ViolationKind::NoBranch => " has no branch".to_owned(),
        ViolationKind::SeveralBranches(..) => " has several branches".to_owned(),
        ViolationKind::Not => " is not".to_owned(),
        ViolationKind::Content => " is no content".to_owned(),
        ViolationKind::Undecided(reason) => format!(" undecided by {reason:?}"),
    };
    format!("{pointer} {keyword} {value}{kind}")
}
