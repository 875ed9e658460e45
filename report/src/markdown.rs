//! Markdown: a table for the summary of a job or a comment on a merge request.
//!
//! Texts come from payloads, and the table is shown where links, images, mentions and HTML work. So every special
//! character is written as a numeric reference, which Markdown never interprets as structure, and texts are in
//! `<code>`, where code hosts ignore mentions.

use std::{
    fmt::Write as _,
    io::{self, Write},
};

use tablature_validator::Severity;

use super::notice::{Notice, Notices, Subject};
use crate::escape::escape;

/// The format `markdown`.
#[derive(Default)]
pub(super) struct Markdown {
    has_rows: bool,
}

impl Markdown {
    fn row(&mut self, out: &mut dyn Write, cells: &[String; 4]) -> io::Result<()> {
        if !self.has_rows {
            self.has_rows = true;
            out.write_all(b"| | place | rule | what is wrong |\n|---|---|---|---|\n")?;
        }
        writeln!(out, "| {} |", cells.join(" | "))
    }
}

impl Notices for Markdown {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"### Tablature\n\n")
    }

    fn subject(&mut self, _out: &mut dyn Write, _subject: &Subject) -> io::Result<()> {
        Ok(())
    }

    fn notice(&mut self, out: &mut dyn Write, notice: &Notice<'_>) -> io::Result<()> {
        let mut place = code(&notice.place());
        if let Some(record) = notice.record {
            let _ = write!(place, "<br>record {record}");
        }
        if let Some(pointer) = notice.detail("pointer") {
            let _ = write!(place, "<br>{}", code(pointer));
        }
        let mut message = code(notice.message);
        if let Some(help) = notice.help {
            let _ = write!(message, "<br>help: {}", code(help));
        }
        let severity = match notice.severity {
            Severity::Advice => "💡 advice",
            Severity::Warning => "⚠️ warning",
            _ => "❌ error",
        };
        self.row(out, &[severity.to_owned(), place, code(notice.rule), message])
    }

    fn failure(&mut self, out: &mut dyn Write, subject: &Subject, reason: &str) -> io::Result<()> {
        let cells =
            ["⛔ not checked".to_owned(), code(subject.name()), String::new(), code(reason)];
        self.row(out, &cells)
    }

    fn left_out(&mut self, out: &mut dyn Write, count: u64) -> io::Result<()> {
        writeln!(out, "\n{count} more left out; `--max-findings` sets how many are printed")
    }

    fn end(&mut self, out: &mut dyn Write, summary: Option<&str>) -> io::Result<()> {
        let gap = if self.has_rows { "\n" } else { "" };
        match summary {
            Some(summary) => writeln!(out, "{gap}{summary}"),
            None => Ok(()),
        }
    }
}

/// Formats any text as code.
pub fn code(text: &str) -> String {
    let mut code = "<code>".to_owned();
    for char in escape(text).chars() {
        match char {
            ' ' | ',' | '-' | '/' | '(' | ')' | '=' | '\'' => code.push(char),
            char if char.is_ascii_punctuation() => {
                let _ = write!(code, "&#{};", u32::from(char));
            }
            char => code.push(char),
        }
    }
    code + "</code>"
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn nothing_in_a_text_means_anything() {
        let text = code("a|b `c` <img src=x> @you [l](u) **b** http://x www.x.y #1 ~~s~~ \\|\n| x");
        for mark in ["|", "`", "<img", "@", "[", "*", "://", "www.", "~", "\\", "\n"] {
            assert!(!text.contains(mark), "{mark} in {text}");
        }
        assert_eq!(code("x|y"), "<code>x&#124;y</code>");
    }
}
