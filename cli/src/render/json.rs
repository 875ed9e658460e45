//! JSON Lines. The keys and their order are a promise: programs read this.
//!
//! All keys are always present, `null` where there is nothing to say. New keys may be added at the
//! end. Characters that could fool a terminal are escaped, as JSON allows.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{
    Serializer, Value, json,
    ser::{CompactFormatter, Formatter},
};

use super::{Render, Shown, Summary};
use crate::escape::is_hostile;

/// The format `json`.
pub(super) struct Json;

impl Render for Json {
    fn finding(&mut self, out: &mut dyn Write, shown: &Shown<'_>) -> io::Result<()> {
        let finding = shown.finding;
        // A finding about the text itself has no rule in a schema.
        let has_rule = !finding.keyword.is_empty();
        let line = json!({
            "type": "finding",
            "path": shown.path,
            "record": finding.record,
            "line": finding.position.line,
            "column": finding.position.column,
            "start": finding.span.start,
            "end": finding.span.end,
            "pointer": finding.pointer,
            "field": finding.field,
            "code": finding.code,
            "severity": finding.severity.as_str(),
            "message": finding.message,
            "help": finding.help,
            "schema": Some(&finding.schema).filter(|schema| !schema.is_empty()),
            "keyword": has_rule.then_some(&finding.keyword),
            "schema_pointer": has_rule.then_some(&finding.schema_pointer),
            "source": finding.source,
        });
        write_line(out, &line)
    }

    /// Nothing: the summary counts all findings.
    fn left_out(&mut self, _out: &mut dyn Write, _count: u64) -> io::Result<()> {
        Ok(())
    }

    fn summary(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        let line = json!({
            "type": "summary",
            "files": summary.files,
            "records": summary.records,
            "errors": summary.errors,
            "warnings": summary.warnings,
            "advice": summary.advice,
        });
        write_line(out, &line)
    }
}

fn write_line(out: &mut dyn Write, line: &Value) -> io::Result<()> {
    let mut text = Vec::with_capacity(512);
    line.serialize(&mut Serializer::with_formatter(&mut text, Safe))?;
    text.push(b'\n');
    out.write_all(&text)
}

/// Compact JSON in which nothing invisible stands.
struct Safe;

impl Formatter for Safe {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut plain = 0;
        for (at, char) in fragment.char_indices().filter(|(_, char)| is_hostile(*char)) {
            CompactFormatter.write_string_fragment(writer, &fragment[plain..at])?;
            for unit in char.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            plain = at + char.len_utf8();
        }
        CompactFormatter.write_string_fragment(writer, &fragment[plain..])
    }
}
