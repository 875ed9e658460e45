//! A run at a glance: its kinds of findings and its files, as they are printed.

use tablature_validator::{Position, Severity};

use tablature_schema::plural::count;

use super::kinds::Kind;

/// Kinds that people are shown: they fit on a screen or two.
const SHOWN_KINDS: usize = 30;

/// Files that people are shown.
const SHOWN_FILES: usize = 10;

/// The kinds of findings of a run, and the files that have some. Known findings are not among them; all others are, printed
/// or not.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Glance<'a> {
    /// Kinds, in the order of severity, number and appearance.
    pub kinds: Vec<&'a Kind>,
    /// The kinds that are too many to be counted by themselves.
    pub other_kinds: OtherKinds,
    /// Files, those with the most errors first.
    pub files: Vec<&'a FileCount>,
    /// The files that are too many to be counted by themselves.
    pub other_files: OtherFiles,
    /// Is `true` if people need it: a finding is not printed, or they asked for it.
    pub is_wanted: bool,
}

impl<'a> Glance<'a> {
    /// Returns the kinds that people are shown.
    pub fn first_kinds(&self) -> &[&'a Kind] {
        &self.kinds[..self.kinds.len().min(SHOWN_KINDS)]
    }

    /// Returns the sentence about the kinds that people are not shown, if there are some.
    pub fn more_kinds(&self) -> Option<String> {
        let rest = &self.kinds[self.first_kinds().len()..];
        let findings = rest.iter().map(|kind| kind.findings).sum::<u64>();
        let findings = count(findings + self.other_kinds.findings, "finding");
        let listed = self.kinds.len();
        match (rest.len(), self.other_kinds.findings) {
            (0, 0) => None,
            (more, 0) => {
                let kinds = count(more, "more kind");
                Some(format!("… {kinds} with {findings}; `--format json` lists all"))
            }
            (..) => Some(format!(
                "… more kinds with {findings}; `--format json` lists {listed}, and counts the others \
                 together"
            )),
        }
    }

    /// Returns the files that people are shown; none if there is only one file.
    pub fn first_files(&self) -> &[&'a FileCount] {
        match self.files.len() {
            1 => &[],
            number => &self.files[..number.min(SHOWN_FILES)],
        }
    }

    /// Returns the sentence about the files that people are not shown, if there are some.
    pub fn more_files(&self) -> Option<String> {
        let rest = self.files.get(SHOWN_FILES..).unwrap_or_default();
        let findings = rest.iter().map(|file| file.findings()).sum::<u64>();
        let findings = count(findings + self.other_files.findings, "finding");
        let files = rest.len() as u64 + self.other_files.files;
        let listed = match self.other_files.files {
            0 => "all".to_owned(),
            _ => self.files.len().to_string(),
        };
        (files > 0).then(|| {
            let files = count(files, "more file");
            format!("… {files} with {findings}; `--format json` lists {listed}")
        })
    }
}

/// The place of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Example {
    /// Name of the input.
    pub path: String,
    /// Line and column, if the input is a text.
    pub position: Option<Position>,
    /// Number of the record in a stream, from 1.
    pub record: Option<u64>,
}

impl Example {
    /// Returns `path:line:column`, or `path` if the input is not a text.
    pub fn place(&self) -> String {
        match self.position {
            Some(Position { line, column }) => format!("{}:{line}:{column}", self.path),
            None => self.path.clone(),
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

/// Returns a share in percent, for people; empty if a part is not of the whole.
pub fn share(part: u64, whole: u64) -> String {
    if part > whole || whole == 0 {
        return String::new();
    }
    let (part, whole) = (u128::from(part), u128::from(whole));
    match (2_000 * part + whole) / (2 * whole) {
        0 if part > 0 => "<0.1%".to_owned(),
        1_000 if part < whole => ">99.9%".to_owned(),
        tenths => format!("{}.{}%", tenths / 10, tenths % 10),
    }
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn shares_are_rounded_but_never_to_nothing_or_all() {
        let cases = [(500, 2_000), (1, 3), (2, 3), (0, 5), (5, 5), (1, 9_999), (9_999, 10_000)];
        let shares = cases.map(|(part, whole)| share(part, whole));
        assert_eq!(shares, ["25.0%", "33.3%", "66.7%", "0.0%", "100.0%", "<0.1%", ">99.9%"]);
        assert_eq!([share(1, 0), share(3, 2)], ["", ""]);
    }
}
