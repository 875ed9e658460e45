//! JSON Lines. The keys and their order are stable, because programs read this.
//!
//! All keys are always present, `null` where there is no value. New keys may be added at the end. Characters that could
//! deceive a terminal are escaped.

use std::io::{self, Write};

use serde::Serialize;
use tablature_validator::{Finding, Severity};

use super::{
    LeftOut, Reason, Render, Shown, Summary, Unchecked,
    run::{FileCount, Glance, Kind},
    safe,
};

/// The format `json`.
pub(super) struct Json;

/// One line of the output of `tablature check --format json`.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Line<'a> {
    /// Something that is invalid, doubtful or unusual.
    Finding(FindingLine<'a>),
    /// The result of the run; the last line, unless only errors are requested.
    Summary(SummaryLine<'a>),
}

/// A finding.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct FindingLine<'a> {
    /// The file as it was named or found; `<stdin>` for standard input.
    pub path: &'a str,
    /// Number of the record in a stream, from 1; null if the file is one document.
    pub record: Option<u64>,
    /// Line in the file (decompressed), from 1; of a row of CSV, that where it begins; null if the input is not text.
    pub line: Option<u64>,
    /// Column in the line, from 1, in Unicode scalar values; null if the input is not text, or a table.
    pub column: Option<u64>,
    /// Offset of the first byte that the finding is about, from 0; null where `column` is.
    pub start: Option<u64>,
    /// Offset of the byte after the last one; null where `column` is.
    pub end: Option<u64>,
    /// JSON Pointer into the payload, in the payload's own spelling.
    pub pointer: &'a str,
    /// The field that is missing, unknown, misspelt or repeated.
    pub field: Option<&'a str>,
    /// Code of the finding; `tablature explain CODE` documents it.
    pub code: &'a str,
    /// Severity, after the command line and the configuration were applied.
    pub severity: SeverityName,
    /// Message, for people.
    pub message: &'a str,
    /// How to fix it, for people.
    pub help: Option<&'a str>,
    /// The id or file of the schema.
    pub schema: Option<&'a str>,
    /// The violated keyword.
    pub keyword: Option<&'a str>,
    /// JSON Pointer into the schema, to that keyword.
    pub schema_pointer: Option<&'a str>,
    /// Documentation of the rule.
    pub source: Option<&'a str>,
    /// Fingerprint of the finding: the same in every run, even if it moves to another line.
    pub fingerprint: &'a str,
    /// Number of the row group, from 1; null if the input is not a Parquet file.
    pub row_group: Option<u64>,
    /// Number of the row in the file, from 1, without the header; null if the input is not a table.
    pub row: Option<u64>,
    /// Name of the column that the finding is about; null if the input is not a table, or it is about the whole row.
    pub column_name: Option<&'a str>,
}

impl<'a> FindingLine<'a> {
    /// Returns what is printed of a finding about an input.
    pub fn new(path: &'a str, finding: &'a Finding, fingerprint: &'a str) -> Self {
        // A finding about the JSON text has no rule in a schema.
        let has_rule = !finding.keyword.is_empty();
        let (position, span) = (finding.place.position(), finding.place.span());
        let row = finding.place.row();
        Self {
            path,
            record: finding.record,
            line: finding.place.line(),
            column: position.map(|position| position.column),
            start: span.as_ref().map(|span| span.start),
            end: span.as_ref().map(|span| span.end),
            pointer: &finding.pointer,
            field: finding.field.as_deref(),
            code: &finding.code,
            severity: finding.severity.into(),
            message: &finding.message,
            help: finding.help.as_deref(),
            schema: Some(&*finding.schema).filter(|schema| !schema.is_empty()),
            keyword: has_rule.then_some(&*finding.keyword),
            schema_pointer: has_rule.then_some(&*finding.schema_pointer),
            source: finding.source.as_deref(),
            fingerprint,
            row_group: row.and_then(|row| row.group),
            row: row.map(|row| row.number),
            column_name: finding.place.column_name(),
        }
    }
}

/// A severity by its name.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[expect(
    missing_docs,
    reason = "with descriptions of their own, the published schema would list each separately"
)]
pub enum SeverityName {
    Error,
    Warning,
    Advice,
}

/// Counts of a run. They include findings that are not printed, but not those in a baseline.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct SummaryLine<'a> {
    /// Inputs that were opened.
    files: u64,
    /// Records that were checked.
    records: u64,
    /// Findings of severity error.
    errors: u64,
    /// Findings of severity warning.
    warnings: u64,
    /// Findings of severity advice.
    advice: u64,
    /// Findings that are in the baseline; only present if there is a baseline.
    #[serde(skip_serializing_if = "Option::is_none")]
    known: Option<u64>,
    /// What could not be checked, or not completely; only present if there is something. At most a thousand.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unchecked: Vec<UncheckedEntry<'a>>,
    /// Whether the run ended before all was checked; only present if it did.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    stopped: bool,
    /// Kinds of findings, in the order of severity, number and appearance; only present if there is a finding. At most a
    /// thousand.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    kinds: Vec<KindEntry<'a>>,
    /// Findings of all other kinds together; only present if there are more than a thousand kinds.
    #[serde(skip_serializing_if = "Option::is_none")]
    other_kinds: Option<OtherKindsEntry>,
    /// Files that have a finding, those with the most errors first; only present if there is one. At most a thousand.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    files_with_findings: Vec<FileEntry<'a>>,
    /// All other files that have a finding; only present if there are more than a thousand.
    #[serde(skip_serializing_if = "Option::is_none")]
    other_files: Option<OtherFilesEntry>,
    /// Number of the kinds of findings that are in the baseline, at most a thousand; only present if there is a baseline.
    #[serde(skip_serializing_if = "Option::is_none")]
    known_kinds: Option<u64>,
    /// Schemas that records were checked against, those with the most records first; only present if there are several, or
    /// records choose theirs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    schemas: Vec<ChosenEntry<'a>>,
}

/// A schema that records were checked against.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
struct ChosenEntry<'a> {
    /// The id or file of the schema.
    schema: &'a str,
    /// Number of its records.
    records: u64,
}

/// Findings of equal severity, code, field and schema.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
struct KindEntry<'a> {
    /// Severity, after the command line and the configuration were applied.
    severity: SeverityName,
    /// Code of the findings.
    code: &'a str,
    /// JSON Pointer to the field, with `*` for array indexes, also to one that is missing; null for findings beyond the limit
    /// on those of a record.
    field: Option<&'a str>,
    /// The id or file of the schema.
    schema: Option<&'a str>,
    /// Number of findings.
    findings: u64,
    /// Number of records that have such a finding.
    records: u64,
    /// Number of files that have such a finding.
    files: u64,
    /// The first of the findings.
    example: ExampleEntry<'a>,
    /// The values that most of the findings are about, at most three; empty if they are masked or all rare.
    values: Vec<ValueEntry<'a>>,
    /// How to fix the first of the findings, for people.
    help: Option<&'a str>,
}

/// The place of a finding.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
struct ExampleEntry<'a> {
    /// The file as it was named or found.
    path: &'a str,
    /// Line in the file, from 1; null if the input is not text.
    line: Option<u64>,
    /// Column in the line, from 1.
    column: Option<u64>,
    /// Number of the record in a stream, from 1; null if the file is one document.
    record: Option<u64>,
}

/// A frequent value.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
struct ValueEntry<'a> {
    /// The value as JSON text.
    value: &'a str,
    /// Number of findings about it.
    findings: u64,
    /// Whether there may be more: there were too many different values to count each.
    minimum: bool,
}

/// Findings of many kinds.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
struct OtherKindsEntry {
    /// Number of findings.
    findings: u64,
    /// Number of records that have such a finding.
    records: u64,
}

/// The findings of a file.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
struct FileEntry<'a> {
    /// The file as it was named or found.
    path: &'a str,
    /// Findings of severity error.
    errors: u64,
    /// Findings of severity warning.
    warnings: u64,
    /// Findings of severity advice.
    advice: u64,
}

/// The findings of many files.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
struct OtherFilesEntry {
    /// Number of files.
    files: u64,
    /// Number of findings.
    findings: u64,
}

/// Something that could not be checked.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
struct UncheckedEntry<'a> {
    /// The input; null if it is about the run.
    path: Option<&'a str>,
    /// What kept it from being checked: how the command was called, the input, the schema, a limit, or the output.
    reason: Reason,
    /// Message, for people.
    message: &'a str,
}

impl Render for Json {
    fn finding(&mut self, out: &mut dyn Write, shown: &Shown<'_>) -> io::Result<()> {
        let line = FindingLine::new(shown.path, shown.finding, shown.fingerprint);
        write_line(out, &Line::Finding(line))
    }

    /// Does nothing: the summary counts all findings.
    fn left_out(&mut self, _out: &mut dyn Write, _left_out: LeftOut) -> io::Result<()> {
        Ok(())
    }

    fn summary(
        &mut self,
        out: &mut dyn Write,
        summary: &Summary,
        unchecked: &[Unchecked],
        glance: &Glance<'_>,
    ) -> io::Result<()> {
        let (kinds, files) = (glance.other_kinds, glance.other_files);
        let other_kinds = OtherKindsEntry { findings: kinds.findings, records: kinds.records };
        let other_files = OtherFilesEntry { files: files.files, findings: files.findings };
        let unchecked = unchecked.iter().map(|it| UncheckedEntry {
            path: it.path.as_deref(),
            reason: it.reason,
            message: &it.message,
        });
        let schemas = glance.schemas.iter();
        let schemas = schemas.map(|(schema, records)| ChosenEntry { schema, records: *records });
        let line = SummaryLine {
            files: summary.files,
            records: summary.records,
            errors: summary.errors,
            warnings: summary.warnings,
            advice: summary.advice,
            known: summary.known,
            unchecked: unchecked.collect(),
            stopped: summary.is_stopped,
            kinds: glance.kinds.iter().map(|kind| (*kind).into()).collect(),
            other_kinds: (kinds.findings > 0).then_some(other_kinds),
            files_with_findings: glance.files.iter().map(|file| (*file).into()).collect(),
            other_files: (files.files > 0).then_some(other_files),
            known_kinds: summary.known.map(|_| summary.known_kinds),
            schemas: schemas.collect(),
        };
        write_line(out, &Line::Summary(line))
    }

    fn abort(
        &mut self,
        out: &mut dyn Write,
        summary: &Summary,
        unchecked: &[Unchecked],
        glance: &Glance<'_>,
    ) -> io::Result<()> {
        self.summary(out, summary, unchecked, glance)
    }
}

impl From<Severity> for SeverityName {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Advice => Self::Advice,
            Severity::Warning => Self::Warning,
            _ => Self::Error,
        }
    }
}

impl<'a> From<&'a Kind> for KindEntry<'a> {
    fn from(kind: &'a Kind) -> Self {
        let position = kind.example.position;
        let values = kind.values().into_iter().map(|top| ValueEntry {
            value: top.value,
            findings: top.count,
            minimum: top.is_minimum,
        });
        Self {
            severity: kind.severity.into(),
            code: &kind.code,
            field: kind.field.as_deref(),
            schema: Some(&*kind.schema).filter(|schema| !schema.is_empty()),
            findings: kind.findings,
            records: kind.records,
            files: kind.files,
            example: ExampleEntry {
                path: &kind.example.path,
                line: kind.example.line,
                column: position.map(|position| position.column),
                record: kind.example.record,
            },
            values: values.collect(),
            help: kind.help.as_deref(),
        }
    }
}

impl<'a> From<&'a FileCount> for FileEntry<'a> {
    fn from(file: &'a FileCount) -> Self {
        let FileCount { path, errors, warnings, advice } = file;
        Self { path, errors: *errors, warnings: *warnings, advice: *advice }
    }
}

fn write_line(out: &mut dyn Write, line: &Line<'_>) -> io::Result<()> {
    let mut text = safe::json(line)?;
    text.push(b'\n');
    out.write_all(&text)
}
