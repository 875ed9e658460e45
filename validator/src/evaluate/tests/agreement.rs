//! The evaluator and the crate `jsonschema` give the same verdicts, and the violations fit the verdict.

use serde_json::Value;
use tablature_schema::ir::{Draft, Keyword};

use super::{generator, *};

/// Returns the verdict, and checks that the violations, with those of every branch of every union, fit it.
fn checked_verdict(plan: &Plan, payload: &str) -> Verdict {
    let document = document(payload);
    let settings = Settings::default();
    let mut evaluator = Evaluator::new(plan, &document, &settings, payload.len());
    let root = plan.ir().root();
    let verdict = evaluator.verdict(root, document.root(), Scope::root());
    let mut waiting = vec![(root, document.root(), Scope::root())];
    let mut is_first = true;
    while let Some((schema, value, scope)) = waiting.pop() {
        let mut found = Vec::new();
        evaluator.violations(schema, value, scope, &mut |violation| {
            found.push(violation);
            ControlFlow::Continue(())
        });
        let is_undecided =
            found.iter().any(|violation| matches!(violation.kind, ViolationKind::Undecided(_)));
        assert!(!is_undecided, "{payload}: nothing here takes long");
        // Only branches of unions that are not valid follow.
        assert_eq!(found.is_empty(), is_first && verdict.is_valid(), "{payload}");
        is_first = false;
        for violation in found {
            if let ViolationKind::NoBranch = violation.kind {
                let node = plan.ir().node(violation.schema);
                let branches = match violation.keyword {
                    Some(Keyword::AnyOf) => node.any_of(),
                    _ => node.one_of(),
                };
                waiting.extend(
                    branches.iter().map(|branch| (*branch, violation.value, violation.scope)),
                );
            }
        }
    }
    verdict
}

fn compare(draft: Draft, seed: u64, schemas: u64, payloads: u64) {
    let mut random = generator::Random::new(seed);
    let mut counts = [0; 2];
    for _ in 0..schemas {
        let schema = generator::schema(&mut random, draft);
        let text = schema.to_string();
        let oracle = jsonschema::options().build(&schema).expect("the generator makes schemas");
        let plan = plan(&text);
        for _ in 0..payloads {
            let payload: Value = generator::value(&mut random, 3);
            let expected = oracle.is_valid(&payload);
            let found = checked_verdict(&plan, &payload.to_string());
            assert_eq!(found, Verdict::of(expected), "{payload} under {text}");
            counts[usize::from(expected)] += 1;
        }
    }
    assert!(counts[0] > payloads * schemas / 10, "{counts:?}: some are invalid");
    assert!(counts[1] > payloads * schemas / 10, "{counts:?}: some are valid");
}

#[test]
fn verdicts_agree_in_2020_12() {
    compare(Draft::Draft2020, 1, 1_500, 12);
}

#[test]
fn verdicts_agree_in_2019_09() {
    compare(Draft::Draft2019, 2, 800, 12);
}

#[test]
fn verdicts_agree_in_draft_7() {
    compare(Draft::Draft7, 3, 500, 12);
}

#[test]
fn verdicts_agree_in_draft_6() {
    compare(Draft::Draft6, 4, 300, 12);
}

#[test]
fn verdicts_agree_in_draft_4() {
    compare(Draft::Draft4, 5, 300, 12);
}
