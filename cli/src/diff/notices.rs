//! For code hosts and build servers: each change that matters as a notice.

use std::{
    io::{self, Write},
    iter,
};

use serde_json::Value;
use tablature_contract::diff::{Change, Kind, Rule, Standing};
use tablature_report::{
    fingerprint::Fingerprint,
    notice::{Notice, Notices, Region, RuleDoc, Subject},
};
use tablature_schema::{
    ir::{DocumentId, Keyword, Location},
    json::pointer::push_segment,
};
use tablature_validator::Severity;

use super::{
    operand::Loaded,
    outcome::{Fate, Judged, Outcome, Result, Terms, is_potential, judged_as_written, reason},
};

/// The rule of a pair that is unknown as a whole, or breaks for no change alone.
const WHOLE: &str = "schema-incompatible";

/// The rule of a version that was not incremented by enough.
const VERSION: &str = "version-too-low";

/// The rule of a place that accepts nothing with declared fields only.
const AS_WRITTEN: &str = "judged-as-written";

/// The rule of an acknowledgement that matches no change.
pub(crate) const UNUSED: &str = "acknowledgement-unused";

/// Prints one pair.
pub(crate) fn outcome(
    out: &mut dyn Write,
    notices: &mut dyn Notices,
    outcome: &Outcome,
    terms: &Terms,
) -> io::Result<()> {
    let Some(loaded) = outcome.pair.new.as_ref().or(outcome.pair.old.as_ref()) else {
        return Ok(());
    };
    let subject = &loaded.subject;
    notices.subject(out, subject)?;
    if matches!(outcome.fate, Fate::Added | Fate::Identical) {
        return Ok(());
    }
    let mut n_errors = 0;
    for judged in &outcome.changes {
        if matters(judged) {
            n_errors += usize::from(judged.severity == Severity::Error);
            change(out, notices, subject, outcome, judged, terms)?;
        }
    }
    for one in outcome.comparison().into_iter().flat_map(|it| judged_as_written(it, terms)) {
        plain(out, notices, subject, AS_WRITTEN, Severity::Advice, &one.to_string())?;
    }
    if n_errors == 0 && outcome.version_fault.is_none() {
        whole(out, notices, subject, outcome, terms)?;
    }
    match &outcome.version_fault {
        Some(fault) => plain(out, notices, subject, VERSION, Severity::Error, fault),
        None => Ok(()),
    }
}

/// Returns whether the change is reported: acknowledged breaks and changes that break nobody are not.
fn matters(judged: &Judged) -> bool {
    let is_agreed = matches!(judged.standing, Some(Standing::Acknowledged(_)));
    judged.severity != Severity::Advice && !is_agreed
}

fn change(
    out: &mut dyn Write,
    notices: &mut dyn Notices,
    subject: &Subject,
    outcome: &Outcome,
    judged: &Judged,
    terms: &Terms,
) -> io::Result<()> {
    let change = &judged.change;
    let directions = terms.promise.directions();
    let mut parts = vec![change.what.clone()];
    parts.extend(directions.iter().filter_map(|way| change.sentence(terms.reading, *way)));
    let unknown = directions.iter().filter_map(|way| reason(change.verdict(terms.reading, *way)));
    parts.extend(unknown);
    if is_potential(change, terms) {
        parts.push("payloads with undeclared fields may break".to_owned());
    }
    if let Some(Standing::Expired(entry)) = &judged.standing {
        let day = entry.expires.map_or(String::new(), |day| day.to_string());
        parts.push(format!("the acknowledgement by {} expired on {day}", entry.who));
    }
    let mut witnesses =
        directions.iter().filter_map(|way| change.verdict(terms.reading, *way).witness());
    let witness = witnesses.next().map(|witness| witness.payload.to_string());
    let pointer = change.new_pointer.as_ref().or(change.old_pointer.as_ref());
    let facts = [
        ("path", Some(change.path.clone())),
        ("schemaPointer", pointer.cloned()),
        ("schema", Some(outcome.pair.name.clone())),
        ("witness", witness),
        ("fingerprint", Some(change.fingerprint.clone())),
    ];
    let details = facts
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .filter(|(_, value)| !value.is_empty())
        .collect();
    // Two schemas may change alike; GitLab takes what has one fingerprint for one.
    let fingerprint = format!("{}:{}", outcome.pair.name, change.fingerprint);
    notices.notice(
        out,
        &Notice {
            subject,
            region: outcome.pair.new.as_ref().and_then(|new| region(new, change)),
            record: None,
            rule: change.rule.name(),
            severity: judged.severity,
            message: &parts.join("; "),
            help: Some(change.rule.advice()),
            details,
            fingerprint: &fingerprint,
        },
    )
}

/// Returns the place of a change in the new schema: of the keyword, of its subschema, or of the nearest one that is left.
fn region(new: &Loaded, change: &Change) -> Option<Region> {
    let ir = new.side.ir().ok()?;
    let pointer = change.new_pointer.as_deref().or(change.old_pointer.as_deref())?;
    let position = |pointer: &str| {
        let location = Location { document: DocumentId::ROOT, pointer: pointer.into() };
        ir.position(&location)
    };
    // One in another document has its URI before it.
    let is_own = pointer.is_empty() || pointer.starts_with('/');
    let keywords = change.new.as_ref().and_then(Value::as_object).into_iter();
    let keywords = keywords.flat_map(|members| members.keys().map(String::as_str));
    let rule = change.rule.name();
    let keyword_of = |prefixes: &[&str], keyword: Keyword| {
        prefixes.iter().any(|prefix| rule.starts_with(prefix)).then(|| keyword.name())
    };
    let of_rule =
        keyword_of(&["enum-"], Keyword::Enum).or(keyword_of(&["type-", "null-"], Keyword::Type));
    let mut keyword_places = keywords.chain(of_rule).filter_map(|keyword| {
        let mut place = pointer.to_owned();
        push_segment(&mut place, keyword);
        position(&place)
    });
    let mut ancestors = iter::successors(Some(pointer), |at| at.rsplit_once('/').map(|(up, _)| up));
    let start = is_own.then(|| keyword_places.next().or_else(|| ancestors.find_map(position)));
    Some(Region { start: start.flatten()?, end: None })
}

/// Returns the notices about the pair as a whole, rather than about a change.
fn whole(
    out: &mut dyn Write,
    notices: &mut dyn Notices,
    subject: &Subject,
    outcome: &Outcome,
    terms: &Terms,
) -> io::Result<()> {
    let Some(comparison) = outcome.comparison() else { return Ok(()) };
    let verdict = comparison.worst(terms.reading, terms.promise);
    match outcome.result(terms) {
        Result::Kept => Ok(()),
        Result::Unknown => {
            let why = reason(verdict).map_or_else(
                || "it is not known whether the schemas are compatible".to_owned(),
                |reason| format!("it is not known whether the schemas are compatible: {reason}"),
            );
            plain(out, notices, subject, WHOLE, Severity::Warning, &why)
        }
        Result::Broken => {
            let payload = verdict.witness().map(|witness| witness.payload.to_string());
            let message = format!("together, the changes break: {}", payload.unwrap_or_default());
            plain(out, notices, subject, WHOLE, Severity::Error, &message)
        }
    }
}

/// A notice without further facts.
pub(crate) fn plain(
    out: &mut dyn Write,
    notices: &mut dyn Notices,
    subject: &Subject,
    rule: &str,
    severity: Severity,
    message: &str,
) -> io::Result<()> {
    let fingerprint =
        Fingerprint::of("change").with(&subject.identity()).with(rule.as_bytes()).text();
    notices.notice(
        out,
        &Notice {
            subject,
            region: None,
            record: None,
            rule,
            severity,
            message,
            help: None,
            details: Vec::new(),
            fingerprint: &fingerprint,
        },
    )
}

/// Returns the documentation of a rule.
pub(crate) fn docs(name: &str) -> RuleDoc {
    if let Some(rule) = Rule::from_name(name) {
        let severity = match rule.kind() {
            Kind::Acceptance => Severity::Error,
            Kind::Annotation => Severity::Advice,
            Kind::Unclassified => Severity::Warning,
        };
        return RuleDoc {
            summary: rule.summary().to_owned(),
            help: format!("# {name}\n\n{}\n\n{}", rule.summary(), rule.advice()),
            severity,
        };
    }
    let (summary, severity) = match name {
        VERSION => {
            ("The version was incremented by less than the changes require.", Severity::Error)
        }
        AS_WRITTEN => (
            "A place that accepts nothing with declared fields only, and is judged as written.",
            Severity::Advice,
        ),
        UNUSED => ("An acknowledgement that matches no change.", Severity::Warning),
        _ => ("The schemas as a whole.", Severity::Error),
    };
    RuleDoc { summary: summary.to_owned(), help: format!("# {name}\n\n{summary}"), severity }
}
