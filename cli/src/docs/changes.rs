//! What changed between the versions of a family.

use std::time::Duration;

use tablature_contract::diff::{Day, Kind, Promise, Reading};
use tablature_report::{
    notice::Subject,
    safe,
    site::{Change, Changes, Effect},
};
use tablature_validator::{Severity, Timestamp};

use super::collect::Collected;
use crate::diff::{
    operand::Loaded,
    outcome::{Fate, Judged, Outcome, Terms, compare_pair},
    pairs::Pair,
};

/// Time after which two versions are not compared.
const BUDGET: Duration = Duration::from_mins(1);

/// Returns for each schema what changed since the one before, if that is an earlier version of it; and those that took too long.
pub(crate) fn changes(
    schemas: &[Collected],
    now: Timestamp,
    day: Day,
) -> (Vec<Option<Changes>>, Vec<String>) {
    let terms = Terms {
        promise: Promise::Full,
        reading: Reading::DeclaredOnly,
        asserts_format: true,
        now,
        budget: BUDGET,
        require_bump: false,
    };
    let loaded =
        |one: &Collected| Loaded { subject: Subject::named(&one.name), side: one.side.clone() };
    let is_later = |pair: &[Collected]| pair[0].family == pair[1].family;
    let mut all = vec![None; schemas.len()];
    let mut given_up = Vec::new();
    for at in (1..schemas.len()).filter(|at| is_later(&schemas[at - 1..=*at])) {
        let (before, schema) = (&schemas[at - 1], &schemas[at]);
        let pair = Pair {
            name: schema.family.clone(),
            old: Some(loaded(before)),
            new: Some(loaded(schema)),
        };
        let outcome = compare_pair(pair, &terms, day);
        if outcome.is_cut_short() {
            given_up.push(outcome.given_up(BUDGET).error.to_string());
            continue;
        }
        let since = before.version.as_deref().unwrap_or(&before.name);
        all[at] = Some(of(&outcome, since, &terms));
    }
    (all, given_up)
}

fn of(outcome: &Outcome, since: &str, terms: &Terms) -> Changes {
    let Fate::Compared(comparison) = &outcome.fate else {
        return Changes::new(since, Vec::new(), Vec::new());
    };
    let verdicts =
        terms.promise.directions().iter().map(|direction| {
            (direction.name(), comparison.verdict(terms.reading, *direction).name())
        });
    let changes = outcome.changes.iter().map(|judged| change(judged, terms));
    Changes::new(since, verdicts.collect(), changes.collect())
}

fn change(judged: &Judged, terms: &Terms) -> Change {
    let change = &judged.change;
    let effect = match change.rule.kind() {
        Kind::Annotation => Effect::Annotation,
        _ if judged.severity == Severity::Error => Effect::Breaking,
        _ if judged.severity == Severity::Warning => Effect::Review,
        _ if change.is_rewritten() => Effect::Rewritten,
        _ => Effect::Compatible,
    };
    let witness = terms.promise.directions().iter().find_map(|direction| {
        let payload = &change.verdict(terms.reading, *direction).witness()?.payload;
        Some(String::from_utf8_lossy(&safe::json(payload).ok()?).into_owned())
    });
    Change::new(effect, change.rule.name(), &change.path, &change.what).with_witness(witness)
}
