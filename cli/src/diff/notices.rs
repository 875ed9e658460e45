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
    shared::{Reported, Shared},
};

/// The rule of a pair that is unknown as a whole, or breaks for no change alone.
const WHOLE: &str = "schema-incompatible";

/// The rule of a version that was not incremented by enough.
const VERSION: &str = "version-too-low";

/// The rule of a place that accepts nothing with declared fields only.
const AS_WRITTEN: &str = "judged-as-written";

/// The rule of an acknowledgement that matches no change.
pub(crate) const UNUSED: &str = "acknowledgement-unused";

/// Schemas that a message names.
const SCHEMAS_SHOWN: usize = 8;

/// The notices of a run. They are kept until its end: one about a change that schemas share names all of these, and nobody
/// reads a report that is not whole.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    subjects: Vec<KeptSubject>,
}

/// The notices about a schema.
#[derive(Debug)]
struct KeptSubject {
    subject: Subject,
    notices: Vec<KeptNotice>,
    /// Says that it breaks, if nothing else does: all that breaks it is reported with earlier schemas.
    elsewhere: Option<String>,
}

/// A notice about a schema.
#[derive(Debug)]
struct KeptNotice {
    /// The number of the change among those that schemas share.
    entry: Option<usize>,
    region: Option<Region>,
    rule: &'static str,
    severity: Severity,
    message: String,
    help: Option<&'static str>,
    details: Vec<(&'static str, String)>,
    fingerprint: String,
}

impl Kept {
    /// Adds those of a pair.
    pub(crate) fn add(
        &mut self,
        outcome: &Outcome,
        terms: &Terms,
        reported: &Reported<'_>,
        shared: &Shared,
    ) {
        let Some(loaded) = outcome.pair.new.as_ref().or(outcome.pair.old.as_ref()) else { return };
        let mut kept =
            KeptSubject { subject: loaded.subject.clone(), notices: Vec::new(), elsewhere: None };
        if !matches!(outcome.fate, Fate::Added | Fate::Identical) {
            kept.fill(outcome, terms, reported, shared);
        }
        self.subjects.push(kept);
    }

    /// Prints them all. `is_test_report` says that a schema without an error passes.
    pub(crate) fn print(
        &self,
        out: &mut dyn Write,
        notices: &mut dyn Notices,
        shared: &Shared,
        is_test_report: bool,
    ) -> io::Result<()> {
        for KeptSubject { subject, notices: kept, elsewhere } in &self.subjects {
            notices.subject(out, subject)?;
            for notice in kept {
                notice.print(out, notices, subject, shared)?;
            }
            if let Some(message) = elsewhere.as_ref().filter(|_| is_test_report) {
                let notice = KeptNotice::plain(subject, WHOLE, Severity::Error, message.clone());
                notice.print(out, notices, subject, shared)?;
            }
        }
        Ok(())
    }
}

impl KeptSubject {
    fn fill(&mut self, outcome: &Outcome, terms: &Terms, reported: &Reported<'_>, shared: &Shared) {
        for (number, judged) in reported.new.iter().filter(|(_, judged)| matters(judged)) {
            // What all that break have in common is said once.
            let is_first = self.n_errors() == 0;
            self.notices.push(KeptNotice::of(outcome, judged, terms, *number, is_first));
        }
        let n_own = self.n_errors();
        let comparison = outcome.comparison().into_iter();
        for one in comparison.flat_map(|it| judged_as_written(it, terms)) {
            self.plain(AS_WRITTEN, Severity::Advice, one.to_string());
        }
        let is_error = |judged: &Judged| matters(judged) && judged.severity == Severity::Error;
        let before: Vec<usize> = reported
            .before
            .iter()
            .filter(|(_, judged)| is_error(judged))
            .map(|(number, _)| *number)
            .collect();
        match (before.first(), &outcome.version_fault) {
            (_, Some(fault)) => self.plain(VERSION, Severity::Error, fault.clone()),
            (Some(first), None) if n_own == 0 => {
                let changes = match before.len() {
                    1 => "1 change that is".to_owned(),
                    n => format!("{n} changes that are"),
                };
                let with = shared.entry(*first).schemas().next().unwrap_or_default();
                self.elsewhere = Some(format!("breaks by {changes} reported with `{with}`"));
            }
            (None, None) if n_own == 0 => self.whole(outcome, terms),
            _ => {}
        }
    }

    fn n_errors(&self) -> usize {
        self.notices.iter().filter(|notice| notice.severity == Severity::Error).count()
    }

    /// Adds a notice without further facts.
    fn plain(&mut self, rule: &'static str, severity: Severity, message: String) {
        self.notices.push(KeptNotice::plain(&self.subject, rule, severity, message));
    }

    /// Adds the notice about the pair as a whole, rather than about a change.
    fn whole(&mut self, outcome: &Outcome, terms: &Terms) {
        let Some(comparison) = outcome.comparison() else { return };
        let verdict = comparison.worst(terms.reading, terms.promise);
        match outcome.result(terms) {
            Result::Kept => {}
            Result::Unknown => {
                let why = reason(verdict).map_or_else(String::new, |why| format!(": {why}"));
                let message = format!("it is not known whether the schemas are compatible{why}");
                self.plain(WHOLE, Severity::Warning, message);
            }
            Result::Broken => {
                let payload = verdict.witness().map(|witness| witness.payload.to_string());
                let payload = payload.unwrap_or_default();
                let message = format!("together, the changes break: {payload}");
                self.plain(WHOLE, Severity::Error, message);
            }
        }
    }
}

/// Returns whether the change is reported: acknowledged breaks and changes that break nobody are not.
fn matters(judged: &Judged) -> bool {
    let is_agreed = matches!(judged.standing, Some(Standing::Acknowledged(_)));
    judged.severity != Severity::Advice && !is_agreed
}

impl KeptNotice {
    fn of(
        outcome: &Outcome,
        judged: &Judged,
        terms: &Terms,
        number: usize,
        is_first: bool,
    ) -> Self {
        let change = &judged.change;
        let directions = terms.promise.directions();
        let mut parts = vec![change.what.clone()];
        for way in directions {
            let sentence = change.sentence(terms.reading, *way);
            let short = || format!("breaks {}", way.name());
            parts.extend(sentence.map(|whole| if is_first { whole } else { short() }));
        }
        let unknown =
            directions.iter().filter_map(|way| reason(change.verdict(terms.reading, *way)));
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
        let details = facts.into_iter().filter_map(|(name, value)| Some((name, value?)));
        Self {
            entry: Some(number),
            region: outcome.pair.new.as_ref().and_then(|new| region(new, change)),
            rule: change.rule.name(),
            severity: judged.severity,
            message: parts.join("; "),
            help: Some(change.rule.advice()),
            details: details.filter(|(_, value)| !value.is_empty()).collect(),
            // Two schemas may change alike; GitLab takes what has one fingerprint for one.
            fingerprint: format!("{}:{}", outcome.pair.name, change.fingerprint),
        }
    }

    /// Returns a notice without further facts.
    fn plain(subject: &Subject, rule: &'static str, severity: Severity, message: String) -> Self {
        let fingerprint =
            Fingerprint::of("change").with(&subject.identity()).with(rule.as_bytes()).text();
        Self {
            entry: None,
            region: None,
            rule,
            severity,
            message,
            help: None,
            details: Vec::new(),
            fingerprint,
        }
    }

    fn print(
        &self,
        out: &mut dyn Write,
        notices: &mut dyn Notices,
        subject: &Subject,
        shared: &Shared,
    ) -> io::Result<()> {
        let mut message = self.message.clone();
        let mut details = self.details.clone();
        let entry = self.entry.map(|number| shared.entry(number));
        if let Some(entry) = entry.filter(|entry| entry.schemas().len() > 1) {
            message = format!("{message}; in {}", entry.names(SCHEMAS_SHOWN));
            details.push(("schemas", entry.schemas().collect::<Vec<_>>().join(", ")));
        }
        let &Self { region, rule, severity, help, ref fingerprint, .. } = self;
        notices.notice(
            out,
            &Notice {
                subject,
                region,
                record: None,
                rule,
                severity,
                message: &message,
                help,
                details,
                fingerprint,
            },
        )
    }
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
