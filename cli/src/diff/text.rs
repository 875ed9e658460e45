//! For people: who breaks, with which payload, and where.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use tablature_contract::diff::{Direction, Kind, Reading, Standing, Verdict, Witness};
use tablature_validator::Severity;

use super::{
    outcome::{Fate, Judged, Outcome, Terms, is_potential, judged_as_written, reason, until},
    shared::Reported,
};
use crate::escape;

/// Schemas of a change that are named.
const SCHEMAS_SHOWN: usize = 8;

/// Characters of a payload that are shown.
const SHOWN: usize = 400;

/// Prints outcomes for people.
pub(crate) struct Text<'a> {
    pub(crate) terms: &'a Terms,
    pub(crate) color: bool,
    /// Set if schemas without changes are not mentioned: there are others.
    pub(crate) is_brief: bool,
}

impl Text<'_> {
    /// One pair.
    pub(crate) fn outcome(
        &self,
        out: &mut dyn Write,
        outcome: &Outcome,
        reported: Reported<'_>,
    ) -> io::Result<()> {
        let comparison = match &outcome.fate {
            Fate::Identical => return Ok(()),
            Fate::Added => {
                let label = outcome.pair.new.as_ref().map_or("", |new| new.side.label.as_str());
                return writeln!(out, "{}: new\n", escape(label));
            }
            Fate::Compared(comparison) => comparison,
        };
        if self.is_brief && outcome.is_as_before(self.terms) {
            return Ok(());
        }
        let bold = self.style(Style::new().bold());
        let (old, new) = (escape(&comparison.old), escape(&comparison.new));
        match outcome.pair.new {
            Some(_) => writeln!(out, "{bold}{old} -> {new}{bold:#}")?,
            None => writeln!(out, "{bold}{old}: removed{bold:#}")?,
        }
        for direction in Direction::BOTH {
            self.whole(out, comparison, direction)?;
        }
        for one in judged_as_written(comparison, self.terms) {
            writeln!(out, "  note: {}", escape(&one.to_string()))?;
        }
        if let Some((bump, schema_ver)) = outcome.bump(self.terms) {
            writeln!(out, "  version: {} (SchemaVer: {})", bump.name(), schema_ver.name())?;
        }
        if let Some(fault) = &outcome.version_fault {
            let red = self.style(AnsiColor::Red.on_default().bold());
            writeln!(out, "  {red}version{red:#}: {fault}")?;
        }
        writeln!(out)?;
        let changes = reported.new_ones(outcome);
        let is_note = |one: &&Judged| one.change.rule.kind() == Kind::Annotation;
        for judged in changes.iter().filter(|one| !is_note(one)) {
            self.change(out, judged, reported)?;
        }
        match outcome.changes.iter().filter(|one| !is_note(one) && reported.is_before(one)).count()
        {
            0 => {}
            1 => writeln!(out, "1 change is listed above, with a schema that shares it\n")?,
            n => writeln!(out, "{n} changes are listed above, with schemas that share them\n")?,
        }
        match outcome.changes.iter().filter(is_note).count() {
            0 => Ok(()),
            1 => writeln!(out, "1 change of annotations breaks nobody; `--format json` shows it\n"),
            n => {
                writeln!(
                    out,
                    "{n} changes of annotations break nobody; `--format json` shows them\n"
                )
            }
        }
    }

    fn whole(
        &self,
        out: &mut dyn Write,
        comparison: &tablature_contract::diff::Comparison,
        direction: Direction,
    ) -> io::Result<()> {
        let reading = self.terms.reading;
        let verdict = comparison.verdict(reading, direction);
        let color = match verdict {
            Verdict::Compatible => AnsiColor::Green,
            Verdict::Breaking(_) => AnsiColor::Red,
            _ => AnsiColor::Yellow,
        };
        let style = self.style(color.on_default().bold());
        let name = verdict.name();
        let asked = if self.terms.promise.directions().contains(&direction) {
            ""
        } else {
            "; not required"
        };
        write!(out, "  {}: {style}{name}{style:#} ({}{asked})", direction.name(), reading.name())?;
        match reason(verdict) {
            Some(reason) => writeln!(out, ": {}", escape(&reason))?,
            None if comparison.readings.is_potential(direction)
                && reading == Reading::DeclaredOnly =>
            {
                writeln!(out, "; as written, payloads with undeclared fields may break")?;
            }
            None => writeln!(out)?,
        }
        Ok(())
    }

    fn change(
        &self,
        out: &mut dyn Write,
        judged: &Judged,
        reported: Reported<'_>,
    ) -> io::Result<()> {
        let change = &judged.change;
        let (word, color) = match (&judged.standing, judged.severity) {
            (Some(Standing::Acknowledged(_)), _) => ("acknowledged", AnsiColor::Cyan),
            (_, Severity::Error) if judged.breaks => ("breaking", AnsiColor::Red),
            (_, Severity::Error) => ("error", AnsiColor::Red),
            _ if judged.breaks => ("tolerated", AnsiColor::Cyan),
            _ if is_potential(change, self.terms) => ("potential", AnsiColor::Yellow),
            _ if change.rule.kind() == Kind::Unclassified => ("unclassified", AnsiColor::Yellow),
            (_, Severity::Warning) => ("unknown", AnsiColor::Yellow),
            _ if change.is_rewritten() => ("rewritten", AnsiColor::Green),
            _ => ("compatible", AnsiColor::Green),
        };
        let style = self.style(color.on_default().bold());
        writeln!(out, "{style}{word}{style:#}[{}]: {}", change.rule.name(), escape(&change.what))?;
        let path = if change.path.is_empty() { "the payload itself" } else { &change.path };
        let pointer = change.new_pointer.as_ref().or(change.old_pointer.as_ref());
        writeln!(out, "  at {} (#{})", escape(path), escape(pointer.map_or("", String::as_str)))?;
        let schemas: Vec<&str> = reported.schemas(judged).collect();
        if schemas.len() > 1 {
            let shown = schemas.iter().take(SCHEMAS_SHOWN).map(|name| escape(name).to_string());
            let shown: Vec<String> = shown.collect();
            let more = schemas.len().saturating_sub(SCHEMAS_SHOWN);
            let rest = if more == 0 { String::new() } else { format!(" and {more} more") };
            writeln!(out, "  in {} schemas: {}{rest}", schemas.len(), shown.join(", "))?;
        }
        for direction in self.terms.promise.directions() {
            self.verdict(out, judged, *direction)?;
        }
        match &judged.standing {
            Some(Standing::Acknowledged(entry)) => {
                let (who, until) = (escape(&entry.who), until(entry));
                writeln!(out, "  acknowledged by {who}{until}: {}", escape(&entry.reason))?;
            }
            Some(Standing::Expired(entry)) => {
                let day = entry.expires.map_or(String::new(), |day| day.to_string());
                writeln!(out, "  the acknowledgement by {} expired on {day}", escape(&entry.who))?;
            }
            _ => {}
        }
        if judged.standing.is_some() {
            writeln!(out, "  help: {}", change.rule.advice())?;
            writeln!(out, "  fingerprint: {}", change.fingerprint)?;
        }
        writeln!(out)
    }

    fn verdict(
        &self,
        out: &mut dyn Write,
        judged: &Judged,
        direction: Direction,
    ) -> io::Result<()> {
        let change = &judged.change;
        let verdict = change.verdict(self.terms.reading, direction);
        if let Some(sentence) = change.sentence(self.terms.reading, direction) {
            writeln!(out, "  {}: {}", direction.name(), escape(&sentence))?;
        }
        if let Some(witness) = verdict.witness() {
            shown(out, witness)?;
        }
        if change.readings.is_potential(direction)
            && self.terms.reading == Reading::DeclaredOnly
            && let Some(witness) = change.verdict(Reading::AsWritten, direction).witness()
        {
            writeln!(out, "  {}: as written, this would be rejected", direction.name())?;
            shown(out, witness)?;
        }
        if let Some(reason) = reason(verdict) {
            writeln!(out, "  {}: unknown: {}", direction.name(), escape(&reason))?;
        }
        Ok(())
    }

    fn style(&self, style: Style) -> Style {
        if self.color { style } else { Style::new() }
    }
}

fn shown(out: &mut dyn Write, witness: &Witness) -> io::Result<()> {
    let payload = witness.payload.to_string();
    let mut short: String = payload.chars().take(SHOWN).collect();
    if short.len() < payload.len() {
        short.push_str(" ...");
    }
    writeln!(out, "    payload: {}", escape(&short))?;
    for rejection in witness.rejections.iter().take(3) {
        let pointer = if rejection.pointer.is_empty() { "the payload" } else { &rejection.pointer };
        let message = escape(&rejection.message);
        let code = escape(&rejection.code);
        writeln!(out, "    rejected: {code} at {}: {message}", escape(pointer))?;
        if rejection.code == "stale-timestamp" {
            writeln!(out, "    as of: {}", witness.now)?;
        }
    }
    Ok(())
}
