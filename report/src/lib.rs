//! Prints findings: one file per format; [`Format`] lists them all.
//!
//! `text` and [`json`] print findings as they are. The formats of code hosts and build servers print [`notice`]s, also
//! for changes of schemas; [`ReportFormat`] lists those formats, and `adapter` turns findings into notices. [`run`] has
//! what a run adds to findings: severities, baselines, fingerprints. [`site`] makes pages about schemas; `document` has what these
//! share with the page about a run.
#![expect(
    clippy::missing_errors_doc,
    reason = "printing fails only if the output cannot be written"
)]

mod adapter;
mod columns;
mod document;
mod excerpt;
pub mod fingerprint;
mod github;
mod gitlab;
mod html;
pub mod json;
mod junit;
pub mod markdown;
pub mod notice;
pub mod portable;
pub mod run;
pub mod safe;
mod sarif;
pub mod site;
mod text;
mod text_glance;

use std::{
    fmt,
    io::{self, Write},
};

use serde::Serialize;
use tablature_schema::{format::Timestamp, json::Beside, plural::count};
use tablature_validator::{Finding, Origin, Severity};

use notice::{Notices, RuleDocs, Subject};
use run::{Glance, Show};

/// A format that findings can be printed in.
#[derive(Debug, Clone, Copy, Default)]
#[cfg_attr(feature = "clap", derive(clap::ValueEnum))]
#[non_exhaustive]
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
    /// For colleagues: one page with totals, kinds, files and examples, to open in a browser
    Html,
}

impl Format {
    /// Returns the renderer of this format. `docs` looks up the documentation of rules.
    pub fn renderer(self, look: Look, docs: RuleDocs) -> Box<dyn Render> {
        let notices =
            |format: ReportFormat| Box::new(adapter::NoticeRenderer(format.notices(docs)));
        match self {
            Self::Text => Box::new(text::Text::new(look)),
            Self::Json => Box::new(json::Json),
            Self::Sarif => notices(ReportFormat::Sarif),
            Self::Junit => notices(ReportFormat::Junit),
            Self::Github => notices(ReportFormat::Github),
            Self::Gitlab => notices(ReportFormat::Gitlab),
            Self::Markdown => notices(ReportFormat::Markdown),
            Self::Html => Box::new(html::Html::new(look.now)),
        }
    }

    /// Returns whether findings are printed with their fingerprints.
    pub fn has_fingerprints(self) -> bool {
        match self {
            Self::Json | Self::Sarif | Self::Gitlab => true,
            Self::Text | Self::Junit | Self::Github | Self::Markdown | Self::Html => false,
        }
    }

    /// Returns the findings that are printed by default of those of one kind. People read one; programs want all.
    pub fn default_show(self) -> Show {
        match self {
            Self::Text => Show::Kinds,
            _ => Show::All,
        }
    }

    /// Returns whether the summary has the kinds of findings, so that it can stand alone. The reports of code hosts and build
    /// servers have no such place: without findings, they would say that all is well.
    pub fn has_kinds(self) -> bool {
        matches!(self, Self::Text | Self::Json | Self::Markdown | Self::Html)
    }

    /// Returns whether findings are shown over time.
    pub fn has_timeline(self) -> bool {
        matches!(self, Self::Html)
    }

    /// Returns the default limit on printed findings. People read only some; programs want all.
    pub fn default_max_findings(self) -> Option<u64> {
        match self {
            Self::Text | Self::Markdown => Some(100),
            // The page keeps some examples of each kind.
            Self::Json | Self::Sarif | Self::Junit | Self::Github | Self::Gitlab | Self::Html => {
                None
            }
        }
    }
}

/// Returns the renderer of [`Format::Html`] for a run at a time, for programs that keep it until somebody wants the page.
pub fn page(now: Option<Timestamp>) -> Box<dyn Render + Send + Sync> {
    Box::new(html::Html::new(now))
}

/// The look of text for people.
#[derive(Debug, Clone, Copy, Default)]
pub struct Look {
    /// Is `true` if it is coloured.
    pub color: bool,
    /// Columns of the terminal, if it is one.
    pub width: Option<usize>,
    /// When the run is, for pages that are kept.
    pub now: Option<Timestamp>,
}

impl Look {
    fn paint(self, style: anstyle::Style, text: &str) -> String {
        if self.color { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }
}

/// Returns the style of a severity.
fn mark(severity: Severity) -> anstyle::Style {
    let color = match severity {
        Severity::Advice => anstyle::AnsiColor::Cyan,
        Severity::Warning => anstyle::AnsiColor::Yellow,
        _ => anstyle::AnsiColor::Red,
    };
    color.on_default().bold()
}

/// A number of findings that are not printed, by the option that says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum LeftOut {
    /// Enough were printed.
    BeyondMax(u64),
    /// One of their kind was printed.
    Repeated(u64),
}

impl LeftOut {
    /// Returns the number.
    pub fn count(self) -> u64 {
        match self {
            Self::BeyondMax(count) | Self::Repeated(count) => count,
        }
    }

    /// Returns what the option does, for people.
    pub fn remedy(self) -> &'static str {
        match self {
            Self::BeyondMax(_) => "`--max-findings` sets how many are printed",
            Self::Repeated(_) => "`--show all` prints each",
        }
    }
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kinds = if matches!(self, Self::Repeated(_)) { " of these kinds" } else { "" };
        write!(f, "{} more{kinds} left out; {}", self.count(), self.remedy())
    }
}

/// A format for notices of any command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
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
    /// Returns the printer of this format. `docs` looks up the documentation of rules, which only SARIF uses.
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

/// Prints a run in one format. Called in the order of the methods; inputs come one after the other, each with its
/// findings and failures.
pub trait Render {
    /// Prints the beginning of the output.
    fn begin(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    /// Begins an input.
    fn input(&mut self, _out: &mut dyn Write, _subject: &Subject) -> io::Result<()> {
        Ok(())
    }

    /// Prints a finding.
    fn finding(&mut self, out: &mut dyn Write, shown: &Shown<'_>) -> io::Result<()>;

    /// Prints that an input could not be checked, in formats that support it.
    fn failure(
        &mut self,
        _out: &mut dyn Write,
        _subject: &Subject,
        _reason: &str,
    ) -> io::Result<()> {
        Ok(())
    }

    /// Prints that findings were left out.
    fn left_out(&mut self, out: &mut dyn Write, left_out: LeftOut) -> io::Result<()>;

    /// Prints the summary, with what could not be checked and the kinds of findings.
    fn summary(
        &mut self,
        out: &mut dyn Write,
        summary: &Summary,
        unchecked: &[Unchecked],
        glance: &Glance<'_>,
    ) -> io::Result<()>;

    /// Prints the summary of a run that was aborted, in formats for programs that read line by line.
    fn abort(
        &mut self,
        _out: &mut dyn Write,
        _summary: &Summary,
        _unchecked: &[Unchecked],
        _glance: &Glance<'_>,
    ) -> io::Result<()> {
        Ok(())
    }

    /// Prints the whole run at once, in formats that are one page; also if only errors are requested, and if the run was
    /// aborted. Called before the end.
    fn page(
        &mut self,
        _out: &mut dyn Write,
        _summary: &Summary,
        _unchecked: &[Unchecked],
        _glance: &Glance<'_>,
    ) -> io::Result<()> {
        Ok(())
    }

    /// Prints the end of the output. There is no summary if only errors are requested, or if the run was aborted.
    fn end(&mut self, _out: &mut dyn Write, _summary: Option<&Summary>) -> io::Result<()> {
        Ok(())
    }
}

/// A finding with its context.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// Name of the input, as it was given or found.
    pub path: &'a str,
    /// The input, for code hosts.
    pub subject: &'a Subject,
    /// The finding, with the severity chosen by the user.
    pub finding: &'a Finding,
    /// The index of its kind; `None` if there are too many.
    pub kind: Option<usize>,
    /// Fingerprint of the finding; empty if it is not needed.
    pub fingerprint: &'a str,
    /// The record that contains it, if it may be shown.
    pub record: Option<Excerpted<'a>>,
}

/// A record for excerpts.
#[derive(Debug, Clone, Copy)]
pub struct Excerpted<'a> {
    /// The record's text.
    pub bytes: &'a [u8],
    /// Start of the text in the file.
    pub origin: Origin,
    /// Other text on its lines.
    pub beside: Beside,
}

/// The things that a run checks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Counted {
    /// The records of files.
    #[default]
    Records,
    /// Schemas, each in a file.
    Schemas,
}

/// The result of a run. Counts all findings, printed or not. Displays as a sentence for people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Summary {
    /// Unit that the totals count.
    pub counted: Counted,
    /// Inputs that were opened.
    pub files: u64,
    /// Inputs that could not be read completely, or not be checked.
    pub unchecked: u64,
    /// Whether the run ended before all was checked.
    pub is_stopped: bool,
    /// Records that were checked.
    pub records: u64,
    /// Findings of severity error.
    pub errors: u64,
    /// Findings of severity warning.
    pub warnings: u64,
    /// Findings of severity advice.
    pub advice: u64,
    /// Findings in the baseline, if there is one. They are not included in the other counts.
    pub known: Option<u64>,
    /// Number of the kinds of these findings, at most a thousand.
    pub known_kinds: u64,
}

/// Something that could not be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unchecked {
    /// Name of the input, if it is one.
    pub path: Option<String>,
    /// What kept it from being checked.
    pub reason: Reason,
    /// The message, for people.
    pub message: String,
}

/// What keeps something from being checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
#[expect(
    missing_docs,
    reason = "with descriptions of their own, the published schema would list each separately"
)]
pub enum Reason {
    Usage,
    Input,
    Schema,
    Limit,
    Output,
    Internal,
}

impl Summary {
    /// Returns the number of things that are checked and may have findings: records, or schemas.
    pub fn total(&self) -> u64 {
        match self.counted {
            Counted::Records => self.records,
            Counted::Schemas => self.files,
        }
    }

    /// Counts findings.
    pub fn count(&mut self, severity: Severity, number: u64) {
        match severity {
            Severity::Advice => self.advice += number,
            Severity::Warning => self.warnings += number,
            _ => self.errors += number,
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { counted, files, unchecked, records, errors, warnings, advice, .. } = *self;
        let (errors, warnings) = (count(errors, "error"), count(warnings, "warning"));
        match counted {
            Counted::Records => {
                let (files, records) = (count(files, "file"), count(records, "record"));
                write!(f, "{files}, {records}: {errors}, {warnings}, {advice} advice")?;
            }
            Counted::Schemas => write!(f, "{}: {errors}, {warnings}", count(files, "schema"))?,
        }
        match (self.known, self.known_kinds) {
            (None, _) => {}
            (Some(1), _) => write!(f, "; 1 known finding is in the baseline")?,
            (Some(known), 0) => write!(f, "; {known} known findings are in the baseline")?,
            (Some(known), kinds) => {
                let kinds = count(kinds, "kind");
                write!(f, "; {known} known findings of {kinds} are in the baseline")?;
            }
        }
        match unchecked {
            0 => Ok(()),
            number => write!(f, "; {} could not be checked", count(number, "input")),
        }
    }
}
