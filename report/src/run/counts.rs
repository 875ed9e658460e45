//! Numbers of findings together, and the place of one.

use tablature_validator::{Position, Severity};

/// The place of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Example {
    /// Name of the input.
    pub path: String,
    /// Line and column, if the input is a text other than a table.
    pub position: Option<Position>,
    /// Line, if the input is a text; of a row of a table, that where it begins.
    pub line: Option<u64>,
    /// Number of the record in a stream, from 1.
    pub record: Option<u64>,
}

impl Example {
    /// Returns `path:line:column`, `path:line` if the input is a table in a text, or `path` if it is not a text.
    pub fn place(&self) -> String {
        match (self.position, self.line) {
            (Some(Position { line, column }), _) => format!("{}:{line}:{column}", self.path),
            (None, Some(line)) => format!("{}:{line}", self.path),
            (None, None) => self.path.clone(),
        }
    }
}

/// Findings of many kinds together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct OtherKinds {
    /// Number of findings.
    pub findings: u64,
    /// Number of records that have such a finding.
    pub records: u64,
}

/// Number of findings of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FileCount {
    /// Name of the input.
    pub path: String,
    /// Findings of severity error.
    pub errors: u64,
    /// Findings of severity warning.
    pub warnings: u64,
    /// Findings of severity advice.
    pub advice: u64,
}

impl FileCount {
    pub(super) fn new(path: &str) -> Self {
        Self { path: path.to_owned(), errors: 0, warnings: 0, advice: 0 }
    }

    pub(super) fn count(&mut self, severity: Severity, number: u64) {
        match severity {
            Severity::Advice => self.advice += number,
            Severity::Warning => self.warnings += number,
            _ => self.errors += number,
        }
    }

    /// Returns the number of all findings.
    pub fn findings(&self) -> u64 {
        self.errors + self.warnings + self.advice
    }
}

/// Findings of many files together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct OtherFiles {
    /// Number of files.
    pub files: u64,
    /// Number of findings.
    pub findings: u64,
}
