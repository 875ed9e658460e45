//! A changelog in Markdown: what breaks first, then what does not.

use std::io::{self, Write};

use tablature_contract::diff::{Kind, Standing};
use tablature_report::markdown::code;
use tablature_validator::Severity;

use super::{
    outcome::{Fate, Judged, Outcome, Terms, judged_as_written, reason, until},
    pairs::InputFailure,
    shared::{Reported, Shared},
};

/// Chooses the changes of a section.
type Choice<'a> = &'a dyn Fn(&Judged) -> bool;

/// Prints one pair.
pub(crate) fn outcome(
    out: &mut dyn Write,
    outcome: &Outcome,
    terms: &Terms,
    reported: &Reported<'_>,
) -> io::Result<()> {
    let comparison = match &outcome.fate {
        Fate::Identical => return Ok(()),
        Fate::Added => {
            let label = outcome.pair.new.as_ref().map_or("", |new| new.side.label.as_str());
            return writeln!(out, "## {}\n\nA new schema.\n", code(label));
        }
        Fate::Compared(comparison) => comparison,
    };
    match outcome.pair.new {
        Some(_) => {
            writeln!(out, "## {} → {}\n", code(&comparison.old), code(&comparison.new))?;
        }
        None => writeln!(out, "## {}\n\nThe schema was removed.\n", code(&comparison.old))?,
    }
    for direction in terms.promise.directions() {
        let verdict = comparison.verdict(terms.reading, *direction);
        let why = reason(verdict).map_or(String::new(), |why| format!(": {}", code(&why)));
        writeln!(out, "- {}: **{}**{why}", direction.name(), verdict.name())?;
    }
    for one in judged_as_written(comparison, terms) {
        writeln!(out, "- {}", code(&one.to_string()))?;
    }
    if let Some((bump, schema_ver)) = outcome.bump(terms) {
        writeln!(out, "- version: **{}** (SchemaVer: {})", bump.name(), schema_ver.name())?;
    }
    if let Some(fault) = &outcome.version_fault {
        writeln!(out, "- {}", code(fault))?;
    }
    writeln!(out)?;
    let is_agreed = |one: &Judged| matches!(one.standing, Some(Standing::Acknowledged(_)));
    let is_breaking = |one: &Judged| one.standing.is_some() && !is_agreed(one);
    let is_open = |one: &Judged| one.severity == Severity::Warning;
    let is_calm = |one: &Judged| {
        one.severity == Severity::Advice && one.change.rule.kind() == Kind::Acceptance
    };
    let is_rewritten = |one: &Judged| is_calm(one) && one.change.is_rewritten();
    let is_compatible = |one: &Judged| is_calm(one) && !one.change.is_rewritten();
    let is_note = |one: &Judged| one.change.rule.kind() == Kind::Annotation;
    let sections: [(&str, Choice<'_>); 6] = [
        ("Breaking", &is_breaking),
        ("Breaking, acknowledged", &is_agreed),
        ("To review", &is_open),
        ("Compatible", &is_compatible),
        ("Rewritten", &is_rewritten),
        ("Annotations", &is_note),
    ];
    for (title, is_in) in sections {
        let new = reported.new.iter().map(|(_, judged)| *judged);
        section(out, title, &new.filter(|one| is_in(one)).collect::<Vec<_>>(), terms)?;
    }
    match reported.before.len() {
        0 => Ok(()),
        1 => writeln!(out, "1 change is listed above, with a schema that shares it.\n"),
        n => writeln!(out, "{n} changes are listed above, with schemas that share them.\n"),
    }
}

/// Names the schemas of the changes that several share.
pub(crate) fn shared(out: &mut dyn Write, shared: &Shared) -> io::Result<()> {
    let mut entries = shared.shared().peekable();
    if entries.peek().is_none() {
        return Ok(());
    }
    writeln!(out, "## Changes that several schemas share\n")?;
    for entry in entries {
        let path = if entry.path.is_empty() { "the payload itself" } else { &entry.path };
        let names: Vec<String> = entry.schemas().map(code).collect();
        writeln!(
            out,
            "- {} ({}) in {} schemas: {}",
            code(path),
            entry.rule,
            names.len(),
            names.join(", ")
        )?;
    }
    writeln!(out)
}

/// Names the schemas that were not compared, and says why.
pub(crate) fn failures(out: &mut dyn Write, failures: &[InputFailure]) -> io::Result<()> {
    if failures.is_empty() {
        return Ok(());
    }
    writeln!(out, "## Not compared\n")?;
    for InputFailure { subject, error } in failures {
        let why = format!("{error:#}");
        let mut lines = why.lines().map(str::trim);
        writeln!(out, "- {}: {}", code(subject.name()), code(lines.next().unwrap_or_default()))?;
        for line in lines {
            writeln!(out, "  - {}", code(line))?;
        }
    }
    writeln!(out)
}

fn section(out: &mut dyn Write, title: &str, changes: &[&Judged], terms: &Terms) -> io::Result<()> {
    if changes.is_empty() {
        return Ok(());
    }
    writeln!(out, "### {title}\n")?;
    for judged in changes {
        let change = &judged.change;
        let path = if change.path.is_empty() { "the payload itself" } else { &change.path };
        writeln!(out, "- {} ({}): {}", code(path), change.rule.name(), code(&change.what))?;
        for direction in terms.promise.directions() {
            if let Some(witness) = change.verdict(terms.reading, *direction).witness() {
                let payload = code(&witness.payload.to_string());
                let what = if witness.rejections.is_empty() { "no schema for" } else { "rejects" };
                writeln!(out, "  - {}: {what} {payload}", direction.name())?;
            }
        }
        if let Some(Standing::Acknowledged(entry)) = &judged.standing {
            let (who, until, why) = (code(&entry.who), until(entry), code(&entry.reason));
            writeln!(out, "  - acknowledged by {who}{until}: {why}")?;
        }
        if let Some(Standing::Expired(entry)) = &judged.standing {
            let day = entry.expires.map_or(String::new(), |day| day.to_string());
            writeln!(out, "  - the acknowledgement by {} expired on {day}", code(&entry.who))?;
        }
        if judged.standing.is_some() {
            writeln!(out, "  - fingerprint: {}", code(&change.fingerprint))?;
        }
    }
    writeln!(out)
}
