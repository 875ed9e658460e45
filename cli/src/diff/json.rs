//! For programs: JSON Lines with stable keys: a line for each change, one for each pair, one for each change that several schemas
//! share, one at the end.
//!
//! New keys may be added at the end of each line. `docs/schemas/diff.json` is derived from these types.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value;
use tablature_contract::diff::{
    self as contract, Direction, Kind, Reading, Readings, Standing, Verdict,
};
use tablature_report::safe;
use tablature_validator::Severity;

use super::{
    outcome::{Fate, Judged, Outcome, Result, Terms},
    shared::{Entry, Reported, Shared},
};

/// One line of the output of `tablature diff --format json`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "lowercase")]
pub(crate) enum Line<'a> {
    /// One change.
    Change(Box<ChangeLine<'a>>),
    /// Result for one schema; follows its changes.
    Comparison(Box<ComparisonLine<'a>>),
    /// A change that several schemas share, with all of them; follows the last schema.
    Shared(SharedLine<'a>),
    /// Totals of the run; the last line.
    Summary(SummaryLine),
}

/// A change.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ChangeLine<'a> {
    /// The schema, without version and revision; the first of those that share the change. The change has no further line for
    /// the others, which name its fingerprint in `shared`.
    schema: &'a str,
    /// Rule that names the kind of change; `tablature explain RULE` documents it.
    rule: &'a str,
    /// Effect of the change: on acceptance, on annotations only, or unclassified.
    kind: KindName,
    /// Severity in the directions that were checked.
    severity: SeverityName,
    /// Description of the change, for people.
    message: &'a str,
    /// The place in a payload, for people.
    path: &'a str,
    /// JSON Pointer into the old schema; null if the schema lacks the place.
    old_pointer: Option<&'a str>,
    /// JSON Pointer into the new schema; null if the schema lacks the place.
    new_pointer: Option<&'a str>,
    /// Old value, abridged.
    old: Option<&'a Value>,
    /// New value, abridged.
    new: Option<&'a Value>,
    /// Verdicts for this change: old payloads under the new schema, and new ones under the old.
    verdicts: ReadingLines<'a>,
    /// Is `true` if the same payloads are valid as before: the change was proved in both directions, as written.
    rewritten: bool,
    /// Who breaks, for people: one sentence for each checked direction in which somebody does.
    breaks: Vec<String>,
    /// Fingerprint by which acknowledgements name the change.
    fingerprint: &'a str,
    /// Acknowledgement of the break; null if the change breaks nothing that is checked.
    standing: Option<StandingLine<'a>>,
}

/// Result for a schema.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ComparisonLine<'a> {
    /// The schema, without version and revision.
    schema: &'a str,
    /// The old schema; null if there was none.
    old: Option<&'a str>,
    /// The new schema; null if there is none.
    new: Option<&'a str>,
    /// Presence on both sides.
    fate: FateName,
    /// Verdicts for the whole schema; null unless both versions were compared.
    verdicts: Option<ReadingLines<'a>>,
    /// The part of the version to increment.
    bump: Option<&'a str>,
    /// The part of a `SchemaVer` version to increment.
    schema_ver: Option<&'a str>,
    /// Error in the version; null unless `--require-bump` found one.
    version_fault: Option<&'a str>,
    /// Result in the directions that were checked, acknowledgements considered.
    result: ResultName,
    /// Places where a schema accepts nothing with declared fields only; they are judged as written in both readings.
    judged_as_written: Vec<PlaceLine<'a>>,
    /// Fingerprints of changes of this schema that have a line with an earlier one.
    shared: Vec<&'a str>,
}

/// The schemas of a change.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct SharedLine<'a> {
    /// Fingerprint of the change.
    fingerprint: &'a str,
    /// Rule of the change.
    rule: &'a str,
    /// Severity of the change.
    severity: SeverityName,
    /// The place in a payload of the first schema, for people.
    path: &'a str,
    /// The schemas, the first one first.
    schemas: Vec<&'a str>,
}

/// A place in one of the schemas.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct PlaceLine<'a> {
    /// Name of the schema.
    schema: &'a str,
    /// JSON Pointer into it.
    pointer: &'a str,
}

/// Totals of a run.
#[derive(Debug, Clone, Copy, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct SummaryLine {
    /// Pairs of schemas.
    pub(crate) schemas: usize,
    /// Schemas that break somebody in a direction that was checked.
    pub(crate) broken: usize,
    /// Schemas whose result is unknown.
    pub(crate) unknown: usize,
    /// Changes that affect which payloads are valid; one that schemas share counts once.
    pub(crate) changes: usize,
    /// Acknowledged breaking changes.
    pub(crate) acknowledged: usize,
    /// Breaking changes whose acknowledgement has expired.
    pub(crate) expired: usize,
    /// Acknowledgements that match no change.
    pub(crate) unused: usize,
    /// Files that could not be read.
    pub(crate) unreadable: usize,
}

impl SummaryLine {
    /// Returns the result of the run in one sentence.
    pub(crate) fn in_words(&self) -> String {
        let count =
            |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
        let mut parts = vec![
            count(self.schemas, "schema compared", "schemas compared"),
            count(self.changes, "change", "changes"),
            count(self.broken, "breaking schema", "breaking schemas"),
        ];
        for (n, one, many) in [
            (self.unknown, "unknown", "unknown"),
            (self.acknowledged, "acknowledged break", "acknowledged breaks"),
            (self.expired, "expired acknowledgement", "expired acknowledgements"),
            (self.unused, "unused acknowledgement", "unused acknowledgements"),
            (self.unreadable, "schema that cannot be read", "schemas that cannot be read"),
        ] {
            if n > 0 {
                parts.push(count(n, one, many));
            }
        }
        parts.join(", ")
    }
}

/// Verdicts in both readings.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ReadingLines<'a> {
    /// Producers send declared fields only.
    declared_only: DirectionLines<'a>,
    /// As in JSON Schema.
    as_written: DirectionLines<'a>,
}

/// Verdicts in both directions.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct DirectionLines<'a> {
    /// Old payloads, new schema.
    backward: VerdictLine<'a>,
    /// New payloads, old schema.
    forward: VerdictLine<'a>,
}

/// A verdict.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct VerdictLine<'a> {
    /// The verdict: proved, shown by a witness, or neither.
    verdict: VerdictName,
    /// Reason of an unknown verdict.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    /// The witness: a payload that shows the break.
    #[serde(skip_serializing_if = "Option::is_none")]
    witness: Option<WitnessLine<'a>>,
}

/// A payload that one side accepts and the other rejects.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct WitnessLine<'a> {
    /// The payload.
    payload: &'a Value,
    /// The time at which it was checked.
    now: String,
    /// Is always `true`: the whole schemas were compared, rather than the old one with and without this change.
    whole: bool,
    /// Why it is rejected.
    refusals: Vec<RejectionLine<'a>>,
}

/// Why a payload is rejected.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct RejectionLine<'a> {
    /// JSON Pointer into the payload.
    pointer: &'a str,
    /// The code of the finding.
    code: &'a str,
    /// Message, for people.
    message: &'a str,
}

/// Acknowledgement of a break.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct StandingLine<'a> {
    /// State of the acknowledgement.
    state: StateName,
    /// Why the break is acceptable.
    reason: Option<&'a str>,
    /// Who acknowledged it.
    who: Option<&'a str>,
    /// The last day on which it applies.
    expires: Option<String>,
}

macro_rules! names {
    ($(#[$doc:meta])* $name:ident { $($variant:ident),* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Serialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        #[serde(rename_all = "lowercase")]
        enum $name { $($variant),* }
    };
}

names!(
    #[doc = "Effect of a change."]
    KindName { Acceptance, Annotation, Unclassified }
);
names!(
    #[doc = "Severity of a change."]
    SeverityName { Error, Warning, Advice }
);
names!(
    #[doc = "Presence of a schema on both sides."]
    FateName { Added, Removed, Identical, Compared }
);
names!(
    #[doc = "A verdict."]
    VerdictName { Compatible, Breaking, Unknown }
);
names!(
    #[doc = "Result for a schema: nobody breaks, unknown, or somebody breaks."]
    ResultName { Kept, Unknown, Broken }
);
names!(
    #[doc = "State of an acknowledgement."]
    StateName { New, Acknowledged, Expired }
);

/// Prints one pair.
pub(crate) fn outcome(
    out: &mut dyn Write,
    outcome: &Outcome,
    terms: &Terms,
    reported: &Reported<'_>,
) -> io::Result<()> {
    for (_, judged) in &reported.new {
        line(out, &Line::Change(Box::new(change(&outcome.pair.name, judged, terms))))?;
    }
    let mut comparison = comparison(outcome, terms);
    let before = reported.before.iter();
    comparison.shared = before.map(|(_, one)| one.change.fingerprint.as_str()).collect();
    line(out, &Line::Comparison(Box::new(comparison)))
}

/// Prints the changes that several schemas share.
pub(crate) fn shared(out: &mut dyn Write, shared: &Shared) -> io::Result<()> {
    for entry in shared.shared() {
        let Entry { fingerprint, rule, path, .. } = entry;
        let severity = severity(entry.severity);
        let schemas = entry.schemas().collect();
        line(out, &Line::Shared(SharedLine { fingerprint, rule, severity, path, schemas }))?;
    }
    Ok(())
}

/// Prints a line.
pub(crate) fn line(out: &mut dyn Write, line: &Line<'_>) -> io::Result<()> {
    out.write_all(&safe::json(line)?)?;
    out.write_all(b"\n")
}

fn change<'a>(schema: &'a str, judged: &'a Judged, terms: &Terms) -> ChangeLine<'a> {
    let change = &judged.change;
    let directions = terms.promise.directions().iter();
    ChangeLine {
        schema,
        rule: change.rule.name(),
        kind: match change.rule.kind() {
            Kind::Acceptance => KindName::Acceptance,
            Kind::Annotation => KindName::Annotation,
            Kind::Unclassified => KindName::Unclassified,
        },
        severity: severity(judged.severity),
        message: &change.what,
        path: &change.path,
        old_pointer: change.old_pointer.as_deref(),
        new_pointer: change.new_pointer.as_deref(),
        old: change.old.as_ref(),
        new: change.new.as_ref(),
        verdicts: readings(&change.readings),
        rewritten: change.is_rewritten(),
        breaks: directions.filter_map(|way| change.sentence(terms.reading, *way)).collect(),
        fingerprint: &change.fingerprint,
        standing: judged.standing.as_ref().map(standing),
    }
}

fn severity(severity: Severity) -> SeverityName {
    match severity {
        Severity::Advice => SeverityName::Advice,
        Severity::Warning => SeverityName::Warning,
        _ => SeverityName::Error,
    }
}

fn standing(standing: &Standing) -> StandingLine<'_> {
    let (state, entry) = match standing {
        Standing::New => (StateName::New, None),
        Standing::Acknowledged(entry) => (StateName::Acknowledged, Some(entry)),
        Standing::Expired(entry) => (StateName::Expired, Some(entry)),
    };
    StandingLine {
        state,
        reason: entry.map(|entry| entry.reason.as_str()),
        who: entry.map(|entry| entry.who.as_str()),
        expires: entry.and_then(|entry| entry.expires).map(|day| day.to_string()),
    }
}

fn comparison<'a>(outcome: &'a Outcome, terms: &Terms) -> ComparisonLine<'a> {
    let label = |loaded: &'a Option<super::operand::Loaded>| {
        loaded.as_ref().map(|loaded| loaded.side.label.as_str())
    };
    let bump = outcome.bump(terms);
    ComparisonLine {
        schema: &outcome.pair.name,
        old: label(&outcome.pair.old),
        new: label(&outcome.pair.new),
        fate: match (&outcome.fate, &outcome.pair.new) {
            (Fate::Added, _) => FateName::Added,
            (Fate::Identical, _) => FateName::Identical,
            (Fate::Compared(_), None) => FateName::Removed,
            (Fate::Compared(_), Some(_)) => FateName::Compared,
        },
        verdicts: outcome.comparison().map(|comparison| readings(&comparison.readings)),
        bump: bump.map(|(bump, _)| bump.name()),
        schema_ver: bump.map(|(_, schema_ver)| schema_ver.name()),
        version_fault: outcome.version_fault.as_deref(),
        result: match outcome.result(terms) {
            Result::Kept => ResultName::Kept,
            Result::Unknown => ResultName::Unknown,
            Result::Broken => ResultName::Broken,
        },
        judged_as_written: outcome
            .comparison()
            .into_iter()
            .flat_map(|comparison| &comparison.judged_as_written)
            .map(|one| PlaceLine { schema: &one.label, pointer: &one.pointer })
            .collect(),
        shared: Vec::new(),
    }
}

fn readings(readings: &Readings) -> ReadingLines<'_> {
    let of = |reading| DirectionLines {
        backward: verdict(readings.of(reading, Direction::Backward)),
        forward: verdict(readings.of(reading, Direction::Forward)),
    };
    ReadingLines { declared_only: of(Reading::DeclaredOnly), as_written: of(Reading::AsWritten) }
}

fn verdict(verdict: &Verdict) -> VerdictLine<'_> {
    VerdictLine {
        verdict: match verdict {
            Verdict::Compatible => VerdictName::Compatible,
            Verdict::Breaking(_) => VerdictName::Breaking,
            _ => VerdictName::Unknown,
        },
        reason: super::outcome::reason(verdict),
        witness: verdict.witness().map(|witness| WitnessLine {
            payload: &witness.payload,
            now: witness.now.to_string(),
            whole: true,
            refusals: witness.rejections.iter().map(refusal_line).collect(),
        }),
    }
}

fn refusal_line(rejection: &contract::Rejection) -> RejectionLine<'_> {
    RejectionLine {
        pointer: &rejection.pointer,
        code: &rejection.code,
        message: &rejection.message,
    }
}
