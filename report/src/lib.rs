//! Findings as text: one file per format, and [`Format`] names them all.
//!
//! `text` and [`json`] print findings as they are. The formats of code hosts and build servers print
//! [`notice`]s, which changes of schemas are too; [`ReportFormat`] names those formats, and `adapter` makes
//! notices of findings. [`run`] holds what a run adds to findings: severities, baselines, fingerprints.
#![expect(
    clippy::missing_errors_doc,
    reason = "what prints fails where the output cannot be written, and nowhere else"
)]

mod adapter;
pub mod escape;
mod excerpt;
pub mod fingerprint;
mod github;
mod gitlab;
pub mod json;
mod junit;
pub mod markdown;
pub mod notice;
pub mod portable;
pub mod run;
pub mod safe;
mod sarif;
mod text;

use std::{
    fmt,
    io::{self, Write},
};

use tablature_validator::{Finding, Origin, Severity};

use notice::{Notices, RuleDocs, Subject};

/// A format that findings can be printed in.
#[derive(Debug, Clone, Copy, Default)]
#[cfg_attr(feature = "clap", derive(clap::ValueEnum))]
pub enum Format {
    /// For people: an excerpt with the place underlined
    #[default]
    Text,
    /// For programs: JSON Lines, one object per finding and one for the summary
    Json,
    /// For code scanning: SARIF 2.1.0
    Sarif,
    /// For test reports: `JUnit` XML
    #[cfg_attr(feature = "clap", value(help = "For test reports: JUnit XML"))]
    Junit,
    /// For GitHub: workflow commands, which become annotations
    Github,
    /// For GitLab: a Code Quality report
    Gitlab,
    /// For job summaries and comments: a table in Markdown
    Markdown,
}

impl Format {
    /// What prints this format. `docs` says what there is to know about rules.
    pub fn renderer(self, color: bool, docs: RuleDocs) -> Box<dyn Render> {
        let notices =
            |format: ReportFormat| Box::new(adapter::NoticeRenderer(format.notices(docs)));
        match self {
            Self::Text => Box::new(text::Text::new(color)),
            Self::Json => Box::new(json::Json),
            Self::Sarif => notices(ReportFormat::Sarif),
            Self::Junit => notices(ReportFormat::Junit),
            Self::Github => notices(ReportFormat::Github),
            Self::Gitlab => notices(ReportFormat::Gitlab),
            Self::Markdown => notices(ReportFormat::Markdown),
        }
    }

    /// Whether findings are printed with what they are known by.
    pub fn has_fingerprints(self) -> bool {
        match self {
            Self::Json | Self::Sarif | Self::Gitlab => true,
            Self::Text | Self::Junit | Self::Github | Self::Markdown => false,
        }
    }

    /// How many findings are printed unless the user says otherwise. A person reads no more than
    /// some; a program wants all.
    pub fn default_max_findings(self) -> Option<u64> {
        match self {
            Self::Text | Self::Markdown => Some(100),
            Self::Json | Self::Sarif | Self::Junit | Self::Github | Self::Gitlab => None,
        }
    }
}

/// A format for notices of any command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportFormat {
    /// SARIF 2.1.0.
    Sarif,
    /// `JUnit` XML.
    Junit,
    /// Workflow commands of GitHub.
    Github,
    /// A Code Quality report of GitLab.
    Gitlab,
    /// A table in Markdown.
    Markdown,
}

impl ReportFormat {
    /// What prints this format. `docs` says what there is to know about rules; only SARIF asks.
    pub fn notices(self, docs: RuleDocs) -> Box<dyn Notices> {
        match self {
            Self::Sarif => Box::new(sarif::Sarif::new(docs)),
            Self::Junit => Box::new(junit::Junit::default()),
            Self::Github => Box::new(github::Github::default()),
            Self::Gitlab => Box::new(gitlab::Gitlab::default()),
            Self::Markdown => Box::new(markdown::Markdown::default()),
        }
    }
}

/// Prints a run in one format. Called in the order of the methods; inputs come one after the other,
/// each with its findings and troubles.
pub trait Render {
    /// Prints what stands ahead of everything.
    fn begin(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    /// What comes is about this input.
    fn input(&mut self, _out: &mut dyn Write, _subject: &Subject) -> io::Result<()> {
        Ok(())
    }

    /// Prints a finding.
    fn finding(&mut self, out: &mut dyn Write, shown: &Shown<'_>) -> io::Result<()>;

    /// Prints that an input could not be checked, in formats that have a place for it.
    fn failure(
        &mut self,
        _out: &mut dyn Write,
        _subject: &Subject,
        _reason: &str,
    ) -> io::Result<()> {
        Ok(())
    }

    /// Says that this many findings are not printed.
    fn left_out(&mut self, out: &mut dyn Write, count: u64) -> io::Result<()>;

    /// Prints what the run came to.
    fn summary(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()>;

    /// Prints what stands behind everything. There is no summary if only errors are wanted, or if the
    /// run broke off.
    fn end(&mut self, _out: &mut dyn Write, _summary: Option<&Summary>) -> io::Result<()> {
        Ok(())
    }
}

/// A finding with what surrounds it.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// The name of the input, as it was named or found.
    pub path: &'a str,
    /// The same, as code hosts name it.
    pub subject: &'a Subject,
    /// The finding, with the severity that the user wants.
    pub finding: &'a Finding,
    /// What stays the same from run to run; empty where nobody asks for it.
    pub fingerprint: &'a str,
    /// The text around it, if it may be shown.
    pub record: Option<Excerpted<'a>>,
}

/// The record that excerpts come from.
#[derive(Debug, Clone, Copy)]
pub struct Excerpted<'a> {
    /// The record's text.
    pub bytes: &'a [u8],
    /// Where the text begins.
    pub origin: Origin,
    /// What else stands on its lines.
    pub beside: Beside,
}

/// Whether a record shares lines with other text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Beside {
    /// Text stands ahead of it on its first line.
    pub before: bool,
    /// Text follows it on its last line.
    pub after: bool,
}

/// What a run checks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Counted {
    /// The records of files.
    #[default]
    Records,
    /// Schemas, each a file.
    Schemas,
}

/// What a run came to. Counts all findings, printed or not. Displays as a sentence for people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// What was checked.
    pub counted: Counted,
    /// Inputs that were opened.
    pub files: u64,
    /// Inputs that could not be read to their end, or not be checked. Not said in JSON: standard error
    /// and the exit code say it.
    pub unchecked: u64,
    /// Records that were judged.
    pub records: u64,
    /// Findings of severity error.
    pub errors: u64,
    /// Findings of severity warning.
    pub warnings: u64,
    /// Findings of severity advice.
    pub advice: u64,
    /// Findings that the baseline knows, if there is one. They are not among the others.
    pub known: Option<u64>,
}

impl Summary {
    /// Counts a finding.
    pub fn count(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Advice => self.advice += 1,
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { counted, files, unchecked, records, errors, warnings, advice, known } = *self;
        let (errors, warnings) = (count(errors, "error"), count(warnings, "warning"));
        match counted {
            Counted::Records => {
                let (files, records) = (count(files, "file"), count(records, "record"));
                write!(f, "{files}, {records}: {errors}, {warnings}, {advice} advice")?;
            }
            Counted::Schemas => write!(f, "{}: {errors}, {warnings}", count(files, "schema"))?,
        }
        if let Some(known) = known {
            write!(f, ", {known} known")?;
        }
        match unchecked {
            0 => Ok(()),
            number => write!(f, ", {} could not be checked", count(number, "input")),
        }
    }
}

fn count(number: u64, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}
