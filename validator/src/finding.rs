//! Findings about a payload: plain data, the same for every output.

use std::{cmp::Ordering, fmt, str::FromStr};

use tablature_schema::json::{Origin, Place, Row};

use crate::shorten::{MAX_FIELD, shorten};

/// The code of the finding that stands for those that are not reported.
pub(crate) const TOO_MANY: &str = "too-many-findings";

/// The severity of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// The payload does not follow a recommendation of the vendor.
    Advice,
    /// The payload is accepted, but probably not as it was meant.
    Warning,
    /// The payload is invalid.
    Error,
}

impl Severity {
    /// Returns the name used in every output: `error`, `warning` or `advice`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Advice => "advice",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Severity {
    type Err = ParseSeverityError;

    fn from_str(text: &str) -> Result<Self, ParseSeverityError> {
        match text {
            "advice" => Ok(Self::Advice),
            "warning" => Ok(Self::Warning),
            "error" => Ok(Self::Error),
            _ => Err(ParseSeverityError { text: text.to_owned() }),
        }
    }
}

/// A string that is not the name of a [`Severity`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseSeverityError {
    text: String,
}

impl fmt::Display for ParseSeverityError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a severity; use `error`, `warning` or `advice`", self.text)
    }
}

impl std::error::Error for ParseSeverityError {}

/// Something invalid, doubtful or unusual in a payload.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// Stable name of the kind of finding, such as `missing-field`; see [`crate::codes`].
    pub code: String,
    /// Severity of the finding.
    pub severity: Severity,
    /// The message: lower case, no final period.
    pub message: String,
    /// How to fix it.
    pub help: Option<String>,
    /// JSON Pointer (RFC 6901) into the payload, in the payload's own spelling. A missing field is
    /// reported at the object that lacks it. Beyond 1,024 bytes, its keys are cut, marked by `…`.
    pub pointer: String,
    /// The name of the field that is missing or unknown.
    pub field: Option<String>,
    /// The place of the value, or of the key of an unknown field.
    pub place: Place,
    /// Number of the record in a stream, from 1.
    pub record: Option<u64>,
    /// The id of the schema, such as `vendor/name@version`.
    pub schema: String,
    /// JSON Pointer into the schema, to the violated keyword.
    pub schema_pointer: String,
    /// The violated keyword; `false` for the schema `false`, empty where the text is not JSON.
    pub keyword: String,
    /// Documentation of the rule, such as `WebEvent.md:11 event_name (249.0.0)`.
    pub source: Option<String>,
    /// The offending value as JSON, where it is short and not masked.
    pub value: Option<String>,
}

impl Finding {
    /// Returns whether this says how many findings are not reported, and is none of its own.
    pub fn stands_for_others(&self) -> bool {
        self.code == TOO_MANY
    }

    /// Makes an error about the text between or around payloads, for callers that split a stream into records.
    ///
    /// `length` is the number of bytes, from the origin on, that the finding is about.
    pub fn between_records(code: &str, message: String, origin: Origin, length: u64) -> Self {
        Self {
            code: code.to_owned(),
            severity: Severity::Error,
            message,
            help: None,
            pointer: String::new(),
            field: None,
            place: Place::Text {
                position: origin.position,
                span: origin.byte..origin.byte + length,
            },
            record: origin.record,
            schema: String::new(),
            schema_pointer: String::new(),
            keyword: String::new(),
            source: None,
            value: None,
        }
    }

    /// Compares the places of findings, then their codes and what they are about.
    pub(crate) fn cmp_place(&self, other: &Self) -> Ordering {
        (&self.place, &self.code, &self.field, &self.schema_pointer).cmp(&(
            &other.place,
            &other.code,
            &other.field,
            &other.schema_pointer,
        ))
    }

    /// Moves the finding down, for callers that check blocks of a file before it is known how many lines and records come
    /// before them.
    #[must_use]
    pub fn moved_down(mut self, lines: u64, records: u64) -> Self {
        let Place::Text { position, .. } = &mut self.place else { return self };
        position.line += lines;
        self.record = self.record.map(|record| record + records);
        self
    }

    /// Places the finding in a table, for callers that check the rows of a table as JSON texts. `start` is the offset at
    /// which the text of the row was checked; `column` is the name of the column that the finding is about.
    #[must_use]
    pub fn at_row(mut self, row: Row, start: u64, column: Option<&str>) -> Self {
        let span = self.place.span_in_record(start).unwrap_or_default();
        let span = span.start as u64..span.end as u64;
        let column = column.map(|column| shorten(column, MAX_FIELD).into());
        self.place = Place::Table { row, column, span };
        self.record = Some(row.number);
        self
    }

    /// Returns whether the severity is [`Severity::Error`].
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Findings with one code about one payload that are counted but not reported, because there are more than
/// [`Limits::findings`](crate::Limits::findings).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Unreported {
    /// Their severity.
    pub severity: Severity,
    /// Their code.
    pub code: String,
    /// How many they are.
    pub count: u64,
}

/// All findings about one payload, in the order of their places.
///
/// Of very many, only the first are reported ([`Limits::findings`](crate::Limits::findings)). The others are counted
/// ([`Report::unreported`]), and a finding with the code `too-many-findings` says how many they are; it stands for them, and
/// is no finding of its own.
///
/// # Example
///
/// A report with errors becomes an error with [`Report::into_result`]:
///
/// ```
/// use tablature_validator::{Checker, Options};
///
/// let options = Options::at("2026-11-21T16:00:00Z".parse()?);
/// let schema = br#"{"type": "object", "properties": {"id": {"type": "string"}}}"#;
/// let checker = Checker::from_slice("order.json", schema, options)?;
/// let report = checker.check(br#"{"id": "a"}"#).into_result()?;
/// assert!(report.is_valid());
///
/// let error = checker.check(br#"{"id": 5}"#).into_result().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "1:8: error[wrong-type] at /id: expected a string, found integer `5`; put the value in quotes"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    findings: Vec<Finding>,
    unreported: Vec<Unreported>,
}

impl Report {
    /// Makes a report of these findings, and sorts them by place.
    pub fn new(mut findings: Vec<Finding>) -> Self {
        findings.sort_by(Finding::cmp_place);
        Self { findings, unreported: Vec::new() }
    }

    /// Adds the counts of the findings that are not reported.
    pub(crate) fn with_unreported(self, unreported: Vec<Unreported>) -> Self {
        Self { unreported, ..self }
    }

    /// Makes a report of findings that are sorted already.
    pub(crate) fn of_sorted(findings: Vec<Finding>) -> Self {
        Self { findings, unreported: Vec::new() }
    }

    /// Returns the findings in the order of their places.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Returns how many findings are not reported, by severity and code.
    pub fn unreported(&self) -> &[Unreported] {
        &self.unreported
    }

    /// Returns the same without warnings and advice.
    pub(crate) fn into_errors(mut self) -> Self {
        self.findings.retain(Finding::is_error);
        self.unreported.retain(|unreported| unreported.severity == Severity::Error);
        self
    }

    /// Returns the findings, and consumes the report.
    pub fn into_findings(self) -> Vec<Finding> {
        self.findings
    }

    /// Returns the findings, and how many are not reported; consumes the report.
    pub fn into_parts(self) -> (Vec<Finding>, Vec<Unreported>) {
        (self.findings, self.unreported)
    }

    /// Returns whether the payload is valid. There may be warnings and advice.
    pub fn is_valid(&self) -> bool {
        !self.findings.iter().any(Finding::is_error)
    }

    /// Returns the report if the payload is valid.
    ///
    /// # Errors
    ///
    /// [`ReportError`], if the report has at least one error.
    pub fn into_result(self) -> Result<Self, ReportError> {
        if self.is_valid() { Ok(self) } else { Err(ReportError { report: self }) }
    }
}

impl fmt::Display for Report {
    /// Writes a line for each finding: place, severity, code, pointer, message and help.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, finding) in self.findings.iter().enumerate() {
            let separator = if index == 0 { "" } else { "\n" };
            let Finding { place, severity, code, pointer, message, help, .. } = finding;
            write!(f, "{separator}{place}: {severity}[{code}]")?;
            if !pointer.is_empty() {
                write!(f, " at {pointer}")?;
            }
            write!(f, ": {message}")?;
            if let Some(help) = help {
                write!(f, "; {help}")?;
            }
        }
        Ok(())
    }
}

/// A report with at least one error. Made by [`Report::into_result`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportError {
    report: Report,
}

impl ReportError {
    /// Returns the findings in the order of their places.
    pub fn findings(&self) -> &[Finding] {
        self.report.findings()
    }

    /// Returns the findings, and consumes the error.
    pub fn into_findings(self) -> Vec<Finding> {
        self.report.into_findings()
    }

    /// Returns the report.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// Returns the report, and consumes the error.
    pub fn into_report(self) -> Report {
        self.report
    }
}

impl fmt::Display for ReportError {
    /// Writes a line for each finding: place, severity, code, pointer, message and help.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.report.fmt(f)
    }
}

impl std::error::Error for ReportError {}
