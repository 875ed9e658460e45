//! Each pair with its verdicts and acknowledgements.

use std::{
    iter,
    path::Path,
    time::{Duration, Instant},
};

use anyhow::anyhow;
use tablature_contract::diff::{
    Acknowledgement, Acknowledgements, Bump, Change, Comparison, Day, Direction, JudgedAsWritten,
    Kind, Options, Promise, Reading, Readings, Reason, SchemaVer, Standing, Verdict, compare,
    removed,
};
use tablature_report::{notice::Subject, run::Level};
use tablature_validator::{Severity, Timestamp};

use super::{
    pairs::{InputFailure, Pair},
    versions,
};
use crate::{config::ChangeLevel, interrupt};

/// Directions to check, and the settings for it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Terms {
    pub(crate) promise: Promise,
    pub(crate) reading: Reading,
    pub(crate) asserts_format: bool,
    pub(crate) now: Timestamp,
    /// For each pair.
    pub(crate) budget: Duration,
    pub(crate) require_bump: bool,
}

/// Result for a schema.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) pair: Pair,
    pub(crate) fate: Fate,
    /// Every change, with its acknowledgement.
    pub(crate) changes: Vec<Judged>,
    /// Error in the version, if that was checked.
    pub(crate) version_fault: Option<String>,
}

/// Result for a schema, before its changes are looked at.
#[derive(Debug)]
pub(crate) enum Fate {
    /// It is new: nobody relies on it.
    Added,
    /// Old and new are identical.
    Identical,
    /// It was compared; a removed schema breaks everybody who relied on it.
    Compared(Box<Comparison>),
}

/// A change, and its acknowledgement.
#[derive(Debug)]
pub(crate) struct Judged {
    pub(crate) change: Change,
    pub(crate) severity: Severity,
    /// Set if it breaks somebody in a direction that was checked, whatever severity it was given.
    pub(crate) breaks: bool,
    /// Set if the configuration leaves it out.
    pub(crate) is_allowed: bool,
    /// `None` where nothing fails.
    pub(crate) standing: Option<Standing>,
}

impl Judged {
    /// Returns the word for it, for people.
    pub(crate) fn word(&self, terms: &Terms) -> &'static str {
        match (&self.standing, self.severity) {
            (Some(Standing::Acknowledged(_)), _) => "acknowledged",
            (_, Severity::Error) if self.breaks => "breaking",
            (_, Severity::Error) => "error",
            _ if self.breaks => "tolerated",
            _ if is_potential(&self.change, terms) => "potential",
            _ if self.change.rule.kind() == Kind::Unclassified => "unclassified",
            (_, Severity::Warning) => "unknown",
            _ if self.change.is_rewritten() => "rewritten",
            _ => "compatible",
        }
    }
}

/// How a pair bears on the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Result {
    /// Nobody breaks, or all breaks are acknowledged.
    Kept,
    /// Neither proved nor shown.
    Unknown,
    /// Somebody breaks.
    Broken,
}

impl Outcome {
    /// The comparison, if there was one.
    pub(crate) fn comparison(&self) -> Option<&Comparison> {
        match &self.fate {
            Fate::Compared(comparison) => Some(comparison),
            Fate::Added | Fate::Identical => None,
        }
    }

    /// How it bears on the exit code.
    pub(crate) fn result(&self, terms: &Terms) -> Result {
        if self.version_fault.is_some() {
            return Result::Broken;
        }
        let Some(comparison) = self.comparison() else { return Result::Kept };
        // What the configuration calls an error breaks its own promise.
        let is_raised = |judged: &Judged| {
            !judged.breaks && matches!(judged.standing, Some(Standing::New | Standing::Expired(_)))
        };
        if self.changes.iter().any(is_raised) {
            return Result::Broken;
        }
        match comparison.worst(terms.reading, terms.promise) {
            Verdict::Compatible => Result::Kept,
            Verdict::Breaking(_) => self.broken(terms),
            _ => Result::Unknown,
        }
    }

    /// Somebody breaks; returns whether all breaks are acknowledged, or no errors to the configuration.
    fn broken(&self, terms: &Terms) -> Result {
        let is_agreed =
            |judged: &Judged| matches!(judged.standing, None | Some(Standing::Acknowledged(_)));
        let breaking: Vec<&Judged> = self.changes.iter().filter(|judged| judged.breaks).collect();
        if breaking.is_empty() || !breaking.into_iter().all(is_agreed) {
            return Result::Broken;
        }
        let is_open = self.comparison().is_some_and(|one| has_unknown_change(one, terms));
        if is_open { Result::Unknown } else { Result::Kept }
    }

    /// Returns whether a change breaks payloads with undeclared fields only.
    pub(crate) fn has_potential(&self, terms: &Terms) -> bool {
        self.changes.iter().any(|judged| is_potential(&judged.change, terms))
    }

    /// Returns whether there is nothing to report about it.
    pub(crate) fn is_as_before(&self, terms: &Terms) -> bool {
        self.changes.is_empty()
            && !matches!(self.fate, Fate::Added)
            && self.version_fault.is_none()
            && self.result(terms) == Result::Kept
            && self.pair.new.is_some()
    }

    /// Returns whether the budget ended before every change was judged.
    pub(crate) fn is_cut_short(&self) -> bool {
        let of = |readings: &Readings| {
            [Reading::DeclaredOnly, Reading::AsWritten].into_iter().any(|reading| {
                let is_open = |direction: &Direction| {
                    *readings.of(reading, *direction) == Verdict::Unknown(Reason::Budget)
                };
                Direction::BOTH.iter().any(is_open)
            })
        };
        self.comparison().is_some_and(|comparison| of(&comparison.readings))
            || self.changes.iter().any(|judged| of(&judged.change.readings))
    }

    /// Returns the error of a pair that was given up.
    pub(crate) fn given_up(&self, budget: Duration) -> InputFailure {
        let sides = [&self.pair.old, &self.pair.new].into_iter().flatten();
        let labels: Vec<String> =
            sides.clone().map(|one| format!("`{}`", one.side.label)).collect();
        let subject = sides
            .last()
            .map_or_else(|| Subject::file(Path::new(&self.pair.name)), |one| one.subject.clone());
        let error = anyhow!(
            "{} were not compared within {budget:?}; `--budget` gives them more time",
            labels.join(" and ")
        );
        InputFailure { subject, error }
    }

    /// The version advice, if there is any.
    pub(crate) fn bump(&self, terms: &Terms) -> Option<(Bump, SchemaVer)> {
        Some(self.comparison()?.bump(terms.reading, terms.promise))
    }
}

/// Compares a pair by terms that nobody changed and agreed to nothing about.
pub(crate) fn compare_pair(pair: Pair, terms: &Terms, day: Day) -> Outcome {
    let fate = fate(&pair, terms);
    judge(pair, fate, terms, &[], &mut Acknowledgements::new(Vec::new(), day))
}

/// Compares a pair.
pub(super) fn fate(pair: &Pair, terms: &Terms) -> Fate {
    #[allow(clippy::disallowed_methods, reason = "the command keeps the time")]
    let begun = Instant::now();
    let is_spent = || begun.elapsed() >= terms.budget || interrupt::is_received();
    let mut options = Options::new(terms.now, &is_spent);
    options.asserts_format = terms.asserts_format;
    match (&pair.old, &pair.new) {
        (Some(old), Some(new)) => {
            let (old, new) = (&old.side, &new.side);
            if old.is_identical(new) {
                return Fate::Identical;
            }
            Fate::Compared(Box::new(compare(old, new, &options)))
        }
        (Some(old), None) => Fate::Compared(Box::new(removed(&old.side, &options))),
        (None, _) => Fate::Added,
    }
}

/// Looks at the changes of a pair: how severe they are, and what was agreed to.
pub(super) fn judge(
    pair: Pair,
    mut fate: Fate,
    terms: &Terms,
    levels: &[ChangeLevel],
    acknowledged: &mut Acknowledgements,
) -> Outcome {
    let changes = match &mut fate {
        Fate::Compared(comparison) => comparison.changes.clone(),
        Fate::Added | Fate::Identical => Vec::new(),
    };
    // Acknowledgements take the name in JSON, and those that people are shown.
    let labels = [&pair.new, &pair.old].into_iter().flatten().map(|one| one.side.label.as_str());
    let names: Vec<&str> = iter::once(pair.name.as_str()).chain(labels).collect();
    let changes = changes
        .into_iter()
        .map(|change| {
            let own = change.severity(terms.reading, terms.promise);
            let is_for = |level: &&ChangeLevel| {
                level.rule.is_none_or(|rule| rule == change.rule)
                    && level.path.as_ref().is_none_or(|path| path.is_match(&change.place))
            };
            let level = levels.iter().find(is_for).map(|level| level.severity);
            let severity = match level {
                None => own,
                Some(Level::Severity(severity)) => severity,
                Some(_) => Severity::Advice,
            };
            let standing =
                (severity == Severity::Error).then(|| acknowledged.standing(&names, &change));
            let is_allowed = level == Some(Level::Allow);
            Judged { change, severity, breaks: own == Severity::Error, is_allowed, standing }
        })
        .collect();
    let mut outcome = Outcome { pair, fate, changes, version_fault: None };
    if terms.require_bump {
        outcome.version_fault = version_fault(&outcome, terms);
    }
    outcome
}

/// Returns an error if the version was incremented by less than the changes require.
fn version_fault(outcome: &Outcome, terms: &Terms) -> Option<String> {
    let (old, new) = (outcome.pair.old.as_ref()?, outcome.pair.new.as_ref()?);
    let advice = outcome.bump(terms)?;
    // Schemas without a version are reported as such.
    versions::version(&old.side).and(versions::version(&new.side))?;
    let Some(increment) = versions::increment(&old.side, &new.side) else {
        return Some("the new version is lower than the old one".to_owned());
    };
    let needed = increment.lacking(advice)?;
    Some(if increment.is_nothing() {
        format!(
            "the changes require {} version, but the version is unchanged",
            with_article(needed)
        )
    } else {
        let name = increment.name();
        format!(
            "the changes require {} version, but this is {} one",
            with_article(needed),
            with_article(name)
        )
    })
}

fn with_article(name: &str) -> String {
    let article = if name.starts_with(['A', 'a']) { "an" } else { "a" };
    format!("{article} {name}")
}

fn has_unknown_change(comparison: &Comparison, terms: &Terms) -> bool {
    comparison.unknown_changes(terms.reading, terms.promise).next().is_some()
}

/// Where the schemas are judged as written, though declared fields only were asked for.
pub(crate) fn judged_as_written<'a>(
    comparison: &'a Comparison,
    terms: &Terms,
) -> &'a [JudgedAsWritten] {
    match terms.reading {
        Reading::DeclaredOnly => &comparison.judged_as_written,
        Reading::AsWritten => &[],
    }
}

/// The reason of a verdict that is unknown, and what can be done about it.
pub(crate) fn reason(verdict: &Verdict) -> Option<String> {
    match verdict {
        Verdict::Unknown(reason) => Some(reason.to_string()),
        _ => None,
    }
}

/// ` until DAY`, of an acknowledgement that expires.
pub(crate) fn until(entry: &Acknowledgement) -> String {
    entry.expires.map(|day| format!(" until {day}")).unwrap_or_default()
}

/// Returns whether only payloads with undeclared fields break, in a direction that was asked for.
pub(crate) fn is_potential(change: &Change, terms: &Terms) -> bool {
    let mut directions = terms.promise.directions().iter();
    directions.any(|direction: &Direction| change.readings.is_potential(*direction))
}

/// Returns an error about the side of a pair that has no version to compare, if there is one.
pub(crate) fn lacks_version(outcome: &Outcome) -> Option<InputFailure> {
    let (old, new) = (outcome.pair.old.as_ref()?, outcome.pair.new.as_ref()?);
    let lacking = [new, old].into_iter().find(|one| versions::version(&one.side).is_none())?;
    let error = anyhow!(
        "`{}` has no version, which `--require-bump` compares; end its `$id` in a version, such as \
         `urn:acme:order@1.2.3`",
        lacking.side.label
    );
    Some(InputFailure { subject: new.subject.clone(), error })
}
