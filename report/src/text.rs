//! Text for people, in the style of compiler messages.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use tablature_validator::{Finding, Severity};

use super::{
    Render, Shown, Summary, Unchecked,
    excerpt::{Excerpt, excerpt},
};
use crate::escape::escape;

/// The format `text`.
pub(super) struct Text {
    color: bool,
}

impl Text {
    /// Creates a renderer with or without colour.
    pub(super) fn new(color: bool) -> Self {
        Self { color }
    }

    fn paint(&self, style: Style, text: &str) -> String {
        if self.color { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    fn excerpt(&self, out: &mut dyn Write, excerpt: &Excerpt, mark: Style) -> io::Result<()> {
        let frame = AnsiColor::Blue.on_default().bold();
        let number = excerpt.line.to_string();
        let margin = " ".repeat(number.len());
        let bar = self.paint(frame, "|");
        let lead = " ".repeat(excerpt.lead);
        let carets = self.paint(mark, &"^".repeat(excerpt.width));
        writeln!(out, "{margin} {bar}")?;
        let line = format!("{} {bar} {}", self.paint(frame, &number), excerpt.text);
        writeln!(out, "{}", line.trim_end())?;
        writeln!(out, "{margin} {bar} {lead}{carets}")
    }
}

impl Render for Text {
    fn finding(&mut self, out: &mut dyn Write, shown: &Shown<'_>) -> io::Result<()> {
        let finding = shown.finding;
        let color = match finding.severity {
            Severity::Advice => AnsiColor::Cyan,
            Severity::Warning => AnsiColor::Yellow,
            _ => AnsiColor::Red,
        };
        let mark = color.on_default().bold();
        let frame = AnsiColor::Blue.on_default().bold();
        let head = format!("{}[{}]", finding.severity, finding.code);
        let message = format!(": {}", escape(&finding.message));
        let (head, message) =
            (self.paint(mark, &escape(&head)), self.paint(Style::new().bold(), &message));
        writeln!(out, "{head}{message}")?;

        let excerpt = shown.record.and_then(|record| excerpt(record, finding));
        let margin = " ".repeat(excerpt.as_ref().map_or(1, |e| e.line.to_string().len()));
        let arrow = self.paint(frame, "-->");
        let path = escape(shown.path);
        writeln!(out, "{margin}{arrow} {path}:{}{}", finding.place, place(finding))?;
        if let Some(excerpt) = &excerpt {
            self.excerpt(out, excerpt, mark)?;
        }
        let has_rule = !finding.keyword.is_empty() && !finding.schema.is_empty();
        let rule = has_rule.then(|| format!("{}#{}", finding.schema, finding.schema_pointer));
        let notes = [
            ("help", finding.help.as_ref()),
            ("source", finding.source.as_ref()),
            ("rule", rule.as_ref().filter(|_| finding.source.is_none())),
        ];
        for (kind, text) in notes {
            if let Some(text) = text {
                let (equals, kind) =
                    (self.paint(frame, "="), self.paint(Style::new().bold(), kind));
                writeln!(out, "{margin} {equals} {kind}: {}", escape(text))?;
            }
        }
        writeln!(out)
    }

    fn left_out(&mut self, out: &mut dyn Write, count: u64) -> io::Result<()> {
        let findings = if count == 1 { "finding" } else { "findings" };
        writeln!(out, "… {count} more {findings}; `--max-findings` sets how many are printed\n")
    }

    fn summary(
        &mut self,
        out: &mut dyn Write,
        summary: &Summary,
        _unchecked: &[Unchecked],
    ) -> io::Result<()> {
        writeln!(out, "{summary}")
    }
}

/// Returns the place besides line and column: the record in a stream, and the pointer into it.
fn place(finding: &Finding) -> String {
    let record = finding.record.map(|number| format!("record {number}"));
    let pointer = Some(escape(&finding.pointer).into_owned()).filter(|text| !text.is_empty());
    match (record, pointer) {
        (Some(record), Some(pointer)) => format!(" ({record}, {pointer})"),
        (Some(one), None) | (None, Some(one)) => format!(" ({one})"),
        (None, None) => String::new(),
    }
}
