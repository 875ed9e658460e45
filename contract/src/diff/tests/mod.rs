//! Comparisons through the public interface.

mod acknowledged;
mod drafts;
mod dynamic;
mod history;
mod hostile;
mod languages;
mod reading;
mod rewritten;
mod search;
mod sources;
mod spelling;
mod table;

use serde_json::Value;
use tablature_validator::{Checker, Options as CheckerOptions, Timestamp};

use super::{Comparison, Direction, Options, Reading, Side, Verdict, compare};

fn now() -> Timestamp {
    "2026-11-21T16:00:00Z".parse().expect("a timestamp")
}

/// Compares both without a budget, and checks every witness against both schemas.
#[track_caller]
fn compared(old: &Value, new: &Value) -> Comparison {
    compared_by(old, new, true)
}

#[track_caller]
fn compared_by(old: &Value, new: &Value, asserts_format: bool) -> Comparison {
    let never = || false;
    let mut options = Options::new(now(), &never);
    options.asserts_format = asserts_format;
    let comparison = compare(&Side::new("old", old), &Side::new("new", new), &options);
    if asserts_format {
        check_witnesses(&comparison, old, new);
    }
    comparison
}

/// Checks that every witness about the whole is valid under one side and invalid under the other.
#[track_caller]
fn check_witnesses(comparison: &Comparison, old: &Value, new: &Value) {
    let checker = |schema: &Value| Checker::from_value("side", schema, CheckerOptions::at(now()));
    let (Ok(old), Ok(new)) = (checker(old), checker(new)) else { return };
    let accepts =
        |checker: &Checker, payload: &Value| checker.is_valid(payload.to_string().as_bytes());
    for reading in [Reading::AsWritten, Reading::DeclaredOnly] {
        for direction in Direction::BOTH {
            let whole = [comparison.verdict(reading, direction)].into_iter();
            let changes =
                comparison.changes.iter().map(|change| change.verdict(reading, direction));
            for witness in whole.chain(changes).filter_map(Verdict::witness) {
                let (writer, reader) = match direction {
                    Direction::Backward => (&old, &new),
                    Direction::Forward => (&new, &old),
                };
                assert!(accepts(writer, &witness.payload), "{direction:?} {}", witness.payload);
                assert!(!accepts(reader, &witness.payload), "{direction:?} {}", witness.payload);
                assert!(!witness.rejections.is_empty());
            }
        }
    }
}

/// Formats the four verdicts: as written backward and forward, declared only backward and forward.
fn four(comparison: &Comparison) -> String {
    let mark = |verdict: &Verdict| match verdict {
        Verdict::Compatible => '✓',
        Verdict::Breaking(_) => '✗',
        Verdict::Unknown(_) => '?',
    };
    let mut text = String::new();
    for reading in [Reading::AsWritten, Reading::DeclaredOnly] {
        if !text.is_empty() {
            text.push(' ');
        }
        text.extend(Direction::BOTH.map(|direction| mark(comparison.verdict(reading, direction))));
    }
    text
}

/// Formats the verdicts of each change as written: its rule, backward, forward.
fn changes(comparison: &Comparison) -> Vec<String> {
    let mark = |verdict: &Verdict| match verdict {
        Verdict::Compatible => '✓',
        Verdict::Breaking(_) => '✗',
        Verdict::Unknown(_) => '?',
    };
    let each = comparison.changes.iter();
    each.map(|change| {
        let marks = Direction::BOTH.map(|way| mark(change.verdict(Reading::AsWritten, way)));
        format!("{} {}", change.rule.name(), marks.iter().collect::<String>())
    })
    .collect()
}
