//! Text for people, in the style of compiler messages.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use tablature_schema::plural::count;
use tablature_validator::Finding;

use super::{
    LeftOut, Look, Render, Shown, Summary, Unchecked,
    excerpt::{Excerpt, excerpt},
    mark,
    run::Glance,
    text_glance,
};
use tablature_schema::escape::escape;

/// The format `text`.
pub(super) struct Text {
    look: Look,
}

impl Text {
    /// Creates a renderer.
    pub(super) fn new(look: Look) -> Self {
        Self { look }
    }

    fn paint(&self, style: Style, text: &str) -> String {
        self.look.paint(style, text)
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
        let mark = mark(finding.severity);
        let frame = AnsiColor::Blue.on_default().bold();
        let head = format!("{}[{}]", finding.severity, finding.code);
        let message = format!(": {}", escape(&finding.message));
        let (head, message) =
            (self.paint(mark, &escape(&head)), self.paint(Style::new().bold(), &message));
        writeln!(out, "{head}{message}")?;

        let excerpt = shown.record.and_then(|record| excerpt(record, finding, self.look.width));
        let margin = " ".repeat(excerpt.as_ref().map_or(1, |e| e.line.to_string().len()));
        let arrow = self.paint(frame, "-->");
        let path = escape(shown.path);
        let line = finding.place.row().and_then(|row| row.line);
        let line = line.map(|line| format!("{line}: ")).unwrap_or_default();
        let gap = if finding.place.row().is_some() && line.is_empty() { " " } else { "" };
        let place = escape(&finding.place.to_string()).into_owned();
        writeln!(out, "{margin}{arrow} {path}:{gap}{line}{place}{}", beside(finding))?;
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

    fn left_out(&mut self, out: &mut dyn Write, left_out: LeftOut) -> io::Result<()> {
        let findings = count(left_out.count(), "more finding");
        let kinds = if matches!(left_out, LeftOut::Repeated(_)) { " of these kinds" } else { "" };
        writeln!(out, "… {findings}{kinds}; {}\n", left_out.remedy())
    }

    fn summary(
        &mut self,
        out: &mut dyn Write,
        summary: &Summary,
        _unchecked: &[Unchecked],
        glance: &Glance<'_>,
    ) -> io::Result<()> {
        text_glance::write(out, self.look, summary, glance)?;
        writeln!(out, "{summary}")
    }

    fn abort(
        &mut self,
        out: &mut dyn Write,
        summary: &Summary,
        _unchecked: &[Unchecked],
        glance: &Glance<'_>,
    ) -> io::Result<()> {
        text_glance::write(out, self.look, summary, glance)
    }
}

/// Returns the place besides line and column, or row and column: the record in a stream, and the pointer into it.
fn beside(finding: &Finding) -> String {
    let record = finding.record.filter(|_| finding.place.row().is_none());
    let record = record.map(|number| format!("record {number}"));
    let pointer = Some(escape(&finding.pointer).into_owned()).filter(|text| !text.is_empty());
    match (record, pointer) {
        (Some(record), Some(pointer)) => format!(" ({record}, {pointer})"),
        (Some(one), None) | (None, Some(one)) => format!(" ({one})"),
        (None, None) => String::new(),
    }
}
