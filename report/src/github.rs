//! GitHub's workflow commands: lines in the log of a step that become annotations.
//!
//! A step may have ten annotations of each kind; the service silently drops the others. So the first ten are commands,
//! and the rest are plain lines in the log.

use std::io::{self, Write};

use tablature_validator::{Position, Severity};

use super::{
    LeftOut,
    notice::{Notice, Notices, Region, Subject},
};
use tablature_schema::escape::escape;

/// Maximum number of annotations of one kind in a step.
const MAX_ANNOTATIONS: u32 = 10;

/// Maximum length of a message; the service accepts up to 64 KiB.
const MAX_MESSAGE_CHARACTERS: usize = 16_000;

/// The format `github`.
#[derive(Default)]
pub(super) struct Github {
    /// Annotations written so far: advice, warnings, errors.
    written: [u32; 3],
    plain: u64,
}

impl Github {
    /// Returns whether there is room for another annotation of this kind, and counts it.
    fn has_room(&mut self, severity: Severity) -> bool {
        let written = &mut self.written[match severity {
            Severity::Advice => 0,
            Severity::Warning => 1,
            _ => 2,
        }];
        let has_room = *written < MAX_ANNOTATIONS;
        *written += u32::from(has_room);
        has_room
    }
}

impl Notices for Github {
    fn begin(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn subject(&mut self, _out: &mut dyn Write, _subject: &Subject) -> io::Result<()> {
        Ok(())
    }

    fn notice(&mut self, out: &mut dyn Write, notice: &Notice<'_>) -> io::Result<()> {
        let help = notice.help.map(|help| format!("\nhelp: {help}")).unwrap_or_default();
        if !self.has_room(notice.severity) {
            self.plain += 1;
            let place = plain(&notice.place());
            let message = plain(&format!("{}{}", notice.message, fingerprint("; ", notice)));
            return writeln!(out, "{place}: {}[{}]: {message}", notice.severity, notice.rule);
        }
        let command = match notice.severity {
            Severity::Advice => "notice",
            Severity::Warning => "warning",
            _ => "error",
        };
        write!(out, "::{command} file={}", property(notice.subject.name()))?;
        if let Some(Region { start: Position { line, column }, end }) = notice.region {
            write!(out, ",line={line},col={column}")?;
            // Columns are valid within one line only.
            if let Some(end) = end.filter(|end| end.line == line && end.column > column) {
                write!(out, ",endLine={},endColumn={}", end.line, end.column)?;
            }
        }
        let place = match (notice.record_text(), notice.detail("pointer")) {
            (Some(record), Some(pointer)) => format!("\n{record}, {pointer}"),
            (Some(record), None) => format!("\n{record}"),
            (None, Some(pointer)) => format!("\nat {pointer}"),
            (None, None) => String::new(),
        };
        let mut message: String = format!("{}{help}{place}", notice.message)
            .chars()
            .take(MAX_MESSAGE_CHARACTERS)
            .collect();
        message.push_str(&fingerprint("\n", notice));
        writeln!(out, ",title={}::{}", property(notice.rule), data(&message))
    }

    fn failure(&mut self, out: &mut dyn Write, subject: &Subject, reason: &str) -> io::Result<()> {
        let (name, reason) = (subject.name(), format!("could not be checked: {reason}"));
        if self.has_room(Severity::Error) {
            return writeln!(out, "::error file={}::{}", property(name), data(&reason));
        }
        writeln!(out, "{}: error: {}", plain(name), plain(&reason))
    }

    fn left_out(&mut self, out: &mut dyn Write, left_out: LeftOut) -> io::Result<()> {
        writeln!(out, "{left_out}")
    }

    fn end(&mut self, out: &mut dyn Write, summary: Option<&str>) -> io::Result<()> {
        let Some(summary) = summary else {
            return Ok(());
        };
        writeln!(out, "{summary}")?;
        if self.plain > 0 {
            let plain = self.plain;
            writeln!(
                out,
                "{plain} of them are in this log only: a step has no more than {MAX_ANNOTATIONS} \
                 annotations of a kind"
            )?;
        }
        Ok(())
    }
}

/// Returns the fingerprint for acknowledgements, if there is one, after `before`.
fn fingerprint(before: &str, notice: &Notice<'_>) -> String {
    let fingerprint = notice.detail("fingerprint");
    fingerprint.map(|text| format!("{before}fingerprint: {text}")).unwrap_or_default()
}

/// Escapes the message of a command. Line breaks are kept; other invisible characters are written as escapes.
fn data(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(escape).collect();
    lines.join("\n").replace('%', "%25").replace('\n', "%0A")
}

/// Escapes a property of a command, which must not contain `:` or `,`.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// Returns a line that is not a command: the older syntax of commands is recognised anywhere in a line.
fn plain(text: &str) -> String {
    let text = escape(text).replace("##[", "##\\[");
    if text.trim_start().starts_with("::") { format!("\\{}", text.trim_start()) } else { text }
}

#[cfg(test)]
mod tests {
    use super::{data, plain, property};

    #[test]
    fn nothing_in_a_text_ends_a_command() {
        assert_eq!(data("50% a\r\n::error::x"), "50%25 a\\u{d}%0A::error::x");
        assert_eq!(property("a:b,c%d\ne"), "a%3Ab%2Cc%25d%0Ae");
    }

    #[test]
    fn nothing_in_a_line_begins_a_command() {
        assert_eq!(plain("::error::x"), "\\::error::x");
        assert_eq!(plain("  ::set-output"), "\\::set-output");
        assert_eq!(plain("a ##[add-mask]b\n::x"), "a ##\\[add-mask]b\\u{a}::x");
    }
}
