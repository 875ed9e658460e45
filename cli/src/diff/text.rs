//! For people: who breaks, with which payload, and where.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use tablature_contract::diff::{Direction, Kind, Reading, Standing, Verdict, Witness};

use super::{
    outcome::{Fate, Judged, Outcome, Terms, judged_as_written, reason, until},
    shared::{Entry, Reported, Shared},
};
use crate::escape;

/// Schemas of a change that are named.
const SCHEMAS_SHOWN: usize = 8;

/// Characters of a payload that are shown.
const SHOWN: usize = 400;

/// Prints outcomes for people.
#[derive(Debug)]
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
        reported: &Reported<'_>,
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
        let is_note = |one: &Judged| one.change.rule.kind() == Kind::Annotation;
        for (_, judged) in reported.new.iter().filter(|(_, one)| !is_note(one)) {
            self.change(out, judged)?;
        }
        match reported.before.iter().filter(|(_, one)| !is_note(one)).count() {
            0 => {}
            1 => writeln!(out, "1 change is listed above, with a schema that shares it\n")?,
            n => writeln!(out, "{n} changes are listed above, with schemas that share them\n")?,
        }
        match outcome.changes.iter().filter(|one| is_note(one)).count() {
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
            // Said here, for all changes that break.
            None if asked.is_empty() => {
                let mut sentences = comparison
                    .changes
                    .iter()
                    .filter_map(|change| change.sentence(reading, direction));
                let sentence = sentences.next().map(|sentence| format!(": {}", escape(&sentence)));
                writeln!(out, "{}", sentence.unwrap_or_default())?;
            }
            None => writeln!(out)?,
        }
        Ok(())
    }

    /// Names the schemas of the changes that several share.
    pub(crate) fn shared(&self, out: &mut dyn Write, shared: &Shared) -> io::Result<()> {
        let mut entries = shared.shared().filter(|entry| entry.is_listed).peekable();
        if entries.peek().is_none() {
            return Ok(());
        }
        let bold = self.style(Style::new().bold());
        writeln!(out, "{bold}Changes that several schemas share{bold:#}")?;
        for entry in entries {
            let Entry { rule, path, pointer, .. } = entry;
            let word = self.colored(entry.word);
            let path = if path.is_empty() { "the payload itself" } else { path };
            write!(out, "  {word}[{rule}] at {} (#{})", escape(path), escape(pointer))?;
            writeln!(out, " in {}", escape(&entry.names(SCHEMAS_SHOWN)))?;
        }
        writeln!(out)
    }

    /// Returns the word for a change in its colour.
    fn colored(&self, word: &str) -> String {
        let color = match word {
            "breaking" | "error" => AnsiColor::Red,
            "acknowledged" | "tolerated" => AnsiColor::Cyan,
            "potential" | "unclassified" | "unknown" => AnsiColor::Yellow,
            _ => AnsiColor::Green,
        };
        let style = self.style(color.on_default().bold());
        format!("{style}{word}{style:#}")
    }

    fn change(&self, out: &mut dyn Write, judged: &Judged) -> io::Result<()> {
        let change = &judged.change;
        let word = self.colored(judged.word(self.terms));
        writeln!(out, "{word}[{}]: {}", change.rule.name(), escape(&change.what))?;
        let path = if change.path.is_empty() { "the payload itself" } else { &change.path };
        let pointer = change.new_pointer.as_ref().or(change.old_pointer.as_ref());
        writeln!(out, "  at {} (#{})", escape(path), escape(pointer.map_or("", String::as_str)))?;
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
        if let Some(witness) = verdict.witness() {
            writeln!(out, "  {}: breaks", direction.name())?;
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
