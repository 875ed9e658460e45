//! Findings as text: one file per format, and [`Format`] names them all.

mod excerpt;
mod json;
mod text;

use std::io::{self, Write};

use clap::ValueEnum;
use tablature_validator::{Finding, Origin, Severity};

use crate::input::Beside;

/// A format that findings can be printed in.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub(crate) enum Format {
    /// For people: an excerpt with the place underlined
    #[default]
    Text,
    /// For programs: JSON Lines, one object per finding and one for the summary
    Json,
}

impl Format {
    /// What prints this format.
    pub(crate) fn renderer(self, color: bool) -> Box<dyn Render> {
        match self {
            Self::Text => Box::new(text::Text::new(color)),
            Self::Json => Box::new(json::Json),
        }
    }

    /// How many findings are printed unless the user says otherwise. A person reads no more than
    /// some; a program wants all.
    pub(crate) fn default_max_findings(self) -> Option<u64> {
        match self {
            Self::Text => Some(100),
            Self::Json => None,
        }
    }
}

/// Prints a run in one format. Called in the order of the methods.
pub(crate) trait Render {
    /// Prints a finding.
    fn finding(&mut self, out: &mut dyn Write, shown: &Shown<'_>) -> io::Result<()>;

    /// Says that this many findings are not printed.
    fn left_out(&mut self, out: &mut dyn Write, count: u64) -> io::Result<()>;

    /// Prints what the run came to.
    fn summary(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()>;
}

/// A finding with what surrounds it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shown<'a> {
    /// The name of the input.
    pub(crate) path: &'a str,
    /// The finding, with the severity that the user wants.
    pub(crate) finding: &'a Finding,
    /// The text around it, if it may be shown.
    pub(crate) record: Option<Excerpted<'a>>,
}

/// The record that excerpts come from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Excerpted<'a> {
    /// The record's text.
    pub(crate) bytes: &'a [u8],
    /// Where the text begins.
    pub(crate) origin: Origin,
    /// What else stands on its lines.
    pub(crate) beside: Beside,
}

/// What a run came to. Counts all findings, printed or not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Summary {
    /// Inputs that were opened.
    pub(crate) files: u64,
    /// Inputs that could not be read to their end, or not be checked. Said in text only: what a
    /// summary in JSON holds is fixed.
    pub(crate) unchecked: u64,
    /// Records that were judged.
    pub(crate) records: u64,
    /// Findings of severity error.
    pub(crate) errors: u64,
    /// Findings of severity warning.
    pub(crate) warnings: u64,
    /// Findings of severity advice.
    pub(crate) advice: u64,
}

impl Summary {
    /// Counts a finding.
    pub(crate) fn count(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Advice => self.advice += 1,
        }
    }
}
