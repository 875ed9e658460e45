//! Notices for code hosts and test reports: the input of all machine formats, from any command.
//!
//! A command creates a [`Notices`] with [`super::ReportFormat::notices`], and calls it in this order: `begin`, then for
//! each file `subject` with its notices and failures, then `end`. The output is not a valid document before `end`, so a
//! run that is aborted calls `end` too.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

use tablature_validator::{Position, Severity};

use crate::{LeftOut, Summary, portable, run::Glance};

/// The subject of notices: a file, or something that only has a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// Relative to the current directory if it is below it; for a name, the name.
    path: PathBuf,
    /// The path as a string, with forward slashes.
    name: String,
}

impl Subject {
    /// Creates the subject for a file.
    pub fn file(path: &Path) -> Self {
        let path = portable::relative(path);
        Self { name: portable::text(&path), path }
    }

    /// Creates a subject that is not a file, such as `<stdin>` or a schema of the catalogue.
    pub fn named(name: &str) -> Self {
        Self { path: PathBuf::from(name), name: name.to_owned() }
    }

    /// Returns the name for people and code hosts. It may contain any character; invalid UTF-8 is replaced.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns a URI reference.
    pub fn uri(&self) -> String {
        portable::uri(&self.path)
    }

    /// Returns bytes that identify it, for fingerprints.
    pub fn identity(&self) -> std::borrow::Cow<'_, [u8]> {
        portable::bytes(&self.path)
    }
}

/// A range of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// The first character.
    pub start: Position,
    /// The character after the last, if known.
    pub end: Option<Position>,
}

/// A notice.
#[derive(Debug, Clone)]
pub struct Notice<'a> {
    /// Subject of the notice.
    pub subject: &'a Subject,
    /// Place in the subject; `None` for all of it.
    pub region: Option<Region>,
    /// The record in a stream, from 1.
    pub record: Option<u64>,
    /// The stable name of the rule: a code of a finding, the kind of a change.
    pub rule: &'a str,
    /// Severity of the notice.
    pub severity: Severity,
    /// The message: lower case, no final period. May contain any character.
    pub message: &'a str,
    /// How to fix it.
    pub help: Option<&'a str>,
    /// Further facts by name, such as `pointer`; names are in lowerCamelCase.
    pub details: Vec<(&'static str, String)>,
    /// Stable between runs and unique among notices: see [`crate::fingerprint`]. A change of a schema has the
    /// fingerprint that acknowledgements use, which it shares with the same change of another schema. May be empty for
    /// formats that do not print it.
    pub fingerprint: &'a str,
}

impl Notice<'_> {
    /// Returns `path:line:column`, or `path` if there is no place.
    pub fn place(&self) -> String {
        let name = self.subject.name();
        match self.region {
            Some(Region { start: Position { line, column }, .. }) => {
                format!("{name}:{line}:{column}")
            }
            None => name.to_owned(),
        }
    }

    /// Returns the record in a stream, or the row and the column of a table, for people; may contain any character of the
    /// name of a column.
    pub fn record_text(&self) -> Option<String> {
        let record = self.record?;
        Some(match (self.detail("row"), self.detail("column")) {
            (Some(row), Some(column)) => format!("row {row}, column {column}"),
            (Some(row), None) => format!("row {row}"),
            (None, _) => format!("record {record}"),
        })
    }

    /// Returns the detail with this name.
    pub fn detail(&self, name: &str) -> Option<&str> {
        self.details.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }
}

/// The documentation of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleDoc {
    /// Summary in one sentence.
    pub summary: String,
    /// Full documentation, in Markdown.
    pub help: String,
    /// The severity, unless the user chose another.
    pub severity: Severity,
}

/// Looks up the documentation of a rule. Called once for each rule in the notices of a run.
pub type RuleDocs = Box<dyn Fn(&str) -> RuleDoc>;

/// Prints notices in one format. See the module for the order of calls.
pub trait Notices {
    /// Prints the beginning of the output.
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()>;

    /// Begins a subject. What follows is about it, until the next one.
    fn subject(&mut self, out: &mut dyn Write, subject: &Subject) -> io::Result<()>;

    /// Prints a notice.
    fn notice(&mut self, out: &mut dyn Write, notice: &Notice<'_>) -> io::Result<()>;

    /// Prints that the subject could not be checked, and the reason.
    fn failure(&mut self, out: &mut dyn Write, subject: &Subject, reason: &str) -> io::Result<()>;

    /// Prints that notices were left out.
    fn left_out(&mut self, out: &mut dyn Write, left_out: LeftOut) -> io::Result<()>;

    /// Prints the kinds of findings of a run, in formats for people that have room for them.
    fn glance(
        &mut self,
        _out: &mut dyn Write,
        _summary: &Summary,
        _glance: &Glance<'_>,
    ) -> io::Result<()> {
        Ok(())
    }

    /// Prints the end of the output, and in formats for people the summary.
    fn end(&mut self, out: &mut dyn Write, summary: Option<&str>) -> io::Result<()>;
}
