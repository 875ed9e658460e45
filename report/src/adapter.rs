//! Turns findings into [`Notices`], for the machine formats of `tablature check`.

use std::io::{self, Write};

use tablature_validator::{Finding, Position};

use super::{
    Excerpted, LeftOut, Render, Shown, Summary, Unchecked,
    notice::{Notice, Notices, Region, Subject},
    run::Glance,
};

/// Prints findings with a format for notices.
pub(super) struct NoticeRenderer(pub(super) Box<dyn Notices>);

impl Render for NoticeRenderer {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.0.begin(out)
    }

    fn input(&mut self, out: &mut dyn Write, subject: &Subject) -> io::Result<()> {
        self.0.subject(out, subject)
    }

    fn finding(&mut self, out: &mut dyn Write, shown: &Shown<'_>) -> io::Result<()> {
        let finding = shown.finding;
        let row = finding.place.row();
        let numbers =
            [("row", row.map(|row| row.number)), ("rowGroup", row.and_then(|it| it.group))];
        let numbers = numbers.map(|(name, number)| (name, number.map(|number| number.to_string())));
        let column = finding.place.column_name().map(str::to_owned);
        let facts = [
            ("pointer", Some(&finding.pointer)),
            ("field", finding.field.as_ref()),
            ("schema", Some(&finding.schema)),
            ("keyword", Some(&finding.keyword)),
            ("schemaPointer", Some(&finding.schema_pointer)),
            ("source", finding.source.as_ref()),
        ];
        let details = facts
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?.clone())))
            .filter(|(_, value)| !value.is_empty())
            .chain(numbers.into_iter().filter_map(|(name, number)| Some((name, number?))))
            .chain(column.map(|column| ("column", column)))
            .collect();
        let region = region(shown);
        self.0.notice(
            out,
            &Notice {
                subject: shown.subject,
                region,
                record: finding.record,
                rule: &finding.code,
                severity: finding.severity,
                message: &finding.message,
                help: finding.help.as_deref(),
                details,
                fingerprint: shown.fingerprint,
            },
        )
    }

    fn failure(&mut self, out: &mut dyn Write, subject: &Subject, reason: &str) -> io::Result<()> {
        self.0.failure(out, subject, reason)
    }

    fn left_out(&mut self, out: &mut dyn Write, left_out: LeftOut) -> io::Result<()> {
        self.0.left_out(out, left_out)
    }

    /// Prints the kinds of findings only: the summary is printed at the end.
    fn summary(
        &mut self,
        out: &mut dyn Write,
        summary: &Summary,
        _unchecked: &[Unchecked],
        glance: &Glance<'_>,
    ) -> io::Result<()> {
        self.0.glance(out, summary, glance)
    }

    fn end(&mut self, out: &mut dyn Write, summary: Option<&Summary>) -> io::Result<()> {
        let summary = summary.map(ToString::to_string);
        self.0.end(out, summary.as_deref())
    }
}

/// Returns the range of the file that a finding is about: of a row of a table, the line where it begins.
fn region(shown: &Shown<'_>) -> Option<Region> {
    let place = &shown.finding.place;
    match place.position() {
        Some(start) => {
            let end = shown.record.and_then(|record| end(record, shown.finding));
            Some(Region { start, end })
        }
        None => Some(Region { start: Position { line: place.line()?, column: 1 }, end: None }),
    }
}

/// Returns the position after the last character of a finding; for an object or array, after the opening bracket.
fn end(record: Excerpted<'_>, finding: &Finding) -> Option<Position> {
    let mut position = finding.place.position()?;
    let mut bytes = record.bytes.get(finding.place.span_in_record(record.origin.byte)?)?;
    if matches!(bytes.first()?, b'{' | b'[') {
        bytes = &bytes[..1];
    }
    for byte in bytes {
        match byte {
            b'\n' => {
                position.line += 1;
                position.column = 1;
            }
            // Continuation bytes.
            0x80..=0xBF => {}
            _ => position.column += 1,
        }
    }
    Some(position)
}
