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

use super::{
    Counted, LeftOut, Summary,
    notice::{Notice, Notices, Subject},
    run::{Glance, Kind, TopValue, share},
};
use tablature_schema::escape::escape;

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
        match notice.record_text() {
            Some(row) if notice.detail("row").is_some() => {
                let _ = write!(place, "<br>{}", code(&row));
            }
            Some(record) => {
                let _ = write!(place, "<br>{record}");
            }
            None => {}
        }
        if let Some(pointer) = notice.detail("pointer") {
            let _ = write!(place, "<br>{}", code(pointer));
        }
        let mut message = code(notice.message);
        if let Some(help) = notice.help {
            let _ = write!(message, "<br>help: {}", code(help));
        }
        self.row(out, &[severity(notice.severity).to_owned(), place, code(notice.rule), message])
    }

    fn failure(&mut self, out: &mut dyn Write, subject: &Subject, reason: &str) -> io::Result<()> {
        let cells =
            ["⛔ not checked".to_owned(), code(subject.name()), String::new(), code(reason)];
        self.row(out, &cells)
    }

    fn left_out(&mut self, out: &mut dyn Write, left_out: LeftOut) -> io::Result<()> {
        writeln!(out, "\n{left_out}")
    }

    fn glance(
        &mut self,
        out: &mut dyn Write,
        summary: &Summary,
        glance: &Glance<'_>,
    ) -> io::Result<()> {
        if !glance.is_wanted {
            return Ok(());
        }
        if !glance.kinds.is_empty() {
            self.kinds(out, summary, glance)?;
        }
        files(out, glance)?;
        self.schemas(out, summary, glance)
    }

    fn end(&mut self, out: &mut dyn Write, summary: Option<&str>) -> io::Result<()> {
        let gap = if self.has_rows { "\n" } else { "" };
        match summary {
            Some(summary) => writeln!(out, "{gap}{summary}"),
            None => Ok(()),
        }
    }
}

impl Markdown {
    /// Returns what comes before a table.
    fn begin_table(&mut self) -> &'static str {
        if std::mem::replace(&mut self.has_rows, true) { "\n" } else { "" }
    }

    fn kinds(
        &mut self,
        out: &mut dyn Write,
        summary: &Summary,
        glance: &Glance<'_>,
    ) -> io::Result<()> {
        let gap = self.begin_table();
        let total = match summary.counted {
            Counted::Records => "records",
            Counted::Schemas => "schemas",
        };
        writeln!(
            out,
            "{gap}| | rule | field | findings | {total} | share | files | first at | values |"
        )?;
        out.write_all(b"|---|---|---|--:|--:|--:|--:|---|---|\n")?;
        for kind in glance.first_kinds() {
            writeln!(out, "| {} |", cells(kind, summary).join(" | "))?;
        }
        match glance.more_kinds() {
            Some(more) => writeln!(out, "\n{more}"),
            None => Ok(()),
        }
    }

    fn schemas(
        &mut self,
        out: &mut dyn Write,
        summary: &Summary,
        glance: &Glance<'_>,
    ) -> io::Result<()> {
        let schemas = glance.first_schemas();
        if schemas.is_empty() {
            return Ok(());
        }
        let gap = self.begin_table();
        writeln!(out, "{gap}| schema | records | share |\n|---|--:|--:|")?;
        for (schema, records) in schemas {
            let share = share(*records, summary.total());
            writeln!(out, "| {} | {records} | {share} |", code(schema))?;
        }
        match glance.more_schemas() {
            Some(more) => writeln!(out, "\n{more}"),
            None => Ok(()),
        }
    }
}

fn files(out: &mut dyn Write, glance: &Glance<'_>) -> io::Result<()> {
    let files = glance.first_files();
    if files.is_empty() {
        return Ok(());
    }
    out.write_all(b"\n| file | errors | warnings | advice |\n|---|--:|--:|--:|\n")?;
    for file in files {
        let path = code(&file.path);
        writeln!(out, "| {path} | {} | {} | {} |", file.errors, file.warnings, file.advice)?;
    }
    match glance.more_files() {
        Some(more) => writeln!(out, "\n{more}"),
        None => Ok(()),
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Advice => "💡 advice",
        Severity::Warning => "⚠️ warning",
        _ => "❌ error",
    }
}

/// Returns the row of a kind of findings.
fn cells(kind: &Kind, summary: &Summary) -> [String; 9] {
    let mut place = code(&kind.example.place());
    if let Some(record) = kind.example.record {
        let _ = write!(place, "<br>record {record}");
    }
    let mut rule = code(&kind.code);
    if let Some(help) = &kind.help {
        let _ = write!(rule, "<br>help: {}", code(help));
    }
    let field = kind.field.as_deref().filter(|field| !field.is_empty());
    let value = |top: &TopValue<'_>| format!("{} × {}", code(top.value), top.number());
    [
        severity(kind.severity).to_owned(),
        rule,
        field.map(code).unwrap_or_default(),
        kind.findings.to_string(),
        kind.records.to_string(),
        share(kind.records, summary.total()),
        kind.files.to_string(),
        place,
        kind.values().iter().map(value).collect::<Vec<_>>().join("<br>"),
    ]
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
